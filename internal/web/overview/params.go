package overview

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/web/page"
)

// The orders of rows.
const (
	byName  = "name"
	byWorst = "schlimmste"
)

// Choice is what the parameters of an overview's address choose.
type Choice struct {
	Districts []string         // AGS of Kreise, or the two digits of a Land; none = all
	Services  []notice.Service // none = all
	Statuses  []string         // classes of cells, or "silent"; none = all
	Since     time.Time        // only what changed after it; zero = all
	SinceText string           // as the address says it
	Order     string           // byName or byWorst
	Wall      bool
}

// maxList bounds the values of one parameter.
const maxList = 60

// presets are the times that "changed since" offers; shift is the beginning of the running shift.
var presets = []string{"1h", "6h", "24h", "schicht"}

// shifts are the hours at which shifts begin, in Europe/Berlin.
var shifts = []int{6, 14, 22}

// classes are what cells can be filtered by.
var classes = []string{
	string(notice.Unavailable), string(notice.Limited), string(notice.Available), string(catalog.Contradicted), string(catalog.Stale),
	string(catalog.Unknown), string(catalog.Silent),
}

// Choose reads the parameters kreis, dienst, status, seit, sort and wand (lists with commas); at is the moment shown. What
// is not understood is refused with a text that says what can be written.
func Choose(v *page.View, r *http.Request, at time.Time) (Choice, error) {
	q := r.URL.Query()
	c := Choice{Order: byName, Wall: q.Get("wand") == "1"}
	bad := func(key, value string) error {
		return page.Refuse(fault.Invalid, v.Both("overview.bad."+key), page.Clip(value, 40))
	}
	for _, ags := range list(q, "kreis") {
		if !isDigits(ags) || len(ags) != 5 && len(ags) != 2 {
			return c, bad("kreis", ags)
		}
		c.Districts = append(c.Districts, ags)
	}
	for _, key := range list(q, "dienst") {
		if _, ok := v.Kit().Catalog().Service(notice.Service(key)); !ok {
			return c, bad("dienst", key)
		}
		c.Services = append(c.Services, notice.Service(key))
	}
	for _, s := range list(q, "status") {
		if !slices.Contains(classes, s) {
			return c, bad("status", s)
		}
		c.Statuses = append(c.Statuses, s)
	}
	if c.SinceText = q.Get("seit"); c.SinceText != "" {
		var ok bool
		if c.Since, ok = since(c.SinceText, at, v.Kit().Berlin()); !ok {
			return c, bad("seit", c.SinceText)
		}
	}
	switch order := q.Get("sort"); order {
	case "", byName:
	case byWorst:
		c.Order = byWorst
	default:
		return c, bad("sort", order)
	}
	return c, nil
}

// list reads a parameter that may stand more than once and may hold several values.
func list(q url.Values, key string) []string {
	var out []string
	for _, v := range q[key] {
		for part := range strings.SplitSeq(v, ",") {
			if part = strings.TrimSpace(part); part != "" && !slices.Contains(out, part) && len(out) < maxList {
				out = append(out, part)
			}
		}
	}
	return out
}

func isDigits(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r < '0' || r > '9' })
}

// maxBack is how far back "changed since" may reach.
const maxBack = 31 * 24 * time.Hour

// since reads "6h", "schicht", a time of day "06:00" or a moment.
func since(text string, at time.Time, loc *time.Location) (time.Time, bool) {
	var t time.Time
	if text == "schicht" {
		return shiftStart(at, loc), true
	}
	if d, err := time.ParseDuration(text); err == nil {
		t = at.Add(-d)
	} else if hour, err := time.Parse("15:04", text); err == nil {
		t = lastAt(at, hour.Hour(), hour.Minute(), loc)
	} else if m, err := time.ParseInLocation(page.InputLayout, text, loc); err == nil {
		t = m
	} else {
		return t, false
	}
	return t, t.Before(at) && at.Sub(t) <= maxBack
}

// shiftStart is when the shift that runs at a moment began.
func shiftStart(at time.Time, loc *time.Location) time.Time {
	var best time.Time
	for _, h := range shifts {
		if t := lastAt(at, h, 0, loc); t.After(best) {
			best = t
		}
	}
	return best
}

// lastAt is the last time before at that clocks showed an hour and minute.
func lastAt(at time.Time, hour, minute int, loc *time.Location) time.Time {
	y, m, d := at.In(loc).Date()
	t := time.Date(y, m, d, hour, minute, 0, 0, loc)
	if !t.Before(at) {
		t = time.Date(y, m, d-1, hour, minute, 0, 0, loc)
	}
	return t
}

// Query is the choice as the query string of a link, with the moment and the language of base ("?at=…&lang=…").
func (c Choice) Query(base string) string {
	services := make([]string, len(c.Services))
	for i, s := range c.Services {
		services[i] = string(s)
	}
	order, wall := "", ""
	if c.Order == byWorst {
		order = byWorst
	}
	if c.Wall {
		wall = "1"
	}
	return page.Keep(base, "kreis", strings.Join(c.Districts, ","), "dienst", strings.Join(services, ","),
		"status", strings.Join(c.Statuses, ","), "seit", c.SinceText, "sort", order, "wand", wall)
}

// Covers reports whether a body's Kreis is chosen.
func (c Choice) Covers(district string) bool {
	return len(c.Districts) == 0 || slices.ContainsFunc(c.Districts, func(d string) bool { return strings.HasPrefix(district, d) })
}

// Columns are the services chosen, in catalogue order.
func (c Choice) Columns(cat *catalog.Catalog) []catalog.Info {
	all := cat.Services()
	if len(c.Services) == 0 {
		return all
	}
	return slices.DeleteFunc(all, func(i catalog.Info) bool { return !slices.Contains(c.Services, i.Key) })
}
