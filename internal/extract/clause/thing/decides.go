package thing

import (
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/judge"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/notice"
)

// Decides reports whether m is but the council that has refused what somebody proposed ("Der Rat hat den Antrag abgelehnt").
func (r *Guard) Decides(m *grammar.Mention, v judge.Verdict, c *split.Chunk) bool {
	if m.Service != "rat" || m.Place || v.Status != notice.Unavailable || !r.has(m.Last+1) && !r.has(m.First-1) && !r.has(m.First-2) {
		return false
	}
	switch string(r.Text.Folded(c.Last)) {
	case "abgelehnt", "zurueckgewiesen", "verworfen", "abgeschmettert":
		return true
	}
	return false
}

// has reports whether token i is the verb beside what somebody has done.
func (r *Guard) has(i int) bool {
	return r.Text.Is(i, "hat") || r.Text.Is(i, "haben") || r.Text.Is(i, "habe") || r.Text.Is(i, "hatte")
}
