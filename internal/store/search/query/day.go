package query

import (
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/store/search/german"
)

// Day reads a day as people write it; now tells what today is and which year is meant where none is given: the last in
// which the day is not in the future. It is the day's first moment in loc.
func Day(text string, now time.Time, loc *time.Location) (time.Time, bool) {
	now = now.In(loc)
	today := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, loc)
	switch german.Fold(text) {
	case "heute", "today":
		return today, true
	case "gestern", "yesterday":
		return today.AddDate(0, 0, -1), true
	case "vorgestern":
		return today.AddDate(0, 0, -2), true
	}
	for _, layout := range []string{time.DateOnly, "2.1.2006", "2.1.06"} {
		if d, err := time.ParseInLocation(layout, text, loc); err == nil {
			return d, d.Year() >= 1900 && d.Year() < 3000
		}
	}
	d, err := time.ParseInLocation("2.1.2006", strings.TrimSuffix(text, ".")+"."+now.Format("2006"), loc)
	if err != nil {
		return time.Time{}, false
	}
	if d.After(today) {
		d = d.AddDate(-1, 0, 0)
	}
	return d, true
}
