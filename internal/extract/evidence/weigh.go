package evidence

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/notice"
)

// What a sentence makes of what the last clause of the one before it said.

// TakeBack limits what was called available, as far as meant reports that the sentence is about it.
func TakeBack(granted []Evidence, meant func(*Evidence) bool) {
	first := slices.IndexFunc(granted, func(e Evidence) bool { return !e.Weak })
	if first < 0 || slices.ContainsFunc(granted, func(e Evidence) bool { return !e.Weak && e.Service != granted[first].Service }) {
		return // of several services, it cannot be told which it is about
	}
	for n := range granted {
		if e := &granted[n]; e.Status == notice.Available && !e.Weak && e.Conf >= ReviewBelow && meant(e) {
			e.Status, e.Rule = notice.Limited, e.Rule+">taken-back"
		}
	}
}

// Doubt takes from the belief in the doors that were called open, and, with all, in whatever was called available.
func Doubt(granted []Evidence, all bool) {
	for n := range granted {
		if e := &granted[n]; e.Status == notice.Available && e.From.IsZero() && (all || e.Kind == grammar.Open || e.Kind == grammar.Shut) {
			e.Rule += ">doubted"
		}
	}
}

// GiveBack limits what was called shut.
func GiveBack(refused []Evidence) {
	for n := range refused {
		if e := &refused[n]; e.Status == notice.Unavailable && e.Kind == grammar.Shut && e.Service != "rathaus" {
			e.Status, e.Rule = notice.Limited, e.Rule+">other-way"
		}
	}
}

// GivePart limits what was called unavailable, but for a building: a part of it goes.
func GivePart(refused []Evidence) {
	for n := range refused {
		if e := &refused[n]; e.Status == notice.Unavailable && e.Service != "rathaus" && !e.Weak {
			e.Status, e.Rule = notice.Limited, e.Rule+">in-part"
		}
	}
}
