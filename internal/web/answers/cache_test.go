package answers

import (
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/lagebild/lagebild/internal/web/page"
)

// site counts how often it renders.
type site struct {
	rendered atomic.Int64
	number   atomic.Uint64
	unread   atomic.Bool
	now      atomic.Int64
	cache    *Cache
}

func newSite() *site {
	s := &site{}
	s.cache = Wrap(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		n := s.rendered.Add(1)
		if r.URL.Query().Has("bad") {
			http.Error(w, "no", http.StatusBadRequest)
			return
		}
		w.Header().Set("X-Request-Id", strconv.FormatInt(n, 10))
		page.Send(w, r, "text/html; charset=utf-8", []byte(strings.Repeat("Lage ", 500)+r.URL.RawQuery))
	}), Config{
		Paths: []string{"/"}, Current: func() (uint64, bool) { return s.number.Load(), !s.unread.Load() },
		Now: func() time.Time { return time.Unix(s.now.Load(), 0) },
	})
	return s
}

func (s *site) get(t *testing.T, target string, header ...string) *http.Response {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, target, http.NoBody)
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	rec := httptest.NewRecorder()
	s.cache.ServeHTTP(rec, r)
	return rec.Result()
}

func TestTheSamePictureIsRenderedOnce(t *testing.T) {
	t.Parallel()
	s := newSite()
	for _, step := range []struct {
		name    string
		do      func()
		target  string
		header  []string
		renders int64 // in all
	}{
		{"first", nil, "/", nil, 1},
		{"again", nil, "/", nil, 1},
		{"compressed", nil, "/", []string{"Accept-Encoding", "gzip"}, 1},
		{"another query", nil, "/?kreis=05974", nil, 2},
		{"another language", nil, "/", []string{"Accept-Language", "en"}, 3},
		{"a new picture", func() { s.number.Add(1) }, "/", nil, 4},
		{"another minute", func() { s.now.Add(60) }, "/", nil, 5},
		{"it has to be read", func() { s.unread.Store(true) }, "/", nil, 6},
		{"and again", nil, "/", nil, 7},
		{"another page", func() { s.unread.Store(false) }, "/quellen", nil, 8},
		{"which is not kept", nil, "/quellen", nil, 9},
	} {
		if step.do != nil {
			step.do()
		}
		resp := s.get(t, step.target, step.header...)
		if resp.StatusCode != http.StatusOK || s.rendered.Load() != step.renders {
			t.Errorf("%s: %d, rendered %d times, want %d", step.name, resp.StatusCode, s.rendered.Load(), step.renders)
		}
	}
}

func TestFormsOfAnAnswer(t *testing.T) {
	t.Parallel()
	s := newSite()
	plain := s.get(t, "/")
	want, _ := io.ReadAll(plain.Body)
	packed := s.get(t, "/", "Accept-Encoding", "br, gzip;q=0.5")
	z, err := gzip.NewReader(packed.Body)
	if err != nil {
		t.Fatal(err)
	}
	got, err := io.ReadAll(z)
	if err != nil || string(got) != string(want) || packed.Header.Get("ETag") != plain.Header.Get("ETag") {
		t.Errorf("%d bytes unpacked, want %d, %v", len(got), len(want), err)
	}
	if vary := packed.Header.Get("Vary"); !strings.Contains(vary, "Accept-Encoding") || packed.Header.Get("X-Request-Id") != "" {
		t.Errorf("headers %v", packed.Header)
	}
	if refused := s.get(t, "/", "Accept-Encoding", "gzip;q=0"); refused.Header.Get("Content-Encoding") != "" {
		t.Errorf("gzip although it was refused")
	}
	if same := s.get(t, "/", "If-None-Match", plain.Header.Get("ETag")); same.StatusCode != http.StatusNotModified {
		t.Errorf("%d for what the visitor has", same.StatusCode)
	}
}

func TestErrorsAreNotKept(t *testing.T) {
	t.Parallel()
	s := newSite()
	for range 2 {
		if resp := s.get(t, "/?bad"); resp.StatusCode != http.StatusBadRequest {
			t.Errorf("%d", resp.StatusCode)
		}
	}
	if s.rendered.Load() < 3 {
		t.Errorf("an error was kept: rendered %d times", s.rendered.Load())
	}
}

func TestRoomIsBounded(t *testing.T) {
	t.Parallel()
	s := newSite()
	for i := range maxEntries + 50 {
		s.get(t, "/?n="+strconv.Itoa(i))
	}
	if n := len(s.cache.entries); n > maxEntries {
		t.Errorf("%d answers are kept", n)
	}
}
