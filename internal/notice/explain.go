package notice

import "time"

// Verdict says why a cell shows a statement, or does not.
type Verdict string

// The verdicts.
const (
	VerdictShown       Verdict = "shown"           // the cell shows it
	VerdictAgrees      Verdict = "agrees"          // it says the same as what is shown
	VerdictContradicts Verdict = "contradicts"     // like authority, another status: shown beside it
	VerdictLower       Verdict = "lower_authority" // a higher authority said something else within the window
	VerdictOlder       Verdict = "older"           // more than AuthorityWindow older than the newest statement
	VerdictSuperseded  Verdict = "superseded"      // its own source has said something newer
	VerdictNotYet      Verdict = "not_yet"         // it begins later
	VerdictOver        Verdict = "over"            // its last day has passed
	VerdictUnreadable  Verdict = "unreadable"      // a day or a status that is none
)

// Explain says of each standing statement of one cell, in the order given, why the cell shows it at t or does not. It decides
// by the rules of Timeline.
func Explain(standing []Standing, t time.Time) []Verdict {
	out := make([]Verdict, len(standing))
	var holds []held
	for i, s := range standing {
		h, ok := hold(s)
		switch {
		case !ok:
			out[i] = VerdictUnreadable
		case t.Before(h.begin):
			out[i] = VerdictNotYet
		case !h.at(t):
			out[i] = VerdictOver
		default:
			out[i] = VerdictSuperseded // unless it is the one of its source that counts
			holds = append(holds, h)
		}
	}
	voices := perSource(holds, t)
	span, ok := decide(voices)
	if !ok {
		return out
	}
	newest := lastSaid(voices)
	verdicts := make(map[int64]Verdict, len(voices))
	for _, v := range voices {
		verdicts[v.Statement] = verdictOf(v, span, newest)
	}
	for i, s := range standing {
		if v, ok := verdicts[s.Statement]; ok && out[i] == VerdictSuperseded {
			out[i] = v
		}
	}
	return out
}

// verdictOf judges a statement that speaks for its source.
func verdictOf(v held, shown CellSpan, newest time.Time) Verdict {
	switch {
	case v.Statement == shown.Statement:
		return VerdictShown
	case v.Status == shown.Status:
		return VerdictAgrees
	case v.Authority.Rank() == shown.Authority.Rank():
		return VerdictContradicts
	case newest.Sub(v.said) > AuthorityWindow:
		return VerdictOlder
	default:
		return VerdictLower
	}
}
