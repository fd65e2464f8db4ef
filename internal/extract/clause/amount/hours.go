package amount

import (
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

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

// HalfDay reports whether the tokens name but one half of the day.
func HalfDay(t *lexicon.Text, first, last int) bool {
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

// FewDays reports whether the tokens speak of single days or half days of every week ("dienstags und donnerstags", "jeden Vormittag").
func FewDays(t *lexicon.Text, first, last int) bool {
	const most = 2
	n := 0
	for i := first; i <= last; i++ {
		switch w := string(t.Folded(i)); w {
		case "montags", "dienstags", "mittwochs", "donnerstags", "freitags":
			n++
		case "bis", "taeglich", "werktags", "werktaeglich":
			return false
		case "jeden", "jedem":
			if t.Is(i+1, "vormittag") || t.Is(i+1, "morgen") {
				return true
			}
		default:
			if strings.HasSuffix(w, "vormittag") && (t.Is(i-1, "und") && t.IsCut(max(i-2, 0)) || t.Is(i-2, "und") && t.IsCut(max(i-3, 0))) {
				return true // "am Dienstag- und am Donnerstagvormittag"
			}
		}
	}
	return n > 0 && n <= most
}

// VagueMonth reports whether the tokens are about a month to come ("öffnet im Mai").
func VagueMonth(t *lexicon.Text, first, last int) bool {
	for i := first; i < last; i++ {
		if t.Is(i, "im") {
			switch w := string(t.Folded(i + 1)); w {
			case "fruehjahr", "sommer", "herbst", "winter":
				return true
			default:
				if word.IsMonth(w) {
					return true
				}
			}
		}
	}
	return false
}
