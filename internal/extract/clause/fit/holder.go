package fit

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/notice"
)

// IsContainer reports whether the service is an office or building that holds others.
func IsContainer(s notice.Service) bool { return s == "buergerbuero" || s == "rathaus" }

// HasContainer reports whether one of the mentions is an office that holds many matters, not a building.
func HasContainer(ms []grammar.Mention) bool { return slices.ContainsFunc(ms, isContaining) }

func isContaining(x grammar.Mention) bool { return x.Role == grammar.Office && IsContainer(x.Service) }

// OnlyHolders reports whether the mentions are at most buildings and offices that hold what a list after them names.
func OnlyHolders(ms []grammar.Mention) bool {
	return !slices.ContainsFunc(ms, func(x grammar.Mention) bool {
		return x.Role != grammar.House && x.Role != grammar.Soft && !isContaining(x)
	})
}

// OfFixture reports whether the clause, which names no service and is about none of those pending, is about a thing that a building has in it ("…, der Aufzug fällt aus"): that says
// nothing of the office.
func (r *Fitter) OfFixture(c *split.Chunk, pending []grammar.Mention) bool {
	if len(c.Mentions)+len(pending) > 0 {
		return false
	}
	for i := c.First + 1; i <= c.Last; i++ {
		if r.At[i]&grammar.Fixture == 0 || !r.Text.Tokens[i].Upper {
			continue
		}
		switch string(r.Text.Folded(i - 1)) {
		case "der", "die", "das", "unser", "unsere", "ein", "eine":
			return r.MarkAt(i-2)&grammar.Place == 0
		}
	}
	return false
}

// hasFixture reports whether the clause is about a thing that the office m has in it ("Im Bürgerbüro ist der Drucker defekt").
func (r *Fitter) hasFixture(m *grammar.Mention, c *split.Chunk) bool {
	for i := c.First; i <= c.Last; i++ {
		if r.At[i]&grammar.Fixture != 0 && r.Text.Tokens[i].Upper && (i > m.Last+1 || i < m.First && r.Text.Is(m.First-1, "der")) {
			return true // "Der Kopierer im Flur der Ausländerbehörde"
		}
	}
	return false
}
