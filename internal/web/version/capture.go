package version

import (
	"net/http"
	"regexp"
	"strconv"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/web/page"
)

// inert lets a captured page show its text and inline style, and nothing else: no script, no form, no request, no frame.
const inert = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"

var (
	shaPattern     = regexp.MustCompile(`^[0-9a-f]{64}$`)
	charsetPattern = regexp.MustCompile(`^[A-Za-z0-9_.:-]{1,40}$`)
)

// capture hands out fetched bytes as they came. HTML is shown inert; feeds and text as plain text; the rest only as a
// download.
func (p *Pages) capture(w http.ResponseWriter, r *http.Request) error {
	sum := r.PathValue("sha256")
	if !shaPattern.MatchString(sum) {
		return page.Refuse(fault.Invalid, p.view.Kit().Both("error.sha"), page.Clip(sum, 64))
	}
	body, head, err := p.store.Capture(r.Context(), sum)
	if err != nil {
		return err
	}
	charset := ""
	if charsetPattern.MatchString(head.Charset) {
		charset = "; charset=" + head.Charset
	}
	h := w.Header()
	h.Set("Content-Security-Policy", inert)
	h.Set("X-DNS-Prefetch-Control", "off")
	h.Set("Cache-Control", "public, max-age=31536000, immutable") // the address names the content
	if page.Unchanged(w, r, strconv.Quote(sum)) {
		return nil
	}
	switch head.MediaType {
	case "text/html", "application/xhtml+xml":
		h.Set("Content-Type", "text/html"+charset)
	case "text/plain", "application/rss+xml", "application/atom+xml", "application/xml", "text/xml", "application/json", "application/feed+json":
		h.Set("Content-Type", "text/plain"+charset)
	default:
		name := sum
		if head.MediaType == "application/pdf" {
			name += ".pdf"
		}
		h.Set("Content-Type", "application/octet-stream")
		h.Set("Content-Disposition", "attachment; filename="+strconv.Quote(name))
	}
	_, _ = w.Write(body) //nolint:gosec // inert, see above; a visitor who left is no error of ours
	return nil
}
