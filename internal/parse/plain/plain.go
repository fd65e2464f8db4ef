// Package plain reads plain text into blocks: it undoes line breaks that only keep to a width and finds headings, lists,
// tables and labels that are typed as such.
package plain

import (
	"regexp"
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
	reDots       = regexp.MustCompile(`\s*\.{4,}\s*|\s\.{1,3}\s|\t+|\s{2,}`) // in a line, or beside one, that dots lead through
	reLeader     = regexp.MustCompile(`\S\s\.{2,}\s\S`)
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

// group reads the lines between two empty lines.
func (t *textLayout) group(b *blocks.Builder, g, next []string) {
	g = slashes(g)
	if table, after := underRule(g); after != nil {
		t.group(b, table, after)
		t.group(b, after, next)
		return
	}
	if rows := signed(g); rows != nil {
		addTable(b, rows)
		return
	}
	if rows := titled(g); rows != nil {
		t.heading(b, strings.TrimSpace(g[0]))
		addTable(b, rows)
		return
	}
	if rows := columns(g); len(rows) > 2 || len(rows) > 1 && b.Len() > 0 {
		addTable(b, rows)
		return
	}
	if before, rows, after := dotted(g); rows != nil {
		t.lines(b, before, nil)
		addTable(b, rows)
		t.lines(b, after, next)
		return
	}
	t.lines(b, g, next)
}

// lines reads lines that are no table.
func (t *textLayout) lines(b *blocks.Builder, g, next []string) {
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
			gaps(b, l)
		case explains(l):
			flush()
			b.Add(blocks.Text(), rich.Plain(l))
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

func indent(l string) int { return len(l) - len(strings.TrimLeft(l, " \t")) }

// entries gives each entry of a ticker that has several on one line ("+++ 9.15 Uhr: … +++ 8.00 Uhr: … +++") a line of its own, and takes the
// signs off one that stands alone ("+++ 9.15 Uhr: … +++").
func entries(raw string) string {
	const few = 3
	lines := strings.Split(raw, "\n")
	for i, l := range lines {
		switch found := rePlusEntry.FindAllStringIndex(l, few); {
		case len(found) == few:
			lines[i] = strings.TrimPrefix(rePlusEntry.ReplaceAllString(l, "\n$1"), "\n")
		case len(found) == 1 && found[0][0] == 0 && strings.Contains(l, ":") && strings.HasSuffix(strings.TrimRight(l, " \t\r"), "+++"):
			lines[i] = strings.Trim(l, "+ \t\r")
		}
	}
	return strings.Join(lines, "\n")
}
