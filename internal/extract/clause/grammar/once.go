package grammar

import (
	"fmt"
	"strings"

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
func (c *compiler) once(phrase string, m *meaning) error {
	if c.listed == nil {
		c.listed = map[listed]bool{}
	}
	for _, p := range plain(lexicon.Fold(phrase)) {
		key := listed{p, m.class, m.mark, m.trait}
		if c.listed[key] {
			return fmt.Errorf("phrase %q: its list has %q already: remove one of them", phrase, p)
		}
		c.listed[key] = true
	}
	return nil
}

// plain are the phrases that one with alternatives stands for: "Amt|Büro ist|bleibt zu" stands for four.
func plain(phrase string) []string {
	out := []string{""}
	for field := range strings.FieldsSeq(phrase) {
		var next []string
		for _, before := range out {
			for word := range strings.SplitSeq(field, "|") {
				next = append(next, strings.TrimLeft(before+" "+word, " "))
			}
		}
		out = next
	}
	return out
}
