package evidence

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/notice"
)

type target struct {
	body    string
	service notice.Service
	from    time.Time
}

// Settler makes statements of what was said in a text.
type Settler struct {
	Text    string                            // the document's
	Dated   bool                              // it has parts of different times
	Detours func(e *Evidence) []notice.Detour // the ways that it offers where e says that something fails
}

// Settle makes one statement of all that was said of one service of one body for one time, in the order of the text.
// Extractor is left empty. Weighing changes what was found.
func (s *Settler) Settle(found []Evidence) []notice.Statement {
	var groups [][]*Evidence // in the order of the text
	group := map[target]int{}
	closings, limited, announced := closingsIn(found), limitedSpans(found), announcedIn(found)
	limitParts(found)
	announceBefore(found)
	for i := range found {
		e := &found[i]
		if e.Heading && e.From.IsZero() && announced[heading{spot{e.Body, e.Service}, e.Status}] {
			continue // "Amt öffnet wieder" over "ab Montag ist das Amt wieder geöffnet"
		}
		var closes time.Time
		ok := false
		if e.Implied || !e.OnDay.IsZero() {
			closes, ok = closings[spot{e.Body, e.Service}]
		}
		if e.Void || e.Implied && ok && !closes.After(e.Until) {
			continue // "am Mittwoch geschlossen, am Donnerstag wieder geöffnet" says nothing of today
		}
		if !e.OnDay.IsZero() && (ok && closes.Equal(e.OnDay) || limited[target{e.Body, e.Service, e.OnDay}]) {
			e.From = e.OnDay
		}
		t := target{e.Body, e.Service, e.From}
		n, known := group[t]
		if !known {
			n, group[t] = len(groups), len(groups)
			groups = append(groups, nil)
		}
		groups[n] = append(groups[n], e)
	}
	var out []notice.Statement
	for _, g := range groups {
		if one, ok := s.settle(g); ok {
			out = append(out, one)
		}
	}
	out = changes(out)
	limitHosts(out)
	slices.SortStableFunc(out, func(a, b notice.Statement) int { return cmp.Or(a.Start-b.Start, a.End-b.End) })
	return out
}

// limitParts limits what is announced of one part of a service for a later day, where the text goes on to say that another part
// stays unavailable ("Ab Montag werden Fahrzeuge abgemeldet. Neuzulassungen bleiben ausgesetzt.").
func limitParts(all []Evidence) {
	stays := map[told]bool{} // what the text goes on to say
	for i := range slices.Backward(all) {
		e := &all[i]
		if !ofDeeds(e) {
			continue
		}
		switch {
		case e.Status == notice.Unavailable && e.Standing && e.Until.IsZero():
			stays[toldBy(e)] = true
		case len(stays) > 0 && e.Status == notice.Available && !e.From.IsZero() && !e.Weak && stays[toldBy(e)]:
			e.Status, e.Rule = notice.Limited, e.Rule+">parts"
		}
	}
}

// announceBefore voids what is said of a service without a day before the text says how it is until then: it is to come ("Das Amt öffnet
// wieder, wenn auch im Kleinen. … Bis dahin bleibt es geschlossen.").
func announceBefore(all []Evidence) {
	closed := map[told]bool{}
	for i := range slices.Backward(all) {
		e := &all[i]
		switch {
		case e.UntilThen && e.Status == notice.Unavailable:
			closed[toldBy(e)] = true
		case len(closed) > 0 && e.Status != notice.Unavailable && e.From.IsZero() && !ofDeeds(e) && closed[toldBy(e)]:
			e.Void = true
		}
	}
}

// told is what one part of a text tells of.
type told struct {
	spot
	asOf time.Time
}

func toldBy(e *Evidence) told { return told{spot{e.Body, e.Service}, e.AsOf.UTC()} }

// spot is one service of one body.
type spot struct {
	body    string
	service notice.Service
}

// limitedSpans are the services that are said to be limited on certain days, by the first of them.
func limitedSpans(found []Evidence) map[target]bool {
	out := map[target]bool{}
	for i := range found {
		if e := &found[i]; e.Status == notice.Limited && !e.From.IsZero() && !e.Until.IsZero() {
			out[target{e.Body, e.Service, e.From}] = true
		}
	}
	return out
}

// closingsIn are the first days from which services are said to be unavailable.
func closingsIn(found []Evidence) map[spot]time.Time {
	out := map[spot]time.Time{}
	for i := range found {
		if e := &found[i]; e.Status == notice.Unavailable && !e.From.IsZero() {
			at := spot{e.Body, e.Service}
			if first, ok := out[at]; !ok || e.From.Before(first) {
				out[at] = e.From
			}
		}
	}
	return out
}

// heading is what a heading may say in short of what the text under it says with its day.
type heading struct {
	spot
	status notice.Status
}

// announcedIn is what the text under its headings says will be so from a day on.
func announcedIn(found []Evidence) map[heading]bool {
	out := map[heading]bool{}
	for i := range found {
		if e := &found[i]; !e.Heading && !e.From.IsZero() {
			out[heading{spot{e.Body, e.Service}, e.Status}] = true
			if e.Status == notice.Limited { // "Amt öffnet wieder" over "ab Montag nur für Notfälle"
				out[heading{spot{e.Body, e.Service}, notice.Available}] = true
			}
		}
	}
	return out
}

// changes drops what is announced for a later day and is no change: the status that holds already, and holds until then unless the text says
// otherwise of the days between. Two limits are the same only if they are named by the same words, as in the columns of a table.
func changes(all []notice.Statement) []notice.Statement {
	type holding struct {
		status notice.Status
		quote  string
	}
	now, turns := map[spot]holding{}, map[spot]notice.Day{} // what holds, and the first day of what does not
	for i := range all {
		if s := &all[i]; s.From == "" && !s.Review {
			now[spot{s.Body, s.Service}] = holding{s.Status, s.Quote}
		}
	}
	for i := range all {
		s, at := &all[i], spot{all[i].Body, all[i].Service}
		if first, ok := turns[at]; s.From != "" && !s.Review && s.Status != now[at].status && (!ok || s.From < first) {
			turns[at] = s.From
		}
	}
	return slices.DeleteFunc(all, func(s notice.Statement) bool {
		at := spot{s.Body, s.Service}
		holds := now[at]
		if s.From == "" || holds.status != s.Status || s.Status == notice.Limited && holds.quote != s.Quote {
			return false
		}
		first, turned := turns[at]
		return !turned || first >= s.From
	})
}

// limitHosts limits a Bürgerbüro that is called open where what it is there for is not to be had, or only in part; where all is said to be as
// usual there, that stands.
func limitHosts(all []notice.Statement) {
	short := map[string]bool{} // by body
	for i := range all {
		if s := &all[i]; (s.Service == "ausweise" || s.Service == "meldewesen") && s.Status != notice.Available && s.From == "" && !s.Review {
			short[s.Body] = true
		}
	}
	for i := range all {
		if s := &all[i]; s.Service == "buergerbuero" && s.Status == notice.Available && s.From == "" && short[s.Body] && !strings.HasSuffix(s.Rule, "usual") {
			s.Status, s.Rule = notice.Limited, s.Rule+">host"
			s.Confidence = calibrated(s.Rule, s.Status, s.Confidence)
			s.Review = s.Confidence < ReviewBelow
		}
	}
}

func (s *Settler) statement(e *Evidence, status notice.Status, rule string) notice.Statement {
	if rule != "" && e.Status != status {
		e.Rule, e.Conf = e.Rule+">"+rule, min(e.Conf, 0.7)
	}
	out := notice.Statement{
		Body: e.Body, Service: e.Service, Status: status, From: Day(e.From), Until: Day(e.Until),
		Start: e.Sentence[0], End: e.Sentence[1], Quote: s.Text[e.Sentence[0]:e.Sentence[1]], Rule: e.Rule,
		Confidence: calibrated(e.Rule, status, min(max(e.Conf, 0), 1)), AsOf: e.AsOf,
	}
	out.Detour = s.Detours(e)
	out.Review = out.Confidence < ReviewBelow || status == notice.Available && out.Confidence < doubtful
	return out
}
