package timing

import (
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// Answers that but tell how often, or since when, it is so.

// Always reports whether the answer that begins at token i but tells that it is so day by day ("An jedem Werktag.", "Täglich von 8 bis 16 Uhr.").
func (r *Timed) Always(i, last int) bool {
	const near = 2 // tokens of "an jedem Werktag"
	if r.weekly(i) && r.Text.Is(i+1, "bis") || (r.Text.Is(i, "tag") || r.Text.Is(i, "tags")) && r.Text.Is(i+1, "und") && r.Text.Is(i+2, "nacht") {
		return true
	}
	switch string(r.Text.Folded(i)) {
	case "taeglich", "werktaeglich", "werktags", "jederzeit", "stets", "durchgehend", "ganztaegig", "immer":
	case "an", "jeden", "rund", "zu":
		for end := min(i+near, last); i <= end && !word.IsDay(r.Text.Spelled(i)) && !r.Text.Is(i, "tag") && !r.Text.Is(i, "werktag") && !r.Text.Is(i, "uhr") && !r.Text.Is(i, "zeit"); i++ {
			if i == end {
				return false
			}
		}
	default:
		return false
	}
	return !r.HasMark(i, last, grammar.Negation|grammar.Only|grammar.Adversative|grammar.Able)
}

// SinceThen reports whether the answer that begins at token i but tells since when it is so ("Seit Mittwoch, und zwar komplett.").
func (r *Timed) SinceThen(i, last int) bool {
	if !r.Text.Is(i, "seit") || i == last {
		return false
	}
	for i++; i <= last && r.Text.Tokens[i].Kind != lexicon.Punct && r.Text.Tokens[i].Kind != lexicon.Dash; i++ {
		if !r.OfDay(i) && !word.IsSpan(r.Text.Spelled(i)) {
			return false
		}
	}
	return true
}

// OnDays reports whether the answer that begins at token i but names one day of the week or two ("Montags und donnerstags, für …").
func (r *Timed) OnDays(i, last int) bool {
	const most = 3 // tokens of "montags und donnerstags"
	for end := min(i+most, last); i < end && r.weekly(i) && r.At[i+1]&grammar.Join != 0; i += 2 {
	}
	return r.weekly(i) && (i == last || r.Text.Tokens[i+1].Kind == lexicon.Punct)
}

// weekly reports whether token i is a day of the week on which something is time and again ("montags").
func (r *Timed) weekly(i int) bool {
	w := r.Text.Spelled(i)
	return len(w) > 1 && w[len(w)-1] == 's' && word.IsWeekday(w[:len(w)-1])
}

// Never reports whether the answer that begins at token i begins with "gar nicht" or "nirgends" as a whole ("Gar nicht, bis …").
func (r *Timed) Never(i, last int) bool {
	for i < last && (r.At[i]&grammar.Now != 0 || r.Text.Is(i, "leider") || r.Text.Is(i, "erst") || r.Text.Is(i, "einmal")) {
		i++
	}
	switch string(r.Text.Folded(i)) {
	case "gar", "ueberhaupt":
		if !r.Text.Is(i+1, "nicht") {
			return false
		}
		i++
	case "nirgends", "nirgendwo":
	default:
		return false
	}
	return i < last && r.Text.Tokens[i+1].Kind != lexicon.Word && !r.HasMark(i+1, last, grammar.Only|grammar.Adversative|grammar.Except)
}
