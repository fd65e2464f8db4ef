package fit

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/judge"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// Refers reports whether the clause is surely about the one service of the topic: its subject is a pronoun of the gender of that ("Das Bad …
// Es ist …", "Jetzt steht er …"), or its place is "dort", before any other noun.
func (r *Fitter) Refers(c *split.Chunk, topic []grammar.Mention) bool {
	const near = 4 // tokens of "man kann dort"
	if len(topic) == 0 || split.Several(topic) || topic[0].First >= c.First || slices.ContainsFunc(c.Mentions, func(m grammar.Mention) bool { return m.Role != grammar.Way }) {
		return false
	}
	i := r.Opening(c)
	if i < c.Last && r.Inside[i]&r.Inside[i+1]&grammar.Pronoun != 0 && r.Text.Tokens[i+1].Upper {
		return topic[0].Role == grammar.Office || topic[0].Role == grammar.Matter // "Die Stelle …"
	}
	for j := i; j <= min(i+near, c.Last); j++ {
		switch w := string(r.Text.Folded(j)); w {
		case "er", "sie", "es":
			return (j == i && r.isFinite(j+1, w) || j > i && r.isFinite(j-1, w)) && r.agrees(&topic[0], w)
		case "dort", "da":
			return topic[0].Role == grammar.Office || topic[0].Role == grammar.House
		}
		if j > i && r.Text.Tokens[j].Upper && !r.TellsTime(j) {
			return false
		}
	}
	return false
}

// isFinite reports whether the verb at token i can be that of the pronoun: "sie" with a verb in the plural may be the reader, but for verbs that
// are not said of people.
func (r *Fitter) isFinite(i int, pronoun string) bool {
	if i >= len(r.Text.Tokens) || r.Text.Tokens[i].Kind != lexicon.Word || r.Text.Tokens[i].Upper && i > 0 && r.Text.Tokens[i-1].Kind == lexicon.Word {
		return false
	}
	w := r.Text.Folded(i)
	if w[len(w)-1] == 't' {
		return string(w) != "gibt" && string(w) != "nicht"
	}
	switch string(w) {
	case "wird", "kann", "darf":
		return pronoun != "es"
	case "werden", "laufen", "funktionieren", "gelten", "finden", "arbeiten", "tagen":
		return pronoun == "sie"
	}
	return false
}

// agrees reports whether the pronoun can stand for the mention, by the article before that.
func (r *Fitter) agrees(m *grammar.Mention, pronoun string) bool {
	const near = 3 // tokens of "die neue städtische Homepage"
	if m.Place && !r.beginsSentence(m.First) {
		return false // "Ein Techniker war im Bürgerbüro. Er ist zurück."
	}
	for i := m.First - 1; i >= max(m.First-near, 0) && r.Text.Tokens[i].Kind == lexicon.Word; i-- {
		switch string(r.Text.Folded(i)) {
		case "die", "zur", "unsere", "eine", "einer", "unserer", "ihre", "ihrer", "jede", "alle", "keine":
			return pronoun == "sie"
		case "das", "ans", "ins":
			return pronoun == "es"
		case "der":
			return pronoun == "er" || pronoun == "sie"
		case "den", "unseren", "ihren":
			return pronoun == "er" || pronoun == "sie"
		case "dem", "im", "am", "beim", "zum", "vom", "unser", "unserem", "ein", "einem", "ihr", "ihrem":
			return pronoun != "sie"
		}
	}
	return pronoun == "sie"
}

// beginsSentence reports whether token i stands at the head of its sentence, but for its article, preposition and attributes.
func (r *Fitter) beginsSentence(i int) bool {
	const near = 3 // tokens of "in unserer städtischen Homepage"
	for j := i - 1; j >= max(i-near-1, 0); j-- {
		if t := &r.Text.Tokens[j]; t.Kind != lexicon.Word {
			return t.Kind != lexicon.Punct || t.First != ','
		} else if t.Upper && j > 0 && r.Text.Tokens[j-1].Kind == lexicon.Word {
			return false
		}
	}
	return i <= near+1
}

// halfNamed reports whether token i is a matter whose word is cut off, for the one that follows it.
func (r *Fitter) halfNamed(i int) bool {
	return i >= 0 && r.Text.IsCut(i) && slices.ContainsFunc(r.MentionsIn(i, i), func(x grammar.Mention) bool { return x.Role == grammar.Matter })
}

// hasStranger reports whether the clause is about something that no list knows, beside the office m.
func (r *Fitter) hasStranger(m *grammar.Mention, v judge.Verdict, c *split.Chunk) bool {
	return r.Stranger(c) && r.HasThing(c, r.OwnPlace(m)) || v.Status == notice.Available && r.IsThing(c.First) && r.SoundsNoun(c.First)
}

// beginsWithPronoun reports whether the clause is about what "er", "sie" or "es" at its beginning takes up.
func (r *Fitter) beginsWithPronoun(c *split.Chunk) bool {
	i := r.Opening(c)
	return r.Text.Is(i, "er") || r.Text.Is(i, "sie") || r.Text.Is(i, "es") || r.Text.Is(i, "diese") || r.Text.Is(i, "dieser")
}
