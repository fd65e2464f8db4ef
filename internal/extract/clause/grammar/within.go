package grammar

import (
	"slices"

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
	lo, _ := slices.BinarySearchFunc(r.Mentions, first, func(m Mention, at int) int { return m.First - at })
	hi := lo
	for hi < len(r.Mentions) && r.Mentions[hi].First <= last {
		hi++
	}
	return r.Mentions[lo:hi]
}

// CuesIn are the cues that begin in tokens first to last.
func (r *Marked) CuesIn(first, last int) []CueAt {
	lo, _ := slices.BinarySearchFunc(r.Cues, first, func(c CueAt, at int) int { return c.First - at })
	hi := lo
	for hi < len(r.Cues) && r.Cues[hi].First <= last {
		hi++
	}
	return r.Cues[lo:hi]
}
