package frame

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/dates/names"
	"github.com/lagebild/lagebild/internal/extract/frame/hint"
)

// What is told with its date.

// dated reports whether the sentence but tells, in the past tense, what was in a year, a season or a month that is over ("Schon 2015 warb das
// Jobcenter mit provisorischen Zetteln", "Im Sommer fand der Prüfer …").
func (t *Teller) dated(s split.Span) bool {
	if t.Today.IsZero() || !t.hints(s, hint.Dated|hint.Season|hint.Month) || t.lasts(s) {
		return false
	}
	for i := s.First; i <= s.Last; i++ {
		if !t.isOver(s, i) {
			continue
		}
		if t.Reader.TellsThen(i) {
			return !slices.ContainsFunc(t.Reader.CuesIn(s.First, s.Last), func(q grammar.CueAt) bool {
				return !t.Reader.TellsThen(q.First) || q.Kind == grammar.Shut && t.year(i) == 0 // "wurde im Mai geschlossen", and is so
			})
		}
	}
	return false
}

// isOver reports whether token i is a year, a season or a month in which something was, long enough ago to be no news.
func (t *Teller) isOver(s split.Span, i int) bool {
	const recent, half = 2, 6 // months
	text := &t.Reader.Text
	if y := t.year(i); y > 0 {
		ago := (t.Today.Year()-1-y)*12 + int(t.Today.Month()) // from the end of that year
		return ago >= half && (i == s.First || !t.bounds(i-1))
	}
	if !text.Is(i-1, "im") || t.year(min(i+1, s.Last)) > 0 {
		return false
	}
	now := int(t.Today.Month())
	if m := names.Month(text.Spelled(i)); m > 0 {
		return m+recent <= now
	}
	switch text.Spelled(i) {
	case "fruehjahr", "fruehling":
		return now > 5+recent // it ends with May
	case "sommer":
		return now > 8+recent
	case "winter":
		return now > 2+recent && now < 11
	}
	return false
}

// bounds reports whether the word at token i makes of the year or the name behind it what bounds or labels something ("seit 2015", "Stand 2019").
func (t *Teller) bounds(i int) bool {
	switch t.Reader.Text.Spelled(i) {
	case "seit", "ab", "bis", "vor", "nach", "zwischen", "von", "und", "baujahr", "jahrgang", "jahrgaenge", "stand", "anno", "haushalt", "ende":
		return true
	}
	return false
}
