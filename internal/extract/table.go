package extract

import (
	"slices"
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/extract/clause"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/dates"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// tableRow reads the row of a table that begins at block i: its services stand in one cell, what is said of them in others.
func (w *walk) tableRow(i int) {
	b := &w.doc.Blocks[i]
	if b.Table == w.table && b.Row == w.row {
		return // read with its row's first cell
	}
	w.table, w.row = b.Table, b.Row
	var cells []int
	for j := i; j < len(w.doc.Blocks) && w.doc.Blocks[j].Table == b.Table && w.doc.Blocks[j].Row == b.Row; j++ {
		if k := w.doc.Blocks[j].Kind; (k == notice.BlockCell || k == notice.BlockHeadCell) && !w.doc.Blocks[j].Struck {
			cells = append(cells, j)
		}
	}
	if b.Row == 0 && !slices.ContainsFunc(cells, func(j int) bool { return w.doc.Blocks[j].Kind != notice.BlockHeadCell }) {
		for _, j := range cells {
			w.nameColumn(j)
		}
		return
	}
	w.rowMoment, w.force = w.momentOf(cells), w.rowBodies(cells)
	w.rowsDated = w.rowsDated || !w.rowMoment.IsZero()
	defer func() { w.force = nil }()
	subject := w.subjectCell(cells)
	for _, j := range cells {
		if c := &w.doc.Blocks[j]; c.Kind == notice.BlockHeadCell && j != subject {
			w.headCell(j)
		}
	}
	if subject < 0 {
		for _, j := range cells {
			w.block(j)
		}
		return
	}
	w.rowOf(cells, subject)
}

// momentOf is the moment that the row's first cell gives, if it gives but that; zero if it does not.
func (w *walk) momentOf(cells []int) time.Time {
	if len(cells) < 2 || w.opt.Date.IsZero() {
		return time.Time{}
	}
	c := &w.doc.Blocks[cells[0]]
	const longest = 24
	first, last := w.r.Range(c.Start, c.End)
	if c.Row == 0 && c.Kind == notice.BlockHeadCell && len(cells) > 2 || c.End-c.Start > longest || last < first {
		return time.Time{}
	}
	if k := w.r.Text.Tokens[first].Kind; k != lexicon.Number && !strings.ContainsAny(w.doc.Text[c.Start:c.End], "0123456789") {
		return time.Time{}
	}
	t, ok := dates.Moment(&w.r.Text, first, last, w.opt.Date)
	if !ok || t.After(w.opt.Date.AddDate(0, 0, 1)) {
		return time.Time{}
	}
	return t
}

// rowBodies are the bodies that the row is about: those of the cell that is but their name.
func (w *walk) rowBodies(cells []int) []string {
	for n, j := range cells {
		if c := &w.doc.Blocks[j]; n < 2 && len(cells) > 1 && w.onlyNames(c) {
			return w.namesIn(c.Start, c.End)
		}
	}
	return nil
}

// columnBodies are the bodies whose name heads the cell's column.
func (w *walk) columnBodies(b *notice.Block) []string {
	for _, h := range b.Heads {
		if c := &w.doc.Blocks[h]; c.Row != b.Row && c.Col == b.Col && w.onlyNames(c) {
			return w.namesIn(c.Start, c.End)
		}
	}
	return nil
}

// nameColumn reads cell j of a table's head row.
func (w *walk) nameColumn(j int) {
	c := &w.doc.Blocks[j]
	for _, s := range w.r.Sentences(c.Start, c.End, nil) {
		res := w.r.Sentence(s, clause.Context{})
		w.info[j].topic = append(w.info[j].topic, res.Topic...)
	}
	w.headCell(j)
}

// headCell notes what a head cell gives to the cells of its column or row: what it says of them, and their day.
func (w *walk) headCell(j int) {
	c := &w.doc.Blocks[j]
	if w.info[j].lead == nil {
		w.info[j].lead = w.r.Polarity(c.Start, c.End, true)
	}
	first, last := w.r.Range(c.Start, c.End)
	w.info[j].days = dates.Find(&w.r.Text, first, last, w.opt.Date, nil)
	w.info[j].past = w.r.TellsPast(first, last)
}

// columnDays are the days of the head of the cell's column; past reports that the column tells how things were.
func (w *walk) columnDays(b *notice.Block) (days []dates.Mention, past bool) {
	for _, h := range b.Heads {
		if c := &w.doc.Blocks[h]; c.Row != b.Row && c.Col == b.Col {
			days, past = append(days, w.info[h].days...), past || w.info[h].past
		}
	}
	return days, past
}

// subjectCell is the last of a row's first cells that only name services, if another cell follows it; −1 if none does.
func (w *walk) subjectCell(cells []int) int {
	subject := -1
	for n, j := range cells {
		if n == 3 {
			break
		}
		b := &w.doc.Blocks[j]
		var topic []grammar.Mention
		said := false
		for _, s := range w.r.Sentences(b.Start, b.End, nil) {
			res := w.r.Sentence(s, clause.Context{})
			topic = append(topic, res.Topic...)
			said = said || len(res.Readings) > 0
		}
		if said || subject >= 0 && (len(topic) == 0 || b.Kind != notice.BlockHeadCell || n == len(cells)-1) {
			break
		}
		if len(topic) > 0 {
			w.info[j].topic = topic
			subject = j
		}
	}
	return subject
}

// rowOf reads the other cells of a row as said of its subject.
func (w *walk) rowOf(cells []int, subject int) {
	signed, before := false, len(w.found)
	for _, j := range cells {
		if j == subject {
			continue
		}
		b := &w.doc.Blocks[j]
		ctx := clause.Context{Topic: w.info[subject].topic, Structural: true, Terse: true}
		if _, past := w.columnDays(b); past {
			continue
		}
		row := w.force
		if bodies := w.columnBodies(b); len(bodies) > 0 {
			w.force = bodies
		}
		if len(ctx.Topic) == 0 && len(w.force) > 0 {
			ctx.Topic = clause.Administration()
		}
		column := w.columnSays(b)
		for _, s := range w.r.Sentences(b.Start, b.End, nil) {
			if column != nil && (column.Status != notice.Available || !w.r.IsSign(s)) {
				w.columnCell(j, s, column, ctx.Topic)
				break
			}
			res := w.r.Sentence(s, ctx)
			for k := range res.Readings {
				if signed && res.Readings[k].Kind != grammar.Short {
					res.Readings[k].Confidence = 0.2
				}
			}
			w.keep(j, s, &res, nil)
			signed = signed || len(res.Readings) == 1 && w.r.IsSign(s)
		}
		w.force = row
	}
	if len(w.found) == before {
		w.block(subject)
	}
}

// columnSays is what the head of the cell's column says of all cells under it ("Was ist nicht möglich?").
func (w *walk) columnSays(b *notice.Block) *clause.Reading {
	for _, h := range b.Heads {
		if v := w.info[h].lead; v != nil && v.Status != notice.Limited && w.doc.Blocks[h].Row != b.Row && w.doc.Blocks[h].Col == b.Col {
			return v
		}
	}
	return nil
}

func (w *walk) columnCell(j int, s split.Span, column *clause.Reading, topic []grammar.Mention) {
	if w.r.IsBlank(s) {
		return
	}
	rd := *column
	rd.Mentions, rd.First, rd.Last, rd.Rule = topic, s.First, s.Last, "column>"+rd.Rule
	if column.Status == notice.Available && w.r.Reserved(s) {
		rd.Status = notice.Limited
	}
	w.keepReading(j, s, rd, true, s.First)
}
