package ask

import (
	"bytes"
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/reply"
	"github.com/lagebild/lagebild/internal/extract/clause/said"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// AnswersWhen is what the sentence says that answers since when it will be so by a day, if that lies ahead; nil if it is no such answer.
func (r *Asker) AnswersWhen(ask *said.Reading, s split.Span, ahead bool) *said.Reading {
	if !ahead || !r.tellsWhen(ask, s) || r.HasMark(s.First, s.Last, grammar.Modal|grammar.Negation) {
		return nil
	}
	rd := *ask
	rd.First, rd.Last, rd.Kind = s.First, s.Last, grammar.Open
	return &rd
}

// tellsWhen reports whether a day in the sentence answers the question: one of the week may but be a day on which it is open anyway, if that
// does not ask when it will be so again.
func (r *Asker) tellsWhen(ask *said.Reading, s split.Span) bool {
	if r.HasMark(ask.First, ask.Last, grammar.Again) {
		return true
	}
	numbers := false
	for i := s.First; i <= s.Last; i++ {
		if r.Text.Is(i, "uhr") || r.Text.Is(i, "bis") {
			return false
		}
		numbers = numbers || r.Text.Tokens[i].Kind == lexicon.Number
	}
	return numbers
}

// SinglesOut lets what an answer to the question that asked is a yes to but names with "nur" have the status that was asked about ("Welche Ämter
// sind zu? Nur das Standesamt."), and reports whether it is a "nein" that does so ("Sind alle zu? Nein, nur das Standesamt.").
func (r *Asker) SinglesOut(asked *said.Reading, own []said.Reading, answer int) bool {
	no := answer < 0 && asked.Status == notice.Unavailable
	if !no && !asked.Which {
		return false
	}
	only := false
	for k := range own {
		o := &own[k]
		if o.Rule != "only" || split.HasAny(o.Mentions, asked.Mentions) {
			continue
		}
		only = true
		if asked.Kind != grammar.Trouble {
			o.Status, o.Kind, o.Rule = asked.Status, asked.Kind, "only>"+asked.Rule
		}
	}
	return no && only
}

// NamesDeeds reports whether the sentence is but deeds in the infinitive, and no sentence of its own ("Pässe beantragen und Autos anmelden.").
func (r *Asker) NamesDeeds(s split.Span) bool {
	const own = grammar.Able | grammar.Negation | grammar.Only | grammar.Modal | grammar.Advice | grammar.Condition
	last := s.Last
	if r.Text.Tokens[last].Kind == lexicon.Punct {
		last--
	}
	w := r.Text.Folded(last)
	return (bytes.HasSuffix(w, []byte("en")) || bytes.HasSuffix(w, []byte("ern")) || bytes.HasSuffix(w, []byte("eln"))) && !r.Text.Tokens[last].Upper && !r.HasMark(s.First, s.Last, own) && slices.ContainsFunc(r.CuesIn(s.First, last), func(q grammar.CueAt) bool {
		return q.Last == last && q.Kind.IsDeed()
	})
}

// goesOn are the markers of words with which a sentence goes on about what was asked.
const goesOn = grammar.Pronoun | grammar.Negation | grammar.Able | grammar.Only | grammar.All | grammar.Again | grammar.Same

// HasSubject reports whether the sentence has a verb, and a subject of its own that no list knows.
func (r *Asker) HasSubject(s split.Span) bool {
	c := r.Chunk(s, false)
	if c.Marks&(grammar.Able|grammar.Askable) == 0 {
		return false
	}
	bare := s.First < s.Last && r.At[s.First]&grammar.Pronoun == 0 && !r.pointsBack(s) && len(c.Mentions) == 0 && r.At[s.First+1]&(grammar.Able|grammar.Askable) != 0
	return bare || r.Stranger(&c)
}

// Replies reports whether the sentence can answer a question before it: it begins as an answer does, or names nothing else
// that it could be about.
func (r *Asker) Replies(s split.Span) bool {
	if last := r.Text.Tokens[s.Last]; last.Kind == lexicon.Punct && last.First == '?' {
		return false
	}
	c, first := r.Chunk(s, false), s.First
	if first < s.Last && r.Text.Is(first, "leider") {
		first++
	}
	return r.Answer(s) != 0 || r.Begins(s) != s.First && !reply.IsQuote(&r.Text.Tokens[s.First]) || r.NamesCause(s) || r.ShareOf(s) != "" || r.pointsBack(s) || (r.Covered[first] || r.Inside[first]&goesOn != 0) && !r.Stranger(&c)
}

// NamesCause reports whether the sentence begins as one does that answers why ("Weil der Server fehlt").
func (r *Asker) NamesCause(s split.Span) bool {
	switch string(r.Text.Folded(r.Begins(s))) {
	case "weil", "wegen", "aufgrund", "da", "damit":
		return true
	}
	return false
}

// pointsBack reports whether the sentence begins with an article that stands for what was asked about ("Die finden statt", "Den gibt es").
func (r *Asker) pointsBack(s split.Span) bool {
	switch string(r.Text.Folded(s.First)) {
	case "die", "der", "das", "den", "dem":
		return s.First < s.Last && r.MarkAt(s.First+1)&(grammar.Able|grammar.Askable) != 0
	}
	return false
}

// PromisesIt reports whether the clause begins with what those who are asked do with what was asked about, which it leaves out or points back
// to ("Stellen wir aus", "Den geben wir aus").
func (r *Asker) PromisesIt(c *split.Chunk) bool {
	i := r.Begins(split.Span{First: c.First, Last: c.Last})
	if r.pointsBack(split.Span{First: i, Last: c.Last}) {
		i++
	}
	return i < c.Last && r.Text.Is(i+1, "wir") && slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return q.First == i && !q.Noun })
}

// TermNamesDeed reports whether sentence s, a term, but names the deed that the reading grants ("Wohnsitz anmelden:").
func (r *Asker) TermNamesDeed(s split.Span, rd *said.Reading) bool {
	return rd.GrantsDeed() && (r.EndsWithColon(s) && rd.Status == notice.Available || r.NamesDeeds(s))
}

// MayAnswer reports whether sentence s, which stands under a question, can be the answer to it: the labelled items of a list are only to one
// that takes a yes.
func (r *Asker) MayAnswer(item bool, s split.Span, ask *said.Reading) bool {
	return ask.TakesYes() && !ask.Which || !item || !r.HasLabel(s)
}
