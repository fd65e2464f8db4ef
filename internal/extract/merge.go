package extract

import (
	"cmp"
	"slices"
	"time"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/notice"
)

type target struct {
	body    string
	service notice.Service
	from    time.Time
}

// merge makes one statement of all that was said of one service of one body for one time.
func (w *walk) merge() []notice.Statement {
	groups := map[target][]evidence{}
	var order []target
	closings := w.closings()
	w.several = w.dated()
	for _, e := range w.found {
		closes, ok := closings[spot{e.body, e.service}]
		if e.void || e.implied && ok && !closes.After(e.until) {
			continue // "am Mittwoch geschlossen, am Donnerstag wieder geöffnet" says nothing of today
		}
		if e.onDay && ok && closes.Equal(w.theDay[0].First) {
			e.from = closes
		}
		t := target{e.body, e.service, e.from}
		if groups[t] == nil {
			order = append(order, t)
		}
		groups[t] = append(groups[t], e)
	}
	var out []notice.Statement
	for _, t := range order {
		if s, ok := w.settle(groups[t]); ok {
			out = append(out, s)
		}
	}
	out = changes(out)
	limitHosts(out)
	slices.SortStableFunc(out, func(a, b notice.Statement) int { return cmp.Or(a.Start-b.Start, a.End-b.End) })
	return out
}

// spot is one service of one body.
type spot struct {
	body    string
	service notice.Service
}

// closings are the first days from which services are said to be unavailable.
func (w *walk) closings() map[spot]time.Time {
	out := map[spot]time.Time{}
	for i := range w.found {
		if e := &w.found[i]; e.status == notice.Unavailable && !e.from.IsZero() {
			at := spot{e.body, e.service}
			if first, ok := out[at]; !ok || e.from.Before(first) {
				out[at] = e.from
			}
		}
	}
	return out
}

// changes drops what is announced for a later day and is no change: the status that holds already.
func changes(all []notice.Statement) []notice.Statement {
	now := map[spot]notice.Status{}
	for i := range all {
		if s := &all[i]; s.From == "" && s.Until == "" && !s.Review {
			now[spot{s.Body, s.Service}] = s.Status
		}
	}
	return slices.DeleteFunc(all, func(s notice.Statement) bool {
		return s.From != "" && s.Status != notice.Limited && now[spot{s.Body, s.Service}] == s.Status
	})
}

// limitHosts limits a Bürgerbüro that is called open where what it is there for is not to be had, or only in part.
func limitHosts(all []notice.Statement) {
	short := map[string]bool{} // by body
	for i := range all {
		if s := &all[i]; (s.Service == "ausweise" || s.Service == "meldewesen") && s.Status != notice.Available && s.From == "" && !s.Review {
			short[s.Body] = true
		}
	}
	for i := range all {
		if s := &all[i]; s.Service == "buergerbuero" && s.Status == notice.Available && s.From == "" && short[s.Body] {
			s.Status, s.Rule = notice.Limited, s.Rule+">host"
			s.Confidence = calibrated(s.Rule, s.Status, s.Confidence)
			s.Review = s.Confidence < reviewBelow
		}
	}
}

// settle finds what the evidence on one target comes to.
func (w *walk) settle(all []evidence) (notice.Statement, bool) {
	kept, deeds := w.counting(all)
	var seen [3]bool
	strong, held := -1, false
	for i, e := range kept {
		held = held || e.weak && e.status == notice.Available
		if !e.weak || e.status != notice.Available {
			seen[place(e.status)] = true
		}
		if !e.weak && (strong < 0 || e.conf > kept[strong].conf) {
			strong = i
		}
	}
	mixed := seen[1] || seen[0] && seen[2]
	if !mixed && strong < 0 && (!seen[2] || !held) {
		return notice.Statement{}, false
	}
	status, rule := notice.Limited, "parts"
	switch {
	case mixed, strong < 0: // the last: some of what the office does is possible, some is not
	case seen[0]:
		status, rule = notice.Available, ""
	case deeds && !slices.ContainsFunc(kept, func(e evidence) bool { return !ofDeeds(&e) }):
		rule = "parts-done"
	default:
		status, rule = notice.Unavailable, ""
	}
	return w.statement(strongest(kept, status, strong), status, rule), true
}

// counting is the evidence that counts, in the order of the text: the newest, what is said before what is implied, the
// text before its heading, the sure before the doubtful. deeds: it left out that something is done.
func (w *walk) counting(all []evidence) (kept []evidence, deeds bool) {
	kept = newest(all, w.several)
	kept = prefer(kept, func(e evidence) bool { return !e.implied })
	kept = prefer(kept, func(e evidence) bool { return !e.heading || e.service == "website" && e.status == notice.Limited })
	deeds = slices.ContainsFunc(kept, func(e evidence) bool { return e.conf < reviewBelow && e.conf >= deed && grants(&e) })
	kept = prefer(kept, func(e evidence) bool { return e.conf >= reviewBelow })
	slices.SortStableFunc(kept, less)
	return kept, deeds
}

// strongest is the evidence that says the status most surely; that at strong where none says it.
func strongest(kept []evidence, status notice.Status, strong int) evidence {
	best := kept[max(strong, 0)]
	for _, e := range kept {
		if e.status == status && !e.weak && (best.status != status || e.conf > best.conf) {
			best = e
		}
	}
	return best
}

// deed is the confidence from which on a deed that is merely told of counts beside another that fails.
const deed = 0.4

// grants reports whether e tells of something that is done.
func grants(e *evidence) bool { return e.status == notice.Available && e.kind == grammar.Do && !e.weak }

// ofDeeds reports whether e is about one thing that is done, not about an office.
func ofDeeds(e *evidence) bool { return e.matter || e.kind == grammar.Do || e.kind == grammar.Accept }

func place(s notice.Status) int {
	switch s {
	case notice.Available:
		return 0
	case notice.Limited:
		return 1
	default:
		return 2
	}
}

// prefer keeps the evidence that ok holds for, if there is any.
func prefer(all []evidence, ok func(evidence) bool) []evidence {
	if !slices.ContainsFunc(all, ok) {
		return all
	}
	return slices.DeleteFunc(all, func(e evidence) bool { return !ok(e) })
}

func (w *walk) statement(e evidence, status notice.Status, rule string) notice.Statement {
	if rule != "" && e.status != status {
		e.rule, e.conf = e.rule+">"+rule, min(e.conf, 0.7)
	}
	s := notice.Statement{
		Body: e.body, Service: e.service, Status: status, From: day(e.from), Until: day(e.until),
		Start: e.sentence[0], End: e.sentence[1], Quote: w.doc.Text[e.sentence[0]:e.sentence[1]], Rule: e.rule,
		Confidence: calibrated(e.rule, status, min(max(e.conf, 0), 1)), AsOf: e.asOf, Extractor: Version,
	}
	s.Detour = w.detours(&e)
	s.Review = s.Confidence < reviewBelow || status == notice.Available && s.Confidence < doubtful
	return s
}

func day(t time.Time) notice.Day {
	if t.IsZero() {
		return ""
	}
	return notice.Day(t.Format(time.DateOnly))
}
