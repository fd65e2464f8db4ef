package frame

import (
	"bytes"
	"slices"
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/frame/hint"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// What is but played, pretended, claimed, wished for or explained.

// unreal reports whether the sentence tells what somebody pretends, claims or wishes, or what follows if something comes to pass.
func (t *Teller) unreal(s split.Span) bool {
	return t.aimed || t.pretends(s) || t.claims(s) || t.wishes(s) || t.provided(s) || t.trains(s) || t.tips(s) || t.exclaims(s) || t.tellsHow(s)
}

// plays reports whether the sentence is about an exercise, or about people and things that are made up.
func (t *Teller) plays(s split.Span) bool {
	const near = 4 // tokens of "wegen einer großen Übung"
	text := &t.Reader.Text
	for i := s.First; i <= s.Last; i++ {
		w := text.Folded(i)
		switch {
		case len(w) < len("uebung") || !playful(w):
		case bytes.HasPrefix(w, []byte("fiktiv")), bytes.HasPrefix(w, []byte("erfundene")), bytes.HasPrefix(w, []byte("simulier")):
			return true
		case bytes.HasSuffix(w, []byte("uebung")), bytes.HasSuffix(w, []byte("rollenspiel")), bytes.HasSuffix(w, []byte("planspiel")), bytes.Equal(w, []byte("drehbuch")):
			for j := max(i-near, s.First); j < i; j++ {
				if t.Reader.At[j]&grammar.Cause != 0 || t.Reader.At[j]&grammar.Negation != 0 || text.Is(j, "trotz") || text.Is(j, "fuer") {
					return false
				}
			}
			return text.Tokens[i].Upper
		}
	}
	return false
}

// playful reports whether the word begins or ends with a letter with which those of an exercise do: most words do not.
func playful(w []byte) bool {
	first, last := w[0], w[len(w)-1]
	return first == 'f' || first == 'e' || first == 's' || last == 'g' || last == 'l' || last == 'h'
}

// pretends reports whether somebody does as if ("Einen Tag lang soll die Stadt so tun, als gäbe es kein Telefon").
func (t *Teller) pretends(s split.Span) bool {
	if !t.hints(s, hint.As) {
		return false
	}
	text, like := &t.Reader.Text, false
	for i := s.First; i < s.Last; i++ {
		switch t.hint(i) {
		case hint.So:
			like = true
		case hint.As:
			switch string(text.Folded(i + 1)) {
			case "ob", "sei", "seien", "waere", "waeren", "gaebe", "haette", "haetten", "habe", "liefe", "liefen", "stuende", "stuenden", "koennte", "koennten", "wuerde", "wuerden", "ginge", "kaeme":
				return like && !text.Is(i+2, "nichts") // "arbeitet so, als wäre nichts geschehen"
			}
		}
	}
	return false
}

// claims reports whether the sentence tells what a swindler says ("Ein Anrufer behauptete, das Rathaus sei geschlossen").
func (t *Teller) claims(s split.Span) bool {
	if !t.hints(s, hint.Claims|hint.Message) {
		return false
	}
	text, deceiver, says := &t.Reader.Text, false, false
	for i := s.First; i <= s.Last; i++ {
		switch t.hint(i) {
		case hint.Crook:
			deceiver = true
		case hint.Claims:
			says = says || text.Is(i+1, ",") || text.Is(i+1, ":") || text.Is(i+1, "dass")
		case hint.Message:
			if text.Is(i+1, "heisst") || text.Is(i+1, "hiess") || text.Is(i+1, "steht") {
				return true
			}
		}
	}
	return deceiver && says
}

// wishes reports whether the sentence is but the content of a wish, which it begins with as its label ("Unser Ziel, kurz gesagt: Jeder Anruf
// wird angenommen").
func (t *Teller) wishes(s split.Span) bool {
	const longest = 12 // tokens of a label
	for i := s.First; i < min(s.First+longest, s.Last) && t.hints(s, hint.Colon); i++ {
		if t.Reader.Text.Is(i, ":") {
			return t.labelsWish(s.First, i-1)
		}
	}
	return false
}

// labelsWish reports whether the tokens of a label name a wish, a plan, what is practised or how something is made, and do not say how anything is.
func (t *Teller) labelsWish(first, last int) bool {
	wish := false
	for i := first; i <= last; i++ {
		switch w := string(t.Reader.Text.Folded(i)); w {
		case "wunsch", "wuensche", "ziel", "ziele", "anspruch", "traum", "vision", "versprechen", "forderung", "forderungen", "vorschlag", "vorschlaege", "idee", "ideen", "uebt", "ueben", "probt", "proben":
			wish = true
		case "entsteht", "entstehen":
			wish = wish || t.has(split.Span{First: first, Last: last}, "so")
		default:
			wish = wish || strings.HasPrefix(w, "wunschzettel") || strings.HasPrefix(w, "wunschliste")
		}
		if t.Reader.At[i]&grammar.Negation != 0 {
			return false
		}
	}
	return wish && !slices.ContainsFunc(t.Reader.CuesIn(first, last), func(q grammar.CueAt) bool { return q.Kind < grammar.Held })
}

// provided reports whether the sentence begins with what may break down, the verb first, and tells behind the comma what follows from it ("Fällt
// ein Glied aus, steht die Kette").
func (t *Teller) provided(s split.Span) bool {
	text := &t.Reader.Text
	switch string(text.Folded(s.First)) {
	case "faellt", "fallen", "reisst", "reissen", "bricht", "brechen", "streikt", "streiken", "versagt", "versagen", "stuerzt", "stuerzen":
	default:
		return t.providedCase(s)
	}
	for i := s.First + 2; i < s.Last; i++ {
		if k := text.Tokens[i].Kind; k == lexicon.Punct || k == lexicon.Dash {
			return text.Is(i, ",") && !text.Tokens[i+1].Upper && t.Reader.At[i+1]&(grammar.Join|grammar.Adversative|grammar.Cause|grammar.Only|grammar.Condition) == 0
		}
	}
	return false
}

// providedCase reports whether the sentence begins, the verb first, with what may be wrong with somebody's own matter, and tells behind the comma
// what becomes of it then ("Fehlt auf dem Antrag die Unterschrift, schickt das Amt ihn zurück"), and not how things are now.
func (t *Teller) providedCase(s split.Span) bool {
	text := &t.Reader.Text
	switch string(text.Folded(s.First)) {
	case "ist", "sind", "wird", "werden", "bleibt", "bleiben", "fehlt", "fehlen", "lehnt", "lehnen", "verweigert", "verweigern", "hat", "haben", "liegt", "liegen", "kommt", "kommen":
	default:
		return false
	}
	if text.Is(s.Last, "?") || t.Reader.Now(s.First, s.Last) || t.Reader.HasMark(s.First, s.Last, grammar.Again|grammar.GoesOn|grammar.Cause) {
		return false
	}
	named := false
	for i := s.First + 1; i < s.Last; i++ {
		named = named || text.Tokens[i].Upper
		switch string(text.Folded(i)) {
		case "man", "sie", ";", ":":
			return false
		case ",":
			next := named && t.concludes(i+1)
			wrong := t.Reader.HasMark(s.First, i, grammar.Negation) || slices.ContainsFunc(t.Reader.CuesIn(s.First, i), func(q grammar.CueAt) bool { return q.Kind.Stops() })
			return next && wrong
		}
	}
	return false
}

// concludes reports whether token i is the verb with which the clause behind a condition begins.
func (t *Teller) concludes(i int) bool {
	if t.Reader.Text.Tokens[i].Kind != lexicon.Word || t.Reader.Text.Tokens[i].Upper {
		return false
	}
	switch w := string(t.Reader.Text.Folded(i)); w {
	case "muss", "muessen", "so", "dann":
		return true
	case "nicht", "jetzt", "erst", "selbst", "samt", "seit", "mit", "statt", "bereits", "dort", "fast":
		return false
	default:
		return t.Reader.IsFinite(i) || strings.HasSuffix(w, "t")
	}
}

// trains reports whether the sentence tells what somebody practises ("Sachbearbeiter üben, Geburten auf Papier zu beurkunden", "Die Schule übt:
// Strom weg, …").
func (t *Teller) trains(s split.Span) bool {
	for i := s.First + 1; i < s.Last && t.hints(s, hint.Trains); i++ {
		if t.hint(i) == hint.Trains {
			return !t.Reader.Text.Tokens[i].Upper && (t.Reader.TakesZu(max(s.Last-1, i)) || t.has(split.Span{First: i, Last: s.Last}, ":"))
		}
	}
	return false
}

// tips reports whether the sentence is but a tip in the infinitive ("Den Ausweis rechtzeitig verlängern.").
func (t *Teller) tips(s split.Span) bool {
	b := &t.Doc.Blocks[t.block]
	if b.Lead >= 0 || b.Table > 0 || !t.Reader.Text.Is(s.Last, ".") || s.Last-s.First < 3 {
		return false
	}
	verb, tip := s.Last-1, false
	if t.Reader.Text.Is(verb, "lassen") {
		verb--
	}
	if t.Reader.Text.Tokens[verb].Upper || !lexicon.IsVerb(t.Reader.Text.Folded(verb), false) || t.Reader.HasMark(s.First, s.Last, grammar.Again|grammar.Only|grammar.Negation) {
		return false
	}
	for i := s.First; i < verb; i++ {
		switch string(t.Reader.Text.Folded(i)) {
		case "rechtzeitig", "frueh", "fruehzeitig", "regelmaessig", "vorher", "vorab", "zuerst", "unbedingt":
			tip = true
		case ",", ":":
			return false
		}
		if t.Reader.IsFinite(i) {
			return false
		}
	}
	return tip
}

// exclaims reports whether the sentence but thanks those who did something, or is a wish that begins with "dass" ("Dass das Telefon klingelt!").
func (t *Teller) exclaims(s split.Span) bool {
	text := &t.Reader.Text
	switch string(text.Folded(s.First)) {
	case "danke", "dank", "herzlichen", "vielen", "grosses":
		return t.has(s, "die") && (text.Is(s.Last-1, "haben") || text.Is(s.Last-1, "hat"))
	case "dass":
		for i := s.First; i < s.Last; i++ {
			if text.Is(i, ",") {
				return false
			}
		}
		return text.Tokens[s.Last].Kind == lexicon.Punct
	}
	return false
}

// tellsHow reports whether the sentence, which has said nothing before, ends with the question how something is done ("Das Konzept regelt, wie
// Bürgerbüro und Standesamt im Krisenfall arbeiten").
func (t *Teller) tellsHow(s split.Span) bool {
	text := &t.Reader.Text
	cues := t.Reader.CuesIn(s.First, s.Last)
	if len(cues) == 0 {
		return false
	}
	if q := &cues[len(cues)-1]; q.Last != s.Last-1 || q.Kind != grammar.Work && q.Kind != grammar.Do || !lexicon.IsVerb(text.Folded(q.Last), false) {
		return false
	}
	how := false
	for i := s.First + 1; i < cues[len(cues)-1].First; i++ {
		switch {
		case how && (text.Is(i, ":") || t.Reader.IsFinite(i)):
			return false // its clause has ended
		case text.Is(i, "wie") && text.Is(i-1, ",") && t.Reader.InsetAt(i-1) == 0:
			how = cues[0].First > i && !t.Reader.HasMark(i, s.Last, grammar.Again|grammar.GoesOn)
		}
	}
	return how
}
