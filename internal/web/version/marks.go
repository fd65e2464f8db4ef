package version

import (
	"slices"
	"strings"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
)

// part is a stretch of a notice's text: a block, or a whole table.
type part struct {
	Block *blockView // nil for a table
	Rows  [][]cellText
}

// cellText is a cell of a table in a notice.
type cellText struct {
	Head   bool
	Blocks []blockView
}

// blockView is a block of the text, cut where quotes begin and end.
type blockView struct {
	Kind     string
	Level    int
	Struck   bool
	Segments []segment
}

// segment is a stretch of text within one block; Class is the status that it is quoted for, "" if for none.
type segment struct {
	Text    string
	Class   string
	Labels  string  // what it is quoted for, in words
	Anchors []int64 // ids of the statements whose words begin here
}

// maxGap is how many empty cells are put in where a table's row jumps.
const maxGap = 20

// marked cuts the text into blocks, and these where a statement's quote begins or ends, and gives the ids of the
// statements that were found in it. Quotes may overlap and may span blocks. Offsets come from the database and are
// checked all the same.
func (p *Pages) marked(n store.NoticePage, lang string) (parts []part, found map[int64]bool) {
	blocks := n.Blocks
	if len(blocks) == 0 && n.Text != "" {
		blocks = []notice.Block{{Kind: notice.BlockParagraph, Start: 0, End: len(n.Text), Lead: -1}}
	}
	found = map[int64]bool{}
	var t tableBuilder
	for _, b := range blocks {
		if b.Start < 0 || b.End > len(n.Text) || b.Start >= b.End {
			continue
		}
		v := blockView{Kind: string(b.Kind), Level: min(b.Level, 6), Struck: b.Struck}
		cuts := cutsOf(n.Statements, b)
		for i := range len(cuts) - 1 {
			v.Segments = append(v.Segments, p.segment(n, cuts[i], cuts[i+1], lang, found))
		}
		if b.Table == 0 {
			parts, t = append(parts, part{Block: &v}), tableBuilder{}
			continue
		}
		if t.number != b.Table {
			parts = append(parts, part{})
			t = tableBuilder{number: b.Table, row: -1}
		}
		last := &parts[len(parts)-1]
		last.Rows = t.add(last.Rows, b, v)
	}
	return parts, found
}

func cutsOf(statements []store.StatementRow, b notice.Block) []int {
	cuts := []int{b.Start, b.End}
	for _, st := range statements {
		for _, at := range []int{st.Start, st.End} {
			if at > b.Start && at < b.End {
				cuts = append(cuts, at)
			}
		}
	}
	slices.Sort(cuts)
	return slices.Compact(cuts)
}

// tableBuilder puts blocks into the rows of the table that they belong to.
type tableBuilder struct{ number, row, col int }

func (t *tableBuilder) add(rows [][]cellText, b notice.Block, v blockView) [][]cellText {
	if b.Row != t.row || len(rows) == 0 {
		rows = append(rows, nil)
		t.row, t.col = b.Row, -1
	}
	row := &rows[len(rows)-1]
	if b.Col == t.col { // one more block of the same cell
		cell := &(*row)[len(*row)-1]
		cell.Blocks = append(cell.Blocks, v)
		return rows
	}
	for range min(b.Col-t.col-1, maxGap) {
		*row = append(*row, cellText{})
	}
	*row = append(*row, cellText{Head: b.Kind == notice.BlockHeadCell, Blocks: []blockView{v}})
	t.col = b.Col
	return rows
}

func (p *Pages) segment(n store.NoticePage, start, end int, lang string, found map[int64]bool) segment {
	seg := segment{Text: n.Text[start:end]}
	var labels []string
	for _, st := range n.Statements {
		if st.Start >= end || st.End <= start {
			continue
		}
		info, known := p.view.Kit().Catalog().Status(st.Status)
		labels = append(labels, p.view.Kit().Catalog().ServiceLabel(st.Service, lang)+": "+info.Label.In(lang))
		class := string(st.Status)
		if !known {
			class = "unknown"
		}
		// Where several statements quote the same words the worst of them colours these.
		if seg.Class == "" || severity(class) > severity(seg.Class) {
			seg.Class = class
		}
		if !found[st.ID] {
			found[st.ID] = true
			seg.Anchors = append(seg.Anchors, st.ID)
		}
	}
	slices.Sort(labels)
	seg.Labels = strings.Join(slices.Compact(labels), "; ")
	return seg
}

func severity(class string) int {
	return slices.Index([]string{string(notice.Available), "unknown", string(notice.Limited), string(notice.Unavailable)}, class)
}
