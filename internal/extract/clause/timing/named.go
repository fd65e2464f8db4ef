package timing

import (
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// What the words around a day that is named say of it. Token i is the first of those that name it, with its preposition.

// IsNewDay reports whether something was put off to the day ("auf den 5. Dezember verschoben", "Nachholtermin Samstag"): it is not off on that.
func (r *Timed) IsNewDay(i int) bool {
	for i > 0 && (r.Text.Is(i, "den") || r.Text.Is(i-1, "den")) {
		i--
	}
	for j := i - 1; j >= max(i-2, 0); j-- { // "Nachholtermin: Samstag"
		switch string(r.Text.Folded(j)) {
		case "nachholtermin", "ersatztermin", "ersatz", "ausweichtermin", "nachholung", "nachgeholt", "stattdessen", "dafuer":
			return true
		}
	}
	return r.Text.Is(i, "auf") || r.Text.Is(i-1, "auf")
}

// ForLater reports whether the day is but what something cannot be had for as things are now, by the tokens first to last ("kann derzeit für
// Freitag nicht gebucht werden").
func (r *Timed) ForLater(i, first, last int) bool {
	return (r.Text.Is(i, "fuer") || r.Text.Is(i-1, "fuer")) && r.Now(first, last)
}

// OfPast reports whether the day, one of the week, is that of what has happened ("nach dem Brand vom Sonntag", "seit dem Angriff am Freitag",
// "wegen der Panne vom Montag").
func (r *Timed) OfPast(i int) bool {
	const near = 5 // tokens of "nach dem schweren Brand der Halle"
	vom := r.Text.Is(i, "vom")
	if !vom && !r.Text.Is(i, "am") {
		return false
	}
	for j := i - 2; j >= max(i-near, 0) && r.Text.Tokens[j].Kind != lexicon.Punct; j-- {
		switch string(r.Text.Folded(j)) {
		case "nach", "seit":
			return r.Text.Tokens[i-1].Upper
		case "wegen", "aufgrund", "infolge", "durch":
			return vom && r.Text.Tokens[i-1].Upper
		}
	}
	return false
}

// IsDelay reports whether the day, of something that is late, is but when that comes after all ("erst zum 1. März", "nach Neujahr").
func (r *Timed) IsDelay(i int) bool {
	return r.Text.Is(i-1, "erst") || r.Text.Is(i-2, "erst") || r.Text.Is(i, "erst") || r.Text.Is(i, "nach")
}

// IsLate reports whether one of the tokens says that something is late ("mit Verspätung", "im Verzug").
func (r *Timed) IsLate(first, last int) bool {
	for i := first; i <= last; i++ {
		if w := r.Text.Spelled(i); strings.HasPrefix(w, "verspaet") || strings.HasPrefix(w, "verzoeger") || w == "verzug" {
			return true
		}
	}
	return false
}

// IsOneOfWeek reports whether the day, one of the week, is named behind another one ("am Dienstag und Donnerstag"): so it may be each week.
func (r *Timed) IsOneOfWeek(i int) bool {
	for i--; i > 0; i-- {
		switch w := r.Text.Spelled(i); w {
		case "-", "u", ".", "und", "sowie", ",", "am":
		default:
			return word.IsWeekday(w)
		}
	}
	return false
}

// IsEarliest reports whether the day is but the earliest ("nicht vor dem 13. November").
func (r *Timed) IsEarliest(i int) bool {
	switch {
	case r.Text.Is(i, "fruehestens"), r.Text.Is(i-1, "fruehestens"):
		return true
	case r.Text.Is(i, "vor"):
		return r.Text.Is(i-1, "nicht")
	}
	return r.Text.Is(i, "nicht") && r.Text.Is(i+1, "vor")
}

// OfSomeone reports whether the day is but of those whom something is for ("für die, deren Frist am 19. Januar endet").
func (r *Timed) OfSomeone(i int) bool {
	const near = 4 // tokens of "deren alter Ausweis"
	for j := i - 1; j >= max(i-near, 0); j-- {
		switch string(r.Text.Folded(j)) {
		case "deren", "dessen", "denen":
			return true
		}
	}
	return false
}

// UntilNow reports whether the tokens tell how it was until now, against what another clause announces ("Wurden Anträge bislang nur gesammelt,
// so werden sie ab Montag …").
func (r *Timed) UntilNow(first, last int) bool {
	for i := first; i <= last; i++ {
		if r.Text.Is(i, "bisher") || r.Text.Is(i, "bislang") {
			return true
		}
	}
	return false
}

// IsToFollow reports whether a clause from token i tells of something else that it is to follow ("…, das Standesamt soll am Montag folgen").
func (r *Timed) IsToFollow(i int) bool {
	toks := r.Text.Tokens
	if i+1 >= len(toks) || !toks[i].Upper && !toks[i+1].Upper {
		return false
	}
	for ; i < len(toks) && toks[i].Kind != lexicon.Punct; i++ {
		switch string(r.Text.Folded(i)) {
		case "soll", "sollen", "will", "wollen", "folgt", "folgen", "folge", "solle":
			return true
		}
	}
	return false
}

// HoldsOn reports whether the tokens tell how it has been and stays ("seit Oktober", "weiterhin").
func (r *Timed) HoldsOn(first, last int) bool {
	for i := first; i <= last; i++ {
		switch string(r.Text.Folded(i)) {
		case "seit", "weiterhin", "bleibt", "bleiben", "weiter", "unveraendert", "grundsaetzlich", "immer", "ohnehin":
			return true
		}
	}
	return false
}

// LastRelative is where the last relative clause begins that the tokens end in; first if they do not.
func (r *Timed) LastRelative(first, last int) int {
	for i := last; i > first+1; i-- {
		if r.Text.Is(i-1, ",") && word.IsRelative(r.Text.Spelled(i)) {
			return i
		}
	}
	return first
}

// TurnsAside reports whether a clause from token i is about something else than the day of what is said before it.
func (r *Timed) TurnsAside(i int) bool {
	switch string(r.Text.Folded(i)) {
	case "deren", "dessen", "denen", "weil", "wenn", "falls", "sobald", "nachdem", "bevor":
		return true
	}
	return r.At[i]&grammar.Modal != 0 || r.IsToFollow(i)
}
