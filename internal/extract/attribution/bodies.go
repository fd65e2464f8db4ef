package attribution

import (
	"bytes"
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/said"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/extract/naming"
	"github.com/lagebild/lagebild/internal/extract/page"
	"github.com/lagebild/lagebild/internal/notice"
)

// Finder tells whose statements the readings of one document are. It is asked in the order of the text.
type Finder struct {
	naming.Namer
	Over      [][]string // by block: the bodies that a heading, label, lead-in or entry gives to the blocks that it governs
	Force     []string   // the bodies of a list of names, which take what their lead says; nil beside one
	carried   []string   // bodies of the sentence before
	town      []string   // the last town or towns named
	latest    []string   // those of them that it names last, one or several together
	carriedAt int        // where it begins
	carriedTo int        // its last token
	plural    []string   // the last list of several bodies
	placed    []string   // the bodies that its place lines name
	only      []string   // the bodies that a text about one place is about
	main      []string   // the one body that the text's title names and that it speaks of most, beside others
	district  string     // the district that the text names first
	sole      [2]int     // between these bytes it has named no other

	strange   split.Span // the sentence that isStrange is about
	isStrange bool       // it names a town that nobody knows

	sections bool   // of a source's notice: lines that are but names part it into what it says of several bodies
	section  string // the body that the last such line names, until the text speaks of the source's own again

	pair        naming.Pair // a town and its district, if the text is about those two
	oneDateline bool        // of a district's own notice: a single block begins with a place line, so that it tells but where it was written
}

// New makes a finder for p, whose names are found.
func New(p *page.Page) *Finder {
	f := &Finder{Namer: naming.Namer{Page: p}, Over: make([][]string, len(p.Doc.Blocks)), strange: split.Span{First: -1}}
	f.only, f.placed = f.subject(), f.Datelines()
	f.district, f.sole = f.OneDistrict()
	if f.Own == "" {
		f.pair = f.Pair()
	}
	f.main = f.MainBody()
	f.sections = f.Own != "" && f.NameLines() > 1
	f.oneDateline = f.Own != "" && f.Own == f.District && f.PlaceLines() == 1
	return f
}

// NewEntry forgets the bodies of the sentence before: another entry of a ticker begins.
func (f *Finder) NewEntry() { f.carried = nil }

// Sentence keeps the bodies that sentence s names for those after it.
func (f *Finder) Sentence(s split.Span) {
	names := f.NamesOf(s)
	if len(names) == 0 {
		if f.Reader.Elsewhere(s) {
			f.carried = nil // what follows goes on about a place that nobody knows
		}
		return
	}
	f.carried, f.carriedAt, f.carriedTo, f.latest = names, f.Reader.Text.Tokens[s.First].Start, s.Last, f.lastOf(s, names)
	if !slices.ContainsFunc(names, f.IsDistrict) {
		f.town = names
	}
	if len(names) > 1 && !areAmong(names, f.plural) {
		f.plural = names
	}
	if len(names) > 1 && len(f.main) > 0 && slices.Contains(names, f.main[0]) && !f.AmongOthers(s, f.main[0]) {
		f.carried = f.main // what another body has to do with it, that sentence has told
	}
}

// Spoken lets what follows sentence s be about those of whom it spoke, where the towns that it names are but where their offices are
// ("Zulassungsstellen in Brilon und Meschede geschlossen").
func (f *Finder) Spoken(of []string) {
	if len(of) == 1 && f.IsDistrict(of[0]) && len(f.carried) > 0 && !slices.Contains(f.carried, of[0]) {
		f.carried, f.latest = of, of
	}
}

// districtServices are those that a district usually does for its towns.
var districtServices = []notice.Service{"kfz-zulassung", "fuehrerschein"}

// districtsOwn are services that are a district's, so that the area just spoken of tells whose they are.
var districtsOwn = []notice.Service{"kfz-zulassung", "fuehrerschein", "notruf", "gesundheit", "auslaenderwesen"}

// subject are the bodies that a text without a source of its own is about: those of its title, if it names one.
func (f *Finder) subject() []string {
	if f.Own != "" {
		return []string{f.Own}
	}
	if len(f.Doc.Blocks) == 0 {
		return nil
	}
	var all []string
	for _, m := range f.Names {
		if !m.Area && !m.Domain && !slices.Contains(all, m.AGS) {
			all = append(all, m.AGS)
		}
	}
	if len(all) == 1 {
		return all
	}
	return nil
}

// NewBlock forgets the bodies of the sentence before where block b begins something new.
func (f *Finder) NewBlock(b *notice.Block) {
	switch {
	case f.Own != "", b.Kind == notice.BlockHeading:
		f.carried = nil
	case len(f.main) > 0 && len(f.carried) > 0:
		f.carried, f.latest = f.main, f.main
	}
	if f.sections {
		f.enter(b)
	}
}

// Of finds whose statement the reading is, and how much confidence that costs. prevEnd is the token after the
// reading before it in the sentence, i the block.
func (f *Finder) Of(i int, s split.Span, rd *said.Reading, m grammar.Mention, prevEnd int) ([]string, float64) {
	if len(f.Force) > 0 {
		return f.forced(&m), 0
	}
	if rd.StandIn {
		if served := f.servedBy(i, s, rd, prevEnd); served != nil {
			return served, 0
		}
	}
	if !f.isDistricts(&m) && f.ofSome(s, min(prevEnd, rd.First), rd.Last) {
		return nil, 0
	}
	if f.OfCompared(rd.First) {
		return nil, 0
	}
	if f.Own != "" {
		if of := f.OfKreisNamed(&m); of != nil {
			return of, 0
		}
		return f.owner(s, rd, &m, f.ownBodies(i, s, rd, m, prevEnd)), 0
	}
	if site := f.site(&m); site != nil {
		return site, 0
	}
	bodies, conf := f.textBodies(i, s, rd, m, prevEnd)
	if m.Service == "gesundheit" || slices.Contains(districtServices, m.Service) || m.Role == grammar.House && f.Reader.NamesDistrict(m.First, m.Last) || f.onlyDistricts(&m) || m.Service == "notruf" && f.NamesControl(s) {
		return f.DistrictsOf(bodies), conf
	}
	if d := f.districtIn(s, &m, bodies); d != nil {
		return d, conf
	}
	return f.owner(s, rd, &m, bodies), conf
}

// forced are the bodies of Force, or the district of them where m is one's own.
func (f *Finder) forced(m *grammar.Mention) []string {
	if slices.Contains(districtServices, m.Service) || f.Own != "" && f.Own == f.District && slices.Contains(districtsOwn, m.Service) {
		return f.DistrictsOf(f.Force)
	}
	return f.Force
}

// ofSome reports whether tokens first to last of sentence s speak of some of the towns of a district that it names, and it names none of them. A
// town's own notice may do so in passing ("wie viele Kommunen im Kreis").
func (f *Finder) ofSome(s split.Span, first, last int) bool {
	named := f.NamesOf(s)
	if len(named) == 0 || f.Own != "" && f.Own != f.District {
		return false
	}
	town := func(ags string) bool { return !f.IsDistrict(ags) }
	return !slices.ContainsFunc(named, town) && f.Reader.OfSome(first, last)
}

// ownBodies: a source's own statements, those of its district, and those of all bodies that it speaks for.
func (f *Finder) ownBodies(i int, s split.Span, rd *said.Reading, m grammar.Mention, prevEnd int) []string {
	if f.Own == f.District && f.isDistricts(&m) {
		return f.only
	}
	toks := f.Reader.Text.Tokens
	start := toks[s.First].Start
	names := f.NamesIn(start, toks[s.Last].End)
	if len(names) == 0 {
		if f.namesUnknown(s) || f.FarAway(s, rd) {
			return nil
		}
		if of := f.goesOn(s, rd, prevEnd); of != nil {
			return of
		}
	}
	if rd.Others && len(names) > 0 {
		return names
	}
	if others := f.besideOwn(i, s, rd, m, names, prevEnd); others != nil {
		return others
	}
	if len(names) > 1 && slices.Contains(names, f.Own) {
		return f.ofClause(s, rd, prevEnd, names)
	}
	if group := f.spokenFor(i, start); len(group) > 0 {
		if few := f.NamesIn(toks[min(prevEnd, rd.First)].Start, toks[rd.Last].End); len(few) > 0 && areAmong(few, group) {
			return few
		}
		return group
	}
	if f.sharedText() && len(names) > 0 && areAmong(names, f.plural) {
		return names
	}
	if all := f.together(s); all != nil {
		return f.less(all, s)
	}
	return f.actor(s, rd, m, prevEnd)
}

// ofKreis reports whether m names by its first part that it is a district's ("Kreismuseum", "Kreismusikschule").
func (f *Finder) ofKreis(m *grammar.Mention) bool {
	if m.Last == 0 {
		return false
	}
	if m.First > 0 && bytes.HasPrefix(f.Reader.Text.Folded(m.First-1), []byte("kreiseigen")) {
		return true
	}
	w := f.Reader.Text.Folded(m.First)
	return bytes.HasPrefix(w, []byte("kreis")) && !bytes.HasPrefix(w, []byte("kreisverkehr")) && !bytes.HasPrefix(w, []byte("kreisstadt"))
}

// onlyDistricts reports whether m is of what towns have not: a Kreis in its name, a Jobcenter, what a district examines.
func (f *Finder) onlyDistricts(m *grammar.Mention) bool {
	if m.Last == 0 {
		return false
	}
	w := f.Reader.Text.Folded(m.First)
	return f.ofKreis(m) || bytes.HasPrefix(w, []byte("jobcenter")) || bytes.HasPrefix(w, []byte("schuleingangs"))
}

// isDistricts reports whether m is the district's, wherever it stands: a service that it does for its towns, or its own house or office.
func (f *Finder) isDistricts(m *grammar.Mention) bool {
	if slices.Contains(districtServices, m.Service) || f.Reader.NamesDistrict(m.First, m.Last) || f.onlyDistricts(m) {
		return true
	}
	return m.Role == grammar.Office && f.Reader.Text.Is(m.Last+1, "des") && f.Reader.Text.Is(m.Last+2, "kreises")
}

// textBodies: the bodies named since the reading before, else those of the heading, else those named elsewhere in the
// sentence, else those carried on.
func (f *Finder) textBodies(i int, s split.Span, rd *said.Reading, m grammar.Mention, prevEnd int) ([]string, float64) {
	toks := f.Reader.Text.Tokens
	start, end := toks[min(prevEnd, rd.First)].Start, toks[f.EnumerationEnd(rd.Last, s.Last)].End
	names := f.NamesIn(start, end)
	if near := f.NamesIn(toks[f.EnumerationStart(rd.First, s.First)].Start, end); len(near) > 0 && !f.Grouped(start, end) {
		names = near
	}
	if signed := f.Signed(&f.Doc.Blocks[i]); signed != nil {
		return signed, 0
	}
	if len(names) > 1 && f.Grouped(start, end) {
		return f.less(names, s), 0 // a place line tells but where that was written
	}
	if named := f.byLabel(i, toks[s.First].Start, start, end, names); named != nil {
		if len(names) == 0 && f.ofDistrictBefore(i, named, &m) {
			return f.carried, 0
		}
		return f.besidePlaceLine(i, named, m, end), 0
	}
	if head := f.headBodies(i); len(head) == 1 && f.headHolds(i, s, head[0], m, end) {
		return head, 0
	}
	if all := f.takenAll(s, rd, names, prevEnd); all != nil {
		return all, 0
	}
	if len(names) > 0 {
		return names, 0
	}
	if f.counted(&m) {
		return nil, 0
	}
	if names := f.NamesIn(toks[s.First].Start, toks[rd.First].Start); len(names) > 0 {
		return names, -0.05
	}
	if names := f.NamesOf(s); len(names) > 0 {
		return names, -0.1
	}
	if of := f.Speaker(f.pair, s); of != "" {
		return []string{of}, -0.05
	}
	return f.fromBefore(i, s, rd, &m)
}

// headHolds reports whether what sentence s says of m, up to byte end, is still of the body that the heading of block i names.
func (f *Finder) headHolds(i int, s split.Span, head string, m grammar.Mention, end int) bool {
	start, last := f.Reader.Text.Tokens[s.First].Start, f.Reader.Text.Tokens[s.Last].End
	if f.pointsBack(s) || f.ofItsTowns(i, s, head, m) || f.NamesStrongly(start, last, head) {
		return false
	}
	return start <= f.TextStart(&f.Doc.Blocks[i]) || f.Opens(start, end, head) == nil
}

// fromBefore: where sentence s names no body, those of what stands before it or over it.
func (f *Finder) fromBefore(i int, s split.Span, rd *said.Reading, m *grammar.Mention) ([]string, float64) {
	if slices.Contains(districtsOwn, m.Service) {
		if area := f.AreaBefore(i, f.Reader.Text.Tokens[rd.Last].End); area != "" {
			return []string{area}, -0.05
		}
	}
	if f.Reader.Elsewhere(s) || f.FarAway(s, rd) {
		return nil, 0
	}
	if len(f.carried) > 0 {
		if towns := minus(f.carried, f.DistrictsOf(f.carried)); f.OfTownHall(m) && len(towns) > 0 {
			return towns, -0.1
		} else if f.OfTownHall(m) && slices.Equal(f.DistrictsOf(f.town), f.carried) {
			return f.town, -0.1
		}
		if f.pointsToLast(s) {
			return f.latest, -0.1
		}
		return f.carried, -0.1
	}
	for _, u := range slices.Backward(f.Doc.Blocks[i].Under) {
		if b := f.Over[u]; len(b) > 0 {
			return b, -0.05
		}
	}
	return f.only, -0.1
}

// ofClause are those of the bodies that sentence s names of which its reading is, as its own clause names them ("In Soest ist es
// geschlossen, in Werl geöffnet"); all of them if the clause names none, or the sentence says but one thing.
func (f *Finder) ofClause(s split.Span, rd *said.Reading, prevEnd int, names []string) []string {
	toks := f.Reader.Text.Tokens
	if prevEnd <= s.First && f.EnumerationEnd(rd.Last, s.Last) >= s.Last-1 {
		return names
	}
	first := f.EnumerationStart(min(prevEnd, rd.First), s.First)
	if prevEnd > s.First {
		first = min(prevEnd, rd.First)
	}
	own := f.NamesIn(toks[first].Start, toks[f.EnumerationEnd(rd.Last, s.Last)].End)
	if len(own) == 0 || f.Grouped(toks[s.First].Start, toks[s.Last].End) {
		return names
	}
	return own
}

// site is the body whose domain the mention of a site is ("www.werl.de ist offline"); nil if it is none.
func (f *Finder) site(m *grammar.Mention) []string {
	t := &f.Reader.Text.Tokens[m.First]
	if m.Service != "website" || t.Kind != lexicon.Addr {
		return nil
	}
	for _, n := range f.Named(t.Start, f.Reader.Text.Tokens[m.Last].End) {
		if n.Domain {
			return []string{n.AGS}
		}
	}
	return nil
}

// namesUnknown reports whether sentence s names a town that nobody knows. Of all that a sentence says it is asked again, so it is kept.
func (f *Finder) namesUnknown(s split.Span) bool {
	if f.strange != s {
		f.strange, f.isStrange = s, f.Reader.NamesUnknown(s)
	}
	return f.isStrange
}
