package plain

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/lagebild/lagebild/internal/parse/blocks"
	"github.com/lagebild/lagebild/internal/parse/dateline"
	"github.com/lagebild/lagebild/internal/parse/rich"
)

// join puts lines together that were broken to fit the width, and the further lines of list items.
func (t *textLayout) join(g []string) []string {
	var out []string
	for i, l := range g {
		text := strings.TrimSpace(l)
		n := len(out)
		if i > 0 && n > 0 && t.continues(g[i-1], l, out[n-1]) {
			out[n-1] = blocks.JoinLine(rich.Text{Text: strings.TrimSpace(out[n-1])}, rich.Text{Text: text}).Text
		} else {
			out = append(out, text)
		}
	}
	return out
}

// continues reports whether line l goes on with the text of the line before.
func (t *textLayout) continues(before, l, joined string) bool {
	text := strings.TrimSpace(l)
	if len(joined) > blocks.MaxJoined {
		return false
	}
	if begins(text, before) || blocks.LabelEnd(text) > 0 && blocks.LabelEnd(strings.TrimSpace(before)) > 0 {
		return false
	}
	if indent(l) > indent(before) && blocks.Marked(strings.TrimSpace(before)) {
		return true
	}
	if len(reGap.FindString(strings.TrimSpace(before))) > 4 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(text)
	last, _ := utf8.DecodeLastRuneInString(joined)
	if t.width > 0 && full(before, l, t.width) {
		return !capitals(joined) || capitals(text)
	}
	if blocks.Hanging(joined) && unicode.IsDigit(r) || dateline.GoesOn(joined, text) || t.breaksOff(before, l, joined) {
		return true
	}
	return (unicode.IsLower(r) || last == '-' || last == ',' || blocks.Hanging(joined)) && !strings.ContainsRune(".!?:;", last) && unicode.IsLetter(r)
}

// begins reports whether a line begins something of its own by how it or the line before is typed.
func begins(text, before string) bool {
	return text[0] == '#' || text[0] == '@' || blocks.Marked(text) || reUnderline.MatchString(text) || reUnderline.MatchString(before) ||
		rePlusLine.MatchString(text) || rePlusLine.MatchString(strings.TrimSpace(before))
}

// breaksOff reports whether the line before, of a text whose lines were broken here and there, ends amid a sentence: it is as long as a line
// can be, and stands in a paragraph.
func (t *textLayout) breaksOff(before, l, joined string) bool {
	const long, longest = 60, 100 // runes
	last, _ := utf8.DecodeLastRuneInString(joined)
	first, _ := utf8.DecodeRuneInString(strings.TrimSpace(l))
	if t.longest < long || t.longest > longest || !unicode.IsLetter(first) && !unicode.IsDigit(first) || !unicode.IsLetter(last) && !unicode.IsDigit(last) || !strings.Contains(joined, ". ") {
		return false
	}
	return utf8.RuneCountInString(before) >= long && full(before, l, t.longest) && !capitals(joined)
}

// brokenWidth is the width that lines were broken to fit: at most breaks, the next word would not have fitted, and some go
// on in lower case. It is 0 where lines end for other reasons.
func (t *textLayout) brokenWidth() int {
	longest := 0
	for _, g := range t.groups {
		for _, l := range g {
			if runs(l) {
				longest = max(longest, utf8.RuneCountInString(l))
			}
		}
	}
	t.longest = longest
	if longest > 120 || longest < 30 {
		return 0
	}
	forced, breaks, lower := 0, 0, 0
	for _, g := range t.groups {
		for i := 1; i < len(g); i++ {
			if !flows(g[i-1], g[i]) {
				continue
			}
			breaks++
			if full(g[i-1], g[i], longest) {
				forced++
				if r, _ := utf8.DecodeRuneInString(strings.TrimSpace(g[i])); unicode.IsLower(r) {
					lower++
				}
			}
		}
	}
	long := longest > 60
	switch {
	case forced >= 3 && forced*2 >= breaks && lower*4 >= forced, long && forced == 2 && breaks == 2, longest > 35 && forced > 0 && forced == breaks && t.breaksAmid():
		return longest
	}
	return 0
}

// flows reports whether both lines are running text, so that the break between them may be for the width alone.
func flows(before, l string) bool {
	return runs(before) && runs(l) && !blocks.Marked(strings.TrimSpace(l))
}

// breaksAmid reports whether the first group of lines is one paragraph: a line breaks off amid a sentence, and the line
// or, going on in lower case, the next one holds the end of another.
func (t *textLayout) breaksAmid() bool {
	i := slices.IndexFunc(t.groups, func(g []string) bool { return len(g) > 1 })
	if i < 0 {
		return false
	}
	for n, l := range t.groups[i][1:] {
		before, next := strings.TrimSpace(t.groups[i][n]), strings.TrimSpace(l)
		last, _ := utf8.DecodeLastRuneInString(before)
		first, _ := utf8.DecodeRuneInString(next)
		if unicode.IsLetter(last) && (strings.Contains(before, ". ") || unicode.IsLower(first) && strings.Contains(next, ". ")) {
			return true
		}
	}
	return false
}

// runs reports whether a line is running text.
func runs(l string) bool {
	text := strings.TrimSpace(l)
	return !reGap.MatchString(text) && !reUnderline.MatchString(text) && !rePlusLine.MatchString(text)
}

// full reports whether the first word of line l would not have fitted into the line before, in characters or, as some programs
// count, in bytes.
func full(before, l string, width int) bool {
	word, _, _ := strings.Cut(strings.TrimSpace(l), " ")
	return utf8.RuneCountInString(before)+1+utf8.RuneCountInString(word) > width-3 || len(before)+1+len(word) > width
}
