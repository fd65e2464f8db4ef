package demo

import (
	"fmt"
	"time"

	"github.com/lagebild/lagebild/internal/demo/plan"
	"github.com/lagebild/lagebild/internal/notice"
)

// Tally counts cells: pairs of a body and a service. Stated = Right + Missing + Late + Wrong.
type Tally struct {
	Stated  int // the body states a status
	Right   int // and the overview shows it
	Missing int // but the overview shows nothing
	Late    int // but the overview shows what the body stated earlier
	Wrong   int // but the overview shows what the body never stated

	Unstated       int           // the body states nothing, and yet the overview shows something
	WrongAvailable int           // the overview shows available, and the body does not state it: the worst fault. Also in Late, Wrong or Unstated
	Fresh          int           // of Missing and Late: the body has stated it for less than Grace
	Lag            time.Duration // sum over Missing and Late of the time for which the body has stated it
	WorstLag       time.Duration
}

// Grace is the age below which a statement that is not shown yet counts as Fresh: two intervals of a usual source and
// some time for the work.
const Grace = 45 * time.Minute

// Share is Right out of Stated, from 0 to 1; 1 if nothing is stated.
func (t Tally) Share() float64 {
	if t.Stated == 0 {
		return 1
	}
	return float64(t.Right) / float64(t.Stated)
}

// Settled is the same without what is Fresh.
func (t Tally) Settled() float64 {
	if t.Stated == t.Fresh {
		return 1
	}
	return float64(t.Right) / float64(t.Stated-t.Fresh)
}

// String is the tally in one line.
func (t Tally) String() string {
	return fmt.Sprintf("stated %d, right %d, missing %d, late %d, wrong %d (fresh %d); unstated %d, wrongly available %d; worst lag %s",
		t.Stated, t.Right, t.Missing, t.Late, t.Wrong, t.Fresh, t.Unstated, t.WrongAvailable, t.WorstLag.Round(time.Minute))
}

// Miss is one cell that an overview does not show as the body states it.
type Miss struct {
	Body    string // AGS
	Service notice.Service
	Habit   plan.Habit
	Stated  notice.Status // "" if the body states nothing
	Shown   notice.Status // "" if the overview shows nothing
	Since   time.Time     // since when the body states it
}

// Score is how an overview compares with the truth at one moment.
type Score struct {
	At time.Time
	Tally
	ByHabit map[plan.Habit]Tally
	Misses  []Miss // all cells that are not right, by body and service
}

// Compare holds what an overview shows against what the bodies state at t. shown gives the status that the overview
// shows for a body (AGS) and a service, "" for unknown; services are those that the body ever speaks of and all others
// of which any body speaks.
func (r *Region) Compare(t time.Time, shown func(ags string, service notice.Service) notice.Status) Score {
	score := Score{At: t, ByHabit: map[plan.Habit]Tally{}}
	for _, site := range r.plan.Sites {
		habit := score.ByHabit[site.Habit]
		for _, service := range plan.Services() {
			truth, is := site.Stated(service, t), shown(site.Body.AGS, service)
			if truth.Status == is && is == "" {
				continue
			}
			for _, tally := range []*Tally{&score.Tally, &habit} {
				tally.count(site.History(service), truth, is, t)
			}
			if truth.Status != is {
				score.Misses = append(score.Misses, Miss{
					Body: site.Body.AGS, Service: service, Habit: site.Habit, Stated: truth.Status, Shown: is, Since: truth.At,
				})
			}
		}
		score.ByHabit[site.Habit] = habit
	}
	return score
}

func (t *Tally) count(history []plan.Change, truth plan.Change, shown notice.Status, now time.Time) {
	if truth.Status == "" {
		t.Unstated++
		if shown == notice.Available {
			t.WrongAvailable++
		}
		return
	}
	t.Stated++
	if truth.Status == shown {
		t.Right++
		return
	}
	if shown == notice.Available {
		t.WrongAvailable++
	}
	switch {
	case shown == "":
		t.Missing++
	case statedEarlier(history, shown, truth.At):
		t.Late++
	default:
		t.Wrong++
		return
	}
	lag := now.Sub(truth.At)
	t.Lag += lag
	t.WorstLag = max(t.WorstLag, lag)
	if lag < Grace {
		t.Fresh++
	}
}

// statedEarlier reports whether the body stated the status before the present one began.
func statedEarlier(history []plan.Change, status notice.Status, before time.Time) bool {
	for _, c := range history {
		if c.Status == status && c.At.Before(before) {
			return true
		}
	}
	return false
}
