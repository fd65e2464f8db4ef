package page

import (
	"slices"
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/notice"
)

// IsEveryday reports whether the text tells how things are at any time, or of something else than the services of an administration (an
// event, a statute, prices, people), and nothing of how things are now.
func (p *Page) IsEveryday() bool {
	const (
		least   = 2   // signs
		each    = 250 // tokens that need one more
		clauses = 2   // section signs of a statute
	)
	enough := least + len(p.Reader.Text.Tokens)/each
	signs := min(strings.Count(p.Doc.Text, "§")/clauses, enough)
	var seen []string
	for _, t := range p.Reader.Traits {
		if t.Trait == grammar.News {
			return false
		}
		word := string(p.Reader.Text.Folded(t.First))
		if slices.Contains(seen, word) {
			continue
		}
		seen = append(seen, word)
		signs++
		if p.inTitle(p.Reader.Text.Tokens[t.First].Start) {
			signs++
		}
	}
	return signs >= enough
}

// inTitle reports whether the text's byte belongs to the title: the first block, if it is a heading or no sentence.
func (p *Page) inTitle(at int) bool {
	const longest = 100 // bytes
	b := &p.Doc.Blocks[0]
	return at < b.End && (b.Kind == notice.BlockHeading || b.End-b.Start < longest && p.Doc.Text[b.End-1] != '.')
}
