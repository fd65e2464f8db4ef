package fetch

import (
	"bytes"
	"encoding/json"
	"mime"
	"net/http"
	"slices"
	"strings"

	"github.com/lagebild/lagebild/internal/fault"
)

// acceptHeader asks for the types wanted, and for anything else rather than a 406, whose page nobody sees.
func acceptHeader(types []string) string {
	if len(types) == 0 {
		return "*/*"
	}
	return strings.Join(types, ", ") + ", */*;q=0.1"
}

// declared is the media type that h claims, in lower case; "" if it claims none that makes sense.
func declared(h http.Header) string {
	t, _, _ := strings.Cut(h.Get("Content-Type"), ";")
	t = strings.ToLower(strings.TrimSpace(t))
	major, minor, ok := strings.Cut(t, "/")
	if !ok || major == "" || minor == "" || strings.ContainsAny(t, " ,\"<>") {
		return ""
	}
	return t
}

// charsetOf is the charset parameter of Content-Type in lower case.
func charsetOf(h http.Header) string {
	v := h.Get("Content-Type")
	if _, params, err := mime.ParseMediaType(v); err == nil {
		return strings.ToLower(params["charset"])
	}
	// Some servers repeat or mangle parameters; the first charset counts.
	_, v, _ = strings.Cut(strings.ToLower(v), "charset=")
	v, _, _ = strings.Cut(v, ";")
	return strings.Trim(v, "\"' ")
}

// accepts reports whether the caller can read type t.
func (x *exchange) accepts(t string) bool {
	if len(x.accept) == 0 {
		return true
	}
	return slices.ContainsFunc(x.accept, func(want string) bool {
		want = strings.ToLower(want)
		major, ok := strings.CutSuffix(want, "/*")
		return want == t || want == "*/*" || ok && strings.HasPrefix(t, major+"/") || synonym(want) == synonym(t)
	})
}

func synonym(t string) string {
	if t == "application/xml" {
		return "text/xml"
	}
	return t
}

// typeFits is a WrongMediaType fault for a body that need not be downloaded to know that it is not what is wanted. It
// also notes the declared type.
func (x *exchange) typeFits() error {
	x.mediaType = declared(x.header)
	if x.mediaType == "" {
		x.mediaType = "application/octet-stream"
	}
	major, _, _ := strings.Cut(x.mediaType, "/")
	if x.forRobots || x.accepts(x.mediaType) || !slices.Contains([]string{"image", "video", "audio", "font"}, major) {
		return nil
	}
	return x.wrongType()
}

// settleType is the type of the body: as declared, if the caller can read that; else as the bytes look, if it can read
// that. Many feeds are declared as text/html or text/plain, and files of any type as application/octet-stream.
func (x *exchange) settleType() (string, error) {
	claim := declared(x.header)
	vague := claim == "" || claim == "application/octet-stream" || claim == "binary/octet-stream" || claim == "text/plain"
	wanted := x.accepts(claim)
	if wanted && !vague {
		return claim, nil
	}
	if s := sniff(x.body); s != "text/plain" && x.accepts(s) {
		return s, nil
	}
	switch {
	case wanted && claim != "":
		return claim, nil
	case claim == "" && x.accepts("text/plain"):
		return sniff(x.body), nil
	default:
		return "", x.wrongType()
	}
}

func (x *exchange) wrongType() error {
	claim := declared(x.header)
	if claim == "" {
		claim = "of no declared type"
	}
	e := fault.New(fault.WrongMediaType, "", "the answer is %s, not %s", claim, strings.Join(x.accept, " or "))
	e.Remedy = "choose the source type that fits the address"
	return e
}

// sniff tells a type from the first bytes.
func sniff(body []byte) string {
	t, _, _ := strings.Cut(http.DetectContentType(body), ";")
	if t != "text/plain" && t != "text/xml" {
		return t
	}
	head := bytes.TrimLeft(bytes.TrimPrefix(body, []byte("\xef\xbb\xbf")), " \t\r\n")
	head = head[:min(len(head), 1024)]
	switch {
	case bytes.HasPrefix(head, []byte("<rss")), bytes.HasPrefix(head, []byte("<feed")), bytes.HasPrefix(head, []byte("<rdf:RDF")):
		return "text/xml"
	case t == "text/xml" && bytes.Contains(bytes.ToLower(head), []byte("<html")):
		return "application/xhtml+xml"
	case len(head) > 0 && (head[0] == '{' || head[0] == '[') && json.Valid(body):
		return "application/json"
	}
	return t
}

func isHTML(mediaType string) bool {
	return mediaType == "text/html" || mediaType == "application/xhtml+xml"
}
