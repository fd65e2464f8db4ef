// Package pgtext makes strings fit for PostgreSQL. It is pure.
package pgtext

import (
	"encoding/json"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Clean replaces what PostgreSQL refuses, byte by byte, so that offsets stay true: NUL becomes a space, a byte that is no
// UTF-8 a question mark.
func Clean(s string) string {
	if utf8.ValidString(s) && strings.IndexByte(s, 0) < 0 {
		return s
	}
	b := []byte(s)
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			b[i] = '?'
		case r == 0:
			b[i] = ' '
		}
		i += n
	}
	return string(b)
}

// Cut shortens s to at most n bytes, at a rune border.
func Cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// Fold writes s in lower case with umlauts and sharp s spelled out, composed or not: Straße and STRASSE, Häuser and
// Haeuser become the same words.
func Fold(s string) string {
	var b strings.Builder
	b.Grow(len(s) + len(s)/16)
	for _, r := range s {
		switch r = unicode.ToLower(r); r {
		case 'ä', 'æ':
			b.WriteString("ae")
		case 'ö', 'œ':
			b.WriteString("oe")
		case 'ü':
			b.WriteString("ue")
		case 'ß':
			b.WriteString("ss")
		case '\u0308': // combining diaeresis
			b.WriteByte('e')
		case '\u00ad': // soft hyphen
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// JSON encodes v so that jsonb takes it: NULs in strings become spaces.
func JSON(v any) (string, error) {
	var b strings.Builder // the encoder writes once
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return "", err
	}
	return dropNUL(strings.TrimSuffix(b.String(), "\n")), nil
}

const nul = `\u0000`

// dropNUL replaces each escaped NUL; a backslash that is itself escaped does not begin an escape.
func dropNUL(s string) string {
	if !strings.Contains(s, nul) {
		return s
	}
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		switch {
		case strings.HasPrefix(s[i:], nul):
			out = append(out, ' ')
			i += len(nul) - 1
		case s[i] == '\\' && i+1 < len(s):
			out = append(out, s[i], s[i+1])
			i++
		default:
			out = append(out, s[i])
		}
	}
	return string(out)
}
