package scope

import (
	"slices"
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/said"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/dates"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// RowMoment is the moment that the row's first cell gives, if it gives but that; zero if it does not.
func (sc *Scope) RowMoment(cells []int) time.Time {
	if len(cells) < 2 || sc.Date.IsZero() {
		return time.Time{}
	}
	c := &sc.Doc.Blocks[cells[0]]
	const longest = 24
	first, last := sc.Reader.Range(c.Start, c.End)
	if c.Row == 0 && c.Kind == notice.BlockHeadCell && len(cells) > 2 || c.End-c.Start > longest || last < first {
		return time.Time{}
	}
	if k := sc.Reader.Text.Tokens[first].Kind; k != lexicon.Number && !strings.ContainsAny(sc.Doc.Text[c.Start:c.End], "0123456789") {
		return time.Time{}
	}
	t, ok := dates.Moment(&sc.Reader.Text, first, last, sc.tableDay)
	if !ok || t.After(sc.Date.AddDate(0, 0, 1)) {
		return time.Time{}
	}
	return t
}

// RowBodies are the bodies that the row is about: those of the cell that is but their name.
func (sc *Scope) RowBodies(cells []int) []string {
	if len(cells) < 2 {
		return nil
	}
	for n, j := range cells[:2] {
		if c := &sc.Doc.Blocks[j]; sc.OnlyNames(c) && (n == 0 || !sc.OfPlaces(c)) {
			return sc.NamesIn(c.Start, c.End)
		}
	}
	return nil
}

// Subject is the last of a row's first cells that only name services, if another cell follows it; −1 if none does.
func (sc *Scope) Subject(cells []int) int {
	subject := -1
	sc.lists = !slices.ContainsFunc(cells, func(c int) bool { return !sc.underStatus(c) })
	if sc.lists || sc.section != nil && sc.onlyNames(cells) {
		return subject // "Läuft" over the services that do, "Läuft nicht" over those that do not
	}
	for n, j := range cells {
		if n >= 3 && (subject < 0 || !sc.SameCell(subject, j)) {
			break
		}
		topic, said := sc.cell(j)
		if sc.ofItsHead(n, j, topic) {
			break
		}
		if said || subject >= 0 && (len(topic) == 0 || sc.Doc.Blocks[j].Kind != notice.BlockHeadCell || n == len(cells)-1) {
			break
		}
		if len(topic) > 0 {
			if subject >= 0 && sc.SameCell(subject, j) {
				topic = append(topic, sc.Given[subject].Topic...)
			}
			sc.Given[j].Topic = topic
			subject = j
		}
	}
	return subject
}

// ofItsHead reports whether cell j, number n of its row, names topic for the head of its column: what that says a status of ("Was geht"), or is
// about ("nur Zentrale, keine Durchwahlen" under "Telefon").
func (sc *Scope) ofItsHead(n, j int, topic []grammar.Mention) bool {
	return len(topic) > 0 && sc.underStatus(j) && (n > 0 || sc.contrary()) || n > 0 && sc.goesOnAboutHead(j, topic)
}

// onlyNames reports whether each of several cells but names services.
func (sc *Scope) onlyNames(cells []int) bool {
	return len(cells) > 1 && !slices.ContainsFunc(cells, func(j int) bool {
		topic, says := sc.cell(j)
		return says || len(topic) == 0
	})
}

// cell reads cell j by itself: the services that it stands for, and whether it says something of them.
func (sc *Scope) cell(j int) (topic []grammar.Mention, says bool) {
	b := &sc.Doc.Blocks[j]
	for _, s := range sc.Reader.Sentences(b.Start, b.End, nil) {
		res := sc.Reader.Sentence(s, said.Context{})
		topic = append(topic, sc.subjects(s, res.Topic)...)
		says = says || len(res.Readings) > 0 && !namesDeed(s, &res)
	}
	return topic, says
}

// goesOnAboutHead reports whether cell j, which names topic, names but what the head of its column is about.
func (sc *Scope) goesOnAboutHead(j int, topic []grammar.Mention) bool {
	head, ok := sc.columnHead[sc.Doc.Blocks[j].Col]
	return ok && len(topic) > 0 && !slices.ContainsFunc(topic, func(m grammar.Mention) bool {
		return !slices.ContainsFunc(sc.Given[head].Topic, func(h grammar.Mention) bool { return h.Service == m.Service })
	})
}

// SameCell reports whether blocks i and j are lines of one cell.
func (sc *Scope) SameCell(i, j int) bool {
	a, b := &sc.Doc.Blocks[i], &sc.Doc.Blocks[j]
	return a.Table == b.Table && a.Row == b.Row && a.Col == b.Col
}

// underStatus reports whether the cell stands under a head that says how what it names fares.
func (sc *Scope) underStatus(j int) bool {
	head, ok := sc.columnHead[sc.Doc.Blocks[j].Col]
	return ok && sc.Given[head].Lead != nil && len(sc.Given[head].Topic) == 0
}

// contrary reports whether the heads of two columns say different things ("Was geht", "Was nicht geht").
func (sc *Scope) contrary() bool {
	var says notice.Status
	for _, head := range sc.columnHead {
		if v := sc.Given[head].Lead; v != nil && len(sc.Given[head].Topic) == 0 {
			if says != "" && says != v.Status {
				return true
			}
			says = v.Status
		}
	}
	return false
}

// namesDeed reports whether a cell only names what somebody wants to do ("Personalausweis beantragen").
func namesDeed(s split.Span, res *said.Result) bool {
	const few = 5 // tokens
	return s.Last-s.First < few && !slices.ContainsFunc(res.Readings, func(rd said.Reading) bool {
		return !rd.Kind.IsDeed() || rd.Status == notice.Unavailable || strings.Contains(rd.Rule, "only")
	})
}

// subjects are what the sentence of a subject cell stands for; topic is what it names.
func (sc *Scope) subjects(s split.Span, topic []grammar.Mention) []grammar.Mention {
	means := sc.Reader.Means(s)
	if len(topic) == 0 || len(means) > 0 && len(means) < len(topic) && slices.ContainsFunc(topic, func(x grammar.Mention) bool { return x.Role == grammar.House }) {
		return means
	}
	return topic
}
