package scope

import (
	"iter"
	"slices"
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/said"
	"github.com/lagebild/lagebild/internal/extract/dates"
	"github.com/lagebild/lagebild/internal/notice"
)

// NewTable forgets the columns of the table before the one that begins with block i, and reads the day that stands over it alone.
func (sc *Scope) NewTable(i int) {
	sc.columnHead, sc.section, sc.tableDay = nil, nil, sc.Date
	if i > 0 {
		if day, ok := sc.DayAlone(&sc.Doc.Blocks[i-1]); ok {
			sc.tableDay = day
		}
	}
}

// BeginsSection reports whether a row, whose only cell is j, is but a status ("Geht nicht"), and keeps that for the rows after it.
func (sc *Scope) BeginsSection(j int) bool {
	b := &sc.Doc.Blocks[j]
	v := sc.Reader.Polarity(b.Start, b.End, false)
	if v == nil || sc.Reader.NamesMore(b.Start, b.End) {
		return false
	}
	sc.section = v
	return true
}

// heads are the numbers and blocks of the cells that head the column of cell b.
func (sc *Scope) heads(b *notice.Block) iter.Seq2[int, *notice.Block] {
	return func(yield func(int, *notice.Block) bool) {
		for _, h := range b.Heads {
			if c := &sc.Doc.Blocks[h]; c.Row != b.Row && c.Col == b.Col && !yield(h, c) {
				return
			}
		}
	}
}

// NameColumns reads a table's first row, which names its columns.
func (sc *Scope) NameColumns(cells []int) {
	sc.columnHead = map[int]int{}
	defer sc.datePast(cells)
	for _, j := range cells {
		sc.nameColumn(j)
		if len(sc.Given[j].Topic) > 0 || sc.Given[j].Lead != nil {
			sc.columnHead[sc.Doc.Blocks[j].Col] = j
		}
	}
}

// datePast marks the columns of the head cells that tell of days before that of another column. Beside a column of a day to come
// "bisher" is how things are until then.
func (sc *Scope) datePast(cells []int) {
	var newest time.Time
	coming := false
	for _, j := range cells {
		for _, d := range sc.Given[j].Days {
			if !d.First.After(sc.Date) && d.First.After(newest) {
				newest = d.First
			}
			coming = coming || d.First.After(sc.Date)
		}
	}
	for _, j := range cells {
		in := &sc.Given[j]
		first, last := sc.Reader.Range(sc.Doc.Blocks[j].Start, sc.Doc.Blocks[j].End)
		in.past = in.past && (!coming || !sc.Reader.Now(first, last)) || len(in.Days) == 1 && in.Days[0].First.Before(newest)
	}
}

// nameColumn reads cell j of a table's head row.
func (sc *Scope) nameColumn(j int) {
	c := &sc.Doc.Blocks[j]
	for _, s := range sc.Reader.Sentences(c.Start, c.End, nil) {
		res := sc.Reader.Sentence(s, said.Context{})
		if len(res.Topic) == 0 {
			res.Topic = sc.Reader.Means(s) // "telefonisch?"
			sc.Given[j].ways = len(res.Topic) > 0
		}
		sc.Given[j].Topic = append(sc.Given[j].Topic, res.Topic...)
	}
	sc.HeadCell(j)
}

// HeadCell notes what a head cell gives to the cells of its column or row: what it says of them, and their day.
func (sc *Scope) HeadCell(j int) {
	c := &sc.Doc.Blocks[j]
	if sc.Given[j].Lead == nil {
		sc.Given[j].Lead = sc.Reader.Polarity(c.Start, c.End, true)
	}
	first, last := sc.Reader.Range(c.Start, c.End)
	sc.Given[j].Days = dates.Find(&sc.Reader.Text, first, last, sc.Date, nil)
	sc.Given[j].past = sc.Reader.TellsPast(first, last) || sc.Reader.TellsBefore(first, last)
	sc.Given[j].returns = sc.Reader.AsksWhen(first, last)
}

// ColumnBodies are the bodies whose name heads the cell's column.
func (sc *Scope) ColumnBodies(b *notice.Block) []string {
	for _, c := range sc.heads(b) {
		if sc.OnlyNames(c) {
			return sc.NamesIn(c.Start, c.End)
		}
	}
	return nil
}

// columnDays are the days of the heads of the cell's column.
func (sc *Scope) columnDays(b *notice.Block) (days []dates.Mention) {
	for h := range sc.heads(b) {
		days = append(days, sc.Given[h].Days...)
	}
	return days
}

// Comes reports whether the cell's column tells of a day to come.
func (sc *Scope) Comes(b *notice.Block) bool {
	return slices.ContainsFunc(sc.columnDays(b), func(d dates.Mention) bool { return d.First.After(sc.Date) })
}

// TellsPast reports whether the cell's column tells how things were.
func (sc *Scope) TellsPast(b *notice.Block) bool {
	for h := range sc.heads(b) {
		if sc.Given[h].past {
			return true
		}
	}
	return false
}

// Unchanged reports whether cell j says but that things are as they were before.
func (sc *Scope) Unchanged(j int) bool {
	b := &sc.Doc.Blocks[j]
	switch strings.ToLower(strings.TrimRight(sc.Doc.Text[b.Start:b.End], ".")) {
	case "unverändert", "wie bisher", "wie zuvor", "wie vorher", "bleibt so", "keine änderung", "keine veränderung", "gleich", "dasselbe", "dito":
		return true
	}
	return false
}

// Repeats reports whether cell j, of a day to come, says but what the cell before it in its row does, which holds on.
func (sc *Scope) Repeats(before, j int) bool {
	a, b := &sc.Doc.Blocks[before], &sc.Doc.Blocks[j]
	ends := slices.ContainsFunc(sc.columnDays(a), func(d dates.Mention) bool { return d.Kind != dates.From })
	return !ends && a.Col > 0 && sc.Comes(b) && strings.EqualFold(sc.Doc.Text[a.Start:a.End], sc.Doc.Text[b.Start:b.End])
}

// NeverWas reports whether cell j says that the way of its column was never open to what its row is about: it lacks nothing.
func (sc *Scope) NeverWas(j int) bool {
	b := &sc.Doc.Blocks[j]
	switch strings.ToLower(strings.TrimRight(sc.Doc.Text[b.Start:b.End], ".")) {
	case "gesetzlich ausgeschlossen", "rechtlich ausgeschlossen", "gesetzlich nicht zulässig", "rechtlich nicht zulässig", "rechtlich nicht möglich", "gesetzlich nicht möglich", "nicht vorgesehen", "grundsätzlich nicht vorgesehen", "nicht zutreffend":
		return true
	}
	return false
}

// TellsReturn reports whether the cell's column tells from when things work again ("wieder ab"), or the cell is but the day from which something
// does, and its column does not say what is lacking.
func (sc *Scope) TellsReturn(b *notice.Block) bool {
	for h := range sc.heads(b) {
		if sc.Given[h].returns {
			return true
		}
	}
	first, last := sc.Reader.Range(b.Start, b.End)
	column := sc.ColumnSays(b)
	return first < last && sc.Reader.FromDay(first, last) == first && (column == nil || column.Status == notice.Available) && !sc.OfTrouble(b)
}

// Channel is the channel that heads the cell's column ("Telefon", "E-Mail"): what stands under it is said of that. Where the row
// is about a service of its own, a way of reaching it ("telefonisch") is none.
func (sc *Scope) Channel(b *notice.Block, topic []grammar.Mention) []grammar.Mention {
	own := len(topic) > 0
	for h := range sc.heads(b) {
		if sc.Given[h].ways && own {
			continue
		}
		if topic := sc.Given[h].Topic; len(topic) > 0 && !slices.ContainsFunc(topic, func(m grammar.Mention) bool { return m.Role != grammar.Channel }) {
			return topic
		}
	}
	return nil
}

// ColumnSays is what the head of the cell's column says of all cells under it ("Was ist nicht möglich?").
func (sc *Scope) ColumnSays(b *notice.Block) *said.Reading {
	const mark = 3 // bytes of a cell that is but a tick under "teilweise"
	for h := range sc.heads(b) {
		if v := sc.Given[h].Lead; v != nil && (v.Status != notice.Limited || b.End-b.Start <= mark) {
			return v
		}
	}
	return nil
}

// OfTrouble reports whether cell b stands in a column that asks whether something is affected ("betroffen?", "Einschränkungen").
func (sc *Scope) OfTrouble(b *notice.Block) bool {
	for h, c := range sc.heads(b) {
		first, last := sc.Reader.Range(c.Start, c.End)
		if first <= last && (sc.Given[h].Lead == nil || sc.Given[h].Lead.Rule == "trouble") && len(sc.Given[h].Topic) == 0 && slices.ContainsFunc(sc.Reader.CuesIn(first, last), func(q grammar.CueAt) bool { return q.Kind == grammar.Trouble }) {
			return true
		}
	}
	return false
}

// OfNotes reports whether cell b stands in a column that only adds to what others say ("Hinweis").
func (sc *Scope) OfNotes(b *notice.Block) bool { return sc.underMark(b, grammar.Note) }

// OfContact reports whether cell b stands in a column that says whether one can come or ask ("Besuch", "Auskunft"), not
// what is done.
func (sc *Scope) OfContact(b *notice.Block) bool { return sc.underMark(b, grammar.Contact) }

// OfIntake reports whether cell b stands in a column that says whether something is taken in ("Annahme"), not what becomes of it.
func (sc *Scope) OfIntake(b *notice.Block) bool { return sc.underMark(b, grammar.Intake) }

// OfPlaces reports whether cell b stands in a column that but tells where something is ("Standort").
func (sc *Scope) OfPlaces(b *notice.Block) bool { return sc.underMark(b, grammar.Where) }

// OfOnline reports whether cell b stands in a column about the way over the internet ("Online", beside "Vor Ort").
func (sc *Scope) OfOnline(b *notice.Block) bool { return sc.underMark(b, grammar.Online) }

// underMark reports whether the head of the column of cell b begins with a word of the marker.
func (sc *Scope) underMark(b *notice.Block, mark grammar.Mark) bool {
	for _, c := range sc.heads(b) {
		if first, last := sc.Reader.Range(c.Start, c.End); first <= last && sc.Reader.At[first]&mark != 0 {
			return true
		}
	}
	return false
}
