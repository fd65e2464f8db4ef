package split

import (
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// dayBracket is the end of the bracket that opens at token i and holds nothing but a day ("bis Freitag (17.11.) zu"): it ends no clause. 0 if
// there is none.
func (r *Splitter) dayBracket(i, last int) int {
	const most = 8 // tokens of a day
	if !r.Text.Is(i, "(") {
		return 0
	}
	named := false
	for j := i + 1; j <= min(last, i+most); j++ {
		switch w := string(r.Text.Folded(j)); {
		case w == ")":
			if named && j < last {
				return j
			}
			return 0
		case r.Text.Tokens[j].Kind == lexicon.Number:
			named = named || strings.ContainsRune(w, '.')
		case w == "," || w == "." || w == "den" || w == "dem" || w == "der" || word.IsWeekday(w) || word.IsMonth(w):
		default:
			return 0
		}
	}
	return 0
}

// dayBetween is the comma that closes what the comma i opens, if nothing but a day stands between them ("bleibt die ganze Woche, vom 20. bis
// zum 24. November, zu"), in a clause from first that has not said anything yet. 0 if there is none.
func (r *Splitter) dayBetween(first, i, last int) int {
	const most = 12 // tokens of two days
	if !r.Text.Is(i, ",") || i == first {
		return 0
	}
	named := r.Text.Is(i+1, "einem") && word.IsWeekday(string(r.Text.Folded(i+2))) // "am 20. November, einem Montag, …"
	for j := i + 1; j <= min(last-1, i+most); j++ {
		switch {
		case r.Text.Is(j, ",") && !r.amidDay(j):
			if !named || r.hasCue(first, i-1) {
				return 0
			}
			return j
		case !r.ofDay(j):
			return 0
		}
		named = named || r.Text.Tokens[j].Kind == lexicon.Number
	}
	return 0
}

// amidDay reports whether the comma j stands between a weekday and its date.
func (r *Splitter) amidDay(j int) bool {
	return word.IsWeekday(string(r.Text.Folded(j-1))) && (r.Text.Tokens[j+1].Kind == lexicon.Number || r.Text.Is(j+1, "dem") || r.Text.Is(j+1, "den"))
}

// ofDay reports whether token j can belong to a day or a span of days.
func (r *Splitter) ofDay(j int) bool {
	if r.Text.Tokens[j].Kind == lexicon.Punct {
		return r.Text.Is(j, ",")
	}
	w := string(r.Text.Folded(j))
	return r.TellsTime(j) || word.IsWeekday(w) || w == "zum" || w == "einem" || w == "also" || w == "einschliesslich"
}

// inDate reports whether the comma i stands in a date ("Montag, 6. November") or closes one ("…, 6. November, ist …") in
// a clause from first that has not said anything yet.
func (r *Splitter) inDate(first, i int) bool {
	if i+1 >= len(r.Text.Tokens) {
		return false
	}
	prev, next := &r.Text.Tokens[i-1], &r.Text.Tokens[i+1]
	if word.IsWeekday(string(r.Text.Folded(i-1))) && (next.Kind == lexicon.Number || r.Text.Is(i+1, "den") || r.Text.Is(i+1, "dem")) {
		return true
	}
	closes := prev.Kind == lexicon.Number && r.Text.Src[prev.End-1] == '.' || word.IsMonth(string(r.Text.Folded(i-1))) || prev.Kind == lexicon.Number && i >= 2 && word.IsMonth(string(r.Text.Folded(i-2)))
	if prev.Kind == lexicon.Word && r.Text.Is(i-1, "uhr") || closes {
		return next.Kind == lexicon.Number || word.GoesOn(string(r.Text.Folded(i+1))) || r.Text.Is(i+1, "bis") && !r.Text.Is(i+2, "dahin") || word.IsPossessive(string(r.Text.Folded(i+1))) || word.IsWeekday(string(r.Text.Folded(i+1))) || !r.hasCue(first, i-1)
	}
	return false
}
