package demo

import (
	"cmp"
	"slices"
	"time"

	"github.com/lagebild/lagebild/internal/demo/plan"
	"github.com/lagebild/lagebild/internal/notice"
)

// Stated is what a body states of a service at a moment.
type Stated struct {
	Body    string // AGS
	Service notice.Service
	Status  notice.Status
	Since   time.Time     // since when it states this status
	Next    notice.Status // what it has announced; "" if nothing
	From    notice.Day    // day from which Next holds; "" if nothing is announced
	Habit   plan.Habit    // of the body's site
}

// Truth is the status that the body states for a service at t, and since when; "" if it states nothing. It is what the
// body has said last, whether or not its site answers at t. A change announced for a day holds from the beginning of that
// day in Berlin.
func (r *Region) Truth(ags string, service notice.Service, t time.Time) (notice.Status, time.Time) {
	site := r.plan.Site(ags)
	if site == nil {
		return "", time.Time{}
	}
	c := site.Stated(service, t)
	return c.Status, c.At
}

// States are all that the bodies state at t, by body and service.
func (r *Region) States(t time.Time) []Stated {
	loc := plan.Berlin()
	var out []Stated
	for _, site := range r.plan.Sites {
		for _, service := range site.Services() {
			c := site.Stated(service, t)
			if c.Status == "" {
				continue
			}
			s := Stated{Body: site.Body.AGS, Service: service, Status: c.Status, Since: c.At, Habit: site.Habit}
			if next, ok := site.Next(service, t); ok {
				s.Next, s.From = next.Status, notice.DayOf(next.At, loc)
			}
			out = append(out, s)
		}
	}
	slices.SortFunc(out, func(a, b Stated) int {
		return cmp.Or(cmp.Compare(a.Body, b.Body), cmp.Compare(a.Service, b.Service))
	})
	return out
}
