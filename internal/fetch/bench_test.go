package fetch

import (
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"
)

func benchServer(b *testing.B) (url string) {
	b.Helper()
	text := strings.Repeat("<p>Das Bürgerbüro ist telefonisch unter 02922 12345 erreichbar; Anträge nehmen wir an.</p>\n<div class=a><span></span></div>", 230)
	body := gzipped(page(text))
	s := site(b, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Content-Encoding", "gzip")
		_, _ = io.WriteString(w, body)
	})
	return s.URL
}

// BenchmarkFetch30kB is the whole way of a page of 30 kB, compressed; compare with BenchmarkBare30kB.
func BenchmarkFetch30kB(b *testing.B) {
	url := benchServer(b)
	f := testFetcher(b, nil)
	ctx := b.Context()
	req := Request{URL: url + "/aktuelles", Accept: []string{"text/html"}}
	b.ReportAllocs()
	for b.Loop() {
		a, err := f.Fetch(ctx, req)
		if err != nil || len(a.Body) < 28_000 {
			b.Fatal(err, len(a.Body))
		}
	}
}

// BenchmarkBare30kB is the same page through net/http alone.
func BenchmarkBare30kB(b *testing.B) {
	url := benchServer(b)
	tr := &http.Transport{}
	defer tr.CloseIdleConnections()
	c := &http.Client{Transport: tr}
	b.ReportAllocs()
	for b.Loop() {
		bare(b, c, url+"/aktuelles")
	}
}

func bare(b *testing.B, c *http.Client, url string) {
	req, err := http.NewRequestWithContext(b.Context(), http.MethodGet, url, http.NoBody)
	if err != nil {
		b.Fatal(err)
	}
	resp, err := c.Do(req)
	if err != nil {
		b.Fatal(err)
	}
	body, err := io.ReadAll(resp.Body)
	_ = resp.Body.Close()
	if err != nil || len(body) < 28_000 {
		b.Fatal(err, len(body))
	}
}

// BenchmarkOverhead asks for the page by both ways in turn and reports the median of what Fetch takes longer, which a busy
// machine disturbs less than two figures taken one after the other.
func BenchmarkOverhead(b *testing.B) {
	url := benchServer(b) + "/aktuelles"
	f := testFetcher(b, nil)
	tr := &http.Transport{}
	defer tr.CloseIdleConnections()
	c := &http.Client{Transport: tr}
	var longer []time.Duration
	for b.Loop() {
		start := time.Now()
		bare(b, c, url)
		middle := time.Now()
		if _, err := f.Fetch(b.Context(), Request{URL: url, Accept: []string{"text/html"}}); err != nil {
			b.Fatal(err)
		}
		longer = append(longer, time.Since(middle)-middle.Sub(start))
	}
	slices.Sort(longer)
	b.ReportMetric(float64(longer[len(longer)/2].Nanoseconds())/1000, "overhead-µs/op")
}
