package attribution

import (
	"bytes"
	"slices"
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/said"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/region"
)

// What a source says of others: its district, or another town, that a clause names or the sentence before has named.

// besideOwn is whose statement a town's own notice makes where that is the district's, or another town's ("In Soest ist
// sie geschlossen"); nil if it is neither. names are the bodies that the sentence names.
func (f *Finder) besideOwn(i int, s split.Span, rd *said.Reading, m grammar.Mention, names []string, prevEnd int) []string {
	switch {
	case len(names) == 1 && !slices.Contains(districtsOwn, m.Service) && f.There(s, rd.First, rd.Last):
		return names // "In Ense sieht es besser aus: Dort ist …"
	case f.District == "" || f.District == f.Own:
		return nil
	case slices.Contains(districtsOwn, m.Service) && f.OtherDistrict(s) != "":
		return []string{f.OtherDistrict(s)} // "Im Kreis Olpe werden Autos zugelassen"
	case f.ofItsDistrict(i, s, rd, &m), len(names) == 0 && f.goesOnAboutDistrict(i, rd):
		return []string{f.District}
	case len(names) == 0 || slices.Contains(names, f.Own) || slices.Contains(districtsOwn, m.Service):
		return nil
	case f.StartsIn(s), f.BeforeColon(s, rd.First) != nil:
		return f.ofClause(s, rd, prevEnd, names)
	case prevEnd > s.First && rd.Carried && f.StartsIn(split.Span{First: prevEnd, Last: rd.Last}):
		return f.NamesOf(split.Span{First: prevEnd, Last: rd.Last}) // "…, das in Ense nicht"
	case rd.StandIn || f.Ours(min(prevEnd, rd.First), rd.Last):
		return nil
	}
	return f.townOf(rd, &m, prevEnd)
}

// townOf is the other town that what the reading says of m belongs to, by the name that stands beside it; nil if none does.
func (f *Finder) townOf(rd *said.Reading, m *grammar.Mention, prevEnd int) []string {
	if town := f.TownBefore(m.First); town != "" {
		return []string{town} // "Iserlohns Bürgerbüro …"
	}
	if town := f.ActingIn(min(prevEnd, rd.First), rd.Last); town != "" {
		return []string{town}
	}
	if town := f.TownAt(m.Last + 1); town != "" && (m.Role == grammar.House || m.Role == grammar.Office) {
		return []string{town} // "Das Rathaus in Soest …"
	}
	return nil
}

// justDistrict reports whether the sentence before, in block i, named the district and nobody else.
func (f *Finder) justDistrict(i int) bool {
	return f.carriedAt >= f.Doc.Blocks[i].Start && len(f.carried) == 1 && f.carried[0] == f.District
}

// goesOnAboutDistrict reports whether what stands over block i, or the sentence before, is about the district.
func (f *Finder) goesOnAboutDistrict(i int, rd *said.Reading) bool {
	return f.UnderDistrict(i) || rd.Carried && f.justDistrict(i)
}

// ofItsDistrict reports whether m, of which sentence s in block i speaks, is the district's by what it is and who or where it is said to be.
func (f *Finder) ofItsDistrict(i int, s split.Span, rd *said.Reading, m *grammar.Mention) bool {
	return slices.Contains(districtServices, m.Service) && f.ofDistrict(i, s) || !rd.StandIn && f.atSeat(m) || f.ofKreis(m) && f.NamesIt(s, f.District)
}

// atSeat reports whether m is an office that a district has, in a town that is not the source's own ("die Zulassungsstelle in Soest").
func (f *Finder) atSeat(m *grammar.Mention) bool {
	if m.Last == 0 {
		return false
	}
	if f.TownAt(m.Last+1) == "" {
		return f.ofKreis(m) && m.Role != grammar.House
	}
	return f.ofKreis(m) || m.Role == grammar.Office && slices.Contains(districtsOwn, m.Service)
}

// goesOn are the bodies that the sentence right before s has named, where the reading takes them up ("Ense ist per Telefon erreichbar. Mails
// kommen dort nicht an.") or that sentence but introduces it ("In Ense gilt: …"); nil if it does neither.
func (f *Finder) goesOn(s split.Span, rd *said.Reading, prevEnd int) []string {
	if len(f.carried) == 0 || f.carriedTo != s.First-1 {
		return nil
	}
	if f.Reader.EndsWithColon(split.Span{First: f.carriedTo, Last: f.carriedTo}) && len(f.Reader.MentionsIn(f.Reader.TokenAt(f.carriedAt), f.carriedTo)) == 0 {
		return f.carried
	}
	if f.Ours(min(prevEnd, rd.First), rd.Last) {
		return nil
	}
	placed := false
	for i := s.First; i <= rd.Last; i++ {
		switch w := string(f.Reader.Text.Folded(i)); {
		case i == s.First && f.pointsToLast(s):
			return f.latest
		case strings.HasPrefix(w, "dort") && i >= min(prevEnd, rd.First) && !placed:
			return f.carried
		case w == "sie" && len(f.carried) > 1 && (f.OfSeveral(i-1) || f.OfSeveral(i+1)):
			return f.carried // "Telefonisch sind sie erreichbar", after "Werl, Ense und … sind …"
		case (w == "im" || w == "in") && i < s.Last && f.Reader.Text.Tokens[i+1].Upper:
			placed = true // "Im Amtshaus steht …, das dort …"
		}
	}
	return nil
}

// pointsToLast reports whether sentence s begins with a word that takes up the last of the bodies that the one before has named ("Werl hat mit
// Ense getauscht. Dessen Bürgerbüro …", "Erwitte schickt Bürger nach Soest. Dort …").
func (f *Finder) pointsToLast(s split.Span) bool {
	switch string(f.Reader.Text.Folded(s.First)) {
	case "dessen", "deren", "dort":
		return true
	}
	return f.pointsBack(s)
}

// pointsBack reports whether sentence s begins with the last body named as the one who says what follows ("Der teilt mit: …").
func (f *Finder) pointsBack(s split.Span) bool {
	return len(f.latest) == 1 && (f.Reader.Text.Is(s.First, "der") || f.Reader.Text.Is(s.First, "dieser")) && f.Reader.MarkAt(s.First+1)&grammar.Speech != 0
}

// lastOf are those of the names of sentence s that it names last: one, or several in one enumeration.
func (f *Finder) lastOf(s split.Span, names []string) []string {
	toks := f.Reader.Text.Tokens
	found := slices.DeleteFunc(slices.Clone(f.Named(toks[s.First].Start, toks[s.Last].End)), func(n region.Mention) bool { return n.Area || n.Dateline || n.Domain })
	if len(names) < 2 || len(found) < 2 || f.Grouped(toks[s.First].Start, toks[s.Last].End) {
		return names
	}
	at, _ := f.Reader.Range(found[len(found)-1].Start, found[len(found)-1].End)
	start := toks[f.EnumerationStart(min(at, s.Last), s.First)].Start
	var out []string
	for k := range found {
		if found[k].End > start && !slices.Contains(out, found[k].AGS) {
			out = append(out, found[k].AGS)
		}
	}
	return out
}

// TakesUp reports whether sentence s, which names no body, goes on by a pronoun about several bodies, the source's own or its towns among them,
// of which the sentence before said something of m's service ("Das gemeinsame Standesamt von … ist zu. Morgen öffnet es.").
func (f *Finder) TakesUp(bodies []string, s split.Span, rd *said.Reading, m grammar.Mention) bool {
	if f.Own == "" || m.First >= s.First || f.Ours(s.First, rd.Last) {
		return false
	}
	return slices.Contains(bodies, f.Own) || f.Own == f.District && slices.Contains(townsOwn, m.Service)
}

// districtIn is the district whose office m is, where sentence s of a text without a source names the district and the towns, among bodies, but as
// places ("Am Montag öffnet die Ausländerbehörde in Arnsberg, teilt der Kreis mit"); nil if it is not the district's.
func (f *Finder) districtIn(s split.Span, m *grammar.Mention, bodies []string) []string {
	if !slices.Contains(districtsOwn, m.Service) || m.Last > 0 && bytes.HasPrefix(f.Reader.Text.Folded(m.First), []byte("feuerwehr")) {
		return nil
	}
	of := f.DistrictsOf(bodies)
	if len(of) != 1 || slices.Equal(of, bodies) {
		return nil
	}
	named := f.NamesIt(s, of[0]) || f.Reader.NamesDistrict(s.First, s.Last)
	if !named && !slices.Contains(bodies, of[0]) {
		return nil
	}
	toks := f.Reader.Text.Tokens
	if slices.ContainsFunc(f.Named(toks[s.First].Start, toks[s.Last].End), func(n region.Mention) bool {
		return !n.Area && !n.Domain && slices.Contains(bodies, n.AGS) && n.AGS != of[0] && (n.Strong && !f.standsAsPlace(&n) || n.Demonym)
	}) {
		return nil // "…, die der Stadt Iserlohn hat auf"
	}
	return of
}

// standsAsPlace reports whether what n names, or the enumeration that it stands in, is but where something is.
func (f *Finder) standsAsPlace(n *region.Mention) bool {
	i, _ := f.Reader.Range(n.Start, n.End)
	return f.IsPlace(f.EnumerationStart(i, 0))
}

// owner is the district alone among bodies where sentence s says that m is its own and names towns but as places ("Die Musikschule des Kreises in
// Olpe …", "das vom Kreis betriebene Museum in Attendorn"); else all of them.
func (f *Finder) owner(s split.Span, rd *said.Reading, m *grammar.Mention, bodies []string) []string {
	at := slices.IndexFunc(bodies, f.IsDistrict)
	if len(bodies) == 2 && at >= 0 && !f.IsDistrict(bodies[1-at]) && f.HasTown(m) {
		return bodies[1-at : 2-at] // "Das Bürgerbüro der Stadt …", of a town and its district
	}
	if len(bodies) < 2 || at < 0 || m.Last == 0 || !slices.ContainsFunc(rd.Mentions, func(x grammar.Mention) bool { return x.Service == m.Service && f.HasDistrict(&x) }) {
		return bodies
	}
	toks := f.Reader.Text.Tokens
	for _, n := range f.Named(toks[s.First].Start, toks[s.Last].End) {
		if n.AGS != bodies[at] && slices.Contains(bodies, n.AGS) && !f.standsAsPlace(&n) {
			return bodies
		}
	}
	return bodies[at : at+1]
}
