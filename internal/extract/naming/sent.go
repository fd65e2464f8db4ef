package naming

import (
	"slices"
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/region"
)

// Sent are the bodies whose people sentence s sends to another town ("Bürger aus Ense können in Werl Ausweise beantragen"); nil if it sends
// nobody.
func (f *Namer) Sent(s split.Span) []string {
	toks := f.Reader.Text.Tokens
	names := slices.DeleteFunc(slices.Clone(f.Named(toks[s.First].Start, toks[s.Last].End)), func(n region.Mention) bool { return f.IsDistrict(n.AGS) })
	served, last := f.Listed(names, func(i int) bool { return f.sends(s, i) })
	if len(served) == 0 {
		return nil
	}
	for k := range names {
		if i, _ := f.Reader.Range(names[k].Start, names[k].End); (i > last && f.IsPlace(i) || f.hasOffice(i) || f.begins(s, i)) && !slices.Contains(served, names[k].AGS) {
			return served
		}
	}
	for i := last + 1; i <= s.Last; i++ {
		if f.Reader.Text.Is(i, "dort") && slices.ContainsFunc(names, func(n region.Mention) bool { return !slices.Contains(served, n.AGS) }) {
			return served // "Werl hilft aus: Bürger aus Ense können dort …"
		}
	}
	for i := last + 2; i <= s.Last; i++ {
		if f.Reader.At[i]&grammar.Far != 0 && f.asPlace(i) {
			return served
		}
	}
	return nil
}

// There reports whether the tokens of sentence s say of somewhere else how it is there, which the sentence has named before its colon ("Einen
// Lichtblick meldet Kreuztal: Dort werden Ausweise wieder ausgehändigt, neue Anträge sind auch dort nicht möglich").
func (f *Namer) There(s split.Span, first, last int) bool {
	text, colon := &f.Reader.Text, false
	for i := s.First; i <= last; i++ {
		colon = colon || text.Is(i, ":")
		if i >= first && text.Is(i, "dort") {
			return colon || i == first
		}
	}
	return false
}

// OfCompared reports whether the clause from token first tells how it is in a place that another is but compared with ("Anders als in Werl, wo das
// Rathaus geöffnet ist, …").
func (f *Namer) OfCompared(first int) bool {
	return first > 1 && f.Reader.Text.Is(first, "wo") && f.Reader.Text.Is(first-1, ",") && f.Reader.IsCompared(first-2)
}

// Listed are the bodies of the names that begin a list, by the token at which they stand, or go on one, and the last token of the last list; −1
// if there is none.
func (f *Namer) Listed(names []region.Mention, begins func(i int) bool) (bodies []string, last int) {
	last = -1
	for k := range names {
		n := &names[k]
		if n.Area || n.Domain || n.Dateline {
			continue
		}
		if i, end := f.Reader.Range(n.Start, n.End); begins(i) || last >= 0 && f.joined(last, i) {
			bodies, last = append(bodies, n.AGS), end
		}
	}
	return bodies, last
}

// sends reports whether the name at token i is of the body whose people the sentence is about.
func (f *Namer) sends(s split.Span, i int) bool {
	text := &f.Reader.Text
	switch {
	case i == s.First+2 && (text.Is(i-1, "in") || text.Is(i-1, "aus")) && text.Is(s.First, "wer"):
		return true
	case i >= s.First+2 && (text.Is(i-1, "aus") || text.Is(i-1, "von")):
		return f.people(i-2) || text.Is(i-1, "aus") && f.matterAt(i-2)
	case text.Is(f.kindsStart(i, s.First)-1, "fuer"):
		return f.sameClause(s.First, i) // "Werl stellt auch für die Gemeinde Ense Pässe aus"
	case i == s.First:
		for k := i + 1; k < s.Last; k++ {
			if (text.Is(k, "seine") || text.Is(k, "ihre") || text.Is(k, "seinen") || text.Is(k, "ihren")) && f.people(k+1) {
				return true // "Ense schickt seine Bürger nach Werl"
			}
		}
	}
	return false
}

// people reports whether token i names the people of a place.
func (f *Namer) people(i int) bool {
	w := string(f.Reader.Text.Folded(i))
	return strings.HasPrefix(w, "buerger") && !strings.HasPrefix(w, "buergerme") && !strings.HasPrefix(w, "buergerb") || strings.HasPrefix(w, "einwohner") || strings.HasPrefix(w, "kund") || w == "menschen" || w == "leute"
}

// begins reports whether sentence s begins with the name at token i ("Die Stadt Werl nimmt …").
func (f *Namer) begins(s split.Span, i int) bool {
	return f.kindsStart(i, s.First) == s.First
}

// kindsStart is the first token, not before token first, of the words that tell of what kind the body named at token i is ("die Gemeinde …").
func (f *Namer) kindsStart(i, first int) int {
	for i > first && f.namesKind(i-1) {
		i--
	}
	return i
}

// sameClause reports whether no comma stands between tokens first and last.
func (f *Namer) sameClause(first, last int) bool {
	for i := first; i < last; i++ {
		if f.Reader.Text.Is(i, ",") {
			return false
		}
	}
	return true
}

// matterAt reports whether what people want done ends at token i ("Sterbefälle aus Ense").
func (f *Namer) matterAt(i int) bool {
	return slices.ContainsFunc(f.Reader.MentionsIn(i, i), func(m grammar.Mention) bool { return m.Role == grammar.Matter })
}

// hasOffice reports whether the name at token i is of the town whose office it is that a mention before it names ("das Standesamt Werl", "… der
// Stadt Werl").
func (f *Namer) hasOffice(i int) bool {
	for k := i - 1; k >= max(i-3, 0); k-- {
		switch string(f.Reader.Text.Folded(k)) {
		case "der", "stadt", "gemeinde", "des", "in", "von":
			continue
		}
		return slices.ContainsFunc(f.Reader.MentionsIn(k, k), func(m grammar.Mention) bool { return m.Role == grammar.Office || m.Role == grammar.House })
	}
	return false
}

// joined reports whether the name at token i goes on the list of names that token last ends.
func (f *Namer) joined(last, i int) bool {
	for k := last + 1; k < i; k++ {
		if !f.Reader.Joins(k) && !f.namesKind(k) {
			return false
		}
	}
	return true
}

// IsPlace reports whether the name at token i stands as the place of something ("in Werl", "im benachbarten Werl", "bei der Stadt Werl").
func (f *Namer) IsPlace(i int) bool {
	for k := i - 1; k >= max(i-3, 0); k-- {
		switch w := string(f.Reader.Text.Folded(k)); {
		case w == "in", w == "im", w == "bei", w == "beim", w == "nach":
			return true
		case w != "der" && w != "dem" && !strings.HasPrefix(w, "nachbar") && !strings.HasPrefix(w, "benachbart"):
			return false
		}
	}
	return false
}

// ByAgreement reports whether sentence s names a body that does something for another, and says that it is by agreement, for a time, or for
// whom.
func (f *Namer) ByAgreement(s split.Span) bool {
	toks := f.Reader.Text.Tokens
	names := f.Named(toks[s.First].Start, toks[s.Last].End)
	if !slices.ContainsFunc(names, func(n region.Mention) bool { return f.IsOther(&n) && !n.Dateline }) {
		return false
	}
	for i := s.First; i < s.Last; i++ {
		w := string(f.Reader.Text.Folded(i))
		switch {
		case strings.HasPrefix(w, "vereinbarung"), strings.HasPrefix(w, "vertretung"), w == "amtshilfe", w == "stellvertretend", w == "voruebergehend", w == "einstweilen", w == "vorerst":
			return true
		case w == "fuer" && (f.Reader.Text.Is(i+1, "uns") || f.inName(i+1)):
			return true
		}
	}
	return false
}
