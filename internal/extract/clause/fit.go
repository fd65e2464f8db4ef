package clause

import (
	"bytes"
	"slices"

	"github.com/lagebild/lagebild/internal/notice"
)

// onlineOnly reports whether what fails is but the way over the internet to a service that is also done at a counter.
func onlineOnly(c *chunk, v verdict, m Mention) bool {
	if v.status != notice.Unavailable || c.marks&online == 0 || m.Role == Channel || m.Role == Way {
		return false
	}
	return m.Service != "termine" && m.Service != "rat"
}

// fit are the clause's mentions that its verdict can be said of.
func (r *Reader) fit(c *chunk, v verdict) []Mention { return r.filter(c.mentions, v, c) }

// filter drops mentions that the verdict is not said of: a building where something is done, the administration beside
// the telephone it answers, a channel in a clause about a procedure.
func (r *Reader) filter(ms []Mention, v verdict, c *chunk) []Mention {
	var out []Mention
	way, other := hasWay(c.mentions, v), false
	for _, m := range ms {
		other = other || m.Role == Matter || m.Role == Office && !m.Place && !isContainer(m.Service)
	}
	for _, m := range ms {
		if way && (m.Role == House || m.Role == Soft || m.Role == Office) {
			continue
		}
		if r.fits(&m, v, c, ms, other) {
			out = append(out, m)
		}
	}
	return out
}

// fits reports whether the verdict is said of m, one of ms, and weakens m where it is said of it only in passing. other:
// one of ms is a matter or an office of its own.
func (r *Reader) fits(m *Mention, v verdict, c *chunk, ms []Mention, other bool) bool {
	if m.Service == "notruf" && v.kind == Limited && r.forEmergencies(c) {
		return false
	}
	switch m.Role {
	case Inside:
		m.Weak, m.Inside = true, true
	case Way:
		return reachable(v.kind)
	case Named:
		return len(c.mentions) == 1 && (v.kind == Usual || v.kind == Trouble)
	case House:
		return houseFits(*m, v, other || len(ms) > 1)
	case Soft:
		return (!m.Place || v.kind == Fail && v.status == notice.Unavailable) && !other && (len(ms) < 2 || !hasChannel(ms)) && administrative(v.kind)
	case Channel:
		return channelFits(*m, v)
	case Office:
		if m.Place && (other && !isContainer(m.Service) || v.status == notice.Available && r.stranger(c)) {
			return false
		}
		m.Weak = m.Weak || other && isContainer(m.Service) && !r.coordinated(m, ms)
	}
	return true
}

// coordinated reports whether m stands beside another of ms, as "Bürgerbüro und Standesamt" do.
func (r *Reader) coordinated(m *Mention, ms []Mention) bool {
	for i := range ms {
		a, b := m, &ms[i]
		if a.First > b.First {
			a, b = b, a
		}
		if b.First-a.Last < 2 || b.First-a.Last > 4 || m.Role != ms[i].Role && m.Role != Office {
			continue
		}
		joined := false
		for j := a.Last + 1; j < b.First; j++ {
			w := string(r.Text.Folded(j))
			if w == "und" || w == "noch" || w == "sowie" || w == "oder" || w == "," {
				joined = true
			} else if r.Text.Tokens[j].Upper {
				joined = false
				break
			}
		}
		if joined {
			return true
		}
	}
	return false
}

// forEmergencies reports whether what limits the clause is but that something is for emergencies, as an emergency call is.
func (r *Reader) forEmergencies(c *chunk) bool {
	return slices.ContainsFunc(c.cues, func(q cueAt) bool {
		return q.kind == Limited && bytes.HasPrefix(r.Text.Folded(q.last), []byte("notf"))
	})
}

// houseFits reports whether the verdict can be said of the building, and not of what is done in it. others: the clause
// names more than the building.
func houseFits(m Mention, v verdict, others bool) bool {
	switch v.kind {
	case Do, Accept:
		return false
	case Held:
		return v.status != notice.Available && !m.Place
	case Open, Shut, Usual, Fail:
		return !m.Place || !others
	}
	return !m.Place
}

func isContainer(s notice.Service) bool { return s == "buergerbuero" || s == "rathaus" }

func reachable(k Kind) bool { return k == Reach || k == Work || k == Usual || k == Fail || k == Open }

func administrative(k Kind) bool {
	switch k {
	case Open, Shut, Reach, Usual, Limited, Fail, Trouble, Work:
		return true
	}
	return false
}

func hasWay(ms []Mention, v verdict) bool {
	if v.kind != Reach {
		return false
	}
	for _, m := range ms {
		if m.Role == Way || m.Role == Channel && (m.Service == "telefon" || m.Service == "email") {
			return true
		}
	}
	return false
}

func hasChannel(ms []Mention) bool {
	for _, m := range ms {
		if m.Role == Channel || m.Role == Way {
			return true
		}
	}
	return false
}

// channelFits reports whether the verdict can be said of the channel.
func channelFits(m Mention, v verdict) bool {
	switch m.Service {
	case "telefon":
		return v.kind != Do && v.kind != Accept && v.kind != Held && v.kind != Cancelled
	case "website":
		return !m.Place && v.kind != Do && v.kind != Accept && v.kind != Held || v.status == notice.Limited && v.kind == Limited
	}
	return true
}
