package web

import (
	"net/http"
	"regexp"
	"strconv"

	"github.com/lagebild/lagebild/internal/fault"
)

// inert lets a captured page show its text and inline style, and nothing else: no script, no form, no request, no frame.
const inert = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'"

var (
	shaPattern     = regexp.MustCompile(`^[0-9a-f]{64}$`)
	charsetPattern = regexp.MustCompile(`^[A-Za-z0-9_.:-]{1,40}$`)
)

// capture hands out fetched bytes as they came. HTML is shown inert; feeds and text as plain text; the rest only as a
// download.
func (s *Server) capture(w http.ResponseWriter, r *http.Request) error {
	sum := r.PathValue("sha256")
	if !shaPattern.MatchString(sum) {
		e := fault.New(fault.Invalid, "reading the address", "%q is no SHA-256", sum)
		e.Remedy = "it has 64 characters 0–9 and a–f"
		return e
	}
	body, head, err := s.cfg.Store.Capture(r.Context(), sum)
	if err != nil {
		return err
	}
	charset := ""
	if charsetPattern.MatchString(head.Charset) {
		charset = "; charset=" + head.Charset
	}
	h := w.Header()
	h.Set("Content-Security-Policy", inert)
	switch head.MediaType {
	case "text/html", "application/xhtml+xml":
		h.Set("Content-Type", "text/html"+charset)
	case "text/plain", "application/rss+xml", "application/atom+xml", "application/xml", "text/xml", "application/json", "application/feed+json":
		h.Set("Content-Type", "text/plain"+charset)
	default:
		h.Set("Content-Type", "application/octet-stream")
		h.Set("Content-Disposition", "attachment; filename="+strconv.Quote(sum))
	}
	h.Set("Cache-Control", "public, max-age=31536000, immutable") // the address names the content
	h.Set("ETag", strconv.Quote(sum))
	if r.Header.Get("If-None-Match") == strconv.Quote(sum) {
		w.WriteHeader(http.StatusNotModified)
		return nil
	}
	_, _ = w.Write(body)
	return nil
}
