package scope

import (
	"slices"
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/said"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/notice"
)

// Questions are often but told: a line that an arrow answers on the next, a quotation before an arrow, a sentence in which a citizen says
// what he wants before the town answers it.

// Asked is what somebody asks or wants, before the answer begins at From.
type Asked struct {
	Topic    []grammar.Mention
	Question *said.Reading // what a yes would say; nil if nothing
	From     int           // byte
}

// Asking finds what block i answers within itself or from the line before it; nil if it is no such answer.
func (sc *Scope) Asking(i int) *Asked {
	b := &sc.Doc.Blocks[i]
	if b.Kind != notice.BlockParagraph && b.Kind != notice.BlockItem {
		return nil
	}
	text := sc.Doc.Text[b.Start:b.End]
	at, size := arrow(text)
	switch {
	case at == 0 && i > 0:
		before := &sc.Doc.Blocks[i-1]
		if k, _ := arrow(sc.Doc.Text[before.Start:before.End]); k == 0 || before.Kind != notice.BlockParagraph && before.Kind != notice.BlockItem && before.Kind != notice.BlockTerm {
			return nil
		}
		return sc.askedIn(before.Start, before.End, b.Start+size)
	case at > 0 && (strings.ContainsAny(text[:1]+text[1:min(3, len(text))], "\"„“»'") || sc.wantsFirst(b)):
		return sc.askedIn(b.Start, b.Start+at, b.Start+at+size)
	case at < 0:
		if asked := sc.wanted(b); asked != nil || i == 0 {
			return asked
		}
		if i > 1 && sc.IsAnswerLabel(i-1) {
			i-- // "Antwort: …"
		}
		return sc.wantedBefore(&sc.Doc.Blocks[i-1], b)
	}
	return nil
}

// wantedBefore reads the paragraph before b, if it is but one sentence in which a citizen says what he wants, and b goes on about that.
func (sc *Scope) wantedBefore(before, b *notice.Block) *Asked {
	if before.Kind != notice.BlockParagraph && before.Kind != notice.BlockItem || before.Kind != b.Kind || len(before.Under) != len(b.Under) || !sc.ofCitizen(before) {
		return nil
	}
	asks := sc.Reader.Sentences(before.Start, before.End, nil)
	if len(asks) != 1 || !sc.wants(asks[0]) {
		return nil
	}
	answers := sc.Reader.Sentences(b.Start, b.End, nil)
	if len(answers) == 0 || sc.wants(answers[0]) || !sc.Reader.Replies(answers[0]) {
		return nil
	}
	return sc.askedIn(before.Start, before.End, b.Start)
}

// arrow is where the text has its first arrow, and its size in bytes; −1 if it has none.
func arrow(text string) (at, size int) {
	at = -1
	for _, sign := range []string{"->", "–>", "=>", "→", "➡"} {
		if k := strings.Index(text, sign); k >= 0 && (at < 0 || k < at) {
			at, size = k, len(sign)
		}
	}
	return at, size
}

// askedIn reads text[start:end] as what is asked.
func (sc *Scope) askedIn(start, end, from int) *Asked {
	first, last := sc.Reader.Range(start, end)
	if first > last {
		return nil
	}
	out := &Asked{From: from}
	for i := last; i >= max(first, last-2); i-- {
		if sc.Reader.Text.Is(i, "?") {
			res := sc.Reader.Sentence(split.Span{First: first, Last: i}, said.Context{})
			out.Topic, out.Question = res.Topic, res.Question
			return out
		}
	}
	out.Topic = sc.Reader.Means(split.Span{First: first, Last: last})
	return out
}

// wanted reads the first sentence of block b, if a citizen says in it what he wants or has and more follows.
func (sc *Scope) wanted(b *notice.Block) *Asked {
	if !sc.ofCitizen(b) {
		return nil
	}
	sentences := sc.Reader.Sentences(b.Start, b.End, nil)
	if len(sentences) < 2 || !sc.wants(sentences[0]) {
		return nil
	}
	toks := sc.Reader.Text.Tokens
	out := sc.askedIn(toks[sentences[0].First].Start, toks[sentences[0].Last].End, toks[sentences[1].First].Start)
	if out == nil || len(out.Topic) == 0 {
		return nil
	}
	return out
}

// namesOffice reports whether token i names an office, a building or a channel.
func (sc *Scope) namesOffice(i int) bool {
	return slices.ContainsFunc(sc.Reader.MentionsIn(i, i), func(m grammar.Mention) bool { return m.Role != grammar.Matter && m.Role != grammar.Thing })
}

// wantsFirst reports whether a citizen says in the first sentence of block b what he wants or has.
func (sc *Scope) wantsFirst(b *notice.Block) bool {
	s := sc.Reader.Sentences(b.Start, b.End, nil)
	return len(s) > 0 && sc.wants(s[0])
}

// ofCitizen reports whether block b has a word by which a citizen speaks of himself: in most, wants need not look for one.
func (sc *Scope) ofCitizen(b *notice.Block) bool {
	first, last := sc.Reader.Range(b.Start, b.End)
	for i := first; i <= last; i++ {
		switch string(sc.Reader.Text.Folded(i)) {
		case "mein", "meine", "meinen", "meiner", "unser", "ich", "wir":
			return true
		}
	}
	return false
}

// wants reports whether a citizen says in the sentence what he wants or has ("Ich brauche …", "Mein Pass …", "Für die Rente brauche ich …").
func (sc *Scope) wants(s split.Span) bool {
	i := sc.Reader.Begins(s)
	for i < s.Last && sc.Reader.Text.Is(i, ")") {
		i++
	}
	if own := i == s.First; own && (sc.Reader.Text.Is(i, "unser") || sc.Reader.Text.Is(i, "wir")) || sc.Reader.Text.Is(i, "unsere") || sc.Reader.Text.Is(i, "unser") && sc.namesOffice(i+1) {
		return false // the town's own voice
	}
	switch string(sc.Reader.Text.Folded(i)) {
	case "mein", "meine", "meinen", "meiner", "unser":
		return true
	case "ich", "wir":
		return sc.Reader.At[min(i+1, s.Last)]&grammar.Wants != 0
	}
	const near = 6 // tokens of "Für die Rente brauche ich"
	for k := i + 1; k <= min(i+near, s.Last); k++ {
		if sc.Reader.Text.Is(k, "ich") && sc.Reader.MarkAt(k-1)&grammar.Wants != 0 {
			return true
		}
	}
	return false
}
