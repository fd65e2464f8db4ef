package timing

import (
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// TellsPast reports whether the tokens name a time that is over ("vorige Woche", "bisher").
func (r *Timed) TellsPast(first, last int) bool {
	return r.HasMark(first, last, grammar.Earlier)
}

// TellsBefore reports whether the head of a column at the tokens tells how things were before what happened ("vor dem Ausfall").
func (r *Timed) TellsBefore(first, last int) bool {
	if r.Text.Is(first, "vorm") {
		return true
	}
	return r.Text.Is(first, "vor") && first < last && (r.Text.Is(first+1, "dem") || r.Text.Is(first+1, "der"))
}

// AsksWhen reports whether the head of a column at the tokens asks from when something works, or what is but expected.
func (r *Timed) AsksWhen(first, last int) bool {
	if first > last {
		return false
	}
	for last > first && r.Text.Tokens[last].Kind != lexicon.Word && r.Text.Tokens[last].Kind != lexicon.Number {
		last--
	}
	return r.At[last]&grammar.When != 0 || r.At[first]&grammar.When != 0 && !r.Text.Is(first, "ab")
}

// Thereafter reports whether the tokens begin with what comes after a time named before ("danach", "anschließend").
func (r *Timed) Thereafter(first, last int) bool {
	for i := first; i <= min(first+2, last); i++ {
		if r.Text.Is(i, "danach") || r.Text.Is(i, "anschliessend") {
			return true
		}
	}
	return false
}

// Now reports whether the tokens speak of the present ("derzeit noch nicht", "bislang").
func (r *Timed) Now(first, last int) bool {
	return r.HasMark(first, last, grammar.Now)
}

// Stands reports whether the tokens say that something stays as it is ("bleibt bis auf Weiteres ausgesetzt"), and not but until a day named
// before.
func (r *Timed) Stands(first, last int) bool {
	stays := false
	for i := first; i <= last && !stays; i++ {
		switch string(r.Text.Folded(i)) {
		case "bleibt", "bleiben", "weiterhin", "vorerst", "einstweilen":
			stays = true
		}
	}
	return stays && !r.HasMark(first, last, grammar.Now) && !r.UntilThen(first, last)
}

// BeginsNow reports whether the tokens begin with how it is until a day just named ("Bis dahin …", "Derzeit: nein").
func (r *Timed) BeginsNow(first, last int) bool {
	second := min(first+1, last)
	return r.HasMark(first, second, grammar.Now) || r.UntilThen(first, second) || word.IsBefore(r.Text.Spelled(first))
}

// BeginsUntil reports whether the tokens begin with how it is until a day, named or just named ("bis dahin …", "bis zum 30. November …",
// "derzeit …").
func (r *Timed) BeginsUntil(first, last int) bool {
	return r.BeginsNow(first, last) || r.IsUntil(first) && !r.Text.Is(first+1, "auf")
}

// UntilThen reports whether the tokens tell how it is until a day named before, and no hour ("bis dahin …"; not "öffnet erst um 11 Uhr, bis
// dahin …"), or begin so ("davor …").
func (r *Timed) UntilThen(first, last int) bool {
	const near = 3
	for i := first; i < last; i++ {
		if i == first && word.IsBefore(r.Text.Spelled(i)) && r.MarkAt(i+1)&grammar.Able != 0 {
			return true
		}
		if r.ThenAt(i) > 0 {
			for j := i - 1; j >= max(i-near, 0); j-- {
				if r.Text.Is(j, "uhr") {
					return false
				}
			}
			return true
		}
	}
	return false
}

// ThenAt is the last token of the words from token i on that mean the day just named ("bis dahin", "bis zu diesem Tag", "bis es so weit ist");
// 0 if it means none.
func (r *Timed) ThenAt(i int) int {
	switch {
	case !r.Text.Is(i, "bis"):
	case r.Text.Is(i+1, "dahin"):
		return i + 1
	case r.Text.Is(i+1, "zu") && (r.Text.Is(i+2, "diesem") || r.Text.Is(i+2, "jenem")):
		return i + 3
	case !r.Text.Is(i+1, "es"):
	case r.Text.Is(i+2, "soweit") && r.Text.Is(i+3, "ist"):
		return i + 3
	case r.Text.Is(i+2, "so") && r.Text.Is(i+3, "weit") && r.Text.Is(i+4, "ist"):
		return i + 4
	}
	return 0
}

// NotYet reports whether one of the tokens puts what they say off to a time to come ("erst im Januar wieder", "frühestens, wenn …"), not to one
// that has come ("erst seit gestern") or an hour ("erst um 12 Uhr").
func (r *Timed) NotYet(first, last int) bool {
	const far = 5 // tokens of "erst morgens um 10 Uhr"
	for i := first; i <= last; i++ {
		if !r.Text.Is(i, "erst") && !r.Text.Is(i, "fruehestens") {
			continue
		}
		switch string(r.Text.Folded(min(i+1, last))) {
		case "seit", "gestern", "heute", "jetzt", "nun", "vor", "kuerzlich", "mal", "einmal", "am", "recht":
			return false
		}
		for k := i + 1; k <= min(i+far, last); k++ {
			if r.Text.Is(k, "uhr") {
				return false
			}
		}
		return true
	}
	return false
}

// WaitsForReturn reports whether the tokens, a clause, put what they say off until something else works again ("wird erst entschieden, wenn die Akten
// wieder lesbar sind").
func (r *Timed) WaitsForReturn(first, last int) bool {
	if !r.NotYet(first, last) || !r.Text.Is(last+1, ",") || !r.Text.Is(last+2, "wenn") && !r.Text.Is(last+2, "sobald") && !r.Text.Is(last+2, "nachdem") {
		return false
	}
	for i := last + 3; i < len(r.Text.Tokens) && r.Text.Tokens[i].Kind == lexicon.Word; i++ {
		if r.At[i]&grammar.Again != 0 {
			return true
		}
	}
	return false
}

// NotBefore reports whether one of the tokens says that what follows does not hold before its day ("erst ab Montag").
func (r *Timed) NotBefore(first, last int) bool {
	for i := first; i <= last; i++ {
		if r.Text.Is(i, "erst") || r.Text.Is(i, "fruehestens") {
			return true
		}
	}
	return false
}

// AtHours reports whether the tokens tell at what time of the day something is so ("öffnet am Montag erst um 12 Uhr").
func (r *Timed) AtHours(first, last int) bool {
	for i := first; i <= last; i++ {
		switch string(r.Text.Folded(i)) {
		case "uhr", "vormittags", "nachmittags", "mittags", "morgens", "abends", "vormittag", "nachmittag", "mittag", "abend", "stunden", "stunde":
			return true
		}
	}
	return false
}
