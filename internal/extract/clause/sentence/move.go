package sentence

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
)

// WhoMoves are the mentions of a sentence without the place that the first of them moves to ("Das Standesamt zieht in die Bücherei um"):
// what is said next is not said of that.
func (r *Reader) WhoMoves(ms []grammar.Mention) []grammar.Mention {
	if len(ms) < 2 || !r.moves(ms[0].Last, ms[len(ms)-1].First) {
		return ms
	}
	return slices.DeleteFunc(slices.Clone(ms), func(m grammar.Mention) bool { return m.First > ms[0].Last && r.into(m.First) })
}

// moves reports whether a verb between the tokens tells that something moves.
func (r *Reader) moves(first, last int) bool {
	for i := first; i <= last; i++ {
		switch string(r.Text.Folded(i)) {
		case "zieht", "ziehen", "zog", "zogen", "wechselt", "wechseln", "weicht", "weichen", "umgezogen", "verlegt", "verlagert", "umquartiert", "ausgelagert":
			return true
		}
	}
	return false
}

// into reports whether the preposition of a place stands before token i, with an article or without.
func (r *Reader) into(i int) bool {
	for k := max(i-2, 0); k < i; k++ {
		switch string(r.Text.Folded(k)) {
		case "in", "ins", "im", "zur", "zum", "nach", "auf":
			return true
		}
	}
	return false
}
