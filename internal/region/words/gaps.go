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
		var k Gap
		switch r {
		case ' ', '\t', '\r', 0x00A0, 0x202F, 0x2009:
			spaced = true
			continue
		case '-', 0x2010, 0x2011, 0x2013, 0x2014, 0x2212:
			k = GapHyphen
		case '/':
			k = GapSlash
		case '(':
			k = GapOpen
		case '.':
			k = GapDot
		case ',':
			k = GapComma
		case '_':
			k = GapUnder
		case '&', '+':
			k = GapAmp
		case ':':
			k = GapColon
		default:
			k = GapOther
		}
		if kind != GapNone {
			return GapOther
		}
		kind = k
	}
	switch {
	case kind == GapNone && spaced:
		return GapSpace
	case kind == GapHyphen && spaced:
		return GapDash
	}
	return kind
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
