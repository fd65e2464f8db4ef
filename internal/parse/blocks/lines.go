package blocks

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/lagebild/lagebild/internal/parse/dateline"
	"github.com/lagebild/lagebild/internal/parse/rich"
)

type markerKind int

const (
	unmarked markerKind = iota
	byBullet
	byDash
	byNumber
	byEmoji
)

var reNumber = regexp.MustCompile(`^(?:\(?\d{1,2}[.)]|\(?[a-z]\))\s+`)

// reOrdinalDate is "1. Dezember" and "2. 11.": no list number.
var reOrdinalDate = regexp.MustCompile(`^\d{1,2}\.\s+(?:` + dateline.Month + `|\d{1,2}\.)`)

// marker finds the list marker at the start of a line and where the text behind it begins. An emoji that serves as one
// stays in the text, because it says something.
func marker(s string) (markerKind, int) {
	r, n := utf8.DecodeRuneInString(s)
	rest := s[n:]
	if text := strings.TrimLeft(rest, " "); r == 'o' && text != "" && text != rest {
		return byBullet, len(s) - len(text) // the dot of a typewriter
	}
	switch {
	case strings.ContainsRune("•▪◦‣▸►■□●○◆∙·", r):
		text := strings.TrimLeft(rest, " \uFE0F")
		if text == "" || !wordAhead(text) {
			return unmarked, 0
		}
		return byBullet, len(s) - len(text)
	case strings.ContainsRune("-–—*+", r) && strings.HasPrefix(rest, " "):
		return dash(s, rest, r)
	case isEmoji(r):
		return byEmoji, 0
	case r < utf8.RuneSelf && (r >= '0' && r <= '9' || r == '(' || r >= 'a' && r <= 'z'):
		if m := reNumber.FindString(s); m != "" && !reOrdinalDate.MatchString(s) {
			return byNumber, len(m)
		}
	}
	return unmarked, 0
}

// dash is the marker of a line s that begins with the sign r and goes on with rest.
func dash(s, rest string, r rune) (markerKind, int) {
	text := strings.TrimLeft(rest, " ")
	switch {
	case text == "" || r == '+' && strings.HasSuffix(text, "+"):
		return unmarked, 0
	case r == '*':
		return byBullet, len(s) - len(text)
	}
	return byDash, len(s) - len(text)
}

// Marked reports whether a line begins with a list marker.
func Marked(s string) bool {
	k, _ := marker(s)
	return k != unmarked
}

func wordAhead(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("(„\"'", r)
}

// isEmoji reports whether r is one of the pictures that posts use as bullets.
func isEmoji(r rune) bool {
	switch {
	case r >= 0x1F300 && r <= 0x1FAFF, r >= 0x2600 && r <= 0x27BF, r >= 0x2B00 && r <= 0x2BFF:
		return true
	case r == 0x27A1, r == 0x203C, r == 0x2049, r == 0x2139, r >= 0x2190 && r <= 0x21FF:
		return true
	}
	return false
}

func countMarked(ls []rich.Text) map[markerKind]int {
	if len(ls) < 2 {
		return nil
	}
	n := make(map[markerKind]int)
	for _, l := range ls {
		k, _ := marker(l.Text)
		n[k]++
	}
	return n
}

// joinLines puts lines together that were broken only for their width: the next goes on in lower case, and the one before
// ends no sentence and is no label. An empty line always separates.
func joinLines(ls []rich.Text) []rich.Text {
	if len(ls) == 1 {
		return ls
	}
	out := ls[:0:0]
	for i, l := range ls {
		if n := len(out); i > 0 && n > 0 && goesOn(out[n-1], l) {
			out[n-1] = JoinLine(out[n-1], l)
			continue
		}
		out = append(out, l)
	}
	return out
}

func goesOn(prev, next rich.Text) bool {
	if prev.Text == "" || next.Text == "" || len(prev.Text) > MaxJoined {
		return false
	}
	if k, _ := marker(next.Text); k != unmarked {
		return false
	}
	r, _ := utf8.DecodeRuneInString(next.Text)
	last, _ := utf8.DecodeLastRuneInString(prev.Text)
	if dateline.GoesOn(prev.Text, next.Text) {
		return true
	}
	if strings.ContainsRune(".!?:;", last) {
		return false
	}
	if last == '-' || last == ',' {
		return unicode.IsLetter(r)
	}
	return (unicode.IsLower(r) || Hanging(prev.Text)) && prev.AllBold() == next.AllBold()
}

// MaxJoined is the length, in bytes, above which a line takes no further ones.
const MaxJoined = 20_000

// hanging are words that no sentence and no line of a list ends with.
var hanging = map[string]bool{
	"mit": true, "und": true, "oder": true, "der": true, "die": true, "das": true, "den": true, "dem": true, "des": true,
	"eine": true, "einen": true, "einem": true, "einer": true, "von": true, "vom": true, "zum": true, "zur": true, "im": true,
	"in": true, "am": true, "für": true, "bei": true, "beim": true, "bis": true,
	"ab": true, "wegen": true, "als": true, "sowie": true, "kein": true, "keine": true, "bzw.": true, "unser": true,
	"unsere": true, "unserer": true, "ihre": true, "ihren": true, "sich": true, "dass": true,
}

// Hanging reports whether s breaks off at a word after which more must come.
func Hanging(s string) bool {
	if i := strings.LastIndexByte(s, ' '); i >= 0 {
		return hanging[strings.ToLower(s[i+1:])]
	}
	return false
}

// JoinLine puts next behind prev as one line of text; a hyphen that only divides a word goes.
func JoinLine(prev, next rich.Text) rich.Text {
	head := prev.Text
	last, size := utf8.DecodeLastRuneInString(head)
	if last != '-' && last != '‐' {
		return prev.Join(" ", next)
	}
	before, _ := utf8.DecodeLastRuneInString(head[:len(head)-size])
	first, _ := utf8.DecodeRuneInString(next.Text)
	switch {
	case !unicode.IsLetter(before) && !unicode.IsDigit(before):
		return prev.Join(" ", next) // a dash, not a hyphen
	case unicode.IsLower(first) && suspended(next.Text):
		return prev.Join(" ", next) // "An- / und Abmeldung"
	case unicode.IsLower(first) && unicode.IsLetter(before):
		return prev.Slice(0, len(head)-size).Join("", next)
	default:
		return prev.Join("", next) // "Kfz-/Zulassung" keeps its hyphen
	}
}

// suspended reports whether a line after a hyphen begins with a word that only stands beside a hyphen left hanging.
func suspended(s string) bool {
	w := s
	if i := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }); i >= 0 {
		w = s[:i]
	}
	switch w {
	case "und", "oder", "bzw", "beziehungsweise", "sowie", "als", "bis", "noch":
		return true
	}
	return false
}
