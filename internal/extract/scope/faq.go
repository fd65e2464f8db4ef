package scope

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/notice"
)

// Questions and answers that stand in blocks of their own, without a heading or a list that ties them.

// QuestionBefore is the block whose question block i may answer, −1 if there is none. plain: nothing but its place says that i answers it,
// so that it has to begin as an answer does.
func (sc *Scope) QuestionBefore(i int) (before int, plain bool) {
	if b := &sc.Doc.Blocks[i]; i == 0 || b.Table > 0 || b.Kind != notice.BlockParagraph && b.Kind != notice.BlockItem {
		return -1, false
	}
	before = i - 1
	if before > 0 && sc.isAnswerLabel(before) {
		return before - 1, false // "Frage: …", "Antwort: …"
	}
	return before, !sc.isQuestion(before) || sc.isQuestion(i) || !sc.asksMuch()
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
	return sc.isAnswerLabel(i-1) || sc.Reader.Replies(s[0]) || !slices.ContainsFunc(split.Usable(sc.Reader.MentionsIn(s[0].First, s[0].Last)), func(m grammar.Mention) bool {
		return !split.Has(topic, m.Service)
	})
}

// isAnswerLabel reports whether block i is but the label of an answer.
func (sc *Scope) isAnswerLabel(i int) bool {
	b := &sc.Doc.Blocks[i]
	first, last := sc.Reader.Range(b.Start, b.End)
	return b.Kind == notice.BlockTerm && last-first < 2 && (sc.Reader.Text.Is(first, "antwort") || sc.Reader.Text.Is(first, "a"))
}

// isQuestion reports whether block i is a paragraph of but one short question: what follows answers it.
func (sc *Scope) isQuestion(i int) bool {
	const longest = 120 // bytes
	b := &sc.Doc.Blocks[i]
	if b.Kind != notice.BlockParagraph || b.End-b.Start > longest || sc.Doc.Text[b.End-1] != '?' {
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
