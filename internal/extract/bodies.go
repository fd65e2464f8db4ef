package extract

import (
	"slices"
	"strings"
	"unicode"

	"github.com/lagebild/lagebild/internal/extract/clause"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/region"
)

// districtServices are those that a district usually does for its towns.
var districtServices = []notice.Service{"kfz-zulassung", "fuehrerschein"}

// districtsOwn are services that are a district's, so that the area just spoken of tells whose they are.
var districtsOwn = []notice.Service{"kfz-zulassung", "fuehrerschein", "notruf", "gesundheit", "auslaenderwesen"}

// areaBefore is the district whose area is named last in block i before byte end, after every other name; "" if none is.
func (w *walk) areaBefore(i, end int) string {
	n, _ := slices.BinarySearchFunc(w.names, end, func(m region.Mention, at int) int { return m.Start - at })
	if n > 0 && w.names[n-1].Area && w.names[n-1].Start >= w.doc.Blocks[i].Start {
		return w.names[n-1].AGS
	}
	return ""
}

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

// bodiesOf finds whose statement the reading is, and how much confidence that costs. prevEnd is the token after the
// reading before it in the sentence.
func (w *walk) bodiesOf(i int, s split.Span, rd *clause.Reading, m grammar.Mention, prevEnd int) ([]string, float64) {
	if len(w.force) > 0 {
		if slices.Contains(districtServices, m.Service) {
			return w.districtsOf(w.force), 0
		}
		return w.force, 0
	}
	if w.opt.Body != "" {
		return w.ownBodies(i, s, rd, m, prevEnd), 0
	}
	bodies, conf := w.textBodies(i, s, rd, m, prevEnd)
	if slices.Contains(districtServices, m.Service) {
		bodies = w.districtsOf(bodies)
	}
	return bodies, conf
}

// districtsOf puts the district in the place of its towns.
func (w *walk) districtsOf(bodies []string) []string {
	var out []string
	for _, b := range bodies {
		if d, ok := w.x.region.District(b); ok {
			b = d.AGS
		}
		if !slices.Contains(out, b) {
			out = append(out, b)
		}
	}
	return out
}

// ownBodies: a source's own statements, those of its district, and those of all bodies that it speaks for.
func (w *walk) ownBodies(i int, s split.Span, rd *clause.Reading, m grammar.Mention, prevEnd int) []string {
	own := []string{w.opt.Body}
	if w.opt.Body == w.district && w.r.NamesDistrict(m.First, m.Last) {
		return own // its own house, wherever that stands
	}
	start, end := w.r.Text.Tokens[s.First].Start, w.r.Text.Tokens[s.Last].End
	names := w.namesIn(start, end)
	if w.district != "" && w.district != w.opt.Body && slices.Contains(districtServices, m.Service) && w.ofDistrict(i, s) {
		return []string{w.district}
	}
	if len(names) > 1 && slices.Contains(names, w.opt.Body) {
		return names
	}
	if group := w.spokenFor(i, start); len(group) > 0 {
		toks := w.r.Text.Tokens
		if few := w.namesIn(toks[min(prevEnd, rd.First)].Start, toks[rd.Last].End); len(few) > 0 && within(few, group) {
			return few
		}
		return group
	}
	if w.sharedText() && len(names) > 0 && within(names, w.plural) {
		return names
	}
	if all := w.together(s); all != nil {
		return all
	}
	return w.actor(s, rd, m, prevEnd)
}

// together are the bodies named before, with own, that the sentence takes up ("alle drei Städte"); nil if it takes up none.
func (w *walk) together(s split.Span) []string {
	if len(w.plural) < 2 {
		return nil
	}
	with := w.plural
	if w.district == w.opt.Body && len(with) > 2 && slices.Contains(with, w.opt.Body) && w.r.TakesAll(s.First, s.Last, len(with)-1) {
		return slices.DeleteFunc(slices.Clone(with), func(b string) bool { return b == w.opt.Body }) // "die drei Gemeinden", beside their district
	}
	if !slices.Contains(with, w.opt.Body) {
		if w.r.TakesAll(s.First, s.Last, len(with)) {
			if w.district == w.opt.Body && w.r.NamesDistrict(s.First, s.Last) {
				return append(slices.Clone(with), w.opt.Body)
			}
			return with
		}
		with = append(slices.Clone(with), w.opt.Body)
	}
	if w.r.TakesAll(s.First, s.Last, len(with)) {
		return with
	}
	return nil
}

// spokenFor are other bodies that the label or lead-in of block i speaks for: "Balve: …", "Für die Rathäuser in … gilt:".
func (w *walk) spokenFor(i, sentence int) []string {
	b := &w.doc.Blocks[i]
	if name := w.labelled(b, sentence); len(name) == 1 && name[0] != w.opt.Body {
		return name
	}
	if head := w.headBodies(i); len(head) == 1 && head[0] != w.opt.Body {
		return head
	}
	if b.Lead >= 0 {
		if group := w.info[b.Lead].bodies; len(group) > 1 && !slices.Contains(group, w.opt.Body) {
			return group
		}
	}
	return nil
}

// labelled is the body whose name opens the block as its label ("Balve: Ausweise können …", "BALVE. Ausweise …", "Balve –").
func (w *walk) labelled(b *notice.Block, sentence int) []string {
	if own := w.labelAt(sentence, b); own != nil {
		return own
	}
	return w.labelAt(b.Start, b)
}

// labelAt is the body whose name stands as a label at the text's byte start.
func (w *walk) labelAt(start int, b *notice.Block) []string {
	names := w.named(start, b.End)
	if len(names) == 0 || names[0].Start > start+16 || names[0].End >= b.End || strings.ContainsFunc(w.doc.Text[start:names[0].Start], unicode.IsLower) {
		return nil
	}
	rest := w.doc.Text[names[0].End:b.End]
	switch {
	case strings.HasPrefix(rest, ":"), strings.HasPrefix(rest, " – "), strings.HasPrefix(rest, " - "), strings.HasPrefix(rest, " — "):
	case start == b.Start && strings.HasPrefix(rest, ". ") && len(rest) > 60 && b.Kind != notice.BlockItem:
	default:
		return nil
	}
	return []string{names[0].AGS}
}

func within(few, many []string) bool {
	return !slices.ContainsFunc(few, func(b string) bool { return !slices.Contains(many, b) })
}

// sharedText reports whether the notice was made together with other bodies.
func (w *walk) sharedText() bool {
	return len(w.plural) > 1 && w.district != w.opt.Body && slices.Contains(w.plural, w.opt.Body)
}

// ofDistrict reports whether the sentence, its label or the sentence before names the district.
func (w *walk) ofDistrict(i int, s split.Span) bool {
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

// textBodies: the bodies named since the reading before, else those of the heading, else those named elsewhere in the
// sentence, else those carried on.
func (w *walk) textBodies(i int, s split.Span, rd *clause.Reading, m grammar.Mention, prevEnd int) ([]string, float64) {
	toks := w.r.Text.Tokens
	start, end := toks[min(prevEnd, rd.First)].Start, toks[rd.Last].End
	names := w.namesIn(start, end)
	if near := w.namesIn(toks[w.enumeration(rd.First, s.First)].Start, end); len(near) > 0 && !w.grouped(start, end) {
		names = near
	}
	if name := w.labelled(&w.doc.Blocks[i], toks[s.First].Start); name != nil {
		return name, 0
	}
	if head := w.headBodies(i); len(head) == 1 && !w.strongly(toks[s.First].Start, toks[s.Last].End, head[0]) {
		return head, 0
	}
	if len(w.plural) > 1 && w.r.TakesAll(s.First, rd.Last, len(w.plural)) && within(names, w.plural) {
		return w.plural, 0
	}
	if len(names) > 0 {
		return names, 0
	}
	if names := w.namesIn(toks[s.First].Start, toks[rd.First].Start); len(names) > 0 {
		return names, -0.05
	}
	if names := w.namesIn(toks[s.First].Start, toks[s.Last].End); len(names) > 0 {
		return names, -0.1
	}
	if slices.Contains(districtsOwn, m.Service) {
		if area := w.areaBefore(i, toks[rd.Last].End); area != "" {
			return []string{area}, -0.05
		}
	}
	if w.r.Elsewhere(s) {
		return nil, 0
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

// grouped reports whether text[start:end] names a group of bodies.
func (w *walk) grouped(start, end int) bool {
	return slices.ContainsFunc(w.groups, func(g region.Group) bool { return g.Start >= start && g.End <= end })
}

// enumeration is the first token of the names that lead up to token i ("Winterberg, Medebach und Hallenberg geben …"),
// not before token first.
func (w *walk) enumeration(i, first int) int {
	for j := i - 1; j >= first; j-- {
		switch {
		case w.r.Joins(j):
		case w.inName(j):
			i = j
		default:
			return i
		}
	}
	return i
}

// inName reports whether token i belongs to the name of a body.
func (w *walk) inName(i int) bool {
	t := &w.r.Text.Tokens[i]
	n, _ := slices.BinarySearchFunc(w.names, t.Start+1, func(m region.Mention, at int) int { return m.Start - at })
	return n > 0 && w.names[n-1].End >= t.End && t.End > t.Start
}

// headBodies are the bodies of the innermost heading or label that is but a name ("Iserlohn").
func (w *walk) headBodies(i int) []string {
	for _, u := range slices.Backward(w.doc.Blocks[i].Under) {
		b := &w.doc.Blocks[u]
		if bodies := w.info[u].bodies; len(bodies) == 1 && b.End-b.Start < 40 && w.isName(b) && (b.Kind == notice.BlockHeading || b.Kind == notice.BlockTerm) {
			return bodies
		}
	}
	return nil
}

// isName reports whether the block is little more than the name of a body.
func (w *walk) isName(b *notice.Block) bool {
	names := w.named(b.Start, b.End)
	return len(names) == 1 && b.End-b.Start-(names[0].End-names[0].Start) <= 8
}

// strongly reports whether text[start:end] names a body other than but as an administration.
func (w *walk) strongly(start, end int, but string) bool {
	for _, m := range w.named(start, end) {
		if m.Strong && m.AGS != but && !m.Area {
			return true
		}
	}
	return false
}
