package fit

import (
	"bytes"

	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// Telephone numbers beside what is said of the telephone.

// OnlyExtensions reports whether token i names but the numbers by which one reaches somebody past the exchange.
func (r *Fitter) OnlyExtensions(i int) bool {
	w := r.Text.Folded(i)
	return bytes.HasPrefix(w, []byte("durchwahl")) || bytes.HasPrefix(w, []byte("nebenstelle"))
}

// HasNumber reports whether a telephone number begins in the text's bytes [start, end).
func (r *Fitter) HasNumber(start, end int) bool {
	const least = 4 // signs of an area code
	first, last := r.Range(start, end)
	for i := first; i <= last; i++ {
		if t := &r.Text.Tokens[i]; t.Kind == lexicon.Number && t.End-t.Start >= least && r.Text.Src[t.Start] == '0' {
			return true
		}
	}
	return false
}
