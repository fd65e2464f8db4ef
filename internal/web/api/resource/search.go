package resource

import "github.com/lagebild/lagebild/internal/store"

// Hit is a notice found by a search.
type Hit struct {
	Notice
	Bodies   []string `json:"bodies" nullable:"false" doc:"AGS of the bodies that it speaks of"`
	Passages []string `json:"passages" nullable:"false" doc:"Parts of its text that answer the query"`
}

// FacetValue is how many of the notices found have a value.
type FacetValue struct {
	Key   string `json:"key" doc:"As a query takes it: AGS, service, status, source"`
	Label string `json:"label" doc:"Name of a body or district"`
	Count int    `json:"count"`
}

// Facet counts the notices found by one field.
type Facet struct {
	Field  string       `json:"field" example:"kommune"`
	Values []FacetValue `json:"values" nullable:"false" doc:"Most first"`
}

// HitOf is a notice that a search found as machines see it.
func HitOf(h store.Hit) Hit {
	hit := Hit{Notice: NoticeOf(h.NoticeHead), Bodies: append([]string{}, h.Bodies...), Passages: []string{}}
	for _, p := range h.Pieces {
		hit.Passages = append(hit.Passages, p.Text)
	}
	return hit
}

// FacetOf is a count as machines see it.
func FacetOf(f store.Facet) Facet {
	out := Facet{Field: string(f.Field), Values: []FacetValue{}}
	for _, v := range f.Values {
		out.Values = append(out.Values, FacetValue(v))
	}
	return out
}
