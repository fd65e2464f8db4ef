package plan_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/lagebild/lagebild/internal/demo/plan"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/region"
)

func bodies(t *testing.T) []notice.Body {
	t.Helper()
	r, err := region.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return r.Bodies()
}

func build(t *testing.T, seed uint64) *plan.Plan {
	t.Helper()
	p, err := plan.Build(bodies(t), seed)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestSameSeedSamePlan(t *testing.T) {
	text := func(seed uint64) []byte {
		b, err := json.Marshal(build(t, seed))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	if !bytes.Equal(text(7), text(7)) {
		t.Error("the same seed gave two plans")
	}
	if bytes.Equal(text(7), text(8)) {
		t.Error("another seed gave the same plan")
	}
}

func TestEachHabitAndFaultOccurs(t *testing.T) {
	for seed := range uint64(5) {
		habits, kinds := map[plan.Habit]int{}, map[plan.FaultKind]int{}
		for _, s := range build(t, seed).Sites {
			habits[s.Habit]++
			for _, w := range s.Windows {
				kinds[w.Kind]++
			}
		}
		for _, h := range plan.Habits() {
			if habits[h] == 0 {
				t.Errorf("seed %d: no site has the habit %s", seed, h)
			}
		}
		for _, k := range []plan.FaultKind{
			plan.Refused, plan.Timeout, plan.Down, plan.Missing, plan.BlockPage, plan.Placeholder, plan.ExpiredTLS, plan.Moved, plan.TooMany,
		} {
			if kinds[k] == 0 {
				t.Errorf("seed %d: no host ever fails by %s", seed, k)
			}
		}
	}
}

func TestCourseOfTheIncident(t *testing.T) {
	loc := plan.Berlin()
	evening := time.Date(2023, 10, 31, 18, 0, 0, 0, loc)
	for seed := range uint64(5) {
		p := build(t, seed)
		early := 0
		for _, s := range p.Sites {
			if !s.Up.After(evening) {
				early++
			}
			if s.Up.Before(time.Date(2023, 10, 30, 12, 0, 0, 0, loc)) || s.Up.After(time.Date(2023, 11, 3, 23, 0, 0, 0, loc)) {
				t.Errorf("seed %d: %s first speaks at %s", seed, s.Label, s.Up)
			}
			if !s.Gone.IsZero() && (s.Gone.Before(time.Date(2023, 10, 30, 1, 1, 0, 0, loc)) || s.Gone.After(s.Up)) {
				t.Errorf("seed %d: %s goes at %s and is up at %s", seed, s.Label, s.Gone, s.Up)
			}
			checkPublications(t, fmt.Sprintf("seed %d: %s", seed, s.Label), s, loc)
		}
		if early < 45 {
			t.Errorf("seed %d: only %d of 72 have spoken by the evening of 31 October, want most", seed, early)
		}
	}
}

// checkPublications holds a site's script against the rules that keep its truth free of doubt.
func checkPublications(t *testing.T, name string, s *plan.Site, loc *time.Location) {
	t.Helper()
	for i, p := range s.Publications {
		if i > 0 && notice.DayOf(p.At, loc) <= notice.DayOf(s.Publications[i-1].At, loc) {
			t.Errorf("%s: publications %d and %d fall on one day", name, i, i+1)
		}
		if w, fails := s.FaultAt(s.Server(p.At), p.At); fails && s.Notfall == "" && w.Kind != plan.TooMany && i == 0 {
			t.Errorf("%s: publication %d comes while the host is %s", name, i+1, w.Kind)
		}
		for _, f := range p.Facts {
			if !f.Status.Valid() {
				t.Errorf("%s: %s has status %q", name, f.Service, f.Status)
			}
			if f.Then != "" && (f.From <= notice.DayOf(p.At, loc) || f.Then == f.Status) {
				t.Errorf("%s: %s announces %s after %s for %s in a text of %s", name, f.Service, f.Then, f.Status, f.From, p.At)
			}
			if f.Until != "" && (f.Then == "" || f.Until >= f.From) {
				t.Errorf("%s: %s until %s without a status for the day after", name, f.Service, f.Until)
			}
		}
	}
}

func TestOfficesGetBetterStepByStep(t *testing.T) {
	rank := map[notice.Status]int{notice.Unavailable: 0, notice.Limited: 1, notice.Available: 2}
	p := build(t, 1)
	count := map[notice.Status]int{}
	for _, s := range p.Sites {
		for _, service := range s.Services() {
			h := s.History(service)
			for i, c := range h {
				if i > 0 && (rank[c.Status] <= rank[h[i-1].Status] || !c.At.After(h[i-1].At)) {
					t.Errorf("%s, %s: %s at %s after %s at %s", s.Label, service, c.Status, c.At, h[i-1].Status, h[i-1].At)
				}
			}
			count[s.Stated(service, time.Date(2023, 11, 3, 18, 0, 0, 0, plan.Berlin())).Status]++
		}
	}
	for _, status := range []notice.Status{notice.Available, notice.Limited, notice.Unavailable} {
		if count[status] < 150 {
			t.Errorf("on the evening of 3 November %d cells are %s, want a good share of each", count[status], status)
		}
	}
}

func TestStatedAndNext(t *testing.T) {
	loc := plan.Berlin()
	found := 0
	for _, s := range build(t, 1).Sites {
		if got := s.Stated("rathaus", s.Up.Add(-time.Second)); got.Status != "" {
			t.Errorf("%s states %s before it speaks", s.Label, got.Status)
		}
		for i, p := range s.Publications {
			for _, f := range p.Facts {
				day, err := f.From.Start(loc)
				if f.Then == "" || err != nil {
					continue
				}
				found++
				if got := s.Stated(f.Service, day.Add(-time.Second)).Status; got != f.Status {
					t.Errorf("%s: %s is %s before %s, want %s", s.Label, f.Service, got, f.From, f.Status)
				}
				if got := s.Stated(f.Service, day); got.Status != f.Then || !got.At.Equal(day) || got.Publication != i {
					t.Errorf("%s: %s is %+v on %s, want %s", s.Label, f.Service, got, f.From, f.Then)
				}
				if next, ok := s.Next(f.Service, p.At); !ok || next.Status != f.Then {
					t.Errorf("%s: %s has not announced %s at %s", s.Label, f.Service, f.Then, p.At)
				}
				if _, ok := s.Next(f.Service, p.At.Add(-time.Second)); ok {
					t.Errorf("%s: %s has announced %s before it spoke", s.Label, f.Service, f.Then)
				}
			}
		}
	}
	if found < 100 {
		t.Errorf("the plan announces %d changes, want many", found)
	}
}

func TestBuildRefuses(t *testing.T) {
	for _, test := range []struct {
		name   string
		bodies []notice.Body
	}{
		{"same host", []notice.Body{{AGS: "05974052", Name: "Werl"}, {AGS: "05974053", Name: "Werl (Süd)"}}},
		{"no name", []notice.Body{{AGS: "05974052"}}},
		{"no ags", []notice.Body{{Name: "Werl"}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := plan.Build(test.bodies, 1)
			if e, ok := errors.AsType[*fault.Error](err); !ok || e.Kind != fault.Invalid {
				t.Errorf("got %v, want an error of kind invalid", err)
			}
		})
	}
}

func TestLabel(t *testing.T) {
	for name, want := range map[string]string{
		"Werl": "werl", "Bad Sassendorf": "bad-sassendorf", "Wickede (Ruhr)": "wickede", "Märkischer Kreis": "maerkischer-kreis",
		"Nachrodt-Wiblingwerde": "nachrodt-wiblingwerde", "Möhnesee": "moehnesee", "Großer Ort": "grosser-ort",
	} {
		if got := plan.Label(name); got != want {
			t.Errorf("Label(%q) = %q, want %q", name, got, want)
		}
	}
}
