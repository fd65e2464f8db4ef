// Package charset finds the character encoding of fetched bytes and brings them to clean UTF-8.
package charset

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"

	"github.com/lagebild/lagebild/internal/fault"
)

// UTF8 gives body as clean UTF-8 in NFC, and the name of the charset it was in ("utf-8", "windows-1252"). As in browsers a
// byte order mark goes first, then the charset parameter of Content-Type, then the page's own word, then a guess.
// Invalid bytes become U+FFFD; NUL and other control characters but tab, line feed, carriage return and form feed go.
// The error is BadContent, for bytes that the charset named cannot be.
func UTF8(body []byte, charsetParam, mediaType string) (text []byte, name string, err error) {
	enc, name := encodingOf(body, charsetParam, mediaType)
	text = body
	if name != "utf-8" {
		if text, err = enc.NewDecoder().Bytes(body); err != nil {
			return nil, name, fault.Wrap(fault.BadContent, "decoding "+name, err)
		}
	}
	text = bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))
	if !utf8.Valid(text) {
		text = bytes.ToValidUTF8(text, []byte("\uFFFD"))
	}
	if text = clean(text); !isNFC(text) {
		text = norm.NFC.Bytes(text)
	}
	return text, name, nil
}

// encodingOf decides on the charset. A page that calls itself something else but is valid UTF-8 with umlauts is UTF-8:
// headers are wrong more often than chance makes UTF-8.
func encodingOf(body []byte, param, mediaType string) (encoding.Encoding, string) {
	if e, n := bom(body); n != "" {
		return e, n
	}
	if hasMultibyte(body) && utf8.Valid(body) {
		return unicode.UTF8, "utf-8"
	}
	if param != "" && !strings.EqualFold(param, "utf-16") {
		if e, n := charset.Lookup(param); n != "" {
			return preferUTF8(body, e, n)
		}
	}
	e, n, certain := charset.DetermineEncoding(body, "text/html")
	if certain && (strings.Contains(mediaType, "html") || mediaType == "") {
		return preferUTF8(body, e, n)
	}
	if utf8.Valid(body) {
		return unicode.UTF8, "utf-8"
	}
	if strings.HasPrefix(n, "utf-") || n == "" {
		if invalidShare(body) < 0.01 {
			return unicode.UTF8, "utf-8"
		}
		return charset.Lookup("windows-1252")
	}
	return e, n
}

func preferUTF8(body []byte, e encoding.Encoding, n string) (encoding.Encoding, string) {
	switch n {
	case "utf-8":
		if invalidShare(body) > 0.001 && !hasMultibyte(body) {
			return charset.Lookup("windows-1252")
		}
	case "utf-16le", "utf-16be":
		if !bytes.Contains(body[:min(len(body), 512)], []byte{0}) {
			return unicode.UTF8, "utf-8" // bytes that could be read so far are not UTF-16
		}
	}
	return e, n
}

func bom(b []byte) (encoding.Encoding, string) {
	switch {
	case bytes.HasPrefix(b, []byte("\xef\xbb\xbf")):
		return unicode.UTF8, "utf-8"
	case bytes.HasPrefix(b, []byte("\xff\xfe")):
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), "utf-16le"
	case bytes.HasPrefix(b, []byte("\xfe\xff")):
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM), "utf-16be"
	}
	return nil, ""
}

// hasMultibyte reports whether b holds a valid character of several bytes.
func hasMultibyte(b []byte) bool {
	for i := ascii(b); i < len(b); i += ascii(b[i:]) {
		r, n := utf8.DecodeRune(b[i:])
		if r != utf8.RuneError && n > 1 {
			return true
		}
		i += n
	}
	return false
}

// ascii is how many bytes of ASCII b begins with. It looks at eight at a time, as does plain: pages are long, and nearly all of them that.
func ascii(b []byte) int {
	const beyond = eight * utf8.RuneSelf
	i := 0
	for i+8 <= len(b) && binary.LittleEndian.Uint64(b[i:])&beyond == 0 {
		i += 8
	}
	for i < len(b) && b[i] < utf8.RuneSelf {
		i++
	}
	return i
}

// eight, times a byte, is that byte eight times.
const eight = 0x0101010101010101

// invalidShare is the share of bytes that are no UTF-8.
func invalidShare(b []byte) float64 {
	if utf8.Valid(b) { // much faster, and the rule
		return 0
	}
	bad := 0
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
		}
		i += n
	}
	return float64(bad) / float64(max(1, len(b)))
}

// clean takes control characters out.
func clean(b []byte) []byte {
	first := calm(b)
	if first == len(b) {
		return b
	}
	out := append(make([]byte, 0, len(b)), b[:first]...)
	for _, c := range b[first:] {
		if !control[c] {
			out = append(out, c)
		}
	}
	return out
}

// calm is how many bytes b begins with that are no control characters.
func calm(b []byte) int {
	for i := 0; i < len(b); i += 8 {
		if i+8 <= len(b) {
			x := binary.LittleEndian.Uint64(b[i:])
			y := x ^ eight*0x7f
			if ((x-eight*' ')&^x|(y-eight)&^y)&(eight*utf8.RuneSelf) == 0 {
				continue // none is below a space, none 0x7f
			}
		}
		for k, c := range b[i:min(i+8, len(b))] {
			if control[c] {
				return i + k
			}
		}
	}
	return len(b)
}

// control tells which bytes are control characters that a text has no use for.
var control = func() (is [256]bool) {
	for c := range byte(' ') {
		is[c] = c != '\t' && c != '\n' && c != '\r' && c != '\f'
	}
	is[0x7f] = true
	return is
}()

// isNFC reports whether valid UTF-8 is in NFC. All below U+0300 is, and ASCII is where normalisation starts anew: only the runs
// beyond need a close look, each with the character that a combining one at its beginning would join.
func isNFC(b []byte) bool {
	const lead = 0xCC // the first byte of U+0300
	for i := ascii(b); i < len(b); i += ascii(b[i:]) {
		if b[i] < lead {
			i++
			continue
		}
		from, end := i, i
		for from > 0 && b[from-1] >= utf8.RuneSelf {
			from--
		}
		for end < len(b) && b[end] >= utf8.RuneSelf {
			end++
		}
		if !norm.NFC.IsNormal(b[max(0, from-1):end]) {
			return false
		}
		i = end
	}
	return true
}
