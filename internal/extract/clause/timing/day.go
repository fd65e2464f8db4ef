package timing

import (
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// TellsTime reports whether token i belongs to the day or time that a clause names.
func (r *Timed) TellsTime(i int) bool {
	switch t := &r.Text.Tokens[i]; t.Kind {
	case lexicon.Number, lexicon.Punct, lexicon.Break:
		return true
	case lexicon.Word:
		w := r.Text.Spelled(i)
		return w == "vom" || w == "von" || w == "bis" || w == "ab" || w == "an" || w == "seit" || w == "am" || w == "dem" || w == "kommenden" || w == "naechsten" || word.IsTime(w)
	}
	return false
}

// IsDay reports whether the tokens are nothing but a day ("Freitag, 6. November").
func (r *Timed) IsDay(first, last int) bool {
	named := false
	for i := first; i <= last; i++ {
		named = named || r.Text.Tokens[i].Kind == lexicon.Number
		if !r.TellsTime(i) && !word.IsNamedDay(r.Text.Spelled(i)) {
			return false
		}
	}
	return named
}

// NamesOccasion reports whether one of the tokens is what a day is called on which less works ("Brückentag", "Warnstreik").
func (r *Timed) NamesOccasion(first, last int) bool {
	for i := first; i <= last; i++ {
		if w := r.Text.Spelled(i); strings.HasSuffix(w, "streik") || strings.HasPrefix(w, "betriebs") || w == "personalversammlung" || isOccasion(w) {
			return true
		}
	}
	return false
}

// IsUntil tells "bis Freitag", "bis auf Weiteres" from "bis die Systeme laufen".
func (r *Timed) IsUntil(i int) bool {
	if !r.Text.Is(i, "bis") {
		return false
	}
	if r.ThenAt(i) > 0 {
		return true
	}
	for j := i + 1; j < len(r.Text.Tokens) && j <= i+3; j++ {
		w := r.Text.Spelled(j)
		if r.Text.Tokens[j].Kind == lexicon.Number || word.TellsDay(w) || j == i+1 && (w == "zur" || w == "zu" || w == "zum" || strings.HasSuffix(w, "ende") || strings.HasSuffix(w, "schluss")) {
			return true
		}
	}
	return false
}

// DayBracket is the end of the bracket that opens at token i and holds nothing but a day ("bis Freitag (17.11.) zu"): it ends no clause. 0 if
// there is none.
func (r *Timed) DayBracket(i, last int) int {
	const most = 8 // tokens of a day
	if !r.Text.Is(i, "(") {
		return 0
	}
	named := false
	for j := i + 1; j <= min(last, i+most); j++ {
		switch w := r.Text.Spelled(j); {
		case w == ")":
			if named && j < last {
				return j
			}
			return 0
		case r.Text.Tokens[j].Kind == lexicon.Number:
			named = named || strings.ContainsRune(w, '.')
		case w == "," || w == "." || w == "den" || w == "dem" || w == "der" || word.IsNamedDay(w) || word.IsMonth(w):
		default:
			return 0
		}
	}
	return 0
}

// AmidDay reports whether the comma j stands between a weekday or a feast and its date.
func (r *Timed) AmidDay(j int) bool {
	return j+1 < len(r.Text.Tokens) && word.IsNamedDay(r.Text.Spelled(j-1)) && (r.Text.Tokens[j+1].Kind == lexicon.Number || r.Text.Is(j+1, "dem") || r.Text.Is(j+1, "den"))
}

// OfDay reports whether token j can belong to a day or a span of days.
func (r *Timed) OfDay(j int) bool {
	if r.Text.Tokens[j].Kind == lexicon.Punct {
		return r.Text.Is(j, ",")
	}
	w := r.Text.Spelled(j)
	return r.TellsTime(j) || word.IsNamedDay(w) || w == "zum" || w == "einem" || w == "also" || w == "einschliesslich"
}
