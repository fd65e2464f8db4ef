package ask

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/cohesion"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/judge"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// Asker reads the questions of one text. It is not safe for concurrent use.
type Asker struct{ cohesion.Ties }

// Question is what a sentence asks.
type Question struct {
	Topic []grammar.Mention // what it asks about
	Yes   judge.Verdict     // what a yes would say; its status is "" if a yes says nothing
	About []grammar.Mention // what a yes would say it of
	When  bool              // it asks since when it will be so: a day answers it
}

// sure is how sure it is that a yes says what the question asks.
const sure = 0.75

// Question finds what the sentence of chunks asks about, and what a yes to it would say. topic is what the sentence before
// was about.
func (r *Asker) Question(s split.Span, chunks []split.Chunk, topic []grammar.Mention) Question {
	var marks grammar.Mark
	for i := range chunks {
		marks |= chunks[i].Marks
	}
	q := Question{Topic: r.asked(chunks)}
	first := r.Begins(s)
	for first < s.Last && (r.At[first]&(grammar.Join|grammar.Yes) != 0 || r.Text.Tokens[first].Kind == lexicon.Punct) {
		first++
	}
	if len(q.Topic) == 0 && (marks&grammar.Pronoun != 0 || r.elliptic(s, chunks)) && len(calls(chunks)) == 0 {
		q.Topic = topic
	}
	askable := r.At[first]&grammar.Askable != 0
	yes := func(status notice.Status, kind grammar.Kind, rule string) Question {
		q.Yes, q.About = judge.Verdict{Status: status, Kind: kind, Conf: sure, Rule: rule}, q.Topic
		return q
	}
	if len(q.Topic) == 0 {
		q.Topic = calls(chunks)
		if len(q.Topic) > 0 && askable && marks&grammar.Unaskable == 0 {
			return yes(notice.Available, grammar.Reach, "way")
		}
		return q
	}
	if have(chunks, grammar.Trouble) && askable && marks&(grammar.Modal|grammar.Past) == 0 {
		return yes(notice.Unavailable, grammar.Trouble, "trouble")
	}
	if have(chunks, grammar.Limited) && r.asksForIt(first) && marks&(grammar.Modal|grammar.Past) == 0 {
		return yes(notice.Unavailable, grammar.Trouble, "trouble") // "Gibt es Verzögerungen …?"
	}
	askable = askable || r.elliptic(s, chunks)
	if r.Text.Is(first, "wann") && marks&(grammar.Modal|grammar.Past|grammar.Negation) == 0 && marks&grammar.Again != 0 {
		if v, about := r.whether(chunks, q.Topic); v.Status == notice.Available {
			q.Yes, q.About = v, about
			q.Yes.Rule, q.When = v.Rule, true
			return q
		}
	}
	if marks&(grammar.Unaskable|grammar.Modal|grammar.Past) != 0 || !askable {
		return q
	}
	if q.Yes, q.About = r.whether(chunks, q.Topic); q.Yes.Status == "" && (r.asksForIt(first) || r.bareThing(&chunks[0])) {
		return yes(notice.Available, grammar.Held, "held")
	}
	return q
}

// elliptic reports whether a question is but the deed, or the thing and the deed, that it asks for ("Neu beantragen?", "Perso
// abholen?").
func (r *Asker) elliptic(s split.Span, chunks []split.Chunk) bool {
	const few = 5 // tokens
	if s.Last-s.First > few || len(chunks) != 1 || r.At[chunks[0].First]&(grammar.Unaskable|grammar.Askable) != 0 {
		return false
	}
	c := &chunks[0]
	if r.bareThing(c) {
		return true
	}
	return slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool {
		return q.Last == c.Last && (q.Kind == grammar.Do || q.Kind == grammar.Accept || q.Kind == grammar.Short && len(c.Mentions) > 0)
	})
}

// bareThing reports whether a question is but a thing and a time ("Schule morgen?").
func (r *Asker) bareThing(c *split.Chunk) bool {
	return len(c.Cues) == 0 && len(c.Mentions) == 1 && c.Mentions[0].First == c.First && c.Last-c.Mentions[0].Last <= 1 && c.Mentions[0].Role != grammar.Thing
}

// have reports whether the clauses have a cue of the kind.
func have(chunks []split.Chunk, k grammar.Kind) bool {
	return slices.ContainsFunc(chunks, func(c split.Chunk) bool {
		return slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return q.Kind == k })
	})
}

// asked are the services that a question names: its parts of many services only where it names none of its own, and the
// way where it asks whether somebody can be reached ("Ist das Rathaus telefonisch erreichbar?").
func (r *Asker) asked(chunks []split.Chunk) []grammar.Mention {
	if ways := calls(chunks); len(ways) > 0 && have(chunks, grammar.Reach) {
		return cohesion.Channels(ways)
	}
	var out []grammar.Mention
	for i := range chunks {
		out = append(out, split.Usable(chunks[i].Mentions)...)
	}
	if slices.ContainsFunc(out, func(x grammar.Mention) bool { return x.Role != grammar.Thing }) {
		out = slices.DeleteFunc(out, func(x grammar.Mention) bool { return x.Role == grammar.Thing })
	}
	return out
}

// asksForIt reports whether the verb that begins a question asks by itself whether a thing is to be had ("Kommt …?").
func (r *Asker) asksForIt(first int) bool {
	switch string(r.Text.Folded(first)) {
	case "bekomme", "bekommen", "bekommt", "erreiche", "erreichen", "kriege", "kriegen", "kommt", "kommen", "faehrt", "fahren", "laeuft", "laufen", "oeffnet", "gibt":
		return true
	}
	return false
}

// whether is what a yes would say ("Kann ich meinen Ausweis abholen?"), and of which of the topic; its status is "" if it
// says nothing.
func (r *Asker) whether(chunks []split.Chunk, topic []grammar.Mention) (yes judge.Verdict, about []grammar.Mention) {
	for i := range chunks {
		c := &chunks[i]
		c.Marks |= grammar.Able
		v := r.Weigh(c, true)
		if v.Status == "" || v.Status == notice.Limited && v.Kind != grammar.Accept {
			continue
		}
		about = topic
		if fit := r.Filter(topic, v, c); len(fit) > 0 {
			about = fit
		}
		v.Conf = sure
		yes = v
	}
	return yes, about
}

// calls are the ways among the mentions ("Kann ich anrufen?").
func calls(chunks []split.Chunk) []grammar.Mention {
	var out []grammar.Mention
	for i := range chunks {
		for _, m := range chunks[i].Mentions {
			if m.Role == grammar.Way {
				out = append(out, m)
			}
		}
	}
	return out
}
