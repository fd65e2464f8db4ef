package web

import (
	"bufio"
	"context"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/lagebild/lagebild/internal/web/export/mirror"
)

func TestMachinesBehindTheChain(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for _, path := range []string{
		"/openapi.json", "/api/v1/overview", "/api/v1/notices", "/api/v1/changes", "/feeds/alle.atom", "/feeds/alle.json", "/cap/alle.atom",
		"/export/lage.csv", "/export/lage.xlsx", "/export/lage.geojson", "/badge/" + werl + ".svg",
	} {
		a := w.get(path)
		if csp := a.Header.Get("Content-Security-Policy"); !strings.Contains(csp, "frame-ancestors 'none'") || a.Header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: policy %q", path, csp)
		}
	}
	a := w.get("/einbetten/" + werl)
	if csp := a.Header.Get("Content-Security-Policy"); !strings.Contains(csp, "frame-ancestors *") || a.Header.Get("X-Frame-Options") != "" {
		t.Errorf("the embedded table: policy %q, X-Frame-Options %q", csp, a.Header.Get("X-Frame-Options"))
	}
	if a := w.ask(http.MethodOptions, "/api/v1/overview"); a.StatusCode != http.StatusNoContent {
		t.Errorf("OPTIONS: %d", a.StatusCode)
	}
	if a := w.ask(http.MethodPost, "/api/v1/overview"); a.StatusCode != http.StatusMethodNotAllowed {
		t.Errorf("POST: %d", a.StatusCode)
	}
}

func TestStreamBehindTheChain(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan bool)
	go func() {
		w.server.Watch(ctx, w.store)
		close(done)
	}()
	sv := httptest.NewUnstartedServer(w.web)
	sv.Config.ReadTimeout, sv.Config.WriteTimeout = 15*time.Second, 30*time.Second
	sv.Start()
	defer sv.Close()
	limit, stop := context.WithTimeout(t.Context(), time.Minute)
	defer stop()
	for {
		r, err := http.NewRequestWithContext(limit, http.MethodGet, sv.URL+"/api/v1/events", http.NoBody)
		w.must(err)
		r.Header.Set("Accept-Encoding", "gzip, br")
		resp, err := http.DefaultClient.Do(r)
		w.must(err)
		if resp.StatusCode == http.StatusServiceUnavailable { // not followed yet
			w.must(resp.Body.Close())
			continue
		}
		// The first words come at once, not when a compressor's buffer is full.
		lines := bufio.NewScanner(resp.Body)
		if resp.StatusCode != http.StatusOK || !lines.Scan() || lines.Text() != "retry: 3000" || resp.Header.Get("Content-Encoding") != "" {
			t.Errorf("%d %v: %q", resp.StatusCode, resp.Header, lines.Text())
		}
		cancel()
		for lines.Scan() { // until the server ends the stream
		}
		w.must(resp.Body.Close())
		break
	}
	<-done
}

func TestMirrorOfTheSite(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	dir := filepath.Join(t.TempDir(), "mirror")
	res, err := mirror.Write(t.Context(), mirror.Config{Site: w.web, Dir: dir, Now: present})
	w.must(err)
	if res.Pages < 2*(1+bodies) || res.Data < 8 || res.LeftOut != 0 {
		t.Errorf("%+v", res)
	}
}
