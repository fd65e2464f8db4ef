package fold

import (
	"unicode"
	"unicode/utf8"
)

// plain gives the ASCII letter under an accent, for the Latin letters that names in German notices use.
var plain = map[rune]byte{
	'á': 'a', 'à': 'a', 'â': 'a', 'ã': 'a', 'å': 'a', 'ç': 'c', 'é': 'e', 'è': 'e', 'ê': 'e', 'ë': 'e', 'í': 'i', 'ì': 'i',
	'î': 'i', 'ï': 'i', 'ñ': 'n', 'ó': 'o', 'ò': 'o', 'ô': 'o', 'õ': 'o', 'ú': 'u', 'ù': 'u', 'û': 'u', 'ý': 'y', 'ø': 'o',
	'ł': 'l', 'š': 's', 'ž': 'z', 'č': 'c', 'ć': 'c', 'ę': 'e', 'ą': 'a', 'ş': 's', 'ğ': 'g', 'ı': 'i',
}

// Letter reports whether the sign is a letter or a digit.
func Letter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r|0x20 && r|0x20 <= 'z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r)
}

// Append appends the folded r, and reports whether it was a capital.
func Append(b []byte, r rune) ([]byte, bool) {
	if r < utf8.RuneSelf {
		if r >= 'A' && r <= 'Z' {
			return append(b, byte(r)|0x20), true
		}
		return utf8.AppendRune(b, r), false
	}
	low := unicode.ToLower(r)
	switch low {
	case 'ä':
		b = append(b, 'a', 'e')
	case 'ö':
		b = append(b, 'o', 'e')
	case 'ü':
		b = append(b, 'u', 'e')
	case 'ß':
		b = append(b, 's', 's')
	default:
		if p, ok := plain[low]; ok {
			b = append(b, p)
		} else {
			b = utf8.AppendRune(b, low)
		}
	}
	return b, low != r
}
