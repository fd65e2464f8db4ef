package fit

import (
	"bytes"
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/judge"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/notice"
)

// besideHouse reports whether the verdict is said of something else that works in the building m, or stands beside it.
func (r *Fitter) besideHouse(m *grammar.Mention, v judge.Verdict, c *split.Chunk) bool {
	return m.Place && (r.Beside(m.First) || v.Kind == grammar.Work || v.Kind == grammar.Fail || v.Status == notice.Available) && (r.Stranger(c) || r.OfPronoun(c))
}

// isSpared reports whether m is what something is said to have no effect on ("Auf das Rathaus hat die Baustelle keine Auswirkungen").
func (r *Fitter) isSpared(m *grammar.Mention, v judge.Verdict) bool {
	return v.Kind == grammar.Trouble && v.Status == notice.Available && (r.Text.Is(m.First-1, "auf") || r.Text.Is(m.First-2, "auf"))
}

// softFits reports whether the verdict can be said of the administration m, one of ms.
func (r *Fitter) softFits(m *grammar.Mention, v judge.Verdict, c *split.Chunk, ms []grammar.Mention, other bool) bool {
	if !other && r.emptied(m, v, c) {
		return true
	}
	if other || m.Place && r.OfPronoun(c) || m.Place && (v.Kind != grammar.Fail || v.Status != notice.Unavailable) {
		return false
	}
	if v.Kind == grammar.Reach && v.Status == notice.Available {
		return false // that one can reach them says nothing of what they do
	}
	return (len(ms) < 2 || !hasChannel(ms)) && administrative(v.Kind)
}

// emptied reports whether the clause says that nobody is or works in the house or administration m ("Im Rathaus ist niemand", "In der
// Verwaltung kann keiner arbeiten").
func (r *Fitter) emptied(m *grammar.Mention, v judge.Verdict, c *split.Chunk) bool {
	if !m.Place || v.Status != notice.Unavailable || v.Kind != grammar.Work && v.Rule != judge.Absent || r.Stranger(c) {
		return false
	}
	for i := m.Last + 1; i <= c.Last; i++ {
		if r.Text.Is(i, "niemand") || r.Text.Is(i, "keiner") {
			return v.Kind == grammar.Work || i == c.Last && word.IsCopula(string(r.Text.Folded(m.Last+1)))
		}
	}
	return false
}

// inGeneral reports whether m speaks of administrations as such ("Oft können Verwaltungen …").
func (r *Fitter) inGeneral(m *grammar.Mention) bool {
	if !r.Text.Is(m.First, "verwaltungen") {
		return false
	}
	switch string(r.Text.Folded(max(m.First-1, 0))) {
	case "die", "der", "den", "beide", "beiden", "beider", "aller", "alle", "allen", "unsere", "drei", "vier", "fuenf", "staedtischen":
		return false
	}
	return true
}

// houseFits reports whether the verdict can be said of the building, and not of what is done in it. others: the clause
// names more than the building.
func houseFits(m grammar.Mention, v judge.Verdict, others bool) bool {
	switch v.Kind {
	case grammar.Do, grammar.Accept:
		return false
	case grammar.Held:
		return v.Status != notice.Available && !m.Place
	case grammar.Open, grammar.Shut, grammar.Usual, grammar.Fail:
		return !m.Place || !others
	}
	return !m.Place
}

// doesDeed reports whether the clause tells of a deed: whoever is named beside its matter only does it ("Bauanträge bearbeitet das Rathaus wie
// gewohnt").
func doesDeed(c *split.Chunk) bool {
	return slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return q.Kind.IsDeed() })
}

func administrative(k grammar.Kind) bool {
	switch k {
	case grammar.Open, grammar.Shut, grammar.Reach, grammar.Usual, grammar.Limited, grammar.Fail, grammar.Trouble, grammar.Work:
		return true
	}
	return false
}

// ofAllInside reports whether the verdict is said of all that is done in the house m ("Im Rathaus läuft alles", "… viele Anliegen nicht").
func (r *Fitter) ofAllInside(m *grammar.Mention, v judge.Verdict, c *split.Chunk, ms []grammar.Mention) bool {
	return v.Kind == grammar.Work && c.Marks&grammar.All != 0 && len(ms) == 1 && !r.Stranger(c) || v.Kind == grammar.Limited && m.Place && (hasInside(ms) || len(ms) == 1 && r.tellsOperation(c))
}

// tellsOperation reports whether the clause says in what sort of operation work is done ("wird im Notbetrieb gearbeitet").
func (r *Fitter) tellsOperation(c *split.Chunk) bool {
	return slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool {
		return q.Kind == grammar.Limited && bytes.HasSuffix(r.Text.Folded(q.Last), []byte("betrieb"))
	})
}
