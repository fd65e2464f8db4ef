package names

import (
	"time"

	"github.com/lagebild/lagebild/internal/extract/dates/calendar"
)

// Feast is a named day: of a fixed day its month and day as in 1224, of the others a number of its own.
type Feast int

// Those that move.
const (
	fromEaster Feast = 2100 // plus the days after Easter Sunday
	advent     Feast = 3000 // plus the number of the Sunday
	penance    Feast = 4000 // Buß- und Bettag
)

// feasts are named days.
var feasts = map[string]Feast{
	"neujahr": 101, "neujahrstag": 101, "dreikoenigstag": 106, "maifeiertag": 501, "reformationstag": 1031, "allerheiligen": 1101,
	"martinstag": 1111, "nikolaus": 1206, "nikolaustag": 1206, "heiligabend": 1224, "silvester": 1231,
	"weiberfastnacht": fromEaster - 52, "rosenmontag": fromEaster - 48, "aschermittwoch": fromEaster - 46,
	"gruendonnerstag": fromEaster - 3, "karfreitag": fromEaster - 2, "ostersonntag": fromEaster,
	"ostermontag": fromEaster + 1, "christi-himmelfahrt": fromEaster + 39, "himmelfahrt": fromEaster + 39,
	"pfingstsonntag": fromEaster + 49, "pfingstmontag": fromEaster + 50, "fronleichnam": fromEaster + 60,
	"bettag": penance,
}

// seasons are feasts of several days, by their first one: no day, but one can lie beside them.
var seasons = map[string]Feast{"karneval": fromEaster - 48, "ostern": fromEaster, "pfingsten": fromEaster + 49, "weihnachten": 1226}

// FeastOf is the feast that the word names for a day beside it ("Dienstag nach Ostern").
func FeastOf(w string) (Feast, bool) {
	f, ok := feasts[w]
	if !ok {
		f, ok = seasons[w]
	}
	return f, ok
}

// Advent is Sunday n of Advent.
func Advent(n int) Feast { return advent + Feast(n) }

// Fixed is the month and day of a feast that does not move; false for one that does.
func (f Feast) Fixed() (month, day int, ok bool) {
	return int(f) / 100, int(f) % 100, f < fromEaster-100
}

// In is the feast in a year.
func (f Feast) In(y int) time.Time {
	month, day, fixed := f.Fixed()
	switch {
	case fixed:
		return calendar.Date(y, month, day)
	case f >= penance:
		return calendar.Penance(y)
	case f >= advent:
		return calendar.Advent(y, int(f-advent))
	}
	return calendar.Easter(y).AddDate(0, 0, int(f-fromEaster))
}
