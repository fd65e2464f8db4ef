package wording

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/cohesion"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/said"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/clause/word"
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
			x.Place = x.Place && (!r.Text.Is(at, "bis") || x.First > at+3) // "bis auf das Bauamt"
			out = append(out, x)
		}
	}
	return kept, out, split.Span{First: at + 1, Last: end - 1}
}

// Apart is the service that the clause before c but leaves out or sets another against, if c is the relative clause behind it and names none
// itself ("Bis auf das Bürgerbüro, das wieder öffnet, …"). It is nil if c is none.
func (r *Reader) Apart(before, c *split.Chunk) []grammar.Mention {
	if before == nil || c.First != before.Last+2 || !r.Text.Is(before.Last+1, ",") || len(c.Mentions) > 0 || !word.IsRelative(string(r.Text.Folded(c.First))) {
		return nil
	}
	ms := split.Usable(r.MentionsIn(before.First, before.Last))
	if len(ms) == 0 || ms[len(ms)-1].Last != before.Last {
		return nil
	}
	last := ms[len(ms)-1:]
	if before.Marks&grammar.Except == 0 && !r.IsCompared(last[0].First) {
		return nil
	}
	return cohesion.NoPlaces(last)
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
