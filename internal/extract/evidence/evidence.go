package evidence

import (
	"cmp"
	"slices"
	"time"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/notice"
)

// Evidence is what one clause says of one service of one body. Start, End and Sentence are bytes of the text.
type Evidence struct {
	Body       string
	Service    notice.Service
	Status     notice.Status
	Kind       grammar.Kind
	Matter     bool // it is said of a matter, not of an office or channel
	Weak       bool // of a service that only holds the ones the clause is about
	Heading    bool // a heading says it
	Implied    bool // it only follows from a change that is announced
	Void       bool // it only introduced a list of bodies
	General    bool // it is said of a group of bodies
	Alone      bool // it is said of this body only, and by its name
	Topical    bool // of the service that a label, heading or question over it names
	Pronoun    bool // of the service that a pronoun takes up
	Standing   bool // it goes on, whatever is announced beside it
	Hitch      bool // it only says that something does not go smoothly
	Sole       bool // nothing else is done ("nur")
	UntilThen  bool // it holds until what the text has announced ("bis dahin")
	Later      bool // announced for a day that has come: replaces what was said before it
	From       time.Time
	Until      time.Time
	AsOf       time.Time // the moment of the part of the text that says it; zero if the parts have none
	OnDay      time.Time // the coming day that the notice is about, if the clause names no day of its own; else zero
	Conf       float64   // 0–1, as the clause claims it
	Rule       string    // the chain of rules
	Start, End int       // of the words
	Sentence   [2]int
	Order      int
	Rank       int // of the update that it stands in, the newest being 1; 0 if it stands in none
}

// InPassing reports whether e says in a few words of a long sentence, of n tokens, that something is done, or that what a pronoun takes up
// works, or the sentence is so long that it hardly has one subject.
func (e *Evidence) InPassing(n int) bool {
	const (
		long, longest = 30, 45 // tokens of the sentence
		few           = 40     // bytes that say so
	)
	if !e.Kind.IsDeed() && !e.Pronoun {
		return false
	}
	return n >= longest || n >= long && e.End-e.Start < few
}

// less orders evidence by its place.
func less(a, b *Evidence) int { return cmp.Or(cmp.Compare(a.Start, b.Start), a.Order-b.Order) }

// Day is the day of t; "" if t is zero.
func Day(t time.Time) notice.Day {
	if t.IsZero() {
		return ""
	}
	return notice.Day(t.Format(time.DateOnly))
}

// BodiesIn are those of whom the evidence is.
func BodiesIn(found []Evidence) (out []string) {
	for i := range found {
		if !slices.Contains(out, found[i].Body) {
			out = append(out, found[i].Body)
		}
	}
	return out
}

// Failing are the services that the evidence calls unavailable.
func Failing(found []Evidence) (out []grammar.Mention) {
	for k := range found {
		if e := &found[k]; e.Status == notice.Unavailable && !e.Implied && !split.Has(out, e.Service) {
			out = append(out, grammar.Mention{Service: e.Service, Role: grammar.Office})
		}
	}
	return out
}

// Unsay makes the evidence void.
func Unsay(found []Evidence) {
	for k := range found {
		found[k].Void = true
	}
}
