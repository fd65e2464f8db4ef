package grammar

import (
	"slices"
	"sort"

	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// What can be done, or not, stands as an infinitive or a passive beside "können" or "lassen sich": it is a deed, whatever the verb is.

// deed is what such a verb says.
var deed = Cue{Status: notice.Available, negated: notice.Unavailable, Kind: Do}

// deeds finds the verbs beside "können", "dürfen" and "lassen sich" that no list knows, in clauses that say that this is not so or so again,
// and takes those for deeds that by themselves say that something is out of order ("Fahrzeuge können wieder stillgelegt werden").
func (r *Marked) deeds() {
	known := len(r.Cues)
	for i := range r.Text.Tokens {
		if r.At[i]&Able == 0 {
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
		slices.SortStableFunc(r.Cues, func(a, b CueAt) int { return a.First - b.First })
	}
}

// deedBeside finds the deed that belongs to the modal verb at token i: at the end of the clause, or before the verb that ends it. reflexive: only
// with "sich" it says that something can be done. known: how many cues the lists found.
func (r *Marked) deedBeside(i, known int, reflexive bool) {
	begin, end, cause := i, r.clauseEnd(i), false
	if end == i { // "… nicht erneuert werden können"
		begin, end = r.clauseBegin(i), i-1
		cause = r.At[begin]&Cause != 0
	}
	turned, itself := false, !reflexive
	for j := begin; j < end; j++ {
		if cause && r.At[j]&Negation != 0 || reflexive && r.isAgent(j) {
			return // why something else cannot be done, or what does not stop it, is no deed
		}
		turned = turned || r.At[j]&(Negation|Again) != 0
		itself = itself || r.Text.Is(j, "sich")
	}
	switch {
	case !turned || !itself:
	case r.Text.Is(end, "werden"):
		r.deedAt(end-1, known, true)
	default:
		r.deedAt(end, known, false)
	}
}

// isAgent reports whether token j names who does it ("lässt sich vom Ausfall nicht aufhalten").
func (r *Marked) isAgent(j int) bool {
	switch string(r.Text.Folded(j)) {
	case "von", "vom", "durch", "davon", "dadurch":
		return true
	}
	return false
}

// clauseBegin is the first word of the clause that token i ends.
func (r *Marked) clauseBegin(i int) int {
	const far = 20
	for j := i - 1; j > max(i-far, 0); j-- {
		if t := &r.Text.Tokens[j]; r.begins[j+1] || t.Kind == lexicon.Punct || t.Kind == lexicon.Break || t.Kind == lexicon.Dash {
			return j + 1
		}
	}
	return max(i-far, 0)
}

// clauseEnd is the last word of the clause from token i on.
func (r *Marked) clauseEnd(i int) int {
	const far = 20
	for j := i + 1; j < min(i+far, len(r.Text.Tokens)); j++ {
		if t := &r.Text.Tokens[j]; r.begins[j] || t.Kind == lexicon.Punct || t.Kind == lexicon.Break || t.Kind == lexicon.Dash {
			return j - 1
		}
	}
	return min(i+far, len(r.Text.Tokens)) - 1
}

// cueAt is the cue among the first known ones, which stand in the order of the text, that is the word at token i, or negates it; nil if
// there is none.
func (r *Marked) cueAt(i, known int) *CueAt {
	const longest = 20 // tokens of a cue
	for k := sort.Search(known, func(k int) bool { return r.Cues[k].First > i }) - 1; k >= 0 && r.Cues[k].First > i-longest; k-- {
		if q := &r.Cues[k]; q.Last == i && (q.First == i || q.HasNegation) {
			return q
		}
	}
	return nil
}

// deedAt takes the word at token i for a deed if it has the form of one and is none of the first known cues. passive: "werden" follows it.
func (r *Marked) deedAt(i, known int, passive bool) {
	if i < 1 {
		return
	}
	if q := r.cueAt(i, known); q != nil {
		if passive && (q.Kind == Fail || q.Kind == Shut || q.Kind == Cancelled || q.Kind == Usual && q.HasNegation) {
			q.Cue, q.First = deed, i
		}
		return
	}
	t := &r.Text.Tokens[i]
	if t.Kind != lexicon.Word || t.Upper || r.Covered[i] || r.Inside[i] != 0 || !lexicon.IsVerb(r.Text.Folded(i), passive) {
		return
	}
	r.Cues = append(r.Cues, CueAt{Cue: deed, First: i, Last: i})
	r.Covered[i] = true
}
