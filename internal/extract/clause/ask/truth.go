package ask

import (
	"bytes"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/judge"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/notice"
)

// Questions and answers about what somebody has heard.

// AsksIfTrue reports whether the sentence but asks whether what the ones before tell is true ("Stimmt das?", "Ist das richtig?").
func (r *Asker) AsksIfTrue(s split.Span) bool {
	const few = 4 // tokens of "Ist das denn wahr?"
	if s.Last-s.First > few {
		return false
	}
	points := false
	for i := s.First; i <= s.Last; i++ {
		switch string(r.Text.Folded(i)) {
		case "das", "dies":
			points = true
		case "stimmt's":
			return true
		case "stimmt", "wahr", "richtig", "dran", "korrekt":
			points = points || i == s.First && r.Text.Is(i+1, "das")
			if points {
				return true
			}
		}
	}
	return false
}

// asksIfThat reports whether a question from token first on is whether what its clause with "dass" says is true ("Stimmt es, dass …?", "Ist es
// richtig, dass …?").
func (r *Asker) asksIfThat(first, last int) bool {
	const near = 5 // tokens of "Trifft es denn zu, dass"
	switch string(r.Text.Folded(first)) {
	case "stimmt", "trifft", "ist", "heisst", "bedeutet":
	default:
		return false
	}
	for i := first + 1; i <= min(first+near, last-1); i++ {
		if r.Text.Is(i, ",") {
			return r.Text.Is(i+1, "dass") && (r.Text.Is(first+1, "es") || r.Text.Is(first+1, "das"))
		}
	}
	return false
}

// Rejects reports whether the sentence but calls false what the one before tells ("Das stimmt nicht", "Falsch!", "Davon kann keine Rede sein",
// "Einen solchen Beschluss hat niemand gefasst"), which is cut into chunks.
func (r *Asker) Rejects(s split.Span, chunks []split.Chunk) bool {
	const few, most = 4, 8 // tokens of "Das ist schlicht falsch", of "Einen solchen …"
	if len(chunks) > 0 && r.Denies(&chunks[0]) {
		return true
	}
	if s.Last-s.First > most {
		return false
	}
	short, such := s.Last-s.First <= few, bytes.HasPrefix(r.Text.Folded(min(r.Begins(s)+1, s.Last)), []byte("solche"))
	for i := s.First; i <= s.Last; i++ {
		if short && r.CallsFalse(i) {
			return !r.Text.Is(i+1, ":")
		}
		switch string(r.Text.Folded(i)) {
		case "rede", "beleg", "belege":
			if bytes.HasPrefix(r.Text.Folded(i-1), []byte("kein")) {
				return true
			}
		case "niemand", "nicht", "nie", "keiner":
			if such {
				return true
			}
		}
	}
	return false
}

// asksTruth finds what a yes says to the question whether it is true that something is so.
func (r *Asker) asksTruth(q *Question, chunks []split.Chunk, marks grammar.Mark) {
	if marks&(grammar.Modal|grammar.Past|grammar.Unaskable) == 0 {
		q.Yes, q.About = r.whether(chunks, q.Topic)
	}
	if q.Yes.Status == notice.Available && q.Yes.Kind >= grammar.Do { // that nobody sells the library says nothing of how it fares
		q.Yes.Status = ""
	}
}

// isAskable reports whether a question that begins at token first is one to which a yes says how something fares.
func (r *Asker) isAskable(chunks []split.Chunk, first int) bool {
	return r.At[first]&grammar.Askable != 0 || r.asksForIt(first) || r.beginsWithDeed(chunks, first) || judge.BeginsWithFailure(chunks, first)
}
