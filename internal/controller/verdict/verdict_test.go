package verdict

import (
	"errors"
	"strings"
	"testing"
	"time"

	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"github.com/lagebild/lagebild/internal/api/v1alpha1"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
)

var noon = time.Date(2023, 11, 6, 12, 0, 0, 0, time.UTC)

func same(t time.Time) time.Time { return t }

func real(d time.Duration) time.Duration { return d }

func describe(cs []metav1.Condition) string {
	var out []string
	for _, c := range cs {
		out = append(out, c.Type+"="+string(c.Status)+":"+c.Reason)
	}
	return strings.Join(out, " ")
}

// ran is a row whose last run ended an hour ago.
func ran(kind fault.Kind, failures int) *store.SourceState {
	return &store.SourceState{
		LastRun: noon.Add(-time.Hour), LastSuccess: noon.Add(-time.Hour), LastFault: string(kind), LastError: "it failed",
		Failures: failures, NextFetch: noon.Add(time.Minute),
	}
}

func TestSource(t *testing.T) {
	t.Parallel()
	stale := ran(fault.TimedOut, 3)
	stale.LastSuccess = noon.Add(-49 * time.Hour)
	changed := ran("", 0)
	changed.Rechecking = true
	changedAndFailed := ran(fault.NotFound, 1)
	changedAndFailed.Rechecking = true
	running := ran("", 0)
	running.Running, running.Handled = true, noon
	suspended := func(s *v1alpha1.SourceSpec) { s.Suspend = true }
	wrong := []Problem{{Reason: "InvalidSpec", Message: "a", Stalled: true}, {Reason: "MunicipalityNotFound", Message: "b"}}
	tests := []struct {
		name  string
		in    SourceInput
		spec  func(*v1alpha1.SourceSpec)
		want  string
		after time.Duration
	}{
		{"no row", SourceInput{}, nil, "Ready=False:Pending Reconciling=True:Progressing Reachable=Unknown:Pending Fresh=Unknown:Pending", 0},
		{"never run", SourceInput{Row: &store.SourceState{}}, nil, "Ready=False:Pending Reconciling=True:Progressing Reachable=Unknown:Pending Fresh=Unknown:Pending", 0},
		{"succeeded", SourceInput{Row: ran("", 0)}, nil, "Ready=True:Succeeded Reachable=True:Answering Fresh=True:Confirmed", 47*time.Hour + time.Second},
		{"spec changed", SourceInput{Row: changed}, nil, "Ready=False:Pending Reconciling=True:Progressing Reachable=Unknown:Pending Fresh=True:Confirmed", 47*time.Hour + time.Second},
		{"spec changed, and failed", SourceInput{Row: changedAndFailed}, nil, "Ready=False:NotFound Reachable=False:NotFound Fresh=True:Confirmed", 47*time.Hour + time.Second},
		{"failed long ago", SourceInput{Row: stale}, nil, "Ready=False:TimedOut Reachable=False:TimedOut Fresh=False:Stale", 0},
		{"failed for good", SourceInput{Row: ran(fault.RefusedTarget, 1)}, nil, "Ready=False:RefusedTarget Stalled=True:RefusedTarget Reachable=False:RefusedTarget Fresh=True:Confirmed", 47*time.Hour + time.Second},
		{"our side", SourceInput{Row: ran(fault.OurSide, 0)}, nil, "Ready=False:OurSide Reachable=Unknown:OurSide Fresh=True:Confirmed", 47*time.Hour + time.Second},
		{"suspended", SourceInput{Row: ran("", 0)}, suspended, "Ready=False:Suspended Reachable=True:Answering Fresh=True:Confirmed", 47*time.Hour + time.Second},
		{"wrong and waiting", SourceInput{Problems: wrong}, nil, "Ready=False:InvalidSpec Stalled=True:InvalidSpec Reachable=Unknown:Pending Fresh=Unknown:Pending", 0},
		{"waiting", SourceInput{Problems: wrong[1:]}, nil, "Ready=False:MunicipalityNotFound Reconciling=True:MunicipalityNotFound Reachable=Unknown:Pending Fresh=Unknown:Pending", 0},
		{"no database", SourceInput{Row: ran("", 0), Database: errors.New("refused")}, nil, "Ready=False:OurSide Reconciling=True:OurSide Reachable=Unknown:OurSide Fresh=True:Confirmed", 47*time.Hour + time.Second},
		{"no database, being deleted", SourceInput{Database: errors.New("refused"), Deleting: true}, nil, "Ready=False:OurSide Reconciling=True:OurSide Reachable=Unknown:OurSide Fresh=Unknown:Pending", 0},
		{"asked for, not begun", SourceInput{Row: ran("", 0), Requested: noon}, nil, "Ready=True:Succeeded Reconciling=True:Progressing Reachable=True:Answering Fresh=True:Confirmed", 47*time.Hour + time.Second},
		{"asked for, running", SourceInput{Row: running, Requested: noon}, nil, "Ready=True:Succeeded Reconciling=True:Progressing Reachable=True:Answering Fresh=True:Confirmed", 47*time.Hour + time.Second},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			obj := &v1alpha1.Source{}
			obj.Generation = 3
			if tt.spec != nil {
				tt.spec(&obj.Spec)
			}
			tt.in.Object, tt.in.Now, tt.in.Wall, tt.in.Real = obj, noon, same, real
			got, after := Source(tt.in)
			if d := describe(got.Conditions); d != tt.want {
				t.Errorf("got  %s\nwant %s", d, tt.want)
			}
			if after != tt.after {
				t.Errorf("look again after %v, want %v", after, tt.after)
			}
			if got.ObservedGeneration != 3 {
				t.Errorf("observed %d", got.ObservedGeneration)
			}
			// The same again says nothing new.
			obj.Status = got
			if again, _ := Source(tt.in); describe(again.Conditions) != tt.want {
				t.Errorf("again %s", describe(again.Conditions))
			} else if write, _ := WriteSource(got, again, noon, noon, time.Minute); write {
				t.Error("the same status would be written again")
			}
		})
	}
}

func TestTransitionTimes(t *testing.T) {
	t.Parallel()
	obj := &v1alpha1.Source{}
	in := SourceInput{Object: obj, Row: ran("", 0), Now: noon, Wall: same, Real: real}
	obj.Status, _ = Source(in)
	in.Now = noon.Add(time.Minute)
	obj.Status, _ = Source(in)
	if at := meta.FindStatusCondition(obj.Status.Conditions, "Ready").LastTransitionTime; !at.Time.Equal(noon) {
		t.Errorf("Ready since %v though nothing changed", at)
	}
	in.Row = ran(fault.TimedOut, 1)
	obj.Status, _ = Source(in)
	if at := meta.FindStatusCondition(obj.Status.Conditions, "Ready").LastTransitionTime; !at.Time.Equal(in.Now) {
		t.Errorf("Ready since %v after a failure", at)
	}
}

func TestWriteSource(t *testing.T) {
	t.Parallel()
	status := func(fetch time.Duration, message string) v1alpha1.SourceStatus {
		at := metav1.NewTime(noon.Add(fetch))
		return v1alpha1.SourceStatus{LastFetchTime: &at, Conditions: []metav1.Condition{{Type: "Ready", Status: "False", Reason: "TimedOut", Message: message}}}
	}
	old := status(0, "port 1")
	other := status(0, "port 1")
	other.Conditions[0].Reason = "NotFound"
	tests := []struct {
		name    string
		status  v1alpha1.SourceStatus
		now     time.Duration
		written time.Time
		every   time.Duration
		want    bool
		left    time.Duration
	}{
		{"nothing new", status(0, "port 1"), time.Hour, noon, 10 * time.Minute, false, 0},
		{"another reason", other, 0, noon, 10 * time.Minute, true, 0},
		{"another text of the same fault", status(0, "port 2"), time.Hour, noon, 10 * time.Minute, false, 0},
		{"another run, too early", status(4*time.Minute, "port 2"), 4 * time.Minute, noon, 10 * time.Minute, false, 6 * time.Minute},
		{"another run, in time", status(4*time.Minute, "port 2"), 10 * time.Minute, noon, 10 * time.Minute, true, 0},
		{"another run, written before our time", status(15*time.Minute, "port 2"), 15 * time.Minute, time.Time{}, 10 * time.Minute, true, 0},
		{"another run soon, written before our time", status(5*time.Minute, "port 2"), 5 * time.Minute, time.Time{}, 10 * time.Minute, false, 10 * time.Minute},
		{"never", status(time.Hour, "port 2"), time.Hour, noon, -1, false, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, left := WriteSource(old, tt.status, noon.Add(tt.now), tt.written, tt.every)
			if got != tt.want || left != tt.left {
				t.Errorf("got %v, %v; want %v, %v", got, left, tt.want, tt.left)
			}
		})
	}
}

func TestMunicipality(t *testing.T) {
	t.Parallel()
	long := ran(fault.Unreachable, 9)
	long.LastSuccess = noon.Add(-72 * time.Hour)
	never := ran(fault.Unreachable, 1)
	never.LastSuccess = time.Time{}
	body := func(s ...notice.Status) *store.BodyState { return &store.BodyState{Statuses: s} }
	tests := []struct {
		name  string
		in    MunicipalityInput
		want  string
		worst v1alpha1.StatusKey
		ratio string
	}{
		{"no sources", MunicipalityInput{Body: body()}, "Ready=True:Succeeded Reachable=False:NoSources", "unknown", "0/0"},
		{"not fetched", MunicipalityInput{Body: body(), Sources: []*store.SourceState{nil}}, "Ready=True:Succeeded Reachable=Unknown:Pending", "unknown", "0/1"},
		{"nothing said", MunicipalityInput{Body: body(), Sources: []*store.SourceState{ran("", 0)}}, "Ready=True:Succeeded Reachable=True:Answering", "unknown", "1/1"},
		{"available", MunicipalityInput{Body: body("available"), Sources: []*store.SourceState{ran("", 0), nil}}, "Ready=True:Succeeded Reachable=True:Answering", "available", "1/2"},
		{"the worst counts", MunicipalityInput{Body: body("available", "unavailable", "limited"), Sources: []*store.SourceState{ran("", 0)}}, "Ready=True:Succeeded Reachable=True:Answering", "unavailable", "1/1"},
		{"silent", MunicipalityInput{Body: body("available"), Sources: []*store.SourceState{long}}, "Ready=True:Succeeded Reachable=False:Silent", "silent", "0/1"},
		{"never answered", MunicipalityInput{Body: body(), Sources: []*store.SourceState{never}}, "Ready=True:Succeeded Reachable=False:Silent", "silent", "0/1"},
		{"no database", MunicipalityInput{Body: body("available"), Sources: []*store.SourceState{ran("", 0)}, Database: errors.New("refused")}, "Ready=False:OurSide Reconciling=True:OurSide Reachable=Unknown:OurSide", "unknown", "1/1"},
		{"AGS in use", MunicipalityInput{Problems: []Problem{{Reason: "AGSInUse", Message: "x", Stalled: true}}}, "Ready=False:AGSInUse Stalled=True:AGSInUse Reachable=False:NoSources", "unknown", "0/0"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			tt.in.Object, tt.in.Now, tt.in.Wall, tt.in.Real = &v1alpha1.Municipality{}, noon, same, real
			got, _ := Municipality(tt.in)
			if d := describe(got.Conditions); d != tt.want {
				t.Errorf("got  %s\nwant %s", d, tt.want)
			}
			if got.WorstStatus != tt.worst || got.Sources != tt.ratio {
				t.Errorf("worst %s, sources %s; want %s, %s", got.WorstStatus, got.Sources, tt.worst, tt.ratio)
			}
		})
	}
}

func TestEveryFaultHasARemedy(t *testing.T) {
	t.Parallel()
	for _, k := range fault.Kinds() {
		if remedies[k] == "" {
			t.Errorf("no remedy for %s", k)
		}
	}
	if got := faultMessage(fault.NotFound, "fetching: 404 (mend it)"); got != "fetching: 404 (mend it)" {
		t.Errorf("a fault that names its remedy got another: %q", got)
	}
}
