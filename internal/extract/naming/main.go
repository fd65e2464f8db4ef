package naming

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/region"
)

// A report about one town may name others, as those that help out or fare otherwise.

// MainBody is the one body that the title of a text without a source names, if the text names it more often than all others together; nil if it
// has none.
func (f *Namer) MainBody() []string {
	if f.Own != "" || len(f.Doc.Blocks) == 0 {
		return nil
	}
	title := f.NamesIn(f.Doc.Blocks[0].Start, f.Doc.Blocks[0].End)
	if len(title) != 1 || len(f.Groups) > 0 {
		return nil
	}
	more := 0
	for k := range f.Names {
		switch {
		case f.Names[k].Domain:
		case f.Names[k].AGS == title[0]:
			more++
		default:
			more--
		}
	}
	if more <= 0 {
		return nil
	}
	return title
}

// AmongOthers reports whether sentence s names the body in an enumeration with others ("Werl und Ense").
func (f *Namer) AmongOthers(s split.Span, body string) bool {
	toks := f.Reader.Text.Tokens
	named := f.Named(toks[s.First].Start, toks[s.Last].End)
	return slices.ContainsFunc(named, func(n region.Mention) bool {
		if n.AGS != body {
			return false
		}
		first, last := f.Reader.Range(n.Start, n.End)
		first, last = f.EnumerationStart(first, s.First), f.EnumerationEnd(last, s.Last)
		return len(f.NamesIn(toks[first].Start, toks[last].End)) > 1
	})
}
