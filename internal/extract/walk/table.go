package walk

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/lagebild/lagebild/internal/extract/clause/cohesion"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/said"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/evidence"
	"github.com/lagebild/lagebild/internal/extract/page"
	"github.com/lagebild/lagebild/internal/notice"
)

// tableRow reads the row of a table that begins at block i: its services stand in one cell, what is said of them in others.
func (w *walk) tableRow(i int) {
	b := &w.Doc.Blocks[i]
	if b.Table == w.table && b.Row == w.row {
		return // read with its row's first cell
	}
	if b.Table != w.table {
		w.NewTable(i)
	}
	w.table, w.row = b.Table, b.Row
	w.granted = [2]int{len(w.found), len(w.found)} // a row takes nothing back of the one before
	cells := w.cellsFrom(i)
	if len(cells) == 1 && w.BeginsSection(cells[0]) {
		return
	}
	if b.Row == 0 && !slices.ContainsFunc(cells, func(j int) bool { return w.Doc.Blocks[j].Kind != notice.BlockHeadCell }) {
		w.NameColumns(cells)
		if len(cells) == 1 {
			w.block(cells[0]) // the name of those whose rows follow
		}
		return
	}
	w.times.SetRow(w.RowMoment(cells))
	w.whose.Force = w.RowBodies(cells)
	defer func() { w.whose.Force = nil }()
	subject := w.Subject(cells)
	for _, j := range cells {
		if c := &w.Doc.Blocks[j]; c.Kind == notice.BlockHeadCell && (subject < 0 || !w.SameCell(j, subject)) {
			w.HeadCell(j)
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

// cellsFrom are the cells of the row that begins at block i, those struck out left out.
func (w *walk) cellsFrom(i int) (cells []int) {
	b := &w.Doc.Blocks[i]
	for j := i; j < len(w.Doc.Blocks) && w.Doc.Blocks[j].Table == b.Table && w.Doc.Blocks[j].Row == b.Row; j++ {
		if k := w.Doc.Blocks[j].Kind; (k == notice.BlockCell || k == notice.BlockHeadCell) && !w.Doc.Blocks[j].Struck {
			cells = append(cells, j)
		}
	}
	return cells
}

// rowOf reads the other cells of a row as said of its subject.
func (w *walk) rowOf(cells []int, subject int) {
	signed, before := false, len(w.found)
	online := slices.ContainsFunc(cells, func(j int) bool { return w.OfOnline(&w.Doc.Blocks[j]) })
	ask := w.cellAsks(subject)
	var contact, intake [][2]int // the row's evidence, of the cells that say whether one can come or ask, or hand something in
	for n, j := range cells {
		said := len(w.found) - before
		words, same := j, n > 1 && w.Unchanged(j)
		if same && w.TellsPast(&w.Doc.Blocks[cells[n-1]]) {
			words = cells[n-1] // how it was is how it is
		}
		if !w.SameCell(j, subject) && (!same || !w.Comes(&w.Doc.Blocks[j])) && (n == 0 || !w.Repeats(cells[n-1], j)) {
			signed = w.rowCell(j, words, w.Given[subject].Topic, ask, signed) || signed
		}
		if !online && w.OfContact(&w.Doc.Blocks[j]) && len(w.found)-before > said {
			contact = append(contact, [2]int{said, len(w.found) - before})
		}
		if w.OfIntake(&w.Doc.Blocks[j]) {
			intake = append(intake, [2]int{said, len(w.found) - before})
		}
	}
	evidence.Outrank(w.found[before:], contact, notice.Available, "")
	evidence.Outrank(w.found[before:], intake, notice.Limited, notice.Available)
	if len(w.found) == before {
		w.block(subject)
	}
}

// cellAsks is what the question of cell j says of what it is about; nil if it is none.
func (w *walk) cellAsks(j int) (ask *said.Reading) {
	for _, s := range w.Reader.Sentences(w.Doc.Blocks[j].Start, w.Doc.Blocks[j].End, nil) {
		ask = w.Reader.Sentence(s, said.Context{}).Question
	}
	return ask
}

// rowCell reads cell j, of which the words stand in cell words, as said of the topic of its row, or in answer to what its row asks, and
// reports whether it is but a sign that says something. signed: one before it in the row was.
func (w *walk) rowCell(j, words int, topic []grammar.Mention, ask *said.Reading, signed bool) (sign bool) {
	b := &w.Doc.Blocks[j]
	if channel := w.Channel(b, topic); channel != nil {
		topic, signed = channel, false
		defer func() { sign = false }()
	}
	ctx := said.Context{Topic: topic, Structural: true, Terse: true, Ahead: w.ahead, Today: w.today}
	switch {
	case w.TellsPast(b), w.OfPlaces(b), w.NeverWas(j):
		return false
	case w.TellsReturn(b):
		w.returnCell(j, ctx.Topic)
		return false
	}
	row := w.whose.Force
	defer func() { w.whose.Force = row }()
	if bodies := w.ColumnBodies(b); len(bodies) > 0 {
		w.whose.Force = bodies
	}
	if len(ctx.Topic) == 0 && len(w.whose.Force) > 0 {
		ctx.Topic = cohesion.Administration()
	}
	w.granted = [2]int{len(w.found), len(w.found)}
	column := w.ColumnSays(b)
	for _, s := range w.Reader.Sentences(w.Doc.Blocks[words].Start, w.Doc.Blocks[words].End, nil) {
		if w.explained(j, s, ctx.Topic) || w.OfNotes(b) && w.Reader.IsBlank(s) {
			break
		}
		ctx.Asked = ask != nil
		w.when.NewSentence(s, false)
		res := w.Reader.Sentence(s, ctx)
		if w.settled(j, s, column, &res, ctx.Topic) {
			break
		}
		if signed || sign {
			said.Outsign(res.Readings, w.OfNotes(b))
		}
		w.keep(j, s, &res, ask)
		ask = nil
		sign = sign || len(res.Readings) == 1 && w.Reader.IsSign(s)
	}
	return sign
}

// settled reports whether the head of its column settles what cell j says.
func (w *walk) settled(j int, s split.Span, column *said.Reading, res *said.Result, topic []grammar.Mention) bool {
	return w.OfTrouble(&w.Doc.Blocks[j]) && w.troubleCell(j, s, res, topic) || column != nil && w.underColumn(j, s, column, res, topic)
}

// underColumn keeps what the head of its column says of the cell, or, where the cell denies it ("ausgefallen?" – "nein"), the contrary.
// It reports whether that settles the cell.
func (w *walk) underColumn(j int, s split.Span, column *said.Reading, res *said.Result, topic []grammar.Mention) bool {
	switch {
	case column.Status == notice.Unavailable && res.Answer < 0 && s.First == s.Last:
		no := *column
		no.Status, no.Rule = notice.Available, "not-"+no.Rule
		w.columnCell(j, s, &no, topic)
	case column.Status != notice.Available || !w.Reader.IsSign(s) && !said.AnswersHead(res.Readings):
		w.columnCell(j, s, column, topic)
	default:
		return false
	}
	return true
}

// returnCell reads a cell that tells from when its row works again: a day to come, or at once.
func (w *walk) returnCell(j int, topic []grammar.Mention) {
	b := &w.Doc.Blocks[j]
	first, last := w.Reader.Range(b.Start, b.End)
	if first > last || len(topic) == 0 || !w.when.Ahead(first, last) && !w.Reader.Text.Is(first, "sofort") && !w.Reader.Text.Is(last, "sofort") {
		return
	}
	rd := said.Reading{Mentions: topic, Status: notice.Available, Kind: grammar.Open, Confidence: 0.85, Rule: "column>open", First: first, Last: last, Again: true}
	w.keepReading(j, split.Span{First: first, Last: last}, rd, true, first)
}

// troubleCell reads a cell that answers whether its row is affected: "nein" or "keine" says that it is not, "ja" alone nothing. It
// reports whether the cell is such an answer.
func (w *walk) troubleCell(j int, s split.Span, res *said.Result, topic []grammar.Mention) bool {
	switch {
	case res.Answer < 0 && s.First == s.Last, w.Reader.IsBlank(s) && !w.Reader.IsSign(s):
		rd := said.Reading{Mentions: topic, Status: notice.Available, Kind: grammar.Usual, Confidence: 0.85, Rule: "column>not-trouble", First: s.First, Last: s.Last}
		w.keepReading(j, s, rd, true, s.First)
		return true
	case res.Answer > 0 && s.First == s.Last:
		return true
	}
	res.Readings = slices.DeleteFunc(res.Readings, func(rd said.Reading) bool { return rd.Kind == grammar.Short && res.Answer != 0 })
	if first, _ := utf8.DecodeRuneInString(w.Doc.Text[w.Reader.Text.Tokens[s.First].Start:]); !unicode.IsUpper(first) || len(w.Reader.CuesIn(s.First, s.First)) > 0 {
		return false
	}
	said.LackInPart(res.Readings, topic)
	return false
}

func (w *walk) columnCell(j int, s split.Span, column *said.Reading, topic []grammar.Mention) {
	if w.Reader.IsBlank(s) {
		return
	}
	rd := *column
	rd.Mentions, rd.First, rd.Last, rd.Rule = topic, s.First, s.Last, "column>"+rd.Rule
	if column.Status == notice.Available && w.Reader.TakesFrom(s) {
		rd.Status = notice.Limited
	}
	w.keepReading(j, s, rd, true, s.First)
}

// explained keeps what cell j says of topic by the legend. It reports whether the cell is but a sign of it, or a label and a sign: what is
// lacking of a part ("Antrag: --") leaves the others.
func (w *walk) explained(j int, s split.Span, topic []grammar.Mention) bool {
	b := &w.Doc.Blocks[j]
	text := w.Doc.Text[b.Start:b.End]
	label := strings.LastIndexByte(text, ':')
	v := w.legend[page.Key(text[label+1:])]
	if v == nil || len(topic) == 0 {
		return false
	}
	rd := *v
	rd.Mentions, rd.First, rd.Last, rd.Rule = topic, s.First, s.Last, "legend>"+v.Rule
	if label > 0 && rd.Status == notice.Unavailable {
		rd.Status, rd.Rule = notice.Limited, rd.Rule+">in-part"
	}
	w.keepReading(j, s, rd, true, s.First)
	return true
}
