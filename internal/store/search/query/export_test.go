package query

import (
	"slices"

	"github.com/lagebild/lagebild/internal/notice"
)

// SynonymServices lists the services that the synonyms speak of.
func (c *Compiler) SynonymServices() []notice.Service {
	var out []notice.Service
	for _, s := range c.synonyms {
		if s.service != noService && !slices.Contains(out, s.service) {
			out = append(out, s.service)
		}
	}
	return out
}

// Asks are the everyday words of all synonyms, with the stems that they are found by.
func (c *Compiler) Asks() map[string][]string {
	out := map[string][]string{}
	for _, s := range c.synonyms {
		for i, a := range s.asks {
			out[a] = s.stems[i]
		}
	}
	return out
}
