package progress

import (
	"github.com/lagebild/lagebild/internal/extract/clause/ask"
	"github.com/lagebild/lagebild/internal/extract/clause/discourse"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/judge"
	"github.com/lagebild/lagebild/internal/extract/clause/said"
	"github.com/lagebild/lagebild/internal/extract/clause/silence"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/clause/wording"
	"github.com/lagebild/lagebild/internal/notice"
)

// State is how far the reading of a sentence has come.
type State struct {
	discourse.Course
	R         *ask.Asker
	Ctx       said.Context
	Res       *said.Result
	Pending   []grammar.Mention // named, but nothing said of them yet
	First     int               // first token of the sentence
	Last      int               // last one
	From      int               // first token of pending; -1 if none
	Label     []grammar.Mention // before ":" or a dash
	Dated     bool              // the sentence begins with a day as its label ("Freitag, 6. November: …")
	Foreign   bool              // a label names what no list knows: the one-word answer after it is said of that
	Ready     bool              // the label is of what is finished ("Fertige Pässe: …")
	Ways      []grammar.Mention // what the clause before named, ways too, if it said nothing
	Named     []grammar.Mention // the body that the sentence begins with as its label
	Said      bool              // the clause before said something, and its cue came before its services
	Frame     judge.Verdict     // what the clause before said without naming a service
	Excepted  []grammar.Mention // what "außer" leaves out
	Partly    bool              // what the clause excepts is a part of its service
	Whether   bool              // the sentence asks "ob …"
	Awaiting  bool              // a clause of the sentence says what has to happen first
	Edge      int               // first token after the last clause that is a wish, a request or about the past
	CleftSays *said.Reading     // what "Was … geht," says of what follows; nil if nothing
	Fetches   bool              // the lead's deeds are but to fetch what is finished
	Answers   bool              // the clause before but offers answers
	Wishes    bool              // the sentence tells with "dass" what is wished for
	When      bool              // the clause before is a condition, or goes on with one
	Finished  bool              // the clause before told of what is named that it is finished ("Ausweise, die schon da sind, …")
	Prev      *split.Chunk      // the clause before; nil if there is none
	Apart     *split.Chunk      // the relative clause of what the sentence leaves out; nil if it has none
	Orphan    int               // 1 + token of the deed that a clause granted without naming a service; 0 if none
}

// Why notes the first reason for which a clause with a service said nothing of it.
func (m *State) Why(c *split.Chunk, reason silence.Why) {
	if m.Res.Why == "" && len(c.Mentions) > 0 {
		m.Res.Why = reason
	}
}

// Add keeps a reading with its services.
func (m *State) Add(rd said.Reading) {
	if rd.Carried && rd.Status == notice.Available && m.onReady() {
		rd.Status, rd.Rule = notice.Limited, "ready>"+rd.Rule
	}
	if rd.Kind == grammar.Do && rd.Status == notice.Available && rd.Carried && m.Labelled() {
		rd.Confidence = max(rd.Confidence, m.R.Told(m.First, &rd))
	}
	if len(m.Label) > 0 {
		m.Res.Labelled = m.Label
		rd.Mentions = wording.Weaken(m.Label, rd.Mentions)
	}
	if m.replaces(&rd) {
		m.Readings = m.Readings[:len(m.Readings)-1]
	}
	m.Readings = append(m.Readings, rd)
	if t := split.Usable(rd.Mentions); len(t) > 0 {
		m.Res.Topic = t
	}
}

// onReady reports whether what the clause goes on about is what is finished.
func (m *State) onReady() bool {
	return m.Ready || m.Ctx.Ready && len(m.Label) == 0 && len(m.Readings) == 0
}

// hasSubject reports whether something was named before that the clause can be about.
func (m *State) hasSubject() bool {
	return len(m.Label) > 0 || len(m.Ctx.Topic) > 0 || len(m.Pending) > 0 || len(m.Readings) > 0
}

// replaces reports whether the reading holds instead of the one before ("musste schließen, ist aber wieder offen", "nur Auskünfte, bearbeitet wird
// nichts").
func (m *State) replaces(rd *said.Reading) bool {
	prev := m.Latest()
	switch {
	case prev == nil || !rd.Carried:
		return false
	case m.Answers && rd.Status == notice.Unavailable && prev.Status == notice.Limited:
		return true
	}
	over := prev.Status == notice.Unavailable && rd.Again && rd.Status == notice.Available && m.R.HadTo(prev.First, prev.Last)
	return over && (m.Ahead == nil || !m.Ahead(rd.First, rd.Last))
}
