package refs

import (
	"context"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"sigs.k8s.io/controller-runtime/pkg/client"

	"github.com/lagebild/lagebild/internal/api/v1alpha1"
	"github.com/lagebild/lagebild/internal/fault"
)

// Predecessor is what spec.succeeds of a Source leads to; "" if it names nothing.
type Predecessor string

// What spec.succeeds leads to.
const (
	PredecessorFound   Predecessor = "found"
	PredecessorMissing Predecessor = "missing"
	PredecessorCircle  Predecessor = "circle"
)

// maxSuccession is how many Sources may take each other's place in a row.
const maxSuccession = 100

// FollowSucceeds follows spec.succeeds. A Source that is gone is found as long as it has a row. An error is of kind OurSide.
func FollowSucceeds(ctx context.Context, cache client.Reader, src *v1alpha1.Source, hasRow func(client.ObjectKey) bool) (Predecessor, error) {
	next := src.Spec.Succeeds
	if next == nil {
		return "", nil
	}
	k := client.ObjectKey{Namespace: src.Namespace, Name: string(next.Name)}
	for n := range maxSuccession {
		var s v1alpha1.Source
		err := cache.Get(ctx, k, &s, client.UnsafeDisableDeepCopy)
		switch {
		case apierrors.IsNotFound(err) && n == 0 && !hasRow(k):
			return PredecessorMissing, nil
		case apierrors.IsNotFound(err):
			return PredecessorFound, nil
		case err != nil:
			return "", fault.Wrap(fault.OurSide, "reading a Source", err)
		case s.Spec.Succeeds == nil:
			return PredecessorFound, nil
		}
		if k.Name = string(s.Spec.Succeeds.Name); k.Name == src.Name {
			return PredecessorCircle, nil
		}
	}
	return PredecessorFound, nil // a circle further on is its members' fault
}
