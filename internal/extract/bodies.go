package extract

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/region"
)

// districtServices are those that a district usually does for its towns.
var districtServices = []notice.Service{"kfz-zulassung", "fuehrerschein"}

// namesIn are the bodies named in text[start:end], the last word on areas and domains left out.
func (w *walk) namesIn(start, end int) []string {
	var out []string
	for _, g := range w.groups {
		if g.Start >= start && g.End <= end {
			out = append(out, g.Members...)
		}
	}
	if len(out) > 0 {
		return out
	}
	for _, m := range w.named(start, end) {
		if !m.Area && !m.Dateline && !m.Domain && !slices.Contains(out, m.AGS) {
			out = append(out, m.AGS)
		}
	}
	return out
}

// named are the mentions that lie in text[start:end].
func (w *walk) named(start, end int) []region.Mention {
	lo, _ := slices.BinarySearchFunc(w.names, start, func(m region.Mention, at int) int { return m.Start - at })
	hi := lo
	for hi < len(w.names) && w.names[hi].End <= end {
		hi++
	}
	return w.names[lo:hi]
}

// subject are the bodies that a text without a source of its own is about: those of its title, if it names one.
func (w *walk) subject() []string {
	if w.opt.Body != "" {
		return []string{w.opt.Body}
	}
	if len(w.doc.Blocks) == 0 {
		return nil
	}
	var all []string
	for _, m := range w.names {
		if !m.Area && !m.Domain && !slices.Contains(all, m.AGS) {
			all = append(all, m.AGS)
		}
	}
	if len(all) == 1 {
		return all
	}
	return nil
}

func (w *walk) carriedReset(b *notice.Block) {
	if w.opt.Body != "" || b.Kind == notice.BlockHeading {
		w.carried = nil
	}
}

// bodiesOf finds whose statement the reading is, and how much confidence that costs.
func (w *walk) bodiesOf(i int, s clause.Span, rd *clause.Reading, m clause.Mention) ([]string, float64) {
	if w.opt.Body != "" {
		return w.ownBodies(i, s, rd, m), 0
	}
	return w.textBodies(i, s, rd)
}

// ownBodies: a source's own statements, those of its district, and those of all bodies that it speaks for.
func (w *walk) ownBodies(i int, s clause.Span, rd *clause.Reading, m clause.Mention) []string {
	own := []string{w.opt.Body}
	start, end := w.r.Text.Tokens[s.First].Start, w.r.Text.Tokens[s.Last].End
	names := w.namesIn(start, end)
	if w.district != "" && w.district != w.opt.Body && slices.Contains(districtServices, m.Service) && w.ofDistrict(i, s) {
		return []string{w.district}
	}
	if len(names) > 1 && slices.Contains(names, w.opt.Body) {
		return names
	}
	if len(names) == 0 {
		for _, u := range slices.Backward(w.doc.Blocks[i].Under) {
			if b := w.info[u].bodies; len(b) == 1 && w.doc.Blocks[u].Kind != notice.BlockEntry && w.sharedText() {
				return b
			}
		}
		if len(w.plural) > 1 && slices.Contains(w.plural, w.opt.Body) && w.r.TakesAll(s.First, s.Last, len(w.plural)) {
			return w.plural
		}
	}
	return own
}

// sharedText reports whether the notice was made together with other bodies.
func (w *walk) sharedText() bool {
	return len(w.plural) > 1 && slices.Contains(w.plural, w.opt.Body)
}

// ofDistrict reports whether the sentence, its label or the sentence before names the district.
func (w *walk) ofDistrict(i int, s clause.Span) bool {
	b := &w.doc.Blocks[i]
	start := max(b.Start, w.r.Text.Tokens[s.First].Start-250)
	for _, m := range w.named(start, b.End) {
		if m.AGS == w.district {
			return true
		}
	}
	first, _ := w.r.Range(start, b.End)
	return w.r.NamesDistrict(first, s.Last)
}

// textBodies: the bodies named in the clause, else in the sentence before it, else those carried on, else those of the
// heading.
func (w *walk) textBodies(i int, s clause.Span, rd *clause.Reading) ([]string, float64) {
	toks := w.r.Text.Tokens
	if names := w.namesIn(toks[rd.First].Start, toks[rd.Last].End); len(names) > 0 {
		return names, 0
	}
	if w.r.TakesAll(s.First, s.Last, len(w.plural)) && len(w.plural) > 1 {
		return w.plural, -0.05
	}
	if names := w.namesIn(toks[s.First].Start, toks[rd.First].Start); len(names) > 0 {
		return names, -0.05
	}
	if names := w.namesIn(toks[s.First].Start, toks[s.Last].End); len(names) > 0 {
		return names, -0.1
	}
	if len(w.carried) > 0 {
		return w.carried, -0.1
	}
	for _, u := range slices.Backward(w.doc.Blocks[i].Under) {
		if b := w.info[u].bodies; len(b) > 0 {
			return b, -0.05
		}
	}
	return w.only, -0.1
}
