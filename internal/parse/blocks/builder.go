package blocks

import (
	"slices"
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/parse/rich"
)

// MaxBlocks is the most blocks that a document may have.
const MaxBlocks = 20_000

// Builder collects the blocks of one document in reading order.
type Builder struct {
	// Lists says that dashes at the start of lines mark list items, even where only one is in sight.
	Lists bool

	text   strings.Builder
	blocks []notice.Block
	hints  []hint // beside blocks
	links  []notice.Link
	events []event
	tables int
	brief  bool // the last label governs only what its own line or list says
	full   bool
}

// hint is what the last pass needs to know of a block and a document does not keep.
type hint struct {
	maybe  bool // a bold line that is a heading if something follows it
	sticky bool // an Entry that dates a part, not one report
	brief  bool // a Term before the text of its own line
	day    bool // an Entry that says a day and no time
	clock  bool // an Entry that says a time and no day: it stands under the one that says its day
}

// event is a step of reading: a block, or the begin or end of a part of the page that nothing inside it outlasts.
type event struct {
	op    byte // 'b' block, '(' open, ')' close, 'e' end of labels before their own text, 't' end of terms
	block int  // for 'b'
	panel int  // for '(': the block that governs the part; -1 if none does
}

// Context is where running text stands.
type Context struct {
	Kind            notice.BlockKind // of plain lines in it
	Level           int              // Heading: rank; Item: nesting
	Lead            int              // of the list it belongs to; -1 if none
	Table, Row, Col int
}

// Text is the context of running text.
func Text() Context { return Context{Kind: notice.BlockParagraph, Lead: -1} }

// Full reports whether MaxBlocks was reached and blocks were refused.
func (b *Builder) Full() bool { return b.full }

// Len is the number of blocks so far.
func (b *Builder) Len() int { return len(b.blocks) }

// Block gives block i to read or set; the pointer holds until the next block is added.
func (b *Builder) Block(i int) *notice.Block { return &b.blocks[i] }

// NextTable is the number of a table that begins now, from 1.
func (b *Builder) NextTable() int {
	b.tables++
	return b.tables
}

// Open begins a part of the page: headings and labels in it end with it. governor is the block that governs all of it
// (a Details for its panel), -1 if none does.
func (b *Builder) Open(governor int) {
	b.events = append(b.events, event{op: '(', panel: governor})
}

// Close ends the part begun last.
func (b *Builder) Close() { b.events = append(b.events, event{op: ')'}) }

// endLabel ends the reach of labels that stand before the text of their own line.
func (b *Builder) endLabel() {
	if b.brief {
		b.brief = false
		b.events = append(b.events, event{op: 'e'})
	}
}

// EndTerms ends the reach of the terms of a definition list: its next group begins.
func (b *Builder) EndTerms() { b.events = append(b.events, event{op: 't'}) }

// Add adds one block as it is and gives its number; -1 if r is empty or the document is full.
func (b *Builder) Add(c Context, r rich.Text) int { return b.add(c, r, hint{}, time.Time{}) }

func (b *Builder) add(c Context, r rich.Text, h hint, at time.Time) int {
	r = r.NFC()
	r.Text = strings.ReplaceAll(r.Text, "\n", " ")
	if r.Text == "" {
		return -1
	}
	if len(b.blocks) >= MaxBlocks {
		b.full = true
		return -1
	}
	if b.text.Len() > 0 {
		b.text.WriteByte('\n')
	}
	start := b.text.Len()
	b.text.WriteString(r.Text)
	bl := notice.Block{
		Kind: c.Kind, Start: start, End: b.text.Len(), Lead: c.Lead, Table: c.Table, Row: c.Row, Col: c.Col, Time: at,
		Struck: r.Covered(rich.Struck)*10 >= len(r.Text)*8,
	}
	if c.Kind == notice.BlockHeading || c.Kind == notice.BlockItem || c.Kind == notice.BlockEntry {
		bl.Level = c.Level
	}
	i := len(b.blocks)
	if i == 0 { // most pages have some dozens
		b.blocks, b.hints, b.events = make([]notice.Block, 0, 64), make([]hint, 0, 64), slices.Grow(b.events, 128)
	}
	b.blocks = append(b.blocks, bl)
	b.hints = append(b.hints, h)
	b.events = append(b.events, event{op: 'b', block: i})
	for _, m := range r.Marked(rich.Hyper) {
		b.links = append(b.links, notice.Link{Start: start + m.Start, End: start + m.End, URL: m.URL})
	}
	return i
}

// Finish works out what stands under what and gives the document's text, blocks and links.
func (b *Builder) Finish() notice.Document {
	b.settleHeadings()
	b.scopes()
	for i := range b.blocks {
		if b.blocks[i].Lead >= i {
			b.blocks[i].Lead = -1
		}
	}
	return notice.Document{Text: b.text.String(), Blocks: b.blocks, Links: b.links}
}

// settleHeadings makes a heading of a bold line only if something follows that it can be the heading of.
func (b *Builder) settleHeadings() {
	for i := range b.blocks {
		if !b.hints[i].maybe {
			continue
		}
		bl := &b.blocks[i]
		follows := i+1 < len(b.blocks) && b.blocks[i+1].Kind != notice.BlockHeading && b.blocks[i+1].Table == bl.Table
		if follows && b.hints[i+1].maybe {
			follows = i+2 < len(b.blocks) && !b.hints[i+2].maybe
		}
		if follows {
			bl.Kind, bl.Level = notice.BlockHeading, boldLevel
		}
	}
}

// boldLevel is the rank of a heading that is only typed as one: below every heading of a page's own.
const boldLevel = 6
