package finder

import (
	"strings"

	"github.com/lagebild/lagebild/internal/region/words"
)

// impliedWords name a district without saying which: folded.
var impliedWords = words.Set("kreis kreises kreisverwaltung kreishaus kreishauses landratsamt")

// beforeImplied are the words that may stand before a "Kreis" that is an administration.
var beforeImplied = words.Set("der des dem den beim vom im und")

// implied says whether word i names a district that the text has named before or that goes without saying.
func (s *scan) implied(i int) bool {
	w := &s.words[i]
	if !w.Upper || w.Fold[0] != 'k' && w.Fold[0] != 'l' || !impliedWords[w.Fold] {
		return false
	}
	if i+1 < len(s.words) && s.words[i+1].Upper && s.gapBefore(i+1)&words.Near != 0 {
		return false // another district's name follows: "Kreis Unna"
	}
	if w.Fold != "kreis" {
		return s.gapBefore(i)&words.Near == 0 || s.gapBefore(i) != words.GapHyphen
	}
	if i > 0 && s.gapBefore(i) == words.GapSpace {
		return beforeImplied[s.words[i-1].Fold]
	}
	return i == 0 || s.gapBefore(i)&(words.GapBreak|words.GapOther|words.GapDash) != 0
}

// takeImplied keeps word i for settle to decide which district it is.
func (s *scan) takeImplied(i int) {
	w := &s.words[i]
	s.found = append(s.found, candidate{
		Mention: Mention{Start: w.Start, End: w.End, Form: s.text[w.Start:w.End], Implied: true, Area: s.area(i)},
		need:    needDistrictName, first: i, last: i,
	})
}

// resolveImplied finds the district that candidate i means: that of the text's own body, of the nearest body before it in the
// same line, the district named last, or the only one that any body of the text lies in; -1 if none of these is clear.
func (s *scan) resolveImplied(i int, keep []bool) int {
	if s.own >= 0 {
		return s.tree.Traits[s.own].District
	}
	only, several := -1, false
	last := -1
	for k := range s.found {
		if !keep[k] || s.found[k].Implied || s.found[k].Domain {
			continue
		}
		b := s.r.index[s.found[k].AGS]
		d := s.tree.Traits[b].District
		several = several || only >= 0 && only != d
		only = d
		if k < i && (d == b || s.sameLine(s.found[k].End, s.found[i].Start)) {
			last = d
		}
	}
	switch {
	case last >= 0:
		return last
	case several:
		return -1
	}
	return only
}

func (s *scan) sameLine(from, to int) bool {
	return !strings.Contains(s.text[from:to], "\n")
}
