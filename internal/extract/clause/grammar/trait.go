package grammar

import (
	"fmt"
	"maps"
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar/phrase"
)

// Trait is what a phrase tells of the text as a whole.
type Trait uint8

// The traits; markers.yaml explains them.
const (
	Everyday Trait = iota + 1
	News
	Abroad
	Need
	Success
	Authority
	Hitch
	Preterite
	NoPreterite
	Tidings
	Resume
	Manner
	Always
	Everywhere
	Principle
	Habit
	Long
)

var traits = map[string]Trait{"everyday": Everyday, "news": News, "abroad": Abroad, "need": Need, "success": Success, "authority": Authority, "hitch": Hitch, "preterite": Preterite, "no-preterite": NoPreterite, "tidings": Tidings, "resume": Resume, "manner": Manner, "always": Always, "everywhere": Everywhere, "principle": Principle, "habit": Habit, "long": Long}

// TraitAt is a trait found in a text.
type TraitAt struct {
	Trait       Trait
	First, Last int // tokens
}

// traits adds the phrases that tell of a text as a whole.
func (c *compiler) traits(l *markerList) error {
	for _, e := range l.Traits {
		t, ok := traits[e.Trait]
		if !ok {
			return fmt.Errorf("trait %q is not known: use one of %v", e.Trait, slices.Sorted(maps.Keys(traits)))
		}
		for _, w := range phrase.List(e.Words) {
			if err := c.add(w, meaning{class: isTrait, trait: t}); err != nil {
				return err
			}
		}
	}
	return nil
}
