package page

import (
	"slices"
	"sort"
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/extract/clause"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/contact"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/region"
)

// Page is one document on its way through the reading.
type Page struct {
	Doc      *notice.Document
	Reader   *clause.Reader // of its text
	Region   *region.Region
	Own      string           // AGS of the body whose source it is; "" if it is about many
	District string           // AGS of Own's district; "" if it has none in the region
	Date     time.Time        // the notice's own moment; may be zero
	Today    time.Time        // midnight UTC of Date's day; zero if Date is
	Contacts contact.Finder   // of its text
	Names    []region.Mention // the bodies that the text names, in its order
	begins   map[int]int      // by where a block begins: where its text does, behind the moment of a ticker's entry
	Groups   []region.Group   // the groups of them
}

// New makes r read the text of doc, a notice of the body with the AGS own ("" for none) and of the moment date, which may
// be zero. Names are found by FindNames.
func New(doc *notice.Document, r *clause.Reader, reg *region.Region, own string, date time.Time) *Page {
	p := &Page{Doc: doc, Reader: r, Region: reg, Own: own, Date: date, Contacts: contact.Finder{Text: &r.Text}}
	starts := make([]int, len(doc.Blocks))
	for i := range doc.Blocks {
		starts[i] = doc.Blocks[i].Start
	}
	r.Read(doc.Text, starts...)
	if !date.IsZero() {
		y, m, d := date.Date()
		p.Today = time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	}
	return p
}

// WorthReading reports whether the text speaks of services at all and is not of a kind that makes no statements.
func (p *Page) WorthReading() bool {
	return (len(p.Reader.Mentions) > 0 || p.Reader.SaysAnything()) && len(p.Doc.Blocks) > 0 && !p.Reader.Vetoed() && !p.isOtherKind()
}

// FindNames finds the bodies and groups that the text names, and tells the reader of them.
func (p *Page) FindNames() {
	names := p.Region.Read(p.Doc.Text, p.Own)
	p.Names = slices.DeleteFunc(slices.Clone(names.Mentions), func(m region.Mention) bool { return p.Reader.IsCompared(p.Reader.TokenAt(m.Start)) })
	if p.Reader.NamesGroup() {
		p.Groups = names.Groups()
	}
	if d, ok := p.Region.District(p.Own); ok {
		p.District = d.AGS
	}
	for _, c := range p.Contacts.Find(0, len(p.Reader.Text.Tokens)-1, "", nil) {
		if c.Kind == notice.DetourPhone {
			p.Reader.Phone(c.Start, c.End)
		}
	}
	for _, m := range p.Names {
		if m.Domain {
			p.Reader.Site(m.Start, m.End)
			continue
		}
		p.Reader.Name(m.Start, m.End, !m.Area && !m.Dateline && !m.Demonym && !m.Ort && !m.Implied)
	}
}

// Named are the mentions that lie in text[start:end].
func (p *Page) Named(start, end int) []region.Mention {
	lo := sort.Search(len(p.Names), func(i int) bool { return p.Names[i].Start >= start })
	hi := lo + sort.Search(len(p.Names)-lo, func(i int) bool { return p.Names[lo+i].End > end })
	return p.Names[lo:hi]
}

// NamesIn are the bodies named in text[start:end], the last word on areas and domains left out.
func (p *Page) NamesIn(start, end int) []string {
	var out []string
	for _, g := range p.Groups {
		if g.Start >= start && g.End <= end {
			out = append(out, g.Members...)
		}
	}
	if len(out) > 0 {
		return out
	}
	for _, m := range p.Named(start, end) {
		if !m.Area && !m.Dateline && !m.Domain && !slices.Contains(out, m.AGS) {
			out = append(out, m.AGS)
		}
	}
	return out
}

// NamesOf are the bodies named in the tokens of s; see NamesIn.
func (p *Page) NamesOf(s split.Span) []string {
	toks := p.Reader.Text.Tokens
	return p.NamesIn(toks[s.First].Start, toks[s.Last].End)
}

// OnlyNames reports whether the block names bodies and hardly anything else but their addresses.
func (p *Page) OnlyNames(b *notice.Block) bool {
	const spare = 12 // letters beyond the names and short words
	names := p.Named(b.Start, b.End)
	if len(names) == 0 {
		return false
	}
	letters := 0
	first, last := p.Reader.Range(b.Start, b.End)
	for i := first; i <= last; i++ {
		t := &p.Reader.Text.Tokens[i]
		if t.Kind != lexicon.Word && t.Kind != lexicon.Number || t.End-t.Start <= 4 {
			continue
		}
		if !slices.ContainsFunc(names, func(n region.Mention) bool { return n.Start <= t.Start && t.End <= n.End }) && !p.Reader.NamesDistrict(i, i) {
			letters += t.End - t.Start
		}
	}
	return letters <= spare
}

// isOtherKind reports whether the title or one of the first lines names a kind of text that makes no statements.
func (p *Page) isOtherKind() bool {
	const head, line = 4, 120 // blocks, bytes
	for n := range min(head, len(p.Doc.Blocks)) {
		b := &p.Doc.Blocks[n]
		running := b.Kind == notice.BlockParagraph && (b.End-b.Start > line || n > 0 && p.Doc.Text[b.End-1] == '.')
		if n > 0 && p.labelsPart(n) {
			continue
		}
		if p.Reader.NamesKind(b.Start, b.End, running) {
			return true
		}
	}
	return false
}

// labelsPart reports whether block n, a line that is no sentence, is but the label of one part of the notice, over a paragraph.
func (p *Page) labelsPart(n int) bool {
	b := &p.Doc.Blocks[n]
	if n+1 >= len(p.Doc.Blocks) || strings.ContainsRune(".:", rune(p.Doc.Text[b.End-1])) {
		return false
	}
	first, last := p.Reader.Range(b.Start, b.End)
	next := &p.Doc.Blocks[n+1]
	return first == last && p.Reader.At[first]&grammar.Note != 0 && next.Kind == notice.BlockParagraph && p.Doc.Text[next.End-1] == '.'
}
