package timing

import (
	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// FromDay is the token that opens the words, up to token last, that but tell from when something is so ("ab Montag, dem 13. November, dann",
// "erst am Montag"); they may begin before token first, where a comma parts them. -1 if there are none.
func (r *Timed) FromDay(first, last int) int {
	const far = 8
	if r.Text.Is(last, ".") || r.Text.Is(last, ")") {
		last--
	}
	for i := last; i >= max(first-far, 0); i-- {
		switch w := string(r.Text.Folded(i)); w {
		case "danach", "anschliessend":
			return i
		case "ab":
			if i < last {
				return i
			}
			return -1
		case "am", "zum":
			if r.Text.Is(i-1, "erst") && i < last {
				return i
			}
		case "dann", "aber", "leider", "jedoch", "allerdings", "naechster", "kommender", "uebermorgen":
		default:
			if !r.OfDay(i) && !word.IsMonth(w) {
				return -1
			}
		}
	}
	return -1
}

// PutsOff is the first token of the words that but name the day from which on what the tokens before them, from first on, deny is so after all:
// they answer with "nein" or "nicht", or the day is called the first ("nein, ab Montag", "geschlossen, erst ab Montag"). -1 if there are none.
func (r *Timed) PutsOff(first, last int) int {
	from := r.FromDay(last, last)
	i, only := from-1, false
	for ; i > first && (r.Text.Is(i, "erst") || r.Text.Is(i, "fruehestens") || r.Text.Is(i, "wieder")); i-- {
		only = only || !r.Text.Is(i, "wieder")
	}
	if i <= first || r.Text.Tokens[i].Kind == lexicon.Word || !only && !r.Text.Is(i-1, "nein") && !r.Text.Is(i-1, "nicht") {
		return -1
	}
	return from
}
