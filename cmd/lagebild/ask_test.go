package main

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
)

func TestAsk(t *testing.T) {
	var asked atomic.Int64
	mux := http.NewServeMux()
	mux.HandleFunc("GET /good", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("gut")) })
	mux.HandleFunc("GET /late", func(w http.ResponseWriter, _ *http.Request) {
		if asked.Add(1) < 3 {
			w.WriteHeader(http.StatusServiceUnavailable)
		}
	})
	mux.HandleFunc("GET /bad", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusInternalServerError) })
	srv := httptest.NewServer(mux)
	t.Cleanup(srv.Close)
	for _, c := range []struct {
		name      string
		args      []string
		out, fail string
	}{
		{"one that answers", []string{srv.URL + "/good"}, "/good: 200, 3 bytes", ""},
		{"the second one fails", []string{srv.URL + "/good", srv.URL + "/bad"}, "/good: 200", "500 Internal Server Error"},
		{"no patience", []string{srv.URL + "/late"}, "", "503 Service Unavailable"},
		{"patience", []string{"--patience=1m", srv.URL + "/late"}, "/late: 200", ""},
		{"nobody listens", []string{"http://127.0.0.1:1/"}, "", "refused"},
		{"no address", []string{"::"}, "", "asking ::"},
	} {
		t.Run(c.name, func(t *testing.T) {
			out, err := execute(t, "", append([]string{"ask"}, c.args...)...)
			if !strings.Contains(out, c.out) {
				t.Errorf("printed %q, want %q", out, c.out)
			}
			if (err != nil) != (c.fail != "") || (err != nil && !strings.Contains(err.Error(), c.fail)) {
				t.Errorf("got error %v, want %q", err, c.fail)
			}
		})
	}
}
