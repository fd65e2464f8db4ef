package verdict

import (
	"reflect"
	"slices"
	"time"

	"github.com/lagebild/lagebild/internal/api/v1alpha1"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
)

// ByGravity puts what is wrong before what is waited for. A Secret that is missing goes before a type that is not read: it
// is the one that can be mended.
func ByGravity(in []Problem) []Problem {
	order := []string{
		v1alpha1.ReasonInvalidSpec, v1alpha1.ReasonSecretNotFound, v1alpha1.ReasonTypeNotSupported,
		v1alpha1.ReasonMunicipalityNotFound, v1alpha1.ReasonMunicipalityNotAccepted, v1alpha1.ReasonPredecessorNotFound,
	}
	out := make([]Problem, 0, len(in))
	for _, reason := range order {
		for _, p := range in {
			if p.Reason == reason {
				out = append(out, p)
			}
		}
	}
	return out
}

// Differs reports whether the row is not what rec, under scope, asks for.
func Differs(row *store.SourceState, rec store.SourceRecord, scope string) bool {
	return row == nil || row.Retired || row.Scope != scope || row.Suspend != rec.Suspend ||
		row.Succeeds != rec.Succeeds || rec.RequestedAt.Truncate(time.Microsecond).After(row.RequestedAt) ||
		!reflect.DeepEqual(row.Spec, rec.Spec)
}

// SameBody reports whether two bodies are alike in everything.
func SameBody(a, b notice.Body) bool {
	return a.AGS == b.AGS && a.Name == b.Name && a.Kind == b.Kind && a.DistrictAGS == b.DistrictAGS &&
		a.Population == b.Population && a.Homepage == b.Homepage && slices.Equal(a.Aliases, b.Aliases)
}
