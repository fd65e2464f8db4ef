package dates

import (
	"time"

	"github.com/lagebild/lagebild/internal/extract/dates/calendar"
	"github.com/lagebild/lagebild/internal/extract/dates/written"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// Moment reads the moment that a date line names ("Update vom Montag, 30. Oktober, 15.55 Uhr", "[Do., 2.11., 16:48]"):
// its day and, if given, its time of day, in the location of ref. It is false if the line names no day; a line with a
// time alone gives that time on the day of ref.
func Moment(t *lexicon.Text, first, last int, ref time.Time) (time.Time, bool) {
	f := newFinder(t, first, last, ref)
	at, found := calendar.Midnight(ref), false
	for i := first; i <= last && !found; i++ {
		d, _, ok := f.Day(i)
		if !ok || d.Shape == written.ShapeDate && d.Month == 0 {
			continue
		}
		if s, ok := f.resolve(d, Past); ok {
			at, found = s.from, true
		}
	}
	h, m, timed := f.clock()
	if !found && !timed || at.IsZero() {
		return time.Time{}, false
	}
	return time.Date(at.Year(), at.Month(), at.Day(), h, m, 0, 0, ref.Location()), true
}

// clock finds the first time of day.
func (f *finder) clock() (hour, minute int, ok bool) {
	for i := f.First; i <= f.Last; i++ {
		if h, m, ok := f.ClockAt(i, true); ok {
			return h, m, true
		}
	}
	return 0, 0, false
}

// PutBehind moves a bare weekday that is not after the day by weeks, until it is ("am 14. November zu und am Donnerstag wieder auf").
func (m *Mention) PutBehind(day time.Time) {
	const week = 7
	for m.Loose && (m.Kind == On || m.Kind == From) && !m.First.After(day) {
		m.First, m.Last = m.First.AddDate(0, 0, week), m.Last.AddDate(0, 0, week)
	}
}
