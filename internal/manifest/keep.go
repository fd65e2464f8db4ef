package manifest

import (
	"slices"

	"github.com/lagebild/lagebild/internal/api/v1alpha1"
	"github.com/lagebild/lagebild/internal/manifest/convert"
	"github.com/lagebild/lagebild/internal/notice"
)

// kept is the last right version of objects, by key.
type kept map[key]version

type version struct {
	file   string
	body   *notice.Body // one of the two is set
	source *Source
}

// merge puts into l's Set the versions in k of objects that are still there, but wrong now, and gives the versions that
// are in force with that. Objects that are gone stay gone.
func (k kept) merge(l *loader) kept {
	next := versions(l)
	rescued := map[key]bool{}
	for id, old := range k {
		if _, right := next[id]; right || !l.refused[id] && !l.unreadable[old.file] {
			continue
		}
		if old.body != nil {
			if slices.ContainsFunc(l.set.Bodies, func(b notice.Body) bool { return b.AGS == old.body.AGS }) {
				continue
			}
			l.set.Bodies = append(l.set.Bodies, *old.body)
		} else {
			l.set.Sources = append(l.set.Sources, *old.source)
		}
		next[id], rescued[id] = old, true
	}
	for i := range l.set.Problems {
		p := &l.set.Problems[i]
		for id := range rescued {
			if p.Object == id.String() || p.Object == "" && p.File == next[id].file {
				p.Kept = true
			}
		}
	}
	l.set.sort()
	return next
}

// versions are the objects that made it into l's Set.
func versions(l *loader) kept {
	out := make(kept, len(l.set.Bodies)+len(l.set.Sources))
	for i := range l.set.Sources {
		s := l.set.Sources[i]
		id := key{v1alpha1.KindSource, s.Namespace, s.Name}
		out[id] = version{file: l.accepted[id].file, source: &s}
	}
	for id, o := range l.accepted {
		if o.municipality != nil {
			b := convert.ToBody(o.municipality)
			out[id] = version{file: o.file, body: &b}
		}
	}
	return out
}
