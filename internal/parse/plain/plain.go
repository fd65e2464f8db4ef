// Package plain reads plain text into blocks: it undoes line breaks that only keep to a width and finds headings, lists,
// tables and labels that are typed as such.
package plain

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/parse/blocks"
	"github.com/lagebild/lagebild/internal/parse/dateline"
	"github.com/lagebild/lagebild/internal/parse/meta"
	"github.com/lagebild/lagebild/internal/parse/rich"
)

// Read adds plain text to b. Text beyond the most blocks a document may have is kept as one last block.
func Read(b *blocks.Builder, raw string) {
	t := newLayout(raw)
	b.Lists = t.dashes > 1
	for i, g := range t.groups {
		if b.Len() > blocks.MaxBlocks-2*len(g)-2 {
			b.Add(blocks.Text(), rich.Plain(strings.Join(flatten(t.groups[i:]), " ")))
			return
		}
		var next []string
		if i+1 < len(t.groups) {
			next = t.groups[i+1]
		}
		t.group(b, g, next)
	}
}

func flatten(gs [][]string) []string {
	var out []string
	for _, g := range gs {
		out = append(out, g...)
	}
	return out
}

// textLayout is plain text in groups of lines with what holds for all of it.
type textLayout struct {
	groups   [][]string // lines between empty lines, right-trimmed
	width    int        // runes of the column that lines were broken to fit; 0 if they were not
	longest  int        // runes of the longest line of running text
	dashes   int        // lines that begin with a dash
	labels   int        // lines "Label - Text"
	headings int        // seen so far

	numberedList bool // the group in hand has several numbered lines
}

var (
	rePageNumber = regexp.MustCompile(`^\s*(?:[-–—|]\s*\d{1,4}\s*[-–—|]|(?i:seite)\s+\d{1,4}(?:\s*(?:von|/)\s*\d{1,4})?)\s*$`)
	rePageHead   = regexp.MustCompile(`\S\s{3,}(?i:seite)\s+\d{1,4}$`)
	reBareNumber = regexp.MustCompile(`^\s*\d{1,4}\s*$`)
	reUnderline  = regexp.MustCompile(`^\s*(?:={3,}|-{3,}|_{3,}|~{3,}|\*{3,})\s*$`)
	rePlusLine   = regexp.MustCompile(`^\+{1,3}\s+(.*\S)\s+\+{1,3}$`)
	rePlusEntry  = regexp.MustCompile(`(?:^|[ \t])\+{3}[ \t]+(\d{1,2}(?:[.:]\d{1,2}| Uhr))`) // between two entries of a ticker on one line
	reNumbered   = regexp.MustCompile(`^\d{1,2}\.\s+\p{Lu}[^.!?;,:]{2,50}$`)
	reGap        = regexp.MustCompile(`\t+|\s{3,}`)
	reColumns    = regexp.MustCompile(`\t+|\s{2,}|\s*\|\s*|\s?\.{4,}\s?`)
)

func newLayout(raw string) *textLayout {
	raw = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u00a0", " ", "\u00ad\n", "-\n", "\u2028", "\n", "\u2029", "\n\n", "\u0085", "\n").Replace(raw)
	raw = norm.NFC.String(raw)
	if strings.Contains(raw, "+++") {
		raw = entries(raw)
	}
	t := &textLayout{}
	var g []string
	end := func() {
		if len(g) > 0 {
			t.groups = append(t.groups, g)
			g = nil
		}
	}
	heads := make(map[string]int) // first lines of pages
	n := 0
	for p, page := range strings.Split(raw, "\f") {
		lines := strings.Split(page, "\n")
		first := true
		for i, l := range lines {
			l = strings.TrimRightFunc(l, unicode.IsSpace)
			text := strings.TrimSpace(l)
			if text == "" {
				end()
				continue
			}
			n++
			atEdge := p > 0 && first || i >= len(lines)-2 && strings.Contains(raw, "\f")
			if rePageNumber.MatchString(l) || n > 3 && rePageHead.MatchString(l) || atEdge && reBareNumber.MatchString(l) {
				continue
			}
			if first {
				first = false
				if heads[text]++; heads[text] > 1 && utf8.RuneCountInString(text) < 80 {
					continue
				}
			}
			g = append(g, l)
			if strings.HasPrefix(text, "- ") || strings.HasPrefix(text, "– ") {
				t.dashes++
			}
			if dashLabel(text) > 0 {
				t.labels++
			}
		}
	}
	end()
	t.width = t.brokenWidth()
	return t
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

// group reads the lines between two empty lines.
func (t *textLayout) group(b *blocks.Builder, g, next []string) {
	if rows := titled(g); rows != nil {
		t.heading(b, strings.TrimSpace(g[0]))
		addTable(b, rows)
		return
	}
	if rows := columns(g); len(rows) > 2 || len(rows) > 1 && b.Len() > 0 {
		addTable(b, rows)
		return
	}
	var run []string
	flush := func() {
		if len(run) > 0 {
			b.Flow(blocks.Text(), rich.Plain(strings.Join(run, "\n")))
			run = nil
		}
	}
	lines := t.join(g)
	t.numberedList = countNumbered(lines) > 1
	for i := 0; i < len(lines); i++ {
		l := strings.TrimSpace(lines[i])
		switch {
		case reUnderline.MatchString(l):
			flush()
		case i+1 < len(lines) && reUnderline.MatchString(lines[i+1]) && !reGap.MatchString(l):
			flush()
			t.heading(b, l)
			i++
		case t.isHeading(l, len(lines) == 1, i+1 < len(lines), next):
			flush()
			t.heading(b, l)
		case reGap.MatchString(l) && t.width == 0 || reGap.MatchString(l) && len(reGap.FindString(l)) > 4:
			flush()
			for _, part := range reGap.Split(l, -1) {
				b.Flow(blocks.Text(), rich.Plain(part))
			}
		case t.label(b, l, flush):
		default:
			run = append(run, l)
		}
	}
	flush()
}

// heading adds a line that stands like a heading, unless it is a date line.
func (t *textLayout) heading(b *blocks.Builder, l string) {
	if m := rePlusLine.FindStringSubmatch(l); m != nil && !dateline.Is(l) {
		l = m[1]
	}
	c := blocks.Text()
	c.Kind, c.Level = notice.BlockHeading, 2
	if t.headings == 0 {
		c.Level = 1
	}
	if !meta.Generic(l) {
		t.headings++
	}
	b.Flow(c, rich.Plain(l))
}

// isHeading judges a line: marked as a heading, in capitals, or alone between empty lines, short and no sentence.
func (t *textLayout) isHeading(l string, alone, linesFollow bool, next []string) bool {
	if rePlusLine.MatchString(l) {
		return linesFollow || len(next) > 0
	}
	if !couldHead(l) {
		return false
	}
	if !alone {
		return linesFollow && (capitals(l) || reNumbered.MatchString(l) && !t.numberedList)
	}
	last, _ := utf8.DecodeLastRuneInString(l)
	if strings.ContainsRune(".,;:!", last) || dateline.Is(l) || strings.Contains(l, ". ") && !capitals(l) && utf8.RuneCountInString(l) > 70 {
		return false
	}
	if blocks.LabelEnd(l) > 0 && t.headings > 0 && utf8.RuneCountInString(strings.Join(next, " ")) < longText {
		return false // "Standesamt: nur Sterbefälle"
	}
	return len(next) > 0
}

// couldHead reports whether a line has the length and the characters of a heading.
func couldHead(l string) bool {
	n := utf8.RuneCountInString(l)
	first, _ := utf8.DecodeRuneInString(l)
	if n > 110 || n < 3 || !unicode.IsUpper(first) && !unicode.IsDigit(first) && !strings.ContainsRune("„\"»", first) {
		return false
	}
	return (!blocks.Marked(l) || reNumbered.MatchString(l)) && !strings.Contains(l, "@") && !strings.Contains(l, "://") && !reGap.MatchString(l)
}

// longText is the length, in characters, from which a paragraph is one that a heading of the form "Bürgerbüro: wieder
// offen" can stand above.
const longText = 150

func countNumbered(lines []string) int {
	n := 0
	for _, l := range lines {
		if reNumbered.MatchString(l) {
			n++
		}
	}
	return n
}

// capitals reports whether l is written in capital letters, with or without spaces between them.
func capitals(l string) bool {
	letters := 0
	for _, r := range l {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters >= 5
}

// label adds a line "Label: Text".
func (t *textLayout) label(b *blocks.Builder, l string, flush func()) bool {
	l = rich.Plain(l).Text
	if blocks.Marked(l) || dateline.Is(l) {
		return false
	}
	end := blocks.LabelEnd(l)
	if end == 0 && t.labels > 1 {
		end = dashLabel(l)
	}
	if end == 0 {
		return false
	}
	flush()
	b.Label(blocks.Text(), rich.Plain(l), end)
	return true
}

// dashLabel is the end of a label before a dash: "Bürgerbüro - Es können …"; 0 if there is none.
func dashLabel(l string) int {
	for _, dash := range []string{" - ", " – "} {
		i := strings.Index(l, dash)
		if i <= 1 || i > 60 {
			continue
		}
		r, _ := utf8.DecodeRuneInString(l[i+len(dash):])
		if unicode.IsUpper(r) && blocks.LabelEnd(l[:i]+": ") > 0 {
			return i + len(dash)
		}
	}
	return 0
}

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
	if begins(text, before) {
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

func indent(l string) int { return len(l) - len(strings.TrimLeft(l, " \t")) }

// entries gives each entry of a ticker that has several on one line ("+++ 9.15 Uhr: … +++ 8.00 Uhr: … +++") a line of its own.
func entries(raw string) string {
	const few = 3
	lines := strings.Split(raw, "\n")
	for i, l := range lines {
		if len(rePlusEntry.FindAllStringIndex(l, few)) == few {
			lines[i] = strings.TrimPrefix(rePlusEntry.ReplaceAllString(l, "\n$1"), "\n")
		}
	}
	return strings.Join(lines, "\n")
}
