package naming

import (
	"slices"
	"strings"
	"unicode"

	"github.com/lagebild/lagebild/internal/extract/clause/said"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/region"
)

// Labelled is the body whose name opens the block as its label ("Balve: Ausweise können …", "BALVE. Ausweise …", "Balve –").
func (f *Namer) Labelled(b *notice.Block, sentence int) []string {
	if own := f.labelAt(sentence, b); own != nil {
		return own
	}
	if own := f.loneBefore(b, sentence); own != "" {
		return []string{own}
	}
	return f.labelAt(f.TextStart(b), b)
}

// loneBefore is the body whose name is a whole sentence of block b, the last such before the text's byte sentence, as a place line within
// running text ("… ist zu. Werl. Das Rathaus …", "… ist zu. KREIS. Die Zulassungsstelle …"); "" if there is none.
func (f *Namer) loneBefore(b *notice.Block, sentence int) string {
	from := f.TextStart(b)
	text := &f.Reader.Text
	first, last := f.Reader.Range(from, max(sentence, from))
	for i := last; i > first; i-- {
		if !text.Is(i, "kreis") || !text.Is(i-1, ".") || !text.Is(i+1, ".") {
			continue
		}
		at := text.Tokens[i].Start
		if names := f.Named(from, at); len(names) > 0 && f.loneName(b, at, sentence) == "" {
			if d, ok := f.Region.District(names[len(names)-1].AGS); ok {
				return d.AGS
			}
		}
		break
	}
	return f.loneName(b, from, sentence)
}

// loneName is the last body of which the name is a whole sentence of block b between two bytes of the text, but not its first.
func (f *Namer) loneName(b *notice.Block, from, to int) string {
	for _, n := range slices.Backward(f.Named(from, max(from, to))) {
		before := strings.TrimSuffix(f.Doc.Text[b.Start:n.Start], "Stadt ")
		word := strings.TrimSuffix(before, ". ")
		if !strings.HasPrefix(f.Doc.Text[n.End:], ". ") || word == before || n.Area || n.Domain {
			continue
		}
		if word = word[strings.LastIndexByte(word, ' ')+1:]; len(word) > 2 && !strings.Contains(word, ".") {
			return n.AGS
		}
	}
	return ""
}

// labelAt is the body whose name stands as a label at the text's byte start.
func (f *Namer) labelAt(start int, b *notice.Block) []string {
	names := f.Named(start, b.End)
	if len(names) == 0 || names[0].Start > start+16 || names[0].End >= b.End || strings.ContainsFunc(f.Doc.Text[start:names[0].Start], unicode.IsLower) {
		return nil
	}
	rest := f.Doc.Text[names[0].End:b.End]
	if note := strings.IndexByte(rest, ')'); note > 0 && note < 30 && strings.HasPrefix(rest, " (") && strings.HasPrefix(rest[note+1:], ":") {
		rest = rest[note+1:] // "Balve (Rathaus): …"
	}
	switch {
	case strings.HasPrefix(rest, ":"), strings.HasPrefix(rest, " – "), strings.HasPrefix(rest, " - "), strings.HasPrefix(rest, " — "):
	case start == f.TextStart(b) && strings.HasPrefix(rest, ". ") && (len(rest) > 60 || start > b.Start) && b.Kind != notice.BlockItem:
	default:
		return nil
	}
	return []string{names[0].AGS}
}

// PlaceLine is the name that opens the block if a full stop ends it, as it does a place line ("MESCHEDE. Der …"); nil if none does.
func (f *Namer) PlaceLine(b *notice.Block) *region.Mention {
	names := f.Named(b.Start, b.End)
	if len(names) == 0 || names[0].End >= b.End || f.Doc.Text[names[0].End] != '.' {
		return nil
	}
	return &names[0]
}

// PlaceLines counts the blocks that begin with a place line.
func (f *Namer) PlaceLines() int {
	n := 0
	for i := range f.Doc.Blocks {
		b := &f.Doc.Blocks[i]
		if f.PlaceLine(b) != nil && len(f.labelAt(b.Start, b)) > 0 {
			n++
		}
	}
	return n
}

// Signed is the body behind the words that block b quotes, in brackets or not ("„Bei uns läuft alles.“ (Stadt Balve)", "„…“ Bürgermeister in
// Balve", "„…“ – Stadt Balve"); nil if none stands there.
func (f *Namer) Signed(b *notice.Block) []string {
	const longest = 60 // bytes of "(Stadt Werdohl, außer Konkurrenz)"
	text := strings.TrimRight(f.Doc.Text[b.Start:b.End], " .")
	if !strings.ContainsAny(text[:min(4, len(text))], "„“\"»«") {
		return nil
	}
	lo := max(len(text)-longest, 0)
	open := strings.LastIndexByte(text[lo:], '(')
	if !strings.HasSuffix(text, ")") {
		open = f.behindQuote(text, lo)
	}
	if open < 0 {
		return nil
	}
	names := f.Named(b.Start+lo+open, b.End)
	if len(names) != 1 {
		return nil
	}
	return []string{names[0].AGS}
}

// behindQuote is where, after byte lo of text, what stands behind its last quotation begins, if that is no sentence but a name and an office;
// −1 if it is anything else.
func (f *Namer) behindQuote(text string, lo int) int {
	at := strings.LastIndexAny(text[lo:], "“”\"«»")
	if at < 0 {
		return -1
	}
	rest := strings.TrimLeft(text[lo+at:], "“”\"«» ")
	first, _, _ := strings.Cut(strings.TrimLeft(rest, "–-— "), " ")
	if first == "" || !unicode.IsUpper([]rune(first)[0]) || strings.ContainsAny(rest, ".,:;") {
		return -1 // "…“, sagt der Bürgermeister von Balve"
	}
	return at
}

// Where is the body whose name stands right before a clause that tells what is so there ("außer in Werl, wo …"); nil if the reading is
// none.
func (f *Namer) Where(rd *said.Reading) []string {
	const longest = 4 // tokens of "Wickede (Ruhr)"
	toks, i := f.Reader.Text.Tokens, rd.First
	if i < 2 || !f.Reader.Text.Is(i, "wo") || !f.Reader.Text.Is(i-1, ",") {
		return nil
	}
	names := f.Named(toks[max(i-1-longest, 0)].Start, toks[i-1].Start)
	if n := len(names) - 1; n >= 0 && names[n].End == toks[i-2].End && !names[n].Area && !names[n].Domain {
		return []string{names[n].AGS}
	}
	return nil
}

// Opens is the one body, other than but, that text[start:end] begins with, as a place or as the one who is spoken of ("In Ense ist …", "Die
// Enser können …"); nil if it begins with none, or names but.
func (f *Namer) Opens(start, end int, but string) []string {
	const near = 16 // bytes of "Im benachbarten "
	names := f.NamesIn(start, end)
	if len(names) != 1 || names[0] == but {
		return nil
	}
	n := &f.Named(start, end)[0]
	i, _ := f.Reader.Range(n.Start, n.End)
	if n.AGS != names[0] || n.Start-start > near || n.Ort || i > 0 && n.Start > start && !n.Demonym && !f.IsPlace(i) && !f.namesKind(i-1) {
		return nil
	}
	return names
}

// ActingBeside is the one body that text[start:end], under a place line of another, names as the one who acts ("MESCHEDE. Der
// Hochsauerlandkreis …"); nil if it names none.
func (f *Namer) ActingBeside(start, end int, place string) []string {
	var out []string
	for _, m := range f.Named(start, end) {
		if m.Strong && m.AGS != place && !m.Area && !m.Domain {
			out = append(out, m.AGS)
		}
	}
	if len(out) == 1 {
		return out
	}
	return nil
}
