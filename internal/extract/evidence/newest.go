package evidence

import (
	"cmp"
	"slices"
	"time"

	"github.com/lagebild/lagebild/internal/notice"
)

// newest keeps what was said last, where the text dates or numbers its parts. What only holds other services does not
// replace what was said of the service itself.
func newest(kept []*Evidence, dated bool) []*Evidence {
	if !dated {
		undate(kept)
	}
	last := slices.MaxFunc(kept, func(a, b *Evidence) int {
		return cmp.Or(compareBool(!a.Weak, !b.Weak), a.AsOf.Compare(b.AsOf))
	}).AsOf
	older := onlyImplied(kept, last)
	kept = slices.DeleteFunc(kept, func(e *Evidence) bool { return e.AsOf.Before(last) && e != older })
	first, later := 0, -1
	for _, e := range kept {
		if e.Rank > 0 && !e.Weak && (first == 0 || e.Rank < first) {
			first = e.Rank
		}
	}
	kept = slices.DeleteFunc(kept, func(e *Evidence) bool { return first > 0 && e.Rank > first })
	for _, e := range kept {
		if e.Later {
			later = max(later, e.Start)
		}
	}
	return slices.DeleteFunc(kept, func(e *Evidence) bool { return !e.Later && e.Start < later })
}

// onlyImplied is the evidence just before last that outright says what that as of last but implies ("ab morgen wieder geöffnet", after
// "bleibt heute zu"); nil if there is none.
func onlyImplied(kept []*Evidence, last time.Time) *Evidence {
	var before *Evidence
	var says notice.Status
	for _, e := range kept {
		switch {
		case !e.AsOf.Before(last):
			if !e.Implied || says != "" && says != e.Status {
				return nil
			}
			says = e.Status
		case before == nil || e.AsOf.After(before.AsOf):
			before = e
		}
	}
	if before == nil || before.Status != says {
		return nil
	}
	return before
}

// undate makes the evidence as of one time: a text with a single date line has no older and newer parts.
func undate(all []*Evidence) {
	last := slices.MaxFunc(all, func(a, b *Evidence) int { return a.AsOf.Compare(b.AsOf) }).AsOf
	for _, e := range all {
		e.AsOf = last
	}
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}
