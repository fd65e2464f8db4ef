package web

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"net/http"
	"strings"

	"github.com/lagebild/lagebild/internal/fault"
)

// handler is a route that may fail.
type handler func(w http.ResponseWriter, r *http.Request) error

// page turns a handler's error into an error page.
func (s *Server) page(h handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := h(w, r); err != nil {
			s.fail(w, r, err)
		}
	})
}

// api turns a handler's error into a problem document (RFC 9457).
func (s *Server) api(h handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Access-Control-Allow-Origin", "*") // everything here is public and for reading
		err := h(w, r)
		if err == nil {
			return
		}
		status, detail := s.judge(r, err)
		body, _ := json.Marshal(map[string]any{
			"type": "about:blank", "title": http.StatusText(status), "status": status, "detail": detail,
			"kind": string(fault.KindOf(err)), "request": id(r),
		})
		w.Header().Set("Content-Type", "application/problem+json")
		w.WriteHeader(status)
		_, _ = w.Write(body)
	})
}

// judge gives the status of err and, where the visitor can do something about it, its text; the rest is logged.
func (s *Server) judge(r *http.Request, err error) (status int, detail string) {
	kind := fault.KindOf(err)
	switch {
	case errors.Is(err, context.Canceled):
		return 499, "" // the visitor left; nobody reads this
	case errors.Is(err, context.DeadlineExceeded):
		kind = fault.TimedOut
	}
	status = fault.TraitsOf(kind).Status
	if kind == fault.NotFound || kind == fault.Invalid {
		return status, err.Error()
	}
	s.cfg.Log.ErrorContext(r.Context(), "Served no page", "url", r.URL.Path, "kind", string(kind), "err", err, "request", id(r))
	return status, ""
}

// fail writes the error page.
func (s *Server) fail(w http.ResponseWriter, r *http.Request, err error) {
	status, detail := s.judge(r, err)
	base := s.base(r, "error.title")
	base.Title = fault.TraitsOf(fault.KindOf(err)).Title
	if base.Lang != "de" {
		base.Title = http.StatusText(status)
	}
	p := errorPage{base: base, Status: status, Detail: detail, Request: id(r)}
	var buf bytes.Buffer
	if err := s.templates.render(&buf, "error", p.Lang, p); err != nil {
		http.Error(w, http.StatusText(status), status)
		return
	}
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write(buf.Bytes())
}

type errorPage struct {
	base
	Status  int
	Detail  string
	Request string
}

// show renders a page and sends it, or 304 if the visitor has it already.
func (s *Server) show(w http.ResponseWriter, r *http.Request, name, lang string, data any) error {
	var buf bytes.Buffer
	if err := s.templates.render(&buf, name, lang, data); err != nil {
		return fault.Wrap(fault.Internal, "rendering "+name, err)
	}
	w.Header().Set("Content-Language", lang)
	w.Header().Set("Vary", "Accept-Language")
	return send(w, r, "text/html; charset=utf-8", buf.Bytes())
}

// send writes body with a validator; the same bytes are not sent twice.
func send(w http.ResponseWriter, r *http.Request, mediaType string, body []byte) error {
	sum := sha256.Sum256(body)
	// Weak: the compressed form has the same tag.
	tag := `W/"` + hex.EncodeToString(sum[:12]) + `"`
	w.Header().Set("ETag", tag)
	w.Header().Set("Cache-Control", "no-cache")
	for have := range strings.SplitSeq(r.Header.Get("If-None-Match"), ",") {
		if have = strings.TrimSpace(have); have == tag || have == tag[2:] {
			w.WriteHeader(http.StatusNotModified)
			return nil
		}
	}
	w.Header().Set("Content-Type", mediaType)
	_, _ = w.Write(body) // a visitor who left is no error of ours
	return nil
}

func id(r *http.Request) string {
	v, _ := r.Context().Value(requestID{}).(string)
	return v
}
