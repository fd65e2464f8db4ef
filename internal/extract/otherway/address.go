package otherway

import (
	"bytes"
	"slices"
	"strings"
	"unicode"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/evidence"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/extract/page"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/region/names"
)

// NamesAddress reports whether the text, up to byte end, names an address or number to use instead of the channel m that e says fails;
// or only a part of that channel is meant ("die Durchwahlen", but not "auch die Durchwahlen").
func NamesAddress(p *page.Page, m *grammar.Mention, e *evidence.Evidence, end int) bool {
	switch {
	case e.Status != notice.Unavailable:
		return false
	case m.Service == "email":
		return namesMailbox(p, e.Sentence[0], end) || isOld(p, m.First) && gaveMailbox(p, e.Sentence[0])
	case m.Service == "website":
		return namesSite(p, e.End, end)
	case m.Service == "telefon":
		w := p.Reader.Text.Folded(m.First)
		part := bytes.HasPrefix(w, []byte("durchwahl")) || bytes.HasPrefix(w, []byte("nebenstelle"))
		return part && !besideExchange(p, m.First) && !noneOf(p, m.First) && !p.Reader.Text.Is(m.First-1, "auch") && !p.Reader.Text.Is(m.First-2, "auch") || begins(p, e.End, end, isDialled)
	}
	return false
}

// isOld reports whether the mailboxes at token i are those that there were until now ("die alten Postfächer"): there are others.
func isOld(p *page.Page, i int) bool {
	switch string(p.Reader.Text.Folded(max(i-1, 0))) {
	case "alten", "alte", "bisherigen", "bisherige", "gewohnten", "gewohnte", "ueblichen", "uebliche", "bekannten", "regulaeren", "normalen", "frueheren":
		return true
	}
	return false
}

// gaveMailbox reports whether the sentence right before the text's byte at has given the address of a mailbox ("Schreiben Sie bitte an
// info@nothilfe.example. In die alten Postfächer können wir nicht hineinsehen").
func gaveMailbox(p *page.Page, at int) bool {
	toks := p.Reader.Text.Tokens
	for i := p.Reader.TokenAt(at) - 2; i >= 0 && toks[i].Kind != lexicon.Break && !p.Reader.Text.Is(i, "."); i-- {
		if isMailbox(&toks[i], p.Reader.Text.Src[toks[i].Start:toks[i].End]) {
			return true
		}
	}
	return false
}

// besideExchange reports whether the extensions at token i are named with the exchange ("Zentrale und Durchwahlen"): the whole is meant.
func besideExchange(p *page.Page, i int) bool {
	const near = 3 // tokens of "Zentrale und die"
	return (p.Reader.Text.Is(i-1, "und") || p.Reader.Text.Is(i-2, "und")) && slices.ContainsFunc(p.Reader.MentionsIn(max(i-near, 0), i-1), func(x grammar.Mention) bool {
		return x.Service == "telefon" && x.Role == grammar.Channel
	})
}

// noneOf reports whether the extensions at token i are all those that there are ("Unter keiner unserer Durchwahlen sind wir zu erreichen").
func noneOf(p *page.Page, i int) bool {
	return p.Reader.MarkAt(i-2)&grammar.Negation != 0 && (p.Reader.Text.Is(i-1, "unserer") || p.Reader.Text.Is(i-1, "der"))
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

// namesMailbox reports whether an address of mails stands in the text's bytes [start, end) that is not but the one that people have written to ("Wer an
// info@werl.de geschrieben hat, bekommt keine Antwort").
func namesMailbox(p *page.Page, start, end int) bool {
	first, last := p.Reader.Range(start, end)
	for i := first; i <= last; i++ {
		if t := &p.Reader.Text.Tokens[i]; isMailbox(t, p.Reader.Text.Src[t.Start:t.End]) {
			switch string(p.Reader.Text.Folded(min(i+1, last))) {
			case "geschrieben", "geschickt", "gesendet", "gesandt", "gemailt", "gerichtet", "schrieb", "mailte":
				continue
			}
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

// namesSite reports whether the text's bytes [start, end) name another site of p's own body: its host has the body's name in it and is none
// that the region knows (www.werl-notfall.de, not www.werl.de or facebook.com/werl).
func namesSite(p *page.Page, start, end int) bool {
	own, ok := p.Region.Body(p.Own)
	if !ok {
		return false
	}
	name := siteName(own.Name)
	first, last := p.Reader.Range(start, end)
	for i := first; i <= last; i++ {
		t := &p.Reader.Text.Tokens[i]
		if t.Kind != lexicon.Addr || len(p.Named(t.Start, t.End)) > 0 {
			continue
		}
		host, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(lexicon.Fold(p.Reader.Text.Src[t.Start:t.End]), "https://"), "http://"), "/")
		if !strings.Contains(host, "@") && bears(host, name) {
			return true
		}
	}
	return false
}

// siteName is what the sites of a body have of its name in theirs, folded and without what parts its words ("badsassendorf", "wickede" of
// "Wickede (Ruhr)", "soest" of "Kreis Soest").
func siteName(body string) string {
	bare := names.BareName(body)
	if stem, ok := names.DistrictStem(bare); ok {
		bare = stem
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return -1
	}, lexicon.Fold(bare))
}

// bears reports whether a site has the name in its own, and not as what a paper is called after ("werler-anzeiger.de").
func bears(host, name string) bool {
	called := strings.TrimSuffix(name, "e") + "er"
	for label := range strings.FieldsFuncSeq(host, func(r rune) bool { return r == '.' || r == '-' }) {
		if strings.HasPrefix(label, called) {
			return false
		}
	}
	return name != "" && strings.Contains(strings.ReplaceAll(host, "-", ""), name)
}
