package validity

import (
	"slices"
	"time"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/said"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/clause/timing"
	"github.com/lagebild/lagebild/internal/extract/dates"
	"github.com/lagebild/lagebild/internal/notice"
)

// daysOf are the days that are named for the reading: its own, those of its sentence, or those that govern its block. ref is the day that the
// dates count from.
func (v *Finder) daysOf(rd *said.Reading, governing []dates.Mention, s split.Span, ref time.Time, sole bool, prevEnd int) []dates.Mention {
	if rd.Was {
		return nil
	}
	if v.Reader.BeginsNow(rd.First, rd.Last) {
		prevEnd = rd.First // "… öffnet ab Donnerstag (9.11.), bislang ist es zu"
	}
	days := dates.Find(&v.Reader.Text, max(min(rd.First, prevEnd), min(rd.Since, rd.Last)), rd.Last, ref, v.days[:0])
	if len(days) == 0 && sole && !v.Reader.UntilNow(rd.First, rd.Last) {
		end := v.thoughtEnd(rd.Last, s.Last)
		if rd.Status != notice.Available && v.Reader.HasMark(rd.Last+1, end, grammar.Again) {
			end = rd.Last // "… ist geschlossen und öffnet am Montag wieder"
		}
		days = dates.Find(&v.Reader.Text, max(s.First, min(rd.Since, s.Last)), end, ref, v.days[:0])
	}
	if len(days) == 0 && !v.Reader.Now(rd.First, rd.Last) && !v.turnsUntil(rd) && !v.staysDown(rd) {
		days = slices.DeleteFunc(dates.Find(&v.Reader.Text, s.First, rd.First-1, ref, v.days[:0]), func(d dates.Mention) bool { return d.Kind != dates.From })
	}
	days = slices.DeleteFunc(days, func(d dates.Mention) bool { return v.isAside(d, rd) })
	v.days = days // they are good until the next call
	if len(days) == 0 || len(governing) > 0 && !slices.ContainsFunc(days, func(d dates.Mention) bool { return d.Kind != dates.Past }) {
		return governing
	}
	v.fromThem(days, rd.Last)
	return days
}

// isAside reports whether the day is none on which what the reading says is so.
func (v *Finder) isAside(d dates.Mention, rd *said.Reading) bool {
	early := d.Kind == dates.Past && rd.Status != notice.Unavailable && v.Reader.Text.Is(d.FirstToken, "vor") // "vor Montag nicht, dann aber …"
	return early || rd.Kind == grammar.Cancelled && v.Reader.IsNewDay(d.FirstToken) || v.ofTeller(d, rd) || d.Kind == dates.On && v.Reader.ForLater(d.FirstToken, rd.First, rd.Last)
}

// fromThem makes the days those from which on something is so, if the words behind them, up to token last, say so ("… folgt am Montag; von diesem
// Tag an steht alles zur Verfügung").
func (v *Finder) fromThem(days []dates.Mention, last int) {
	for i := range days {
		d := &days[i]
		if back, ok := v.Reader.PointsBack(d.LastToken+1, last); ok && back.How == timing.FromIt && d.Kind == dates.On {
			d.Kind = dates.From
		}
	}
}

// ofTeller reports whether the weekday is but that on which the reading was made known or decided ("…, teilte die Stadt am Montag mit").
func (v *Finder) ofTeller(d dates.Mention, rd *said.Reading) bool {
	apart := d.LastToken < rd.First || d.FirstToken > rd.Last
	return apart && d.Loose && d.Kind == dates.On && v.Reader.TellsDeedDone(d.FirstToken)
}

// defaultDays are the days of a reading that neither it nor what governs its block names: the notice's day, or those of the reading before.
func (v *Finder) defaultDays(rd *said.Reading, s split.Span, prevEnd int) (days []dates.Mention) {
	if rd.Was {
		return nil
	}
	if prevEnd > s.First && v.Reader.Now(rd.First, rd.Last) {
		return nil // "…, bislang bleibt es geschlossen"
	}
	if v.Reader.BeginsNow(rd.First, rd.Last) {
		v.dayOnly = false // "Bis dahin ist das Rathaus offen": what follows may be about now, too
	}
	if len(v.theDay) > 0 && rd.Status != notice.Available && !v.Reader.Now(rd.First, rd.Last) {
		if _, back := v.Reader.PointsBack(s.First, s.Last); back || v.dayOnly {
			days = v.theDay
		}
	}
	not := rd.Status == notice.Unavailable && v.Reader.Text.Is(rd.Last, "nicht") && rd.Last-rd.First < near/10 // "…, das Standesamt nicht"
	if len(days) == 0 && prevEnd > s.First && (v.coming.status == rd.Status || not || v.bothFail(rd)) {
		days = v.coming.days
	}
	return days
}

// bothFail reports whether the reading says that less goes on than usual, as the one before it in its sentence does of its days.
func (v *Finder) bothFail(rd *said.Reading) bool {
	if rd.Status == notice.Available || v.coming.status == "" || v.coming.status == notice.Available || v.Reader.HoldsOn(rd.First, rd.Last) {
		return false
	}
	return !slices.ContainsFunc(v.coming.days, func(d dates.Mention) bool { return d.Kind != dates.On })
}

// event finds the coming day that the notice is about: that of its title, or the first one that it names.
func (v *Finder) event() {
	if v.ticks() || v.Own == "" { // a report on many bodies is about no one day
		return
	}
	for n, i := 0, 0; i < len(v.Doc.Blocks) && n < 4; i++ {
		b := &v.Doc.Blocks[i]
		if b.Kind == notice.BlockEntry {
			continue
		}
		first, last := v.Reader.Range(b.Start, b.End)
		if n == 0 && v.Reader.HasMark(first, last, grammar.Again) {
			continue // "… öffnet am 6. November wieder": it is not about that day, but about those before
		}
		for _, d := range dates.Find(&v.Reader.Text, first, last, v.Date, nil) {
			if d.Kind == dates.On && d.First.After(v.Today) && !d.Loose && !v.isOccasion(d) && !v.Reader.IsNewDay(d.FirstToken) && !v.Reader.ForLater(d.FirstToken, first, last) {
				v.theDay = []dates.Mention{d}
				v.dayOnly = len(v.Doc.Blocks) > 1 && (n == 0 && len(v.Reader.Sentences(b.Start, b.End, nil)) == 1 || v.announces(b))
				return
			}
		}
		n++
	}
}

// ticks reports whether the text is a ticker, which is about no one day.
func (v *Finder) ticks() bool {
	const many = 3
	n := 0
	for i := range v.Doc.Blocks {
		if v.Doc.Blocks[i].Kind == notice.BlockEntry {
			n++
		}
	}
	return n >= many
}

// announces reports whether the block is but the head of what follows: short, and without a service.
func (v *Finder) announces(b *notice.Block) bool {
	const short = 80
	first, last := v.Reader.Range(b.Start, b.End)
	return b.End-b.Start < short && !slices.ContainsFunc(v.Reader.Mentions, func(m grammar.Mention) bool { return m.First >= first && m.Last <= last })
}

// turnsUntil reports whether the reading sets what holds until a change against the change just announced ("ab Montag wieder
// möglich; bis dahin nirgends").
func (v *Finder) turnsUntil(rd *said.Reading) bool {
	return v.coming.status != "" && v.coming.status != rd.Status && v.Reader.Text.Is(rd.First, "bis")
}

// staysDown reports whether the reading tells of another service, which does not come back with that of the reading before it ("Das Bürgerbüro
// öffnet ab Montag wieder, das Standesamt bleibt zu").
func (v *Finder) staysDown(rd *said.Reading) bool {
	return v.coming.status == notice.Available && len(v.coming.days) > 0 && rd.Status != notice.Available && !rd.Carried && !split.HasAny(v.namedOf, rd.Mentions)
}

// thoughtEnd is where the thought that ends at token at does: before the next semicolon, unless what follows takes it up, or before a
// clause that tells whose, why, under what condition or what is but expected.
func (v *Finder) thoughtEnd(at, last int) int {
	for i := at + 1; i < last; i++ {
		if v.Reader.Text.Is(i, ",") && v.Reader.TurnsAside(i+1) {
			return i
		}
		if !v.Reader.Text.Is(i, ";") {
			continue
		}
		switch string(v.Reader.Text.Folded(i + 1)) {
		case "dies", "das", "und", "zwar", "diese", "dieses":
			return last
		}
		return i
	}
	return last
}

// Ahead reports whether the tokens first to last name a day to come, or count from one that was named.
func (v *Finder) Ahead(first, last int) bool {
	var buf [4]dates.Mention
	return slices.ContainsFunc(dates.Find(&v.Reader.Text, first, last, v.Date, buf[:0]), func(d dates.Mention) bool {
		return d.Kind != dates.Until && d.First.After(v.Today)
	}) || v.pointsAhead(first, last)
}

// IsToday reports whether the tokens first to last name the day of the text, or are about it ("heute").
func (v *Finder) IsToday(first, last int) bool {
	for i := first; i <= last; i++ {
		if v.Reader.Text.Is(i, "heute") {
			return true
		}
	}
	var buf [4]dates.Mention
	days := dates.Find(&v.Reader.Text, first, last, v.Date, buf[:0])
	return len(days) > 0 && !slices.ContainsFunc(days, func(d dates.Mention) bool { return !d.First.Equal(v.Today) })
}
