package groups

import (
	"slices"
	"strings"

	"github.com/lagebild/lagebild/internal/region/finder"
	"github.com/lagebild/lagebild/internal/region/words"
)

// Bodies that a group statement leaves out.

// leaveOut moves members that the sentence excepts from Members to Except. "Einzige Ausnahme ist …" may be a sentence of its
// own right behind.
func (g *scan) leaveOut(out *Group) {
	from, to := sentence(g.text, out.Start, out.End)
	_, next := sentence(g.text, out.Start, min(len(g.text), to+2))
	for i := range g.words {
		w := &g.words[i]
		if w.Start < from || w.Start >= next {
			continue
		}
		switch {
		case w.Fold == "ausgenommen" && g.exceptBefore(out, i):
			continue
		case w.Fold == "ausnahme" || w.Fold == "ausnahmen" || w.Fold == "ausgenommen":
		case w.Start >= to:
			continue
		case !g.excepts(i):
			continue
		}
		g.except(out, i)
	}
}

// excepts reports whether word i, or it and the next, except what follows.
func (g *scan) excepts(i int) bool {
	next := ""
	if i+1 < len(g.words) {
		next = g.words[i+1].Fold
	}
	switch g.words[i].Fold {
	case "ausser", "ohne":
		return true
	case "bis":
		return next == "auf"
	case "abgesehen":
		return next == "von"
	case "anders":
		return next == "als"
	}
	return false
}

// leaveNamed moves the members that the sentence names before the group from Members to Except; the group is empty if it names none.
func (g *scan) leaveNamed(out *Group) {
	from, _ := sentence(g.text, out.Start, out.End)
	named := false
	for i := range g.mentions {
		if m := &g.mentions[i]; m.Start >= from && m.End <= out.Start {
			out.leave(m.AGS)
			named = named || slices.Contains(out.Except, m.AGS)
		}
	}
	if !named {
		out.Members = nil // nobody knows whom it leaves out
	}
}

// except takes the bodies listed behind word i out of the group.
func (g *scan) except(out *Group, i int) {
	at := i + 1
	for at < len(g.words) && at <= i+4 && (exceptSkips[g.words[at].Fold] || words.IsOffice(g.words[at].Fold)) && !g.mentioned(g.words[at].Start) {
		at++
	}
	if at >= len(g.words) || strings.ContainsAny(g.text[g.words[i].Start:g.words[at].Start], ".!?\n") {
		return
	}
	k := slices.IndexFunc(g.mentions, func(m finder.Mention) bool { return m.Start <= g.words[at].Start && g.words[at].Start < m.End })
	for ; k >= 0 && k < len(g.mentions); k++ {
		m := &g.mentions[k]
		out.leave(m.AGS)
		if k+1 < len(g.mentions) && !g.listed(m.End, g.mentions[k+1].Start) {
			return
		}
	}
}

// exceptBefore takes the bodies listed right before word i out of the group ("…, Attendorn und Olpe ausgenommen, …", "Wenden ist davon
// ausgenommen"), and reports whether there are any.
func (g *scan) exceptBefore(out *Group, i int) bool {
	for i > 0 && exceptSkips[g.words[i-1].Fold] {
		i--
	}
	at := g.words[i].Start
	last := slices.IndexFunc(g.mentions, func(m finder.Mention) bool { return m.End <= at && strings.TrimSpace(g.text[m.End:at]) == "" })
	if last < 0 {
		return false
	}
	first := last
	for first > 0 && g.mentions[first-1].Start >= out.End && g.listed(g.mentions[first-1].End, g.mentions[first].Start) {
		first--
	}
	for _, m := range g.mentions[first : last+1] {
		out.leave(m.AGS)
	}
	return true
}

func (g *scan) mentioned(at int) bool {
	return slices.ContainsFunc(g.mentions, func(m finder.Mention) bool { return m.Start == at })
}
