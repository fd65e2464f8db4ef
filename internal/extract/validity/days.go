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
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/extract/page"
	"github.com/lagebild/lagebild/internal/notice"
)

// Finder tells from when and until when the readings of one document hold. It is asked in the order of the text.
type Finder struct {
	*page.Page
	lastFrom  time.Time
	lastUntil time.Time
	named     namedDay          // the last coming day that a reading has
	namedOf   []grammar.Mention // what that reading is about
	mentioned mentions          // the coming days that the sentences before this one name
	next      mentions          // those of this sentence
	off       namedDay          // the last coming day on which something is said to fail
	dayOnly   bool              // theDay stands in the title: what has no day of its own is about it
	theDay    []dates.Mention   // the coming day or days that the notice is about, by its title or its first lines
	shutAt    int               // 1 + token at which the last reading ends that called something unavailable now; 0 if none did
	shutOf    []grammar.Mention // what that reading is about
	aheadAt   int               // the token at which the last reading ends that has a coming day
	turnAt    int               // the token at which the last reading ends that told how it is until lastFrom
	coming    coming
	days      []dates.Mention // room for what daysOf finds
}

// New makes a finder for p, whose names are found.
func New(p *page.Page) *Finder {
	v := &Finder{Page: p}
	v.event()
	return v
}

// Apply sets From and Until of ev by the days that its clause names, and drops what is over (false). Extra is the like of it for further days
// that it names, and what a change that it announces implies of the days until then.
func (v *Finder) Apply(ev *evidence.Evidence, rd *said.Reading, governing []dates.Mention, s split.Span, sole bool, prevEnd int) (extra []evidence.Evidence, ok bool) {
	ref := v.Date
	if !ev.AsOf.IsZero() {
		ref = ev.AsOf
	}
	first := s.First
	if rd.Status == notice.Unavailable && v.Reader.Now(rd.First, rd.Last) { // "Am Montag folgt das Bürgerbüro, das derzeit geschlossen ist"
		first = v.Reader.LastRelative(first, rd.Last)
		rd.Since = max(rd.Since, first)
	}
	days := v.daysOf(rd, governing, s, ref, sole, prevEnd)
	if len(days) == 0 && v.afterTurn(rd) {
		ev.From = v.lastFrom
		return nil, true
	}
	if from, ok := v.thereafter(rd); ok {
		return nil, v.after(ev, from, days)
	}
	if ev.UntilThen = v.Reader.UntilThen(rd.First, rd.Last); ev.UntilThen && !v.lastFrom.IsZero() {
		ev.Until, v.turnAt = v.lastFrom.AddDate(0, 0, -1), rd.Last
		return nil, true
	}
	if v.wasDone(ev, rd, s, ref) {
		return nil, false
	}
	defer func() { v.remember(ev.From, ev.Until, rd) }()
	if len(days) == 0 && !rd.Was {
		if extra, ok := v.pointed(ev, rd, first); ok {
			return extra, true
		}
		if v.asAnnounced(ev, rd, s, prevEnd) {
			return nil, true
		}
		days = v.defaultDays(rd, s, prevEnd)
	}
	v.dayOfHead(ev, rd, days, governing)
	v.announce(rd, days)
	if len(days) == 0 && (v.notYet(ev, rd) || v.roughly(ev, rd, s, ref, sole, prevEnd)) {
		return nil, true
	}
	return v.apply(ev, rd, days)
}

// dayOfHead sets OnDay of ev, of which the days are said, where a head over it, or the title, is about one coming day.
func (v *Finder) dayOfHead(ev *evidence.Evidence, rd *said.Reading, days, governing []dates.Mention) {
	switch {
	case len(days) == 0 && v.dayOnly && (rd.Kind == grammar.Open || rd.Kind == grammar.Usual || rd.Kind == grammar.Held):
		ev.OnDay = v.theDay[0].First
	case len(days) == 1 && len(governing) == 1 && &days[0] == &governing[0] && days[0].Kind == dates.On && days[0].First.After(v.Today):
		ev.OnDay = days[0].First
	}
}

// asAnnounced gives ev the days of the reading before in its sentence, if it goes on about these ("Am Freitag wieder geöffnet, wie jeden
// Freitag").
func (v *Finder) asAnnounced(ev *evidence.Evidence, rd *said.Reading, s split.Span, prevEnd int) bool {
	c := &v.coming
	if c.status != rd.Status || c.from.IsZero() || prevEnd <= s.First || v.Reader.Now(rd.First, rd.Last) {
		return false
	}
	ev.From, ev.Until = c.from, c.until
	return true
}

// apply applies the days. False: what is said is over.
func (v *Finder) apply(ev *evidence.Evidence, rd *said.Reading, days []dates.Mention) (extra []evidence.Evidence, ok bool) {
	if v.areOfWeek(ev, rd, days) {
		return nil, true
	}
	var now dates.Mention // the last of the days from today on that the clause names one by one
	for _, d := range days {
		v.sameDay(&d)
		if rd.Again && v.named.isMeant(d.FirstToken) && said.SameService(&said.Reading{Mentions: v.namedOf}, rd) && v.Reader.Text.Tokens[d.LastToken].Kind != lexicon.Number {
			d.PutBehind(v.named.until) // "am 14. November zu und am Donnerstag wieder auf"
		}
		if v.goesOn(ev, rd, d, now) {
			ev.Until, v.lastUntil, now = d.Last, d.Last, d
			continue // "heute und am Donnerstag geschlossen"
		}
		if d.Kind == dates.On && !d.First.After(v.Today) && !d.Last.Before(v.Today) {
			now = d
		}
		before := *ev
		x, ok := v.day(ev, rd, d)
		if !ok {
			return nil, false
		}
		if x != nil {
			extra = append(extra[:0], *x)
		}
		if d.Kind == dates.On && !before.From.IsZero() && !before.Until.IsZero() && !ev.Until.IsZero() && !before.From.Equal(ev.From) {
			extra = append(extra, before) // "am 10. und am 31. Mai"
		}
	}
	v.coming.from, v.coming.until = ev.From, ev.Until
	return extra, true
}

// goesOn reports whether d is the day after now, and named beside it ("heute und am Donnerstag"): it stays as it is today.
func (v *Finder) goesOn(ev *evidence.Evidence, rd *said.Reading, d, now dates.Mention) bool {
	if now.First.IsZero() || d.Kind != dates.On || ev.Status == notice.Available || ofItsOwnDay(ev, rd, d) || !d.First.Equal(now.Last.AddDate(0, 0, 1)) {
		return false
	}
	for i := now.LastToken + 1; i < d.FirstToken; i++ {
		switch string(v.Reader.Text.Folded(i)) {
		case "und", "sowie", ",", "am", "den", "dem", "auch", "noch":
		default:
			return false
		}
	}
	return true
}

// after sets what holds after a time that was spoken of, or drops what is not sure for then (false).
func (v *Finder) after(ev *evidence.Evidence, from time.Time, days []dates.Mention) bool {
	if from.After(v.Today) {
		ev.From = from
	}
	for _, d := range days {
		if d.Kind == dates.Until {
			ev.Until, v.lastUntil = d.Last, d.Last
		}
	}
	return ev.Status != notice.Limited || !ev.Until.IsZero()
}

// day applies one day or span of days. False: what is said is over.
func (v *Finder) day(ev *evidence.Evidence, rd *said.Reading, d dates.Mention) (*evidence.Evidence, bool) {
	if ev.Status == notice.Limited && rd.Kind != grammar.Open && v.Reader.IsDelay(d.FirstToken) && (strings.HasPrefix(rd.Rule, "late>") || v.Reader.IsLate(rd.First, rd.Last)) {
		return nil, true // late, and so limited at once
	}
	switch d.Kind {
	case dates.Past:
		v.notUntil(ev, rd, d)
		return nil, true
	case dates.Until:
		if !v.Today.IsZero() && d.Last.Before(v.Today) {
			return nil, false
		}
		if ev.Status != notice.Available || rd.Kind != grammar.Open {
			ev.Until, v.lastUntil = d.Last, d.Last
		}
		return nil, true
	case dates.From:
		return v.from(ev, rd, d), true
	}
	switch {
	case v.isOver(rd, d):
		return nil, true
	case v.begins(ev, rd, d):
		ev.From, v.lastFrom = d.First, d.First
		return v.before(ev, rd, d.First), true
	}
	return nil, v.on(ev, rd, d)
}

// notUntil ends ev before the coming day d that it does not work before ("kann vor Montag nicht aufgesucht werden").
func (v *Finder) notUntil(ev *evidence.Evidence, rd *said.Reading, d dates.Mention) {
	day := d.First
	if d.Loose && !day.After(v.Today) && !v.Reader.TellsDone(rd.First, rd.Last, true) {
		day = day.AddDate(0, 0, 7) // in a week
	}
	if ev.Status == notice.Unavailable && day.After(v.Today) && v.Reader.Text.Is(d.FirstToken, "vor") {
		v.until(ev, day, rd.Last)
	}
}

// from applies a day from which on something is so, or before which it is not.
func (v *Finder) from(ev *evidence.Evidence, rd *said.Reading, d dates.Mention) *evidence.Evidence {
	switch {
	case !d.First.After(v.Today):
		ev.Later = rd.Again && d.First.After(ev.AsOf)
	case ev.Status != notice.Available && v.Reader.IsEarliest(d.FirstToken):
		v.until(ev, d.First, rd.Last)
	default:
		ev.From, v.lastFrom = d.First, d.First
		return v.before(ev, rd, d.First)
	}
	return nil
}

// begins reports whether what is said of a coming day holds from then on: something works again, or opens after it was shut.
func (v *Finder) begins(ev *evidence.Evidence, rd *said.Reading, d dates.Mention) bool {
	if !d.First.After(v.Today) || ev.Status == notice.Unavailable {
		return false
	}
	deed := rd.Kind.IsDeed() && !v.Reader.TellsDone(rd.First, rd.Last, false) // "können am Montag wieder …"
	sure := rd.Kind == grammar.Open || rd.Kind == grammar.Work || deed || !d.Loose || v.Reader.NotBefore(rd.First, rd.Last)
	putOff := v.Reader.Text.Is(d.FirstToken-1, "erst") && v.Reader.Opens(rd.First, rd.Last) // "öffnet erst am Montag"
	return sure && (rd.Again || putOff || v.follows(rd, d))
}

// follows reports whether the day is the next or nearly so after today or days on which something is shut: what is open on it is open again.
func (v *Finder) follows(rd *said.Reading, d dates.Mention) bool {
	within := 7 // days
	last := v.named.until
	if v.lastUntil.After(last) {
		last = v.lastUntil
	}
	if last.IsZero() && v.shutAt > 0 && rd.First >= v.shutAt && rd.First-v.shutAt < near && said.SameService(&said.Reading{Mentions: v.shutOf}, rd) {
		last, within = v.Today, 2*within // the day is named in full: it need not be the next
	}
	if last.IsZero() || !d.First.After(last) || d.First.After(last.AddDate(0, 0, within)) {
		return false
	}
	return rd.Carried && (rd.Kind == grammar.Open || rd.Kind == grammar.Work || rd.Kind == grammar.Usual || rd.Kind == grammar.Held)
}

// until ends ev before the day, which a "dann" after token at means.
func (v *Finder) until(ev *evidence.Evidence, day time.Time, at int) {
	ev.Until = day.AddDate(0, 0, -1)
	v.named = namedDay{day, time.Time{}, at}
}

// on applies a day or span on which it is so. False: it is over.
func (v *Finder) on(ev *evidence.Evidence, rd *said.Reading, d dates.Mention) bool {
	switch {
	case d.Last.Before(v.Today):
		return !ev.AsOf.IsZero() || ev.Status != notice.Unavailable || rd.Kind != grammar.Shut
	case !d.First.After(v.Today):
		if d.Last.After(v.Today) {
			ev.Until = d.Last
		}
	case ofItsOwnDay(ev, rd, d), v.Reader.OfSomeone(d.FirstToken), v.Reader.Text.Is(d.FirstToken-1, "auch") && (ev.Status != notice.Unavailable || d.Loose || v.named.from.IsZero()):
	case ev.Status == notice.Available, rd.Kind == grammar.Held && ev.Status == notice.Limited:
		if rd.Kind == grammar.Open && (rd.Again || !d.Loose && v.Reader.Opens(rd.First, rd.Last)) {
			ev.From, v.lastFrom = d.First, d.First
		}
	case ev.Status == notice.Limited && v.Reader.Opens(rd.First, rd.Last) && !v.Reader.AtHours(rd.First, rd.Last):
		ev.From, v.lastFrom = d.First, d.First // "öffnet am 20. November in kleinem Rahmen"
	default:
		ev.From, ev.Until = d.First, d.Last
	}
	return true
}

// ofItsOwnDay reports whether the day is but that of what is told of: of a deed, of what is called off, of a meeting.
func ofItsOwnDay(ev *evidence.Evidence, rd *said.Reading, d dates.Mention) bool {
	if rd.Kind.IsDeed() {
		return ev.Status == notice.Available || ev.Status == notice.Limited && d.Loose
	}
	return (rd.Kind == grammar.Cancelled && !rd.Office() || rd.OfMeetings()) && (d.Loose || ev.Status == notice.Available)
}

// merelyImplied is the confidence of what holds until an announced day, where the text says it only by announcing that
// day: for review, never a fact.
const merelyImplied = 0.4

// before is what "ab Montag wieder geöffnet" implies of the days until then.
func (v *Finder) before(ev *evidence.Evidence, rd *said.Reading, from time.Time) *evidence.Evidence {
	if !rd.Again && rd.Kind != grammar.Open || ev.Status == notice.Unavailable || rd.Whole {
		return nil
	}
	x := *ev
	x.Status, x.From, x.Until = notice.Unavailable, time.Time{}, from.AddDate(0, 0, -1)
	x.Rule, x.Conf, x.Implied = "implied>"+ev.Rule, merelyImplied, true
	if v.Reader.NotBefore(rd.First, rd.Last) {
		x.Conf = 0.55
	}
	return &x
}

// isOver reports whether the weekday d is the last one of its name: the reading tells what was done ("wurde am Mittwoch abgeschaltet"), or
// what happened then is named.
func (v *Finder) isOver(rd *said.Reading, d dates.Mention) bool {
	door := rd.Kind == grammar.Open || rd.Kind == grammar.Shut
	return d.Loose && d.First.After(v.Today) && (v.Reader.OfPast(d.FirstToken) || v.Reader.TellsDone(rd.First, rd.Last, door))
}

// areOfWeek reports whether the days are those of the week on which it is open in part each week ("nur am Dienstag und Donnerstag geöffnet").
func (v *Finder) areOfWeek(ev *evidence.Evidence, rd *said.Reading, days []dates.Mention) bool {
	door := rd.Kind == grammar.Open || rd.Kind == grammar.Work || rd.Kind == grammar.Reach
	if !door || ev.Status == notice.Unavailable || rd.Again {
		return false
	}
	return !slices.ContainsFunc(days, func(d dates.Mention) bool { return d.Kind != dates.On || !d.Loose }) && slices.ContainsFunc(days, func(d dates.Mention) bool { return v.Reader.IsOneOfWeek(d.FirstToken) })
}
