package scope

import (
	"slices"
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/said"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/dates"
	"github.com/lagebild/lagebild/internal/extract/page"
	"github.com/lagebild/lagebild/internal/notice"
)

// Given is what a block gives to the blocks that it governs.
type Given struct {
	Topic []grammar.Mention // the services that it names as what they are about
	Lead  *said.Reading     // what it says of them; nil if nothing
	Days  []dates.Mention
	Label bool // it is but the name of services, or a question about them
	Asks  bool // it is a question
	Colon bool // it ends with ":" or "?"

	names []grammar.Mention // the services that it is but the name of
	ways  bool              // Topic are but ways of reaching somebody ("telefonisch")

	title bool // it is the document's first block
	bare  bool // it is a heading that says but how what stands under it fares
	past  bool // a head cell: its column tells how things were
	// a head cell: its column tells from when things are as they were
	returns bool
}

// Scope finds what governs the blocks of one document, which are read from first to last.
type Scope struct {
	*page.Page
	Given      []Given       // by block
	columnHead map[int]int   // by column: the head cell of the table in hand that names services
	lists      bool          // every column of the row in hand stands under a status
	section    *said.Reading // what a row of the table in hand that is but a status says of the rows after it; nil if none does
	tableDay   time.Time     // of rows of the table in hand that have but a time of day
	line       int           // the line that is but a status and says so of the lines after it; −1 if there is none
	questions  int           // paragraphs that only ask, among the first counted blocks
	counted    int           // blocks
	over       int           // the line that is but the name of the service that the labels or short lines after it are about; −1 if there is none
	label      int           // the line before, if it is but names of services and under no such line; −1 if it is not
}

// New begins the reading of p.
func New(p *page.Page) *Scope {
	return &Scope{Page: p, Given: make([]Given, len(p.Doc.Blocks)), line: -1, label: -1, over: -1}
}

// Context gathers what governs block i: the innermost label, heading or lead-in that names services or says something.
func (sc *Scope) Context(i int) (ctx said.Context) {
	b := &sc.Doc.Blocks[i]
	if b.Kind == notice.BlockHeading {
		return ctx
	}
	if b.Kind == notice.BlockParagraph && sc.label == i-1 && sc.label >= 0 && sc.isStatus(b) {
		ctx.Topic, ctx.Structural, ctx.Terse = sc.Given[i-1].names, true, true
		return ctx
	}
	if b.Table > 0 && sc.section != nil {
		ctx.Status, ctx.Confidence, ctx.Rule = sc.section.Status, sc.section.Confidence, "lead>"+sc.section.Rule
	}
	governors := sc.governors(b)
	for n, g := range slices.Backward(governors) {
		in, over := &sc.Given[g], &sc.Doc.Blocks[g]
		if len(ctx.Topic) == 0 && len(in.Topic) > 0 {
			heading := over.Kind == notice.BlockHeading && g != b.Lead
			ctx.Topic, ctx.Structural, ctx.Terse = in.Topic, !heading || in.Label && !general(in.Topic), !heading
			ctx.Close = n == len(governors)-1
			ctx.Ready = ctx.Structural && sc.Reader.NamesReady(over.Start, over.End)
		}
		if ctx.Status == "" && sc.speaksFor(in, over, b) {
			ctx.Status, ctx.Confidence, ctx.Rule = in.Lead.Status, in.Lead.Confidence, "lead>"+in.Lead.Rule
			ctx.Listed = b.Kind == notice.BlockItem && g == b.Lead
		}
	}
	return ctx
}

// LineOver is the one service whose name is all that the line before block i says, a paragraph of whole sentences, or the line over the labels
// and short lines that block i is one of; nil if there is none.
func (sc *Scope) LineOver(i int) []grammar.Mention {
	b := &sc.Doc.Blocks[i]
	bracket := b.Kind == notice.BlockParagraph && sc.Doc.Text[b.Start] == '(' && sc.over == i-1
	if sc.over >= 0 && (sc.isLabelled(b) || bracket || sc.Given[sc.over].Colon && b.Kind == notice.BlockParagraph) {
		return sc.Given[sc.over].names
	}
	if b.Kind != notice.BlockParagraph || sc.label < 0 || sc.label != i-1 || !strings.ContainsAny(sc.Doc.Text[b.End-1:b.End], ".!") {
		return nil
	}
	if i > 1 && len(sc.Given[i-2].names) > 0 {
		return nil // the last of a list
	}
	names := sc.Given[i-1].names
	if len(names) == 0 || general(names) || split.Several(names) {
		return nil
	}
	return names
}

// speaksFor reports whether what in, of block over, says holds of block b under it. An entry of a ticker says for itself how things are.
func (sc *Scope) speaksFor(in *Given, over, b *notice.Block) bool {
	return in.Lead != nil && sc.TextStart(b) == b.Start && (leads(over.Kind, b.Kind, in) || in.bare && b.Kind != notice.BlockTerm && sc.Reader.Enumerates(b.Start, b.End))
}

// governors are the blocks that block b stands under, the innermost last: headings and labels, heads of its column and
// row, and its lead-in.
func (sc *Scope) governors(b *notice.Block) []int {
	out := slices.Clone(b.Under)
	if b.Lead >= 0 && b.Table > 0 {
		out = append(out, b.Lead) // its heads are nearer to a cell
	}
	for _, h := range b.Heads {
		over := &sc.Doc.Blocks[h]
		if _, headed := sc.columnHead[over.Col]; over.Row != b.Row || !headed {
			out = append(out, h) // else it heads no row, but stands under a head of its own
		}
	}
	if head, ok := sc.columnHead[b.Col]; ok && b.Kind == notice.BlockHeadCell && len(b.Heads) == 0 && b.Row > 0 && (sc.lists || len(sc.Given[head].Topic) > 0) {
		out = append(out, head) // the first cell of a row under a head that names a service
	}
	if b.Lead >= 0 && b.Table == 0 {
		out = append(out, b.Lead)
	} else if b.Kind == notice.BlockParagraph && sc.line >= 0 {
		out = append(out, sc.line)
	}
	return out
}

// Answers reports whether block b stands under a question.
func (sc *Scope) Answers(b *notice.Block) bool {
	n := len(b.Under)
	about := func(i int) bool { return sc.Given[i].Asks && (len(sc.Given[i].Topic) > 0 || b.Table == 0) }
	return n > 0 && about(b.Under[n-1]) || b.Lead >= 0 && about(b.Lead)
}

// Sum notes what block i, now that it is read, gives to the blocks that it stands over.
func (sc *Scope) Sum(i int) {
	b := &sc.Doc.Blocks[i]
	in := &sc.Given[i]
	in.title = i == 0 && (b.Kind != notice.BlockParagraph && !sc.pointsOn(b) || !sc.OverList(i))
	t := sc.Doc.Text[b.Start:b.End]
	in.Colon = strings.HasSuffix(t, ":") || strings.HasSuffix(t, "?")
	if governs(b.Kind) && in.Lead == nil && len(in.Topic) == 0 {
		if in.Lead = sc.polarity(i); in.Lead != nil {
			in.bare = (i > 0 || sc.OverList(i)) && b.Kind == notice.BlockHeading && !sc.Reader.NamesMore(b.Start, b.End)
		}
	}
	if in.Lead == nil && len(in.Topic) == 0 && sc.OverList(i) {
		in.Lead = sc.Reader.Invites(b.Start, b.End)
	}
	sc.sumLine(i)
	sc.sumOver(i)
}

// pointsOn reports whether block b begins by pointing to what follows it ("Diese Dienste sind nicht verfügbar").
func (sc *Scope) pointsOn(b *notice.Block) bool {
	first, _ := sc.Reader.Range(b.Start, b.End)
	switch string(sc.Reader.Text.Folded(first)) {
	case "diese", "folgende", "folgendes", "nachfolgende", "nachstehende":
		return true
	}
	return false
}

// polarity is what block i, which governs others and names no service, says of what stands under it; nil if it says nothing.
func (sc *Scope) polarity(i int) *said.Reading {
	b := &sc.Doc.Blocks[i]
	spaces := strings.Count(sc.Doc.Text[b.Start:b.End], " ")
	terse := b.Kind == notice.BlockHeadCell || b.Kind == notice.BlockHeading && spaces == 0 || b.Kind == notice.BlockTerm && spaces < 2
	v := sc.Reader.Polarity(b.Start, b.End, terse)
	if v == nil || sc.Reader.IsWhole(v) && sc.OverText(i) {
		return nil
	}
	if v.Kind == grammar.Reach && v.Status == notice.Available && !sc.Reader.NamesStock(b.Start, b.End) {
		return nil
	}
	return v
}

// OverText reports whether a paragraph that is no mere list of names stands right under block i.
func (sc *Scope) OverText(i int) bool {
	if i+1 >= len(sc.Doc.Blocks) {
		return false
	}
	next := &sc.Doc.Blocks[i+1]
	return next.Kind == notice.BlockParagraph && !sc.Reader.Enumerates(next.Start, next.End)
}

// OverList reports whether a list stands right under block i, a heading or a paragraph.
func (sc *Scope) OverList(i int) bool {
	if k := sc.Doc.Blocks[i].Kind; k != notice.BlockParagraph && k != notice.BlockHeading || i+1 >= len(sc.Doc.Blocks) {
		return false
	}
	next := &sc.Doc.Blocks[i+1]
	return next.Kind == notice.BlockItem && (next.Lead == i || len(next.Under) > 0 && next.Under[len(next.Under)-1] == i)
}

// NamesList reports whether block i, a paragraph that names topic, is but the name of the one service that the list under it is about
// ("Standesamt:", "Standesamt (bitte beachten):").
func (sc *Scope) NamesList(i int, topic []grammar.Mention) bool {
	return sc.OverList(i) && !general(topic) && !split.Several(topic) && sc.isName(&sc.Doc.Blocks[i])
}

// isName reports whether the block is but names, with what a bracket or a dash adds to them.
func (sc *Scope) isName(b *notice.Block) bool {
	end := b.End
	if n := strings.IndexAny(sc.Doc.Text[b.Start:b.End], "(–,"); n > 0 {
		end = b.Start + n
	}
	return sc.Reader.Enumerates(b.Start, end)
}

// isLabelled reports whether the block is a label before a colon, or what stands behind one.
func (sc *Scope) isLabelled(b *notice.Block) bool {
	n := len(b.Under)
	return b.Kind == notice.BlockTerm || b.Kind == notice.BlockParagraph && n > 0 && sc.Doc.Blocks[b.Under[n-1]].Kind == notice.BlockTerm
}

// sumOver keeps line i if it is but the name of one service, for the labels after it, and, where it ends with a colon, the short lines; it drops
// the one before it where block i is no such line or names another service.
func (sc *Scope) sumOver(i int) {
	b := &sc.Doc.Blocks[i]
	ms := slices.DeleteFunc(slices.Clone(split.Usable(sc.mentions(b))), func(m grammar.Mention) bool { return m.Role == grammar.Thing })
	switch in := &sc.Given[i]; {
	case b.Kind == notice.BlockParagraph && !sc.isLabelled(b) && b.End-b.Start <= longestLine && !general(ms) && !split.Several(ms) && sc.isName(b):
		in.names, sc.over = ms, i
	case sc.over < 0, sc.isLabelled(b):
	case b.Kind != notice.BlockParagraph, in.Colon, !sc.Given[sc.over].Colon, b.End-b.Start > longestShort, split.Several(append(ms, sc.Given[sc.over].names...)):
		sc.over = -1
	}
}

// mentions are those of block b.
func (sc *Scope) mentions(b *notice.Block) []grammar.Mention {
	first, last := sc.Reader.Range(b.Start, b.End)
	return sc.Reader.MentionsIn(first, last)
}

// sumLine keeps the line i if it is but a status ("Nicht verfügbar") for the lines after it that are but names, or if it is but a
// name ("Telefon") for a line after it that is but a status; it drops the one before it where line i is neither.
func (sc *Scope) sumLine(i int) {
	b := &sc.Doc.Blocks[i]
	before := sc.label
	sc.label = -1
	switch {
	case b.Kind != notice.BlockParagraph || b.End-b.Start > longestLine:
		sc.line = -1
	case before >= 0 && before == i-1 && sc.isStatus(b): // said of that
	case sc.isStatus(b):
		in := &sc.Given[i]
		in.Lead, in.bare, sc.line = sc.Reader.Polarity(b.Start, b.End, in.Colon), true, i
	case !sc.Reader.Enumerates(b.Start, b.End):
		sc.line = -1
	case sc.line < 0:
		first, last := sc.Reader.Range(b.Start, b.End)
		sc.Given[i].names, sc.label = split.Usable(sc.Reader.MentionsIn(first, last)), i
	}
}

// longestLine is the length of a line that is but a status or a name, in bytes.
const longestLine = 40

// longestShort is the length of a line that may be one of a list without signs, in bytes.
const longestShort = 100

// isStatus reports whether the block is but a status, with no name and no full stop; "Telefonisch erreichbar" is the status of the telephone alone.
func (sc *Scope) isStatus(b *notice.Block) bool {
	byWay := func(m grammar.Mention) bool { return m.Role == grammar.Way }
	if b.End-b.Start > longestLine || slices.ContainsFunc(sc.mentions(b), byWay) || strings.ContainsAny(sc.Doc.Text[b.End-1:b.End], ".!") || sc.Reader.NamesMore(b.Start, b.End) {
		return false
	}
	return sc.Reader.Polarity(b.Start, b.End, strings.HasSuffix(sc.Doc.Text[b.Start:b.End], ":")) != nil
}

// leads reports whether what a block of the first kind says holds of a block of the second kind under it: a heading
// that does not end with a colon speaks only for the list or table after it.
func leads(over, under notice.BlockKind, in *Given) bool {
	switch under {
	case notice.BlockItem, notice.BlockCell:
		return in.Colon || !in.title
	case notice.BlockParagraph:
		return in.Colon
	case notice.BlockHeadCell:
		return over == notice.BlockHeadCell
	}
	return false
}

// governs reports whether blocks of the kind stand over others.
func governs(k notice.BlockKind) bool {
	return k == notice.BlockHeading || k == notice.BlockTerm || k == notice.BlockDetails || k == notice.BlockHeadCell
}

// general reports whether the topic is but the administration as a whole.
func general(topic []grammar.Mention) bool {
	return !slices.ContainsFunc(topic, func(m grammar.Mention) bool { return m.Service != "rathaus" })
}

// Days are those of the lead-in or label that governs block i, or of the heading over its label.
func (sc *Scope) Days(i int) []dates.Mention {
	b := &sc.Doc.Blocks[i]
	if b.Lead >= 0 && len(sc.Given[b.Lead].Days) > 0 {
		return sc.Given[b.Lead].Days
	}
	if days := sc.columnDays(b); len(days) > 0 || len(b.Under) == 0 {
		return days
	}
	n := len(b.Under) - 1
	for n > 0 && sc.Doc.Blocks[b.Under[n]].Kind == notice.BlockTerm && len(sc.Given[b.Under[n]].Days) == 0 {
		n-- // "Rathaus: zu", under "Freitag, 10. November"
	}
	return sc.Given[b.Under[n]].Days
}

// Labels reports whether block i is a label that names a service or a way, and asks nothing.
func (sc *Scope) Labels(i int) bool {
	b := &sc.Doc.Blocks[i]
	first, last := sc.Reader.Range(b.Start, b.End)
	return b.Kind == notice.BlockTerm && !sc.Given[i].Asks && len(sc.Reader.MentionsIn(first, last)) > 0
}
