package blocks

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/parse/dateline"
	"github.com/lagebild/lagebild/internal/parse/rich"
)

// Flow adds running text that may hold several lines: it splits and joins lines, and finds list markers, date lines,
// labels and bold lines that serve as headings.
func (b *Builder) Flow(c Context, r rich.Text) {
	if r.Text == "" {
		return
	}
	if c.Kind != notice.BlockItem || c.Lead < 0 {
		b.endLabel()
	}
	main, struck := splitStruck(r)
	ls := joinLines(main.Lines(MaxBlocks))
	marked := countMarked(ls)
	st := flow{b: b, c: c, lead: c.Lead, numbered: marked[byNumber] > 1, dashes: marked[byDash] > 1 || marked[byBullet] > 0 || b.lastIs(notice.BlockItem) || b.Lists}
	for _, s := range struck { // first, so that what stands is what a list after it follows
		b.Add(c, s)
	}
	for i, l := range ls {
		st.line(l, i, len(ls))
	}
}

// lastIs reports whether the block before is of kind k.
func (b *Builder) lastIs(k notice.BlockKind) bool {
	return len(b.blocks) > 0 && b.blocks[len(b.blocks)-1].Kind == k
}

// flow is the state of one Flow call.
type flow struct {
	b                *Builder
	c                Context
	lead             int  // of the list typed in the lines
	listing          bool // the line before was an item
	numbered, dashes bool
}

func (f *flow) line(l rich.Text, i, n int) {
	if l.Text == "" {
		return
	}
	if kind, at := marker(l.Text); kind != unmarked && f.accepts(kind) {
		f.item(l.Slice(at, len(l.Text)))
		return
	}
	f.listing = false
	f.plain(f.c, l, i, n)
}

func (f *flow) accepts(k markerKind) bool {
	if f.c.Kind == notice.BlockHeading || f.c.Kind == notice.BlockTerm || f.c.Kind == notice.BlockDetails {
		return false
	}
	switch k {
	case byNumber:
		return f.numbered && f.c.Kind != notice.BlockItem
	case byDash:
		return f.dashes
	default:
		return true
	}
}

// item adds a line that is a list item by its marker.
func (f *flow) item(l rich.Text) {
	if !f.listing {
		f.lead = f.b.Lead()
		f.listing = true
	}
	c := f.c
	c.Lead = f.lead
	if c.Kind != notice.BlockCell && c.Kind != notice.BlockHeadCell {
		c.Level = c.Level + 1
		if c.Kind == notice.BlockParagraph {
			c.Level = 1
		}
		c.Kind = notice.BlockItem
	}
	f.plain(c, l, 0, 1)
}

// Lead is the block that introduces a list that begins now: the one directly before, unless it is itself part of a list
// or table or a date line; -1 if there is none.
func (b *Builder) Lead() int {
	if len(b.blocks) == 0 {
		return -1
	}
	for i := len(b.events) - 1; i >= 0 && b.events[i].op != 'b'; i-- {
		if b.events[i].op == ')' {
			return -1
		}
	}
	switch b.blocks[len(b.blocks)-1].Kind {
	case notice.BlockItem, notice.BlockCell, notice.BlockHeadCell, notice.BlockEntry:
		return -1
	}
	return len(b.blocks) - 1
}

// plain adds line i of n after its marker.
func (f *flow) plain(c Context, l rich.Text, i, n int) {
	if f.entry(c, l) {
		return
	}
	if isFooter(l.Text) {
		return
	}
	if c.Kind != notice.BlockItem {
		f.b.endLabel()
	}
	switch c.Kind {
	case notice.BlockParagraph:
		if l.AllBold() && headingLike(l.Text) {
			f.b.add(c, l, hint{maybe: true}, time.Time{})
			return
		}
		if f.label(c, l) {
			return
		}
	case notice.BlockItem:
		if f.label(c, l) {
			return
		}
		if i == 0 && n > 1 && (l.AllBold() || short(l.Text)) {
			t := c
			t.Kind = notice.BlockTerm
			f.b.add(t, l, hint{}, time.Time{})
			return
		}
	}
	f.b.Add(c, l)
}

// entry adds a date line and the text behind it.
func (f *flow) entry(c Context, l rich.Text) bool {
	if c.Table > 0 || c.Kind == notice.BlockTerm || c.Kind == notice.BlockDetails {
		return false
	}
	setOff := l.SetOffTo(rich.Bold, rich.Slant)
	h, at, ok := findHead(c, l, setOff)
	if !ok || c.Kind == notice.BlockItem && at.IsZero() && !strings.HasPrefix(l.Text, "[") && setOff < h.End-1 {
		return false
	}
	head, rest := l.Slice(0, h.End), l.Slice(skipDots(l.Text, h.End), len(l.Text))
	e := c
	e.Kind, e.Lead = notice.BlockEntry, -1
	if c.Kind != notice.BlockHeading {
		e.Level = 0
	} else if len(rest.Text) > 3 {
		head, rest = l, rich.Text{} // a heading stays in one piece: "Update 3. November: Bürgerbüro öffnet"
	}
	hasDay, hasClock := dateline.HasDay(head.Text), dateline.HasClock(head.Text)
	f.b.add(e, head, hint{sticky: h.Sticky, day: hasDay && !hasClock, clock: hasClock && !hasDay}, at)
	if rest.Text != "" {
		f.plain(c, rest, 0, 1)
	}
	return true
}

// findHead finds the date line at the start of l by its words or its <time>.
func findHead(c Context, l rich.Text, setOff int) (h dateline.Head, at time.Time, ok bool) {
	h, ok = dateline.Find(l.Text, setOff)
	m, timed := l.Clock()
	if ok {
		if timed && m.Start < h.End {
			at = m.Time
		}
		return h, at, true
	}
	if !timed || c.Kind == notice.BlockHeading {
		return dateline.Head{}, at, false
	}
	if m.Start <= 1 && utf8.RuneCountInString(l.Text[m.Start:m.End]) >= 4 {
		return dateline.Head{End: skipSeparator(l.Text, m.End)}, m.Time, true
	}
	if utf8.RuneCountInString(l.Text) <= 80 && (m.End-m.Start)*10 >= len(l.Text)*3 && c.Kind == notice.BlockParagraph {
		return dateline.Head{End: len(l.Text)}, m.Time, true
	}
	return dateline.Head{}, at, false
}

// skipDots passes the dots and bars that part a date line from what follows.
func skipDots(s string, at int) int { return len(s) - len(strings.TrimLeft(s[at:], " ·|•")) }

func skipSeparator(s string, at int) int {
	rest := strings.TrimLeft(s[at:], " ")
	for _, sep := range []string{"Uhr", ":", "–", "-", "|", "·"} {
		rest = strings.TrimLeft(strings.TrimPrefix(rest, sep), " ")
	}
	return len(s) - len(rest)
}

// label splits "Label: text" where the label is bold.
func (f *flow) label(c Context, l rich.Text) bool {
	end := l.SetOffTo(rich.Bold)
	if end == 0 || end >= len(l.Text) || utf8.RuneCountInString(l.Text[:end]) > 80 {
		return false
	}
	head := strings.TrimRight(l.Text[:end], " ")
	rest := strings.TrimLeft(l.Text[end:], " ")
	switch {
	case strings.HasSuffix(head, ":"):
	case strings.HasPrefix(rest, ":"), strings.HasPrefix(rest, "– "), strings.HasPrefix(rest, "- "), strings.HasPrefix(rest, "— "):
		_, n := utf8.DecodeRuneInString(rest)
		end = len(l.Text) - len(rest) + n
	case startsSentence(rest) && (isCapitals(head) || strings.HasSuffix(head, ".") && LabelEnd(strings.TrimRight(head, ".")+": ") > 0):
	default:
		return false
	}
	return f.term(c, l, end)
}

// startsSentence reports whether what follows a label is a sentence of its own, so that the label is no part of it.
func startsSentence(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// isCapitals reports whether s is a word or more in capital letters.
func isCapitals(s string) bool {
	return strings.ToUpper(s) == s && strings.ToLower(s) != s && utf8.RuneCountInString(s) >= 4
}

// term adds l in two: a Term up to byte end and what it says.
func (f *flow) term(c Context, l rich.Text, end int) bool {
	head, rest := l.Slice(0, end), l.Slice(end, len(l.Text))
	if rest.Text == "" || head.Text == "" {
		return false
	}
	t := c
	t.Kind = notice.BlockTerm
	f.b.endLabel()
	f.b.add(t, head, hint{brief: true}, time.Time{})
	f.b.brief = true
	f.b.Add(c, rest)
	return true
}

// Label adds a line with a label in plain type that ends at byte end: a Term and what it says.
func (b *Builder) Label(c Context, r rich.Text, end int) {
	f := flow{b: b, c: c}
	if end <= 0 || end >= len(r.Text) || !f.term(c, r, end) {
		b.Flow(c, r)
	}
}

// verbs make a sentence of the words before a colon, which then are no label.
var verbs = map[string]bool{
	"ist": true, "sind": true, "bleibt": true, "bleiben": true, "gilt": true, "gelten": true, "teilt": true, "hat": true,
	"haben": true, "wird": true, "werden": true, "nicht": true, "kein": true, "keine": true, "können": true, "kann": true,
	"wurde": true, "wurden": true, "gibt": true, "dass": true, "sagt": true, "sagte": true, "uhr": true, "http": true,
	"https": true, "war": true, "waren": true, "mit": true,
}

// LabelEnd is the end of a label with its colon at the start of s; 0 if there is none. What a label has in brackets may be anything ("Bürgerbüro
// (Tel. 02922 800-0): geschlossen").
func LabelEnd(s string) int {
	const most, words = 60, 5 // bytes and words outside of brackets
	colon, label := cutLabel(s)
	if colon <= 1 || len(label) > most || colon+1 >= len(s) || s[colon+1] != ' ' {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(s)
	if !unicode.IsUpper(r) || strings.ContainsAny(label, ".!?;\"„“") {
		return 0
	}
	fields := strings.Fields(label)
	if len(fields) > words {
		return 0
	}
	for _, w := range fields {
		if verbs[strings.ToLower(strings.Trim(w, ","))] {
			return 0
		}
	}
	return colon + 1
}

// cutLabel is the first colon of s outside of brackets, and what stands before it outside of them; 0 if there is none, or a bracket is too long or
// is not closed.
func cutLabel(s string) (colon int, label string) {
	const longest = 80 // bytes in brackets
	open, from := -1, 0
	for i := range len(s) {
		switch c := s[i]; {
		case c == '(' && open < 0:
			open, label = i, label+s[from:i]
		case c == ')' && open >= 0:
			if i-open > longest {
				return 0, ""
			}
			open, from = -1, i+1
		case c == ':' && open < 0:
			return i, label + s[from:i]
		case c == '\n' && open >= 0:
			return 0, ""
		}
	}
	return 0, ""
}

// headingLike reports whether a line set apart by its type can be a heading: short, and no sentence.
func headingLike(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	return utf8.RuneCountInString(s) <= 120 && !strings.ContainsRune(".!;,", last) && strings.ContainsFunc(s, unicode.IsLetter)
}

// short reports whether a first line can be the label of the lines after it.
func short(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	return utf8.RuneCountInString(s) <= 60 && !strings.ContainsRune(".!;?,", last)
}

// isFooter finds the path at the top and the line of legal links at the end of pages without markup for them.
func isFooter(s string) bool {
	if len(s) < 160 && (strings.Count(s, " » ") > 1 || strings.Count(s, " › ") > 1 || strings.HasPrefix(s, "Start") && strings.Contains(s, " > ")) {
		return true
	}
	if len(s) > 300 || !strings.Contains(s, "Impressum") {
		return false
	}
	for _, w := range []string{"Datenschutz", "AGB", "Barrierefreiheit", "Sitemap", "Mediadaten", "Kontakt"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// maxStruck bounds the crossed-out parts of one paragraph.
const maxStruck = 100

// splitStruck takes crossed-out parts out of a text that also has parts which stand. Whole text stays whole.
func splitStruck(r rich.Text) (stands rich.Text, struck []rich.Text) {
	ms := r.Marked(rich.Struck)
	if len(ms) > maxStruck {
		r.Marks = append(slices.Clone(r.Marks), rich.Mark{End: len(r.Text), Kind: rich.Struck}) // nobody can say what of it stands
		return r, nil
	}
	if len(ms) == 0 || r.Covered(rich.Struck)*10 >= len(r.Text)*8 {
		return r, nil
	}
	at := 0
	for _, m := range ms {
		if m.Start < at {
			continue
		}
		keep := r.Slice(at, m.Start)
		if stands.Text == "" {
			stands = keep
		} else if keep.Text != "" {
			stands = stands.Join(gap(r.Text[at:m.Start]), keep)
		}
		struck = append(struck, r.Slice(m.Start, m.End))
		at = m.End
	}
	if tail := r.Slice(at, len(r.Text)); tail.Text != "" {
		if stands.Text == "" {
			return tail, struck
		}
		stands = stands.Join(gap(r.Text[at:]), tail)
	}
	return stands, struck
}

// gap is what to put between two parts when one between them was taken out.
func gap(s string) string {
	switch {
	case strings.HasPrefix(s, "\n"):
		return "\n"
	case s != "" && strings.ContainsRune(".,;:!?)", rune(s[0])):
		return ""
	default:
		return " "
	}
}
