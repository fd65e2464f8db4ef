package fetch

import (
	"bytes"
	"compress/flate"
	"compress/zlib"
	"io"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/lagebild/lagebild/internal/fault"
)

func TestAnswer(t *testing.T) {
	latin1 := "<html><head><title>Stadt</title></head><body>B\xfcrgerb\xfcro geschlossen</body></html>"
	var got http.Header
	s := site(t, func(w http.ResponseWriter, r *http.Request) {
		got = r.Header.Clone()
		w.Header().Set("Content-Type", "text/html; charset=ISO-8859-1")
		w.Header().Set("Content-Encoding", "gzip")
		w.Header().Set("ETag", `"v1"`)
		w.Header().Set("Last-Modified", "Mon, 30 Oct 2023 08:00:00 GMT")
		w.Header().Set("Cache-Control", "max-age=600")
		_, _ = io.WriteString(w, gzipped(latin1))
	})
	clk := jumpClock()
	f := testFetcher(t, func(c *Config) { c.Clock = clk })
	a, err := f.Fetch(t.Context(), Request{URL: s.URL + "/lage?id=1", Accept: []string{"text/html"}})
	if err != nil {
		t.Fatal(err)
	}
	if string(a.Body) != latin1 {
		t.Errorf("the bytes are not those that were sent: %q", a.Body)
	}
	if a.Status != 200 || a.MediaType != "text/html" || a.Charset != "iso-8859-1" || a.URL != s.URL+"/lage?id=1" || a.FinalURL != a.URL ||
		a.ETag != `"v1"` || a.LastModified == "" || a.FreshFor != 10*time.Minute || a.TLSPeer != "" || a.NotModified ||
		!a.FetchedAt.Equal(clk.Now()) || a.Header.Get("Content-Type") != "text/html; charset=ISO-8859-1" {
		t.Errorf("%+v", a)
	}
	if ua := got.Get("User-Agent"); ua != "Lagebild/1 (+"+DefaultContact+")" {
		t.Errorf("user agent %q", ua)
	}
	if got.Get("Accept") != "text/html, */*;q=0.1" || got.Get("Accept-Encoding") != "gzip, deflate" || got.Get("Cookie") != "" {
		t.Errorf("%v", got)
	}
}

func TestDeflate(t *testing.T) {
	text := page("Das Rathaus ist geschlossen.")
	var zlibbed, raw bytes.Buffer
	z := zlib.NewWriter(&zlibbed)
	_, _ = io.WriteString(z, text)
	_ = z.Close()
	w, _ := flate.NewWriter(&raw, flate.BestSpeed)
	_, _ = io.WriteString(w, text)
	_ = w.Close()
	broken := bytes.Clone(zlibbed.Bytes())
	broken[len(broken)-1]++
	for name, tt := range map[string]struct {
		body []byte
		want fault.Kind
	}{
		"zlib": {zlibbed.Bytes(), ""}, "raw": {raw.Bytes(), ""}, "wrong sum": {broken, fault.BadContent},
		"cut": {raw.Bytes()[:raw.Len()/2], fault.BadContent}, "nothing": {nil, fault.Empty}, "one byte": {[]byte{0x78}, fault.BadContent},
	} {
		s := site(t, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			w.Header().Set("Content-Encoding", "deflate")
			_, _ = w.Write(tt.body)
		})
		a, err := testFetcher(t, nil).Fetch(t.Context(), Request{URL: s.URL})
		if fault.KindOf(err) != tt.want || err == nil && string(a.Body) != text {
			t.Errorf("%s: %v, %q", name, err, a.Body)
		}
	}
}

func TestNotModified(t *testing.T) {
	s := site(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/alt" {
			http.Redirect(w, r, "/neu", http.StatusMovedPermanently)
			return
		}
		w.Header().Set("ETag", `"v1"`)
		w.Header().Set("Cache-Control", "max-age=60")
		if r.Header.Get("If-None-Match") == `"v1"` || r.Header.Get("If-Modified-Since") == "Mon, 30 Oct 2023 08:00:00 GMT" {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		html(w, "Das Rathaus ist geschlossen.")
	})
	for _, tt := range []struct {
		name string
		req  Request
		want bool
	}{
		{"first time", Request{URL: s.URL + "/neu"}, false},
		{"by tag", Request{URL: s.URL + "/neu", ETag: `"v1"`}, true},
		{"by date", Request{URL: s.URL + "/neu", LastModified: "Mon, 30 Oct 2023 08:00:00 GMT"}, true},
		{"changed", Request{URL: s.URL + "/neu", ETag: `"v0"`}, false},
		{"behind a redirect", Request{URL: s.URL + "/alt", ETag: `"v1"`}, true},
	} {
		a, err := testFetcher(t, nil).Fetch(t.Context(), tt.req)
		if err != nil || a.NotModified != tt.want || (len(a.Body) == 0) != tt.want {
			t.Errorf("%s: %v %+v", tt.name, err, a)
		}
		if tt.want && (a.Status != http.StatusNotModified || a.FreshFor != time.Minute || a.FetchedAt.IsZero()) {
			t.Errorf("%s: %+v", tt.name, a)
		}
	}
}

func TestRedirects(t *testing.T) {
	var asked atomic.Int32
	s := site(t, func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		to := map[string]string{
			"/1": "/2", "/2": "/3", "/3": "/4", "/4": "/5", "/5": "/6", "/6": "/ziel", "/kreis": "/kreis2", "/kreis2": "/kreis", "/selbst": "/selbst",
		}[r.URL.Path]
		if r.URL.Path == "/keks" {
			if c, err := r.Cookie("sitzung"); err != nil || c.Value != "1" {
				http.SetCookie(w, &http.Cookie{Name: "sitzung", Value: "1", Path: "/"})
				to = "/keks"
			}
		}
		if to != "" {
			http.Redirect(w, r, to, http.StatusFound)
			return
		}
		html(w, "Ziel "+r.Header.Get("Cookie"))
	})
	for _, tt := range []struct {
		path  string
		want  fault.Kind
		final string
		asked int32
	}{
		{"/2", "", "/ziel", 6},
		{"/1", fault.TooManyRedirects, "", 6},
		{"/kreis", fault.TooManyRedirects, "", 2},
		{"/selbst", fault.TooManyRedirects, "", 1},
		{"/keks", "", "/keks", 2},
	} {
		asked.Store(0)
		f := testFetcher(t, nil)
		a, err := f.Fetch(t.Context(), Request{URL: s.URL + tt.path})
		if fault.KindOf(err) != tt.want || asked.Load() != tt.asked {
			t.Errorf("%s: %v after %d requests", tt.path, err, asked.Load())
		}
		if tt.want == "" && (a.FinalURL != s.URL+tt.final || a.URL != s.URL+tt.path) {
			t.Errorf("%s: final %s", tt.path, a.FinalURL)
		}
		// A cookie lives for one exchange only.
		if a, err := f.Fetch(t.Context(), Request{URL: s.URL + "/ziel"}); err != nil || strings.Contains(string(a.Body), "sitzung") {
			t.Errorf("%v %q", err, a.Body)
		}
	}
	f := testFetcher(t, func(c *Config) { c.MaxRedirects = -1 })
	if _, err := f.Fetch(t.Context(), Request{URL: s.URL + "/6"}); fault.KindOf(err) != fault.TooManyRedirects {
		t.Error(err)
	}
}

func TestConfig(t *testing.T) {
	for name, change := range map[string]func(*Config){
		"gap":              func(c *Config) { c.Gap = -1 },
		"max body":         func(c *Config) { c.MaxBody = -1 },
		"contact":          func(c *Config) { c.ContactURL = "nobody" },
		"contact scheme":   func(c *Config) { c.ContactURL = "javascript:alert(1)" },
		"contact line":     func(c *Config) { c.ContactURL = "https://x/\r\nX: y" },
		"contact password": func(c *Config) { c.ContactURL = "https://a:b@x/" },
		"agent":            func(c *Config) { c.UserAgent = "Mozilla/5.0" },
		"agent line":       func(c *Config) { c.UserAgent = "Lagebild (+https://x/)\r\nX: y" },
	} {
		cfg := Config{Hosts: NewMemoryHosts()}
		change(&cfg)
		if _, err := New(cfg); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := New(Config{}); err == nil {
		t.Error("no hosts, and no error")
	}
	f, err := New(Config{Hosts: NewMemoryHosts(), ContactURL: "mailto:post@example.org"})
	if err != nil || f.cfg.UserAgent != "Lagebild/1 (+mailto:post@example.org)" || f.cfg.Gap != 2*time.Second || f.cfg.MaxBody != 8<<20 {
		t.Errorf("%v %+v", err, f.cfg)
	}
}

func TestConcurrentFetches(t *testing.T) {
	s := site(t, func(w http.ResponseWriter, r *http.Request) { html(w, "Seite "+r.URL.Path) })
	f := testFetcher(t, func(c *Config) { c.Gap = time.Nanosecond })
	errs := make(chan error)
	for i := range 16 {
		go func() {
			var err error
			path := "/" + strings.Repeat("x", i+1)
			for range 5 {
				var a Answer
				if a, err = f.Fetch(t.Context(), Request{URL: s.URL + path}); err != nil || string(a.Body) != page("Seite "+path) {
					break
				}
			}
			errs <- err
		}()
	}
	for range 16 {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
}
