package amount

import "github.com/lagebild/lagebild/internal/extract/lexicon"

// LateHour reports whether the tokens name an hour before which one waits in vain ("erst um 10 Uhr").
func LateHour(t *lexicon.Text, first, last int) bool {
	for i := first; i+3 <= last; i++ {
		if t.Is(i, "erst") && (t.Is(i+1, "um") || t.Is(i+1, "ab") || t.Is(i+1, "gegen")) && t.Tokens[i+2].Kind == lexicon.Number && t.Is(i+3, "uhr") {
			return true
		}
	}
	return false
}

// AsAlways reports whether what follows token last says that it is so as it always is ("hat freitags auf, so wie immer").
func AsAlways(t *lexicon.Text, last int) bool {
	const near = 4
	for i := last + 1; i < min(last+near, len(t.Tokens)-1); i++ {
		if t.Is(i, "wie") {
			switch string(t.Folded(i + 1)) {
			case "immer", "sonst", "gewohnt", "ueblich", "bisher", "gehabt":
				return true
			}
		}
	}
	return false
}
