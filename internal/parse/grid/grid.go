// Package grid lays out the cells of a table: which are heads, which head a cell stands under, and whether the table
// holds data at all or only places things on the page.
package grid

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lagebild/lagebild/internal/parse/dom"
)

// maxSpan bounds colspan and rowspan, which a page may give as it likes.
const maxSpan = 100

// Cell is a cell in its place.
type Cell struct {
	Node                 *html.Node
	Row, Col, Rows, Cols int
	Head                 bool // column or row head
	From, To             int  // its blocks: [From, To), for the caller to set
}

// Grid is a table's cells in order, and what its rows are.
type Grid struct {
	Cells      []Cell
	Rows, Cols int
	headRow    []bool // rows of column heads
	groupRow   []bool // rows of one cell over the whole width: the heading of the rows below
}

// Pictured says in words what a cell without text shows as a picture.
func Pictured(n *html.Node) string {
	for c := range n.Descendants() {
		if c.Type != html.ElementNode {
			continue
		}
		for _, key := range []string{"alt", "aria-label", "title"} {
			if v := strings.TrimSpace(dom.Attr(c, key)); v != "" {
				return v
			}
		}
		switch name := strings.ToLower(dom.Attr(c, "class")); {
		case c.DataAtom != atom.I && c.DataAtom != atom.Span && c.DataAtom != atom.Svg || strings.Contains(name, "uncheck"):
		case strings.Contains(name, "check") || strings.Contains(name, "haken") || strings.Contains(name, "glyphicon-ok"):
			return "✓"
		case strings.Contains(name, "times") || strings.Contains(name, "xmark") || strings.Contains(name, "cross") || strings.Contains(name, "remove"):
			return "✗"
		}
	}
	return ""
}

// maxCols bounds the columns of a table; cells beyond stand in the last one.
const maxCols = 1000

// Read places the cells of a table, those of tables inside it left out.
func Read(table *html.Node) *Grid {
	g := &Grid{}
	g.rows(table, make(map[int]int))
	return g
}

// rows places the rows below n. taken says for a column until which row a cell from above reaches into it.
func (g *Grid) rows(n *html.Node, taken map[int]int) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Tbody, atom.Thead, atom.Tfoot:
			g.rows(c, taken)
		case atom.Tr:
			g.row(c, taken)
		}
	}
}

func (g *Grid) row(tr *html.Node, taken map[int]int) {
	col := 0
	for d := tr.FirstChild; d != nil; d = d.NextSibling {
		if d.DataAtom != atom.Td && d.DataAtom != atom.Th {
			continue
		}
		for taken[col] > g.Rows {
			col++
		}
		col = min(col, maxCols)
		cell := Cell{Node: d, Row: g.Rows, Col: col, Rows: span(d, "rowspan"), Cols: span(d, "colspan")}
		if cell.Rows > 1 {
			for k := range cell.Cols {
				taken[col+k] = g.Rows + cell.Rows
			}
		}
		col += cell.Cols
		g.Cells = append(g.Cells, cell)
		g.Cols = max(g.Cols, col)
	}
	g.Rows++
}

// Filled leaves only the cells that have blocks, so that the others cost nothing when heads are looked for.
func (g *Grid) Filled() {
	g.Cells = slices.DeleteFunc(g.Cells, func(c Cell) bool { return c.From >= c.To })
}

func span(n *html.Node, key string) int {
	v, err := strconv.Atoi(strings.TrimSpace(dom.Attr(n, key)))
	if err != nil {
		return 1
	}
	return min(max(v, 1), maxSpan)
}

// Layout reports whether the table n only places things on the page.
func (g *Grid) Layout(n *html.Node) bool {
	if r := dom.Attr(n, "role"); r == "presentation" || r == "none" {
		return true
	}
	heads := false
	inner := false
	blocksIn := false
	for c := range n.Descendants() {
		switch c.DataAtom {
		case atom.Table:
			inner = true
		case atom.Th, atom.Caption:
			heads = true
		case atom.H1, atom.H2, atom.H3, atom.H4, atom.Form, atom.Nav, atom.Main, atom.Article:
			blocksIn = blocksIn || !g.wide(c)
		}
	}
	switch {
	case inner:
		return true
	case heads:
		return g.Cols < 2
	case blocksIn, g.Cols < 2, g.Rows < 2:
		return true
	}
	for _, c := range g.Cells {
		if utf8.RuneCountInString(dom.Text(c.Node)) > 900 {
			return true
		}
	}
	return false
}

// wide reports whether n stands in a cell over the whole width: the table's title or the heading of a group of rows.
func (g *Grid) wide(n *html.Node) bool {
	for a := n; a != nil; a = a.Parent {
		if a.DataAtom == atom.Td || a.DataAtom == atom.Th {
			return g.Cols > 1 && span(a, "colspan") >= g.Cols
		}
	}
	return false
}

// Classify finds the head cells.
func (g *Grid) Classify() {
	g.headRow, g.groupRow = make([]bool, g.Rows), make([]bool, g.Rows)
	grouped := false
	for _, c := range g.Cells {
		grouped = grouped || c.Col == 0 && c.Rows > 1 && g.Cols > 2
	}
	for from := 0; from < len(g.Cells); {
		row, to := g.Cells[from].Row, from
		for to < len(g.Cells) && g.Cells[to].Row == row {
			to++
		}
		cells := g.Cells[from:to]
		g.groupRow[row] = len(cells) == 1 && cells[0].Cols >= g.Cols && cells[0].Rows == 1 && g.Cols > 1
		g.headRow[row] = !g.groupRow[row] && isHeadRow(cells, row == 0 || row == 1 && g.groupRow[0])
		for i := range cells {
			c := &cells[i]
			c.Head = c.Node.DataAtom == atom.Th || g.headRow[row] || g.groupRow[row] || c.Col == 0 || grouped && c.Col == 1
		}
		from = to
	}
}

// headWords begin the head row of tables whose makers did not mark it.
var headWords = []string{
	"amt", "bereich", "dienst", "dienstleistung", "leistung", "leistungen", "service", "einrichtung", "abteilung",
	"thema", "angebot", "amt/bereich", "fachbereich", "fachdienst", "stelle", "anliegen", "verfahren", "aufgabe", "was",
	"ort", "kommune", "gemeinde", "stadt", "stadt/gemeinde", "verwaltung", "behörde", "sachgebiet", "kanal", "produkt", "gegenstand", "geschäft", "betrifft",
}

// NamesColumn reports whether s is what the first column of a table of services is called.
func NamesColumn(s string) bool { return slices.Contains(headWords, strings.ToLower(s)) }

func isHeadRow(cells []Cell, first bool) bool {
	th, bold, filled := 0, 0, 0
	for _, c := range cells {
		if dom.Text(c.Node) == "" {
			continue
		}
		filled++
		if c.Node.DataAtom == atom.Th {
			th++
		}
		if boldCell(c.Node) {
			bold++
		}
	}
	if filled == 0 {
		return false
	}
	p := cells[0].Node.Parent.Parent
	if p != nil && p.DataAtom == atom.Thead || th == filled && (filled > 1 || len(cells) > 1 && first) {
		return true
	}
	if first && len(cells) > 1 && listsBelow(p, cells) {
		return true
	}
	return first && len(cells) > 1 && (bold == filled || NamesColumn(dom.Text(cells[0].Node)))
}

// listsBelow reports whether the cells are short and the only other row holds lists: they are what heads those.
func listsBelow(rows *html.Node, cells []Cell) bool {
	const short = 40 // characters
	for _, c := range cells {
		if text := dom.Text(c.Node); text == "" || utf8.RuneCountInString(text) > short || isList(c.Node) {
			return false
		}
	}
	if rows == nil {
		return false
	}
	count, lists := 0, false
	for r := rows.FirstChild; r != nil; r = r.NextSibling {
		if r.DataAtom != atom.Tr {
			continue
		}
		count++
		lists = lists || count == 2 && isList(r)
	}
	return count == 2 && lists
}

// isList reports whether n holds list items or lines.
func isList(n *html.Node) bool {
	return dom.Find(n, func(c *html.Node) bool { return c.DataAtom == atom.Br || c.DataAtom == atom.Li }) != nil
}

// boldCell reports whether all of a cell is in bold type.
func boldCell(n *html.Node) bool {
	all := dom.Text(n)
	b := dom.Find(n, func(c *html.Node) bool { return c.DataAtom == atom.B || c.DataAtom == atom.Strong })
	return b != nil && dom.Text(b) == all
}

// HeadsOf gives the blocks of the head cells of cell i's columns and rows.
func (g *Grid) HeadsOf(i int) []int {
	c := g.Cells[i]
	if c.Head {
		return nil
	}
	var out []int
	add := func(h Cell) {
		for j := h.From; j < h.To; j++ {
			out = append(out, j)
		}
	}
	groupDone, headDone, seenHead := false, false, false
	for j := i - 1; j >= 0; j-- {
		h := g.Cells[j]
		if !h.Head {
			headDone = headDone || seenHead && h.Row < c.Row && !g.headRow[h.Row]
			continue
		}
		switch {
		case h.Row <= c.Row && c.Row < h.Row+h.Rows && h.Col < c.Col && !g.headRow[h.Row]:
			add(h)
		case h.Row < c.Row && g.groupRow[h.Row]:
			if !groupDone {
				add(h)
			}
			groupDone = true
		case h.Row < c.Row && g.headRow[h.Row] && !headDone && h.Col < c.Col+c.Cols && c.Col < h.Col+h.Cols:
			add(h)
			seenHead = true
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
