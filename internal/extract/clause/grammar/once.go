package grammar

import (
	"fmt"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar/phrase"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// listed is a phrase without alternatives, in one of the lists; each marker and each trait is a list of its own.
type listed struct {
	phrase string
	class  uint8
	mark   Mark
	trait  Trait
}

// once refuses a phrase that its list has already, alone or as an alternative of another: of the two, one would never count.
func (c *compiler) once(written string, m *meaning) error {
	if c.listed == nil {
		c.listed = map[listed]bool{}
	}
	for _, p := range phrase.Plain(lexicon.Fold(written)) {
		key := listed{p, m.class, m.mark, m.trait}
		if c.listed[key] {
			return fmt.Errorf("phrase %q: its list has %q already: remove one of them", written, p)
		}
		c.listed[key] = true
	}
	return nil
}
