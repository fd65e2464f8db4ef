package denial

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// MissesNamed reports whether what is missing is a service: the negation stands right before or after it.
func (r *Denier) MissesNamed(c *split.Chunk) bool {
	for i := c.First; i <= c.Last; i++ {
		if r.At[i]&grammar.Negation == 0 || r.Inside[i]&grammar.NoNegation != 0 {
			continue
		}
		for _, m := range c.Mentions {
			if r.missesAt(c, i, &m) {
				return true
			}
		}
	}
	return false
}

// missesAt reports whether the negation at i says that m is missing.
func (r *Denier) missesAt(c *split.Chunk, i int, m *grammar.Mention) bool {
	const reach = 3
	switch {
	case i == c.Last && r.Text.Tokens[i].First == 'k' && m.First <= r.Opening(c)+1 && !r.Text.Is(i-1, "hat"):
		return true // "Pässe machen wir gerade keine"
	case !m.Place && i == m.Last+2 && word.IsCopula(string(r.Text.Folded(i-1))) && r.Text.Tokens[c.Last].Upper, r.isNoSuch(c, i, m):
		return false // "Das Bürgerbüro ist keine Poststelle"
	case m.First >= i && m.First-i <= reach && !r.isNotWho(i, m):
		return true
	}
	return i > m.Last && r.besideDays(m.Last, i) <= 2 && i >= c.Last-1 && !r.deniesElse(c, i)
}

// isNotWho reports whether the "nicht" at i only tells who does not do what the sentence says, the body or office m ("Das legt der Bund fest,
// nicht die Stadt"): nothing before it says how anything fares.
func (r *Denier) isNotWho(i int, m *grammar.Mention) bool {
	const article, far = 1, 12
	if !r.Text.Is(i, "nicht") || !r.Text.Is(i-1, ",") || m.First > i+1+article || m.Place || m.Role != grammar.Named && m.Role != grammar.Office {
		return false
	}
	return !slices.ContainsFunc(r.CuesIn(max(i-far, 0), i-1), func(q grammar.CueAt) bool { return q.Kind <= grammar.Usual })
}

// isNoSuch reports whether the "kein" at i says of the noun before it that it is no m, the last word of the clause ("Das Rathaus ist kein Museum").
func (r *Denier) isNoSuch(c *split.Chunk, i int, m *grammar.Mention) bool {
	return i-2 >= c.First && i+1 == m.First && m.Last == c.Last && r.Text.Tokens[i].First == 'k' && word.IsCopula(string(r.Text.Folded(i-1))) &&
		r.Text.Tokens[i-2].Upper && !r.TellsTime(i-2) && r.At[max(i-3, 0)]&grammar.Place == 0
}

// AmongOthers reports whether the limited cue but tells which of several papers of one kind are meant, named beside those that are no makeshift
// ("Reisepässe, vorläufige Reisepässe und Personalausweise").
func (r *Denier) AmongOthers(q *grammar.CueAt) bool {
	if q.First != q.Last || r.Text.Tokens[q.First].Upper || !word.IsMakeshift(string(r.Text.Folded(q.First))) {
		return false
	}
	of := r.MentionsIn(q.First, q.First+1)
	if len(of) != 1 || r.Text.Is(q.First-2, "nur") {
		return false
	}
	same := func(i int) bool {
		ms := r.MentionsIn(i, i)
		return len(ms) == 1 && ms[0].Service == of[0].Service && !r.Text.Is(ms[0].First-1, "nur") && !word.IsMakeshift(string(r.Text.Folded(ms[0].First-1)))
	}
	joined := r.Text.Is(q.First-1, ",") || r.Text.Is(q.First-1, "und") || r.Text.Is(q.First-1, "sowie")
	return joined && r.Text.Tokens[q.First+1].Upper && same(q.First-2)
}

// OnlyAddress reports whether the clause, without a word of how it fares, tells at which address alone mails are taken ("Mailen können Sie nur an
// werl@notfall.example").
func (r *Denier) OnlyAddress(c *split.Chunk) bool {
	says := slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return q.Kind != grammar.Short })
	if says || c.Marks&grammar.Only == 0 || !slices.ContainsFunc(c.Mentions, func(m grammar.Mention) bool { return m.Service == "email" && m.First == r.Opening(c) }) {
		return false
	}
	for i := c.First + 2; i <= c.Last; i++ {
		if r.Text.Tokens[i].Kind == lexicon.Addr && (r.Text.Is(i-1, "an") || r.Text.Is(i-1, "unter") || r.Text.Is(i-1, "ueber")) {
			return r.At[i-2]&grammar.Only != 0 || r.Text.Is(i-2, "noch")
		}
	}
	return false
}
