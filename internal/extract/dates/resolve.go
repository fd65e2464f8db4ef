package dates

import (
	"time"

	"github.com/lagebild/lagebild/internal/extract/dates/calendar"
	"github.com/lagebild/lagebild/internal/extract/dates/written"
)

type span struct{ from, to time.Time }

func single(t time.Time) span { return span{t, t} }

const oneDay = 24 * time.Hour

// resolve finds the calendar days of d; false if no calendar has it.
func (f *finder) resolve(d written.Day, k Kind) (span, bool) {
	switch d.Shape {
	case written.ShapeToday:
		return single(f.ref), true
	case written.ShapeRelative:
		return single(f.ref.AddDate(0, 0, d.Dom)), true
	case written.ShapeWeekday:
		return single(f.weekday(d, k)), true
	case written.ShapeWeek:
		return f.isoWeek(d)
	case written.ShapeFeast:
		if d.Year != 0 {
			return single(besideFeast(d.Feast.In(d.Year), d)), true
		}
		return single(besideFeast(calendar.Nearest(f.ref, d.Feast.In), d)), true
	case written.ShapeMonthEnd:
		return f.endOfMonth(d), true
	}
	return f.date(d, k)
}

// besideFeast is the day that d means by a feast: that itself, or a weekday after or before it.
func besideFeast(feast time.Time, d written.Day) time.Time {
	if d.Beside == 0 {
		return feast
	}
	const week = 7
	at := feast.AddDate(0, 0, d.Beside)
	for range week {
		if int(at.Weekday()) == d.Weekday {
			break
		}
		at = at.AddDate(0, 0, d.Beside)
	}
	return at
}

// endOfMonth is the last day of the month that is named, or of the text's.
func (f *finder) endOfMonth(d written.Day) span {
	m := time.Month(d.Month)
	y := d.Year
	switch {
	case m == 0:
		y, m = f.ref.Year(), f.ref.Month()
		if d.Next {
			m++
		}
	case y == 0:
		y, _ = f.yearNear(m, -1, Until)
	}
	return single(calendar.EndOfMonth(y, int(m)))
}

// weekday is the day that a weekday means: the day of the text itself, or else the next such day; "ab Montag" said on
// a Monday is the next one, "vergangenen Montag" the last one before.
func (f *finder) weekday(d written.Day, k Kind) time.Time {
	on := func(monday time.Time) time.Time { return monday.AddDate(0, 0, (d.Weekday+6)%7) }
	ahead := (d.Weekday - int(f.ref.Weekday()) + 7) % 7
	switch {
	case d.NextWeek:
		return on(f.week0(true, false))
	case d.ThisWeek:
		return on(f.week0(false, false))
	case d.Back:
		return f.ref.AddDate(0, 0, -((6-ahead)%7)-1)
	case k == Past:
		return f.ref.AddDate(0, 0, -((7 - ahead) % 7))
	case ahead == 0 && (k == From || d.Next):
		ahead = 7
	}
	return f.ref.AddDate(0, 0, ahead)
}

// isoWeek is the ISO week that is named, of the year that is named or in which it lies nearest to the text; false for a
// 53rd week of a year that has none.
func (f *finder) isoWeek(d written.Day) (span, bool) {
	in := func(y int) time.Time { return calendar.Week(y, d.Dom) }
	monday := in(d.Year)
	if d.Year == 0 {
		if f.ref.IsZero() {
			return span{}, false
		}
		monday = calendar.Nearest(f.ref, in)
	}
	if _, n := monday.ISOWeek(); n != d.Dom {
		return span{}, false
	}
	return span{monday, monday.AddDate(0, 0, 6)}, true
}

// Of a day without a year:
const (
	sure    = 90 * oneDay  // one that lies nearer is meant whatever its weekday: weekdays are mistyped
	farBack = 120 * oneDay // "ab" and "bis" do not mean one that lies longer ago, if there is one ahead
)

// date resolves a day and month, with the year that is named, or that lies nearest, or that fits the weekday.
func (f *finder) date(d written.Day, k Kind) (span, bool) {
	if d.Year != 0 {
		t, ok := calendar.Exact(d.Year, d.Month, d.Dom)
		return single(t), ok
	}
	var best, fitting time.Time
	for y := f.ref.Year() - 1; y <= f.ref.Year()+1; y++ {
		t, ok := calendar.Exact(y, d.Month, d.Dom)
		if !ok || d.Seit && t.After(f.ref) {
			continue
		}
		if best.IsZero() || f.far(t, k) < f.far(best, k) {
			best = t
		}
		if int(t.Weekday()) == d.Weekday && (fitting.IsZero() || f.far(t, k) < f.far(fitting, k)) {
			fitting = t
		}
	}
	if !fitting.IsZero() && calendar.Distance(best, f.ref) > sure {
		best = fitting
	}
	return single(best), !best.IsZero()
}

// far is how far t lies from the text, by what a preposition lets expect.
func (f *finder) far(t time.Time, k Kind) time.Duration {
	d := calendar.Distance(t, f.ref)
	if (k == From || k == Until) && t.Before(f.ref) && d > farBack {
		d += 366 * oneDay
	}
	return d
}
