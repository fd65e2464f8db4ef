package aside

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// InFront reports whether "vor" or "hinter" leads to what token i names.
func (r *Teller) InFront(i int) bool {
	for j := max(i-2, 0); j < i; j++ {
		if r.Text.Is(j, "vor") || r.Text.Is(j, "vorm") || r.Text.Is(j, "hinter") {
			return true
		}
	}
	return false
}

// overArticle is the token i, or the one before the article, the possessive or the preposition "von" there.
func (r *Teller) overArticle(i int) int {
	switch w := string(r.Text.Folded(max(i, 0))); {
	case i > 0 && (word.IsArticle(w) || word.IsPossessive(w) || w == "die" || w == "das" || w == "von" || w == "vom"):
		return i - 1
	}
	return i
}

// isNewsOf reports whether what token i names is but what failed, where somebody tells, asks or complains of that ("über den Ausfall der Telefone
// unterrichtet").
func (r *Teller) isNewsOf(i int) bool {
	head := r.overArticle(i - 1)
	if head == i-1 || head < 2 || !r.Text.Tokens[head].Upper {
		return false
	}
	trouble := slices.ContainsFunc(r.CuesIn(head, head), func(q grammar.CueAt) bool {
		return q.Kind == grammar.Trouble || q.Kind == grammar.Fail || q.Kind == grammar.Shut
	})
	return trouble && r.Text.Is(r.overArticle(head-1), "ueber")
}

// isGoal reports whether the office or house m is but where something moves to ("Das Bürgerbüro zieht in die Bücherei um").
func (r *Teller) isGoal(m *grammar.Mention) bool {
	const far = 6 // tokens of "zieht es morgen mit drei Tischen"
	i := m.First - 1
	if !r.Text.Is(i, "ins") {
		if i = r.overArticle(i); i < 1 || i == m.First-1 || !r.Text.Is(i, "in") || r.Text.Is(i+1, "der") || r.Text.Is(i+1, "dem") {
			return false
		}
	}
	for j := i - 1; j >= max(i-far, 0) && r.Text.Tokens[j].Kind == lexicon.Word; j-- {
		switch string(r.Text.Folded(j)) {
		case "zieht", "ziehen", "zog", "zogen", "weicht", "weichen", "wechselt", "wechseln", "wandert", "wandern":
			return true
		}
	}
	switch string(r.Text.Folded(min(m.Last+1, len(r.Text.Tokens)-1))) {
	case "umgezogen", "gezogen", "umzieht", "umziehen", "verlegt", "verlagert", "ausgewichen", "ausweichen", "ausweicht", "gewechselt", "umgesiedelt", "verlegen":
		return true
	}
	return false
}
