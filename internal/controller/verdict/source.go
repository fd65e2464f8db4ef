package verdict

import (
	"strings"
	"time"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"github.com/lagebild/lagebild/internal/api/v1alpha1"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
)

// SourceInput is all that the status of a Source depends on.
type SourceInput struct {
	Object    *v1alpha1.Source // not changed
	Problems  []Problem        // the gravest first
	Note      string           // what is wrong without doing harm, such as an annotation that cannot be read; "" if nothing
	Row       *store.SourceState
	Requested time.Time // what the annotation asks for; zero if nothing
	Database  error     // why the database does not answer; nil if it does
	Deleting  bool
	Now       time.Time                           // on the clock of the rows
	Wall      func(time.Time) time.Time           // a time of the rows as one of people's clocks
	Real      func(d time.Duration) time.Duration // how long d of the rows' clock takes
}

// Source is the status of a Source, and after how much real time it has to be looked at again though nothing changed
// (0: never).
func Source(in SourceInput) (v1alpha1.SourceStatus, time.Duration) {
	old := in.Object.Status
	c := newConditions(old.Conditions, in.Object.Generation, in.Wall(in.Now))
	out := v1alpha1.SourceStatus{ObservedGeneration: in.Object.Generation, LastHandledReconcileAt: old.LastHandledReconcileAt}
	if r := in.Row; r != nil {
		out.LastFetchTime, out.LastSuccessTime = stamp(r.LastRun, in.Wall), stamp(r.LastSuccess, in.Wall)
		out.LastChangeTime, out.LastFault, out.Notices = stamp(r.LastChange, in.Wall), r.LastFault, int32(min(r.Notices, 1<<30)) //nolint:gosec // bounded
		if r.Active() {
			out.NextFetchTime = stamp(r.NextFetch, in.Wall)
		}
		if !in.Requested.IsZero() && !r.Running && !r.Handled.Before(in.Requested.Truncate(time.Microsecond)) {
			out.LastHandledReconcileAt = in.Object.Annotations[v1alpha1.ReconcileRequestAnnotation]
		}
	}
	in.ready(c)
	in.reachable(c)
	after := in.fresh(c)
	out.Conditions = c.sorted()
	return out, after
}

// ready sets Ready, Reconciling and Stalled.
func (in SourceInput) ready(c *conditions) {
	v := in.sum()
	message := v.message
	if in.Note != "" {
		message += "; " + in.Note
	}
	status := metav1.ConditionFalse
	if v.ready {
		status = metav1.ConditionTrue
	}
	c.set(v1alpha1.ConditionReady, status, v.reason, message)
	c.only(v1alpha1.ConditionStalled, v.stalled != "", v.stalled, message)
	c.only(v1alpha1.ConditionReconciling, v.progress != "", v.progress, message)
}

// sum is what Ready, Reconciling and Stalled say.
type sum struct {
	ready             bool
	reason, message   string
	stalled, progress string // reasons; "" if the condition does not hold
}

func (in SourceInput) sum() sum {
	ours := fault.TraitsOf(fault.OurSide).Reason
	switch {
	case in.Deleting:
		return sum{
			reason: ours, progress: ours,
			message: "being deleted, and waits until the database answers to retire the source: " + text(in.Database),
		}
	case len(in.Problems) > 0:
		return in.problems()
	case in.Database != nil:
		return sum{
			reason: ours, progress: ours,
			message: "the database does not answer, so how the source is doing is not known: " + text(in.Database) +
				" (" + remedies[fault.OurSide] + ")",
		}
	case in.Object.Spec.Suspend:
		message := "suspended"
		if why := in.Object.Spec.SuspendReason; why != "" {
			message += ": " + why
		}
		return sum{reason: v1alpha1.ReasonSuspended, message: message + " (set spec.suspend to false to fetch it again)"}
	case in.Row == nil || neverRun(in.Row):
		return sum{
			reason: v1alpha1.ReasonPending, progress: v1alpha1.ReasonProgressing,
			message: "accepted, and waits for its first fetch with this spec (if that takes long, see whether a scraper runs)",
		}
	}
	s := in.outcome()
	if in.waits() {
		s.progress = v1alpha1.ReasonProgressing
	}
	return s
}

// problems sums up what is wrong with the object, and what it waits for.
func (in SourceInput) problems() sum {
	s := sum{reason: in.Problems[0].Reason}
	var messages []string
	works := true
	for _, p := range in.Problems {
		works = works && p.Works
		messages = append(messages, p.Message)
		if p.Stalled && s.stalled == "" {
			s.stalled = p.Reason
		}
	}
	if s.stalled == "" {
		s.progress = s.reason
	}
	if r := in.Row; !works && r != nil && r.Active() {
		messages = append(messages, "what was accepted before stays in force")
	}
	s.message = strings.Join(messages, "; ")
	return s
}

// outcome sums up the last run.
func (in SourceInput) outcome() sum {
	r := in.Row
	kind := fault.Kind(r.LastFault)
	if kind == "" {
		return sum{ready: true, reason: v1alpha1.ReasonSucceeded, message: "the last fetch succeeded"}
	}
	t := fault.TraitsOf(kind)
	s := sum{reason: t.Reason, message: faultMessage(kind, r.LastError)}
	if t.Retry == fault.RetryStalled {
		s.stalled = t.Reason
	}
	return s
}

// neverRun reports whether no run says anything of the spec as it is now. A run that failed on our own side says nothing.
func neverRun(r *store.SourceState) bool {
	return r.LastRun.IsZero() || r.Rechecking && r.Failures == 0
}

// waits reports whether a fetch was asked for that has not ended.
func (in SourceInput) waits() bool {
	return in.Row != nil && in.Row.Active() && !in.Requested.IsZero() &&
		(in.Row.Handled.Before(in.Requested.Truncate(time.Microsecond)) || in.Row.Running)
}

// answered are the faults of targets that do answer, with something that is of no use.
var answered = map[fault.Kind]bool{
	fault.TooLarge: true, fault.WrongMediaType: true, fault.BadContent: true, fault.Empty: true,
}

func (in SourceInput) reachable(c *conditions) {
	const kind = v1alpha1.ConditionReachable
	r, ours := in.Row, fault.TraitsOf(fault.OurSide).Reason
	if in.Database != nil {
		c.set(kind, metav1.ConditionUnknown, ours, "the database does not answer")
		return
	}
	if r == nil || neverRun(r) {
		c.set(kind, metav1.ConditionUnknown, v1alpha1.ReasonPending, "not fetched with this spec yet")
		return
	}
	switch k := fault.Kind(r.LastFault); {
	case k == "" || answered[k]:
		c.set(kind, metav1.ConditionTrue, v1alpha1.ReasonAnswering, "the last fetch got an answer")
	case fault.TraitsOf(k).Retry == fault.RetryNow || k == fault.Internal:
		c.set(kind, metav1.ConditionUnknown, fault.TraitsOf(k).Reason, "the last fetch failed on our own side: "+faultMessage(k, r.LastError))
	default:
		c.set(kind, metav1.ConditionFalse, fault.TraitsOf(k).Reason, faultMessage(k, r.LastError))
	}
}

// fresh sets Fresh and tells after how much real time it changes by itself.
func (in SourceInput) fresh(c *conditions) time.Duration {
	const kind = v1alpha1.ConditionFresh
	if in.Row == nil || in.Row.LastSuccess.IsZero() {
		c.set(kind, metav1.ConditionUnknown, v1alpha1.ReasonPending, "nothing was read yet")
		return 0
	}
	left := notice.StaleAfter - in.Now.Sub(in.Row.LastSuccess)
	if left < 0 {
		c.set(kind, metav1.ConditionFalse, v1alpha1.ReasonStale,
			"nothing was confirmed for 48 hours, so what is shown from this source is marked as stale (see Ready)")
		return 0
	}
	c.set(kind, metav1.ConditionTrue, v1alpha1.ReasonConfirmed, "what is shown was confirmed within the last 48 hours")
	return max(in.Real(left), time.Second) + time.Second
}

// WriteSource tells whether a status has to be written: at once if it says something else than the old one, and otherwise,
// where only times and numbers moved on, once every has passed since written (0 for every: never). written is zero if it
// is not known when the old one was written; then the ends of the two runs are compared. If it is too early, the second
// result is how much real time is left.
func WriteSource(old, status v1alpha1.SourceStatus, now, written time.Time, every time.Duration) (bool, time.Duration) {
	if old.ObservedGeneration != status.ObservedGeneration || old.LastHandledReconcileAt != status.LastHandledReconcileAt ||
		!sameConditions(old.Conditions, status.Conditions) {
		return true, 0
	}
	if every <= 0 || status.LastFetchTime == nil || old.LastFetchTime.Equal(status.LastFetchTime) {
		return false, 0
	}
	switch {
	case old.LastFetchTime == nil:
		return true, 0
	case written.IsZero() && status.LastFetchTime.Sub(old.LastFetchTime.Time) >= every:
		return true, 0
	case written.IsZero():
		return false, every
	}
	left := every - now.Sub(written)
	return left <= 0, max(left, 0)
}

func text(err error) string {
	if err == nil {
		return "no answer"
	}
	return err.Error()
}
