package plain

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// reSpaces parts cells that stand under each other by spaces alone.
var reSpaces = regexp.MustCompile(`\s{2,}`)

// spot is a cell of a line and the columns of characters that it takes.
type spot struct {
	text     string
	from, to int
}

// spots are the cells of a line.
func spots(l string) []spot {
	var out []spot
	at := 0
	add := func(from, to int) {
		if text := strings.TrimSpace(l[from:to]); text != "" {
			start := utf8.RuneCountInString(l[:from]) + utf8.RuneCountInString(l[from:to]) - utf8.RuneCountInString(strings.TrimLeft(l[from:to], " "))
			out = append(out, spot{text, start, start + utf8.RuneCountInString(text)})
		}
	}
	for _, gap := range reSpaces.FindAllStringIndex(l, -1) {
		add(at, gap[0])
		at = gap[1]
	}
	add(at, len(l))
	return out
}

// aligned splits lines whose cells stand under those of a head line, some of them left empty: a cell belongs to the head
// that it overlaps, or stands nearest to. It is nil if the lines are not so, or if no cell is empty and the order of the
// cells tells as much.
func aligned(g []string) [][]string {
	head, lines := headLine(g)
	if head == nil {
		return nil
	}
	rows := [][]string{make([]string, len(head))}
	for i, h := range head {
		rows[0][i] = h.text
	}
	empty, lone, full := false, 0, head[0].text == ""
	for _, l := range lines {
		if strings.Trim(l, "-=+|_ ") == "" {
			continue
		}
		cells := spots(l)
		row := make([]string, len(head))
		for i, c := range cells {
			col := column(head, c)
			if i == 0 != (col == 0) || row[col] != "" {
				return nil
			}
			row[col] = c.text
		}
		if len(cells) < 2 {
			lone++ // a heading or a note among the rows
		} else {
			empty = empty || slices.Contains(row[1:], "")
			full = full && len(cells) == len(head)
		}
		rows = append(rows, row)
	}
	const few = 4 // lines of the least table, but for one without a gap
	if !empty && head[0].text != "" || len(rows) < few && (!full || lone > 0 || len(rows) < few-1) || lone*4 > len(rows) {
		return nil
	}
	return rows
}

// headLine finds the head of a typed table with at least three columns: the first line of several cells. If it does not
// name the first column, that is left empty. lines are those after it; nil if a tab or bar shows that cells are not placed
// by spaces.
func headLine(g []string) (head []spot, lines []string) {
	const most = 8
	for i, l := range g {
		if strings.ContainsAny(l, "\t|") || strings.Contains(l, "....") {
			return nil, nil
		}
		if head != nil {
			continue
		}
		const within = 4 // columns of characters that the first cell is typed in
		if cells := spots(l); len(cells) < most && (len(cells) > 2 || len(cells) == 2 && cells[0].from > within) {
			head, lines = cells, g[i+1:]
			if cells[0].from > within {
				head = slices.Insert(cells, 0, spot{})
			}
		} else if i > 0 || len(cells) > 1 {
			return nil, nil
		}
	}
	return head, lines
}

// column is the head that cell c stands under.
func column(head []spot, c spot) int {
	best, least := 0, -1
	for i, h := range head {
		apart := max(h.from-c.to, c.from-h.to, 0)
		if least < 0 || apart < least {
			best, least = i, apart
		}
	}
	return best
}
