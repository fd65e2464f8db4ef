package attribution

import (
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/split"
)

// pair is the town and the district that a text is about, if it names one of each and no other body.
type pair struct{ town, district string }

// pairOf finds the pair of the text; it is zero if there is none.
func (f *Finder) pairOf() (p pair) {
	for k := range f.Names {
		n := &f.Names[k]
		of := &p.town
		if f.IsDistrict(n.AGS) {
			of = &p.district
		}
		if *of != "" && *of != n.AGS {
			return pair{}
		}
		*of = n.AGS
	}
	if p.town == "" || p.district == "" {
		return pair{}
	}
	return p
}

// speaker is the body of the pair whose head speaks in sentence s, which names neither ("Bürgermeister Weber ergänzt: „Bei uns …“"); nil if
// nobody's does.
func (f *Finder) speaker(s split.Span) []string {
	if f.pair == (pair{}) {
		return nil
	}
	for i := s.First; i <= s.Last; i++ {
		switch w := string(f.Reader.Text.Folded(i)); {
		case strings.HasPrefix(w, "buergermeister"):
			return []string{f.pair.town}
		case strings.HasPrefix(w, "landrat"), strings.HasPrefix(w, "landraet"), strings.HasPrefix(w, "kreisdirektor"):
			return []string{f.pair.district}
		}
	}
	return nil
}
