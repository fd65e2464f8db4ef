package wording

import (
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/judge"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
)

// StillSo is what a clause says that takes up with "es" what the one before tells of the past: that it is so still ("war nicht betroffen und ist
// es auch weiterhin nicht"); without a status if it says no such thing.
func (r *Reader) StillSo(before, c *split.Chunk) judge.Verdict {
	const few = 6 // tokens of "gibt es auch jetzt noch immer keine"
	i := r.Opening(c)
	for i < c.Last && r.At[i]&grammar.Join != 0 {
		i++
	}
	if before == nil || before.Marks&grammar.Past == 0 || len(c.Mentions) > 0 || c.Last-i > few || !r.Text.Is(i+1, "es") || i+1 >= c.Last {
		return judge.Verdict{}
	}
	switch string(r.Text.Folded(i)) {
	case "ist", "sind", "gibt", "bleibt", "bleiben":
	default:
		return judge.Verdict{}
	}
	denied := false
	for k := i + 2; k <= c.Last; k++ {
		switch w := string(r.Text.Folded(k)); {
		case r.At[k]&grammar.Negation != 0:
			denied = true
		case w == "auch", w == "noch", w == "immer", w == "weiter", w == "weiterhin", w == "jetzt", w == "heute", r.TellsTime(k):
		default:
			return judge.Verdict{}
		}
	}
	if denied != (before.Marks&grammar.Negation != 0) {
		return judge.Verdict{}
	}
	v := r.Weigh(before, false)
	v.Rule = "echo>" + v.Rule
	return v
}
