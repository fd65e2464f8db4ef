package dates

import "time"

// Feasts with a fixed day are numbered by month and day, the others from 2000 on.
const (
	fromEaster = 2000 // plus 100 and the days after Easter Sunday
	advent     = 3000 // plus the number of the Sunday
	penance    = 4000 // Buß- und Bettag
)

// feasts are named days.
var feasts = map[string]int{
	"neujahr": 101, "neujahrstag": 101, "dreikoenigstag": 106, "maifeiertag": 501, "reformationstag": 1031, "allerheiligen": 1101,
	"martinstag": 1111, "nikolaus": 1206, "nikolaustag": 1206, "heiligabend": 1224, "silvester": 1231,
	"weiberfastnacht": fromEaster + 100 - 52, "rosenmontag": fromEaster + 100 - 48, "aschermittwoch": fromEaster + 100 - 46,
	"gruendonnerstag": fromEaster + 100 - 3, "karfreitag": fromEaster + 100 - 2, "ostersonntag": fromEaster + 100,
	"ostermontag": fromEaster + 100 + 1, "christi-himmelfahrt": fromEaster + 100 + 39, "himmelfahrt": fromEaster + 100 + 39,
	"pfingstsonntag": fromEaster + 100 + 49, "pfingstmontag": fromEaster + 100 + 50, "fronleichnam": fromEaster + 100 + 60,
	"bettag": penance,
}

// feast gives a feast as a day.
func (f *finder) feast(i, n int) (day, int, bool) {
	if n < fromEaster {
		return f.yearOf(day{shape: shapeDate, weekday: -1, dom: n % 100, month: n / 100}, i+1, !f.ref.IsZero())
	}
	return f.yearOf(day{shape: shapeFeast, weekday: -1, dom: n}, i+1, !f.ref.IsZero())
}

// feastDay is a movable feast in a year.
func feastDay(n, y int) time.Time {
	fourth := time.Date(y, 12, 24, 0, 0, 0, 0, time.UTC)
	fourth = fourth.AddDate(0, 0, -int(fourth.Weekday())) // the last Sunday before Christmas Day
	switch {
	case n >= penance:
		return fourth.AddDate(0, 0, -21-11)
	case n >= advent:
		return fourth.AddDate(0, 0, -7*(4-(n-advent)))
	}
	return easter(y).AddDate(0, 0, n-fromEaster-100)
}

// easter is Easter Sunday by the Gregorian rule (Butcher's form).
func easter(y int) time.Time {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return time.Date(y, time.Month(n/31), n%31+1, 0, 0, 0, 0, time.UTC)
}

// nearest is the day of the year nearest to the text that of gives.
func (f *finder) nearest(of func(int) time.Time) time.Time {
	best := of(f.ref.Year())
	for _, y := range []int{f.ref.Year() - 1, f.ref.Year() + 1} {
		if t := of(y); distance(t, f.ref) < distance(best, f.ref) {
			best = t
		}
	}
	return best
}
