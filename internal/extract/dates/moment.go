package dates

import (
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/extract/dates/calendar"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// Moment reads the moment that a date line names ("Update vom Montag, 30. Oktober, 15.55 Uhr", "[Do., 2.11., 16:48]"):
// its day and, if given, its time of day, in the location of ref. It is false if the line names no day; a line with a
// time alone gives that time on the day of ref.
func Moment(t *lexicon.Text, first, last int, ref time.Time) (time.Time, bool) {
	f := finder{t: t, first: first, last: last, ref: calendar.Midnight(ref)}
	at, found := calendar.Midnight(ref), false
	for i := first; i <= last && !found; i++ {
		d, _, ok := f.day(i)
		if !ok || d.shape == shapeDate && d.month == 0 {
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
	for i := f.first; i <= f.last; i++ {
		if h, m, ok := f.clockAt(i, true); ok {
			return h, m, true
		}
	}
	return 0, 0, false
}

// clockAt reads a time of day at token i: "15:55", "15.55 Uhr", "8 Uhr", "8 Uhr 30"; if it need not be marked as one, also
// "15.55" and "8".
func (f *finder) clockAt(i int, marked bool) (hour, minute int, ok bool) {
	if !f.isNumber(i) {
		return 0, 0, false
	}
	w := f.word(i)
	oclock := f.word(i+1) == "uhr" || f.word(i+1) == "h" || !marked
	sep := strings.IndexAny(w, ":.")
	if sep < 0 {
		h, ok := integer(w)
		if !ok || h > 24 || !oclock || len(w) > 2 {
			return 0, 0, false
		}
		if m, ok := integer(f.word(i + 2)); ok && f.word(i+1) == "uhr" && len(f.word(i+2)) == 2 && m < 60 {
			return h % 24, m, true
		}
		return h % 24, 0, true
	}
	h, ok1 := integer(w[:sep])
	m, ok2 := integer(w[sep+1:])
	if !ok1 || !ok2 || h > 23 || m > 59 || len(w)-sep != 3 || w[sep] != ':' && !oclock {
		return 0, 0, false
	}
	return h, m, true
}
