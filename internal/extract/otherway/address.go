package otherway

import (
	"bytes"
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/evidence"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/extract/page"
	"github.com/lagebild/lagebild/internal/notice"
)

// NamesAddress reports whether the text, up to byte end, names an address or number to use instead of the channel m that e says fails;
// or only a part of that channel is meant ("die Durchwahlen").
func NamesAddress(p *page.Page, m *grammar.Mention, e *evidence.Evidence, end int) bool {
	switch {
	case e.Status != notice.Unavailable:
		return false
	case m.Service == "email":
		return begins(p, e.Sentence[0], end, isMailbox)
	case m.Service == "telefon":
		w := p.Reader.Text.Folded(m.First)
		return bytes.HasPrefix(w, []byte("durchwahl")) || bytes.HasPrefix(w, []byte("nebenstelle")) || begins(p, e.End, end, isDialled)
	}
	return false
}

// begins reports whether such a token stands in the text's bytes [start, end).
func begins(p *page.Page, start, end int, such func(t *lexicon.Token, text string) bool) bool {
	first, last := p.Reader.Range(start, end)
	for i := first; i <= last; i++ {
		if t := &p.Reader.Text.Tokens[i]; such(t, p.Reader.Text.Src[t.Start:t.End]) {
			return true
		}
	}
	return false
}

func isMailbox(t *lexicon.Token, text string) bool {
	return t.Kind == lexicon.Addr && strings.IndexByte(text, '@') > 0
}

// isDialled reports whether the token is an area code, or a number that begins with one.
func isDialled(t *lexicon.Token, text string) bool {
	const least = 4 // digits of an area code
	return t.Kind == lexicon.Number && len(text) >= least && text[0] == '0'
}
