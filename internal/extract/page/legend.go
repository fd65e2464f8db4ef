package page

import (
	"strings"
	"unicode/utf8"

	"github.com/lagebild/lagebild/internal/extract/clause/discourse"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// longestKey is the length, in bytes, of the longest sign that a legend explains; longestLegend that of a legend.
const longestKey, longestLegend = 4, 240

// Legend finds what the document says that the signs in its tables mean ("+ = geht, o = teilweise, - = geht nicht"): at
// least two in one block; nil if it says nothing of that kind.
func (p *Page) Legend() map[string]*discourse.Reading {
	const least = 2
	for i := range p.Doc.Blocks {
		b := &p.Doc.Blocks[i]
		if b.Table > 0 && b.Kind == notice.BlockCell && b.Row > 0 {
			continue
		}
		if found := p.keys(b); len(found) >= least {
			return found
		}
	}
	return nil
}

// keys are the signs that block b explains, each at the beginning of one of its parts.
func (p *Page) keys(b *notice.Block) map[string]*discourse.Reading {
	first, last := p.Reader.Range(b.Start, b.End)
	equals := strings.Count(p.Doc.Text[b.Start:b.End], "=") > 1
	if first > last || !equals && (b.End-b.Start > longestLegend || len(p.Reader.MentionsIn(first, last)) > 0) {
		return nil
	}
	found := map[string]*discourse.Reading{}
	toks := p.Reader.Text.Tokens
	for k := first; k < last; k++ {
		from := p.meaning(first, k, equals)
		if from < 0 || from > last {
			continue
		}
		end := from
		for end <= last && !p.parts(end) && (end == from || p.meaning(first, end, equals) < 0) {
			end++
		}
		if end == from {
			continue
		}
		v := p.Reader.Polarity(toks[from].Start, toks[end-1].End, true)
		switch {
		case v != nil:
			found[Key(p.Doc.Text[toks[k].Start:toks[k].End])] = v
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
	case equals || p.saysItself(k):
		return -1
	}
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
