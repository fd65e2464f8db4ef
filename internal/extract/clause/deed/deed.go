package deed

import (
	"slices"
	"sort"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// Finder is a marked text whose deeds are found too. It is not safe for concurrent use; its buffers serve the next text too.
type Finder struct{ grammar.Marked }

// Read cuts text into tokens, marks the words of the lists in it, as grammar.Marked does, and finds its deeds.
func (r *Finder) Read(text string, blocks ...int) {
	r.Marked.Read(text, blocks...)
	r.deeds()
}

// deed is what such a verb says.
func deed() grammar.Cue {
	return grammar.Cue{Status: notice.Available, Denied: notice.Unavailable, Kind: grammar.Do}
}

// deeds finds the verbs beside "können", "dürfen" and "lassen sich" that no list knows, in clauses that say that this is not so or so again, or against one
// that says what is not so, and takes those for deeds that by themselves say that something is out of order ("Fahrzeuge können wieder stillgelegt werden").
func (r *Finder) deeds() {
	known := len(r.Cues)
	for i := range r.Text.Tokens {
		if r.At[i]&grammar.Able == 0 {
			continue
		}
		switch string(r.Text.Folded(i)) {
		case "kann", "koennen", "koenne", "darf", "duerfen":
			r.deedBeside(i, known, false)
		case "laesst", "lassen", "lasse":
			r.deedBeside(i, known, true)
		}
	}
	if len(r.Cues) > known {
		slices.SortStableFunc(r.Cues, func(a, b grammar.CueAt) int { return a.First - b.First })
	}
}

// deedBeside finds the deed that belongs to the modal verb at token i: at the end of the clause, or before the verb that ends it. reflexive: only
// with "sich" it says that something can be done. known: how many cues the lists found.
func (r *Finder) deedBeside(i, known int, reflexive bool) {
	begin, end, cause := i, r.clauseEnd(i), false
	if end == i { // "… nicht erneuert werden können"
		begin, end = r.clauseBegin(i), i-1
		cause = r.At[begin]&grammar.Cause != 0
	}
	turned, itself := false, !reflexive
	for j := begin; j < end; j++ {
		if cause && r.At[j]&grammar.Negation != 0 || reflexive && r.isAgent(j) {
			return // why something else cannot be done, or what does not stop it, is no deed
		}
		turned = turned || r.At[j]&(grammar.Negation|grammar.Again) != 0
		itself = itself || r.Text.Is(j, "sich")
	}
	switch {
	case !itself || !turned && (reflexive || !r.contrasted(i)):
	case r.Text.Is(end, "werden"):
		r.deedAt(end-1, known, true)
	default:
		r.deedAt(end, known, false)
	}
}

// contrasted reports whether the clause of the modal verb at token i stands against one beside it that denies something ("kann Gelder vereinnahmen,
// Bescheide jedoch nicht ausstellen"): what it names is a deed then, unless it tells what can happen ("es kann länger dauern").
func (r *Finder) contrasted(i int) bool {
	first, last := r.clauseBegin(i), r.clauseEnd(i)
	for j := first; j <= last; j++ {
		if r.Text.Is(j, "es") || r.Text.Is(j, "sich") || r.At[j]&(grammar.Advice|grammar.Condition) != 0 {
			return false
		}
	}
	if next := last + 2; r.parted(next-1) && r.has(next, r.clauseEnd(next), grammar.Negation) {
		return r.has(next, r.clauseEnd(next), grammar.Adversative)
	}
	return first > 1 && r.parted(first-1) && r.has(r.clauseBegin(first-1), first-2, grammar.Negation) && r.has(first, last, grammar.Adversative)
}

// parted reports whether token i parts two clauses of one sentence.
func (r *Finder) parted(i int) bool { return r.Text.Is(i, ",") || r.Text.Is(i, ";") }

// has reports whether one of the tokens has the marker, and is no part of a phrase in which a negation is none.
func (r *Finder) has(first, last int, mark grammar.Mark) bool {
	for j := first; j <= min(last, len(r.At)-1); j++ {
		if r.At[j]&mark != 0 && r.Inside[j]&grammar.NoNegation == 0 {
			return true
		}
	}
	return false
}

// isAgent reports whether token j names who does it ("lässt sich vom Ausfall nicht aufhalten").
func (r *Finder) isAgent(j int) bool {
	switch string(r.Text.Folded(j)) {
	case "von", "vom", "durch", "davon", "dadurch":
		return true
	}
	return false
}

// clauseBegin is the first word of the clause that token i ends.
func (r *Finder) clauseBegin(i int) int {
	const far = 20
	for j := i - 1; j > max(i-far, 0); j-- {
		if t := &r.Text.Tokens[j]; r.OpensBlock(j+1) || t.Kind == lexicon.Punct || t.Kind == lexicon.Break || t.Kind == lexicon.Dash {
			return j + 1
		}
	}
	return max(i-far, 0)
}

// clauseEnd is the last word of the clause from token i on.
func (r *Finder) clauseEnd(i int) int {
	const far = 20
	for j := i + 1; j < min(i+far, len(r.Text.Tokens)); j++ {
		if t := &r.Text.Tokens[j]; r.OpensBlock(j) || t.Kind == lexicon.Punct || t.Kind == lexicon.Break || t.Kind == lexicon.Dash {
			return j - 1
		}
	}
	return min(i+far, len(r.Text.Tokens)) - 1
}

// cueAt is the cue among the first known ones, which stand in the order of the text, that is the word at token i, or negates it; nil if
// there is none.
func (r *Finder) cueAt(i, known int) *grammar.CueAt {
	const longest = 20 // tokens of a cue
	for k := sort.Search(known, func(k int) bool { return r.Cues[k].First > i }) - 1; k >= 0 && r.Cues[k].First > i-longest; k-- {
		if q := &r.Cues[k]; q.Last == i && (q.First == i || q.HasNegation) {
			return q
		}
	}
	return nil
}

// deedAt takes the word at token i for a deed if it has the form of one and is none of the first known cues. passive: "werden" follows it.
func (r *Finder) deedAt(i, known int, passive bool) {
	if i < 1 {
		return
	}
	if q := r.cueAt(i, known); q != nil {
		if passive && (q.Kind == grammar.Fail || q.Kind == grammar.Shut || q.Kind == grammar.Cancelled || q.Kind == grammar.Usual && q.HasNegation) {
			q.Cue, q.First = deed(), i
		}
		return
	}
	t := &r.Text.Tokens[i]
	if r.OfMind(i) {
		return
	}
	if t.Kind != lexicon.Word || t.Upper || r.Covered[i] || r.Inside[i] != 0 || !lexicon.IsVerb(r.Text.Folded(i), passive) {
		return
	}
	r.Cues = append(r.Cues, grammar.CueAt{Cue: deed(), First: i, Last: i})
	r.Covered[i] = true
}
