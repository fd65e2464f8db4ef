package course

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/notice"
)

// A clause that but names another place says of it what was just said, or the contrary ("…, ebenso Ense", "…, in Geseke nicht").

// Echo handles a clause without a service and a status of its own that says of another place, or part of the day, the same as the clause
// before, or the contrary. It reports whether c is one.
func (d *Course) Echo(c *split.Chunk) bool {
	const few, belief, told, denied = 5, 0.75, 0.3, 0.65
	prev := d.Latest()
	if prev == nil || len(c.Mentions) > 0 || slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return q.Kind != grammar.Short }) || c.Last-c.First > few || c.Marks&(grammar.Modal|grammar.Advice|grammar.Past|grammar.Condition|grammar.Cause) != 0 || !d.NamesPlace(c) && c.Marks&grammar.Some == 0 {
		return false
	}
	to, works := notice.Unavailable, prev.Status != notice.Unavailable
	switch string(d.Ties.Text.Folded(c.Last)) {
	case "nicht", "nirgends":
		if !works {
			return false
		}
	case "schon", "durchaus", "wohl":
		if works {
			return false
		}
		to = notice.Available
	default:
		if works && c.Marks&grammar.Only != 0 && c.Marks&grammar.Negation != 0 {
			break // "…, nur nicht in Geseke"
		}
		if c.Marks&grammar.Same == 0 {
			return false
		}
		prev.Last = c.Last
		return true
	}
	rd := *prev
	if rd.Confidence = min(rd.Confidence, belief); rd.Kind == grammar.Do && to == notice.Unavailable && rd.Confidence >= told {
		rd.Confidence = max(rd.Confidence, denied) // what is done there only as a rule is denied here by a word
	}
	rd.Mentions, rd.Status, rd.Rule, rd.First, rd.Last, rd.Carried = slices.Clone(prev.Mentions), to, "echo>"+rd.Rule, c.First, c.Last, true
	d.Readings = append(d.Readings, rd)
	return true
}

// Turns handles a clause that but names a day from which the contrary of what the clause before says holds ("…, ab Montag nicht mehr", "…, ab
// Montag schon", "nein, ab Montag"). It reports whether c is one, and done with.
func (d *Course) Turns(c *split.Chunk) bool {
	const belief = 0.8
	prev := d.Latest()
	if prev == nil || len(prev.Mentions) == 0 || len(c.Mentions) > 0 || c.Sub || c.Label || slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return q.Kind != grammar.Short }) {
		return false
	}
	end, to := c.Last, notice.Unavailable
	switch t := d.Ties.Text; {
	case t.Is(end, "nicht"):
	case t.Is(end, "mehr") && d.Ties.MarkAt(end-1)&grammar.Negation != 0:
		end--
	case t.Is(end, "schon"), t.Is(end, "wieder") && t.Is(end-1, "schon"):
		to = notice.Available
	case d.Ahead != nil && d.Ties.PutsOff(prev.First, c.Last) > 0 && d.Ahead(c.First, end):
		end, to = end+1, notice.Available
	default:
		return false
	}
	if (prev.Status == notice.Unavailable) != (to == notice.Available) {
		return false
	}
	from := d.Ties.FromDay(c.First, end-1)
	if from < 0 {
		return false
	}
	rd := *prev
	rd.Mentions, rd.Status, rd.Confidence, rd.Rule, rd.First, rd.Last, rd.Carried = slices.Clone(prev.Mentions), to, belief, "echo>"+rd.Rule, from, c.Last, true
	prev.Last = min(prev.Last, from-1)
	d.Readings = append(d.Readings, rd)
	return true
}

// NamesPlace reports whether the clause names something with a capital that no list knows, as the name of a place is.
func (d *Course) NamesPlace(c *split.Chunk) bool {
	i := d.Ties.Opening(c)
	for i < c.Last && (d.Ties.Text.Is(i, "ebenso") || d.Ties.Text.Is(i, "auch") || d.Ties.At[i]&grammar.Only != 0 || d.Ties.Text.Is(i, "nicht")) {
		i++ // "…, nur in Geseke nicht"
	}
	if d.Ties.Text.Is(i, "die") || d.Ties.Text.Is(i, "das") || d.Ties.Text.Is(i, "der") {
		i++ // "…, das in Geseke nicht"
	}
	if d.Ties.Text.Is(i, "in") || d.Ties.Text.Is(i, "bei") {
		i++
	}
	return i <= c.Last && d.Ties.Text.Tokens[i].Upper && d.Ties.Inside[i] == 0
}

// Join says of ms, which clause c names, what the clause before says; as a statement of its own where c names its own place first
// ("…, bei der Stadt Werl das Meldewesen").
func (d *Course) Join(c *split.Chunk, ms []grammar.Mention) {
	prev := d.Latest()
	i := d.Ties.Opening(c)
	if len(ms) > 0 && (d.Ties.Text.Is(i, "in") || d.Ties.Text.Is(i, "bei")) && ms[0].First > i+1 && ms[0].First == c.Mentions[0].First {
		rd := *prev
		rd.Mentions, rd.First, rd.Last = ms, c.First, c.Last
		d.Readings = append(d.Readings, rd)
		return
	}
	prev.Mentions = append(prev.Mentions, ms...)
	prev.Last = c.Last
}
