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

// OfCompound is what own, one matter with its article, takes up of a longer word before it that ends like it ("Bewohnerparkausweise gibt es nicht. Ab
// Freitag werden die Ausweise wieder ausgestellt"); nil if it takes up none.
func (r *Guard) OfCompound(own []grammar.Mention) []grammar.Mention {
	const far, longer = 60, 3 // tokens back; letters
	if len(own) != 1 || own[0].Role != grammar.Matter || own[0].First != own[0].Last || !r.Text.Is(own[0].First-1, "die") && !r.Text.Is(own[0].First-1, "diese") {
		return nil
	}
	w := r.Text.Folded(own[0].First)
	for i := own[0].First - 2; i >= max(own[0].First-far, 0); i-- {
		before := r.Text.Folded(i)
		if len(before) < len(w)+longer || !bytes.HasSuffix(before, w) {
			continue
		}
		of := r.MentionsIn(i, i)
		if len(of) != 1 || of[0].Role != grammar.Matter || of[0].Service == own[0].Service {
			return nil
		}
		m := own[0]
		m.Service = of[0].Service
		return []grammar.Mention{m}
	}
	return nil
}

// AsWay reports whether m, the telephone, is but the way by which a thing works that the clause begins with ("Die Anmeldung klappt am Telefon").
func (r *Guard) AsWay(m *grammar.Mention, v judge.Verdict, c *split.Chunk) bool {
	i := r.Opening(c)
	if v.Kind != grammar.Work || !r.Text.Is(m.First, "am") {
		return false
	}
	if r.Text.Is(i, "die") || r.Text.Is(i, "der") || r.Text.Is(i, "das") {
		i++
	}
	thing := i < c.Last && r.Text.Tokens[i].Upper && len(r.MentionsIn(i, i)) == 0 && !r.TellsTime(i) && !word.IsStaff(string(r.Text.Folded(i))) && (i > c.First || r.SoundsNoun(i))
	return thing && slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return q.Kind == grammar.Work && q.First > i && q.Last < m.First })
}

// OfSite reports whether what is limited is but the site that the clause names, and not m ("Diese schlichte Seite hat ein Kamerad der Feuerwehr
// gebaut").
func (r *Guard) OfSite(m *grammar.Mention, v judge.Verdict, c *split.Chunk) bool {
	if v.Kind != grammar.Limited || m.Service == "website" {
		return false
	}
	site := false
	for _, q := range c.Cues {
		if q.Kind != grammar.Limited {
			continue
		}
		if site = slices.ContainsFunc(c.Mentions, func(x grammar.Mention) bool { return x.Service == "website" && x.First <= q.Last && q.First <= x.Last }); !site {
			return false
		}
	}
	return site
}

// TakesOther reports whether what is taken in, by the last of several verbs, is a thing that no list knows, and not m, which belongs to the verb
// before ("verkauft Restmüllsäcke und nimmt Fundsachen an").
func (r *Guard) TakesOther(m *grammar.Mention, v judge.Verdict, c *split.Chunk) bool {
	if v.Kind != grammar.Accept || m.Role != grammar.Matter {
		return false
	}
	return slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool {
		if q.Kind != grammar.Accept || q.First != m.Last+2 || q.First+2 > q.Last || !r.Text.Is(q.First-1, "und") {
			return false
		}
		return r.IsThing(q.Last-1) && !r.Text.Tokens[q.First].Upper
	})
}

// TakesUpNeuter reports whether the subject of the sentence that begins at token i is "es", and no other noun stands before it ("Heute und morgen hat
// es geschlossen").
func (r *Guard) TakesUpNeuter(i int) bool {
	const near = 6 // tokens of "Heute und morgen hat es"
	for j := i; j < min(i+near, len(r.Text.Tokens)-1); j++ {
		switch {
		case r.Text.Is(j, "es"):
			return !r.Text.Is(j+1, "gibt") && !r.Text.Is(j-1, "gibt")
		case r.Text.Tokens[j].Kind == lexicon.Punct, j > i && r.Text.Tokens[j].Upper:
			return false
		}
	}
	return false
}
