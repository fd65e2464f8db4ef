package demo_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/lagebild/lagebild/internal/demo"
	"github.com/lagebild/lagebild/internal/demo/plan"
	"github.com/lagebild/lagebild/internal/notice"
)

func still(t *testing.T) *demo.Region {
	t.Helper()
	r, err := demo.New(demo.Config{Bodies: bodies(t), Clock: &handClock{now: demo.Start()}, Listener: listen(t)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.Close() })
	return r
}

func TestPerfectOverviewIsAllRight(t *testing.T) {
	r := still(t)
	for _, days := range []int{0, 1, 3, 10, 30} {
		at := demo.Start().AddDate(0, 0, days).Add(15 * time.Hour)
		s := r.Compare(at, func(ags string, service notice.Service) notice.Status {
			status, _ := r.Truth(ags, service, at)
			return status
		})
		want := demo.Tally{Stated: len(r.States(at)), Right: len(r.States(at))}
		if diff := cmp.Diff(want, s.Tally); diff != "" || s.Share() != 1 || s.Settled() != 1 || len(s.Misses) != 0 {
			t.Errorf("day %d: %s (-want +got)\n%s", days, s, diff)
		}
		sum := 0
		for _, h := range s.ByHabit {
			sum += h.Right
		}
		if sum != s.Right {
			t.Errorf("day %d: the habits have %d right, the whole %d", days, sum, s.Right)
		}
	}
}

func TestNothingIsStatedBeforeTheAttack(t *testing.T) {
	r := still(t)
	if n := len(r.States(demo.Start().Add(11 * time.Hour))); n != 0 {
		t.Errorf("%d cells are stated before noon of the first day", n)
	}
	s := r.Compare(demo.Start(), func(string, notice.Service) notice.Status { return notice.Available })
	if want := 72 * len(plan.Services()); s.Stated != 0 || s.Unstated != want || s.WrongAvailable != want || s.Share() != 1 {
		t.Errorf("an overview that makes everything up: %s, want %d unstated", s, want)
	}
}

func TestEmptyOverviewMissesAll(t *testing.T) {
	r := still(t)
	at := demo.Start().AddDate(0, 0, 5)
	s := r.Compare(at, func(string, notice.Service) notice.Status { return "" })
	if s.Stated == 0 || s.Missing != s.Stated || s.Right != 0 || s.WrongAvailable != 0 || s.Share() != 0 || len(s.Misses) != s.Stated {
		t.Errorf("got %s with %d misses", s, len(s.Misses))
	}
	if s.WorstLag < 24*time.Hour || s.WorstLag > 5*24*time.Hour || s.Lag < s.WorstLag {
		t.Errorf("worst lag %s, sum %s", s.WorstLag, s.Lag)
	}
}

// TestOneCell goes through what can be shown of one cell around a change.
func TestOneCell(t *testing.T) {
	r := still(t)
	ags, service, change := findChange(t, r, notice.Unavailable, notice.Limited)
	for _, test := range []struct {
		name  string
		after time.Duration
		shown notice.Status
		want  demo.Tally
	}{
		{"right", time.Hour, notice.Limited, demo.Tally{Right: 1}},
		{"missing, fresh", 10 * time.Minute, "", demo.Tally{Missing: 1, Fresh: 1, Lag: 10 * time.Minute, WorstLag: 10 * time.Minute}},
		{"missing", time.Hour, "", demo.Tally{Missing: 1, Lag: time.Hour, WorstLag: time.Hour}},
		{"late, fresh", 44 * time.Minute, notice.Unavailable, demo.Tally{Late: 1, Fresh: 1, Lag: 44 * time.Minute, WorstLag: 44 * time.Minute}},
		{"late", 45 * time.Minute, notice.Unavailable, demo.Tally{Late: 1, Lag: 45 * time.Minute, WorstLag: 45 * time.Minute}},
		{"wrong", time.Minute, notice.Available, demo.Tally{Wrong: 1, WrongAvailable: 1}},
		{"early", -time.Minute, notice.Limited, demo.Tally{Wrong: 1}},
	} {
		t.Run(test.name, func(t *testing.T) {
			at := change.Add(test.after)
			s := r.Compare(at, func(a string, sv notice.Service) notice.Status {
				if a == ags && sv == service {
					return test.shown
				}
				status, _ := r.Truth(a, sv, at)
				return status
			})
			stated := len(r.States(at))
			test.want.Stated = stated
			test.want.Right += stated - 1
			if diff := cmp.Diff(test.want, s.Tally); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func findChange(t *testing.T, r *demo.Region, from, to notice.Status) (ags string, service notice.Service, at time.Time) {
	t.Helper()
	for _, site := range r.Plan().Sites {
		for _, service := range site.Services() {
			h := site.History(service)
			if len(h) >= 2 && h[0].Status == from && h[1].Status == to && h[1].At.Sub(h[0].At) > 2*time.Hour {
				return site.Body.AGS, service, h[1].At
			}
		}
	}
	t.Fatalf("no cell changes from %s to %s", from, to)
	return "", "", time.Time{}
}

func TestShares(t *testing.T) {
	if got := (demo.Tally{Stated: 10, Right: 6, Missing: 4, Fresh: 2}); got.Share() != .6 || got.Settled() != .75 {
		t.Errorf("share %v, settled %v, want 0.6 and 0.75", got.Share(), got.Settled())
	}
	if got := (demo.Tally{Stated: 2, Missing: 2, Fresh: 2}); got.Settled() != 1 {
		t.Errorf("settled %v where all is fresh, want 1", got.Settled())
	}
}

func TestStatesTellWhatIsAnnounced(t *testing.T) {
	r := still(t)
	announced := 0
	for _, days := range []int{2, 4, 9, 11} {
		at := demo.Start().AddDate(0, 0, days).Add(20 * time.Hour)
		for _, s := range r.States(at) {
			status, since := r.Truth(s.Body, s.Service, at)
			if status != s.Status || !since.Equal(s.Since) || since.After(at) {
				t.Errorf("%s, %s: states %s since %s, truth %s since %s", s.Body, s.Service, s.Status, s.Since, status, since)
			}
			if s.Next == "" {
				continue
			}
			announced++
			day, err := s.From.Start(plan.Berlin())
			if err != nil {
				t.Fatal(err)
			}
			if then, _ := r.Truth(s.Body, s.Service, day); then != s.Next || !day.After(at) {
				t.Errorf("%s, %s: announces %s from %s at %s, and then it is %s", s.Body, s.Service, s.Next, s.From, at, then)
			}
		}
	}
	if announced == 0 {
		t.Error("nothing is ever announced")
	}
	if status, since := r.Truth("09162000", "rathaus", demo.End()); status != "" || !since.IsZero() {
		t.Errorf("a body from elsewhere states %s", status)
	}
}
