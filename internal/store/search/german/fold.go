package german

import (
	"unicode"
	"unicode/utf8"
)

// maxWord is how many bytes of a folded word count: longer runs are no words, and a lexeme must fit into an index page.
const maxWord = 60

// appendFold writes a rune in lower case with umlauts and sharp s spelled out.
func appendFold(b []byte, r rune) []byte {
	if r < utf8.RuneSelf {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return append(b, byte(r)) //nolint:gosec // below 0x80
	}
	switch r = unicode.ToLower(r); r {
	case 'ä', 'æ':
		return append(b, "ae"...)
	case 'ö', 'œ':
		return append(b, "oe"...)
	case 'ü':
		return append(b, "ue"...)
	case 'ß':
		return append(b, "ss"...)
	case '\u0308': // combining diaeresis
		return append(b, 'e')
	case 'á', 'à', 'â', 'ã', 'å':
		return append(b, 'a')
	case 'é', 'è', 'ê', 'ë':
		return append(b, 'e')
	case 'í', 'ì', 'î', 'ï':
		return append(b, 'i')
	case 'ó', 'ò', 'ô', 'õ':
		return append(b, 'o')
	case 'ú', 'ù', 'û':
		return append(b, 'u')
	case 'ç':
		return append(b, 'c')
	case 'ñ':
		return append(b, 'n')
	}
	if invisible(r) || unicode.Is(unicode.Mn, r) {
		return b
	}
	return utf8.AppendRune(b, r)
}

// Fold writes all of s so; what is no letter stays.
func Fold(s string) string {
	b := make([]byte, 0, len(s)+len(s)/16)
	for _, r := range s {
		b = appendFold(b, r)
	}
	return string(b)
}

// invisible is true for what stands inside words without being seen: soft hyphen, zero-width space, word joiner.
func invisible(r rune) bool { return r == '\u00ad' || r == '\u200b' || r == '\u2060' }

func letterOrDigit(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// inside is true for what goes on a word without beginning one.
func inside(r rune) bool {
	return invisible(r) || r >= '\u0300' && r <= '\u036f'
}

// hyphen is true for what joins two words into one.
func hyphen(r rune) bool { return r == '-' || r == '\u2010' || r == '\u2011' }

// cut shortens a folded word at a rune border.
func cut(b []byte) []byte {
	if len(b) <= maxWord {
		return b
	}
	n := maxWord
	for n > 0 && !utf8.RuneStart(b[n]) {
		n--
	}
	return b[:n]
}
