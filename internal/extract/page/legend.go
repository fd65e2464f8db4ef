package page

import (
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/discourse"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// longestKey is the length, in bytes, of the longest sign that a legend explains.
const longestKey = 4

// Legend finds what the document says that the signs in its tables mean ("+ = geht, o = teilweise, - = geht nicht"): at
// least two in one block; nil if it says nothing of that kind.
func (p *Page) Legend() map[string]*discourse.Reading {
	toks := p.Reader.Text.Tokens
	for i := range p.Doc.Blocks {
		b := &p.Doc.Blocks[i]
		if strings.Count(p.Doc.Text[b.Start:b.End], "=") < 2 {
			continue
		}
		found := map[string]*discourse.Reading{}
		first, last := p.Reader.Range(b.Start, b.End)
		for k := first + 1; k < last; k++ {
			if toks[k].Kind != lexicon.Symbol || toks[k].First != '=' {
				continue
			}
			key := p.Doc.Text[toks[k-1].Start:toks[k-1].End]
			end := k + 1
			for end <= last && toks[end].Kind != lexicon.Punct && toks[end].Kind != lexicon.Break && !p.Reader.Text.Is(end+1, "=") {
				end++
			}
			if v := p.Reader.Polarity(toks[k+1].Start, toks[end-1].End, true); v != nil && len(key) <= longestKey && end > k+1 {
				found[key] = v
			}
		}
		if len(found) > 1 {
			return found
		}
	}
	return p.signs()
}

// signs is a legend without "=": a block that is but signs, each before what it means ("😀 läuft normal 😐 läuft eingeschränkt"); nil
// if the document has none.
func (p *Page) signs() map[string]*discourse.Reading {
	const least, longest = 2, 120 // signs, bytes of the block
	toks := p.Reader.Text.Tokens
	for i := range p.Doc.Blocks {
		b := &p.Doc.Blocks[i]
		first, last := p.Reader.Range(b.Start, b.End)
		if b.End-b.Start > longest || first > last || toks[first].Kind != lexicon.Symbol || len(p.Reader.MentionsIn(first, last)) > 0 {
			continue
		}
		found := map[string]*discourse.Reading{}
		for k := first; k <= last; k++ {
			if toks[k].Kind != lexicon.Symbol || len(p.Reader.CuesIn(k, k)) > 0 {
				continue // a sign that says something by itself needs no legend
			}
			end := k + 1
			for end <= last && toks[end].Kind != lexicon.Symbol {
				end++
			}
			if v := p.Reader.Polarity(toks[k].End, toks[end-1].End, true); v != nil && end > k+1 {
				found[p.Doc.Text[toks[k].Start:toks[k].End]] = v
			}
		}
		if len(found) >= least {
			return found
		}
	}
	return nil
}
