package walk

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
	b := &w.Doc.Blocks[i]
	if b.Table == w.table && b.Row == w.row {
		return // read with its row's first cell
	}
	if b.Table != w.table {
		w.columnHead = nil
	}
	w.table, w.row = b.Table, b.Row
	w.granted = [2]int{len(w.found), len(w.found)} // a row takes nothing back of the one before
	var cells []int
	for j := i; j < len(w.Doc.Blocks) && w.Doc.Blocks[j].Table == b.Table && w.Doc.Blocks[j].Row == b.Row; j++ {
		if k := w.Doc.Blocks[j].Kind; (k == notice.BlockCell || k == notice.BlockHeadCell) && !w.Doc.Blocks[j].Struck {
			cells = append(cells, j)
		}
	}
	if b.Row == 0 && !slices.ContainsFunc(cells, func(j int) bool { return w.Doc.Blocks[j].Kind != notice.BlockHeadCell }) {
		w.headRow(cells)
		return
	}
	w.times.SetRow(w.rowMoment(cells))
	w.whose.Force = w.rowBodies(cells)
	defer func() { w.whose.Force = nil }()
	subject := w.subjectCell(cells)
	for _, j := range cells {
		if c := &w.Doc.Blocks[j]; c.Kind == notice.BlockHeadCell && j != subject {
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

// headRow reads a table's first row, which names its columns.
func (w *walk) headRow(cells []int) {
	w.columnHead = map[int]int{}
	for _, j := range cells {
		w.nameColumn(j)
		if len(w.info[j].topic) > 0 || w.info[j].lead != nil {
			w.columnHead[w.Doc.Blocks[j].Col] = j
		}
	}
	if len(cells) == 1 {
		w.block(cells[0]) // the name of those whose rows follow
	}
}

// rowMoment is the moment that the row's first cell gives, if it gives but that; zero if it does not.
func (w *walk) rowMoment(cells []int) time.Time {
	if len(cells) < 2 || w.Date.IsZero() {
		return time.Time{}
	}
	c := &w.Doc.Blocks[cells[0]]
	const longest = 24
	first, last := w.Reader.Range(c.Start, c.End)
	if c.Row == 0 && c.Kind == notice.BlockHeadCell && len(cells) > 2 || c.End-c.Start > longest || last < first {
		return time.Time{}
	}
	if k := w.Reader.Text.Tokens[first].Kind; k != lexicon.Number && !strings.ContainsAny(w.Doc.Text[c.Start:c.End], "0123456789") {
		return time.Time{}
	}
	t, ok := dates.Moment(&w.Reader.Text, first, last, w.Date)
	if !ok || t.After(w.Date.AddDate(0, 0, 1)) {
		return time.Time{}
	}
	return t
}

// rowBodies are the bodies that the row is about: those of the cell that is but their name.
func (w *walk) rowBodies(cells []int) []string {
	for n, j := range cells {
		if c := &w.Doc.Blocks[j]; n < 2 && len(cells) > 1 && w.OnlyNames(c) {
			return w.NamesIn(c.Start, c.End)
		}
	}
	return nil
}

// columnBodies are the bodies whose name heads the cell's column.
func (w *walk) columnBodies(b *notice.Block) []string {
	for _, h := range b.Heads {
		if c := &w.Doc.Blocks[h]; c.Row != b.Row && c.Col == b.Col && w.OnlyNames(c) {
			return w.NamesIn(c.Start, c.End)
		}
	}
	return nil
}

// nameColumn reads cell j of a table's head row.
func (w *walk) nameColumn(j int) {
	c := &w.Doc.Blocks[j]
	for _, s := range w.Reader.Sentences(c.Start, c.End, nil) {
		res := w.Reader.Sentence(s, clause.Context{})
		w.info[j].topic = append(w.info[j].topic, res.Topic...)
	}
	w.headCell(j)
}

// headCell notes what a head cell gives to the cells of its column or row: what it says of them, and their day.
func (w *walk) headCell(j int) {
	c := &w.Doc.Blocks[j]
	if w.info[j].lead == nil {
		w.info[j].lead = w.Reader.Polarity(c.Start, c.End, true)
	}
	first, last := w.Reader.Range(c.Start, c.End)
	w.info[j].days = dates.Find(&w.Reader.Text, first, last, w.Date, nil)
	w.info[j].past = w.Reader.TellsPast(first, last)
}

// columnDays are the days of the head of the cell's column; past reports that the column tells how things were.
func (w *walk) columnDays(b *notice.Block) (days []dates.Mention, past bool) {
	for _, h := range b.Heads {
		if c := &w.Doc.Blocks[h]; c.Row != b.Row && c.Col == b.Col {
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
		if n == 0 {
			w.lists = !slices.ContainsFunc(cells, func(c int) bool { return !w.underStatus(c) })
		}
		if w.lists {
			break // "Läuft" over the services that do, "Läuft nicht" over those that do not
		}
		b := &w.Doc.Blocks[j]
		var topic []grammar.Mention
		said := false
		for _, s := range w.Reader.Sentences(b.Start, b.End, nil) {
			res := w.Reader.Sentence(s, clause.Context{})
			topic = append(topic, w.subjects(s, res.Topic)...)
			said = said || len(res.Readings) > 0 && !namesDeed(s, &res)
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

// underStatus reports whether the cell stands under a head that says how what it names fares.
func (w *walk) underStatus(j int) bool {
	head, ok := w.columnHead[w.Doc.Blocks[j].Col]
	return ok && w.info[head].lead != nil && len(w.info[head].topic) == 0
}

// namesDeed reports whether a cell only names what somebody wants to do ("Personalausweis beantragen").
func namesDeed(s split.Span, res *clause.Result) bool {
	const few = 5 // tokens
	return s.Last-s.First < few && !slices.ContainsFunc(res.Readings, func(rd clause.Reading) bool {
		return rd.Kind != grammar.Do && rd.Kind != grammar.Accept || rd.Status == notice.Unavailable || strings.Contains(rd.Rule, "only")
	})
}

// channelOf is the channel that heads the cell's column ("Telefon", "E-Mail"): what stands under it is said of that.
func (w *walk) channelOf(b *notice.Block) []grammar.Mention {
	for _, h := range b.Heads {
		c, topic := &w.Doc.Blocks[h], w.info[h].topic
		if c.Row != b.Row && c.Col == b.Col && len(topic) > 0 && !slices.ContainsFunc(topic, func(m grammar.Mention) bool { return m.Role != grammar.Channel }) {
			return topic
		}
	}
	return nil
}

// subjects are what the sentence of a subject cell stands for; topic is what it names.
func (w *walk) subjects(s split.Span, topic []grammar.Mention) []grammar.Mention {
	means := w.Reader.Means(s)
	if len(topic) == 0 || len(means) > 0 && len(means) < len(topic) && slices.ContainsFunc(topic, func(x grammar.Mention) bool { return x.Role == grammar.House }) {
		return means
	}
	return topic
}

// rowOf reads the other cells of a row as said of its subject.
func (w *walk) rowOf(cells []int, subject int) {
	signed, before := false, len(w.found)
	var contact [][2]int // evidence of the cells that say whether one can come or ask
	for _, j := range cells {
		said := len(w.found)
		if j != subject {
			signed = w.rowCell(j, w.info[subject].topic, signed) || signed
		}
		if w.ofContact(j) && len(w.found) > said {
			contact = append(contact, [2]int{said, len(w.found)})
		}
	}
	w.outrank(contact, before)
	if len(w.found) == before {
		w.block(subject)
	}
}

// rowCell reads cell j as said of the topic of its row, and reports whether it is but a sign that says something. signed:
// one before it in the row was.
func (w *walk) rowCell(j int, topic []grammar.Mention, signed bool) (sign bool) {
	b := &w.Doc.Blocks[j]
	if channel := w.channelOf(b); channel != nil {
		topic, signed = channel, false
		defer func() { sign = false }()
	}
	ctx := clause.Context{Topic: topic, Structural: true, Terse: true}
	if _, past := w.columnDays(b); past {
		return false
	}
	row := w.whose.Force
	defer func() { w.whose.Force = row }()
	if bodies := w.columnBodies(b); len(bodies) > 0 {
		w.whose.Force = bodies
	}
	if len(ctx.Topic) == 0 && len(w.whose.Force) > 0 {
		ctx.Topic = clause.Administration()
	}
	w.granted = [2]int{len(w.found), len(w.found)}
	column := w.columnSays(b)
	for _, s := range w.Reader.Sentences(b.Start, b.End, nil) {
		if w.explained(j, s, ctx.Topic) {
			break
		}
		res := w.Reader.Sentence(s, ctx)
		if column != nil && (column.Status != notice.Available || !w.Reader.IsSign(s) && !answersHead(&res)) {
			w.columnCell(j, s, column, ctx.Topic)
			break
		}
		for k := range res.Readings {
			if (signed || sign) && res.Readings[k].Kind != grammar.Short {
				res.Readings[k].Confidence = 0.2
			}
		}
		w.keep(j, s, &res, nil)
		sign = sign || len(res.Readings) == 1 && w.Reader.IsSign(s)
	}
	return sign
}

// answersHead reports whether the cell answers the question of its column's head ("ja", "nein", "teilweise").
func answersHead(res *clause.Result) bool {
	return slices.ContainsFunc(res.Readings, func(rd clause.Reading) bool {
		return rd.Carried && (rd.Kind == grammar.Short || rd.Status == notice.Limited)
	})
}

// columnSays is what the head of the cell's column says of all cells under it ("Was ist nicht möglich?").
func (w *walk) columnSays(b *notice.Block) *clause.Reading {
	const mark = 3 // bytes of a cell that is but a tick under "teilweise"
	for _, h := range b.Heads {
		if v := w.info[h].lead; v != nil && (v.Status != notice.Limited || b.End-b.Start <= mark) && w.Doc.Blocks[h].Row != b.Row && w.Doc.Blocks[h].Col == b.Col {
			return v
		}
	}
	return nil
}

func (w *walk) columnCell(j int, s split.Span, column *clause.Reading, topic []grammar.Mention) {
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

// explained keeps what cell j says of topic by the legend. It reports whether the cell is but a sign of it.
func (w *walk) explained(j int, s split.Span, topic []grammar.Mention) bool {
	b := &w.Doc.Blocks[j]
	v := w.legend[strings.TrimSpace(w.Doc.Text[b.Start:b.End])]
	if v == nil || len(topic) == 0 {
		return false
	}
	rd := *v
	rd.Mentions, rd.First, rd.Last, rd.Rule = topic, s.First, s.Last, "legend>"+v.Rule
	w.keepReading(j, s, rd, true, s.First)
	return true
}
