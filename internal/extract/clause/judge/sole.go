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
		return !q.Kind.IsDeed()
	case m.Role == grammar.Channel && (q.Last < i || r.isSole(c, q, i, m) && r.isWhole(m)):
		return q.Kind == grammar.Work || q.Kind == grammar.Reach // "funktioniert nur noch das Telefon"
	case m.Role != grammar.Office && m.Role != grammar.Matter, q.Kind != grammar.Open && q.Kind != grammar.Work && q.Kind != grammar.Reach:
		return false
	}
	return q.Last < i || m.Role == grammar.Office && r.isSole(c, q, i, m)
}

// isSole reports whether the "nur" at i begins the clause and m, the only service that it names, comes right behind it as what it is about ("Lediglich
// das Standesamt ist geöffnet", "Nur noch das Telefon geht").
func (r *Judge) isSole(c *split.Chunk, q *grammar.CueAt, i int, m *grammar.Mention) bool {
	if r.Text.Is(i+1, "noch") {
		i++
	}
	return i <= r.Opening(c)+1 && !m.Place && m.First <= i+2 && len(c.Mentions) == 1 && q.First > m.Last
}

// isWhole reports whether the channel m is named as a whole, and not one of its lines ("die Telefonzentrale").
func (r *Judge) isWhole(m *grammar.Mention) bool {
	switch string(r.Text.Folded(m.Last)) {
	case "telefon", "telefone", "e-mail", "e-mails", "website", "homepage", "internetseite":
		return true
	}
	return false
}

// isWayToo reports whether the limited cue is but one way to reach somebody beside another that the clause names.
func (r *Judge) isWayToo(c *split.Chunk, q *grammar.CueAt) bool {
	return r.Text.Is(q.First, "per") && q.Last == q.First+1 && slices.ContainsFunc(c.Mentions, func(m grammar.Mention) bool { return m.Role == grammar.Way })
}
