package hours

import "github.com/lagebild/lagebild/internal/extract/lexicon"

// Late reports whether the clause of tokens first to last names an hour before which one waits in vain ("erst um 10 Uhr").
func Late(t *lexicon.Text, first, last int) bool {
	for i := first; i+3 <= last; i++ {
		if t.Is(i, "erst") && (t.Is(i+1, "um") || t.Is(i+1, "ab") || t.Is(i+1, "gegen")) && t.Tokens[i+2].Kind == lexicon.Number && t.Is(i+3, "uhr") {
			return true
		}
	}
	return false
}

// HalfDays reports whether the clause of tokens first to last names but one half of the day.
func HalfDays(t *lexicon.Text, first, last int) bool {
	for i := first; i <= last; i++ {
		if t.Is(i, "vormittags") {
			return true
		}
		if t.Is(i, "nachmittags") {
			return false
		}
	}
	return t.Is(last+1, "(") && t.Is(last+2, "vormittags") && t.Is(last+3, ")")
}

// VagueMonth reports whether the clause of tokens first to last is about a month to come ("öffnet im Mai").
func VagueMonth(t *lexicon.Text, first, last int) bool {
	for i := first; i < last; i++ {
		if t.Is(i, "im") {
			switch string(t.Folded(i + 1)) {
			case "januar", "februar", "maerz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember", "fruehjahr", "sommer", "herbst", "winter":
				return true
			}
		}
	}
	return false
}
