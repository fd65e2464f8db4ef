package reply

import (
	"cmp"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// Answer is +1 if the sentence answers a question as "ja" does, −1 if it does as "nein", else 0.
func (r *Reader) Answer(s split.Span) int {
	first := r.pastLabel(r.Begins(s), s.Last)
	if r.HalfYes(s) {
		return 1
	}
	if first < s.Last && (r.At[first]&(grammar.Now|grammar.Again) != 0 || r.Text.Is(first, "aber") || r.Text.Is(first, "beides")) && r.At[first]&grammar.No == 0 && r.MarkAt(first+1)&(grammar.Yes|grammar.No) != 0 {
		first++ // "Inzwischen ja", "Aber nein"
	}
	switch {
	case r.At[first]&grammar.No != 0: // "Das stimmt nicht" begins as "Das stimmt"
		return -1
	case r.At[first]&grammar.Yes != 0:
		return 1
	}
	if r.Text.Is(first, "nicht") && r.Text.Is(first+1, "mehr") && r.endsAnswer(first+2, s.Last) {
		return -1
	}
	if r.wholly(first, s.Last) || r.SinceThen(first, s.Last) || r.Always(first, s.Last) || r.givesNumber(first, s.Last) {
		return 1
	}
	return cmp.Or(r.inPart(first, s.Last), r.echo(first, s.Last))
}

// givesNumber reports whether the answer that begins at token i but gives the number under which somebody is reached ("Unter 02921 103-0.",
// "Unter der bekannten 02921 103-0.").
func (r *Reader) givesNumber(i, last int) bool {
	const least = 3 // digits
	if !r.Text.Is(i, "unter") || i == last {
		return false
	}
	if i++; r.Text.Is(i, "der") && i+2 <= last {
		switch string(r.Text.Folded(i + 1)) {
		case "bekannten", "gewohnten", "ueblichen", "alten", "vertrauten":
			i += 2
		}
	}
	t := &r.Text.Tokens[i]
	return t.Kind == lexicon.Number && t.End-t.Start >= least && len(r.CuesIn(i, last)) == 0 && !r.HasMark(i, last, grammar.Negation|grammar.Only|grammar.Advice)
}

// pastLabel is the token behind the label that an answer from token first on may begin with ("Seit gestern: ja, …", "Antwort der Stadt: ja, …").
func (r *Reader) pastLabel(first, last int) int {
	of := r.Text.Is(first, "antwort")
	for i := first; i <= min(first+4, last-1) && (of || !r.Covered[i]); i++ {
		if r.Text.Is(i, ":") && (of || len(r.MentionsIn(first, i)) == 0) {
			return i + 1
		}
	}
	return first
}

// inPart is what "ja" or "nein" says behind the part that it is said of ("Für November ja, …", "In Soest nein."); 0 if there is none.
func (r *Reader) inPart(first, last int) int {
	const few = 5 // tokens of "Für die laufenden Fälle ja"
	switch string(r.Text.Folded(first)) {
	case "fuer", "bei", "beim", "mit", "in", "im", "am", "an", "auf", "zum", "zur", "per", "was":
	default:
		return 0
	}
	i := min(first+1, last)
	for i < min(first+few, last) && r.Text.Tokens[i+1].Kind == lexicon.Word {
		i++
	}
	switch {
	case len(r.MentionsIn(first, i)) > 0 || i < last && r.Text.Tokens[i+1].Kind != lexicon.Punct:
	case r.At[i]&grammar.Yes != 0:
		return 1
	case r.At[i]&grammar.No != 0:
		return -1
	}
	return 0
}
