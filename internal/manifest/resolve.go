package manifest

import (
	"fmt"
	"slices"

	"github.com/lagebild/lagebild/internal/api/v1alpha1"
	"github.com/lagebild/lagebild/internal/manifest/convert"
	"github.com/lagebild/lagebild/internal/manifest/schema"
)

// maxSuggested is up to how many Municipalities a mistyped name is compared with.
const maxSuggested = 1000

// resolve checks the objects against each other and turns them into the domain's types.
func (l *loader) resolve() {
	bodies := map[string]*object{} // by AGS
	var sources []*object
	for _, o := range l.objects {
		if first, twice := l.accepted[o.key]; twice {
			l.refuse(o, "metadata.name", "stands twice, first in "+place(first, "metadata.name"), "give one of the two another name")
			continue
		}
		if o.source != nil {
			l.accepted[o.key] = o
			sources = append(sources, o)
			continue
		}
		ags := string(o.municipality.Spec.AGS)
		if first, twice := bodies[ags]; twice {
			l.refuse(o, "spec.ags", fmt.Sprintf("AGS %s is that of %s, in %s", ags, first, place(first, "spec.ags")),
				"correct one of the two, or remove one")
			continue
		}
		l.accepted[o.key], bodies[ags] = o, o
		l.set.Bodies = append(l.set.Bodies, convert.ToBody(o.municipality))
	}
	for _, o := range sources {
		l.source(o)
	}
}

func place(o *object, field string) string { return fmt.Sprintf("%s:%d", o.file, o.node.LineOf(field)) }

// source turns o into a Source, unless something it needs is missing.
func (l *loader) source(o *object) {
	ags, ok := l.municipality(o)
	spec, err := convert.ToSpec(o.source, ags)
	for _, e := range convert.FieldErrors(err) {
		ok = false
		l.refuse(o, e.Field, e.Message, e.Remedy)
	}
	if l.circular(o) {
		ok = false
		l.refuse(o, "spec.succeeds.name", "goes round in a circle: each source takes the place of the next",
			"remove succeeds from the oldest of them")
	}
	if !ok {
		return
	}
	at, err := convert.RequestedAt(o.source.Annotations)
	for _, e := range convert.FieldErrors(err) {
		l.complain(o, e.Field, e.Message, e.Remedy)
	}
	s := Source{
		Namespace: o.namespace, Name: o.name, Spec: spec, Suspend: o.source.Spec.Suspend, RequestedAt: at,
	}
	if ref := o.source.Spec.Succeeds; ref != nil {
		s.Succeeds = string(ref.Name)
	}
	l.set.Sources = append(l.set.Sources, s)
}

// municipality is the AGS for which o speaks; false if it names a Municipality that is not there.
func (l *loader) municipality(o *object) (ags string, ok bool) {
	ref := o.source.Spec.MunicipalityRef
	if ref == nil {
		return "", true
	}
	const field = "spec.municipalityRef.name"
	k := key{v1alpha1.KindMunicipality, o.namespace, string(ref.Name)}
	if m, found := l.accepted[k]; found {
		return string(m.municipality.Spec.AGS), true
	}
	if l.refused[k] {
		l.refuse(o, field, fmt.Sprintf("%s is there, but wrong itself", k), "correct the Municipality first")
		return "", false
	}
	l.refuse(o, field, fmt.Sprintf("no %s", k), l.suggest(k))
	return "", false
}

// suggest says what may have been meant by the name of a Municipality that does not exist.
func (l *loader) suggest(k key) string {
	var names []string
	for other := range l.accepted {
		if other.kind != k.kind {
			continue
		}
		if other.name == k.name {
			return fmt.Sprintf("it is in namespace %s; put both into one namespace", other.namespace)
		}
		if other.namespace == k.namespace {
			names = append(names, other.name)
		}
	}
	slices.Sort(names)
	if len(names) <= maxSuggested {
		if best := schema.Nearest(k.name, names); best != "" {
			return "did you mean " + best + "?"
		}
	}
	return "add a Municipality of this name, or leave municipalityRef out for a text about many bodies"
}

// circular reports whether following succeeds from o leads back to o.
func (l *loader) circular(o *object) bool {
	at := o
	for range len(l.objects) {
		ref := at.source.Spec.Succeeds
		if ref == nil {
			return false
		}
		next, ok := l.accepted[key{v1alpha1.KindSource, o.namespace, string(ref.Name)}]
		if !ok {
			return false
		}
		if next == o {
			return true
		}
		at = next
	}
	return false
}
