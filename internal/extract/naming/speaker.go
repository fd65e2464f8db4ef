package naming

import (
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/split"
)

// Pair is the town and the district that a text is about.
type Pair struct{ town, district string }

// Pair finds the town and the district of a text that names one of each and no other body; it is zero if there is none.
func (f *Namer) Pair() (p Pair) {
	for k := range f.Names {
		of, ags := &p.town, f.Names[k].AGS
		if f.IsDistrict(ags) {
			of = &p.district
		}
		if *of != "" && *of != ags {
			return Pair{}
		}
		*of = ags
	}
	if p.town == "" || p.district == "" {
		return Pair{}
	}
	return p
}

// Speaker is the body of the pair whose head speaks in sentence s, which names neither ("Bürgermeister Weber ergänzt: „Bei uns …“"); "" if
// nobody's does.
func (f *Namer) Speaker(p Pair, s split.Span) string {
	if p == (Pair{}) {
		return ""
	}
	for i := s.First; i <= s.Last; i++ {
		switch w := string(f.Reader.Text.Folded(i)); {
		case strings.HasPrefix(w, "buergermeister"):
			return p.town
		case strings.HasPrefix(w, "landrat"), strings.HasPrefix(w, "landraet"), strings.HasPrefix(w, "kreisdirektor"):
			return p.district
		}
	}
	return ""
}
