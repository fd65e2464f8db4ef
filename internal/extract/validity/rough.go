package validity

import (
	"slices"
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/said"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/dates"
	"github.com/lagebild/lagebild/internal/extract/evidence"
	"github.com/lagebild/lagebild/internal/notice"
)

// roughConfidence is that of a statement whose day was named only about: a person has to look at it.
const roughConfidence = 0.3

// wasDone reports whether the clause tells what was done, or was not, at a time that is over, and names that but about ("Im Oktober wurden
// Sterbefälle auf Papier notiert"): of a change, "wurde geschlossen", what came of it would hold on.
func (v *Finder) wasDone(ev *evidence.Evidence, rd *said.Reading, s split.Span, ref time.Time) bool {
	if ref.IsZero() || ev.Status == notice.Available || !rd.Kind.IsDeed() && rd.Kind != grammar.Limited && rd.Kind != grammar.Held {
		return false
	}
	told := false
	for i := s.First; i <= s.Last; i++ {
		switch string(v.Reader.Text.Folded(i)) {
		case "wurde", "wurden":
			told = told || i >= rd.First && i <= rd.Last
		case "seit", "seither", "seitdem", "weiterhin", "noch":
			return false
		}
	}
	if !told {
		return false
	}
	var buf [4]dates.Mention
	return slices.ContainsFunc(dates.FindRough(&v.Reader.Text, s.First, rd.Last, ref, buf[:0]), func(m dates.Mention) bool {
		return m.Kind == dates.On && m.Last.Before(v.Today)
	})
}

// notYet reports whether the clause puts off what works again to a time that no day is named for ("gibt es erst im Januar wieder", "erst wieder,
// wenn …"), and makes ev say that it does not work yet.
func (v *Finder) notYet(ev *evidence.Evidence, rd *said.Reading) bool {
	late := ev.Status == notice.Limited && strings.HasPrefix(ev.Rule, "late>")
	if ev.Status != notice.Available && !late || !v.Reader.WaitsForReturn(rd.First, rd.Last) && (late || !rd.Again || !v.Reader.NotYet(rd.First, rd.Last)) {
		return false
	}
	const sure = 0.75
	ev.Status, ev.Conf, ev.Rule = notice.Unavailable, sure, "not-yet>"+ev.Rule
	return true
}

// roughly reports whether the clause tells of a change at a time to come that it names only about ("ab Mitte der Woche
// wieder geöffnet", "öffnet Anfang Dezember"), and marks ev so: it does not hold yet, and since when it will nobody said.
func (v *Finder) roughly(ev *evidence.Evidence, rd *said.Reading, s split.Span, ref time.Time, sole bool, prevEnd int) bool {
	if ref.IsZero() || ev.Status == notice.Unavailable && !rd.Again {
		return false
	}
	var buf [4]dates.Mention
	rough := dates.FindRough(&v.Reader.Text, min(rd.First, prevEnd), rd.Last, ref, buf[:0])
	if len(rough) == 0 && sole {
		rough = dates.FindRough(&v.Reader.Text, s.First, s.Last, ref, buf[:0])
	}
	for _, m := range rough {
		if ev.Status == notice.Limited && !v.Reader.Text.Is(m.FirstToken, "ab") {
			continue // "erst im Februar verschickt": late, and so limited at once
		}
		opens := rd.Again || rd.Kind == grammar.Open && v.Reader.Opens(rd.First, rd.Last)
		starts := m.Precision == dates.Month && rd.Kind == grammar.Work && v.Reader.GoesOnline(rd.First, rd.Last)
		also := v.Reader.Text.Is(m.FirstToken-1, "auch") // "auch im Dezember": now, too
		change := m.Kind == dates.From || m.Kind == dates.On && (opens || starts && !also)
		if change && m.First.After(v.Today) {
			ev.From, ev.Conf, ev.Rule = m.First, min(ev.Conf, roughConfidence), ev.Rule+">roughly"
			return true
		}
	}
	return false
}
