package web

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net/http"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"github.com/klauspost/compress/gzhttp"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/web/answers"
	"github.com/lagebild/lagebild/internal/web/page"
	"github.com/lagebild/lagebild/internal/web/sent"
)

// chain wraps all routes; the first listed sees a request first.
func (s *Server) chain(h http.Handler) http.Handler {
	layers := []func(http.Handler) http.Handler{s.remembered, secured, s.watched, compressed, s.readOnly, s.deadline}
	for _, wrap := range slices.Backward(layers) {
		h = wrap(h)
	}
	return h
}

// remembered answers from memory what depends on the picture alone.
func (s *Server) remembered(h http.Handler) http.Handler {
	return answers.Wrap(h, answers.Config{Paths: []string{"/", "/karte", "/api/v1/overview"}, Current: s.keeper.Current, Now: s.kit.Now})
}

// watched gives each request an id, writes one line about it, and turns a panic into an error page if nothing was sent
// yet.
func (s *Server) watched(h http.Handler) http.Handler {
	//nolint:contextcheck // the context is that of the request
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start, name := time.Now(), rand.Text()[:12]
		w.Header().Set("X-Request-Id", name)
		r = page.WithID(r, name)
		rec := &sent.Recorder{ResponseWriter: w}
		defer func() {
			if p := recover(); p != nil {
				s.recovered(rec, r, p)
			}
			s.cfg.Log.DebugContext(r.Context(), "Served request", "method", r.Method, "url", r.URL.Path,
				"status", rec.Status, "bytes", rec.Bytes, "duration", time.Since(start), "request", name)
		}()
		h.ServeHTTP(rec, r)
	})
}

func (s *Server) recovered(rec *sent.Recorder, r *http.Request, p any) {
	if err, ok := p.(error); ok && errors.Is(err, http.ErrAbortHandler) {
		panic(p) // the server's own way to break a connection off
	}
	s.cfg.Log.ErrorContext(r.Context(), "Recovered from panic", "url", r.URL.Path, "err", fmt.Sprint(p), "stack", string(debug.Stack()))
	if rec.Status != 0 {
		panic(http.ErrAbortHandler) // half a page must not look like a whole one
	}
	s.kit.Fail(rec, r, s.kit.Problem(r, fault.New(fault.Internal, "serving "+r.URL.Path, "panic: %v", p), page.Lang(r)))
}

// readOnly refuses every method that could change something.
func (s *Server) readOnly(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asks := r.Method == http.MethodOptions && isAPI(r) // a browser, before it reads for another origin
		if r.Method == http.MethodGet || r.Method == http.MethodHead || asks {
			h.ServeHTTP(w, r)
			return
		}
		w.Header().Set("Allow", "GET, HEAD")
		if isAPI(r) {
			page.FailAPI(w, r, s.kit.MethodProblem(catalog.English))
			return
		}
		s.kit.Fail(w, r, s.kit.MethodProblem(page.Lang(r)))
	})
}

// isAPI says whether a machine asks.
func isAPI(r *http.Request) bool { return strings.HasPrefix(r.URL.Path, "/api/") }

// secured sets the headers that keep foreign code and frames out.
func secured(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		head := w.Header()
		head.Set("Content-Security-Policy", page.CSP)
		head.Set("X-Content-Type-Options", "nosniff")
		head.Set("X-Frame-Options", "DENY")
		head.Set("Referrer-Policy", "no-referrer")
		head.Set("Cross-Origin-Opener-Policy", "same-origin")
		head.Set("Permissions-Policy", "geolocation=(), camera=(), microphone=()")
		h.ServeHTTP(w, r)
	})
}

// deadline bounds the work on one page.
func (s *Server) deadline(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), s.cfg.Timeout)
		defer cancel()
		h.ServeHTTP(w, r.WithContext(ctx))
	})
}

func compressed(h http.Handler) http.Handler { return gzhttp.GzipHandler(h) }
