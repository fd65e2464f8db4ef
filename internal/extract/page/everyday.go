package page

import (
	"slices"
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// Tone is how a text speaks of what it names.
type Tone uint8

// The tones.
const (
	Telling  Tone = iota // it tells how things are now, or is too short to say
	Timeless             // no word of it tells that anything is other than always
	Everyday             // it tells how things are at any time, or of something else than the services of an administration: an event, a statute, prices, people
)

// Tone finds how the text speaks.
func (p *Page) Tone() Tone {
	const (
		least   = 2   // signs of an everyday text
		each    = 250 // tokens that need one more
		clauses = 2   // section signs of a statute
		brief   = 100 // bytes
	)
	signs := min(strings.Count(p.Doc.Text, "§")/clauses, least)
	var seen []string
	for _, t := range p.Reader.Traits {
		if t.Trait == grammar.News {
			return Telling
		}
		word := string(p.Reader.Text.Folded(t.First))
		if t.Trait != grammar.Everyday || slices.Contains(seen, word) {
			continue
		}
		seen = append(seen, word)
		signs++
		if p.inTitle(p.Reader.Text.Tokens[t.First].Start) {
			signs++
		}
	}
	switch {
	case signs >= least+len(p.Reader.Text.Tokens)/each:
		return Everyday
	case len(p.Doc.Text) > brief && len(p.Doc.Blocks) > 1 && !p.tabulates() && !p.namesDay():
		return Timeless
	}
	return Telling
}

// inTitle reports whether the text's byte belongs to the title: the first block, if it is a heading or no sentence.
func (p *Page) inTitle(at int) bool {
	const longest = 100 // bytes
	b := &p.Doc.Blocks[0]
	return at < b.End && (b.Kind == notice.BlockHeading || b.End-b.Start < longest && p.Doc.Text[b.End-1] != '.')
}

// tabulates reports whether the text has a table or terms with what is said of each: such a form is made to tell how things are.
func (p *Page) tabulates() bool {
	return slices.ContainsFunc(p.Doc.Blocks, func(b notice.Block) bool { return b.Table > 0 || b.Kind == notice.BlockTerm })
}

// namesDay reports whether the text names a day ("am 14. November", "am kommenden Donnerstag", "vom 20.11.").
func (p *Page) namesDay() bool {
	t := &p.Reader.Text
	for i := range t.Tokens {
		if t.Tokens[i].Kind == lexicon.Number && word.IsDay(string(t.Folded(p.next(i)))) {
			return true
		}
		switch string(t.Folded(i)) {
		case "am", "vom", "bis", "ab", "kommenden", "naechsten", "diesen", "diesem":
			if i+1 < len(t.Tokens) && (word.IsDay(string(t.Folded(i+1))) || t.Tokens[i+1].Kind == lexicon.Number && strings.IndexByte(p.Doc.Text[t.Tokens[i+1].Start:t.Tokens[i+1].End], '.') > 0) {
				return true
			}
		}
	}
	return false
}

// next is the token behind i, past a full stop.
func (p *Page) next(i int) int {
	last := len(p.Reader.Text.Tokens) - 1
	if i < last && p.Reader.Text.Is(i+1, ".") {
		i++
	}
	return min(i+1, last)
}
