package scrape_test

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"os"
	"regexp"
	"runtime"
	"runtime/debug"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/extract"
	"github.com/lagebild/lagebild/internal/fetch"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/scrape"
	"github.com/lagebild/lagebild/internal/source"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/store/storetest"
)

// benchWorkers is how many requests are under way at once, for the bare client too.
const benchWorkers = 8

// What is demanded of a sweep.
const (
	leastCold = 0.08 // of the bare client's pages a second
	leastWarm = 0.3
	mostRSS   = 150 // MB, without PostgreSQL
)

// BenchmarkSweep runs 720 sources on 72 hosts once each, politeness lifted: cold, so that each page is fetched, read, stored
// and turned into cells; then warm, with one page in twenty changed and the others answering 304. A bare client that
// only downloads and decompresses the same pages with the same concurrency sets the measure; its passes lie between the
// others, so that all meet the same machine.
func BenchmarkSweep(b *testing.B) {
	s := newSweep(b)
	defer debug.SetGCPercent(debug.SetGCPercent(scrape.GCPercent))
	var bare, cold, warm time.Duration
	var bares, warms int
	takeBare := func() {
		s.bare()
		bare += s.timed(s.bare)
		bares++
	}
	n := 0
	resetPeak()
	for b.Loop() {
		b.StopTimer()
		n++
		s.fresh()
		takeBare()
		b.StartTimer()
		cold += s.timed(s.pass)
		b.StopTimer()
		takeBare()
		for range 3 {
			s.change()
			warm += s.timed(s.pass)
			warms++
			takeBare()
		}
		s.check(n)
		b.StartTimer()
	}
	rate := func(passes int, d time.Duration) float64 { return float64(passes*pagesInAll) / d.Seconds() }
	peak := peakRSS()
	b.ReportMetric(rate(bares, bare), "bare-pages/s")
	b.ReportMetric(rate(n, cold), "cold-pages/s")
	b.ReportMetric(rate(warms, warm), "warm-pages/s")
	b.ReportMetric(rate(n, cold)/rate(bares, bare), fmt.Sprintf("cold/bare(≥%v)", leastCold))
	b.ReportMetric(rate(warms, warm)/rate(bares, bare), fmt.Sprintf("warm/bare(≥%v)", leastWarm))
	b.ReportMetric(peak, fmt.Sprintf("MB-peak-RSS(≤%d)", mostRSS))
}

// sweep is the world of the benchmark.
type sweep struct {
	b         *testing.B
	port      string
	extractor *extract.Extractor
	bodies    []notice.Body
	store     *store.Store
	ahead     time.Duration // of the clock before the machine's
}

func newSweep(b *testing.B) *sweep {
	b.Helper()
	s := &sweep{b: b, port: startPages(b), extractor: extractor(b)}
	for i := range pageHosts {
		s.bodies = append(s.bodies, notice.Body{AGS: fmt.Sprintf("05999%03d", i+1), Name: townName(i), Kind: notice.Town, DistrictAGS: "05999"})
	}
	return s
}

func (s *sweep) must(err error) {
	s.b.Helper()
	must(s.b, err)
}

func (s *sweep) timed(f func()) time.Duration {
	start := time.Now()
	f()
	return time.Since(start)
}

func (s *sweep) url(host, page int) string {
	return "http://" + net.JoinHostPort(hostName(host), s.port) + "/p/" + strconv.Itoa(page)
}

// fresh makes a new database with all sources due.
func (s *sweep) fresh() {
	ctx := s.b.Context()
	s.store, s.ahead = storetest.New(s.b), 0
	s.must(s.store.SyncBodies(ctx, s.bodies))
	var recs []store.SourceRecord
	for host := range pageHosts {
		for page := range pagesAHost {
			recs = append(recs, store.SourceRecord{Namespace: "bench", Name: fmt.Sprintf("s-%d-%d", host, page), Spec: source.Spec{
				Type: source.TypePage, Page: &source.Page{URL: s.url(host, page)}, Body: s.bodies[host].AGS, Authority: notice.Official,
				Interval: 15 * time.Minute, Timeout: 30 * time.Second,
			}})
		}
	}
	_, err := s.store.SyncSources(ctx, "bench", recs, time.Now())
	s.must(err)
	s.ahead = time.Hour
}

// change gives one page in twenty a new version, and lets an hour pass.
func (s *sweep) change() {
	req, err := http.NewRequestWithContext(s.b.Context(), http.MethodPost, "http://127.0.0.1:"+s.port+"/change", http.NoBody)
	s.must(err)
	resp, err := http.DefaultClient.Do(req)
	s.must(err)
	_ = resp.Body.Close()
	http.DefaultClient.CloseIdleConnections()
	s.ahead += time.Hour
}

// pass runs a scraper until each source was recorded once.
func (s *sweep) pass() {
	c := clock.Scaled{Origin: time.Now(), Start: time.Now().Add(s.ahead), Factor: 1}
	f, err := fetch.New(fetch.Config{
		Clock: c, Hosts: s.store, Gap: time.Nanosecond, Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.1/32")}, AnyPort: true,
	})
	s.must(err)
	defer f.Close()
	r, err := source.New(source.Config{Fetcher: f, Clock: c})
	s.must(err)
	ctx, cancel := context.WithCancel(s.b.Context())
	defer cancel()
	st := &countingStore{Store: s.store, want: pagesInAll, done: cancel}
	sc, err := scrape.New(scrape.Config{Store: st, Reader: r, Extractor: s.extractor, Clock: c, Worker: "bench", Workers: benchWorkers})
	s.must(err)
	s.must(sc.Run(ctx))
	if n := st.failed.Load(); n > 0 {
		s.b.Fatalf("%d runs failed", n)
	}
}

// countingStore ends a pass when enough runs were recorded.
type countingStore struct {
	*store.Store
	want         int64
	done         func()
	seen, failed atomic.Int64
}

func (c *countingStore) FinishAll(ctx context.Context, os []store.Outcome) []error {
	errs := c.Store.FinishAll(ctx, os)
	for i, err := range errs {
		if err != nil || os[i].Err != nil {
			c.failed.Add(1)
		}
	}
	if c.seen.Add(int64(len(os))) >= c.want {
		c.done()
	}
	return errs
}

// check looks whether the passes of an iteration did what they are measured for.
func (s *sweep) check(iteration int) {
	now := time.Now().Add(s.ahead)
	o, err := s.store.Overview(s.b.Context(), now, now)
	s.must(err)
	cells := 0
	for _, row := range o.Rows {
		cells += len(row.Cells)
	}
	if len(o.Rows) != pageHosts || cells < 5*pageHosts {
		s.b.Fatalf("iteration %d: %d cells of %d bodies", iteration, cells, len(o.Rows))
	}
}

// bare downloads and decompresses every page once.
func (s *sweep) bare() {
	var d net.Dialer
	tr := &http.Transport{DialContext: func(ctx context.Context, network, _ string) (net.Conn, error) {
		return d.DialContext(ctx, network, "127.0.0.1:"+s.port)
	}}
	defer tr.CloseIdleConnections()
	client := &http.Client{Transport: tr}
	var next, size atomic.Int64
	var workers sync.WaitGroup
	for range benchWorkers {
		workers.Go(func() {
			for i := next.Add(1) - 1; i < pagesInAll; i = next.Add(1) - 1 {
				n, err := download(s.b.Context(), client, s.url(int(i)%pageHosts, int(i)/pageHosts))
				if err != nil {
					s.b.Error(err)
				}
				size.Add(n)
			}
		})
	}
	workers.Wait()
	if size.Load() < pagesInAll*pageSize*9/10 {
		s.b.Fatalf("the bare client got %d bytes", size.Load())
	}
}

func download(ctx context.Context, c *http.Client, url string) (int64, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, http.NoBody)
	if err != nil {
		return 0, err
	}
	resp, err := c.Do(req)
	if err != nil {
		return 0, err
	}
	defer func() { _ = resp.Body.Close() }()
	return io.Copy(io.Discard, resp.Body)
}

var rePeak = regexp.MustCompile(`VmHWM:\s+(\d+) kB`)

// resetPeak makes the kernel forget the peak so far, that of starting a database server among it.
func resetPeak() { _ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0o600) }

// peakRSS is the process's largest resident size in MB; where the kernel does not say, what Go has from it.
func peakRSS() float64 {
	if b, err := os.ReadFile("/proc/self/status"); err == nil {
		if m := rePeak.FindSubmatch(b); m != nil {
			if kb, err := strconv.ParseFloat(string(m[1]), 64); err == nil {
				return kb / 1000
			}
		}
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.Sys) / 1e6
}
