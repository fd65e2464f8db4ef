package grammar

import (
	"slices"
	"sort"
)

// Range gives the first and last token of the text's bytes [start, end); last < first if there is none.
func (r *Marked) Range(start, end int) (first, last int) {
	return r.TokenAt(start), r.TokenAt(end) - 1
}

// TokenAt is the first token that begins at or after the byte offset.
func (r *Marked) TokenAt(offset int) int { return r.Text.TokenAt(offset) }

// OpensBlock reports whether a block begins at token i.
func (r *Marked) OpensBlock(i int) bool { return r.begins[i] }

// MentionsIn are the mentions that begin in tokens first to last.
func (r *Marked) MentionsIn(first, last int) []Mention {
	lo := r.mentionFrom(first)
	hi := lo
	for hi < len(r.Mentions) && r.Mentions[hi].First <= last {
		hi++
	}
	return r.Mentions[lo:hi]
}

// TraitsIn are the traits of which the phrases begin within the tokens.
func (r *Marked) TraitsIn(first, last int) []TraitAt {
	lo := sort.Search(len(r.Traits), func(k int) bool { return r.Traits[k].First >= first })
	hi := lo
	for hi < len(r.Traits) && r.Traits[hi].First <= last {
		hi++
	}
	return r.Traits[lo:hi]
}

// Tells reports whether the tokens hold a phrase of the trait.
func (r *Marked) Tells(trait Trait, first, last int) bool {
	for i := max(first, 0); i <= min(last, len(r.told)-1); i++ {
		if r.told[i]&(1<<trait) != 0 && slices.ContainsFunc(r.TraitsIn(i, i), func(t TraitAt) bool { return t.Trait == trait && t.Last <= last }) {
			return true
		}
	}
	return false
}

// mentionFrom is the place of the first mention that begins at token i or after it.
func (r *Marked) mentionFrom(i int) int {
	return sort.Search(len(r.Mentions), func(k int) bool { return r.Mentions[k].First >= i })
}

// CuesIn are the cues that begin in tokens first to last.
func (r *Marked) CuesIn(first, last int) []CueAt {
	lo := sort.Search(len(r.Cues), func(i int) bool { return r.Cues[i].First >= first })
	hi := lo
	for hi < len(r.Cues) && r.Cues[hi].First <= last {
		hi++
	}
	return r.Cues[lo:hi]
}

// MarkAt are the markers that begin at token i; none where there is no token.
func (r *Marked) MarkAt(i int) Mark {
	if i < 0 || i >= len(r.At) {
		return 0
	}
	return r.At[i]
}

// HasMark reports whether one of the markers begins at one of the tokens.
func (r *Marked) HasMark(first, last int, m Mark) bool {
	return first <= last && slices.ContainsFunc(r.At[first:last+1], func(at Mark) bool { return at&m != 0 })
}

// IsFinite reports whether token i is a verb that the lists know as the predicate of a clause or the beginning of a question; no token is none.
func (r *Marked) IsFinite(i int) bool { return r.MarkAt(i)&(Able|Askable) != 0 && !r.Text.Is(i, "wir") }
