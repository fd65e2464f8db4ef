package claim

import (
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/fit"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// Checker tells which claims of one text hold. It is not safe for concurrent use.
type Checker struct{ fit.Fitter }

// CallsFalse reports whether the word at token i calls false what stands before it or hangs on it ("stimmt so nicht", "ist unwahr", "die Stadt
// dementiert").
func (r *Checker) CallsFalse(i int) bool {
	const near = 4 // tokens of "auf das Standesamt nicht"
	switch w := string(r.Text.Folded(i)); w {
	case "stimmt", "stimme", "trifft", "treffe", "zutrifft":
		for j := i + 1; j <= min(i+near, len(r.At)-1) && r.Text.Tokens[j].Kind == lexicon.Word; j++ {
			if r.At[j]&grammar.Negation != 0 {
				return true
			}
		}
		return r.MarkAt(i-1)&grammar.Negation != 0
	case "wahr", "richtig":
		return r.MarkAt(i-1)&grammar.Negation != 0
	case "falsch", "unwahr", "unrichtig", "unzutreffend", "erfunden", "geruecht", "geruechte", "geruechten", "behauptung", "behauptungen", "falschmeldung", "falschmeldungen", "unsinn", "quatsch", "bloedsinn":
		return r.MarkAt(i-1)&grammar.Negation == 0
	default:
		said := strings.HasPrefix(w, "dementier") || strings.HasPrefix(w, "vernein") || strings.HasPrefix(w, "bestreite") || strings.HasPrefix(w, "bestritt")
		return said && r.MarkAt(i+1)&grammar.Negation == 0
	}
}

// Denies reports whether the clause calls false what was said before it.
func (r *Checker) Denies(c *split.Chunk) bool {
	i := r.Opening(c)
	if w := string(r.Text.Folded(i)); w != "das" && w != "dies" && w != "was" {
		return false
	}
	for ; i <= c.Last; i++ {
		if r.CallsFalse(i) {
			return true
		}
	}
	return false
}

// Refuted reports whether the clause is but what the one before calls false, or a rumour ("Die Stadt dementiert, dass …", "Gerüchte, wonach …").
func (r *Checker) Refuted(c *split.Chunk) bool {
	const near = 8
	i := r.Opening(c)
	if r.Text.Is(i+1, ",") && i+2 <= c.Last {
		i += 2 // "Gerüchte, wonach …"
	}
	if !r.Text.Is(i, "dass") && !r.Text.Is(i, "wonach") && (!r.Text.Is(i, "nach") || !r.Text.Is(i+1, "denen")) {
		return false
	}
	for j := i - 2; j >= max(i-near, 0) && r.Text.Tokens[j].Kind == lexicon.Word; j-- {
		if r.CallsFalse(j) {
			return true
		}
	}
	return false
}

// refutes reports whether the sentence only calls false what it begins with, or what somebody says ("Dass das Amt geschlossen sei, stimmt nicht",
// "Es ist falsch, wenn es heißt, …", "Wer sagt, das Amt sei geöffnet, irrt").
func (r *Checker) refutes(s split.Span) bool {
	i := s.First
	if r.Text.Is(i, "wer") {
		return r.Text.Is(s.Last, "irrt") || r.Text.Is(s.Last-1, "irrt")
	}
	for k := i; k+4 <= s.Last; k++ {
		if r.Text.Is(k, ",") && r.Text.Is(k+1, "wenn") && (r.CallsFalse(k-1) || r.CallsFalse(k-2)) {
			switch r.Text.Spelled(k + 3) {
			case "heisst", "sagt", "behauptet", "glaubt", "meint":
				return true
			}
		}
	}
	if r.Text.Is(i, "auch") {
		i++
	}
	if !r.Text.Is(i, "dass") {
		return false
	}
	for ; i < s.Last; i++ {
		if r.CallsFalse(i) {
			return true
		}
	}
	return false
}

// takesIn reports whether the sentence but says that something is accepted, which it supposes only with a clause behind it ("Nehmen wir an und
// prüfen wir").
func (r *Checker) takesIn(s split.Span) bool {
	return r.Text.Is(s.First, "nehmen") && (s.First+3 > s.Last || !r.Text.Is(s.First+3, ",") && !r.Text.Is(s.First+3, ":") && !r.Text.Is(s.First+3, "dass"))
}

// IsHypothetical reports whether the sentence says what would be ("Sollte es …"), tells a rumour or a tale ("Es kursiert …"), or explains
// signs ("✔ = läuft").
func (r *Checker) IsHypothetical(s split.Span) bool {
	if r.At[s.First]&grammar.Supposed != 0 && !r.takesIn(s) || r.refutes(s) {
		return true
	}
	switch string(r.Text.Folded(s.First)) {
	case "angenommen", "gesetzt", "vorausgesetzt", "unterstellt":
		for i := s.First + 1; i <= min(s.First+3, s.Last); i++ {
			if r.Text.Is(i, ",") || r.Text.Is(i, "dass") {
				return true // "Angenommen, das Rathaus fällt aus"
			}
		}
	}
	for i := s.First; i <= s.Last; i++ {
		if r.At[i]&grammar.Hearsay != 0 && r.At[i]&grammar.Speech == 0 && !r.Text.Is(i-1, "nicht") { // "kann nicht einmal angenommen werden"
			return true
		}
		if r.Text.Tokens[i].Kind == lexicon.Symbol && r.Text.Tokens[i].First == '=' {
			return true
		}
	}
	return false
}
