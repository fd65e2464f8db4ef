package overview

import (
	"time"

	"github.com/lagebild/lagebild/internal/web/page"
)

// step leads to another moment.
type step struct {
	Label, Link string
	Current     bool
}

// maxDays bounds the line of days.
const maxDays = 45

// steps lead some hours back and forth.
func (p *Pages) steps(at, now, began time.Time, isNow bool, lang, query string) []step {
	var out []step
	for _, d := range []time.Duration{-24 * time.Hour, -6 * time.Hour, -time.Hour, time.Hour, 6 * time.Hour, 24 * time.Hour} {
		to := at.Add(d)
		if to.After(now) || isNow && d > 0 || began.IsZero() || to.Before(began.Add(-24*time.Hour)) {
			continue
		}
		sign, size := "+", d
		if d < 0 {
			sign, size = "−", -d
		}
		out = append(out, step{Label: sign + page.Age(lang, size), Link: "/" + page.Keep(query, "at", p.view.Kit().Input(to))})
	}
	return out
}

// days lead to the noon of each day of the incident; when there are too many, to that of every second, third … one.
func (p *Pages) days(at, now, began time.Time, isNow bool, lang, query string) []step {
	if began.IsZero() {
		return nil
	}
	loc := p.view.Kit().Berlin()
	y, m, d := began.In(loc).Date()
	first := time.Date(y, m, d, 12, 0, 0, 0, loc)
	every := int(now.Sub(first).Hours()/24)/maxDays + 1
	current := at.In(loc).Format(time.DateOnly)
	var out []step
	for i := 0; ; i += every {
		noon := first.AddDate(0, 0, i)
		if noon.After(now) {
			return out
		}
		day := noon.Format(time.DateOnly)
		out = append(out, step{
			Label: page.ShortDay(lang, day), Link: "/" + page.Keep(query, "at", p.view.Kit().Input(noon)), Current: !isNow && day == current,
		})
	}
}
