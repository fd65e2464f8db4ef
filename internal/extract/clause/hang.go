package clause

import (
	"bytes"
	"slices"
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/judge"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// contrasts handles a clause that shares its predicate with the one before, which has none: "… ist telefonisch, nicht aber
// per E-Mail erreichbar". It reports whether c is one, and done with.
func (m *machine) contrasts(c *split.Chunk, v *judge.Verdict) bool {
	i := c.First
	for i < c.Last && m.r.At[i]&(grammar.Join|grammar.Adversative) != 0 && !m.r.Text.Is(i, "nicht") {
		i++
	}
	if len(m.ways) == 0 || len(c.Mentions) == 0 || !m.r.Text.Is(i, "nicht") || v.Status != notice.Unavailable || len(m.res.Readings) > 0 {
		return false
	}
	own := m.r.Fit(c, *v)
	plain := *v
	plain.Status, plain.Rule = notice.Available, strings.TrimPrefix(v.Rule, "not-")
	both := split.Chunk{Span: split.Span{First: m.ways[0].First, Last: c.Last}, Cues: c.Cues, Mentions: m.ways, Marks: c.Marks}
	before := m.r.Fit(&both, plain)
	if len(own) == 0 || len(before) == 0 {
		return false
	}
	m.res.Readings = append(m.res.Readings,
		Reading{Mentions: before, Status: plain.Status, Kind: v.Kind, Confidence: v.Conf, Rule: "contrast>" + plain.Rule, First: before[0].First, Last: c.Last},
		Reading{Mentions: own, Status: v.Status, Kind: v.Kind, Confidence: v.Conf, Rule: "contrast>" + v.Rule, First: c.First, Last: c.Last})
	m.pending, m.ways = nil, nil
	return true
}

// awaits reports whether the clause says what has to happen first ("sobald die Systeme laufen").
func (r *Reader) awaits(c *split.Chunk) bool {
	for i := c.First; i <= min(c.First+2, c.Last); i++ {
		switch string(r.Text.Folded(i)) {
		case "sobald":
			return true
		case "wenn", "falls", "bis":
			next := string(r.Text.Folded(min(i+1, c.Last)))
			return r.Conditional(c) && (next == "die" || next == "das" || next == "der" || next == "alle" || next == "unsere" || next == "wir") && !r.Text.Is(i-1, "auch")
		}
	}
	return false
}

// onlyGivesOut reports whether the clause's deed is but to fetch or hand out what is finished.
func (r *Reader) onlyGivesOut(c *split.Chunk) bool {
	for i := c.First; i <= c.Last; i++ {
		switch string(r.Text.Folded(i)) {
		case "abholen", "abzuholen", "auszuhaendigen", "aushaendigen":
			return true
		}
	}
	return false
}

// isInfinitiveClause reports whether the clause hangs on the one before with "zu" ("geplant ist, das Amt zu öffnen").
func (r *Reader) isInfinitiveClause(c *split.Chunk) bool {
	last := c.Last
	for last > c.First && r.Text.Tokens[last].Kind == lexicon.Punct {
		last--
	}
	if w := r.Text.Folded(last); r.Text.Is(last-1, "zu") || len(w) > 7 && bytes.Contains(w[2:], []byte("zu")) && bytes.HasSuffix(w, []byte("en")) && !r.Text.Tokens[last].Upper {
		return true
	}
	for k := range c.Cues {
		if r.Text.Is(c.Cues[k].First-1, "zu") {
			return true
		}
	}
	return false
}

// exception drops the services after "außer"; those before stay.
func (m *machine) exception(c *split.Chunk) bool {
	at := -1
	for i := c.First; i <= c.Last; i++ {
		if m.r.At[i]&grammar.Except != 0 {
			at = i
			break
		}
	}
	if m.r.IsUntil(at) {
		return false
	}
	end := at + 1
	for end <= c.Last && (m.r.At[end]&grammar.Able == 0 || m.r.Inside[end]&grammar.Except != 0) && !m.r.cueAt(end) {
		end++
	}
	kept := c.Mentions[:0]
	for _, x := range c.Mentions {
		if x.First < at || x.First > end {
			kept = append(kept, x)
		} else {
			m.excepted = append(m.excepted, x)
		}
	}
	c.Mentions = kept
	m.partly = slices.ContainsFunc(m.excepted, func(x grammar.Mention) bool { return has(kept, x.Service) }) || len(m.excepted) == 0 && m.r.namesThing(at+1, end-1)
	return len(c.Cues) == 0 && len(kept) == 0
}

// namesThing reports whether one of the tokens is a noun that is no day.
func (r *Reader) namesThing(first, last int) bool {
	for i := first; i <= last; i++ {
		t := &r.Text.Tokens[i]
		if t.Kind == lexicon.Word && t.Upper && !split.IsDay(string(r.Text.Folded(i))) {
			return true
		}
	}
	return false
}

// cueAt reports whether an outright cue begins at token i.
func (r *Reader) cueAt(i int) bool {
	for _, q := range r.CuesIn(i, i) {
		if q.Kind <= grammar.Cancelled {
			return true
		}
	}
	return false
}
