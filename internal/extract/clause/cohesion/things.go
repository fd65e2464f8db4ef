package cohesion

import (
	"bytes"
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/fit"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/judge"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// What sort of things the words name.

// OnlyNamed reports whether the mentions are but names of administrations.
func OnlyNamed(ms []grammar.Mention) bool {
	return len(ms) > 0 && !slices.ContainsFunc(ms, func(x grammar.Mention) bool { return x.Role != grammar.Named })
}

// registers reports whether the parts among the mentions are of registration ("ummelden").
func registers(ms []grammar.Mention) bool {
	return slices.ContainsFunc(ms, func(x grammar.Mention) bool { return x.Role == grammar.Thing && x.Service == "meldewesen" })
}

// registrable reports whether the mention is of something else that one can register.
func registrable(x grammar.Mention) bool {
	switch x.Service {
	case "gewerbe", "kfz-zulassung", "finanzen", "kita-schule", "kultur-freizeit", "abfall":
		return true
	}
	return false
}

// AnswersBothWays reports whether the cues hold a yes and a no ("✓/✗", "ja/nein").
func AnswersBothWays(cues []grammar.CueAt) bool {
	says := func(s notice.Status) bool {
		return slices.ContainsFunc(cues, func(q grammar.CueAt) bool { return q.Kind == grammar.Short && q.Cue.Status == s })
	}
	return says(notice.Available) && says(notice.Unavailable)
}

// AllOf reports whether the clause grants all that an office does, and names nothing else.
func AllOf(c *split.Chunk, v judge.Verdict) bool {
	return (v.Kind == grammar.Usual || v.Kind == grammar.Work || v.Kind == grammar.Reach) && c.Marks&grammar.All != 0 && InsideOnly(c)
}

// Houses reports whether the mentions are but offices and buildings.
func Houses(ms []grammar.Mention) bool {
	return len(ms) > 0 && !slices.ContainsFunc(ms, func(x grammar.Mention) bool {
		return x.Role != grammar.Office && x.Role != grammar.House && x.Role != grammar.Soft
	})
}

// Channels are the ways among the mentions ("per Mail") as the channels that they stand for.
func Channels(ms []grammar.Mention) []grammar.Mention {
	var out []grammar.Mention
	for _, x := range ms {
		if x.Role == grammar.Way {
			x.Role = grammar.Channel
			out = append(out, x)
		}
	}
	return out
}

// Doors are the mentions that a pronoun can mean: of what is open or closed, the offices and buildings, if there are any.
func Doors(ms []grammar.Mention, v judge.Verdict) []grammar.Mention {
	if v.Kind != grammar.Open && v.Kind != grammar.Shut {
		return Strong(ms)
	}
	var out []grammar.Mention
	for _, x := range ms {
		if x.Role == grammar.Office || x.Role == grammar.House {
			x.Weak = false
			out = append(out, x)
		}
	}
	if len(out) == 0 {
		return slices.DeleteFunc(Strong(ms), func(x grammar.Mention) bool { return x.Role == grammar.Channel || x.Role == grammar.Way })
	}
	return out
}

// Strong are the mentions that are not weak.
func Strong(ms []grammar.Mention) []grammar.Mention {
	var out []grammar.Mention
	for _, x := range ms {
		if !x.Weak {
			out = append(out, x)
		}
	}
	return out
}

// TakenUp gives the parts that many services have ("Anträge", "Unterlagen") to the services that hold them here; where nothing
// holds them, or what does is no register that they could be of, the mentions stay as they are.
func TakenUp(ms, holders []grammar.Mention) []grammar.Mention {
	if registers(ms) && !slices.ContainsFunc(slices.Concat(ms, holders), registrable) {
		return ms
	}
	out := slices.DeleteFunc(slices.Clone(ms), func(x grammar.Mention) bool { return x.Role == grammar.Thing })
	if len(out) == 0 {
		for _, h := range holders {
			if h.Role != grammar.House && h.Role != grammar.Soft && !fit.IsContainer(h.Service) {
				out = append(out, h)
			}
		}
	}
	if len(out) == 0 {
		return ms
	}
	return out
}

// OnlyNamesDeed reports whether the clause but names what is done, as the first member of an enumeration that another clause says
// something of.
func (t *Ties) OnlyNamesDeed(c *split.Chunk, v judge.Verdict) bool {
	if !v.Kind.IsDeed() || c.Label || c.Marks&(grammar.Able|grammar.Negation|grammar.Only|grammar.Again) != 0 || !t.Text.Is(c.Last+1, ",") {
		return false
	}
	return len(c.Mentions) > 0 && !c.Sub && !slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool {
		return !q.Noun && (q.First != c.Last || !t.isInfinitive(c.Last))
	})
}

// LabelsDeed reports whether the clause is but a label that names things and what is done with them ("Perso beantragen: …", "Ummelden und
// Perso: …", "Auto anmelden – …").
func (t *Ties) LabelsDeed(c *split.Chunk, v judge.Verdict) bool {
	if !v.Kind.IsDeed() || !c.Label || len(c.Mentions) == 0 || c.Marks&(grammar.Negation|grammar.Only|grammar.Again) != 0 {
		return false
	}
	if c.Marks&grammar.Able != 0 && !t.Text.Is(c.Last, "lassen") {
		return false
	}
	return !slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool {
		return q.First != q.Last || !t.Text.IsCut(q.Last) && !t.isInfinitive(q.Last)
	})
}

// isInfinitive reports whether the word at token i is an infinitive by its form, and no participle ("angewiesen").
func (t *Ties) isInfinitive(i int) bool {
	const end = 3 // letters of "-gen", "-ern"
	w := t.Text.Folded(i)
	return lexicon.IsVerb(w, false) && (!bytes.Contains(w[:len(w)-end], []byte("ge")) || bytes.HasSuffix(w, []byte("geben")))
}

// NoPlaces are the mentions as what something is said of, not as where it is.
func NoPlaces(ms []grammar.Mention) []grammar.Mention {
	out := slices.Clone(ms)
	for i := range out {
		out[i].Place = false
	}
	return out
}

// InOffice gives what is done within a house, of ms, to the last office of those around.
func InOffice(ms, around []grammar.Mention, marks grammar.Mark) []grammar.Mention {
	const back = grammar.All | grammar.Again
	holder := -1
	for i := range around {
		if around[i].Role == grammar.Office {
			holder = i
		}
	}
	for i := range ms {
		if ms[i].Inside && holder >= 0 {
			ms[i].Service, ms[i].Inside = around[holder].Service, false
			ms[i].Weak = ms[i].Weak && marks&back != back // "wieder alle Leistungen" are the office
		}
	}
	return ms
}
