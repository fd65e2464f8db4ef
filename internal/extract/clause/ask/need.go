package ask

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
)

// asksAppointment reports whether the question q of chunks, up to token last, asks whether one needs an appointment for what else it names
// ("Brauche ich für den Pass einen Termin?"), and makes that its topic: "nein" says that one can simply come.
func (r *Asker) asksAppointment(q *Question, chunks []split.Chunk, last int) bool {
	k := slices.IndexFunc(q.Topic, func(m grammar.Mention) bool { return m.Service == "termine" })
	if k < 0 || !r.AsksNeed(q.Topic[k], last) {
		return false
	}
	var of []grammar.Mention
	for i := range chunks {
		of = append(of, split.Usable(chunks[i].Mentions)...)
	}
	of = slices.DeleteFunc(of, func(m grammar.Mention) bool { return m.Service == "termine" })
	if len(of) == 0 {
		return false
	}
	q.Topic = of
	return true
}
