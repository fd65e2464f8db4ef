package plan

import (
	"time"

	"github.com/lagebild/lagebild/internal/notice"
)

// Change is the moment from which a body states a status for a service.
type Change struct {
	At          time.Time
	Status      notice.Status
	Publication int // index of the publication that says so
	Announced   bool
}

// History is what the body states of a service over time, oldest first.
func (s *Site) History(service notice.Service) []Change { return s.history[service] }

// Services are the services of which the body ever says something, in the order of the catalogue.
func (s *Site) Services() []notice.Service {
	var out []notice.Service
	for _, a := range arcs() {
		if len(s.history[a.service]) > 0 {
			out = append(out, a.service)
		}
	}
	return out
}

// Stated is the status that the body states for a service at t, and since when; "" if it states nothing.
func (s *Site) Stated(service notice.Service, t time.Time) Change {
	var now Change
	for _, c := range s.history[service] {
		if c.At.After(t) {
			break
		}
		now = c
	}
	return now
}

// Next is an announced change that lies ahead at t; ok is false if there is none.
func (s *Site) Next(service notice.Service, t time.Time) (c Change, ok bool) {
	for _, c := range s.history[service] {
		if c.Announced && c.At.After(t) && !s.Publications[c.Publication].At.After(t) {
			return c, true
		}
	}
	return Change{}, false
}

func (s *Site) reckon(loc *time.Location) error {
	s.history = map[notice.Service][]Change{}
	add := func(service notice.Service, c Change) {
		h := s.history[service]
		if n := len(h); n > 0 && h[n-1].Status == c.Status {
			return
		}
		s.history[service] = append(h, c)
	}
	for i, p := range s.Publications {
		for _, f := range p.Facts {
			add(f.Service, Change{At: p.At, Status: f.Status, Publication: i})
			if f.Then == "" {
				continue
			}
			day, err := f.From.Start(loc)
			if err != nil {
				return err
			}
			add(f.Service, Change{At: day, Status: f.Then, Publication: i, Announced: true})
		}
	}
	return nil
}

// Standing are the facts that stand with publication i, in the order of Services, as a page says them that is rewritten
// each time: a change announced for a day gone by is the present.
func (s *Site) Standing(i int, loc *time.Location) []Fact {
	if i < 0 {
		return nil
	}
	today := notice.DayOf(s.Publications[i].At, loc)
	latest := map[notice.Service]Fact{}
	for _, p := range s.Publications[:i+1] {
		for _, f := range p.Facts {
			latest[f.Service] = f
		}
	}
	var out []Fact
	for _, a := range arcs() {
		f, ok := latest[a.service]
		if !ok {
			continue
		}
		f.Bare = false
		if f.Then != "" && f.From <= today {
			f = Fact{
				Service: f.Service, Status: f.Then, Better: true, Passed: f.From, Detour: f.Detour, Key: f.Key + "/then",
			}
		}
		out = append(out, f)
	}
	return out
}

// Says are the facts that publication i speaks of: what is new, or all that stands if the habit rewrites its page.
func (s *Site) Says(i int, loc *time.Location) []Fact {
	if s.Habit.Historic() && !s.Publications[i].Full {
		return s.Publications[i].Facts
	}
	return s.Standing(i, loc)
}

// Services are all services of which any body may speak, in the order in which texts speak of them.
func Services() []notice.Service {
	all := arcs()
	out := make([]notice.Service, len(all))
	for i, a := range all {
		out[i] = a.service
	}
	return out
}
