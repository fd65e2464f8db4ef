package extract

import (
	"slices"
	"time"

	"github.com/lagebild/lagebild/internal/extract/clause"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/dates"
	"github.com/lagebild/lagebild/internal/notice"
)

// timed sets from and until of ev by the days that its clause names, and drops what is over (false). Where the clause
// announces a change, it may imply how things are until then: that is the extra evidence.
func (w *walk) timed(ev *evidence, rd *clause.Reading, i int, s split.Span, sole bool, prevEnd int) (*evidence, bool) {
	ref := w.opt.Date
	if !ev.asOf.IsZero() {
		ref = ev.asOf
	}
	if !w.lastUntil.IsZero() && w.r.Thereafter(rd.First, rd.Last) {
		return nil, false // from a day on that is not named
	}
	if w.r.UntilThen(rd.First, rd.Last) && !w.lastFrom.IsZero() {
		ev.until = w.lastFrom.AddDate(0, 0, -1)
		return nil, true
	}
	days := w.daysOf(rd, i, s, ref, sole, prevEnd)
	ev.onDay = len(days) == 0 && w.dayOnly && (rd.Kind == grammar.Open || rd.Kind == grammar.Usual || rd.Kind == grammar.Held)
	w.coming = coming{rd.Status, slices.DeleteFunc(slices.Clone(days), func(d dates.Mention) bool { return !d.First.After(w.today) || d.Kind == dates.Until })}
	if len(days) == 0 && w.roughly(ev, rd, s, ref, sole, prevEnd) {
		return nil, true
	}
	var extra *evidence
	for _, d := range days {
		x, ok := w.apply(ev, rd, d)
		if !ok {
			return nil, false
		}
		if x != nil {
			extra = x
		}
	}
	return extra, true
}

// daysOf are the days that hold for the reading: its own, those of its sentence, of what governs block i, the notice's
// day, or those of the reading before. ref is the day that the dates count from.
func (w *walk) daysOf(rd *clause.Reading, i int, s split.Span, ref time.Time, sole bool, prevEnd int) []dates.Mention {
	if rd.Was {
		return nil
	}
	var buf [8]dates.Mention
	days := dates.Find(&w.r.Text, min(rd.First, prevEnd), rd.Last, ref, buf[:0])
	if len(days) == 0 && sole {
		days = dates.Find(&w.r.Text, max(s.First, min(rd.Since, s.Last)), s.Last, ref, buf[:0])
	}
	if len(days) == 0 && !w.r.Now(rd.First, rd.Last) {
		days = slices.DeleteFunc(dates.Find(&w.r.Text, s.First, rd.First-1, ref, buf[:0]), func(d dates.Mention) bool { return d.Kind != dates.From })
	}
	if len(days) == 0 {
		days = w.governingDays(i)
	}
	if len(days) == 0 && len(w.theDay) > 0 && rd.Status != notice.Available && (w.dayOnly || w.r.ThatDay(s.First, s.Last)) {
		days = w.theDay
	}
	if len(days) == 0 && !w.r.Now(rd.First, rd.Last) && prevEnd > s.First && w.coming.status == rd.Status {
		days = w.coming.days
	}
	return days
}

// coming is what the reading before in a sentence said of days to come.
type coming struct {
	status notice.Status
	days   []dates.Mention
}

// event finds the coming day that the notice is about: that of its title, or the first one that it names.
func (w *walk) event() {
	for n, i := 0, 0; i < len(w.doc.Blocks) && n < 4; i++ {
		b := &w.doc.Blocks[i]
		if b.Kind == notice.BlockEntry {
			continue
		}
		first, last := w.r.Range(b.Start, b.End)
		for _, d := range dates.Find(&w.r.Text, first, last, w.opt.Date, nil) {
			if d.Kind == dates.On && d.First.After(w.today) && !d.Loose {
				w.theDay, w.dayOnly = []dates.Mention{d}, n == 0 || w.announces(b)
				return
			}
		}
		n++
	}
}

// announces reports whether the block is but the head of what follows: short, and without a service.
func (w *walk) announces(b *notice.Block) bool {
	const short = 80
	first, last := w.r.Range(b.Start, b.End)
	return b.End-b.Start < short && !slices.ContainsFunc(w.r.Mentions, func(m grammar.Mention) bool { return m.First >= first && m.Last <= last })
}

// governingDays are the days of the lead-in or label that governs block i.
func (w *walk) governingDays(i int) []dates.Mention {
	b := &w.doc.Blocks[i]
	if b.Lead >= 0 && len(w.info[b.Lead].days) > 0 {
		return w.info[b.Lead].days
	}
	days, _ := w.columnDays(b)
	return days
}

func (w *walk) apply(ev *evidence, rd *clause.Reading, d dates.Mention) (*evidence, bool) {
	switch d.Kind {
	case dates.Past:
		return nil, true
	case dates.Until:
		if !w.today.IsZero() && d.Last.Before(w.today) {
			return nil, false
		}
		if ev.status != notice.Available || rd.Kind != grammar.Open {
			ev.until, w.lastUntil = d.Last, d.Last
		}
		return nil, true
	case dates.From:
		if !d.First.After(w.today) {
			ev.later = rd.Again && d.First.After(ev.asOf)
			return nil, true
		}
		ev.from, w.lastFrom = d.First, d.First
		return w.before(ev, rd, d.First), true
	}
	if d.First.After(w.today) && (rd.Kind == grammar.Open || !d.Loose) && rd.Again && ev.status != notice.Unavailable {
		ev.from, w.lastFrom = d.First, d.First
		return w.before(ev, rd, d.First), true
	}
	return nil, w.on(ev, rd, d)
}

// on applies a day or span of days.
func (w *walk) on(ev *evidence, rd *clause.Reading, d dates.Mention) bool {
	switch {
	case d.Last.Before(w.today):
		return !ev.asOf.IsZero() || ev.status != notice.Unavailable || rd.Kind != grammar.Shut
	case !d.First.After(w.today):
		if d.Last.After(w.today) {
			ev.until = d.Last
		}
	case rd.Kind == grammar.Do || rd.Kind == grammar.Accept || rd.Kind == grammar.Cancelled && !rd.Office():
	case ev.status == notice.Available:
		if rd.Kind == grammar.Open && (rd.Again || !d.Loose && w.r.Opens(rd.First, rd.Last)) {
			ev.from, w.lastFrom = d.First, d.First
		}
	default:
		ev.from, ev.until = d.First, d.Last
	}
	return true
}

// merelyImplied is the confidence of what holds until an announced day, where the text says it only by announcing that
// day: for review, never a fact.
const merelyImplied = 0.4

// before is what "ab Montag wieder geöffnet" implies of the days until then.
func (w *walk) before(ev *evidence, rd *clause.Reading, from time.Time) *evidence {
	if !rd.Again && rd.Kind != grammar.Open || ev.status == notice.Unavailable || rd.Whole {
		return nil
	}
	x := *ev
	x.status, x.from, x.until = notice.Unavailable, time.Time{}, from.AddDate(0, 0, -1)
	x.rule, x.conf, x.implied = "implied>"+ev.rule, merelyImplied, true
	if w.r.NotBefore(rd.First, rd.Last) {
		x.conf = 0.55
	}
	return &x
}
