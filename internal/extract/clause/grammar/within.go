package grammar

import (
	"sort"

	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// Range gives the first and last token of the text's bytes [start, end); last < first if there is none.
func (r *Marked) Range(start, end int) (first, last int) {
	return r.TokenAt(start), r.TokenAt(end) - 1
}

// TokenAt is the first token that begins at or after the byte offset.
func (r *Marked) TokenAt(offset int) int {
	lo, hi := 0, len(r.Text.Tokens)
	for lo < hi {
		mid := (lo + hi) / 2
		if r.Text.Tokens[mid].Start < offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// IsCut reports whether the word at i lacks its end ("An-, Ab- und Ummeldungen").
func (r *Marked) IsCut(i int) bool {
	t := &r.Text.Tokens[i]
	return t.Kind == lexicon.Word && r.Text.Src[t.End-1] == '-'
}

// MentionsIn are the mentions that begin in tokens first to last.
func (r *Marked) MentionsIn(first, last int) []Mention {
	lo := r.mentionFrom(first)
	hi := lo
	for hi < len(r.Mentions) && r.Mentions[hi].First <= last {
		hi++
	}
	return r.Mentions[lo:hi]
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
