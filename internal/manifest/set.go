package manifest

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/source"
)

// Set is what a folder of manifests asks for.
type Set struct {
	Bodies   []notice.Body // by AGS, no two with the same
	Sources  []Source      // by namespace and name, no two with the same
	Problems []Problem     // by file and line: what is left out, and why
	Notes    []Problem     // by file and line: what was passed over without harm, such as objects of other groups
}

// Source is a source as a manifest wants it to be.
type Source struct {
	Namespace, Name string
	Spec            source.Spec
	Suspend         bool
	Succeeds        string    // name, in the same namespace, of the source whose place it takes; "" if none
	RequestedAt     time.Time // somebody wants it fetched now; zero if not
}

// Problem is one thing wrong with a manifest.
type Problem struct {
	File    string // path of the file; of the folder if that cannot be read
	Line    int    // of the field, from 1; 0 if the whole file is meant
	Object  string // "Source default/werl-startseite"; "" if it could not be told
	Field   string // "spec.page.url"; "" if the whole object is meant
	Message string // what is wrong
	Remedy  string // what to do about it
	Kept    bool   // while watching: what the file said before stays in force
}

// String is the problem in one line, in the form that editors and terminals jump to.
func (p Problem) String() string {
	var b strings.Builder
	b.WriteString(p.File)
	if p.Line > 0 {
		fmt.Fprintf(&b, ":%d", p.Line)
	}
	for _, part := range []string{p.Object, p.Field, p.Message} {
		if part != "" {
			b.WriteString(": " + part)
		}
	}
	if p.Remedy != "" {
		b.WriteString(" (" + p.Remedy + ")")
	}
	if p.Kept {
		b.WriteString("; the earlier version stays in force")
	}
	return b.String()
}

// key names an object.
type key struct{ kind, namespace, name string }

// String is the key as people write it.
func (k key) String() string {
	switch {
	case k.kind == "":
		return ""
	case k.name == "":
		return k.kind
	default:
		return k.kind + " " + k.namespace + "/" + k.name
	}
}

func (s *Set) sort() {
	slices.SortFunc(s.Bodies, func(a, b notice.Body) int { return strings.Compare(a.AGS, b.AGS) })
	slices.SortFunc(s.Sources, func(a, b Source) int {
		return cmp.Or(strings.Compare(a.Namespace, b.Namespace), strings.Compare(a.Name, b.Name))
	})
	byPlace := func(a, b Problem) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), strings.Compare(a.Field, b.Field))
	}
	slices.SortStableFunc(s.Problems, byPlace)
	slices.SortStableFunc(s.Notes, byPlace)
}
