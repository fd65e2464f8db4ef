package phrase

import (
	"fmt"

	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// Seen is what lists have so far, each list told from the others by a key. The zero value has nothing.
type Seen[L comparable] struct{ has map[entry[L]]bool }

type entry[L comparable] struct {
	list   L
	phrase string // without alternatives
}

// Once adds a phrase to list. It refuses one that the list has already, alone or as an alternative of another: of the two, one would never count.
func (s *Seen[L]) Once(list L, written string) error {
	if s.has == nil {
		s.has = map[entry[L]]bool{}
	}
	for _, p := range Plain(lexicon.Fold(written)) {
		e := entry[L]{list, p}
		if s.has[e] {
			return fmt.Errorf("phrase %q: its list has %q already: remove one of them", written, p)
		}
		s.has[e] = true
	}
	return nil
}

// Has reports whether list has the phrase.
func (s *Seen[L]) Has(list L, written string) bool {
	return s.has[entry[L]{list, lexicon.Fold(written)}]
}
