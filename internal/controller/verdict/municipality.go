package verdict

import (
	"fmt"
	"slices"
	"time"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"github.com/lagebild/lagebild/internal/api/v1alpha1"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
)

// MunicipalityInput is all that the status of a Municipality depends on.
type MunicipalityInput struct {
	Object   *v1alpha1.Municipality // not changed
	Problems []Problem
	Body     *store.BodyState     // nil if it has no row
	Sources  []*store.SourceState // rows of the Sources that name it and are not suspended; nil for one without a row
	Database error
	Deleting bool
	Now      time.Time
	Wall     func(time.Time) time.Time
	Real     func(d time.Duration) time.Duration
}

// Municipality is the status of a Municipality, and after how much real time it has to be looked at again though nothing
// changed (0: never).
func Municipality(in MunicipalityInput) (v1alpha1.MunicipalityStatus, time.Duration) {
	old := in.Object.Status
	c := newConditions(old.Conditions, in.Object.Generation, in.Wall(in.Now))
	in.ready(c)
	last, ready := in.answering()
	after := in.reachable(c, last)
	out := v1alpha1.MunicipalityStatus{
		ObservedGeneration: in.Object.Generation,
		Conditions:         c.sorted(),
		SourcesTotal:       int32(min(len(in.Sources), 1<<30)),
		SourcesReady:       int32(min(ready, 1<<30)), //nolint:gosec // bounded
		Sources:            fmt.Sprintf("%d/%d", ready, len(in.Sources)),
		WorstStatus:        in.worst(c),
		LastNoticeTime:     old.LastNoticeTime,
	}
	if in.Body != nil {
		out.LastNoticeTime = stamp(in.Body.LastNotice, in.Wall)
	}
	return out, after
}

func (in MunicipalityInput) ready(c *conditions) {
	ours := fault.TraitsOf(fault.OurSide).Reason
	var stalled, progress, reason, message string
	status := metav1.ConditionFalse
	switch {
	case in.Deleting:
		reason, progress = ours, ours
		message = "being deleted, and waits until the database answers to retire the body: " + text(in.Database)
	case len(in.Problems) > 0:
		reason, message = in.Problems[0].Reason, in.Problems[0].Message
		if in.Problems[0].Stalled {
			stalled = reason
		} else {
			progress = reason
		}
	case in.Database != nil:
		reason, progress = ours, ours
		message = "the database does not answer: " + text(in.Database) + " (" + remedies[fault.OurSide] + ")"
	default:
		status, reason, message = metav1.ConditionTrue, v1alpha1.ReasonSucceeded, "the body is in the overview"
	}
	c.set(v1alpha1.ConditionReady, status, reason, message)
	c.only(v1alpha1.ConditionStalled, stalled != "", stalled, message)
	c.only(v1alpha1.ConditionReconciling, progress != "", progress, message)
}

// answering is when a source last answered, and how many answered their last fetch.
func (in MunicipalityInput) answering() (last time.Time, ready int) {
	for _, s := range in.Sources {
		if s == nil {
			continue
		}
		if s.Answering() && s.Active() {
			ready++
		}
		if s.LastSuccess.After(last) {
			last = s.LastSuccess
		}
	}
	return last, ready
}

// reachable sets Reachable and tells after how much real time it changes by itself.
func (in MunicipalityInput) reachable(c *conditions, last time.Time) time.Duration {
	const kind = v1alpha1.ConditionReachable
	fetched := slices.ContainsFunc(in.Sources, func(s *store.SourceState) bool { return s != nil && !s.LastRun.IsZero() })
	left := notice.StaleAfter - in.Now.Sub(last)
	switch {
	case in.Database != nil:
		c.set(kind, metav1.ConditionUnknown, fault.TraitsOf(fault.OurSide).Reason, "the database does not answer")
	case len(in.Sources) == 0:
		c.set(kind, metav1.ConditionFalse, v1alpha1.ReasonNoSources,
			"no Source that is not suspended names it, so nothing can be known of it (apply a Source with this municipalityRef)")
	case last.IsZero() && !fetched:
		c.set(kind, metav1.ConditionUnknown, v1alpha1.ReasonPending, "none of its sources was fetched yet")
	case last.IsZero():
		c.set(kind, metav1.ConditionFalse, v1alpha1.ReasonSilent, "none of its sources ever answered (see the conditions of its Sources)")
	case left < 0:
		c.set(kind, metav1.ConditionFalse, v1alpha1.ReasonSilent,
			"none of its sources answered within the last 48 hours (see the conditions of its Sources)")
	default:
		c.set(kind, metav1.ConditionTrue, v1alpha1.ReasonAnswering, "a source answered within the last 48 hours")
		return max(in.Real(left), time.Second) + time.Second
	}
	return 0
}

// worst is the worst status that stands. What is not known is never available.
func (in MunicipalityInput) worst(c *conditions) v1alpha1.StatusKey {
	for _, x := range c.list {
		if x.Type == v1alpha1.ConditionReachable && x.Reason == v1alpha1.ReasonSilent {
			return v1alpha1.StatusSilent
		}
	}
	if in.Body == nil || in.Database != nil {
		return v1alpha1.StatusUnknown
	}
	for _, s := range []notice.Status{notice.Unavailable, notice.Limited, notice.Available} {
		if slices.Contains(in.Body.Statuses, s) {
			return v1alpha1.StatusKey(s)
		}
	}
	return v1alpha1.StatusUnknown
}

// WriteMunicipality is WriteSource for a Municipality, where only the time of the last notice may wait.
func WriteMunicipality(old, status v1alpha1.MunicipalityStatus, now, written time.Time, every time.Duration) (bool, time.Duration) {
	if old.ObservedGeneration != status.ObservedGeneration || old.Sources != status.Sources ||
		old.WorstStatus != status.WorstStatus || !sameConditions(old.Conditions, status.Conditions) {
		return true, 0
	}
	if every <= 0 || old.LastNoticeTime.Equal(status.LastNoticeTime) {
		return false, 0
	}
	left := every - now.Sub(written)
	return left <= 0, max(left, 0)
}
