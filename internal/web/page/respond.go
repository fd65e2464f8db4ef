package page

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"strings"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/fault"
)

// CSP allows nothing but our own style sheets, images, script, forms and what the script reads.
const CSP = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// Handler is a route that may fail.
type Handler func(w http.ResponseWriter, r *http.Request) error

// Page turns a handler's error into an error page.
func (k *Kit) Page(h Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := h(w, r); err != nil {
			k.Fail(w, r, k.Problem(r, err, Lang(r)))
		}
	})
}

// API turns a handler's error into a problem document (RFC 9457), in English.
func (k *Kit) API(h Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Access-Control-Allow-Origin", "*") // everything here is public and for reading
		if err := h(w, r); err != nil {
			FailAPI(w, r, k.Problem(r, err, catalog.English))
		}
	})
}

type errorPage struct {
	Base
	Problem
	Request string
}

// Fail writes the error page.
func (k *Kit) Fail(w http.ResponseWriter, r *http.Request, p Problem) {
	page := errorPage{Base: k.base(r), Problem: p, Request: ID(r)}
	page.Title = p.Heading
	var buf bytes.Buffer
	if err := k.failed.Render(&buf, page.Lang, page); err != nil {
		k.cfg.Log.ErrorContext(r.Context(), "Could not render the error page", "err", err, "request", ID(r))
		http.Error(w, http.StatusText(p.Status), p.Status)
		return
	}
	failed(w, "text/html; charset=utf-8", p.Status, buf.Bytes())
}

// FailAPI writes a problem document.
func FailAPI(w http.ResponseWriter, r *http.Request, p Problem) {
	body, _ := json.Marshal(map[string]any{
		"type": "about:blank", "title": p.Heading, "status": p.Status, "detail": p.Detail, "kind": string(p.Kind), "request": ID(r),
	}) // strings and a number only
	failed(w, "application/problem+json", p.Status, body)
}

func failed(w http.ResponseWriter, mediaType string, status int, body []byte) {
	h := w.Header()
	for _, of := range []string{"ETag", "Content-Disposition", "Content-Encoding"} {
		h.Del(of) // of what was to be sent instead
	}
	h.Set("Content-Security-Policy", CSP)
	h.Set("Cache-Control", "no-store")
	h.Set("Content-Type", mediaType)
	if status == http.StatusServiceUnavailable {
		h.Set("Retry-After", "30")
	}
	w.WriteHeader(status)
	_, _ = w.Write(body) // a visitor who left is no error of ours
}

// Send writes body with a validator; the same bytes are not sent twice.
func Send(w http.ResponseWriter, r *http.Request, mediaType string, body []byte) {
	sum := sha256.Sum256(body)
	if w.Header().Get("Cache-Control") == "" {
		w.Header().Set("Cache-Control", "no-cache")
	}
	// Weak: the compressed form has the same tag.
	if Unchanged(w, r, `W/"`+hex.EncodeToString(sum[:12])+`"`) {
		return
	}
	w.Header().Set("Content-Type", mediaType)
	_, _ = w.Write(body) // a visitor who left is no error of ours
}

// Unchanged sets the validator tag, and answers 304 and gives true if the visitor has what it names.
func Unchanged(w http.ResponseWriter, r *http.Request, tag string) bool {
	w.Header().Set("ETag", tag)
	if !Matches(r.Header.Get("If-None-Match"), tag) {
		return false
	}
	w.WriteHeader(http.StatusNotModified)
	return true
}

// Matches says whether an If-None-Match header names tag.
func Matches(header, tag string) bool {
	for have := range strings.SplitSeq(header, ",") {
		if have = strings.TrimSpace(have); have == "*" || have != "" && strings.TrimPrefix(have, "W/") == strings.TrimPrefix(tag, "W/") {
			return true
		}
	}
	return false
}

// Nowhere answers for every address that there is no page at.
func (k *Kit) Nowhere(http.ResponseWriter, *http.Request) error {
	return Refuse(fault.NotFound, k.Both("error.noPage"))
}

type requestID struct{}

// WithID gives the request a name that logs and error pages show.
func WithID(r *http.Request, name string) *http.Request {
	return r.WithContext(context.WithValue(r.Context(), requestID{}, name))
}

// ID is the name of a request; "" if it has none.
func ID(r *http.Request) string {
	v, _ := r.Context().Value(requestID{}).(string)
	return v
}
