package softblock

import "bytes"

const (
	// enough is how much visible text, in bytes, is more than any placeholder has. Reading stops there.
	enough = 3000
	// maxNoscript bounds what is kept of <noscript> parts.
	maxNoscript = 1000
)

// page is what a verdict needs of a page: folded text, that is lower case, German letters written out (ä as ae), other
// characters beyond ASCII dropped, white space and tags as one space.
type page struct {
	title    []byte
	text     []byte // visible, without title and noscript; at most about enough bytes
	noscript []byte
	long     bool // text goes on beyond enough
	scripts  int
	frames   int
	markup   map[int]bool // see index.find
}

// read goes over body once.
func read(body []byte) page {
	p := page{text: make([]byte, 0, min(len(body), enough)+8)}
	dst := &p.text
	for i := 0; i < len(body); {
		c := body[i]
		if c != '<' {
			i = fold(dst, body, i, max(1, enough+1-len(p.text)))
			if len(p.text) > enough {
				p.long = true
				return p
			}
			continue
		}
		if bytes.HasPrefix(body[i:], []byte("<!--")) {
			i = afterComment(body, i+4)
			continue
		}
		name, closing := tagName(body[i:])
		if name == none && !closing && !marksUp(body, i+1) {
			i++ // a lone "<" is text of no interest
			continue
		}
		i = afterTag(body, i)
		space(dst)
		switch name {
		case title:
			dst = pick(closing, &p.text, &p.title)
		case noscript:
			dst = pick(closing, &p.text, &p.noscript)
		case frame:
			p.frames++
		case script, style, template, svg:
			if !closing {
				i = p.skipHidden(body, i, name)
			}
		}
		if len(p.noscript) > maxNoscript {
			p.noscript = p.noscript[:maxNoscript]
		}
	}
	p.title, p.text, p.noscript = bytes.TrimSpace(p.title), bytes.TrimSpace(p.text), bytes.TrimSpace(p.noscript)
	return p
}

func pick(closing bool, text, special *[]byte) *[]byte {
	if closing {
		return text
	}
	return special
}

// The elements that matter.
const (
	none     = "" // no element at all
	other    = "other"
	title    = "title"
	noscript = "noscript"
	frame    = "frame" // and iframe
	script   = "script"
	style    = "style"
	template = "template"
	svg      = "svg"
)

// skipHidden gives the place after the element name, whose content is no text and was opened before i.
func (p *page) skipHidden(body []byte, i int, name string) int {
	if name == script {
		p.scripts++
	}
	for {
		j := bytes.Index(body[i:], []byte("</"))
		if j < 0 {
			return len(body)
		}
		i += j
		if found, _ := tagName(body[i:]); found == name {
			return afterTag(body, i)
		}
		i += 2
	}
}

// tagName is the element that the tag at the beginning of b names.
func tagName(b []byte) (name string, closing bool) {
	i := 1
	if i < len(b) && b[i] == '/' {
		closing = true
		i++
	}
	var buf [8]byte // as long as the longest name that matters
	n := 0
	for ; i < len(b) && (letter(b[i]) || n > 0 && b[i] >= '0' && b[i] <= '9'); i++ {
		if n < len(buf) {
			buf[n] = b[i] | 0x20
		}
		n++
	}
	switch string(buf[:min(n, len(buf))]) {
	case none:
		return none, closing
	case title:
		return title, closing
	case noscript:
		if n == len(noscript) {
			return noscript, closing
		}
	case frame, "iframe":
		return frame, closing
	case script:
		return script, closing
	case style:
		return style, closing
	case template:
		if n == len(template) {
			return template, closing
		}
	case svg:
		return svg, closing
	}
	return other, closing
}

// marksUp reports whether a "<" before i begins a declaration or an instruction.
func marksUp(body []byte, i int) bool { return i < len(body) && (body[i] == '!' || body[i] == '?') }

// afterTag is the place behind the tag at i, or the end of body.
func afterTag(body []byte, i int) int {
	j := bytes.IndexByte(body[i:], '>')
	if j < 0 {
		return len(body)
	}
	return i + j + 1
}

func letter(c byte) bool { c |= 0x20; return c >= 'a' && c <= 'z' }

// afterComment is the place behind the end of the comment that i is in, or the end of body.
func afterComment(body []byte, i int) int {
	j := bytes.Index(body[i:], []byte("-->"))
	if j < 0 {
		return len(body)
	}
	return i + j + 3
}

func space(dst *[]byte) {
	if n := len(*dst); n > 0 && (*dst)[n-1] != ' ' {
		*dst = append(*dst, ' ')
	}
}

// plain tells which bytes stay as they are.
var plain = func() (is [256]bool) {
	for c := range byte(0x80) {
		is[c] = c > ' ' && c != '&' && c != '<' && (c < 'A' || c > 'Z')
	}
	return is
}()

// plainEnd is the place of the first byte from i on that does not stay as it is.
func plainEnd(body []byte, i int) int {
	for i < len(body) && plain[body[i]] {
		i++
	}
	return i
}

// fold appends the character at body[i], or up to most that stay as they are, and gives the place of the next.
func fold(dst *[]byte, body []byte, i, most int) int {
	if end := plainEnd(body[:min(len(body), i+most)], i); end > i {
		*dst = append(*dst, body[i:end]...)
		return end
	}
	c := body[i]
	switch {
	case c >= 'A' && c <= 'Z':
		*dst = append(*dst, c|0x20)
	case c <= ' ':
		space(dst)
	case c == '&':
		return foldEntity(dst, body, i)
	case c == 0xC3 && i+1 < len(body) && body[i+1] >= 0x80 && body[i+1] < 0xC0:
		*dst = append(*dst, german(body[i+1]+0x40)...)
		return i + 2
	case c == 0xE2 && i+2 < len(body) && body[i+1] == 0x80 && (body[i+2] == 0x93 || body[i+2] == 0x94):
		*dst = append(*dst, '-') // the dashes that stand between a title and the name of its site
		return i + 3
	default:
		// Of UTF-8 nothing else is wanted; in windows-1252 these are the letters themselves.
		if c == 0xC2 && i+1 < len(body) && body[i+1] == 0xA0 || c == 0xA0 {
			space(dst)
		}
		*dst = append(*dst, german(c)...)
	}
	return i + 1
}

// german writes a letter of ISO 8859-1 out.
func german(c byte) string {
	switch c {
	case 0xE4, 0xC4:
		return "ae"
	case 0xF6, 0xD6:
		return "oe"
	case 0xFC, 0xDC:
		return "ue"
	case 0xDF:
		return "ss"
	}
	return ""
}

// foldEntity appends the character reference at body[i]: German letters as such, all others as a space.
func foldEntity(dst *[]byte, body []byte, i int) int {
	end := bytes.IndexByte(body[i:min(len(body), i+12)], ';')
	if end < 2 {
		*dst = append(*dst, '&')
		return i + 1
	}
	switch name := body[i+1 : i+end]; string(bytes.ToLower(name)) {
	case "auml", "#228", "#196", "#xe4", "#xc4":
		*dst = append(*dst, "ae"...)
	case "ouml", "#246", "#214", "#xf6", "#xd6":
		*dst = append(*dst, "oe"...)
	case "uuml", "#252", "#220", "#xfc", "#xdc":
		*dst = append(*dst, "ue"...)
	case "szlig", "#223", "#xdf":
		*dst = append(*dst, "ss"...)
	default:
		space(dst)
	}
	return i + end + 1
}
