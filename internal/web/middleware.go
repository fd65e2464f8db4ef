package web

import (
	"context"
	"crypto/rand"
	"fmt"
	"net/http"
	"runtime/debug"
	"slices"
	"time"

	"github.com/klauspost/compress/gzhttp"

	"github.com/lagebild/lagebild/internal/fault"
)

// csp allows nothing but our own style sheet, images and forms.
const csp = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// chain wraps all routes; the first listed sees a request first.
func (s *Server) chain(h http.Handler) http.Handler {
	layers := []func(http.Handler) http.Handler{s.logged, secured, compressed, s.recovering, s.deadline}
	for _, wrap := range slices.Backward(layers) {
		h = wrap(h)
	}
	return h
}

type requestID struct{}

// logged gives each request an id and writes one line about it.
func (s *Server) logged(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start, id := time.Now(), rand.Text()[:12]
		w.Header().Set("X-Request-Id", id)
		rec := &recorder{ResponseWriter: w}
		h.ServeHTTP(rec, r.WithContext(context.WithValue(r.Context(), requestID{}, id)))
		s.cfg.Log.DebugContext(r.Context(), "Served request", "method", r.Method, "url", r.URL.Path,
			"status", rec.status, "bytes", rec.bytes, "duration", time.Since(start), "request", id)
	})
}

// secured sets the headers that keep foreign code and frames out.
func secured(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		head := w.Header()
		head.Set("Content-Security-Policy", csp)
		head.Set("X-Content-Type-Options", "nosniff")
		head.Set("X-Frame-Options", "DENY")
		head.Set("Referrer-Policy", "no-referrer")
		head.Set("Cross-Origin-Opener-Policy", "same-origin")
		head.Set("Permissions-Policy", "geolocation=(), camera=(), microphone=()")
		h.ServeHTTP(w, r)
	})
}

// recovering turns a panic into an error page, if nothing was sent yet.
func (s *Server) recovering(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		rec := &recorder{ResponseWriter: w}
		defer func() {
			p := recover()
			if p == nil {
				return
			}
			if err, ok := p.(error); ok && err == http.ErrAbortHandler { //nolint:errorlint // the sentinel is never wrapped
				panic(p)
			}
			s.cfg.Log.ErrorContext(r.Context(), "Recovered from panic", "url", r.URL.Path, "err", fmt.Sprint(p), "stack", string(debug.Stack()))
			if rec.status == 0 {
				s.fail(w, r, fault.New(fault.Internal, "serving "+r.URL.Path, "panic: %v", p))
			}
		}()
		h.ServeHTTP(rec, r)
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

// recorder notes what was sent.
type recorder struct {
	http.ResponseWriter
	status, bytes int
}

// WriteHeader implements http.ResponseWriter.
func (r *recorder) WriteHeader(status int) {
	if r.status == 0 {
		r.status = status
	}
	r.ResponseWriter.WriteHeader(status)
}

// Write implements http.ResponseWriter.
func (r *recorder) Write(b []byte) (int, error) {
	if r.status == 0 {
		r.status = http.StatusOK
	}
	n, err := r.ResponseWriter.Write(b)
	r.bytes += n
	return n, err
}

// Unwrap lets http.ResponseController reach the connection.
func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }
