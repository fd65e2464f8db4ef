package evidence

import (
	"slices"
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/notice"
)

// Firm keeps of what an everyday text says only what is called shut, down or off in so many words, unless it speaks of many services.
func Firm(found []Evidence) []Evidence {
	const many = 3
	var services []notice.Service
	for i := range found {
		if e := &found[i]; !e.Weak && !slices.Contains(services, e.Service) {
			services = append(services, e.Service)
		}
	}
	if len(services) >= many {
		return found
	}
	return slices.DeleteFunc(found, func(e Evidence) bool { return !e.firm() })
}

// firm reports whether e says outright that something is shut, down or called off.
func (e *Evidence) firm() bool {
	if e.Status == notice.Available || e.Topical || e.Pronoun {
		return false
	}
	switch e.Kind {
	case grammar.Shut, grammar.Cancelled, grammar.Fail, grammar.Reach, grammar.Trouble:
		return !strings.Contains(e.Rule, ">parts")
	}
	return false
}
