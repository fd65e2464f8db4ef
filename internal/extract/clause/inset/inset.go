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
	set      []pair // those of the sentence in hand
	sentence pair   // its first and last token, if something in it is muted
	mentions []grammar.Mention
	cues     []grammar.CueAt
}

// pair are the signs around an inset, or the ends of a sentence.
type pair struct{ open, closing int }

// Read begins the text, of which nothing is muted yet; see [grammar.Marked.Read].
func (r *Muter) Read(text string, blocks ...int) {
	r.set, r.sentence = r.set[:0], pair{0, -1}
	r.Timed.Read(text, blocks...)
}

// Mute takes from the insets of the sentence from token first to last what their words mean: they speak of the clause, or of its cause. It holds
// until the next sentence.
func (r *Muter) Mute(first, last int) {
	r.set, r.sentence = r.set[:0], pair{0, -1}
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
		end, names := max(r.tellsBefore(i, last), r.amidList(first, i, last)), false
		switch {
		case end > 0:
		case isHalf(r.Text.Spelled(i - 1)):
			end, names = r.closes(i, last), true
		default:
			end, names = r.compares(first, i, last)
		}
		if end > 0 {
			r.mute(first, last, i+1, end-1, names)
			r.set = append(r.set, pair{i, end})
			i = end
		}
	}
}

// mute takes from the tokens from to to of the sentence from token first to last their markers and cues, and what they name if names ("weil die
// Bücherei umzieht").
func (r *Muter) mute(first, last, from, to int, names bool) {
	clear(r.At[from : to+1])
	clear(r.Inside[from : to+1])
	r.begin(first, last)
	r.cues = slices.DeleteFunc(r.cues, func(q grammar.CueAt) bool { return from <= q.First && q.Last <= to })
	r.mentions = slices.DeleteFunc(r.mentions, func(m grammar.Mention) bool { return names && from <= m.First && m.Last <= to })
}

// begin makes the sentence's own lists of what it names and says, which others may keep: nothing is deleted from those of the text.
func (r *Muter) begin(first, last int) {
	if r.sentence.closing < 0 {
		r.mentions, r.cues = slices.Clone(r.Timed.MentionsIn(first, last)), slices.Clone(r.Timed.CuesIn(first, last))
		r.sentence = pair{first, last}
	}
}

// MentionsIn are the mentions that begin in tokens first to last.
func (r *Muter) MentionsIn(first, last int) []grammar.Mention {
	if first < r.sentence.open || last > r.sentence.closing {
		return r.Timed.MentionsIn(first, last)
	}
	return within(r.mentions, func(m *grammar.Mention) int { return m.First }, first, last)
}

// CuesIn are the cues that begin in tokens first to last.
func (r *Muter) CuesIn(first, last int) []grammar.CueAt {
	if first < r.sentence.open || last > r.sentence.closing {
		return r.Timed.CuesIn(first, last)
	}
	return within(r.cues, func(q *grammar.CueAt) int { return q.First }, first, last)
}

// within are those of all, which are in order, that begin in tokens first to last.
func within[T any](all []T, begin func(*T) int, first, last int) []T {
	lo := 0
	for lo < len(all) && begin(&all[lo]) < first {
		lo++
	}
	hi := lo
	for hi < len(all) && begin(&all[hi]) <= last {
		hi++
	}
	return all[lo:hi]
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
	case !r.isSign(end, sign) || end == last, (r.hasCue(i+1, end-1) || !r.isCause(i+1)) && slices.ContainsFunc(r.MentionsIn(i+1, end-1), notNamed):
		return 0
	case !r.isReport(i+1) && (r.HasMark(i+1, end-1, own) || slices.ContainsFunc(r.CuesIn(i+1, end-1), limits)):
		return 0
	}
	return end
}

// amidList is the bracket or dash that closes the one at i behind a name, where more follows in one enumeration ("Die Bücherei (Markt 1) und das
// Standesamt bleiben zu"), in a sentence from token first to last; 0 if it says anything.
func (r *Muter) amidList(first, i, last int) int {
	const most, near = 20, 4 // tokens of the inset; of "Bürgerbüro der Stadt Werl"
	sign := closing(&r.Text.Tokens[i])
	if sign == 0 || sign == ',' || !slices.ContainsFunc(r.MentionsIn(max(i-near, first), i-1), notNamed) {
		return 0
	}
	end := r.signFrom(i+1, min(last, i+most), sign)
	if !r.isSign(end, sign) || end == last || r.hasCue(i+1, end-1) || r.MarkAt(end+1)&grammar.Join == 0 && !r.isSign(end+1, ',') {
		return 0
	}
	return end
}

// compares is the sign that closes what the sign i opens between a name and its verb, if it names others that fare so too, or otherwise ("Das Bürgerbüro,
// nicht jedoch das Standesamt, bleibt zu"); 0 if it is none. otherwise: of those the clause says nothing.
func (r *Muter) compares(first, i, last int) (end int, otherwise bool) {
	const most, near = 12, 6 // tokens of the inset; of "Rathaus in der Innenstadt von Werl"
	also := false
	switch next := r.Text.Spelled(i + 2); r.Text.Spelled(i + 1) {
	case "nicht":
		otherwise = next == "aber" || next == "jedoch" || next == "hingegen" || next == "dagegen"
	case "anders":
		otherwise = next == "als"
	case "im":
		otherwise = next == "gegensatz" || next == "unterschied"
	case "wie":
		also = next == "auch"
	case "ebenso", "genauso", "genau":
		also = next == "wie"
	}
	if !also && !otherwise {
		return 0, false
	}
	sign := closing(&r.Text.Tokens[i])
	if sign == 0 || !slices.ContainsFunc(r.MentionsIn(max(i-near, first), i-1), notNamed) || r.hasCue(first, i-1) {
		return 0, false
	}
	if end = r.signFrom(i+2, min(last, i+most), sign); end == last || !r.isSign(end, sign) || !isHalf(r.Text.Spelled(end+1)) {
		return 0, false
	}
	return end, otherwise
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
	if !r.isSign(end, ',') || end == last || !isPast(r.Text.Spelled(end-1)) {
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
	case "teilt", "sagt", "erklaert", "meldet", "versichert", "bestaetigt", "betont", "stand", "wohlgemerkt", "wie", "so", "auch", "jedenfalls", "zumindest", "entgegen", "anders", "leider", "gluecklicherweise", "erfreulicherweise":
		return true
	case "das", "und":
		return next == "ist" || next == "das" || next == "zwar"
	}
	return r.isCause(i)
}

// isCause reports whether token i begins why something is so, or against what.
func (r *Muter) isCause(i int) bool {
	switch r.Text.Spelled(i) {
	case "weil", "da", "obwohl", "obgleich", "obschon", "trotz", "wegen", "bedingt", "aufgrund":
		return true
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
	return t.Kind == lexicon.Punct && t.First == sign
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
