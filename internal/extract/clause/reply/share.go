package reply

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/amount"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// HalfYes reports whether the sentence answers a question with a reserved yes ("Im Prinzip ja", "Jein", "Teils, teils", "Sofern …, ja",
// "Nur wenn …").
func (r *Reader) HalfYes(s split.Span) bool {
	i := r.Begins(s)
	switch string(r.Text.Folded(i)) {
	case "jein":
		return true
	case "nur", "bloss", "lediglich", "hoechstens", "allenfalls":
		return isCondition(string(r.Text.Folded(i + 1)))
	case "im", "zum":
		i++
		if !r.Text.Is(i, "prinzip") && !r.Text.Is(i, "grunde") && !r.Text.Is(i, "teil") {
			return false
		}
	case "teils":
		return i+2 <= s.Last && (r.Text.Is(i+1, "teils") || r.Text.Is(i+2, "teils"))
	case "fast", "beinahe", "nahezu", "weitgehend", "groesstenteils", "ueberwiegend", "vielerorts", "mancherorts", "stellenweise":
		return s.Last-i <= 2
	case "soweit", "sofern", "wenn", "falls", "solange", "wer":
		return r.endsWithYes(i, s.Last)
	case "fuer", "bei":
		return r.yesForSome(i, s.Last)
	case "prinzipiell", "grundsaetzlich", "bedingt", "teilweise":
	case "manchmal", "gelegentlich", "mitunter", "meistens", "meist", "selten", "bisweilen", "zuweilen", "haeufig", "oft", "unregelmaessig", "sporadisch", "zeitweise", "stundenweise", "phasenweise":
		return i == s.Last || r.Text.Tokens[i+1].Kind == lexicon.Punct
	default:
		return r.OnDays(i, s.Last)
	}
	return i < s.Last && r.Text.Is(i+1, "ja")
}

// yesForSome reports whether the words from token i on say whom a "ja" behind them is for ("Für Kinder, die …, ja").
func (r *Reader) yesForSome(i, last int) bool {
	for i < last && !r.Text.Is(i, ",") {
		i++
	}
	return i < last && !r.Text.Is(i+1, "ja") && r.endsWithYes(i+1, last)
}

// isCondition reports whether the word opens a condition.
func isCondition(w string) bool { return w == "wenn" || w == "falls" || w == "sofern" }

// endsWithYes reports whether a condition from token i on is followed by "ja", and no more ("Sofern …, ja").
func (r *Reader) endsWithYes(i, last int) bool {
	for i < last && (!r.Text.Is(i, ",") && !r.Text.Is(i, ":") || !r.Text.Is(i+1, "ja")) {
		i++
	}
	return i < last && (i+1 == last || r.Text.Tokens[i+2].Kind == lexicon.Punct)
}

// ShareOf is available if the sentence but names the whole of what was asked about ("Alle"), unavailable if none of it ("Keine"), limited if a
// part ("Neun von siebzig", "Nur wenige"); "" if it is no such answer.
func (r *Reader) ShareOf(s split.Span) notice.Status {
	const few = 6 // tokens
	first := r.Begins(s)
	c := r.Chunk(split.Span{First: first, Last: s.Last}, false)
	switch {
	case r.wholly(first, s.Last):
		if c.Marks&grammar.Except != 0 {
			return notice.Limited
		}
		return notice.Available
	case r.Never(first, s.Last):
		return notice.Unavailable
	case s.Last-first > few || r.HasMark(first, s.Last, grammar.Able) || len(c.Mentions) > 0:
		return ""
	case amount.Share(&r.Text, first, s.Last) || c.Marks&(grammar.Mostly|grammar.Only|grammar.Scant) != 0:
		return notice.Limited
	}
	if w := string(r.Text.Folded(first)); c.Marks&grammar.Negation != 0 && !r.NamesNoun(first+1, min(first+1, s.Last)) && (r.At[first]&(grammar.No|grammar.Now) != 0 || w == "leider" || w == "im" || w[0] == 'k' || w == "nichts" || w == "niemand") {
		return notice.Unavailable
	}
	return ""
}

// NamesWays reports whether the sentence names ways to be reached ("Am Telefon nur vormittags"): what is said is said of them.
func (r *Reader) NamesWays(s split.Span) bool {
	return slices.ContainsFunc(r.MentionsIn(s.First, s.Last), func(m grammar.Mention) bool { return m.Role == grammar.Way })
}

// MeansBoth reports whether an answer is said of all that was asked about ("Beides fällt aus", "Leider geht beides nicht").
func (r *Reader) MeansBoth(s split.Span) bool {
	const near = 3 // tokens of "Leider geht beides"
	first := r.Begins(s)
	for i := first; i < min(first+near, s.Last); i++ {
		switch string(r.Text.Folded(i)) {
		case "beides", "beide", "alles", "alle", "saemtliches":
			return true
		}
	}
	return false
}

// wholly reports whether the answer that begins at token i is but the whole of what was asked about ("Alle.", "In sämtlichen Schulen, …").
func (r *Reader) wholly(i, last int) bool {
	const most = 4 // tokens behind it
	if i < last && r.At[i]&grammar.Place != 0 {
		i++
	}
	switch string(r.Text.Folded(i)) {
	case "alle", "allen", "alles", "saemtliche", "saemtlichen", "ueberall", "jede", "jeder", "jedem", "jedes", "beide", "beiden", "beides":
	default:
		return false
	}
	for k := i + 1; k <= min(i+most, last); k++ {
		switch t := &r.Text.Tokens[k]; {
		case t.Kind == lexicon.Punct || t.Kind == lexicon.Dash || t.Kind == lexicon.Break:
			return !r.Text.Is(k, ":")
		case !t.Upper && t.Kind != lexicon.Number && !r.Counts(k), r.At[k]&(grammar.Able|grammar.Negation) != 0:
			return false
		}
	}
	return last <= i+most
}

// Counts reports whether token i is a number word of two to twelve.
func (r *Reader) Counts(i int) bool { return word.Count(string(r.Text.Folded(i))) > 0 }
