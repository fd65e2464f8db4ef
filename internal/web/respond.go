package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"strings"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/fault"
)

// handler is a route that may fail.
type handler func(w http.ResponseWriter, r *http.Request) error

// page turns a handler's error into an error page.
func (s *Server) page(h handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := h(w, r); err != nil {
			s.fail(w, r, s.problem(r, err, langOf(r)))
		}
	})
}

// api turns a handler's error into a problem document (RFC 9457), in English.
func (s *Server) api(h handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Access-Control-Allow-Origin", "*") // everything here is public and for reading
		if err := h(w, r); err != nil {
			failAPI(w, r, s.problem(r, err, catalog.English))
		}
	})
}

// isAPI says whether a machine asks.
func isAPI(r *http.Request) bool { return strings.HasPrefix(r.URL.Path, "/api/") }

type errorPage struct {
	base
	problem
	Request string
}

// fail writes the error page.
func (s *Server) fail(w http.ResponseWriter, r *http.Request, p problem) {
	page := errorPage{base: s.base(r, "error.title.other"), problem: p, Request: id(r)}
	page.Title = p.Heading
	var buf bytes.Buffer
	if err := s.templates.render(&buf, "error", page.Lang, page); err != nil {
		s.cfg.Log.ErrorContext(r.Context(), "Could not render the error page", "err", err, "request", id(r))
		http.Error(w, http.StatusText(p.Status), p.Status)
		return
	}
	failed(w, "text/html; charset=utf-8", p.Status, buf.Bytes())
}

func failAPI(w http.ResponseWriter, r *http.Request, p problem) {
	body, _ := json.Marshal(map[string]any{
		"type": "about:blank", "title": p.Heading, "status": p.Status, "detail": p.Detail, "kind": string(p.Kind), "request": id(r),
	}) // strings and a number only
	failed(w, "application/problem+json", p.Status, body)
}

func failed(w http.ResponseWriter, mediaType string, status int, body []byte) {
	h := w.Header()
	for _, of := range []string{"ETag", "Content-Disposition", "Content-Encoding"} {
		h.Del(of) // of what was to be sent instead
	}
	h.Set("Content-Security-Policy", csp)
	h.Set("Cache-Control", "no-store")
	h.Set("Content-Type", mediaType)
	if status == http.StatusServiceUnavailable {
		h.Set("Retry-After", "30")
	}
	w.WriteHeader(status)
	_, _ = w.Write(body) // a visitor who left is no error of ours
}

// show renders a page and sends it, or 304 if the visitor has it already.
func (s *Server) show(w http.ResponseWriter, r *http.Request, name, lang string, data any) error {
	var buf bytes.Buffer
	if err := s.templates.render(&buf, name, lang, data); err != nil {
		return fault.Wrap(fault.Internal, "rendering "+name, err)
	}
	w.Header().Set("Content-Language", lang)
	w.Header().Add("Vary", "Accept-Language")
	send(w, r, "text/html; charset=utf-8", buf.Bytes())
	return nil
}

// send writes body with a validator; the same bytes are not sent twice.
func send(w http.ResponseWriter, r *http.Request, mediaType string, body []byte) {
	sum := sha256.Sum256(body)
	w.Header().Set("Cache-Control", "no-cache")
	// Weak: the compressed form has the same tag.
	if unchanged(w, r, `W/"`+hex.EncodeToString(sum[:12])+`"`) {
		return
	}
	w.Header().Set("Content-Type", mediaType)
	_, _ = w.Write(body) // a visitor who left is no error of ours
}

// unchanged sets the validator tag, and answers 304 and gives true if the visitor has what it names.
func unchanged(w http.ResponseWriter, r *http.Request, tag string) bool {
	w.Header().Set("ETag", tag)
	for have := range strings.SplitSeq(r.Header.Get("If-None-Match"), ",") {
		if have = strings.TrimSpace(have); have == "*" || strings.TrimPrefix(have, "W/") == strings.TrimPrefix(tag, "W/") {
			w.WriteHeader(http.StatusNotModified)
			return true
		}
	}
	return false
}

func id(r *http.Request) string {
	v, _ := r.Context().Value(requestID{}).(string)
	return v
}
