package clause

import "github.com/lagebild/lagebild/internal/notice"

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
		switch m.Role {
		case Inside:
			m.Weak, m.Inside = true, true
		case Way:
			if !reachable(v.kind) {
				continue
			}
		case House:
			if m.Place && (other || len(ms) > 1 || v.kind != Open && v.kind != Shut && v.kind != Usual && v.kind != Fail) || v.kind == Do || v.kind == Accept || v.kind == Held && v.status == notice.Available {
				continue
			}
		case Soft:
			if m.Place || other || len(ms) > 1 && hasChannel(ms) || !administrative(v.kind) {
				continue
			}
		case Channel:
			if !channelFits(m, v) {
				continue
			}
		case Office:
			if m.Place && v.status == notice.Available && r.stranger(c) {
				continue
			}
			if m.Place && other && !isContainer(m.Service) {
				continue
			}
			if isContainer(m.Service) && other {
				m.Weak = true
			}
		}
		out = append(out, m)
	}
	return out
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
