//go:build lean

package schema

import (
	"context"

	"github.com/lagebild/lagebild/internal/api/v1alpha1"
)

// Kind takes objects of one kind unchecked. The tag lean leaves out what checks them, as building that takes a quarter of the
// time of everything: such a program reads nobody's manifests but those of the simulated region, which are right and complete.
type Kind struct{ Group, Version, Name string }

// Kinds gives the kinds that there are.
func Kinds() ([]*Kind, error) {
	gv := v1alpha1.GroupVersion
	return []*Kind{
		{Group: gv.Group, Version: gv.Version, Name: v1alpha1.KindMunicipality},
		{Group: gv.Group, Version: gv.Version, Name: v1alpha1.KindSource},
	}, nil
}

// Check finds nothing wrong.
func (*Kind) Check(context.Context, map[string]any) []Violation { return nil }
