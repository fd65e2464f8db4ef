package evidence

import (
	"slices"
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/notice"
)

// settle finds what the evidence on one target comes to.
func (s *Settler) settle(all []*Evidence) (notice.Statement, bool) {
	kept, done := s.counting(all)
	strong, held := -1, false
	var seen struct{ limited, available, unavailable bool }
	for i, e := range kept {
		if e.Weak && e.Status == notice.Available {
			held = true
		} else {
			seen.limited = seen.limited || e.Status == notice.Limited
			seen.available = seen.available || e.Status == notice.Available
			seen.unavailable = seen.unavailable || e.Status == notice.Unavailable
		}
		if !e.Weak && (strong < 0 || e.Conf > kept[strong].Conf) {
			strong = i
		}
	}
	mixed := seen.limited || seen.available && seen.unavailable
	if !mixed && strong < 0 && (!seen.unavailable || !held) {
		return notice.Statement{}, false
	}
	status, rule := notice.Limited, "parts"
	switch {
	case mixed, strong < 0: // the last: some of what the office does is possible, some is not
	case seen.available:
		status, rule = notice.Available, ""
	case done >= surely, done >= deed && !slices.ContainsFunc(kept, func(e *Evidence) bool { return !ofDeeds(e) }):
		rule = "parts-done"
	default:
		status, rule = notice.Unavailable, ""
	}
	return s.statement(strongest(kept, status, strong), status, rule), true
}

// counting is the evidence that counts, in the order of the text: the newest, what is said before what is implied, the
// text before its heading, the sure before the doubtful, the particular before the general. done is how sure it is, at most, of the deeds that were left out.
func (s *Settler) counting(all []*Evidence) (kept []*Evidence, done float64) {
	kept = newest(all, s.Dated)
	kept = prefer(kept, func(e *Evidence) bool { return !e.Implied })
	kept = prefer(kept, func(e *Evidence) bool { return !e.Heading || e.Service == "website" && e.Status == notice.Limited })
	for _, e := range kept {
		if e.Conf < ReviewBelow && grants(e) {
			done = max(done, e.Conf)
		}
	}
	kept = prefer(kept, func(e *Evidence) bool { return e.Conf >= ReviewBelow })
	if slices.ContainsFunc(kept, func(e *Evidence) bool { return e.Alone && !e.Weak }) {
		kept = prefer(kept, func(e *Evidence) bool { return !e.General }) // what a body says of itself replaces what is said of all
	}
	kept = beyondTaking(kept)
	slices.SortStableFunc(kept, less)
	return explained(kept), done
}

// outright is the confidence from which on a clause says in so many words that something works.
const outright = 0.85

// beyondTaking leaves out that something is handed in where something else says outright that the service works, and nothing that it does not:
// what is handed in is then worked on.
func beyondTaking(kept []*Evidence) []*Evidence {
	works := func(e *Evidence) bool { return e.Status == notice.Available && !e.Weak && e.Conf >= outright }
	fails := func(e *Evidence) bool { return e.Status == notice.Unavailable }
	if !slices.ContainsFunc(kept, works) || slices.ContainsFunc(kept, fails) {
		return kept
	}
	return slices.DeleteFunc(kept, func(e *Evidence) bool {
		return e.Status == notice.Limited && e.Kind == grammar.Accept && !e.Sole && strings.HasSuffix(e.Rule, "accept")
	})
}

// explained leaves out what only says that something does not go smoothly, where all that follows says that nothing of it does.
func explained(kept []*Evidence) []*Evidence {
	first := slices.IndexFunc(kept, func(e *Evidence) bool { return !e.Hitch })
	if first < 1 || slices.ContainsFunc(kept[first:], func(e *Evidence) bool { return e.Weak || e.Status != notice.Unavailable }) {
		return kept
	}
	return kept[first:]
}

// strongest is the evidence that says the status most surely; that at strong where none says it.
func strongest(kept []*Evidence, status notice.Status, strong int) *Evidence {
	best := kept[max(strong, 0)]
	for _, e := range kept {
		if e.Status == status && !e.Weak && (best.Status != status || e.Conf > best.Conf) {
			best = e
		}
	}
	return best
}

// deed is the confidence from which on a deed that is merely told of counts beside another that fails; surely, beside whatever fails.
const (
	deed   = 0.3
	surely = 0.35
)

// grants reports whether e tells of something that is done; beside a channel, that is no part of it unless the clause names it.
func grants(e *Evidence) bool {
	channel := e.Service == "email" || e.Service == "telefon" || e.Service == "website"
	return e.Status == notice.Available && e.Kind == grammar.Do && !e.Weak && (!channel || !e.Topical)
}

// ofDeeds reports whether e is about one thing that is done, not about an office.
func ofDeeds(e *Evidence) bool { return e.Matter || e.Kind.IsDeed() }

// prefer keeps the evidence that ok holds for, if there is any.
func prefer(all []*Evidence, ok func(*Evidence) bool) []*Evidence {
	if !slices.ContainsFunc(all, ok) {
		return all
	}
	return slices.DeleteFunc(all, func(e *Evidence) bool { return !ok(e) })
}
