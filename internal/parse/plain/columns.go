package plain

import (
	"strings"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/parse/blocks"
	"github.com/lagebild/lagebild/internal/parse/grid"
)

// columns splits a group into cells if all its lines stand in columns; nil if they do not.
func columns(g []string) [][]string {
	if len(g) < 2 {
		return nil
	}
	count := make(map[int]int)
	var rows [][]string
	marked := 0 // lines whose gap may be the one after a list marker
	for _, l := range g {
		text := strings.Trim(strings.TrimSpace(l), "|")
		if strings.Trim(text, "-=+|_ ") == "" {
			continue
		}
		cells := reColumns.Split(strings.TrimSpace(text), -1)
		if n := len(rows); n > 0 && len(cells) == 1 && indent(l) >= indent(g[0])+6 && len(rows[n-1]) > 1 {
			row := rows[n-1] // the text of the last column goes on
			row[len(row)-1] = blocks.JoinLine(blocks.Rich{Text: row[len(row)-1]}, blocks.Rich{Text: cells[0]}).Text
			continue
		}
		count[len(cells)]++
		rows = append(rows, cells)
		if blocks.Marked(strings.TrimSpace(text)) && len(cells) < 3 && !strings.Contains(text, "....") {
			marked++
		}
	}
	best := 0
	for n, k := range count {
		if n > 1 && n < 8 && k > count[best] {
			best = n
		}
	}
	if marked*2 > len(rows) {
		return nil
	}
	if best == 0 || count[best] < 2 || count[best]*4 < len(rows)*3 {
		return nil
	}
	return rows
}

// addTable adds rows of cells.
func addTable(b *blocks.Builder, rows [][]string) {
	number := b.NextTable()
	lead := b.Lead()
	head := len(rows) > 2 && headRow(rows[0])
	var colHeads []int
	for r, cells := range rows {
		first := -1
		for col, text := range cells {
			c := blocks.Context{Kind: notice.BlockCell, Lead: lead, Table: number, Row: r, Col: col}
			if col == 0 || head && r == 0 {
				c.Kind = notice.BlockHeadCell
			}
			i := b.Add(c, blocks.Plain(withoutMarker(text)))
			switch {
			case i < 0:
			case head && r == 0:
				for len(colHeads) <= col {
					colHeads = append(colHeads, -1)
				}
				colHeads[col] = i
			case col == 0:
				first = i
			default:
				var heads []int
				if col < len(colHeads) && colHeads[col] >= 0 {
					heads = append(heads, colHeads[col])
				}
				if first >= 0 {
					heads = append(heads, first)
				}
				b.Block(i).Heads = heads
			}
		}
	}
}

// withoutMarker is the text of a cell without the dash or dot before it.
func withoutMarker(s string) string { return strings.TrimLeft(s, " -–•*") }

// headRow reports whether the first row of a typed table names its columns.
func headRow(cells []string) bool {
	return grid.NamesColumn(cells[0]) || capitals(strings.Join(cells, ""))
}
