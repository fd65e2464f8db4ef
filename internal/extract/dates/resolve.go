package dates

import (
	"time"

	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// resolve finds the calendar days of d; false if no calendar has it.
func (f *finder) resolve(d day, k Kind) (span, bool) {
	switch d.shape {
	case shapeToday:
		return single(f.ref), true
	case shapeTomorrow:
		return single(f.ref.AddDate(0, 0, 1)), true
	case shapeAfterTomorrow:
		return single(f.ref.AddDate(0, 0, 2)), true
	case shapeWeekday:
		return single(f.weekday(d, k)), true
	case shapeWeek:
		if f.ref.IsZero() {
			return span{}, false
		}
		return f.week(d.dom), true
	case shapeMonthEnd:
		m := time.Month(d.month)
		if m == 0 {
			m = f.ref.Month()
		}
		y := f.ref.Year()
		if m < f.ref.Month()-6 {
			y++
		}
		return single(time.Date(y, m+1, 0, 0, 0, 0, 0, time.UTC)), true
	}
	return f.date(d)
}

func single(t time.Time) span { return span{t, t} }

// weekday is the day that a weekday means: the day of the text itself, or else the next such day; "ab Montag" said on
// a Monday is the next one.
func (f *finder) weekday(d day, k Kind) time.Time {
	ahead := (d.weekday - int(f.ref.Weekday()) + 7) % 7
	if k == Past {
		return f.ref.AddDate(0, 0, -((7 - ahead) % 7))
	}
	if ahead == 0 && (k == From || d.next) {
		ahead = 7
	}
	if d.nextWeek {
		monday := (8 - int(f.ref.Weekday())) % 7
		if monday == 0 {
			monday = 7
		}
		ahead = monday + (d.weekday+6)%7
	}
	return f.ref.AddDate(0, 0, ahead)
}

// week is the ISO week n that lies nearest to the text.
func (f *finder) week(n int) span {
	best := span{}
	for y := f.ref.Year() - 1; y <= f.ref.Year()+1; y++ {
		jan4 := time.Date(y, 1, 4, 0, 0, 0, 0, time.UTC)
		monday := jan4.AddDate(0, 0, -(int(jan4.Weekday())+6)%7+7*(n-1))
		if best.from.IsZero() || distance(monday, f.ref) < distance(best.from, f.ref) {
			best = span{monday, monday.AddDate(0, 0, 6)}
		}
	}
	return best
}

// date resolves a day and month, with the year that is named, or that fits the weekday, or that lies nearest.
func (f *finder) date(d day) (span, bool) {
	if d.year != 0 {
		t, ok := calendar(d.year, d.month, d.dom)
		return single(t), ok
	}
	var best time.Time
	fits := false
	for y := f.ref.Year() - 1; y <= f.ref.Year()+1; y++ {
		t, ok := calendar(y, d.month, d.dom)
		if !ok {
			continue
		}
		onDay := d.weekday >= 0 && int(t.Weekday()) == d.weekday
		if best.IsZero() || onDay && !fits || onDay == fits && distance(t, f.ref) < distance(best, f.ref) {
			best, fits = t, onDay
		}
	}
	return single(best), !best.IsZero()
}

func calendar(y, m, d int) (time.Time, bool) {
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	return t, m >= 1 && t.Day() == d && int(t.Month()) == m
}

func distance(a, b time.Time) time.Duration {
	if a.Before(b) {
		return b.Sub(a)
	}
	return a.Sub(b)
}

// Moment reads the moment that a date line names ("Update vom Montag, 30. Oktober, 15.55 Uhr", "[Do., 2.11., 16:48]"):
// its day and, if given, its time of day, in the location of ref. It is false if the line names no day; a line with a
// time alone gives that time on the day of ref.
func Moment(t *lexicon.Text, first, last int, ref time.Time) (time.Time, bool) {
	f := finder{t: t, first: first, last: last, ref: midnight(ref)}
	at, found := midnight(ref), false
	for i := first; i <= last && !found; i++ {
		d, _, ok := f.day(i)
		if !ok {
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
		if f.t.Tokens[i].Kind != lexicon.Number {
			continue
		}
		w := f.word(i)
		sep := -1
		for k := range len(w) {
			if w[k] == ':' || w[k] == '.' {
				sep = k
				break
			}
		}
		if sep < 0 {
			if h, ok := integer(w); ok && h < 24 && f.word(i+1) == "uhr" {
				return h, 0, true
			}
			continue
		}
		h, ok1 := integer(w[:sep])
		m, ok2 := integer(w[sep+1:])
		if ok1 && ok2 && h < 24 && m < 60 && len(w)-sep == 3 && (w[sep] == ':' || f.word(i+1) == "uhr") {
			return h, m, true
		}
	}
	return 0, 0, false
}
