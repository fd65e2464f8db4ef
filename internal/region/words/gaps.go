package words

import (
	"strings"
)

// Gap is what stands between two words.
type Gap uint16

// The gaps; they are bits, so that several can be allowed at once.
const (
	GapNone   Gap = 1 << iota // nothing but an apostrophe or the like
	GapSpace                  // white space, a line wrap
	GapHyphen                 // a hyphen or dash without space
	GapDash                   // a hyphen or dash with spaces
	GapSlash                  // "/"
	GapOpen                   // "("
	GapDot                    // "."
	GapComma                  // ","
	GapUnder                  // "_"
	GapAmp                    // "&", "+"
	GapColon                  // ":"
	GapBreak                  // the end of a line that is no wrap
	GapOther                  // anything else
)

// Near is what may stand between a name and a word that belongs to it.
const Near = GapSpace | GapHyphen | GapUnder | GapNone

// wrappedLine is how long a line has to be, in bytes, for its end to be taken for a wrap inside running text.
const wrappedLine = 50

// Between classifies text[from:to]; a closing bracket before anything else is passed over.
func Between(text string, from, to int) Gap {
	s := text[from:to]
	if s == " " {
		return GapSpace
	}
	s = strings.TrimPrefix(s, ")")
	if strings.IndexByte(s, '\n') >= 0 {
		start := strings.LastIndexByte(text[:from], '\n') + 1
		if strings.Trim(s, " \t\r\n") != "" || strings.Count(s, "\n") > 1 || from-start < wrappedLine {
			return GapBreak
		}
		return GapSpace
	}
	spaced := false
	kind := GapNone
	for _, r := range s {
		if isBlank(r) {
			spaced = true
			continue
		}
		if kind != GapNone {
			return GapOther
		}
		kind = gapOf(r)
	}
	switch {
	case kind == GapNone && spaced:
		return GapSpace
	case kind == GapHyphen && spaced:
		return GapDash
	}
	return kind
}

func isBlank(r rune) bool {
	return r == ' ' || r == '\t' || r == '\r' || r == 0x00A0 || r == 0x202F || r == 0x2009
}

// gapOf is the gap that one character makes.
func gapOf(r rune) Gap {
	switch r {
	case '-', 0x2010, 0x2011, 0x2013, 0x2014, 0x2212:
		return GapHyphen
	case '/':
		return GapSlash
	case '(':
		return GapOpen
	case '.':
		return GapDot
	case ',':
		return GapComma
	case '_':
		return GapUnder
	case '&', '+':
		return GapAmp
	case ':':
		return GapColon
	}
	return GapOther
}

// Allowed is what may stand in a text where a name form has the gap s.
func Allowed(s string) Gap {
	switch {
	case strings.ContainsAny(s, "(/"):
		return GapSpace | GapOpen | GapSlash | GapHyphen | GapUnder
	case strings.Contains(s, "-"):
		return GapSpace | GapHyphen | GapDash | GapSlash | GapUnder
	case strings.Contains(s, "."):
		return GapSpace | GapDot
	default:
		return GapSpace | GapHyphen | GapUnder
	}
}
