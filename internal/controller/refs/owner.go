package refs

import (
	"cmp"
	"context"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"sigs.k8s.io/controller-runtime/pkg/client"

	"github.com/lagebild/lagebild/internal/api/v1alpha1"
	"github.com/lagebild/lagebild/internal/fault"
)

// Owner is the Municipality that counts of those with this AGS: the oldest that is not being deleted; nil if none is. An
// error is of kind OurSide.
func Owner(ctx context.Context, cache client.Reader, ags v1alpha1.AGS) (*v1alpha1.Municipality, error) {
	items, err := Municipalities(ctx, cache, ags)
	if err != nil {
		return nil, err
	}
	var best *v1alpha1.Municipality
	for i := range items {
		m := &items[i]
		if m.DeletionTimestamp.IsZero() && (best == nil || older(m, best) < 0) {
			best = m
		}
	}
	return best, nil
}

// older orders by age, and by name where that is the same.
func older(a, b *v1alpha1.Municipality) int {
	return cmp.Or(
		a.CreationTimestamp.Compare(b.CreationTimestamp.Time),
		cmp.Compare(a.Namespace, b.Namespace), cmp.Compare(a.Name, b.Name))
}

// Named is a Municipality that a Source names.
type Named struct {
	AGS      string
	Accepted bool // it is the one that counts for its AGS
}

// Municipality finds one by its name; nil if it is not there or is being deleted. An error is of kind OurSide.
func Municipality(ctx context.Context, cache client.Reader, key client.ObjectKey) (*Named, error) {
	var m v1alpha1.Municipality
	err := cache.Get(ctx, key, &m, client.UnsafeDisableDeepCopy)
	switch {
	case apierrors.IsNotFound(err):
		return nil, nil //nolint:nilnil // nothing is an answer
	case err != nil:
		return nil, fault.Wrap(fault.OurSide, "reading a Municipality", err)
	case !m.DeletionTimestamp.IsZero():
		return nil, nil //nolint:nilnil // nothing is an answer
	}
	owner, err := Owner(ctx, cache, m.Spec.AGS)
	if err != nil {
		return nil, err
	}
	return &Named{AGS: string(m.Spec.AGS), Accepted: owner != nil && owner.UID == m.UID}, nil
}
