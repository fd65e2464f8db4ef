// Package inset finds what is set into a clause and is none of its own ("Anträge können, wie berichtet, nicht bearbeitet werden"), so that what
// stands before it and behind it is read as one.
package inset

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/timing"
	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// Muter mutes what is set into clauses. It is not safe for concurrent use; its buffers serve the next text too.
type Muter struct {
	timing.Timed
	set []pair // those of the sentence in hand
}

// pair are the signs around an inset.
type pair struct{ open, closing int }

// Mute takes from the insets of the sentence from token first to last what their words mean: they speak of the clause, or of its cause.
func (r *Muter) Mute(first, last int) {
	r.set = r.set[:0]
	r.stripDetails(first, last)
	for i := first + 1; i < last-1; i++ {
		t := &r.Text.Tokens[i]
		if t.Kind == lexicon.Word || t.Kind == lexicon.Number {
			continue
		}
		if end := r.numberIn(i, last); end > 0 {
			r.set = append(r.set, pair{i, end})
			i = end
			continue
		}
		end := max(r.tellsBefore(i, last), r.behindName(first, i, last))
		if end == 0 && isHalf(r.Text.Spelled(i-1)) {
			end = r.closes(i, last)
		}
		if end > 0 {
			r.unmark(i+1, end-1)
			r.set = append(r.set, pair{i, end})
			i = end
		}
	}
}

// unmark takes from the tokens what they mean: their markers and cues.
func (r *Muter) unmark(first, last int) {
	clear(r.At[first : last+1])
	clear(r.Inside[first : last+1])
	r.Cues = slices.DeleteFunc(r.Cues, func(q grammar.CueAt) bool { return first <= q.First && q.Last <= last })
}

// InsetAt is the sign that closes the inset that opens with the sign i; 0 if none does.
func (r *Muter) InsetAt(i int) int {
	for _, p := range r.set {
		if p.open == i {
			return p.closing
		}
	}
	return 0
}

// closes is the sign that closes what the sign i opens behind a verb that waits for the rest of its predicate, in a sentence up to token last; 0 if
// that may say something of its own.
func (r *Muter) closes(i, last int) int {
	const most = 14 // tokens of an inset
	sign := closing(&r.Text.Tokens[i])
	if sign == 0 || !r.opens(i+1) {
		return 0
	}
	end := r.signFrom(i+2, min(last, i+most), sign)
	const own = grammar.Modal | grammar.Advice | grammar.Elsewhere | grammar.Hearsay | grammar.Supposed | grammar.Except | grammar.Only
	switch {
	case !r.isSign(end, sign) || end == last, slices.ContainsFunc(r.MentionsIn(i+1, end-1), notNamed):
		return 0
	case !r.isReport(i+1) && (r.HasMark(i+1, end-1, own) || slices.ContainsFunc(r.CuesIn(i+1, end-1), limits)):
		return 0
	}
	return end
}

// behindName is the bracket or dash that closes the one at i behind a name, where another name follows it in one enumeration ("Die Bücherei (Markt 1)
// und das Standesamt bleiben zu"), in a sentence from token first to last; 0 if it says anything.
func (r *Muter) behindName(first, i, last int) int {
	const most, near = 20, 4 // tokens of the inset; of "Bürgerbüro der Stadt Werl"
	sign := closing(&r.Text.Tokens[i])
	if sign == 0 || sign == ',' || r.hasCue(first, i-1) || !slices.ContainsFunc(r.MentionsIn(max(i-near, first), i-1), notNamed) {
		return 0
	}
	end := r.signFrom(i+1, min(last, i+most), sign)
	if !r.isSign(end, sign) || end == last || slices.ContainsFunc(r.MentionsIn(i+1, end-1), notNamed) || r.hasCue(i+1, end-1) || r.MarkAt(end+1)&grammar.Join == 0 && !r.isSign(end+1, ',') {
		return 0
	}
	return end
}

// tellsBefore is the comma that closes a relative clause behind what is named before the comma i, if it tells how that was once ("Das Bad, das vor
// zwei Jahren umgebaut wurde, ist geschlossen"); 0 if it is none.
func (r *Muter) tellsBefore(i, last int) int {
	const most, near = 20, 4 // tokens of the clause; of "Bürgerbüro der Stadt Werl"
	if !r.isSign(i, ',') || !word.IsRelative(r.Text.Spelled(i+1)) {
		return 0
	}
	if before := r.MentionsIn(max(i-near, 0), i-1); len(before) == 0 || before[len(before)-1].Role == grammar.Matter {
		return 0 // "Pässe, die im Mai bestellt wurden, …" are some of them
	}
	end := r.signFrom(i+2, min(last, i+most), ',')
	for j := i + 2; j < end; j++ {
		if word.IsNamedDay(r.Text.Spelled(j)) {
			return 0
		}
	}
	if !r.isSign(end, ',') || end == last || !isPast(r.Text.Spelled(end-1)) || slices.ContainsFunc(r.MentionsIn(i+1, end-1), notNamed) {
		return 0
	}
	return end
}

// isPast reports whether the folded word is a verb by which a clause ends that tells of the past.
func isPast(w string) bool {
	switch w {
	case "wurde", "wurden", "war", "waren", "hatte", "hatten":
		return true
	}
	return false
}

func notNamed(m grammar.Mention) bool { return m.Role != grammar.Named }

// limits reports whether the cue says how the clause goes on around it ("ist, wie gewohnt, geöffnet").
func limits(q grammar.CueAt) bool { return q.Kind == grammar.Usual || q.Kind == grammar.Limited }

// isReport reports whether token i begins a word on what was told before ("wie angekündigt", "wie bereits gemeldet").
func (r *Muter) isReport(i int) bool {
	const near = 2 // tokens to the word
	for j := i + 1; r.Text.Is(i, "wie") && j <= i+near; j++ {
		switch r.Text.Spelled(j) {
		case "angekuendigt", "berichtet", "gemeldet", "mitgeteilt", "erwaehnt", "gesagt", "beschrieben", "geplant", "vorgesehen", "erwartet", "befuerchtet":
			return true
		}
	}
	return false
}

// opens reports whether token i begins what tells a cause, who says so, or how it stands to what was said before.
func (r *Muter) opens(i int) bool {
	next := r.Text.Spelled(i + 1)
	switch r.Text.Spelled(i) {
	case "weil", "da", "obwohl", "obgleich", "obschon", "trotz", "wegen", "bedingt", "aufgrund", "teilt", "sagt", "erklaert", "meldet", "versichert", "bestaetigt", "betont", "stand", "wohlgemerkt", "wie", "so",
		"entgegen", "anders", "leider", "gluecklicherweise", "erfreulicherweise":
		return true
	case "jedenfalls", "zumindest":
		return word.IsForNow(next)
	case "auch":
		return next == "wenn"
	case "das", "und":
		return next == "ist" || next == "das" || next == "zwar"
	}
	return false
}

func (r *Muter) hasCue(first, last int) bool {
	return slices.ContainsFunc(r.CuesIn(first, last), func(q grammar.CueAt) bool { return q.Last <= last && !q.Noun })
}

// isSign reports whether token i is the sign and ends something.
func (r *Muter) isSign(i int, sign byte) bool {
	t := &r.Text.Tokens[i]
	if sign == '-' {
		return t.Kind == lexicon.Dash
	}
	return t.Kind == lexicon.Punct && t.First == sign && (sign != ',' || !r.AmidDay(i))
}

// closing is the sign that closes what the token opens, '-' for any dash; 0 if it opens nothing.
func closing(t *lexicon.Token) byte {
	switch {
	case t.Kind == lexicon.Dash:
		return '-'
	case t.Kind == lexicon.Punct && t.First == ',':
		return ','
	case t.Kind == lexicon.Punct && t.First == '(':
		return ')'
	}
	return 0
}

// isHalf reports whether the folded word is a verb that the rest of its predicate has to follow.
func isHalf(w string) bool {
	switch w {
	case "koennen", "kann", "koenne", "ist", "sind", "sei", "seien", "bleibt", "bleiben", "bleibe", "wird", "werden", "werde", "hat", "haben", "habe", "darf", "duerfen", "laesst", "lassen":
		return true
	}
	return false
}
