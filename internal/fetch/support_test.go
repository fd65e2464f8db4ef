package fetch

import (
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/lagebild/lagebild/internal/clock/clocktest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// jumpClock is a clock on which every wait is over at once. It starts now, so that certificates and dates hold.
func jumpClock() *clocktest.Clock { return clocktest.At(time.Now().Truncate(time.Second)) }

var loopbackNet = netip.MustParsePrefix("127.0.0.1/32")

// testFetcher gives a Fetcher that may ask this machine and waits on a jumpClock.
func testFetcher(tb testing.TB, change func(*Config)) *Fetcher {
	tb.Helper()
	cfg := Config{
		Clock: jumpClock(), Hosts: NewMemoryHosts(), Allow: []netip.Prefix{loopbackNet}, AnyPort: true,
	}
	if change != nil {
		change(&cfg)
	}
	f, err := New(cfg)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(f.Close)
	return f
}

// site serves h, and 404 for robots.txt unless h is a mux that has it.
func site(tb testing.TB, h http.HandlerFunc) *httptest.Server {
	tb.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		h(w, r)
	}))
	tb.Cleanup(s.Close)
	return s
}

func page(text string) string {
	return "<!doctype html><html lang=de><head><title>Stadt Musterhausen</title></head><body><main><p>" + text + "</p></main></body></html>"
}

func html(w http.ResponseWriter, text string) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = io.WriteString(w, page(text))
}

func gzipped(s string) string {
	var b strings.Builder
	z := gzip.NewWriter(&b)
	_, _ = io.WriteString(z, s)
	_ = z.Close()
	return b.String()
}
