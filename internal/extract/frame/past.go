package frame

import (
	"bytes"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/dates/names"
	"github.com/lagebild/lagebild/internal/extract/frame/hint"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// A tale is told in the past from its opening on ("Damals …", "Als die Server schwiegen, …", "In der Übung …"). What in it is told in the
// present, or holds since, is no part of it.

// tale reports whether sentence s is part of a tale, or tells of something that went on for a time and is over.
func (t *Teller) tale(s split.Span) bool {
	past := t.tensed(s)
	t.played = t.played || t.plays(s)
	switch {
	case t.opensTale(s), past && t.lasted(s) && !t.lasts(s):
		t.then = true
		t.whole = t.whole || t.block == 0 && t.isTitle()
	case !past && !t.whole:
		t.then = t.then && !t.present(s)
	}
	return past && (t.then || t.played) && !t.lasts(s) && t.tensed(t.conclusion(s)) || past && t.recalls(s)
}

// recalls reports whether the sentence tells behind its colon how it was ("Er rief in Erinnerung, wie es war: neun Wochen lang keine Ausweise").
func (t *Teller) recalls(s split.Span) bool {
	const near = 6 // tokens of "wie es im November 2023 aussah"
	text := &t.Reader.Text
	i := t.conclusion(s).First - 2
	for j := i; j > max(i-near, s.First) && text.Is(i+1, ":"); j-- {
		if text.Is(j, "wie") && text.Is(j+1, "es") {
			return t.Reader.PastVerb(i, i)
		}
	}
	return false
}

// conclusion is what the sentence says behind its last colon, or all of it ("Als der Angriff auffiel, zog die Stadt alle Stecker: Das Rathaus ist
// zu").
func (t *Teller) conclusion(s split.Span) split.Span {
	for i := s.Last - 1; i > s.First; i-- {
		if t.Reader.Text.Is(i, ":") {
			return split.Span{First: i + 1, Last: s.Last}
		}
	}
	return s
}

// opensTale reports whether the sentence turns to what was long ago: it says so, remembers, or begins with when that was.
func (t *Teller) opensTale(s split.Span) bool {
	if t.Reader.Text.Is(s.First, "als") && t.endsInPast(s) {
		return true
	}
	if !t.hints(s, hint.Jubilee|hint.Reminds|hint.Glances|hint.Recounts|hint.Once|hint.Year|hint.Before|hint.Season|hint.Dated) {
		return false
	}
	for i := s.First; i <= s.Last; i++ {
		if i = max(i, t.Reader.InsetAt(i)); t.remembers(s, i) || t.longAgo(s, i) || t.monthsAgo(i) && t.dates(s, i) {
			return true
		}
	}
	return false
}

// remembers reports whether token i of the sentence is a verb by which somebody looks back or tells how something was.
func (t *Teller) remembers(s split.Span, i int) bool {
	text := &t.Reader.Text
	switch t.hint(i) {
	case hint.Jubilee:
		return true
	case hint.Reminds:
		return text.Is(i+1, "sich") || text.Is(i+1, "an") || text.Is(i-1, "sich")
	case hint.Glances:
		return t.has(s, "zurueck")
	case hint.Recounts:
		return t.has(split.Span{First: i, Last: s.Last}, "wie") // not: "…, wie der Leiter schilderte"
	}
	return false
}

// longAgo reports whether token i of the sentence begins or is a time that is over ("damals", "vor zwei Jahren", "im vergangenen Herbst", "ein Jahr
// danach").
func (t *Teller) longAgo(s split.Span, i int) bool {
	text := &t.Reader.Text
	switch t.hint(i) {
	case hint.Once:
		return true
	case hint.Year:
		return text.Is(i+1, "danach") || text.Is(i+1, "spaeter") || text.Is(i+1, "nach") && text.Is(i-1, "ein")
	case hint.Before:
		return i+2 <= s.Last && (text.Is(i+2, "jahr") || text.Is(i+2, "jahren"))
	case hint.Season:
		prev := text.Folded(max(i-1, 0))
		return bytes.HasPrefix(prev, []byte("vergangen")) || bytes.HasPrefix(prev, []byte("letzte")) || bytes.HasPrefix(prev, []byte("vorig"))
	}
	return false
}

// monthsAgo reports whether token i is the year of a month or season that lies so far back that news of it are old.
func (t *Teller) monthsAgo(i int) bool {
	const old = 6
	y := t.year(i)
	if y == 0 || t.Today.IsZero() || i == 0 {
		return false
	}
	m := names.Month(string(t.Reader.Text.Folded(i - 1)))
	if m == 0 {
		switch string(t.Reader.Text.Folded(i - 1)) {
		case "fruehjahr", "fruehling":
			m = 5
		case "sommer":
			m = 8
		case "herbst":
			m = 11
		default:
			return false
		}
	}
	return (t.Today.Year()-y)*12+int(t.Today.Month())-m >= old
}

// endsInPast reports whether the sentence's first clause, or a title, ends with a verb in the past tense.
func (t *Teller) endsInPast(s split.Span) bool {
	end := s.First
	for end < s.Last && t.Reader.Text.Tokens[end+1].Kind != lexicon.Punct {
		end++
	}
	return t.Reader.PastVerb(end, end)
}

// tensed reports whether a verb of the sentence is in the past tense.
func (t *Teller) tensed(s split.Span) bool {
	for i := s.First; i <= s.Last; i++ {
		if t.Reader.PastVerb(i, s.Last) {
			return true
		}
	}
	return false
}

// lasted reports whether the sentence tells for how long something went on ("wochenlang", "drei Wochen lang", "über Wochen hinweg").
func (t *Teller) lasted(s split.Span) bool {
	for i := s.First; i <= s.Last; i++ {
		switch string(t.Reader.Text.Folded(i)) {
		case "wochenlang", "tagelang", "monatelang", "jahrelang", "stundenlang", "hinweg":
			return true
		case "wochen", "tage", "monate":
			if t.spent(i) {
				return true
			}
		case "lang":
			switch string(t.Reader.Text.Folded(max(i-1, 0))) {
			case "wochen", "tage", "monate", "jahre", "stunden", "woche", "monat", "jahr":
				return true
			}
		}
	}
	return false
}

// spent reports whether the time at token i, of which a number tells how much, is how long something went on ("war sechs Wochen dicht"), not since
// when, after or within what.
func (t *Teller) spent(i int) bool {
	if i < 2 || names.Count(string(t.Reader.Text.Folded(i-1))) < 2 && t.Reader.Text.Tokens[i-1].Kind != lexicon.Number {
		return false
	}
	switch string(t.Reader.Text.Folded(i - 2)) {
	case "war", "waren", "blieb", "blieben":
		return true
	}
	return false
}

// lasts reports whether what the sentence tells holds since, or until now.
func (t *Teller) lasts(s split.Span) bool {
	if t.Reader.HasMark(s.First, s.Last, grammar.Now) {
		return true
	}
	for i := s.First; i <= s.Last; i++ {
		switch string(t.Reader.Text.Folded(i)) {
		case "seit", "seither", "seitdem", "inzwischen", "mittlerweile", "weiterhin", "bleibt", "bleiben", "nun":
			return true
		}
	}
	return false
}

// present reports whether the sentence tells in the present how things are.
func (t *Teller) present(s split.Span) bool {
	return t.Reader.HasMark(s.First, s.Last, grammar.Able|grammar.Now) || len(t.Reader.CuesIn(s.First, s.Last)) > 0
}

// isTitle reports whether the block in hand, the first, is a title: a heading, or a line that is no sentence.
func (t *Teller) isTitle() bool {
	const longest = 120 // bytes
	b := &t.Doc.Blocks[t.block]
	return len(t.Doc.Blocks) > 1 && (b.Kind == notice.BlockHeading || b.End-b.Start < longest && t.Doc.Text[b.End-1] != '.')
}
