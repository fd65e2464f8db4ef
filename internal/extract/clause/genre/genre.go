package genre

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// Vetoed reports whether the text is of a kind that makes no statements (a job advertisement, an exercise, a look back),
// by words that tell so anywhere.
func (r *Teller) Vetoed() bool {
	const few = 2 // words of a job advertisement that a notice may have too
	hiring := 0
	for _, m := range r.At {
		if m&grammar.VetoAnywhere != 0 {
			return true
		}
		if m&grammar.Hiring != 0 {
			hiring++
		}
	}
	return hiring >= few
}

// NamesKind reports whether the title or first line at bytes [start, end) names such a kind. In a running sentence, the
// word has to begin it as its label: "Hintergrund ist, dass …" is but what a notice says.
func (r *Teller) NamesKind(start, end int, running bool) bool {
	first, last := r.Range(start, end)
	if r.HasMark(first, last, grammar.Again) && len(r.CuesIn(first, last)) > 0 {
		return false // "Ein Jahr nach dem Angriff: Bürgerbüro wieder geöffnet"
	}
	for i := first; i <= last; i++ {
		if r.At[i]&grammar.Veto != 0 && (!running || r.Text.Is(i+1, ":")) && !r.asksBodies(i, last) && !r.onlyDates(i, last) {
			return true
		}
	}
	return false
}

// onlyDates reports whether the time at token i, long ago, is but when something came to be of which the line says how it is ("Das Bad, das vor zwei
// Jahren gebaut wurde, bleibt geschlossen").
func (r *Teller) onlyDates(i, last int) bool {
	if !r.Text.Is(i, "vor") {
		return false
	}
	for j := i + 1; j < last; j++ {
		if word.IsCopula(string(r.Text.Folded(j))) || r.Text.Is(j, "hat") || r.Text.Is(j, "kann") || r.Text.Is(j, "arbeitet") {
			return len(r.CuesIn(j, last)) > 0
		}
	}
	return false
}

// asksBodies reports whether the word at token i is but a survey among administrations ("Umfrage in sechs Rathäusern").
func (r *Teller) asksBodies(i, last int) bool {
	const near = 5
	if !r.Text.Is(i, "umfrage") {
		return false
	}
	for j := i + 1; j <= min(i+near, last); j++ {
		if word.IsBodies(string(r.Text.Folded(j))) {
			return true
		}
	}
	return false
}

// NamesGroup reports whether the text has a noun that can name several bodies at once.
func (r *Teller) NamesGroup() bool {
	return r.HasMark(0, len(r.At)-1, grammar.Group)
}

// SkipsSection reports whether the heading at bytes [start, end) opens a part that does not belong to the notice.
func (r *Teller) SkipsSection(start, end int) bool {
	first, last := r.Range(start, end)
	if last-first < 2 && r.At[first]&grammar.Far != 0 {
		return true // "Dortmund:"
	}
	for i := first; i <= last && i <= first+1; i++ {
		if r.At[i]&grammar.SkipSection != 0 && !r.tellsNews(first) && !r.isName(i, last) {
			return true
		}
	}
	return false
}

// isName reports whether the phrase that begins at token i is but the kind of paper that the heading gives the name or publisher of
// ("Newsletter „Ankommen in Soest“", "Newsletter der Stadt Soest").
func (r *Teller) isName(i, last int) bool {
	if i >= last || !r.Text.Is(i, "newsletter") {
		return false
	}
	next := &r.Text.Tokens[i+1]
	return next.Kind == lexicon.Punct && (next.First == '"' || next.First >= 0x80) || next.Kind == lexicon.Number || r.Text.Is(i+1, "der") || r.Text.Is(i+1, "des") || r.Text.Is(i+1, "nr")
}

// tellsNews reports whether a phrase that tells of a change begins at token i ("Neue Öffnungszeiten").
func (r *Teller) tellsNews(i int) bool {
	return slices.ContainsFunc(r.TraitsIn(i, i), func(t grammar.TraitAt) bool { return t.Trait == grammar.News })
}
