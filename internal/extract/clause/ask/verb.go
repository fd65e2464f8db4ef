package ask

import (
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// verb is the token at which the question itself begins, past signs, who is asked ("Frau Müller, …") and words such as "und".
func (r *Asker) verb(s split.Span) int {
	first := r.pastAddressed(r.Begins(s), s.Last)
	for first < s.Last && (r.At[first]&(grammar.Join|grammar.Yes) != 0 || r.Text.Tokens[first].Kind == lexicon.Punct) {
		first++
	}
	return first
}

// pastAddressed is the token behind the name or title of who is asked, if the question begins with that at token i ("Herr Bürgermeister, ist …"),
// and behind the place that stands before its verb then ("… in Soest ist …").
func (r *Asker) pastAddressed(i, last int) int {
	const most = 5 // tokens of "Frau Dr. Müller,"
	if r.AsksIf(i, last) {
		for !r.Text.Is(i, "ob") {
			i++
		}
		return i
	}
	switch string(r.Text.Folded(i)) {
	case "frau", "herr", "liebe", "lieber", "hallo", "sagen", "sag", "sagt":
	default:
		return i
	}
	k := i + 1
	for ; k <= min(i+most, last-1) && !r.Text.Is(k, ","); k++ {
	}
	if !r.Text.Is(k, ",") || k >= last {
		return i
	}
	if k++; k+2 < last && r.At[k]&grammar.Place != 0 && r.MarkAt(k+2)&grammar.Askable != 0 {
		k += 2
	}
	return k
}
