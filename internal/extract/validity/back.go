package validity

import (
	"slices"
	"time"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/said"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/clause/timing"
	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/extract/dates"
	"github.com/lagebild/lagebild/internal/extract/evidence"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// near is how far, in tokens, a day named before is still meant by "dann" and "an diesem Tag".
const near = 60

// namedDay is a coming day or span, and the token at which the words end that name it.
type namedDay struct {
	from, until time.Time
	at          int
}

// isMeant reports whether a sentence from token first can be about the day.
func (n *namedDay) isMeant(first int) bool {
	return !n.from.IsZero() && first > n.at && first-n.at <= near
}

// mentions are the coming days that a text has named, the last day, the last span, and the last several days that are no span, apart: "an
// diesem Tag" is about the one, "in dieser Zeit" about the others. Until is the last day to come until which something is so, before the last
// one before which it is ("vor dem 17. November").
type mentions struct {
	day, span     namedDay
	list          []namedDay
	until, before namedDay
}

func (m *mentions) add(d namedDay) {
	if !d.from.Equal(d.until) {
		m.span = d
		return
	}
	m.day, m.list = d, append(m.list, d)
}

// follow takes over what a later sentence names.
func (m *mentions) follow(next *mentions) {
	if !next.span.from.IsZero() {
		m.span = next.span
	}
	if !next.day.from.IsZero() {
		m.day, m.list = next.day, append(m.list[:0], next.list...)
	}
	if !next.until.from.IsZero() || !next.before.from.IsZero() {
		m.until, m.before = next.until, next.before
	}
}

// NewSentence forgets what the readings of the sentence before said of days to come, and keeps the days to come that the sentence s names for
// those after it, whether or not anything is said of them. Entries of a ticker have nothing in common.
func (v *Finder) NewSentence(s split.Span, entry bool) {
	v.coming = coming{days: v.coming.days[:0]}
	if entry {
		v.mentioned, v.next = mentions{}, mentions{}
	}
	v.mentioned.follow(&v.next)
	v.next = mentions{list: v.next.list[:0]}
	var buf [4]dates.Mention
	for _, d := range dates.Find(&v.Reader.Text, s.First, s.Last, v.Date, buf[:0]) {
		v.sameDay(&d)
		switch named := (namedDay{d.First, d.Last, d.LastToken}); {
		case !d.First.After(v.Today):
		case d.Kind == dates.Until:
			v.next.until = named
		case d.Kind != dates.Past:
			v.next.add(named)
		case v.Reader.Text.Is(d.FirstToken, "vor"):
			v.next.before = named
		}
	}
}

// sameDay gives a bare weekday ("am Freitag", "am 12.") the day of that name that the text has just named in full, or one right after that
// ("am Freitag darauf").
func (v *Finder) sameDay(d *dates.Mention) {
	named, ok := v.latest(d.FirstToken, false)
	if !d.Loose || d.Kind == dates.Past || !ok {
		return
	}
	numbered := v.Reader.Text.Tokens[d.LastToken].Kind == lexicon.Number
	switch {
	case numbered && named.from.Day() == d.First.Day(), !numbered && named.from.Weekday() == d.First.Weekday():
		d.First, d.Last, d.Loose = named.from, named.until, false
	case v.Reader.Text.Is(d.LastToken, "darauf"), v.Reader.Text.Is(d.LastToken, "danach"):
		ahead := (int(d.First.Weekday()) - int(named.from.Weekday()) + 7) % 7
		d.First, d.Loose = named.from.AddDate(0, 0, ahead), false
		d.Last = d.First
	}
}

// latest is the coming day or span that the text has named last before token at.
func (v *Finder) latest(at int, several bool) (namedDay, bool) {
	var best namedDay
	for _, m := range []*mentions{&v.mentioned, &v.next} {
		d := m.day
		if several {
			d = m.span
		}
		for k := len(m.list); k > 0 && !several && !d.isMeant(at); k-- {
			d = m.list[k-1] // the last one named before token at
		}
		if d.isMeant(at) && d.at >= best.at {
			best = d
		}
	}
	return best, !best.from.IsZero()
}

// ending is the last coming day, as at token at, until which something is so, and the one before which it is.
func (v *Finder) ending(at int) (until, before namedDay) {
	for _, m := range []*mentions{&v.mentioned, &v.next} {
		if m.until.isMeant(at) {
			until = m.until
		}
		if m.before.isMeant(at) {
			before = m.before
		}
	}
	return until, before
}

// pointsAhead reports whether the tokens point back to a day to come from which on something else is so ("tags darauf", "ab da", and "dann" or
// "an dem Tag" if it was not so before).
func (v *Finder) pointsAhead(first, last int) bool {
	if _, before := v.ending(first); !before.from.IsZero() && v.Reader.Text.Is(v.Reader.Begins(split.Span{First: first, Last: last}), "dann") {
		return true
	}
	if until, _ := v.ending(first); !until.from.IsZero() && v.Reader.Thereafter(first, last) {
		return true
	}
	back, ok := v.Reader.PointsBack(first, last)
	if !ok || back.How == timing.UntilIt {
		return false
	}
	until, before := v.ending(back.At)
	if !before.from.IsZero() || back.How == timing.OnIt {
		return !before.from.IsZero()
	}
	_, named := v.latest(back.At, back.Several)
	return named || !until.from.IsZero()
}

// remember keeps the coming day that a reading has, for a sentence after it that says "dann".
func (v *Finder) remember(from, until time.Time, rd *said.Reading) {
	if rd.Status == notice.Unavailable && from.IsZero() {
		v.shutAt, v.shutOf = rd.Last+1, rd.Mentions
	}
	if !from.After(v.Today) {
		return
	}
	if rd.Status == notice.Unavailable && from.Equal(until) {
		v.off = namedDay{from, until, rd.Last}
	}
	if v.aheadAt = rd.Last; !from.Equal(v.named.from) || !until.Equal(v.named.until) {
		v.named, v.namedOf = namedDay{from, until, rd.Last}, rd.Mentions
	}
}

// Announced reports whether one of the readings that end within the tokens has a day to come.
func (v *Finder) Announced(first, last int) bool {
	return !v.named.from.IsZero() && (v.named.at >= first && v.named.at <= last || v.aheadAt >= first && v.aheadAt <= last)
}

// pointed sets From and Until of ev by words that point back to a day or days named before ("dann", "an diesem Tag", "von da an", "einen Tag
// später"), and reports whether there are such. What goes on as ever on a day has no day of its own.
func (v *Finder) pointed(ev *evidence.Evidence, rd *said.Reading, first int) (extra []evidence.Evidence, ok bool) {
	if day, ok := v.then(first, rd.Last); ok || ev.Status == notice.Limited && v.atFirst(first, rd) {
		if !ok {
			day = v.named
		}
		ev.From, ev.Until = day.from, day.until
		return nil, true
	}
	if rd.TakenUp && v.named.isMeant(first) {
		ev.From, ev.Until = v.named.from, v.named.until
		return nil, true
	}
	back, ok := v.Reader.PointsBack(first, rd.Last)
	if !ok && v.forADay(ev, first, rd.Last) {
		return nil, true
	}
	if !ok || back.At < rd.First && v.Reader.UntilNow(rd.First, rd.Last) { // "… von da an; bisher geht nichts"
		return nil, false
	}
	day, ok := v.latest(back.At, back.Several)
	_, before := v.ending(back.At)
	if back.How == timing.OnIt && ev.Status != notice.Unavailable && rd.Again && !before.from.IsZero() {
		ev.From, v.lastFrom = before.from, before.from // "vor Montag nicht. An dem Tag wieder"
		return nil, true
	}
	switch {
	case back.How != timing.OnIt: // from that day on, or until it
	case ev.Status == notice.Available:
		ev.OnDay = day.from
		return nil, false
	case back.Several && v.areMeant(back.At, day):
		return onEach(ev, v.mentioned.list), true
	}
	return nil, v.pointedAt(ev, back, day, ok)
}

// forADay gives ev the day that the sentence before names, if it tells how long on that day it is so ("Am 9. November wird gespült. Von 8 bis 16
// Uhr gibt es kein Wasser."). It reports whether it does.
func (v *Finder) forADay(ev *evidence.Evidence, first, last int) bool {
	day, ok := v.latest(first, false)
	if !ok || first-day.at > near/2 || ev.Status != notice.Unavailable || !v.Reader.ForADay(first, last) || v.Reader.Now(first, last) {
		return false
	}
	ev.From, ev.Until = day.from, day.until
	return true
}

// areMeant reports whether words at token at point back to the days listed last, behind day.
func (v *Finder) areMeant(at int, day namedDay) bool {
	list := v.mentioned.list
	return len(list) > 1 && list[0].at > day.at && list[0].isMeant(at)
}

// pointedAt sets From and Until of ev by words that point back to day, named before if ok, and reports whether they give any.
func (v *Finder) pointedAt(ev *evidence.Evidence, back timing.Back, day namedDay, ok bool) bool {
	switch {
	case back.Known && !v.off.from.IsZero():
		ev.From, ev.Until = v.off.from, v.off.until
	case !ok:
		ev.From = v.turn(back)
		return !ev.From.IsZero()
	case back.How == timing.UntilIt:
		ev.Until, v.lastUntil = day.until, day.until
	case back.How == timing.FromIt:
		ev.From, v.lastFrom = day.from, day.from
	case back.How == timing.AfterIt:
		if until, _ := v.ending(back.At); until.at > day.at {
			day.until = until.until // "bis einschließlich 4. Juni. Am Tag danach …"
		}
		ev.From = day.until.AddDate(0, 0, back.Days)
		v.lastFrom = ev.From
	default:
		ev.From, ev.Until = day.from, day.until
	}
	return true
}

// turn is the day from which on something is so, by words that point back to one until which, or before which, it is not; else zero.
func (v *Finder) turn(back timing.Back) (from time.Time) {
	switch until, _ := v.ending(back.At); {
	case back.How == timing.FromIt && v.named.isMeant(back.At):
		from = v.named.from // "vor Montag geschlossen. Von da an …"
	case back.How == timing.FromIt && !v.lastUntil.IsZero():
		from = v.lastUntil.AddDate(0, 0, 1) // "bis Freitag geschlossen. Ab da …"
	case back.How == timing.AfterIt && !until.from.IsZero():
		from = until.until.AddDate(0, 0, back.Days) // "bis Freitag geschlossen. Tags darauf …"
	default:
		return time.Time{}
	}
	v.lastFrom = from
	return from
}

// onEach gives ev the first of several days, and makes the like of it for the others.
func onEach(ev *evidence.Evidence, days []namedDay) (extra []evidence.Evidence) {
	for _, d := range days[1:] {
		x := *ev
		x.From, x.Until = d.from, d.until
		extra = append(extra, x)
	}
	ev.From, ev.Until = days[0].from, days[0].until
	return extra
}

// then is the coming day just named that a "dann" in the tokens means: the one that something was said of last, or a later one.
func (v *Finder) then(first, last int) (namedDay, bool) {
	for i := first; i <= last; i++ {
		if !v.Reader.Text.Is(i, "dann") || v.Reader.Text.Is(i-1, "auch") {
			continue
		}
		if _, before := v.ending(i); before.at > v.named.at {
			return namedDay{from: before.from}, true // "vor Montag nicht, dann aber …"
		}
		day, ok := v.latest(i, false)
		if ok && day.at > v.named.at && i-day.at <= near/2 {
			return day, true
		}
		if !v.named.isMeant(i) || i-v.named.at > near/2 {
			continue
		}
		return v.named, true
	}
	return namedDay{}, false
}

// atFirst reports whether the reading tells how what was just announced begins ("Am Montag öffnet das Amt wieder. Zunächst werden nur Abmeldungen
// bearbeitet.").
func (v *Finder) atFirst(first int, rd *said.Reading) bool {
	if !v.named.isMeant(first) || !slices.ContainsFunc(rd.Mentions, func(m grammar.Mention) bool { return split.Has(v.namedOf, m.Service) }) {
		return false
	}
	for i := first; i <= rd.Last; i++ {
		switch string(v.Reader.Text.Folded(i)) {
		case "zunaechst", "anfangs", "anfaenglich", "erstmal", "vorerst":
			return true
		}
	}
	return false
}

// DaysOf are the days that a sentence gives to what it introduces: its own, or the coming ones just named ("In dieser Woche gilt:").
func (v *Finder) DaysOf(s split.Span) []dates.Mention {
	days := dates.Find(&v.Reader.Text, s.First, s.Last, v.Date, nil)
	if len(days) > 0 {
		return days
	}
	if back, ok := v.Reader.PointsBack(s.First, s.Last); ok && back.How == timing.OnIt {
		if day, ok := v.latest(back.At, back.Several); ok {
			return []dates.Mention{{FirstToken: s.First, LastToken: s.Last, Kind: dates.On, First: day.from, Last: day.until}}
		}
	}
	return nil
}

// Heading are the coming days that a heading gives to what stands under it: it begins with them, or names nothing else of an administration
// ("Freitag, 20. Juni", "Hinweis für Freitag, 24. November").
func (v *Finder) Heading(s split.Span) []dates.Mention {
	return slices.DeleteFunc(dates.Find(&v.Reader.Text, s.First, s.Last, v.Date, nil), func(d dates.Mention) bool {
		return v.isOccasion(d) || d.Kind != dates.On || d.Loose || !d.First.After(v.Today) || d.FirstToken > s.First && len(v.Reader.MentionsIn(s.First, s.Last)) > 0
	})
}

// isOccasion reports whether the day is but what something is written for ("Ein Brief zum ersten Advent").
func (v *Finder) isOccasion(d dates.Mention) bool {
	return v.Reader.Text.Is(d.FirstToken-1, "zum") || v.Reader.Text.Is(d.FirstToken, "zum")
}

// DayToCome is the coming day that block b, the head of an entry, is but the name of ("Donnerstag, 9. November:", "Streiktag: Freitag, 10.
// November"); nil if it is none.
func (v *Finder) DayToCome(b *notice.Block) []dates.Mention {
	first, last := v.Reader.Range(b.Start, b.End)
	if v.Today.IsZero() || !v.Reader.IsDay(first, last) && !v.Reader.NamesOccasion(first, last) {
		return nil
	}
	days := dates.Find(&v.Reader.Text, first, last, v.Date, nil)
	if len(days) != 1 || days[0].Kind != dates.On || days[0].Loose || !days[0].First.After(v.Today) {
		return nil
	}
	return days
}

// thereafter is the first day after the time that the text said something of before the reading ("… danach wieder wie gewohnt").
func (v *Finder) thereafter(rd *said.Reading) (time.Time, bool) {
	last := v.lastUntil
	if v.named.until.After(last) {
		last = v.named.until
	}
	if until, _ := v.ending(rd.First); until.at > v.named.at {
		last = until.until
	}
	if last.IsZero() || !v.Reader.Thereafter(rd.First, rd.Last) || word.IsBefore(string(v.Reader.Text.Folded(rd.First))) {
		return time.Time{}, false
	}
	return last.AddDate(0, 0, 1), true
}

// afterTurn reports whether the reading tells how it is after a day until which the sentence before told it ("Bis dahin bleibt es zu. Danach …").
func (v *Finder) afterTurn(rd *said.Reading) bool {
	return v.turnAt > 0 && rd.First > v.turnAt && rd.First-v.turnAt < near/2 && v.Reader.Thereafter(rd.First, rd.Last)
}

// coming is what the reading before in a sentence said of days to come.
type coming struct {
	status      notice.Status
	from, until time.Time
	days        []dates.Mention
}

// announce keeps for the next reading of the sentence what this one says of days to come.
func (v *Finder) announce(rd *said.Reading, days []dates.Mention) {
	ahead := v.coming.days[:0]
	for _, d := range days {
		if d.First.After(v.Today) && d.Kind != dates.Until {
			ahead = append(ahead, d)
		}
	}
	v.coming = coming{status: rd.Status, days: ahead}
}
