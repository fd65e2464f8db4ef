package walk

import (
	"github.com/lagebild/lagebild/internal/extract/clause/silence"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
)

// Sentence is one sentence that names services, as it was read.
type Sentence struct {
	Span split.Span
	Says bool        // evidence came of it
	Why  silence.Why // why none did, if that is known
}

// note keeps a sentence that names a service, if sentences are asked for; before is how much evidence there was before it.
func (w *walk) note(s split.Span, why silence.Why, before int) {
	if w.traces && len(w.Reader.MentionsIn(s.First, s.Last)) > 0 {
		w.traced = append(w.traced, Sentence{Span: s, Says: before < len(w.found), Why: why})
	}
}
