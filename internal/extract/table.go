package extract

import (
	"github.com/lagebild/lagebild/internal/extract/clause"
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
	subject := w.subjectCell(cells)
	for _, j := range cells {
		if w.info[j].lead == nil {
			c := &w.doc.Blocks[j]
			if v := w.r.Polarity(c.Start, c.End, true); v != nil && c.Kind == notice.BlockHeadCell && subject < 0 {
				w.info[j].lead = v
			}
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

// subjectCell is the first of a row's cells that only names services; −1 if none does.
func (w *walk) subjectCell(cells []int) int {
	for n, j := range cells {
		if n == 3 {
			break
		}
		b := &w.doc.Blocks[j]
		var topic []clause.Mention
		said := false
		for _, s := range w.r.Sentences(b.Start, b.End, nil) {
			res := w.r.Sentence(s, clause.Context{})
			topic = append(topic, res.Topic...)
			said = said || len(res.Readings) > 0
		}
		if len(topic) > 0 {
			w.info[j].topic = topic
			if !said {
				return j
			}
			return -1
		}
	}
	return -1
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
		column := w.columnSays(b)
		for _, s := range w.r.Sentences(b.Start, b.End, nil) {
			if column != nil && (column.Status != notice.Available || !w.r.IsSign(s)) {
				w.columnCell(j, s, column, ctx.Topic)
				break
			}
			res := w.r.Sentence(s, ctx)
			for k := range res.Readings {
				if signed && res.Readings[k].Kind != clause.Short {
					res.Readings[k].Confidence = 0.2
				}
			}
			w.keep(j, s, &res, nil)
			signed = signed || len(res.Readings) == 1 && w.r.IsSign(s)
		}
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

func (w *walk) columnCell(j int, s clause.Span, column *clause.Reading, topic []clause.Mention) {
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
