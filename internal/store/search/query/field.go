package query

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/lagebild/lagebild/internal/store/search/vocab"
)

// Field is what a filter narrows by.
type Field string

// The fields, by the names that people type.
const (
	Body     Field = "kommune"
	District Field = "kreis"
	Service  Field = "dienst"
	Status   Field = "status"
	Source   Field = "quelle"
	From     Field = "von"
	Until    Field = "bis"
)

// Fields lists all fields in their order.
func Fields() []Field { return []Field{Body, District, Service, Status, Source, From, Until} }

// fieldNames are the names of fields, folded.
var fieldNames = map[string]Field{
	"kommune": Body, "stadt": Body, "gemeinde": Body, "ort": Body, "body": Body, "town": Body,
	"kreis": District, "landkreis": District, "district": District,
	"dienst": Service, "dienstleistung": Service, "service": Service,
	"status": Status, "zustand": Status,
	"quelle": Source, "source": Source,
	"von": From, "ab": From, "seit": From, "from": From, "since": From,
	"bis": Until, "until": Until, "to": Until,
}

// nearFields are the fields that may have been meant.
func nearFields(name string) []string {
	var out []string
	for n, f := range fieldNames {
		if vocab.Distance(name, n) <= max(1, len(n)/3) && !slices.Contains(out, string(f)) {
			out = append(out, string(f))
		}
	}
	slices.SortFunc(out, func(a, b string) int {
		return cmp.Or(cmp.Compare(vocab.Distance(name, a), vocab.Distance(name, b)), cmp.Compare(a, b))
	})
	return out[:min(len(out), 3)]
}

// With is the query with a filter added, for a link that narrows a search.
func With(text string, f Field, value string) string {
	if strings.ContainsFunc(value, func(r rune) bool { return unicode.IsSpace(r) || r == '"' }) {
		value = `"` + strings.ReplaceAll(value, `"`, "") + `"`
	}
	text = strings.TrimSpace(text)
	if q, _ := Parse(text); q.Open {
		text += `"`
	}
	return strings.TrimSpace(text + " " + string(f) + ":" + value)
}

// Without is the query without one of its filters, for a link that widens a search.
func Without(text string, f Filter) string {
	if f.Span.Start < 0 || f.Span.End > len(text) || f.Span.Start > f.Span.End {
		return text
	}
	left, right := strings.TrimSpace(text[:f.Span.Start]), strings.TrimSpace(text[f.Span.End:])
	return strings.TrimSpace(left + " " + right)
}
