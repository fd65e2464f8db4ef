package wording

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/said"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/notice"
)

// Excepted divides the services of a clause with "außer" into those that stay and those that it leaves out, which the tokens after name; these
// begin at 0 if it leaves out none ("außer Betrieb", "bis auf Weiteres").
func (r *Reader) Excepted(c *split.Chunk) (kept, out []grammar.Mention, after split.Span) {
	at := c.First + slices.IndexFunc(r.At[c.First:c.Last+1], func(k grammar.Mark) bool { return k&grammar.Except != 0 })
	if r.IsUntil(at) || r.InCue(c, at) {
		return nil, nil, split.Span{}
	}
	end := at + 1
	for end <= c.Last && (r.At[end]&(grammar.Able|grammar.Askable) == 0 || r.Inside[end]&grammar.Except != 0) && (!r.BeginsCue(end) || r.Text.Tokens[end].Upper) {
		end++
	}
	for _, x := range c.Mentions {
		if x.First < at || x.First > end {
			kept = append(kept, x)
		} else {
			out = append(out, x)
		}
	}
	return kept, out, split.Span{First: at + 1, Last: end - 1}
}

// Lacking are the services in which the reading says that something is lacking.
func (r *Reader) Lacking(rd *said.Reading) (out []notice.Service) {
	for i := range rd.Mentions {
		if m := &rd.Mentions[i]; rd.Status == notice.Unavailable && !slices.Contains(out, m.Service) && r.LacksIn(m, rd.First, rd.Last) {
			out = append(out, m.Service)
		}
	}
	return out
}
