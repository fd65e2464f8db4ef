package timing

import (
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// TellsDeedDone reports whether the clause around token i, up to the signs before and after it, tells what somebody did: in the past tense, or
// by "hat" and a participle ("hat der Krisenstab am Montag beschlossen", "seit ein Techniker am Samstag das Kabel getauscht hat").
func (r *Timed) TellsDeedDone(i int) bool {
	first, last := r.between(i)
	for k := first; k <= last; k++ {
		switch string(r.Text.Folded(k)) {
		case "hat", "haben", "habe":
			if !r.Text.Is(last, "offen") && r.perfect(k, last) || k == last && k-1 > first && r.tellsDeed(k-1) {
				return true
			}
		case "ist", "sind":
			if k == last && k-1 > first && r.arrived(k-1) {
				return true
			}
		default:
			if r.PastVerb(k, last) {
				return true
			}
		}
	}
	return false
}

// TellsThen reports whether the clause around token i, up to the signs before and after it, has a verb in the past tense, and no mere participle
// before a noun ("den im Mai bestellten Ausweis").
func (r *Timed) TellsThen(i int) bool {
	first, last := r.between(i)
	for k := first; k <= last; k++ {
		before := k < last && r.Text.Tokens[k+1].Upper && strings.Contains(r.Text.Spelled(k), "te")
		if !before && r.PastVerb(k, last) {
			return true
		}
	}
	return false
}

// between are the first and the last of the tokens around token i that no sign parts from it.
func (r *Timed) between(i int) (first, last int) {
	const far = 20 // tokens
	first, last = i, i
	for first > max(i-far, 0) && r.inClause(first-1) {
		first--
	}
	for last < i+far && last+1 < len(r.Text.Tokens) && r.inClause(last+1) {
		last++
	}
	return first, last
}

// inClause reports whether token i is none of the signs that part clauses.
func (r *Timed) inClause(i int) bool {
	return r.Text.Tokens[i].Kind == lexicon.Word || r.Text.Tokens[i].Kind == lexicon.Number
}

// PastVerb reports whether token i, in a sentence that ends with token last, is a verb in the past tense, or the last word of a perfect.
func (r *Timed) PastVerb(i, last int) bool {
	tok := &r.Text.Tokens[i]
	if tok.Kind != lexicon.Word || tok.Upper && i > 0 && r.Text.Tokens[i-1].Kind == lexicon.Word {
		return false
	}
	w := r.Text.Spelled(i)
	switch w {
	case "habe", "haette", "haetten":
		return r.perfect(i, last)
	}
	if r.Tells(grammar.Preterite, i, i) {
		return true
	}
	return r.weakPast(i, w)
}

// perfect reports whether a clause, in which "habe" stands at token i, ends with a participle that is no state ("habe wochenlang geruht").
func (r *Timed) perfect(i, last int) bool {
	end := i
	for end < last && r.Text.Tokens[end+1].Kind != lexicon.Punct {
		end++
	}
	return end > i && r.tellsDeed(end)
}

// tellsDeed reports whether token i, beside a form of "haben", is a participle that tells a deed and no state.
func (r *Timed) tellsDeed(i int) bool {
	switch w := r.Text.Spelled(i); w {
	case "geoeffnet", "geschlossen", "nicht", "offen":
		return false
	default:
		return !r.Text.Tokens[i].Upper && (strings.HasSuffix(w, "t") || strings.HasSuffix(w, "en"))
	}
}

// arrived reports whether token i is the participle of a verb of motion, which "ist" makes a perfect ("seit am Montag neue Rechner angekommen sind").
func (r *Timed) arrived(i int) bool {
	w := r.Text.Spelled(i)
	return strings.HasSuffix(w, "gekommen") || strings.HasSuffix(w, "gegangen") || strings.HasSuffix(w, "getroffen") || strings.HasSuffix(w, "gezogen")
}

// weakPast reports whether token i, the word w, is a verb with the ending of the past ("arbeiteten"): no adjective, and no other mood.
func (r *Timed) weakPast(i int, w string) bool {
	const least = 6 // letters
	if len(w) < least || !strings.HasSuffix(w, "te") && !strings.HasSuffix(w, "ten") {
		return false
	}
	if r.At[i]&grammar.Past != 0 && !r.Covered[i] {
		return true
	}
	text := &r.Text
	if i == 0 || i+1 >= len(text.Tokens) || r.Tells(grammar.NoPreterite, i, i) {
		return false
	}
	before, next := &text.Tokens[i-1], &text.Tokens[i+1]
	if next.Kind == lexicon.Word && next.Upper && !before.Upper {
		return false // "geplante Sitzung"
	}
	return before.Upper || before.Kind == lexicon.Number || next.Kind == lexicon.Punct || precedesVerb(text.Folded(i-1))
}

// precedesVerb reports whether w is a pronoun, a particle or an adverb, behind which a verb may stand, and no article.
func precedesVerb(w []byte) bool {
	switch string(w) {
	case "er", "sie", "es", "man", "wir", "ich", "sich", "nicht", "lang", "nichts", "auch", "nur":
		return true
	}
	return false
}

// TellsDone reports whether the tokens tell what was done. door: what they say is that a door is open or shut, which "hat" says of
// the present too.
func (r *Timed) TellsDone(first, last int, door bool) bool {
	for i := first; i <= last; i++ {
		switch string(r.Text.Folded(i)) {
		case "wurde", "wurden", "oeffnete", "oeffneten", "begann", "begannen", "startete", "starteten", "nahm", "nahmen", "worden", "ausgefallen", "zusammengebrochen", "angelaufen":
			return true
		case "hat", "haben":
			if !door {
				return true
			}
		}
	}
	return false
}

// DoneByNow reports whether one of the tokens says that something is done by now ("schon", "fertig").
func (r *Timed) DoneByNow(first, last int) bool {
	for i := first; i <= last; i++ {
		if w := string(r.Text.Folded(i)); w == "schon" || w == "bereits" || word.IsReady(w) {
			return true
		}
	}
	return false
}
