package walk

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

// asked is what somebody asks or wants, before the answer begins at byte from.
type asked struct {
	topic    []grammar.Mention
	question *discourse.Reading // what a yes would say; nil if nothing
	from     int
}

// asking finds what block i answers within itself or from the line before it; nil if it is no such answer.
func (w *walk) asking(i int) *asked {
	b := &w.Doc.Blocks[i]
	if b.Kind != notice.BlockParagraph && b.Kind != notice.BlockItem {
		return nil
	}
	text := w.Doc.Text[b.Start:b.End]
	at, size := arrow(text)
	switch {
	case at == 0 && i > 0:
		before := &w.Doc.Blocks[i-1]
		if k, _ := arrow(w.Doc.Text[before.Start:before.End]); k == 0 || before.Kind != notice.BlockParagraph && before.Kind != notice.BlockItem && before.Kind != notice.BlockTerm {
			return nil
		}
		return w.askedIn(before.Start, before.End, b.Start+size)
	case at > 0 && strings.ContainsAny(text[:1]+text[1:min(3, len(text))], "\"„“»'"):
		return w.askedIn(b.Start, b.Start+at, b.Start+at+size)
	case at < 0:
		return w.wanted(b)
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
func (w *walk) askedIn(start, end, from int) *asked {
	first, last := w.Reader.Range(start, end)
	if first > last {
		return nil
	}
	out := &asked{from: from}
	for i := last; i >= max(first, last-2); i-- {
		if w.Reader.Text.Is(i, "?") {
			res := w.Reader.Sentence(split.Span{First: first, Last: i}, clause.Context{})
			out.topic, out.question = res.Topic, res.Question
			return out
		}
	}
	out.topic = w.Reader.Means(split.Span{First: first, Last: last})
	return out
}

// wanted reads the first sentence of block b, if a citizen says in it what he wants or has and more follows.
func (w *walk) wanted(b *notice.Block) *asked {
	sentences := w.Reader.Sentences(b.Start, b.End, nil)
	if len(sentences) < 2 {
		return nil
	}
	i := w.Reader.Begins(sentences[0])
	for i < sentences[0].Last && w.Reader.Text.Is(i, ")") {
		i++
	}
	switch string(w.Reader.Text.Folded(i)) {
	case "mein", "meine", "meinen", "meiner", "unser", "unsere":
	case "ich", "wir":
		switch string(w.Reader.Text.Folded(i + 1)) {
		case "brauche", "will", "moechte", "muss", "habe", "bin", "werde", "wollte", "suche", "benoetige", "ziehe", "wuerde", "brauchen", "wollen", "moechten", "ziehen":
		default:
			return nil
		}
	default:
		return nil
	}
	toks := w.Reader.Text.Tokens
	if i == sentences[0].First && w.Reader.Text.Is(i, "unser") || w.Reader.Text.Is(i, "unsere") || w.Reader.Text.Is(i, "wir") && i == sentences[0].First {
		return nil // the town's own voice
	}
	out := w.askedIn(toks[sentences[0].First].Start, toks[sentences[0].Last].End, toks[sentences[1].First].Start)
	if out == nil || len(out.topic) == 0 {
		return nil
	}
	return out
}
