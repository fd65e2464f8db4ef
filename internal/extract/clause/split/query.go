package split

import (
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// IsOverview reports whether the sentence is a title that announces what follows ("So arbeiten …", "Was geht").
func (r *Splitter) IsOverview(s Span) bool {
	for i := s.First; i <= s.Last; i++ {
		if i > s.First && !r.Text.Is(i-1, ":") {
			continue
		}
		switch string(r.Text.Folded(i)) {
		case "so", "wie", "was", "welche", "wo", "wann", "warum", "diese", "hier":
			return true
		}
	}
	return false
}

// AsksIf reports whether the sentence from token first, up to the colon i, tells what somebody asks, so that what follows answers it ("Zu der
// Frage, ob das Amt öffnet: …", "Auf die Frage, ob …, antwortet die Stadt: …").
func (r *Splitter) AsksIf(first, i int) bool {
	const near = 3 // tokens before "Frage"
	for k := first; r.Text.Is(i, ":") && k <= min(first+near, i-2); k++ {
		if r.Text.Is(k, "frage") && r.Text.Is(k+1, ",") && r.Text.Is(k+2, "ob") {
			return true
		}
	}
	return false
}

// Elsewhere reports whether the sentence begins with a place that nobody knows ("In der Kreisstadt Bergisch Gladbach …").
func (r *Splitter) Elsewhere(s Span) bool {
	if r.NamesUnknown(s) {
		return true
	}
	i := s.First
	if r.Text.Is(i, "zum") && r.Text.Is(i+1, "vergleich") && r.Text.Is(i+2, ":") {
		i += 3
	}
	if r.Text.Is(i, "auch") {
		i++
	}
	if i+1 > s.Last || !r.Text.Is(i, "in") && !r.Text.Is(i, "aus") {
		return false
	}
	i++
	if r.Text.Is(i, "der") || r.Text.Is(i, "dem") {
		if i+2 > s.Last || !word.IsKindOfBody(string(r.Text.Folded(i+1))) {
			return false
		}
		i += 2
	}
	return r.IsStrange(i)
}

// NamesUnknown reports whether the sentence names a town that nobody knows by its kind ("die Stadt Paderborn"), or towns that
// nobody can tell.
func (r *Splitter) NamesUnknown(s Span) bool {
	for i := s.First; i+2 <= s.Last; i++ {
		if r.At[i]&grammar.Place != 0 && r.MarkAt(i+1)&grammar.Vague != 0 && word.IsBodies(r.Text.Spelled(i+2)) {
			return true // "in vielen Orten"
		}
		switch w := r.Text.Spelled(i); {
		case w == "die" || w == "der":
			if word.IsKindOfBody(r.Text.Spelled(i+1)) && r.IsStrange(i+2) {
				return true
			}
		case r.Text.Tokens[i+1].Upper && word.IsOtherLand(w) && word.IsArea(r.Text.Spelled(i+1)):
			return true // "die Zulassungsstelle des hessischen Landkreises"
		}
	}
	return false
}

// SaysAnything reports whether the text has a word of a status at all.
func (r *Splitter) SaysAnything() bool { return len(r.Cues) > 0 }

// EndsWithColon reports whether the sentence introduces what follows.
func (r *Splitter) EndsWithColon(s Span) bool { return r.Text.Is(s.Last, ":") }

// TakesUpStatus reports whether the sentence only says whom or what the one before is about.
func (r *Splitter) TakesUpStatus(s Span) bool {
	for i := s.First; i <= min(s.First+3, s.Last); i++ {
		if r.At[i]&grammar.TakesUp != 0 {
			return i == s.First || r.At[s.First]&grammar.Negation == 0 // "Nicht anders sieht es im Bauamt aus"
		}
	}
	const short = 8
	last := s.Last
	if r.Text.Tokens[last].Kind == lexicon.Punct {
		last--
	}
	if s.Last-s.First >= short || r.Inside[last]&grammar.Same == 0 {
		return false
	}
	return last > s.First || !r.Text.Is(last, "auch") // "Bürgerbüro ebenso.", "dito"
}

// Joins reports whether token i joins the parts of an enumeration.
func (r *Splitter) Joins(i int) bool {
	return r.At[i]&grammar.Join != 0 || r.Text.Is(i, ",") || r.Text.Is(i, "/")
}

// Corrects reports whether the sentence begins as one that puts right what was said before ("(Update 12 Uhr: …").
func (r *Splitter) Corrects(s Span) bool {
	return r.HasMark(s.First, min(s.First+1, s.Last), grammar.Correction)
}

// TakesAll reports whether the tokens speak of n bodies, two or more, named before ("beide Verwaltungen", "in allen drei Orten").
func (r *Splitter) TakesAll(first, last, n int) bool {
	for i := first; i < last; i++ {
		w := string(r.Text.Folded(i))
		next := string(r.Text.Folded(i + 1))
		if n == 2 && strings.HasPrefix(w, "beide") && word.IsBodies(next) {
			return true
		}
		if i > first+1 && (word.Count(w) == n || n == 2 && w == "beiden") && r.Text.Is(i-1, "der") && word.IsNoneOrEach(string(r.Text.Folded(i-2))) {
			return true // "keine der drei Stellen"
		}
		if r.IsPartOf(i) {
			continue // "Von den drei Orten sind zwei …"
		}
		if n > 1 && word.Count(w) == n && (word.IsBodies(next) || word.TakesUpAll(string(r.Text.Folded(max(i-1, first))))) {
			return true
		}
	}
	return false
}

// NamesDistrict reports whether the tokens speak of "the district" without its name.
func (r *Splitter) NamesDistrict(first, last int) bool {
	for i := first; i <= last; i++ {
		switch string(r.Text.Folded(i)) {
		case "kreis", "kreises", "kreisverwaltung", "landkreis", "kreishaus", "kreishauses", "kreishaeuser", "kreishaeusern", "kreisverwaltungsgebaeude":
			return true
		}
	}
	return false
}

// Reserved reports whether the sentence limits what it names ("nur", "Notfälle").
func (r *Splitter) Reserved(s Span) bool {
	c := r.Chunk(s, false)
	if c.Marks&grammar.Only != 0 {
		return true
	}
	for i := range c.Cues {
		if c.Cues[i].Status() == notice.Limited {
			return true
		}
	}
	return false
}

// NamesReady reports whether the words at bytes [start, end) are of what is finished ("Fertige Pässe").
func (r *Splitter) NamesReady(start, end int) bool {
	first, last := r.Range(start, end)
	return first <= last && r.At[first]&grammar.Ready != 0
}
