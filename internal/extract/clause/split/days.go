package split

import (
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// dayBetween is the comma that closes what the comma i opens, if nothing but a day stands between them ("bleibt die ganze Woche, vom 20. bis
// zum 24. November, zu"), in a clause from first that has not said anything yet. 0 if there is none.
func (r *Splitter) dayBetween(first, i, last int) int {
	const most = 12 // tokens of two days
	if !r.Text.Is(i, ",") || i == first || r.At[first]&grammar.Condition != 0 && !r.IsUntil(first) {
		return 0 // "Solange umgebaut wird, also bis Freitag, ist …"
	}
	named := r.Text.Is(i+1, "einem") && word.IsWeekday(string(r.Text.Folded(i+2))) // "am 20. November, einem Montag, …"
	for j := i + 1; j <= min(last-1, i+most); j++ {
		switch {
		case r.Text.Is(j, ",") && !r.AmidDay(j):
			if !named || r.hasCue(first, i-1) {
				return 0
			}
			return j
		case !r.OfDay(j):
			return 0
		}
		named = named || r.Text.Tokens[j].Kind == lexicon.Number
	}
	return 0
}

// putIn is the comma that closes what the comma i opens, if it is put in between a predicate that opens its clause, at first, and the subject
// ("Geschlossen bleiben, hier wie dort, die Bürgerbüros"). 0 if there is none.
func (r *Splitter) putIn(first, i, last int) int {
	const most, near = 8, 4 // tokens of what is put in; tokens of "auch die beiden städtischen"
	if !r.Text.Is(i, ",") || i-first > most/2 || !r.IsFinite(i-1) && !word.IsCopula(string(r.Text.Folded(i-1))) || !r.hasCue(first, i-1) || len(r.MentionsIn(first, i-1)) > 0 {
		return 0
	}
	for j := i + 2; j <= min(last-1, i+most); j++ {
		if !r.Text.Is(j, ",") || r.AmidDay(j) {
			continue
		}
		end := j + 1
		for end < last && r.Text.Tokens[end].Kind != lexicon.Punct {
			end++
		}
		if r.hasCue(i+1, end) || r.HasMark(j+1, end, grammar.Able) || len(r.MentionsIn(i+1, j)) > 0 || len(r.MentionsIn(j+1, min(j+near, end))) == 0 {
			return 0
		}
		return j
	}
	return 0
}

// inDate reports whether the comma i stands in a date ("Montag, 6. November") or closes one ("…, 6. November, ist …") in
// a clause from first that has not said anything yet.
func (r *Splitter) inDate(first, i int) bool {
	if i+1 >= len(r.Text.Tokens) {
		return false
	}
	if r.AmidDay(i) {
		return true
	}
	prev, next := &r.Text.Tokens[i-1], &r.Text.Tokens[i+1]
	closes := prev.Kind == lexicon.Number && r.Text.Src[prev.End-1] == '.' || word.IsMonth(string(r.Text.Folded(i-1))) || prev.Kind == lexicon.Number && i >= 2 && word.IsMonth(string(r.Text.Folded(i-2)))
	if prev.Kind == lexicon.Word && r.Text.Is(i-1, "uhr") || closes {
		return next.Kind == lexicon.Number || word.GoesOn(string(r.Text.Folded(i+1))) || r.Text.Is(i+1, "bis") && !r.Text.Is(i+2, "dahin") || word.IsPossessive(string(r.Text.Folded(i+1))) || word.IsWeekday(string(r.Text.Folded(i+1))) || r.endsWithNot(i+1) || !r.hasCue(first, i-1) || r.lacksSubject(first, i)
	}
	return false
}

// lacksSubject reports whether the clause from first has named nothing before the comma i, and what is behind it names something and has no verb
// ("Wegen Arbeiten schweigen am Montag, 6. November, alle Telefone").
func (r *Splitter) lacksSubject(first, i int) bool {
	end := i + 1
	for end < len(r.Text.Tokens)-1 && r.Text.Tokens[end].Kind != lexicon.Punct && r.Text.Tokens[end].Kind != lexicon.Break {
		end++
	}
	return !HasUsable(r.MentionsIn(first, i-1)) && HasUsable(r.MentionsIn(i+1, end)) && !r.HasMark(i+1, end, grammar.Able)
}

// endsWithNot reports whether the words from token i deny what is said before it, and nothing follows ("empfängt bis Freitag, 17. November,
// niemanden.", "…, gar nichts.").
func (r *Splitter) endsWithNot(i int) bool {
	switch string(r.Text.Folded(i)) {
	case "gar", "ueberhaupt", "noch", "leider", "rein", "absolut":
		i = min(i+1, len(r.Text.Tokens)-1)
	}
	return r.At[i]&grammar.Negation != 0 && (i+1 == len(r.Text.Tokens) || r.Text.Tokens[i+1].Kind == lexicon.Punct || r.Text.Tokens[i+1].Kind == lexicon.Break)
}
