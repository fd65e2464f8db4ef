package response

import (
	"bytes"
	"encoding/json"
	"mime"
	"net/http"
	"slices"
	"strings"

	"github.com/lagebild/lagebild/internal/fault"
)

// octets is the type of which nothing is known.
const octets = "application/octet-stream"

// AcceptHeader is the Accept header that asks for the types wanted, and for anything else rather than a 406, whose page nobody sees.
func AcceptHeader(types []string) string {
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

// Charset is the charset parameter of Content-Type in lower case; "" if none.
func Charset(h http.Header) string {
	v := h.Get("Content-Type")
	if _, params, err := mime.ParseMediaType(v); err == nil {
		return strings.ToLower(params["charset"])
	}
	// Some servers repeat or mangle parameters; the first charset counts.
	_, v, _ = strings.Cut(strings.ToLower(v), "charset=")
	v, _, _ = strings.Cut(v, ";")
	return strings.Trim(v, "\"' ")
}

// accepts reports whether who can read the types in accept, anything if there are none, can read type t.
func accepts(accept []string, t string) bool {
	if len(accept) == 0 {
		return true
	}
	return slices.ContainsFunc(accept, func(want string) bool {
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

// Declared is the media type that h claims; "application/octet-stream" if it claims none that makes sense.
func Declared(h http.Header) string {
	if t := declared(h); t != "" {
		return t
	}
	return octets
}

// Fits is a WrongMediaType fault if the body under h need not be downloaded to know that it is of none of the types in accept.
func Fits(h http.Header, accept []string) error {
	major, _, _ := strings.Cut(declared(h), "/")
	if !slices.Contains([]string{"image", "video", "audio", "font"}, major) || accepts(accept, declared(h)) {
		return nil
	}
	return wrongType(h, accept)
}

// MediaType is the type of the body under h: as declared, if that is one in accept; else as the bytes look, if that is
// one; else a WrongMediaType fault. Many feeds are declared as text/html or text/plain, and files of any type as application/octet-stream.
func MediaType(h http.Header, body []byte, accept []string) (string, error) {
	claim := declared(h)
	vague := claim == "" || claim == octets || claim == "binary/octet-stream" || claim == "text/plain"
	wanted := accepts(accept, claim)
	if wanted && !vague {
		return claim, nil
	}
	if s := sniff(body); s != "text/plain" && accepts(accept, s) {
		return s, nil
	}
	switch {
	case wanted && claim != "":
		return claim, nil
	case claim == "" && accepts(accept, "text/plain"):
		return sniff(body), nil
	default:
		return "", wrongType(h, accept)
	}
}

func wrongType(h http.Header, accept []string) error {
	claim := declared(h)
	if claim == "" {
		claim = "of no declared type"
	}
	e := fault.New(fault.WrongMediaType, "", "the answer is %s, not %s", claim, strings.Join(accept, " or "))
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

// IsHTML reports whether a page of this type is HTML.
func IsHTML(mediaType string) bool {
	return mediaType == "text/html" || mediaType == "application/xhtml+xml"
}
