package elements

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/parse/blocks"
	"github.com/lagebild/lagebild/internal/parse/dom"
	"github.com/lagebild/lagebild/internal/parse/grid"
)

func (w *Walker) table(n *html.Node) {
	w.flush()
	g := grid.Read(n)
	if w.muted || w.c.Table > 0 || g.Layout(n) {
		w.children(n)
		w.flush()
		return
	}
	if c := dom.Find(n, func(c *html.Node) bool { return c.DataAtom == atom.Caption }); c != nil {
		w.within(w.c, c)
	}
	g.Classify()
	number := w.b.NextTable()
	saved := w.c
	lead := w.b.Lead()
	for i := range g.Cells {
		cell := &g.Cells[i]
		w.c = blocks.Context{Kind: notice.BlockCell, Lead: lead, Table: number, Row: cell.Row, Col: cell.Col}
		if cell.Head {
			w.c.Kind = notice.BlockHeadCell
		}
		w.cell(cell)
	}
	w.c = saved
	g.Filled()
	for i := range g.Cells {
		heads := g.HeadsOf(i)
		for j := g.Cells[i].From; j < g.Cells[i].To; j++ {
			if b := w.b.Block(j); b.Kind == notice.BlockCell {
				b.Heads = heads
			}
		}
	}
}

func (w *Walker) cell(cell *grid.Cell) {
	cell.From = w.b.Len()
	if w.b.Full() || dom.Hidden(cell.Node) || w.page.Ignore[cell.Node] {
		cell.To = cell.From
		return
	}
	w.b.Open(-1)
	if shown := grid.Pictured(cell.Node); shown != "" && coloured(dom.Text(cell.Node)) {
		w.text.String(shown) // "●" says nothing, its title does
	} else {
		w.styled(cell.Node)
	}
	w.flush()
	if w.b.Len() == cell.From {
		w.text.String(grid.Pictured(cell.Node))
		w.flush()
	}
	w.b.Close()
	cell.To = w.b.Len()
}

// coloured reports whether a cell's text is but a dot whose colour would tell what it means.
func coloured(text string) bool {
	switch strings.TrimSpace(text) {
	case "●", "•", "■", "⬤", "◉", "▪":
		return true
	}
	return false
}
