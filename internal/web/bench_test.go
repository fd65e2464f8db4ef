package web

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
)

// clients is how many connections ask at once.
const clients = 64

// BenchmarkFront measures requests/s and the 99th percentile of what most visitors ask for, beside a bare handler that
// sends the same bytes from memory.
func BenchmarkFront(b *testing.B) {
	w := newWorld(b, func(c *Config) { c.Fresh = time.Hour })
	w.serve(big{w.store}, func(c *Config) { c.Fresh = time.Hour })
	for _, path := range []string{"/", "/api/v1/overview"} {
		for _, encoding := range []string{"gzip", "identity"} {
			answer := w.get(path, "Accept-Encoding", encoding)
			body := []byte(answer.body)
			length := strconv.Itoa(len(body))
			bare := http.HandlerFunc(func(rw http.ResponseWriter, _ *http.Request) {
				rw.Header().Set("Content-Length", length)
				_, _ = rw.Write(body)
			})
			b.Run(path+"/"+encoding+"/bare", func(b *testing.B) { load(b, bare, path, encoding) })
			b.Run(path+"/"+encoding+"/ours", func(b *testing.B) { load(b, w.web, path, encoding) })
		}
	}
}

// load asks for path as often as the benchmark wants.
func load(b *testing.B, h http.Handler, path, encoding string) {
	b.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	srv := &http.Server{Handler: h, ReadHeaderTimeout: time.Minute}
	go func() { _ = srv.Serve(l) }()
	defer func() { _ = srv.Close() }()
	request := []byte("GET " + path + " HTTP/1.1\r\nHost: x\r\nAccept-Encoding: " + encoding + "\r\n\r\n")
	var left atomic.Int64
	left.Store(int64(b.N))
	took := make([][]time.Duration, clients)
	var wg sync.WaitGroup
	start := time.Now()
	for i := range clients {
		wg.Go(func() {
			c, err := net.Dial("tcp", l.Addr().String())
			if err != nil {
				b.Error(err)
				return
			}
			defer func() { _ = c.Close() }()
			r := newAnswerReader(c)
			for left.Add(-1) >= 0 {
				at := time.Now()
				if _, err := c.Write(request); err != nil {
					b.Error(err)
					return
				}
				if err := r.skip(); err != nil {
					b.Error(err)
					return
				}
				took[i] = append(took[i], time.Since(at))
			}
		})
	}
	wg.Wait()
	all := slices.Concat(took...)
	slices.Sort(all)
	b.ReportMetric(float64(len(all))/time.Since(start).Seconds(), "requests/s")
	if len(all) > 0 {
		b.ReportMetric(float64(all[len(all)*99/100].Microseconds())/1000, "p99-ms")
	}
}

// country is a real store whose overview is that of a whole country.
type country struct {
	*store.Store
	o *store.Overview
}

func (c country) Overview(_ context.Context, at, now time.Time) (store.Overview, error) {
	o := *c.o
	o.At, o.Now = at, now
	return o, nil
}

func newCountry(b testing.TB, st *store.Store, n int) country {
	b.Helper()
	cat, err := catalog.Load()
	if err != nil {
		b.Fatal(err)
	}
	statuses := []notice.Status{notice.Available, notice.Limited, notice.Unavailable}
	o := &store.Overview{}
	for i := range n {
		district := fmt.Sprintf("%02d%03d", 1+i%16, i/16%25)
		row := store.BodyRow{Sources: 3, Answering: 2, Silent: i%97 == 0, Cells: map[notice.Service]notice.Cell{}}
		row.Body = notice.Body{AGS: fmt.Sprintf("%s%03d", district, i/400), Name: fmt.Sprintf("Gemeinde %d", i), DistrictAGS: district, Kind: notice.Town}
		for k, info := range cat.Services() {
			if (i+k)%3 == 0 {
				continue
			}
			row.Cells[info.Key] = notice.Cell{Body: row.Body.AGS, Service: info.Key, Statement: int64(i*100 + k + 1), Status: statuses[(i*31+k*7919)%3], Since: present, ConfirmedAt: present, Sources: 1, Quote: "Es geht"}
		}
		o.Rows = append(o.Rows, row)
	}
	return country{st, o}
}

func TestACountryIsSummedUp(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.serve(newCountry(t, w.store, 11_000))
	d := w.get("/").doc()
	if got := d.Find(".matrix tbody tr").Length(); got != 16 {
		t.Errorf("%d rows, want one for each of 16 Länder", got)
	}
	if a := w.get("/", "Accept-Encoding", "gzip"); len(a.body) > 150<<10 {
		t.Errorf("%d bytes", len(a.body))
	}
	link := d.Find(".matrix tbody th a").First().AttrOr("href", "")
	land := w.get(link).doc()
	if got := land.Find(".matrix tbody tr").Length(); got != 25 {
		t.Errorf("%s: %d rows, want one for each of 25 Kreise", link, got)
	}
	town := w.get(land.Find(".matrix tbody th a").First().AttrOr("href", "")).doc()
	if got := town.Find(".matrix tbody th.body").Length(); got < 20 || got > 40 {
		t.Errorf("%d bodies in a Kreis", got)
	}
}

// BenchmarkCountry makes the overview of 11,000 bodies anew each time: the page alone, as visitors wait for it, from a picture
// that was read when something was written; and with what reading that picture takes beyond the database.
func BenchmarkCountry(b *testing.B) {
	for _, tt := range []struct {
		name  string
		fresh time.Duration
	}{{"page", time.Hour}, {"page and picture", time.Nanosecond}} {
		b.Run(tt.name, func(b *testing.B) {
			w := newWorld(b)
			w.serve(newCountry(b, w.store, 11_000), func(c *Config) { c.Fresh = tt.fresh })
			var all []time.Duration
			for i := 0; b.Loop(); i++ {
				at := time.Now()
				w.get("/?n="+strconv.Itoa(i), "Accept-Encoding", "gzip") // no answer is kept of that
				all = append(all, time.Since(at))
			}
			slices.Sort(all)
			b.ReportMetric(float64(all[len(all)*99/100].Microseconds())/1000, "p99-ms")
		})
	}
}

// answerReader skips answers of known length.
type answerReader struct {
	r   io.Reader
	buf []byte
}

func newAnswerReader(r io.Reader) *answerReader {
	return &answerReader{r: r, buf: make([]byte, 256<<10)}
}

// skip reads one answer: head, then as many bytes as Content-Length or its chunks say.
func (a *answerReader) skip() error {
	n, need := 0, -1
	for need < 0 || n < need {
		got, err := a.r.Read(a.buf[min(n, len(a.buf)-64<<10):])
		if err != nil {
			return err
		}
		if need < 0 {
			n += got
			need, err = whole(a.buf[:n])
			if err != nil {
				return err
			}
			continue
		}
		n += got
	}
	return nil
}

// whole is the length of the answer that begins in head; -1 while its head is not there.
func whole(head []byte) (int, error) {
	end := bytes.Index(head, []byte("\r\n\r\n"))
	if end < 0 {
		return -1, nil
	}
	const key = "Content-Length: "
	i := bytes.Index(head[:end], []byte(key))
	if i < 0 {
		return 0, errors.New("an answer without a length")
	}
	value, _, _ := bytes.Cut(head[i+len(key):], []byte("\r\n"))
	n, err := strconv.Atoi(string(value))
	return end + 4 + n, err
}
