package plan

import (
	"time"
)

// fail draws the windows in which the site's hosts fail. moved counts the sites that have moved for good so far.
func (s *Site) fail(d dice, kind FaultKind, moved *int) {
	add := func(w Window) { s.Windows = append(s.Windows, w) }
	if s.Notfall != "" {
		add(Window{Host: s.Notfall, Kind: Refused, From: Start().AddDate(0, -1, 0), To: s.Up})
		add(Window{Host: s.Notfall, Kind: Moved, From: s.Back, Target: s.Host, Path: InfoPath})
	}
	if s.Gone.IsZero() {
		s.stumble(d)
		return
	}
	add(Window{Host: s.Host, Kind: kind, From: s.Gone, To: s.Up})
	switch {
	case s.Notfall != "" && d.chance(.35):
		add(Window{Host: s.Host, Kind: Moved, From: s.Up, To: s.Back, Target: s.Notfall, Path: "/"})
	case s.Notfall != "":
		if kind == Timeout {
			kind = Refused // somebody has pulled the plug for good
		}
		add(Window{Host: s.Host, Kind: kind, From: s.Up, To: s.Back})
	case (s.Habit == News || s.Habit == Lists || s.Habit == Table) && *moved < 4 && d.chance(.4):
		*moved++
		s.Moved = "neu-" + s.Host
		add(Window{Host: s.Host, Kind: Moved, From: s.Up, Target: s.Moved})
		add(Window{Host: s.Moved, Kind: Refused, From: Start().AddDate(0, -1, 0), To: s.Up})
	default:
		s.stumble(d)
	}
}

// stumble lets a weak server fail for an hour or two after it is up.
func (s *Site) stumble(d dice) {
	if !d.chance(.4) {
		return
	}
	kinds := []FaultKind{Down, Refused, Down, BlockPage}
	from := s.Up.Add(time.Duration(20+d.IntN(24*20)) * time.Hour)
	s.Windows = append(s.Windows, Window{
		Host: s.Host, Kind: kinds[d.IntN(len(kinds))], From: from, To: from.Add(time.Duration(40+d.IntN(100)) * time.Minute),
	})
}

// limitRate makes the site's host ask for patience once a day, over the lunch hour.
func (s *Site) limitRate() {
	for day := s.Up.AddDate(0, 0, 1); day.Before(End()); day = day.AddDate(0, 0, 1) {
		from := time.Date(day.Year(), day.Month(), day.Day(), 12, 0, 0, 0, day.Location())
		s.Windows = append(s.Windows, Window{Host: s.Host, Kind: TooMany, From: from, To: from.Add(40 * time.Minute)})
	}
}

// FaultAt is the window that holds for host at t; ok is false if the host works.
func (s *Site) FaultAt(host string, t time.Time) (w Window, ok bool) {
	for _, w := range s.Windows {
		if w.Host == host && w.Covers(t) {
			return w, true
		}
	}
	return Window{}, false
}

// Address of the pages that speak of the incident.
const (
	ListPath = "/aktuelles/"
	InfoPath = "/it-stoerung/"
	FeedPath = "/rss.xml"
)
