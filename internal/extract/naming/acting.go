package naming

import (
	"bytes"
	"slices"
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/said"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/region"
)

// FarAway reports whether what the sentence grants, it grants in a town far away, which no comma and no "und" parts from it ("In Dortmund
// läuft der Betrieb normal").
func (f *Namer) FarAway(s split.Span, rd *said.Reading) bool {
	if rd.Status != notice.Available {
		return false
	}
	const before = 6 // tokens of "Die Stadt Münster meldet:"
	first := max(s.First, 1)
	if f.Reader.Text.Is(s.First-1, ":") {
		first = max(s.First-before, 1)
	}
	far := false
	for i := first; i <= rd.Last; i++ {
		switch {
		case f.Reader.At[i]&grammar.Far != 0 && f.asPlace(i):
			far = true
		case f.Reader.Text.Is(i, ",") && i < rd.First, f.Reader.Text.Is(i, "und") && f.Reader.MarkAt(i+1)&grammar.Able != 0:
			far = false
		}
	}
	return far
}

// asPlace reports whether the town at token i stands as the place of something, or as the label of what follows.
func (f *Namer) asPlace(i int) bool {
	switch string(f.Reader.Text.Folded(i - 1)) {
	case "in":
		switch string(f.Reader.Text.Folded(max(i-2, 0))) {
		case "anbieter", "anbietern", "dienstleister", "dienstleistern", "provider", "hoster", "rechenzentrum", "betreiber":
			return false // "bei einem Anbieter in Bielefeld"
		}
		return f.Reader.MarkAt(i-2)&grammar.Tool == 0 // "auf einem Server in Bayern"
	case "aus", "von", "bei", "nach", "stadt", "kreis":
		return true
	}
	before := &f.Reader.Text.Tokens[i-1]
	return f.Reader.Text.Is(i+1, ":") || before.Upper && f.Reader.Covered[i-1] // "Die Stadtverwaltung Hamm"
}

// Acts reports whether the town that n names at token i stands as the one who does something: a clause begins with it.
func (f *Namer) Acts(i int, n *region.Mention) bool {
	text := &f.Reader.Text
	switch string(text.Folded(i - 1)) {
	case ",", ";", ":", "–", "dass", "auch":
	default:
		if f.Reader.MarkAt(i-1)&grammar.Join == 0 {
			return false
		}
	}
	return f.verbFollows(n)
}

// verbFollows reports whether a word that may be a verb stands right behind the name.
func (f *Namer) verbFollows(n *region.Mention) bool {
	text := &f.Reader.Text
	_, last := f.Reader.Range(n.Start, n.End)
	next := last + 1
	return next < len(text.Tokens) && text.Tokens[next].Kind == lexicon.Word && !text.Tokens[next].Upper
}

// NamesIt reports whether sentence s names the body by its name.
func (f *Namer) NamesIt(s split.Span, body string) bool {
	toks := f.Reader.Text.Tokens
	return slices.ContainsFunc(f.Named(toks[s.First].Start, toks[s.Last].End), func(n region.Mention) bool { return n.AGS == body && !n.Implied && !n.Domain })
}

// StartsIn reports whether the sentence, or the clause s of one, begins with "in" and the name of a town that is not the source's own ("Nur
// in Soest …", "…, das in Ense …"), and names no other.
func (f *Namer) StartsIn(s split.Span) bool {
	i := s.First
	for i < s.Last && (f.Reader.At[i]&grammar.Only != 0 || f.Reader.Joins(i) || f.Reader.Text.Is(i, "auch") || f.Reader.Text.Is(i, "das") || f.Reader.Text.Is(i, "die") || f.Reader.Text.Is(i, "sowohl") || f.Reader.Text.Is(i, "weder")) {
		i++
	}
	toks := f.Reader.Text.Tokens
	return f.TownAt(i) != "" && !slices.ContainsFunc(f.Named(toks[i].Start, toks[s.Last].End), func(n region.Mention) bool { return !f.IsOther(&n) })
}

// BeforeColon is the town, not the source's own, of which the sentence s begins to tell before a colon and goes on behind it, at token i, naming nobody
// ("Werl ist nicht betroffen: Das Rathaus hat geöffnet"); nil if there is none.
func (f *Namer) BeforeColon(s split.Span, i int) []string {
	colon := i - 1
	for colon > s.First && !f.Reader.Text.Is(colon, ":") {
		colon--
	}
	toks := f.Reader.Text.Tokens
	names := f.Named(toks[s.First].Start, toks[s.Last].End)
	if colon <= s.First || len(names) != 1 || !f.IsOther(&names[0]) || names[0].Dateline || names[0].Start != toks[s.First].Start || names[0].End > toks[colon-1].Start {
		return nil
	}
	return []string{names[0].AGS}
}

// OfTownHall reports whether m names by its first part that it is a town's ("Stadtbücherei", "Gemeindekasse").
func (f *Namer) OfTownHall(m *grammar.Mention) bool {
	w := f.Reader.Text.Folded(m.First)
	return m.Last > 0 && (bytes.HasPrefix(w, []byte("stadt")) || bytes.HasPrefix(w, []byte("gemeinde")) || bytes.HasPrefix(w, []byte("staedtisch")))
}

// OtherDistrict is the district, not the source's own, of which or of a town of which the sentence begins to speak ("Im Kreis Olpe …", "In Iserlohn
// …"); "" if it does not.
func (f *Namer) OtherDistrict(s split.Span) string {
	toks := f.Reader.Text.Tokens
	if s.First == s.Last {
		return ""
	}
	for _, n := range f.Named(toks[s.First+1].Start, toks[s.Last].End) {
		if n.Start != toks[s.First+1].Start || !f.IsDistrict(n.AGS) && !f.StartsIn(s) {
			continue
		}
		if d, ok := f.Region.District(n.AGS); ok {
			n.AGS = d.AGS
		}
		if n.AGS != f.District {
			return n.AGS
		}
	}
	return ""
}

// TownBefore is the town, not the source's own, whose adjective or genitive stands right before token i ("das Iserlohner Bürgerbüro", "Iserlohns
// Bürgerbüro"); "" if none does.
func (f *Namer) TownBefore(i int) string {
	if i == 0 || f.Reader.Text.Tokens[i-1].Kind != lexicon.Word {
		return ""
	}
	t := &f.Reader.Text.Tokens[i-1]
	for _, n := range f.Named(t.Start, t.End) {
		if n.End == t.End && f.IsOther(&n) && (n.Demonym || bytes.HasSuffix(f.Reader.Text.Folded(i-1), []byte("s"))) {
			return n.AGS
		}
	}
	return ""
}

// TownAt is the town, not the source's own, whose name stands behind an "in" at token i; "" if none does.
func (f *Namer) TownAt(i int) string {
	const longest = 60 // bytes of a name
	toks := f.Reader.Text.Tokens
	if i+1 >= len(toks) || !f.Reader.Text.Is(i, "in") {
		return ""
	}
	if w := string(f.Reader.Text.Folded(i + 1)); (w == "der" || w == "dem") && i+3 < len(toks) {
		if i++; !f.inName(i + 1) {
			i++ // "in der Nachbarstadt Soest"
		}
	}
	start := toks[i+1].Start
	if names := f.Named(start, start+longest); len(names) > 0 && names[0].Start == start && f.IsOther(&names[0]) {
		return names[0].AGS
	}
	return ""
}

// IsOther reports whether n names another town than the source's own, not a part, an area or a domain.
func (f *Namer) IsOther(n *region.Mention) bool {
	return n.AGS != f.Own && n.AGS != f.District && !n.Area && !n.Ort && !n.Domain
}

// Ours reports whether the tokens speak of the source's own body in the first person ("unser Bürgerbüro").
func (f *Namer) Ours(first, last int) bool {
	for i := first; i <= last && f.Own != ""; i++ {
		switch w := string(f.Reader.Text.Folded(i)); {
		case w == "wir", w == "uns", w == "hier", strings.HasPrefix(w, "unser"):
			return true
		}
	}
	return false
}

// ActingIn is the town, not the source's own, that alone is named in a clause of the tokens and is the one who acts in it ("Ense hat sein
// Rathaus geschlossen"); "" if none is.
func (f *Namer) ActingIn(first, last int) string {
	toks := f.Reader.Text.Tokens
	names := f.Named(toks[first].Start, toks[last].End)
	if len(names) != 1 || !f.IsOther(&names[0]) || names[0].Dateline || names[0].Demonym {
		return ""
	}
	n := &names[0]
	i, _ := f.Reader.Range(n.Start, n.End)
	if i > first && (f.Reader.Text.Is(i-1, "die") || f.Reader.Text.Is(i-1, "der")) && n.Strong {
		i--
	}
	if i > first && !f.Acts(i, n) || i == first && !f.verbFollows(n) {
		return ""
	}
	return n.AGS
}

// HasTown reports whether the words beside m say that it is a town's: "… der Stadt", "die städtische …".
func (f *Namer) HasTown(m *grammar.Mention) bool {
	text := &f.Reader.Text
	if text.Is(m.Last+1, "der") && (text.Is(m.Last+2, "stadt") || text.Is(m.Last+2, "gemeinde") || text.Is(m.Last+2, "kreisstadt")) {
		return true
	}
	return m.First > 0 && bytes.HasPrefix(text.Folded(m.First-1), []byte("staedtische"))
}

// HasDistrict reports whether the words beside m say that it is a district's: "… des Kreises", "vom Kreis betriebene …".
func (f *Namer) HasDistrict(m *grammar.Mention) bool {
	const near = 3 // tokens of "des Märkischen Kreises", "vom Kreis neu betriebene"
	text := &f.Reader.Text
	for i := m.Last + 2; text.Is(m.Last+1, "des") && i < min(m.Last+1+near, len(text.Tokens)); i++ {
		if bytes.HasSuffix(text.Folded(i), []byte("kreises")) {
			return true
		}
	}
	for i := m.First - 1; i > max(m.First-1-near, 1); i-- {
		if bytes.HasSuffix(text.Folded(i), []byte("kreis")) {
			return text.Is(i-1, "vom") || text.Is(i-2, "vom")
		}
	}
	return false
}

// OfSeveral reports whether token i is a verb of a subject of several.
func (f *Namer) OfSeveral(i int) bool {
	switch string(f.Reader.Text.Folded(i)) {
	case "sind", "haben", "bleiben", "koennen", "arbeiten":
		return true
	}
	return false
}

// NamesControl reports whether sentence s names the control centre that a district runs for its towns ("Die Leitstelle in Meschede …").
func (f *Namer) NamesControl(s split.Span) bool {
	for i := s.First; i <= s.Last; i++ {
		if bytes.HasSuffix(f.Reader.Text.Folded(i), []byte("leitstelle")) {
			return true
		}
	}
	return false
}

// DistrictsOf puts the district in the place of its towns.
func (f *Namer) DistrictsOf(bodies []string) []string {
	var out []string
	for _, b := range bodies {
		if d, ok := f.Region.District(b); ok {
			b = d.AGS
		}
		if !slices.Contains(out, b) {
			out = append(out, b)
		}
	}
	return out
}

// OfKreisNamed is the district that stands right behind an office m of a district ("Kreisjugendamt Olpe"), or that of the town there; nil if none
// does.
func (f *Namer) OfKreisNamed(m *grammar.Mention) []string {
	toks := f.Reader.Text.Tokens
	if m.Last == 0 || m.Last+1 >= len(toks) || !strings.HasPrefix(string(f.Reader.Text.Folded(m.First)), "kreis") || m.Role != grammar.Office && m.Role != grammar.House {
		return nil
	}
	for _, n := range f.Named(toks[m.First].Start, toks[m.Last+1].End) {
		if n.End == toks[m.Last+1].End && !n.Domain {
			return f.DistrictsOf([]string{n.AGS})
		}
	}
	return nil
}
