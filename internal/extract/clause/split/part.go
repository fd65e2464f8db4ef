package split

import (
	"slices"
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/genre"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// Splitter cuts a marked text. It is not safe for concurrent use; its buffers serve the next text too.
type Splitter struct {
	genre.Teller
	chunks []Chunk         // room for those of the sentence in hand
	cues   []grammar.CueAt // room for theirs
}

// Stranger reports whether the clause has a noun that no list knows: it may be about something else.
func (r *Splitter) Stranger(c *Chunk) bool {
	for i := c.First + 1; i <= c.Last; i++ {
		if r.IsStrange(i) {
			return true
		}
	}
	return false
}

// OnlyOfOffice reports whether the nouns of the clause that no list knows are but of what every office has ("die gewohnten Zeiten", "die
// Kolleginnen und Kollegen", "am neuen Ort").
func (r *Splitter) OnlyOfOffice(c *Chunk) bool {
	for i := c.First + 1; i <= c.Last; i++ {
		if w := string(r.Text.Folded(i)); r.IsStrange(i) && !word.IsOfOffice(w) && !word.IsStreet(w) {
			return false
		}
	}
	return true
}

// BeginsStrange reports whether the clause begins with a noun that no list knows, or its article.
func (r *Splitter) BeginsStrange(c *Chunk) bool {
	i := r.Opening(c)
	if r.Text.Is(i, "die") || r.Text.Is(i, "der") || r.Text.Is(i, "das") {
		i++
	}
	return i <= c.Last && r.IsStrange(i)
}

// Opening is the clause's first token that joins it to nothing.
func (r *Splitter) Opening(c *Chunk) int {
	i := c.First
	for i < c.Last && r.At[i]&grammar.Join != 0 {
		i++
	}
	return i
}

// asksFirst reports whether what stands before the join at i only asks for something, and a predicate of the same subject follows ("Das Amt
// bittet um Geduld und bleibt geschlossen"), or the other way round ("Das Amt bleibt geschlossen und bittet um Geduld").
func (r *Splitter) asksFirst(first, i, last int) bool {
	next := min(i+1, last)
	if r.Text.Is(i, "und") && r.At[next]&grammar.Advice != 0 && strings.HasSuffix(string(r.Text.Folded(next)), "t") {
		return r.hasCue(first, i-1)
	}
	return (r.IsFinite(next) || r.Text.Is(next, "arbeiten")) && r.HasMark(first, i-1, grammar.Advice|grammar.Speech) && !r.hasCue(first, i-1) && r.hasCue(i+1, last)
}

// concludesSecond reports whether what stands behind the join at i is what comes of the plan before it ("… stellt demnächst um und bleibt deshalb
// am Montag zu").
func (r *Splitter) concludesSecond(first, i, last int) bool {
	switch string(r.Text.Folded(min(i+2, last))) {
	case "deshalb", "daher", "deswegen", "darum", "somit":
		return r.Text.Is(i, "und") && !r.Text.Tokens[i+1].Upper && r.HasMark(first, i-1, grammar.Modal) && r.hasCue(i+1, last)
	}
	return false
}

// speaksSecond reports whether what stands before the join at i says nothing, and a predicate of the same subject that says how it can be
// reached follows ("Die Stadt hat Hilfe angefordert und ist per Mail nicht erreichbar").
func (r *Splitter) speaksSecond(first, i, last int) bool {
	return word.IsCopula(string(r.Text.Folded(min(i+1, last)))) && r.Text.Is(i, "und") && r.saying(first, i-1) == "" && r.saying(i+1, last) != "" && slices.ContainsFunc(r.MentionsIn(i+1, last), func(m grammar.Mention) bool { return m.Role == grammar.Way })
}

// pastFirst reports whether what stands before the join at i tells of the past, and a predicate of the same subject in the present follows ("Die
// Bücherei war kaum betroffen und hat normal geöffnet").
func (r *Splitter) pastFirst(first, i, last int) bool {
	next := min(i+1, last)
	if r.Text.Is(i, "und") && next+1 < last && r.doneFirst(first, i) && slices.ContainsFunc(r.CuesIn(next, last), func(q grammar.CueAt) bool { return q.First == next && !q.Noun }) {
		return true // "… hat alles überwiesen und bewilligt auch neue Fälle"
	}
	return r.Text.Is(i, "und") && (r.IsFinite(next) || r.wereFirst(first, i)) && r.At[next]&grammar.Past == 0 && r.HasMark(first, i-1, grammar.Past) && r.hasCue(next, last)
}

// wereFirst reports whether what stands before the join at i tells how several were, and a verb stands behind it ("… waren betroffen und arbeiten
// wieder").
func (r *Splitter) wereFirst(first, i int) bool {
	if !lexicon.IsVerb(r.Text.Folded(i+1), false) || r.Text.Tokens[i+1].Upper {
		return false
	}
	for k := first; k < i; k++ {
		if r.Text.Is(k, "waren") || r.Text.Is(k, "blieben") || r.Text.Is(k, "hatten") {
			return true
		}
	}
	return false
}

// doneFirst reports whether what stands before the join at i tells what somebody has done: the participle stands right before it.
func (r *Splitter) doneFirst(first, i int) bool {
	for k := first; k < i-1; k++ {
		if r.Text.Is(k, "hat") || r.Text.Is(k, "haben") {
			return r.Inside[i-1]&grammar.Elsewhere != 0 || slices.ContainsFunc(r.CuesIn(k, i-1), func(q grammar.CueAt) bool { return q.Last == i-1 && q.Kind == grammar.Do && !q.Noun })
		}
	}
	return false
}

// Conditional reports whether the clause begins with "wenn", "sobald", "ob" …
func (r *Splitter) Conditional(c *Chunk) bool {
	for i := c.First; i <= min(c.First+1, c.Last); i++ {
		if r.At[i]&grammar.Condition != 0 && r.At[i]&grammar.Except == 0 && !r.IsUntil(i) && !r.Text.Is(i-1, "auch") && !r.Text.Is(i+1, "auch") && !r.follows(i, c.Last) && !r.concludes(i) {
			return true
		}
	}
	return false
}

// follows reports whether the "damit" or "seitdem" at i only tells what comes of something, or since when ("Damit steht die Seite wieder bereit",
// "Seitdem sind die Ämter zu"): the verb stands right behind it.
func (r *Splitter) follows(i, last int) bool {
	if !r.Text.Is(i, "damit") && !r.Text.Is(i, "seitdem") || i+1 >= last || r.Text.Tokens[i+1].Upper {
		return false
	}
	w := string(r.Text.Folded(i + 1))
	verb := strings.HasSuffix(w, "t") && w != "nicht" && w != "jetzt" && w != "erst" && w != "selbst"
	return r.MarkAt(i+1)&(grammar.Able|grammar.Askable) != 0 || verb || w == "stehen" || w == "sind"
}

// concludes reports whether the word at i says what comes of the clause before (", weshalb das Amt geschlossen bleibt"), and does not ask.
func (r *Splitter) concludes(i int) bool {
	const far = 20
	switch string(r.Text.Folded(i)) {
	case "weshalb", "weswegen", "wodurch":
	default:
		return false
	}
	if i == 0 || !r.Text.Is(i-1, ",") {
		return false
	}
	for j := i - 2; j >= max(i-far, 0) && r.Text.Tokens[j].Kind != lexicon.Punct; j-- {
		if r.At[j]&(grammar.Speech|grammar.Modal) != 0 || word.Asks(string(r.Text.Folded(j))) {
			return false
		}
	}
	return true
}

// Has reports whether one of the mentions is of the service.
func Has(ms []grammar.Mention, s notice.Service) bool {
	return slices.ContainsFunc(ms, func(m grammar.Mention) bool { return m.Service == s })
}

// Several reports whether the mentions are of more than one service.
func Several(ms []grammar.Mention) bool {
	return slices.ContainsFunc(ms, func(m grammar.Mention) bool { return m.Service != ms[0].Service })
}

// HasAny reports whether one of ms is of one of the services of others.
func HasAny(ms, others []grammar.Mention) bool {
	return slices.ContainsFunc(others, func(x grammar.Mention) bool { return Has(ms, x.Service) })
}

// Usable are the mentions that can be a topic; ms itself if all can, so that nobody may change them.
func Usable(ms []grammar.Mention) []grammar.Mention {
	if !HasUsable(ms) {
		return nil
	}
	return without(ms, func(m grammar.Mention) bool { return !m.Usable() })
}

// without is ms without those that drop holds for: no copy if it holds for none.
func without(ms []grammar.Mention, drop func(grammar.Mention) bool) []grammar.Mention {
	if !slices.ContainsFunc(ms, drop) {
		return slices.Clip(ms)
	}
	return slices.DeleteFunc(slices.Clone(ms), drop)
}

// HasUsable reports whether one of the mentions can be a topic.
func HasUsable(ms []grammar.Mention) bool {
	return slices.ContainsFunc(ms, func(m grammar.Mention) bool { return m.Usable() })
}

// isOver reports whether the cue is a noun that names what is over, or but a cause, in a clause from first ("Nach
// mehrtägiger Schließung …").
func (r *Splitter) isOver(q *grammar.CueAt, first int) bool {
	const near = 5 // tokens of "nach einer mehr als zweiwöchigen"
	if q.First != q.Last || !r.Text.Tokens[q.First].Upper || q.Kind != grammar.Shut && q.Kind != grammar.Fail && q.Kind != grammar.Trouble && q.Kind != grammar.Limited {
		return false
	}
	for i := q.First - 1; i >= max(q.First-near, first); i-- {
		switch w := string(r.Text.Folded(i)); {
		case w == "nach" || w == "trotz" || w == "wegen" || w == "aufgrund" || w == "infolge":
			return !r.Text.Is(i+1, "wie") && !r.Text.Is(i+1, "und")
		case r.Text.Tokens[i].Kind == lexicon.Number, r.Text.Tokens[i].Kind == lexicon.Word && (!r.Text.Tokens[i].Upper || word.IsTime(w)):
		default:
			return false
		}
	}
	return false
}
