package load

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

func TestVisitors(t *testing.T) {
	var asked atomic.Int64
	enough := make(chan struct{})
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch n := asked.Add(1); {
		case n == 40:
			close(enough)
		case r.URL.Path == "/bad":
			http.Error(w, "away", http.StatusServiceUnavailable)
		}
	}))
	defer s.Close()
	v := Start(t.Context(), Config{URL: s.URL, Paths: []string{"/", "/bad"}, Rate: 500})
	select {
	case <-enough:
	case <-time.After(20 * time.Second):
	}
	r := v.Stop()
	if r.Requests < 40 || r.Failed < 15 || r.Failed > r.Requests/2+1 {
		t.Errorf("got %d requests, %d failed; want at least 40, half of them failed", r.Requests, r.Failed)
	}
	if err := r.Err(); err == nil || !strings.Contains(err.Error(), "/bad: 503") {
		t.Errorf("got %v, want it to name the page and the answer", err)
	}
	if got := asked.Load(); got != int64(r.Requests) {
		t.Errorf("the server saw %d requests, the visitors counted %d", got, r.Requests)
	}
}

func TestVisitorsOfNobody(t *testing.T) {
	s := httptest.NewServer(http.NotFoundHandler())
	s.Close()
	v := Start(t.Context(), Config{URL: s.URL, Paths: []string{"/"}, Rate: 100})
	time.Sleep(100 * time.Millisecond)
	if r := v.Stop(); r.Requests == 0 || r.Failed != r.Requests || r.Gap < 90*time.Millisecond {
		t.Errorf("got %+v, want all to have failed and the gap to be the whole time", r)
	}
}
