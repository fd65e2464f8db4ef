package otherway

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/evidence"
	"github.com/lagebild/lagebild/internal/extract/page"
	"github.com/lagebild/lagebild/internal/notice"
)

// onPaper reports whether e says that the council's papers or its form for complaints are not to be had over the internet, and the text goes
// on in block i, up to the end of the next sentence, to say where else they are.
func onPaper(p *page.Page, i int, e *evidence.Evidence) bool {
	const most = 2 // sentences
	if e.Service != "rat" || !speaksOfInternet(p.Doc.Text[e.Sentence[0]:e.Sentence[1]]) {
		return false
	}
	sentences := p.Reader.Sentences(e.Sentence[0], p.Doc.Blocks[i].End, nil)
	for n, s := range sentences[:min(most, len(sentences))] {
		if n > 0 && namesOther(p, s, e.Service) {
			break
		}
		for k := s.First; k <= s.Last; k++ {
			if paperAt(p, k) && p.Reader.At[max(k-1, 0)]&grammar.Negation == 0 {
				return true
			}
		}
	}
	return false
}

// namesOther reports whether the sentence names a matter or an office of another service.
func namesOther(p *page.Page, s split.Span, service notice.Service) bool {
	return slices.ContainsFunc(p.Reader.MentionsIn(s.First, s.Last), func(m grammar.Mention) bool {
		return m.Service != service && (m.Role == grammar.Matter || m.Role == grammar.Office)
	})
}

// paperAt reports whether token k tells of papers that are laid out or sent, or of a call instead.
func paperAt(p *page.Page, k int) bool {
	switch string(p.Reader.Text.Folded(k)) {
	case "papier", "papierform", "gedruckt", "ausgedruckt", "aushang", "schaukasten", "ausgelegt", "ausgehaengt", "anruf", "anrufen", "telefonisch", "telefon", "brett", "post", "postweg", "briefpost":
		return true
	case "aus":
		for j := k - 1; j > max(k-near, 0); j-- {
			switch string(p.Reader.Text.Folded(j)) {
			case "haengt", "haengen", "liegt", "liegen", "legt", "legen":
				return true
			}
		}
	}
	return false
}

// near is how far a verb stands before its particle.
const near = 10

// booked reports whether e says of appointments that the way over the internet to them fails, and block i names another.
func booked(p *page.Page, i int, e *evidence.Evidence) bool {
	return e.Service == "termine" && speaksOfInternet(p.Doc.Text[e.Sentence[0]:e.Sentence[1]]) && offersCall(p, p.Doc.Blocks[i].Start, p.Doc.Blocks[i].End)
}
