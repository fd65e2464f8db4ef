package verdict

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"github.com/lagebild/lagebild/internal/api/v1alpha1"
	"github.com/lagebild/lagebild/internal/fault"
)

// maxMessage bounds a condition's message, in characters; the schema allows more than people read.
const maxMessage = 1000

// Problem is one thing for which an object cannot do its work, or not all of it.
type Problem struct {
	Reason  string
	Message string // what is wrong, and what to do about it
	Stalled bool   // nothing changes until somebody changes the object
	Works   bool   // the spec is at work in spite of it
}

// conditions is a list in the making.
type conditions struct {
	list       []metav1.Condition
	generation int64
	now        metav1.Time
}

// newConditions begins with those that an object has.
func newConditions(old []metav1.Condition, generation int64, now time.Time) *conditions {
	return &conditions{list: slices.Clone(old), generation: generation, now: metav1.NewTime(now.Truncate(time.Second))}
}

func (c *conditions) set(kind string, status metav1.ConditionStatus, reason, message string) {
	meta.SetStatusCondition(&c.list, metav1.Condition{
		Type: kind, Status: status, Reason: reason, Message: short(message), ObservedGeneration: c.generation,
		LastTransitionTime: c.now,
	})
}

// only sets a condition that is present while true, and removes it otherwise.
func (c *conditions) only(kind string, holds bool, reason, message string) {
	if holds {
		c.set(kind, metav1.ConditionTrue, reason, message)
		return
	}
	meta.RemoveStatusCondition(&c.list, kind)
}

// sorted is the list with Ready first, so that what people read first sums up.
func (c *conditions) sorted() []metav1.Condition {
	slices.SortStableFunc(c.list, func(a, b metav1.Condition) int { return cmp.Compare(rank(a.Type), rank(b.Type)) })
	return c.list
}

func rank(kind string) int {
	order := []string{
		v1alpha1.ConditionReady, v1alpha1.ConditionReconciling, v1alpha1.ConditionStalled, v1alpha1.ConditionReachable,
		v1alpha1.ConditionFresh,
	}
	if i := slices.Index(order, kind); i >= 0 {
		return i
	}
	return len(order)
}

func short(text string) string {
	text = strings.ToValidUTF8(strings.TrimSpace(text), "\ufffd")
	if r := []rune(text); len(r) > maxMessage {
		return string(r[:maxMessage-1]) + "…"
	}
	return text
}

// sameConditions reports whether b says what a says. The message of a condition that a failed fetch made is left out of
// account: it may name another port or number each time.
func sameConditions(a, b []metav1.Condition) bool {
	if len(a) != len(b) {
		return false
	}
	for _, x := range a {
		y := meta.FindStatusCondition(b, x.Type)
		if y == nil || x.Status != y.Status || x.Reason != y.Reason || x.ObservedGeneration != y.ObservedGeneration {
			return false
		}
		if x.Message != y.Message && !isFault(x.Reason) {
			return false
		}
	}
	return true
}

// isFault reports whether a reason is that of a fault kind.
func isFault(reason string) bool {
	for _, k := range fault.Kinds() {
		if fault.TraitsOf(k).Reason == reason {
			return true
		}
	}
	return false
}

// stamp is a time of the database for a status: whole seconds, nil for zero.
func stamp(t time.Time, wall func(time.Time) time.Time) *metav1.Time {
	if t.IsZero() {
		return nil
	}
	at := metav1.NewTime(wall(t).UTC().Truncate(time.Second))
	return &at
}
