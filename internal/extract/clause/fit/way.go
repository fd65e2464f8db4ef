package fit

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/judge"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// wayFits reports whether the verdict can be said of the way m to reach somebody ("telefonisch").
func (r *Fitter) wayFits(m *grammar.Mention, v judge.Verdict, c *split.Chunk) bool {
	if v.Kind == grammar.Short {
		return r.answersWay(m, c)
	}
	if r.isTail(m.First) || v.Status == notice.Limited && m.First == m.Last && r.Text.Tokens[m.First].Upper && m.First > r.Opening(c) {
		return false // "112-Anrufe", "… die sämtliche Anrufe notierten"
	}
	return reaches(v, c) && !r.AsWay(m, v, c) && (v.Kind == grammar.Reach || !namesMatter(c)) && (v.Kind != grammar.Limited || !r.Stranger(c)) && (!m.Dialled || r.answersDial(v, c) || r.isSubject(m, c))
}

// addressFits reports whether the verdict is that the site whose address m is fails, also where that names a place ("unter …").
func (r *Fitter) addressFits(m *grammar.Mention, v judge.Verdict) bool {
	if r.Text.Tokens[m.First].Kind != lexicon.Addr || v.Status != notice.Unavailable {
		return false
	}
	return v.Kind == grammar.Fail || v.Kind == grammar.Reach || v.Kind == grammar.Work
}

// isTail reports whether token i is but the end of a word with a dash in it.
func (r *Fitter) isTail(i int) bool {
	return i > 0 && r.Text.Tokens[i-1].Kind == lexicon.Dash && r.Text.Tokens[i-1].End == r.Text.Tokens[i].Start
}

// isSubject reports whether the number m is what the clause is about: it begins with it, and says how it works ("Die Nummer 02922 800-0 ist
// tot").
func (r *Fitter) isSubject(m *grammar.Mention, c *split.Chunk) bool {
	i := r.Opening(c)
	if r.Text.Is(i, "die") && (r.Text.Is(i+1, "nummer") || r.Text.Is(i+1, "rufnummer")) {
		i += 2
	}
	next := m.Last + 1
	if word.IsCopula(string(r.Text.Folded(min(next, c.Last)))) {
		next++
	}
	return m.First == i && len(c.Mentions) == 1 && slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return q.First == next }) && !r.labelled(c)
}

// labelled reports whether a label of another matter than the whole administration stands before the clause ("Termine: telefonisch ja").
func (r *Fitter) labelled(c *split.Chunk) bool {
	const near = 5 // tokens of a label
	before := c.First - 1
	for before > 0 && r.Text.Tokens[before].Kind == lexicon.Break {
		before--
	}
	return before > 0 && r.Text.Is(before, ":") && slices.ContainsFunc(r.MentionsIn(max(before-near, 0), before), func(x grammar.Mention) bool { return x.Role != grammar.House && x.Role != grammar.Soft })
}

// answersWay reports whether the clause is but the way m and its answer, and no label of another matter stands before it ("Telefonisch ja, per Mail nein").
func (r *Fitter) answersWay(m *grammar.Mention, c *split.Chunk) bool {
	if r.labelled(c) {
		return false
	}
	if c.Label && m.Last == c.Last && m.First == c.First+1 && r.Text.Tokens[c.First].Kind == lexicon.Symbol {
		return true // "✔ Anrufen: klappt"
	}
	return m.First <= r.Opening(c)+1 && m.Last+1 == c.Last && (r.Text.Is(c.Last, "ja") || r.Text.Is(c.Last, "nein")) && len(c.Mentions) == 1
}

// reaches reports whether the verdict tells how somebody can be reached.
func reaches(v judge.Verdict, c *split.Chunk) bool {
	if !reachable(v.Kind) && (v.Kind != grammar.Limited || slices.ContainsFunc(c.Mentions, func(x grammar.Mention) bool { return x.Role != grammar.Way })) {
		return false
	}
	return reachable(v.Kind) || !slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return q.Kind.IsDeed() })
}

// isMeans reports whether m is but what another of ms has or works with ("die Wache ist mit zwei Fahrzeugen im Dienst").
func (r *Fitter) isMeans(m *grammar.Mention, ms []grammar.Mention) bool {
	if !r.Text.Is(m.First-1, "mit") && !r.Text.Is(m.First-2, "mit") {
		return false
	}
	return slices.ContainsFunc(ms, func(x grammar.Mention) bool { return x.Role == grammar.Office && !x.Place && x.Service != m.Service })
}

// answersDial reports whether the verdict can be said of the telephone where the clause but gives a number to dial: who answers
// there is the administration, not the police, a doctor or the press office.
func (r *Fitter) answersDial(v judge.Verdict, c *split.Chunk) bool {
	if v.Kind != grammar.Reach || v.Status != notice.Available || r.Stranger(c) {
		return false
	}
	return !slices.ContainsFunc(c.Mentions, func(x grammar.Mention) bool { return x.Service == "notruf" || x.Service == "versorgung" })
}

// isEmergencyCall reports whether m is but the calls that an emergency service takes ("Die Leitstelle nimmt Anrufe entgegen").
func (r *Fitter) isEmergencyCall(m *grammar.Mention, ms []grammar.Mention) bool {
	return m.Service == "telefon" && r.ofCalls(m) && slices.ContainsFunc(ms, func(x grammar.Mention) bool { return x.Service == "notruf" })
}

// ofCalls reports whether m is what the word "Anrufe" names, which may have a verb with it.
func (r *Fitter) ofCalls(m *grammar.Mention) bool {
	return r.Text.Is(m.First, "anrufe") || r.Text.Is(m.Last, "anrufe")
}

func (r *Fitter) hasWay(ms []grammar.Mention, v judge.Verdict) bool {
	if v.Kind != grammar.Reach {
		return false
	}
	for _, m := range ms {
		if r.isEmergencyCall(&m, ms) {
			continue
		}
		if m.Role == grammar.Way && !r.isTail(m.First) || m.Role == grammar.Channel && (m.Service == "telefon" || m.Service == "email") {
			return true
		}
	}
	return false
}

func hasChannel(ms []grammar.Mention) bool {
	for _, m := range ms {
		if m.Role == grammar.Channel || m.Role == grammar.Way {
			return true
		}
	}
	return false
}

// channelFits reports whether the verdict can be said of the channel.
func (r *Fitter) channelFits(m *grammar.Mention, v judge.Verdict) bool {
	switch m.Service {
	case "telefon":
		if v.Kind == grammar.Shut && r.Text.Is(m.Last, "nebenstellen") {
			return false // branches of an office
		}
		return !v.Kind.IsDeed() && v.Kind != grammar.Held && v.Kind != grammar.Cancelled
	case "website":
		return (!m.Place || r.lacksOn(m, v)) && !v.Kind.IsDeed() && v.Kind != grammar.Held || v.Status == notice.Limited && v.Kind == grammar.Limited || r.addressFits(m, v) || v.Kind == grammar.Fail && r.IsAbout(m.First)
	}
	return true
}

func reachable(k grammar.Kind) bool {
	return k == grammar.Reach || k == grammar.Work || k == grammar.Usual || k == grammar.Fail || k == grammar.Open
}
