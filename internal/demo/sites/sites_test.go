package sites_test

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/lagebild/lagebild/internal/demo/sites"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// handClock stands still until it is moved.
type handClock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *handClock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *handClock) move(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

func (c *handClock) Sleep(ctx context.Context, _ time.Duration) error { return ctx.Err() }
func (c *handClock) Real(d time.Duration) time.Duration               { return d }

var modified = time.Date(2023, 10, 30, 12, 0, 0, 0, time.UTC)

// world has one host for each way to answer.
type world struct{}

func (world) Known(host string) bool { return strings.HasSuffix(host, ".localhost") }

func (world) Answer(host, path string, _ time.Time) sites.Answer {
	switch host {
	case "reset.localhost":
		return sites.Answer{Drop: sites.Reset, Fault: "refused"}
	case "hang.localhost":
		return sites.Answer{Drop: sites.Hang, Fault: "timeout"}
	case "expired.localhost":
		return sites.Answer{Drop: sites.Expired, Fault: "expired-tls"}
	case "moved.localhost":
		return sites.Answer{Status: http.StatusMovedPermanently, Location: "//ok.localhost" + path}
	case "busy.localhost":
		return sites.Answer{Status: http.StatusTooManyRequests, RetryAfter: 10 * time.Minute, Fault: "rate-limited"}
	case "down.localhost":
		return sites.Answer{Status: http.StatusServiceUnavailable, MediaType: "text/html", Body: []byte("down"), Fault: "503"}
	}
	if path == "/missing" {
		return sites.Answer{Status: http.StatusNotFound, MediaType: "text/html", Body: []byte("missing")}
	}
	return sites.Answer{
		MediaType: "text/html", Charset: "utf-8", Body: bytes.Repeat([]byte("<p>Größe</p>\n"), 200), Modified: modified, MaxAge: time.Minute,
	}
}

func (world) Robots(host string, _ time.Time) (string, bool) {
	return "User-agent: *\nDisallow: /intern/\n", host == "ok.localhost"
}

func (world) Disallowed(_, path string) bool { return strings.HasPrefix(path, "/intern/") }

// visitor asks the hosts of one server.
type visitor struct {
	t      *testing.T
	server *sites.Server
	clock  *handClock
	client *http.Client
	port   string
}

func visit(t *testing.T) *visitor {
	t.Helper()
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	c := &handClock{now: time.Date(2023, 10, 30, 13, 0, 0, 0, time.UTC)}
	s, err := sites.New(listener, world{}, c, nil)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- s.Serve(ctx) }()
	transport := &http.Transport{
		DialContext: func(ctx context.Context, network, _ string) (net.Conn, error) {
			return (&net.Dialer{}).DialContext(ctx, network, listener.Addr().String())
		},
		TLSClientConfig:    &tls.Config{RootCAs: s.CertPool(), MinVersion: tls.VersionTLS12},
		DisableCompression: true,
	}
	t.Cleanup(func() {
		transport.CloseIdleConnections()
		cancel()
		if err := <-done; err != nil {
			t.Errorf("serving: %v", err)
		}
	})
	_, port, err := net.SplitHostPort(listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	client := &http.Client{Transport: transport, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	return &visitor{t: t, server: s, clock: c, client: client, port: port}
}

func (v *visitor) url(scheme, host, path string) string {
	return scheme + "://" + host + ".localhost:" + v.port + path
}

func (v *visitor) try(url string, header map[string]string) (*http.Response, []byte, error) {
	r, err := http.NewRequestWithContext(v.t.Context(), http.MethodGet, url, http.NoBody)
	if err != nil {
		return nil, nil, err
	}
	for k, value := range header {
		r.Header.Set(k, value)
	}
	answer, err := v.client.Do(r)
	if err != nil {
		return nil, nil, err
	}
	defer func() { _ = answer.Body.Close() }()
	body, err := io.ReadAll(answer.Body)
	return answer, body, err
}

func (v *visitor) get(url string, header map[string]string) (*http.Response, []byte) {
	v.t.Helper()
	answer, body, err := v.try(url, header)
	if err != nil {
		v.t.Fatalf("getting %s: %v", url, err)
	}
	return answer, body
}

func TestHTTPAndTLSOnOnePort(t *testing.T) {
	v := visit(t)
	for _, scheme := range []string{"http", "https"} {
		answer, body := v.get(v.url(scheme, "ok", "/"), nil)
		if answer.StatusCode != http.StatusOK || !strings.Contains(string(body), "Größe") {
			t.Errorf("%s: status %d, %d bytes", scheme, answer.StatusCode, len(body))
		}
		if (scheme == "https") != (answer.TLS != nil) {
			t.Errorf("%s: TLS %v", scheme, answer.TLS != nil)
		}
	}
}

func TestReset(t *testing.T) {
	v := visit(t)
	for _, scheme := range []string{"http", "https"} {
		_, _, err := v.try(v.url(scheme, "reset", "/"), nil)
		if !errors.Is(err, syscall.ECONNRESET) && !errors.Is(err, io.EOF) {
			t.Errorf("%s: got %v, want a reset", scheme, err)
		}
	}
	if n := v.server.Counters()["reset.localhost"]; n.Faults < 2 || n.Requests != 0 {
		t.Errorf("counted %+v", n)
	}
}

func TestHang(t *testing.T) {
	v := visit(t)
	v.client.Timeout = 50 * time.Millisecond
	_, _, err := v.try(v.url("http", "hang", "/"), nil)
	if e, ok := errors.AsType[net.Error](err); !ok || !e.Timeout() {
		t.Errorf("got %v, want a time-out", err)
	}
}

func TestExpired(t *testing.T) {
	v := visit(t)
	answer, _ := v.get(v.url("http", "expired", "/seite"), nil)
	if got, want := answer.Header.Get("Location"), v.url("https", "expired", "/seite"); answer.StatusCode != http.StatusMovedPermanently || got != want {
		t.Errorf("got %d to %q, want 301 to %q", answer.StatusCode, got, want)
	}
	_, _, err := v.try(v.url("https", "expired", "/seite"), nil)
	if err == nil || !strings.Contains(err.Error(), "expired") {
		t.Errorf("got %v, want an expired certificate", err)
	}
}

func TestMoved(t *testing.T) {
	v := visit(t)
	answer, _ := v.get(v.url("http", "moved", "/a/b"), nil)
	if got, want := answer.Header.Get("Location"), v.url("http", "ok", "/a/b"); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestValidators(t *testing.T) {
	v := visit(t)
	url := v.url("http", "ok", "/")
	first, _ := v.get(url, nil)
	etag, last := first.Header.Get("ETag"), first.Header.Get("Last-Modified")
	if etag == "" || last != modified.Format(http.TimeFormat) || first.Header.Get("Cache-Control") != "max-age=60" {
		t.Errorf("headers %v", first.Header)
	}
	for _, test := range []struct {
		name   string
		header map[string]string
		want   int
	}{
		{"same tag", map[string]string{"If-None-Match": etag}, 304},
		{"same tag, strong", map[string]string{"If-None-Match": strings.TrimPrefix(etag, "W/")}, 304},
		{"one of several", map[string]string{"If-None-Match": `"x", ` + etag}, 304},
		{"other tag", map[string]string{"If-None-Match": `"x"`}, 200},
		{"other tag before date", map[string]string{"If-None-Match": `"x"`, "If-Modified-Since": last}, 200},
		{"same date", map[string]string{"If-Modified-Since": last}, 304},
		{"older date", map[string]string{"If-Modified-Since": modified.Add(-time.Second).Format(http.TimeFormat)}, 200},
		{"no date", map[string]string{"If-Modified-Since": "gestern"}, 200},
	} {
		t.Run(test.name, func(t *testing.T) {
			answer, body := v.get(url, test.header)
			if answer.StatusCode != test.want || (test.want == 304) != (len(body) == 0) {
				t.Errorf("got %d with %d bytes, want %d", answer.StatusCode, len(body), test.want)
			}
		})
	}
	if n := v.server.Counters()["ok.localhost"]; n.NotModified != 4 || n.NotModifiedShare() != 4.0/9 {
		t.Errorf("counted %d of %d answers 304, want 4 of 9", n.NotModified, n.Requests)
	}
}

func TestGzip(t *testing.T) {
	v := visit(t)
	answer, packed := v.get(v.url("http", "ok", "/"), map[string]string{"Accept-Encoding": "gzip"})
	if answer.Header.Get("Content-Encoding") != "gzip" {
		t.Fatalf("headers %v", answer.Header)
	}
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(z)
	if err != nil || len(body) <= len(packed) || !strings.Contains(string(body), "Größe") {
		t.Errorf("%d bytes unpack to %d, err %v", len(packed), len(body), err)
	}
}

func TestRobots(t *testing.T) {
	v := visit(t)
	answer, body := v.get(v.url("http", "ok", "/robots.txt"), nil)
	if answer.StatusCode != 200 || !strings.Contains(string(body), "Disallow: /intern/") {
		t.Errorf("got %d %q", answer.StatusCode, body)
	}
	if answer, _ := v.get(v.url("http", "other", "/robots.txt"), nil); answer.StatusCode != 404 {
		t.Errorf("got %d where there is none, want 404", answer.StatusCode)
	}
	if answer, _ := v.get(v.url("http", "down", "/robots.txt"), nil); answer.StatusCode != 503 {
		t.Errorf("got %d from a host that is down, want 503", answer.StatusCode)
	}
	v.get(v.url("http", "ok", "/intern/x"), nil)
	if n := v.server.Counters()["ok.localhost"]; n.Robots != 1 || n.Requests != 1 || n.Disallowed != 1 {
		t.Errorf("counted %+v", n)
	}
}

func TestCountersMeasurePoliteness(t *testing.T) {
	v := visit(t)
	for _, gap := range []time.Duration{0, 30 * time.Second, 7 * time.Second, time.Minute} {
		v.clock.move(gap)
		v.get(v.url("http", "ok", "/"), nil)
	}
	if n := v.server.Counters()["ok.localhost"]; n.Requests != 4 || n.LeastGap != 7*time.Second || n.Last.Sub(n.First) != 97*time.Second {
		t.Errorf("counted %+v", n)
	}
	answer, _ := v.get(v.url("http", "busy", "/"), nil)
	if answer.StatusCode != 429 || answer.Header.Get("Retry-After") != "600" {
		t.Errorf("got %d, Retry-After %q", answer.StatusCode, answer.Header.Get("Retry-After"))
	}
	v.clock.move(9 * time.Minute)
	v.get(v.url("http", "busy", "/"), nil) // a minute too early
	v.clock.move(10 * time.Minute)
	v.get(v.url("http", "busy", "/"), nil)
	if n := v.server.Counters()["busy.localhost"]; n.WhileBlocked != 1 || n.ByStatus[429] != 3 || n.Faults != 3 {
		t.Errorf("counted %+v", n)
	}
}

func TestStrangers(t *testing.T) {
	v := visit(t)
	if answer, _ := v.get("http://example.org:"+v.port+"/", nil); answer.StatusCode != http.StatusMisdirectedRequest {
		t.Errorf("got %d for a host of others, want 421", answer.StatusCode)
	}
	if _, _, err := v.try("https://example.org:"+v.port+"/", nil); err == nil {
		t.Error("got a certificate for a host of others")
	}
}

// TestSilentConnection holds that a connection which says nothing does not keep the server from ending.
func TestSilentConnection(t *testing.T) {
	v := visit(t)
	conn, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", v.server.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	if _, err := io.WriteString(conn, "GET / HTTP/1.1\r\nHost: ok.localhost\r\n\r\n"); err != nil {
		t.Fatal(err)
	}
	answer, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil || answer.StatusCode != 200 {
		t.Fatalf("got %v, err %v", answer, err)
	}
	_ = answer.Body.Close()
	silent, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", v.server.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = silent.Close() })
}
