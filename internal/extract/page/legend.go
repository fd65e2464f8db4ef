package page

import (
	"strings"
	"unicode/utf8"

	"github.com/lagebild/lagebild/internal/extract/clause/said"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// longestKey is the length, in bytes, of the longest sign that a legend explains; longestLegend that of a legend.
const longestKey, longestLegend = 4, 240

// Legend finds what the document says that the signs in its tables mean ("+ = geht, o = teilweise, - = geht nicht"): at
// least two in one block or in rows of their own, or one in quotation marks; nil if it says nothing of that kind.
func (p *Page) Legend() map[string]*said.Reading {
	const least = 2
	rows := map[string]*said.Reading{}
	for i := range p.Doc.Blocks {
		b := &p.Doc.Blocks[i]
		if b.Table > 0 {
			p.keyRow(i, rows)
		}
		if b.Table > 0 && b.Kind == notice.BlockCell && b.Row > 0 {
			continue
		}
		if found := p.keys(b); len(found) >= least || len(found) > 0 && p.quotes(b) {
			return found
		}
	}
	if len(rows) < least {
		return nil
	}
	return rows
}

// keyRow adds to keys what the row that begins with block i says that a sign means, if it is but the meaning and the sign.
func (p *Page) keyRow(i int, keys map[string]*said.Reading) {
	if i+1 >= len(p.Doc.Blocks) {
		return
	}
	b, sign := &p.Doc.Blocks[i], &p.Doc.Blocks[i+1]
	if b.Col != 0 || sign.Table != b.Table || sign.Row != b.Row || sign.End-sign.Start > longestKey || p.Reader.NamesMore(b.Start, b.End) {
		return
	}
	first, last := p.Reader.Range(sign.Start, sign.End)
	for k := first; k <= last; k++ {
		t := &p.Reader.Text.Tokens[k]
		if t.Kind == lexicon.Number || t.Kind == lexicon.Word && t.End-t.Start > 1 {
			return // a word says itself what it means
		}
	}
	if v := p.Reader.Polarity(b.Start, b.End, true); v != nil {
		keys[Key(p.Doc.Text[sign.Start:sign.End])] = v
	}
}

// quotes reports whether the block sets its one sign in quotation marks before an equals sign.
func (p *Page) quotes(b *notice.Block) bool {
	text := p.Doc.Text[b.Start:b.End]
	at := strings.IndexByte(text, '=')
	return at > 0 && at == strings.LastIndexByte(text, '=') && strings.ContainsAny(text[:at], quotation)
}

// quotation are the marks that a sign may stand between.
const quotation = "\"„“”»«'"

// isQuote reports whether token k is a quotation mark.
func (p *Page) isQuote(k int) bool {
	t := &p.Reader.Text.Tokens[k]
	return strings.ContainsAny(p.Doc.Text[t.Start:t.End], quotation)
}

// keys are the signs that block b explains, each at the beginning of one of its parts.
func (p *Page) keys(b *notice.Block) map[string]*said.Reading {
	first, last := p.Reader.Range(b.Start, b.End)
	equals := strings.Count(p.Doc.Text[b.Start:b.End], "=") > 1 || p.quotes(b)
	if first > last || !equals && (b.End-b.Start > longestLegend || len(p.Reader.MentionsIn(first, last)) > 0) {
		return nil
	}
	found := map[string]*said.Reading{}
	toks := p.Reader.Text.Tokens
	for k := first; k < last; k++ {
		box := p.box(k)
		from := p.meaning(first, k, equals)
		if box > 0 {
			from = k + box
		}
		if from < 0 || from > last {
			continue
		}
		end := from
		for end <= last && !p.parts(end) && (end == from || p.meaning(first, end, equals) < 0 && p.box(end) == 0) {
			end++
		}
		if end == from {
			continue
		}
		v := p.Reader.Polarity(toks[from].Start, toks[end-1].End, true)
		switch {
		case v != nil:
			found[Key(p.Doc.Text[toks[k].Start:toks[k+max(box, 1)-1].End])] = v
		case !equals:
			return nil // a list of something else
		}
	}
	return found
}

// meaning is the first token of what token k, a sign in a block from first, means; −1 if it is no sign that is explained.
func (p *Page) meaning(first, k int, equals bool) int {
	toks := p.Reader.Text.Tokens
	switch {
	case k+1 >= len(toks) || !p.couldBeKey(k):
		return -1
	case p.Reader.Text.Is(k+1, "="):
		return k + 2
	case equals && p.Reader.Text.Is(k+2, "=") && p.isQuote(k+1) && p.isQuote(max(k-1, 0)):
		return k + 3
	case equals || p.saysItself(k):
		return -1
	}
	return p.meaningAfter(first, k)
}

// meaningAfter is the same where no "=" explains the sign: right after it, or after its colon.
func (p *Page) meaningAfter(first, k int) int {
	toks := p.Reader.Text.Tokens
	begins := k == first || p.parts(k-1)
	sign, letter := p.isSign(k), utf8.RuneCountInString(p.Doc.Text[toks[k].Start:toks[k].End]) == 1
	if begins && (sign || letter) && p.Reader.Text.Is(k+1, ":") {
		return k + 2
	}
	picture := toks[k].Kind == lexicon.Symbol && toks[k].End-toks[k].Start > 1
	if toks[k+1].Kind == lexicon.Word && (sign && (begins || picture) || begins && k > first && letter) {
		return k + 1
	}
	return -1
}

// box is how many tokens from k on are a box to tick ("[x]", "[ ]"); 0 if they are none.
func (p *Page) box(k int) int {
	t := &p.Reader.Text
	switch {
	case !t.Is(k, "["):
		return 0
	case t.Is(k+1, "]"):
		return 2
	case t.Is(k+2, "]") && p.couldBeKey(k+1):
		return 3
	}
	return 0
}

// couldBeKey reports whether token k is short enough for a sign that a legend explains.
func (p *Page) couldBeKey(k int) bool {
	t := &p.Reader.Text.Tokens[k]
	return t.End-t.Start <= longestKey && t.Kind != lexicon.Punct && t.Kind != lexicon.Break
}

// isSign reports whether token k is no word and no number.
func (p *Page) isSign(k int) bool {
	kind := p.Reader.Text.Tokens[k].Kind
	return kind == lexicon.Symbol || kind == lexicon.Dash
}

// saysItself reports whether token k is a sign that needs no legend (✔, ❌).
func (p *Page) saysItself(k int) bool {
	t := &p.Reader.Text.Tokens[k]
	return t.Kind == lexicon.Symbol && t.End-t.Start > 1 && len(p.Reader.CuesIn(k, k)) > 0
}

// parts reports whether the parts of a legend end at token i.
func (p *Page) parts(i int) bool {
	switch t := &p.Reader.Text.Tokens[i]; t.Kind {
	case lexicon.Punct, lexicon.Break:
		return true
	default:
		return t.Kind == lexicon.Symbol && (t.First == '|' || t.First == '/' || p.Reader.Text.Is(i, "·"))
	}
}

// Key is a sign as the keys of a legend have it, however its dash is written.
func Key(sign string) string {
	switch sign = strings.TrimSpace(sign); sign {
	case "–", "—", "−", "‒":
		return "-"
	}
	return sign
}
