package sentence

import (
	"bytes"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// What always holds is no news.

// HoldsAlways reports whether clause c, of which the verdict is of the status and the kind, tells a rule that always holds. It is one by its own words
// ("nimmt das Bad laut Satzung nicht an"), by those of the clause before or behind it ("…, so will es das Gesetz"), or by its sentence, which is
// about any such case ("Wer zu spät kommt, verliert wie überall seinen Termin"). prev is the clause before, nil if there is none; first and last
// are the tokens of the sentence.
func (r *Reader) HoldsAlways(prev, c *split.Chunk, first, last int, s notice.Status, kind grammar.Kind) bool {
	if r.OfToday(c.First, c.Last) {
		return false
	}
	switch {
	case r.StatesRule(c.First, c.Last), r.OfCustom(r.Opening(c), c.Last), r.ruledBefore(prev, c), r.ruledBehind(c, last, kind):
		return true
	case s == notice.Available:
		return false
	case s == notice.Unavailable && r.withoutPaper(c):
		return true
	case r.AlwaysSo(c.First, c.Last):
		return kind == grammar.Shut || !ofPlant(kind) || !r.Tells(grammar.Everywhere, c.First, c.Last)
	case r.Tells(grammar.Principle, c.First, c.Last):
		return kind != grammar.Shut && kind != grammar.Open && kind != grammar.Reach && !r.NoMore(c)
	case c.Marks&grammar.Past == 0 && r.SaysNever(c.First, c.Last):
		return kind.IsDeed()
	}
	from := c.First
	if prev != nil && r.Text.Is(c.First, "dass") {
		from = prev.First
	}
	return r.ofCase(first) && r.Tells(grammar.Habit, from, c.Last)
}

// withoutPaper reports whether the clause says what is not done for those who do not bring the paper that it takes ("Ohne Vollmacht geben wir
// Pässe nicht heraus").
func (r *Reader) withoutPaper(c *split.Chunk) bool {
	const near = 3 // tokens of "einen gültigen Ausweis"
	for i := c.First; i < c.Last; i++ {
		if !r.Text.Is(i, "ohne") {
			continue
		}
		for j := i + 1; j <= min(i+near, c.Last); j++ {
			if r.Text.Tokens[j].Upper {
				return isPaperToBring(r.Text.Folded(j))
			}
		}
	}
	return false
}

// isPaperToBring reports whether the folded noun is what people bring with them.
func isPaperToBring(w []byte) bool {
	for _, end := range []string{"unterlagen", "urkunde", "ausweis", "lichtbildausweis", "vollmacht", "unterschrift", "bestaetigung", "nachweis", "nachweise", "foto", "fotos", "lichtbild", "formular", "einwilligung", "zustimmung"} {
		if bytes.HasSuffix(w, []byte(end)) {
			return true
		}
	}
	return false
}

// ruledBefore reports whether the clause before c but names the rule that c is, or goes on with ("Seit jeher gilt: …", "…, so will es
// das Gesetz, und zwar …").
func (r *Reader) ruledBefore(prev, c *split.Chunk) bool {
	if prev == nil || len(prev.Mentions) > 0 || r.OfToday(prev.First, prev.Last) || !r.StatesRule(prev.First, prev.Last) && !r.AlwaysSo(prev.First, prev.Last) {
		return false
	}
	return prev.Label || r.Text.Is(c.First, "dass") || r.Text.Is(c.First, "und") && r.Text.Is(c.First+1, "zwar") || r.takesUpRule(prev.First)
}

// ruledBehind reports whether a clause behind c but tells that c, a verdict of the kind, is a rule ("…, so will es das Gesetz", "…, das war schon
// immer so").
func (r *Reader) ruledBehind(c *split.Chunk, last int, kind grammar.Kind) bool {
	for from := c.Last + 2; from < last; from++ {
		if k := r.Text.Tokens[from-1].Kind; k != lexicon.Punct && k != lexicon.Dash {
			continue
		}
		next, so := from == c.Last+2, r.Text.Is(from, "so")
		if !next && !so {
			continue
		}
		to := r.untilSign(from, last)
		switch {
		case r.OfToday(from, to) || next && r.Text.Is(c.Last+1, ":"):
		case so || next && r.takesUpRule(from) && (!ofPlant(kind) || !r.Text.Tokens[from+1].Upper):
			if r.StatesRule(from, to) || r.AlwaysSo(from, to) {
				return true
			}
		case next && r.Text.Is(c.First, "dass") && (r.AlwaysSo(from, to) || r.Tells(grammar.Long, from, to)):
			return true
		}
	}
	return false
}

// untilSign is the last token, from token i on, before the next sign.
func (r *Reader) untilSign(i, last int) int {
	for i < last && r.Text.Tokens[i+1].Kind != lexicon.Punct {
		i++
	}
	return i
}

// ofPlant reports whether a verdict of the kind tells of doors, lines and machines, and not of what is done for people ("geschlossen", "gestört").
func ofPlant(kind grammar.Kind) bool {
	switch kind {
	case grammar.Open, grammar.Shut, grammar.Reach, grammar.Work, grammar.Fail:
		return true
	}
	return false
}

// takesUpRule reports whether a clause from token i tells something of the rule before it ("so …", "das …").
func (r *Reader) takesUpRule(i int) bool {
	switch string(r.Text.Folded(i)) {
	case "so", "das", "dies", "wie", "die", "der", "denn", "darauf", "dazu":
		return true
	}
	return false
}

// ofCase reports whether a sentence from token i is about any case of a kind ("Wer …", "Ohne …").
func (r *Reader) ofCase(i int) bool {
	return r.Text.Is(i, "wer") || r.Text.Is(i, "wem") || r.Text.Is(i, "wessen") || r.Text.Is(i, "ohne")
}
