package freshness_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/common/expfmt"

	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/scrape/freshness"
	"github.com/lagebild/lagebild/internal/store"
)

// answers is a store whose answer a test sets.
type answers struct {
	fresh store.Freshness
	err   error
	asked atomic.Int64
}

func (a *answers) Freshness(context.Context, time.Time) (store.Freshness, error) {
	a.asked.Add(1)
	return a.fresh, a.err
}

// text is what reg tells of the metrics named, or of all.
func text(t *testing.T, reg prometheus.Gatherer, names ...string) string {
	t.Helper()
	fs, err := reg.Gather()
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, f := range fs {
		if len(names) > 0 && !slices.Contains(names, f.GetName()) {
			continue
		}
		if _, err := expfmt.MetricFamilyToText(&b, f); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

// TestCollector follows what is told while the database answers, and while it is away.
func TestCollector(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := &answers{fresh: store.Freshness{
			Bodies: 2, Silent: 1, Stale: 1, Cells: map[notice.Status]int{notice.Available: 1, notice.Unavailable: 2},
			Queue: store.QueueHealth{Due: 3, Oldest: time.Minute},
			Content: map[string]store.Ages{
				"page": {Sources: 4, Median: time.Second, Ninety: 2 * time.Second, Worst: 3 * time.Second, Sum: 5 * time.Second},
				"x":    {Sources: 1, Worst: time.Second}, "y": {Sources: 2, Worst: 2 * time.Second},
			},
		}}
		c, err := freshness.New(freshness.Config{Store: a, Clock: clock.System{}, Services: 10})
		if err != nil {
			t.Fatal(err)
		}
		reg := prometheus.NewPedanticRegistry()
		reg.MustRegister(c)
		want := `# HELP lagebild_cells Cells by the status that is shown; unknown: nothing is.
# TYPE lagebild_cells gauge
lagebild_cells{status="available"} 1
lagebild_cells{status="limited"} 0
lagebild_cells{status="unavailable"} 2
lagebild_cells{status="unknown"} 17
# HELP lagebild_content_age_seconds Seconds since sources succeeded last, over the active sources of a type.
# TYPE lagebild_content_age_seconds summary
lagebild_content_age_seconds{type="other",quantile="0.5"} 0
lagebild_content_age_seconds{type="other",quantile="0.9"} 0
lagebild_content_age_seconds{type="other",quantile="1"} 2
lagebild_content_age_seconds_sum{type="other"} 0
lagebild_content_age_seconds_count{type="other"} 3
lagebild_content_age_seconds{type="page",quantile="0.5"} 1
lagebild_content_age_seconds{type="page",quantile="0.9"} 2
lagebild_content_age_seconds{type="page",quantile="1"} 3
lagebild_content_age_seconds_sum{type="page"} 5
lagebild_content_age_seconds_count{type="page"} 4
# HELP lagebild_database_up 1 if the database answered when it was asked last.
# TYPE lagebild_database_up gauge
lagebild_database_up 1
# HELP lagebild_oldest_due_seconds Seconds that the longest due source has waited for a run, 0 if none is due.
# TYPE lagebild_oldest_due_seconds gauge
lagebild_oldest_due_seconds 60
`
		names := []string{"lagebild_cells", "lagebild_content_age_seconds", "lagebild_database_up", "lagebild_oldest_due_seconds"}
		for range 3 {
			if diff := cmp.Diff(want, text(t, reg, names...)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		}
		if n := a.asked.Load(); n != 1 {
			t.Errorf("asked %d times within five seconds", n)
		}
		a.err = errors.New("away")
		time.Sleep(6 * time.Second)
		synctest.Wait()
		away := "# HELP lagebild_database_up 1 if the database answered when it was asked last.\n# TYPE lagebild_database_up gauge\nlagebild_database_up 0\n"
		if diff := cmp.Diff(away, text(t, reg)); diff != "" {
			t.Errorf("during the outage (-want +got):\n%s", diff)
		}
		a.err = nil
		time.Sleep(6 * time.Second)
		synctest.Wait()
		if diff := cmp.Diff(want, text(t, reg, names...)); diff != "" {
			t.Errorf("after the outage (-want +got):\n%s", diff)
		}
	})
}
