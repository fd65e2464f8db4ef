package said

import (
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/silence"
	"github.com/lagebild/lagebild/internal/notice"
)

// Context is what a sentence can take from around it.
type Context struct {
	Topic      []grammar.Mention          // services of the label, table row, heading or sentence before
	AllDown    []grammar.Mention          // services that the block has said to fail so far: "beides" means them
	Both       []grammar.Mention          // services of the questions right before the sentence: "beides" means them all
	Down       []grammar.Mention          // services that the sentence before said to fail: a sentence may tell from when they are back
	Up         []grammar.Mention          // services that the sentence before said to work: a sentence may tell of a day on which they do not
	Structural bool                       // the topic stands as a label: the sentence is about it even without a pronoun
	Close      bool                       // the topic stands right over the sentence
	Asked      bool                       // the sentence answers a question: "ja" and "nein" are said of that
	Terse      bool                       // one-word answers count
	Ready      bool                       // the topic is of what is finished ("Fertige Pässe")
	Ahead      func(first, last int) bool // reports whether the tokens name a day to come; nil if no day is known
	Today      func(first, last int) bool // reports whether the tokens name the day of the text; nil if no day is known
	Listed     bool                       // the sentence is an item of the list that a lead-in with a status governs
	Status     notice.Status              // of the lead-in that governs the sentence ("Nicht betroffen sind:")
	Confidence float64                    // of Status
	Rule       string                     // of Status
}

// Result is what a sentence gives.
type Result struct {
	Readings []Reading
	Topic    []grammar.Mention // services that the next sentence may take up
	Lead     *Reading          // what the sentence says of the list after it, if it ends with ":" and names no service of its own
	Listed   *Reading          // what the sentence said before its colon of what it names behind it; nil if it did not
	Loose    *Reading          // what the sentence says without naming a service; nil if it names one or says nothing
	Question *Reading          // a question that "ja" answers with this reading; its Mentions are the topic
	Asked    bool              // the sentence is a question
	When     bool              // the question asks since when: a day answers it, "ja" does not
	Answer   int               // +1 if it begins with "ja", −1 with "nein"
	Label    bool              // the sentence is but the name of services
	Labelled []grammar.Mention // the services before its colon that it goes on about ("Wohngeld: …"); nil if there are none
	Why      silence.Why       // why the sentence yielded no reading, if it names a service and yielded none
}

// OrTopic is the topic a, or b if there is none.
func OrTopic(a, b []grammar.Mention) []grammar.Mention {
	if len(a) > 0 {
		return a
	}
	return b
}
