package said

import (
	"slices"
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/notice"
)

// Reading is what one clause says of some services.
type Reading struct {
	Mentions    []grammar.Mention
	Status      notice.Status
	Kind        grammar.Kind
	Confidence  float64
	Rule        string
	First, Last int  // tokens that say so
	Carried     bool // the services were taken from the topic
	Topical     bool // … of the label, heading or question that the clause stands under
	Pronoun     bool // … of the sentence before, by a pronoun
	Others      bool // … of the sentence before, and this one but names whom or what else that is true of
	Again       bool // "wieder": it was otherwise before
	Why         bool // it is what a question takes as given that asks for its cause
	How         bool // it is what a question asks how to do
	Which       bool // it is what a question says of all that is to be named in answer to it
	All         bool // it is what a question asks of all ("Ist alles wieder da?"): "nein" leaves a part
	Whole       bool // "wieder alle", "wieder normal": before, it may have gone in part
	TakenUp     bool // it is what the sentence before said of a coming day, said of something else
	StandIn     bool // somebody else does it
	Was         bool // it tells of a return in the past that holds since: its days are over
	Since       int  // first token that may belong to it: what stands before is about something else
}

// Office reports whether the reading is about an office or a building.
func (rd *Reading) Office() bool {
	return slices.ContainsFunc(rd.Mentions, func(m grammar.Mention) bool {
		return m.Role == grammar.Office || m.Role == grammar.House || m.Role == grammar.Soft
	})
}

// Fails reports whether the reading calls something shut or failed by a word that says so without a negation.
func (rd *Reading) Fails() bool {
	return rd.Status == notice.Unavailable && (rd.Kind == grammar.Shut || rd.Kind == grammar.Fail || rd.Kind == grammar.Cancelled) && !strings.HasPrefix(rd.Rule, "not-")
}

// Limit makes a granted reading a limited one, up to clause c; reason goes into its rule.
func (rd *Reading) Limit(c *split.Chunk, reason string) {
	rd.Status, rd.Rule, rd.Last, rd.Confidence = notice.Limited, rd.Rule+">"+reason, c.Last, max(rd.Confidence, 0.65)
}

// Doubt takes the belief from the reading, down to at most conf.
func (rd *Reading) Doubt(conf float64) { rd.Confidence = min(rd.Confidence, conf) }

// Answered is what "ja" (answer > 0) or "nein" (answer < 0) in sentence s makes of a question that the reading is a yes to.
func (rd *Reading) Answered(answer int, s split.Span) Reading {
	q := *rd
	if answer < 0 {
		switch {
		case q.All:
			q.Status = notice.Limited
		case q.Status == notice.Unavailable:
			q.Status = notice.Available
		default:
			q.Status = notice.Unavailable
		}
		q.Rule += ">no"
	} else {
		q.Rule += ">yes"
	}
	q.First, q.Last = s.First, s.Last
	return q
}

// TakesYes reports whether "ja" can answer the question that the reading is a yes to; nil is no question.
func (rd *Reading) TakesYes() bool { return rd != nil && !rd.How && !rd.Why }

// Names is what a question that the reading is a yes to says of what its answer names; nil if it asks no such thing, or but what one can do, or
// is nil itself.
func (rd *Reading) Names() *Reading {
	if rd == nil || !rd.Which || rd.GrantsDeed() {
		return nil
	}
	return rd
}

// GrantsDeed reports whether the reading is but of the name of something that is done ("Dazu gehört die Beantragung von Ausweisen").
func (rd *Reading) GrantsDeed() bool {
	return rd.Kind.IsDeed() && rd.Status != notice.Unavailable
}

// Contrary is what the sentence says of another against the reading: turn is −1 where it but denies ("Werl nicht."), +1 where it but affirms
// ("Ense schon."). It is nil if that says nothing.
func (rd Reading) Contrary(turn int, s split.Span) *Reading {
	const belief = 0.75
	to := notice.Available
	switch {
	case turn < 0 && rd.Status == notice.Available:
		to = notice.Unavailable
	case turn < 0 && (rd.Kind != grammar.Shut || strings.HasPrefix(rd.Rule, "not-")), turn > 0 && rd.Status != notice.Unavailable:
		return nil // "… sind nicht erreichbar. Werl nicht."
	}
	rd.Status, rd.Confidence, rd.Rule, rd.First, rd.Last, rd.Carried, rd.Others = to, min(rd.Confidence, belief), "echo>"+rd.Rule, s.First, s.Last, true, true
	rd.Mentions = slices.DeleteFunc(slices.Clone(rd.Mentions), func(m grammar.Mention) bool { return m.Weak })
	return &rd
}

// GrantsPlainDeed reports whether the reading says that something is done.
func (rd *Reading) GrantsPlainDeed() bool {
	return rd.Status == notice.Available && rd.Kind == grammar.Do
}

// Grants reports whether one of the readings says that something works.
func Grants(rds []Reading) bool {
	return slices.ContainsFunc(rds, func(rd Reading) bool { return rd.Status == notice.Available })
}

// OfDeed reports whether the reading is about one thing that is done, or takes place, not about an office.
func (rd *Reading) OfDeed() bool {
	switch rd.Kind {
	case grammar.Do, grammar.Accept, grammar.Cancelled, grammar.Held:
		return true
	}
	return false
}

// Works reports whether the reading says that something works, or is as usual.
func (rd *Reading) Works() bool {
	return rd.Status == notice.Available && (rd.Kind == grammar.Work || rd.Kind == grammar.Usual)
}

// TellsDeed reports whether the reading says what is done, or that an office is open, where it is.
func (rd *Reading) TellsDeed() bool {
	switch rd.Kind {
	case grammar.Short, grammar.Accept, grammar.Do, grammar.Work, grammar.Held:
		return true
	}
	return rd.Kind == grammar.Open && rd.Office()
}

// SameService reports whether two readings are about one service.
func SameService(a, b *Reading) bool {
	return slices.ContainsFunc(a.Mentions, func(x grammar.Mention) bool { return split.Has(b.Mentions, x.Service) })
}

// OfMeetings reports whether the reading is about meetings alone: the day is that of the meeting.
func (rd *Reading) OfMeetings() bool {
	return len(rd.Mentions) > 0 && !slices.ContainsFunc(rd.Mentions, func(m grammar.Mention) bool { return m.Service != "rat" })
}
