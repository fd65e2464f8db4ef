package fetch

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/lagebild/lagebild/internal/fault"
)

// statusSite answers /<code> with that status, and header lines from the query ("?Retry-After=5").
func statusSite(t *testing.T) string {
	s := site(t, func(w http.ResponseWriter, r *http.Request) {
		maps.Copy(w.Header(), r.URL.Query())
		var code int
		_, _ = fmt.Sscanf(r.URL.Path, "/%d", &code)
		w.Header().Set("Content-Type", "text/html")
		w.WriteHeader(code)
		if code >= 200 && code != 204 && code != 205 && code != 304 {
			_, _ = io.WriteString(w, page("Antwort"))
		}
	})
	return s.URL
}

func TestStatusFaults(t *testing.T) {
	for _, tt := range []struct {
		path  string
		want  fault.Kind
		after time.Duration
	}{
		{"/200", "", 0},
		{"/203", "", 0},
		{"/204", fault.Empty, 0},
		{"/205", fault.Empty, 0},
		{"/206", fault.BadContent, 0},
		{"/300", fault.BadContent, 0},
		{"/301", fault.BadContent, 0}, // to nowhere
		{"/304", fault.BadContent, 0}, // nobody asked
		{"/400", fault.Blocked, 0},
		{"/401", fault.Blocked, 0},
		{"/402", fault.Blocked, 0},
		{"/403", fault.Blocked, 0},
		{"/404", fault.NotFound, 0},
		{"/406", fault.WrongMediaType, 0},
		{"/408", fault.TimedOut, 0},
		{"/410", fault.NotFound, 0},
		{"/418", fault.Blocked, 0},
		{"/429", fault.RateLimited, 0},
		{"/429?Retry-After=90", fault.RateLimited, 90 * time.Second},
		{"/429?Retry-After=99999999999999999999", fault.RateLimited, 24 * time.Hour},
		{"/429?Retry-After=soon", fault.RateLimited, 0},
		{"/451", fault.Blocked, 0},
		{"/500", fault.Unavailable, 0},
		{"/502", fault.Unavailable, 0},
		{"/503", fault.Unavailable, 0},
		{"/503?Retry-After=120", fault.RateLimited, 2 * time.Minute},
		{"/503?Retry-After=Fri,+01+Jan+2027+00:10:00+GMT&Date=Fri,+01+Jan+2027+00:00:00+GMT", fault.RateLimited, 10 * time.Minute},
		{"/503?Retry-After=Fri,+01+Jan+2027+00:00:00+GMT&Date=Sat,+02+Jan+2027+00:00:00+GMT", fault.RateLimited, 0},
		{"/599", fault.Unavailable, 0},
		{"/999", fault.Blocked, 0},
		{"/200?Cf-Mitigated=challenge", fault.SoftBlocked, 0},
		{"/202?X-Amzn-Waf-Action=challenge", fault.SoftBlocked, 0},
	} {
		t.Run(tt.path, func(t *testing.T) {
			f := testFetcher(t, nil)
			_, err := f.Fetch(t.Context(), Request{URL: statusSite(t) + tt.path, Accept: []string{"text/html"}})
			if got := fault.KindOf(err); got != tt.want {
				t.Fatalf("kind %q, want %q: %v", got, tt.want, err)
			}
			if got := fault.RetryAfterOf(err); got != tt.after {
				t.Errorf("retry after %v, want %v", got, tt.after)
			}
			if err != nil && (strings.Contains(err.Error(), "Retry-After=") || strings.Contains(err.Error(), "Cf-")) {
				t.Errorf("the query is in the text: %v", err)
			}
		})
	}
}

func TestRetryAfterKeepsEverybodyAway(t *testing.T) {
	hosts := NewMemoryHosts()
	clk := jumpClock()
	set := func(c *Config) { c.Hosts, c.Clock = hosts, clk }
	url := statusSite(t)
	host := strings.TrimPrefix(url, "http://")
	if _, err := testFetcher(t, set).Fetch(t.Context(), Request{URL: url + "/503?Retry-After=3600"}); fault.KindOf(err) != fault.RateLimited {
		t.Fatal(err)
	}
	before := clk.Now()
	// Another replica, and a run that holds the host in the first one's process, are told at once how long to stay away.
	for name, ctx := range map[string]context.Context{"other replica": t.Context(), "holder": Holding(t.Context(), host)} {
		f := testFetcher(t, set)
		if name == "holder" {
			f.turns.Defer(host, before, before.Add(time.Hour))
		}
		_, err := f.Fetch(ctx, Request{URL: url + "/200"})
		if fault.KindOf(err) != fault.RateLimited || fault.RetryAfterOf(err) < 59*time.Minute {
			t.Errorf("%s: %v, retry after %v", name, err, fault.RetryAfterOf(err))
		}
	}
	if !clk.Now().Equal(before) {
		t.Error("somebody waited for a turn that is too far away")
	}
}

// rawSite accepts connections and hands each to serve, after its request has been read; robots.txt is 404.
func rawSite(t *testing.T, serve func(net.Conn)) string {
	t.Helper()
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			buf := make([]byte, 4096)
			n, _ := c.Read(buf)
			if strings.Contains(string(buf[:n]), "/robots.txt") {
				_, _ = io.WriteString(c, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
			} else {
				serve(c)
			}
			_ = c.Close()
		}
	}()
	t.Cleanup(func() { _ = l.Close(); <-done })
	return "http://" + l.Addr().String()
}

func say(s string) func(net.Conn) {
	return func(c net.Conn) { _, _ = io.WriteString(c, s) }
}

func TestConnectionAndBodyFaults(t *testing.T) {
	const ok = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/html\r\n"
	big := strings.Repeat("Lage ", 20_000)
	bomb := gzipped(strings.Repeat("\x00", 10<<20))
	coded := func(coding, body string) string {
		return fmt.Sprintf("%sContent-Encoding: %s\r\nContent-Length: %d\r\n\r\n%s", ok, coding, len(body), body)
	}
	whole := gzipped(page("Das Rathaus ist geschlossen."))
	for _, tt := range []struct {
		name  string
		serve func(net.Conn)
		want  fault.Kind
	}{
		{"whole", say(coded("gzip", whole)), ""},
		{"two members", say(coded("gzip", whole+gzipped("<p>mehr"))), ""},
		{"no answer", say(""), fault.Unreachable},
		{"reset", func(c net.Conn) { _ = c.(*net.TCPConn).SetLinger(0) }, fault.Unreachable},
		{"shorter than announced", say(ok + "Content-Length: 5000\r\n\r\n" + page("x")), fault.Unreachable},
		{"chunk broken off", say(ok + "Transfer-Encoding: chunked\r\n\r\n100\r\nabc"), fault.Unreachable},
		{"gzip shorter than announced", say(ok + "Content-Encoding: gzip\r\nContent-Length: 9000\r\n\r\n" + whole[:40]), fault.Unreachable},
		{"gzip cut and closed", say(ok + "Content-Encoding: gzip\r\n\r\n" + whole[:len(whole)-12]), fault.BadContent},
		{"gzip without its sum", say(coded("gzip", whole[:len(whole)-8])), fault.BadContent},
		{"gzip with a wrong sum", say(coded("gzip", whole[:len(whole)-8]+"12345678")), fault.BadContent},
		{"no gzip at all", say(coded("gzip", page("x"))), fault.BadContent},
		{"unasked coding", say(coded("br", "xxxx")), fault.BadContent},
		{"bomb", say(coded("gzip", bomb)), fault.TooLarge},
		{"too large", say(fmt.Sprintf("%sContent-Length: %d\r\n\r\n%s", ok, len(big), big)), fault.TooLarge},
		{"too large, length unknown", say(ok + "\r\n" + big), fault.TooLarge},
		{"no bytes", say(ok + "Content-Length: 0\r\n\r\n"), fault.Empty},
		{"no bytes, labelled gzip", say(coded("gzip", "")), fault.Empty},
		{"not HTTP", say("SSH-2.0-OpenSSH_9.2\r\n"), fault.BadContent},
		{"header too large", say(ok + "X: " + strings.Repeat("a", maxHeader+8192) + "\r\n\r\n"), fault.TooLarge},
		{"redirect to no address", say("HTTP/1.1 302 Found\r\nLocation: http://a b:x/?secret=1\r\nContent-Length: 0\r\n\r\n"), fault.BadContent},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := testFetcher(t, func(c *Config) { c.MaxBody = 64 << 10 })
			a, err := f.Fetch(t.Context(), Request{URL: rawSite(t, tt.serve) + "/?token=geheim", Accept: []string{"text/html"}})
			if got := fault.KindOf(err); got != tt.want {
				t.Fatalf("kind %q, want %q: %v (%d bytes)", got, tt.want, err, len(a.Body))
			}
			if err == nil && !strings.Contains(string(a.Body), "Das Rathaus ist geschlossen.") {
				t.Errorf("body %q", a.Body)
			}
			if err != nil && (strings.Contains(err.Error(), "geheim") || strings.Contains(err.Error(), "secret")) {
				t.Errorf("the query is in the text: %v", err)
			}
		})
	}
}

func TestBodyOfExactlyTheLimit(t *testing.T) {
	body := page("x")
	s := site(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		_, _ = io.WriteString(w, body)
	})
	f := testFetcher(t, func(c *Config) { c.MaxBody = int64(len(body)) })
	if a, err := f.Fetch(t.Context(), Request{URL: s.URL}); err != nil || string(a.Body) != body {
		t.Error(err)
	}
	f = testFetcher(t, func(c *Config) { c.MaxBody = int64(len(body)) - 1 })
	if _, err := f.Fetch(t.Context(), Request{URL: s.URL}); fault.KindOf(err) != fault.TooLarge {
		t.Error(err)
	}
}

func TestTimeouts(t *testing.T) {
	block := func(started chan struct{}, header bool) *httptest.Server {
		return site(t, func(w http.ResponseWriter, r *http.Request) {
			if header {
				w.Header().Set("Content-Type", "text/html")
				_, _ = io.WriteString(w, "<p>Anfang")
				w.(http.Flusher).Flush()
			}
			close(started)
			<-r.Context().Done()
		})
	}
	t.Run("header", func(t *testing.T) {
		f := testFetcher(t, func(c *Config) { c.HeaderTimeout = 30 * time.Millisecond })
		_, err := f.Fetch(t.Context(), Request{URL: block(make(chan struct{}), false).URL})
		if fault.KindOf(err) != fault.TimedOut {
			t.Error(err)
		}
	})
	t.Run("body", func(t *testing.T) {
		f := testFetcher(t, func(c *Config) { c.RequestTimeout = 60 * time.Millisecond })
		_, err := f.Fetch(t.Context(), Request{URL: block(make(chan struct{}), true).URL})
		if fault.KindOf(err) != fault.TimedOut {
			t.Error(err)
		}
	})
	t.Run("run", func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), 60*time.Millisecond)
		defer cancel()
		_, err := testFetcher(t, func(c *Config) { c.Gap = time.Nanosecond }).Fetch(ctx, Request{URL: block(make(chan struct{}), true).URL})
		if fault.KindOf(err) != fault.TimedOut || !errors.Is(err, context.DeadlineExceeded) {
			t.Error(err)
		}
	})
	t.Run("cancelled", func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		started := make(chan struct{})
		go func() { <-started; cancel() }()
		_, err := testFetcher(t, nil).Fetch(ctx, Request{URL: block(started, true).URL})
		if !errors.Is(err, context.Canceled) || fault.KindOf(err) != fault.OurSide {
			t.Error(err)
		}
	})
	t.Run("cancelled before", func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := testFetcher(t, nil).Fetch(ctx, Request{URL: "http://127.0.0.1:1/"}); !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
	})
}

func TestRefusedConnection(t *testing.T) {
	s := httptest.NewServer(http.NotFoundHandler())
	s.Close()
	_, err := testFetcher(t, nil).Fetch(t.Context(), Request{URL: s.URL})
	if fault.KindOf(err) != fault.Unreachable {
		t.Error(err)
	}
}

func TestTLS(t *testing.T) {
	s := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { html(w, "Das Rathaus ist geschlossen.") }))
	t.Cleanup(s.Close)
	old := httptest.NewUnstartedServer(http.NotFoundHandler())
	old.TLS = &tls.Config{MaxVersion: tls.VersionTLS11, MinVersion: tls.VersionTLS10} // an old server is what is tested
	old.StartTLS()
	t.Cleanup(old.Close)
	plain := site(t, func(w http.ResponseWriter, _ *http.Request) { html(w, "x") })
	trusting := func(c *Config) { c.Roots = s.Client().Transport.(*http.Transport).TLSClientConfig.RootCAs }
	port := s.URL[strings.LastIndexByte(s.URL, ':'):]
	for _, tt := range []struct {
		name   string
		url    string
		change func(*Config)
		want   fault.Kind
	}{
		{"trusted", s.URL, trusting, ""},
		{"unknown issuer", s.URL, nil, fault.TLSInvalid},
		{"other host", "https://werl.localhost" + port, trusting, fault.TLSInvalid},
		{"not TLS", "https" + strings.TrimPrefix(plain.URL, "http"), trusting, fault.TLSInvalid},
		{"too old", old.URL, trusting, fault.TLSInvalid},
		{"expired", s.URL, trusting, fault.TLSInvalid},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := testFetcher(t, tt.change)
			if tt.name == "expired" {
				f.transport.TLSClientConfig.Time = func() time.Time { return time.Date(2099, 1, 1, 0, 0, 0, 0, time.UTC) }
			}
			a, err := f.Fetch(t.Context(), Request{URL: tt.url})
			if got := fault.KindOf(err); got != tt.want {
				t.Fatalf("kind %q, want %q: %v", got, tt.want, err)
			}
			if err == nil && (!strings.Contains(a.TLSPeer, "Acme") || !strings.Contains(a.TLSPeer, "sha256:")) {
				t.Errorf("TLS peer %q", a.TLSPeer)
			}
		})
	}
}

func TestHTTP2(t *testing.T) {
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/robots.txt":
			http.NotFound(w, r)
		case "/bricht":
			w.Header().Set("Content-Type", "text/html")
			_, _ = io.WriteString(w, page("Anfang"))
			w.(http.Flusher).Flush()
			panic(http.ErrAbortHandler)
		default:
			html(w, r.Proto)
		}
	}))
	s.EnableHTTP2 = true
	s.StartTLS()
	t.Cleanup(s.Close)
	f := testFetcher(t, func(c *Config) { c.Roots = s.Client().Transport.(*http.Transport).TLSClientConfig.RootCAs })
	if a, err := f.Fetch(t.Context(), Request{URL: s.URL}); err != nil || !strings.Contains(string(a.Body), "HTTP/2.0") {
		t.Errorf("%v %q", err, a.Body)
	}
	if _, err := f.Fetch(t.Context(), Request{URL: s.URL + "/bricht"}); fault.KindOf(err) != fault.Unreachable {
		t.Error(err)
	}
}

func TestWrongMediaType(t *testing.T) {
	const rss = `<?xml version="1.0"?><rss version="2.0"><channel><title>Aktuelles</title></channel></rss>`
	for _, tt := range []struct {
		name, header, body string
		accept             []string
		want               string // media type; "" = WrongMediaType
	}{
		{"as declared", "text/html; charset=ISO-8859-1", page("x"), []string{"text/html"}, "text/html"},
		{"upper case", "Text/HTML;Charset=UTF-8", page("x"), []string{"text/html"}, "text/html"},
		{"missing", "", page("x"), []string{"text/html"}, "text/html"},
		{"nonsense", "html", page("x"), []string{"text/html"}, "text/html"},
		{"octets", "application/octet-stream", "%PDF-1.7\n", []string{"application/pdf"}, "application/pdf"},
		{"octets of another type", "application/octet-stream", "%PDF-1.7\n", []string{"text/html"}, ""},
		{"page as plain text", "text/plain", page("x"), []string{"text/html"}, "text/html"},
		{"plain text wanted", "text/plain", "Das Rathaus ist zu.", []string{"text/plain", "text/html"}, "text/plain"},
		{"text without a type", "", "Das Rathaus ist zu.", []string{"text/plain"}, "text/plain"},
		{"feed as page", "text/html", rss, []string{"application/rss+xml", "text/xml"}, "text/xml"},
		{"feed without declaration", "text/plain", "<rss version='2.0'></rss>", []string{"application/xml"}, "text/xml"},
		{"JSON feed as text", "text/plain", `{"version":"https://jsonfeed.org/version/1.1"}`, []string{"application/json"}, "application/json"},
		{"synonym", "application/xml", rss, []string{"text/xml"}, "application/xml"},
		{"page for a feed", "text/html", page("x"), []string{"application/rss+xml", "text/xml"}, ""},
		{"picture", "image/png", "\x89PNG\r\n\x1a\n", []string{"text/html"}, ""},
		{"anything", "image/png", "\x89PNG\r\n\x1a\n", nil, "image/png"},
		{"major type", "text/markdown", "# Lage", []string{"text/*"}, "text/markdown"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := site(t, func(w http.ResponseWriter, _ *http.Request) {
				w.Header()["Content-Type"] = nil
				if tt.header != "" {
					w.Header().Set("Content-Type", tt.header)
				}
				_, _ = io.WriteString(w, tt.body)
			})
			a, err := testFetcher(t, nil).Fetch(t.Context(), Request{URL: s.URL, Accept: tt.accept})
			if tt.want == "" {
				if fault.KindOf(err) != fault.WrongMediaType {
					t.Fatalf("%v, %q", err, a.MediaType)
				}
				return
			}
			if err != nil || a.MediaType != tt.want || string(a.Body) != tt.body {
				t.Errorf("%v, type %q, want %q", err, a.MediaType, tt.want)
			}
		})
	}
}

func TestSoftBlockIsAFault(t *testing.T) {
	s := site(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		_, _ = io.WriteString(w, "<html><head><title>Just a moment...</title></head><body><script>window._cf_chl_opt={}</script></body></html>")
	})
	_, err := testFetcher(t, nil).Fetch(t.Context(), Request{URL: s.URL, Accept: []string{"text/html"}})
	if fault.KindOf(err) != fault.SoftBlocked {
		t.Error(err)
	}
}
