package judge

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
)

// What "nur" belongs to: a way, or the only office, and not what is said of it.

// singlesOut reports whether the "nur" at i belongs to m, the way or the only office that q is said of ("Einzig beim Wohngeld
// läuft es rund"), so that it takes nothing from what is granted.
func (r *Judge) singlesOut(c *split.Chunk, q *grammar.CueAt, i int, m *grammar.Mention) bool {
	switch {
	case m.Role == grammar.Way:
		return q.Kind == grammar.Reach || c.Marks&grammar.Able == 0
	case i == r.Opening(c) && m.First == i+2 && len(c.Mentions) == 1 && (r.Text.Is(i+1, "bei") || r.Text.Is(i+1, "beim")):
		return q.Kind != grammar.Do && q.Kind != grammar.Accept
	case m.Role == grammar.Channel && (q.Last < i || r.soleChannel(i, m)):
		return q.Kind == grammar.Work || q.Kind == grammar.Reach // "funktioniert nur noch das Telefon"
	case m.Role != grammar.Office && m.Role != grammar.Matter, q.Kind != grammar.Open && q.Kind != grammar.Work && q.Kind != grammar.Reach:
		return false
	}
	return q.Last < i || m.Role == grammar.Office && r.soleOffice(c, q, i, m)
}

// soleOffice reports whether the "nur" at i begins the clause and m, its only office, comes right behind it ("Lediglich das Standesamt ist
// geöffnet").
func (r *Judge) soleOffice(c *split.Chunk, q *grammar.CueAt, i int, m *grammar.Mention) bool {
	return i == r.Opening(c) && !m.Place && m.First <= i+2 && len(c.Mentions) == 1 && q.First > m.Last
}

// soleChannel reports whether the "nur" begins a clause whose subject the channel m is as a whole ("Nur das Telefon geht noch"), and no line of it.
func (r *Judge) soleChannel(i int, m *grammar.Mention) bool {
	if m.First != i+2 && (m.First != i+3 || !r.Text.Is(i+1, "noch")) || !r.Text.Is(m.First-1, "das") && !r.Text.Is(m.First-1, "die") {
		return false
	}
	switch string(r.Text.Folded(m.Last)) {
	case "telefon", "telefone", "e-mail", "e-mails", "website", "homepage", "internetseite":
		return r.IsFinite(m.Last + 1)
	}
	return false
}

// isWayToo reports whether the limited cue is but one way to reach somebody beside another that the clause names.
func (r *Judge) isWayToo(c *split.Chunk, q *grammar.CueAt) bool {
	return r.Text.Is(q.First, "per") && q.Last == q.First+1 && slices.ContainsFunc(c.Mentions, func(m grammar.Mention) bool { return m.Role == grammar.Way })
}
