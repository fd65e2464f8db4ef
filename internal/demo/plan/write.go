package plan

import (
	"fmt"
	"slices"
	"time"

	"github.com/lagebild/lagebild/internal/notice"
)

// write fills the publications with facts.
func (s *Site) write(seed uint64, loc *time.Location) {
	w := writer{site: s, seed: seed, loc: loc, facts: make([]map[notice.Service]Fact, len(s.Publications)), rises: map[notice.Service]rise{}}
	for i := range w.facts {
		w.facts[i] = map[notice.Service]Fact{}
	}
	for _, a := range arcs() {
		if a.service == "website" {
			w.website()
			continue
		}
		w.service(a)
	}
	for i := range s.Publications {
		for _, a := range arcs() {
			if f, ok := w.facts[i][a.service]; ok {
				s.Publications[i].Facts = append(s.Publications[i].Facts, f)
			}
		}
	}
	// A day without news is no publication, except the one that brings the site back.
	s.Publications = slices.DeleteFunc(s.Publications, func(p Publication) bool {
		return len(p.Facts) == 0 && !p.At.Equal(s.Back)
	})
	for i := range s.Publications {
		s.Publications[i].Number = i + 1
	}
}

type writer struct {
	site  *Site
	seed  uint64
	loc   *time.Location
	facts []map[notice.Service]Fact // by publication
	rises map[notice.Service]rise
}

// rise is when a service stops being unavailable, in days after the attack.
type rise struct {
	started notice.Status
	day     int
}

type step struct {
	day    int // days after the attack
	status notice.Status
}

func (w *writer) key(i int, service notice.Service) string {
	return fmt.Sprintf("%s/%s/%d", w.site.Body.AGS, service, i)
}

func (w *writer) service(a arc) {
	d := newDice(w.seed, "arc", w.site.Body.AGS, string(a.service))
	odds := a.town
	if w.site.Body.Kind == notice.District {
		odds = a.kreis
	}
	if !d.chance(odds) {
		return
	}
	first := 0
	if !a.firstWord && d.chance(.3) {
		first = min(d.IntN(3), len(w.site.Publications)-1)
	}
	start, steps := w.course(d, a)
	w.facts[first][a.service] = Fact{
		Service: a.service, Status: start, Detour: d.chance(.3) && start != notice.Available, Key: w.key(first, a.service),
	}
	at, now := first, start
	for _, st := range steps {
		next := w.place(d, a, at, now, st)
		if next < 0 {
			return
		}
		at, now = next, st.status
	}
}

// course draws how a service starts and which steps up it takes.
func (w *writer) course(d dice, a arc) (notice.Status, []step) {
	start := notice.Available
	switch r := d.Float64(); {
	case r < a.start[0]:
		start = notice.Unavailable
	case r < a.start[0]+a.start[1]:
		start = notice.Limited
	}
	day := d.between(a.first)
	if up, ok := w.rises[a.behind]; ok && up.started == notice.Unavailable {
		start, day = notice.Unavailable, max(day, up.day)
	}
	w.rises[a.service] = rise{started: start, day: day}
	var steps []step
	switch {
	case start == notice.Unavailable && d.chance(a.halfway):
		steps = []step{{day, notice.Limited}, {day + d.between(a.second), notice.Available}}
	case start == notice.Unavailable:
		steps = []step{{day, notice.Available}}
	case start == notice.Limited:
		steps = []step{{day + d.between(a.second)/2, notice.Available}}
	}
	return start, steps
}

// place puts a step into the publications after number at, announced or not, and gives the number from which on the next
// step may come; -1 if the body never speaks again.
func (w *writer) place(d dice, a arc, at int, now notice.Status, st step) int {
	pubs := w.site.Publications
	idx := -1
	for i := at + 1; i < len(pubs); i++ {
		if !pubs[i].At.Before(Start().AddDate(0, 0, st.day)) {
			idx = i
			break
		}
	}
	if idx < 0 {
		return -1
	}
	if from := w.announceable(idx); d.chance(.4) && from != "" {
		w.announce(d, a, idx-1, now, st.status, from)
		return idx
	}
	w.facts[idx][a.service] = Fact{
		Service: a.service, Status: st.status, Better: true, Key: w.key(idx, a.service),
		Detour: st.status != notice.Available && d.chance(.25),
	}
	return idx
}

// announceable is a day after publication idx-1 and not after publication idx on which a change can be announced to
// come: the first Monday, else the day of publication idx; "" if there is none.
func (w *writer) announceable(idx int) notice.Day {
	pubs := w.site.Publications
	last := notice.DayOf(pubs[idx].At, w.loc)
	for t := pubs[idx-1].At.In(w.loc).AddDate(0, 0, 1); notice.DayOf(t, w.loc) <= last; t = t.AddDate(0, 0, 1) {
		if t.Weekday() == time.Monday {
			return notice.DayOf(t, w.loc)
		}
	}
	if workday(pubs[idx].At.In(w.loc)) && notice.DayOf(pubs[idx-1].At, w.loc) < last {
		return last
	}
	return ""
}

func (w *writer) announce(d dice, a arc, i int, now, then notice.Status, from notice.Day) {
	f, spoken := w.facts[i][a.service]
	if !spoken {
		f = Fact{Service: a.service, Status: now, Key: w.key(i, a.service), Bare: d.chance(.5)}
		f.Better = now == notice.Limited && w.rises[a.service].started == notice.Unavailable
	}
	f.Then, f.From = then, from
	if a.closes && now == notice.Unavailable && !f.Bare && d.chance(.8) {
		f.Until = dayBefore(from, w.loc)
	}
	w.facts[i][a.service] = f
}

// website follows from the fate of the site itself: a stopgap until the full site is back.
func (w *writer) website() {
	const service = "website"
	if w.site.Gone.IsZero() {
		w.facts[0][service] = Fact{Service: service, Status: notice.Available, Key: w.key(0, service)}
		return
	}
	w.facts[0][service] = Fact{Service: service, Status: notice.Limited, Key: w.key(0, service)}
	for i, p := range w.site.Publications {
		if i > 0 && p.At.Equal(w.site.Back) {
			w.facts[i][service] = Fact{Service: service, Status: notice.Available, Better: true, Key: w.key(i, service)}
		}
	}
}
