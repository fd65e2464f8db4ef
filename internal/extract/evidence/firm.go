package evidence

import (
	"slices"
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/page"
	"github.com/lagebild/lagebild/internal/notice"
)

// In is what counts of found in a text of the tone, unless it speaks of many services: in a timeless one what is but offered is not sure, and in
// an everyday one nothing is but what is called shut, down or off in so many words. What is not sure is kept for review.
func In(tone page.Tone, found []Evidence) []Evidence {
	if tone == page.Telling || len(found) == 0 || speaksOfMany(found) {
		return found
	}
	if tone == page.Timeless && slices.ContainsFunc(found, func(e Evidence) bool { return !e.offers() }) {
		return found
	}
	const unsure = 0.4 // below what is shown
	for i := range found {
		if e := &found[i]; tone == page.Timeless || !e.firm() {
			e.Conf = min(e.Conf, unsure)
		}
	}
	return found
}

// offers reports whether e but says that something can be had or handed in, or is said of what something else names and does not call that
// down.
func (e *Evidence) offers() bool {
	switch {
	case e.Status == notice.Unavailable && e.Kind == grammar.Fail:
		return false
	case e.Status == notice.Available, e.Topical, e.Pronoun:
		return true
	}
	return e.Status == notice.Limited && e.Kind == grammar.Accept
}

// speaksOfMany reports whether found is about so many services that the text tells how an administration fares.
func speaksOfMany(found []Evidence) bool {
	const many = 3
	var services []notice.Service
	for i := range found {
		if e := &found[i]; !e.Weak && !slices.Contains(services, e.Service) {
			services = append(services, e.Service)
		}
	}
	return len(services) >= many
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
