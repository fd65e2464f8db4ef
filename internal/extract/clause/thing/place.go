package thing

import (
	"bytes"
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/judge"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// OwnPlace is the tokens that tell where m is ("das Bürgerbüro am Alten Markt"), with m.
func (r *Guard) OwnPlace(m *grammar.Mention) split.Span {
	const near = 2 // tokens of "in der"
	i, toks := m.Last+1, r.Text.Tokens
	if i >= len(toks) || r.At[i]&grammar.Place == 0 {
		return split.Span{First: m.First, Last: m.Last}
	}
	for i++; i < min(m.Last+1+near, len(toks)) && toks[i].Kind == lexicon.Word && !toks[i].Upper; {
		i++
	}
	for i < len(toks) && toks[i].Kind == lexicon.Word && toks[i].Upper {
		i++
	}
	return split.Span{First: m.First, Last: i - 1}
}

// HasThing reports whether the clause names a thing that no list knows outside of but, and of the words that say that all is well ("Im
// Standesamt sind alle Rechner wieder am Netz"); what an office deals with, and whom it serves, are none.
func (r *Guard) HasThing(c *split.Chunk, but split.Span) bool {
	for i := c.First; i <= c.Last; i++ {
		if w := string(r.Text.Folded(i)); i >= but.First && i <= but.Last || !r.IsThing(i) || r.TellsTime(i) || word.IsOfficeWork(w) || word.IsPeople(w) {
			continue
		}
		if !slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool {
			return q.First < i && i < q.Last && (q.Kind == grammar.Usual || r.At[q.First]&grammar.All != 0)
		}) {
			return true
		}
	}
	return false
}

// FindsAgain reports whether the clause says that all is on the site m again ("Auf unserer Homepage finden Sie wieder sämtliche Inhalte").
func (r *Guard) FindsAgain(m *grammar.Mention, v judge.Verdict, c *split.Chunk) bool {
	if m.Service != "website" || v.Kind != grammar.Reach || v.Status != notice.Available {
		return false
	}
	return slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool {
		if q.Kind != grammar.Reach || q.Negated || !bytes.HasPrefix(r.Text.Folded(q.First), []byte("find")) {
			return false
		}
		for i := q.First + 1; i < q.Last; i++ {
			if r.Text.Is(i, "wieder") {
				return true
			}
		}
		return false
	})
}
