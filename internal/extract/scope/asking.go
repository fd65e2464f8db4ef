package scope

import (
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause"
	"github.com/lagebild/lagebild/internal/extract/clause/discourse"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/notice"
)

// Questions are often but told: a line that an arrow answers on the next, a quotation before an arrow, a sentence in which a citizen says
// what he wants before the town answers it.

// Asked is what somebody asks or wants, before the answer begins at From.
type Asked struct {
	Topic    []grammar.Mention
	Question *discourse.Reading // what a yes would say; nil if nothing
	From     int                // byte
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
	case at > 0 && strings.ContainsAny(text[:1]+text[1:min(3, len(text))], "\"„“»'"):
		return sc.askedIn(b.Start, b.Start+at, b.Start+at+size)
	case at < 0:
		return sc.wanted(b)
	}
	return nil
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
			res := sc.Reader.Sentence(split.Span{First: first, Last: i}, clause.Context{})
			out.Topic, out.Question = res.Topic, res.Question
			return out
		}
	}
	out.Topic = sc.Reader.Means(split.Span{First: first, Last: last})
	return out
}

// wanted reads the first sentence of block b, if a citizen says in it what he wants or has and more follows.
func (sc *Scope) wanted(b *notice.Block) *Asked {
	sentences := sc.Reader.Sentences(b.Start, b.End, nil)
	if len(sentences) < 2 {
		return nil
	}
	i := sc.Reader.Begins(sentences[0])
	for i < sentences[0].Last && sc.Reader.Text.Is(i, ")") {
		i++
	}
	switch string(sc.Reader.Text.Folded(i)) {
	case "mein", "meine", "meinen", "meiner", "unser", "unsere":
	case "ich", "wir":
		switch string(sc.Reader.Text.Folded(i + 1)) {
		case "brauche", "will", "moechte", "muss", "habe", "bin", "werde", "wollte", "suche", "benoetige", "ziehe", "wuerde", "brauchen", "wollen", "moechten", "ziehen":
		default:
			return nil
		}
	default:
		return nil
	}
	toks := sc.Reader.Text.Tokens
	if i == sentences[0].First && sc.Reader.Text.Is(i, "unser") || sc.Reader.Text.Is(i, "unsere") || sc.Reader.Text.Is(i, "wir") && i == sentences[0].First {
		return nil // the town's own voice
	}
	out := sc.askedIn(toks[sentences[0].First].Start, toks[sentences[0].Last].End, toks[sentences[1].First].Start)
	if out == nil || len(out.Topic) == 0 {
		return nil
	}
	return out
}
