package scope

import (
	"slices"
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/notice"
)

// Questions and answers that stand in blocks of their own, without a heading or a list that ties them.

// QuestionBefore is the block whose question block i may answer, −1 if there is none. plain: nothing but its place says that i answers it,
// so that it has to begin as an answer does.
func (sc *Scope) QuestionBefore(i int) (before int, plain bool) {
	before = i - 1
	b := &sc.Doc.Blocks[i]
	if before > 0 && sc.IsAnswerLabel(before) && b.Kind != notice.BlockHeading {
		return before - 1, false // "Frage: …", "Antwort: …"
	}
	if i == 0 || b.Table > 0 || b.Kind != notice.BlockParagraph && b.Kind != notice.BlockItem {
		return -1, false
	}
	return before, !sc.isQuestion(before) || sc.isQuestion(i) || !sc.isBrief(i) && !sc.asksMuch()
}

// isBrief reports whether block i begins with a short sentence: right under one that but asks, that is its answer.
func (sc *Scope) isBrief(i int) bool {
	const few = 7 // tokens of "Beim Baubetriebshof an der Werler Straße."
	b := &sc.Doc.Blocks[i]
	s := sc.Reader.Sentences(b.Start, b.End, nil)
	return len(s) > 0 && s[0].Last-s[0].First <= few && !sc.Reader.HasSubject(s[0])
}

// Replies reports whether block i can be the answer to a question about topic; plain as QuestionBefore says.
func (sc *Scope) Replies(i int, topic []grammar.Mention, plain bool) bool {
	b := &sc.Doc.Blocks[i]
	s := sc.Reader.Sentences(b.Start, b.End, nil)
	if len(s) == 0 {
		return false
	}
	if plain {
		return sc.Reader.Replies(s[0])
	}
	return sc.IsAnswerLabel(i-1) || sc.Reader.Replies(s[0]) || !slices.ContainsFunc(split.Usable(sc.Reader.MentionsIn(s[0].First, s[0].Last)), func(m grammar.Mention) bool {
		return m.Role != grammar.Thing && !split.Has(topic, m.Service)
	})
}

// IsAnswerLabel reports whether block i is but the label of an answer.
func (sc *Scope) IsAnswerLabel(i int) bool {
	b := &sc.Doc.Blocks[i]
	first, last := sc.Reader.Range(b.Start, b.End)
	return first <= last && last-first < 2 && (sc.Reader.Text.Is(first, "antwort") || sc.Reader.Text.Is(first, "a"))
}

// isQuestion reports whether block i is a paragraph of but one short question: what follows answers it.
func (sc *Scope) isQuestion(i int) bool {
	const longest = 120 // bytes
	b := &sc.Doc.Blocks[i]
	if b.Kind != notice.BlockParagraph || b.End-b.Start > longest || !strings.HasSuffix(strings.TrimRight(sc.Doc.Text[b.Start:b.End], "\"“”«»'"), "?") {
		return false
	}
	return len(sc.Reader.Sentences(b.Start, b.End, nil)) == 1
}

// asksMuch reports whether the document is one of questions and answers: several of its paragraphs only ask.
func (sc *Scope) asksMuch() bool {
	const several = 3
	for ; sc.questions < several && sc.counted < len(sc.Doc.Blocks); sc.counted++ {
		if sc.isQuestion(sc.counted) {
			sc.questions++
		}
	}
	return sc.questions >= several
}
