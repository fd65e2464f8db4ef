package plain

import (
	"strings"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/parse/blocks"
	"github.com/lagebild/lagebild/internal/parse/grid"
	"github.com/lagebild/lagebild/internal/parse/rich"
)

// columns splits a group into cells if all its lines stand in columns; nil if they do not.
func columns(g []string) [][]string {
	if len(g) < 2 {
		return nil
	}
	if rows := aligned(g); rows != nil {
		return rows
	}
	count := make(map[int]int)
	var rows [][]string
	marked := 0 // lines whose gap may be the one after a list marker
	for _, l := range g {
		text := withoutFrame(strings.TrimSpace(l))
		if strings.Trim(text, "-=+|_ ") == "" {
			continue
		}
		cells := split(strings.TrimSpace(text))
		if n := len(rows); n > 0 && len(cells) == 1 && indent(l) >= indent(g[0])+6 && len(rows[n-1]) > 1 {
			row := rows[n-1] // the text of the last column goes on
			row[len(row)-1] = blocks.JoinLine(rich.Text{Text: row[len(row)-1]}, rich.Text{Text: cells[0]}).Text
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

// titled splits all lines but the first into cells where that is the title of a table that names its columns; nil if the
// lines are no such table.
func titled(g []string) [][]string {
	const few = 4 // lines of the least: title, head and two rows
	if len(g) < few || strings.Contains(g[0], "|") || len(reColumns.Split(strings.TrimSpace(g[0]), -1)) != 1 {
		return nil
	}
	rows := columns(g[1:])
	if len(rows) < few-1 || len(rows[0]) < 2 || !namesColumns(rows) {
		return nil
	}
	return rows
}

// addTable adds rows of cells.
func addTable(b *blocks.Builder, rows [][]string) {
	number := b.NextTable()
	lead := b.Lead()
	head := len(rows) > 2 && namesColumns(rows)
	var colHeads []int
	for r, cells := range rows {
		first := -1
		for col, text := range cells {
			if text == "" {
				continue
			}
			c := blocks.Context{Kind: notice.BlockCell, Lead: lead, Table: number, Row: r, Col: col}
			if col == 0 || head && r == 0 {
				c.Kind = notice.BlockHeadCell
			}
			i := b.Add(c, rich.Plain(withoutMarker(text)))
			switch {
			case i < 0:
			case head && r == 0:
				for len(colHeads) < col {
					colHeads = append(colHeads, -1) // heads that are empty
				}
				colHeads = append(colHeads, i)
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

// withoutFrame is a line without the bars around it.
func withoutFrame(l string) string {
	if strings.HasPrefix(l, "|") {
		return strings.Trim(l, "|")
	}
	return l // a bar at its end stands before an empty cell
}

// split cuts a line into cells: at its bars, if it has two of them, else at tabs, dots and wide gaps.
func split(l string) []string {
	if strings.Count(l, "|") > 1 {
		cells := strings.Split(l, "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		return cells
	}
	if strings.Contains(l, "....") {
		return reDots.Split(l, -1)
	}
	return reColumns.Split(l, -1)
}

// underRule parts a typed table that ends with a ruled line from the lines under that, none of which has cells; after is nil if
// there are none.
func underRule(g []string) (table, after []string) {
	const few = 3 // lines of cells in the least table
	rule, cells := -1, 0
	for i, l := range g {
		switch text := strings.TrimSpace(l); {
		case reUnderline.MatchString(l):
			rule = i
		case len(split(text)) > 1:
			cells++
			if rule >= 0 && cells > few {
				rule = -1
			}
		}
	}
	if rule < 0 || rule == len(g)-1 || cells < few {
		return nil, nil
	}
	return g[:rule], g[rule+1:]
}

// namesColumns reports whether the first row of a typed table names its columns.
func namesColumns(rows [][]string) bool { return headRow(rows[0]) || overAnswers(rows) }

// overAnswers reports whether the rows after the first answer in few words, again and again the same, and the first does
// not: it names what they answer.
func overAnswers(rows [][]string) bool {
	const few = 3 // rows of the least such table
	if len(rows) <= few || len(rows[0]) < few {
		return false
	}
	seen, cells := make(map[string]int), 0
	for _, row := range rows[1:] {
		for _, c := range row[min(1, len(row)):] {
			if c != "" {
				seen[strings.ToLower(c)]++
				cells++
			}
		}
	}
	again := 0
	for _, n := range seen {
		if n > 1 {
			again += n
		}
	}
	for _, c := range rows[0][1:] {
		if c == "" || seen[strings.ToLower(c)] > 0 {
			return false
		}
	}
	return again*2 >= cells
}

// withoutMarker is the text of a cell without the dash or dot before it.
func withoutMarker(s string) string {
	if bare := strings.TrimLeft(s, " -–•*>"); bare != "" {
		return bare
	}
	return s // the cell is but a sign
}

// headRow reports whether the first row of a typed table names its columns.
func headRow(cells []string) bool {
	return cells[0] == "" || grid.NamesColumn(cells[0]) || capitals(strings.Join(cells, ""))
}
