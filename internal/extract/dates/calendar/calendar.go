package calendar

import "time"

// Midnight is midnight UTC of the day that t has in its own location; zero stays zero.
func Midnight(t time.Time) time.Time {
	if t.IsZero() {
		return t
	}
	y, m, d := t.Date()
	return Date(y, int(m), d)
}

// Date is midnight UTC of a day. Days and months beyond their ends count on, as in time.Date.
func Date(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

// Exact is Date for a day that exists; false for any other ("31 November").
func Exact(y, m, d int) (time.Time, bool) {
	return Date(y, m, d), m >= 1 && m <= 12 && d >= 1 && d <= days(y, m)
}

// days is how many days a month has.
func days(y, m int) int {
	switch {
	case m == 4 || m == 6 || m == 9 || m == 11:
		return 30
	case m != 2:
		return 31
	case y%4 == 0 && (y%100 != 0 || y%400 == 0):
		return 29
	}
	return 28
}

// EndOfMonth is the last day of a month.
func EndOfMonth(y, m int) time.Time { return Date(y, m+1, 0) }

// Monday is the Monday of the week of t.
func Monday(t time.Time) time.Time { return t.AddDate(0, 0, -(int(t.Weekday())+6)%7) }

// Week is the Monday of the ISO week n of a year; see Time.ISOWeek for whether the year has it.
func Week(y, n int) time.Time { return Monday(Date(y, 1, 4)).AddDate(0, 0, 7*(n-1)) }

// Distance is the time between a and b, never negative.
func Distance(a, b time.Time) time.Duration {
	if a.Before(b) {
		return b.Sub(a)
	}
	return a.Sub(b)
}

// Nearest is the day nearest to ref that of gives for its year or a year beside it.
func Nearest(ref time.Time, of func(year int) time.Time) time.Time {
	best := of(ref.Year())
	for _, y := range []int{ref.Year() - 1, ref.Year() + 1} {
		if t := of(y); Distance(t, ref) < Distance(best, ref) {
			best = t
		}
	}
	return best
}

// Easter is Easter Sunday by the Gregorian rule (Butcher's form).
func Easter(y int) time.Time {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return Date(y, n/31, n%31+1)
}

// Advent is Sunday n of Advent, 1–4; 0 and below count on backwards.
func Advent(y, n int) time.Time {
	fourth := Date(y, 12, 24)
	fourth = fourth.AddDate(0, 0, -int(fourth.Weekday())) // the last Sunday before Christmas Day
	return fourth.AddDate(0, 0, -7*(4-n))
}

// Penance is Buß- und Bettag, the Wednesday eleven days before Advent.
func Penance(y int) time.Time { return Advent(y, 1).AddDate(0, 0, -11) }
