package convert

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/andybalholm/cascadia"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"github.com/lagebild/lagebild/internal/api/v1alpha1"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/source"
)

// What the schema puts where an object says nothing. Objects that come without the schema's defaults get the same.
const (
	defaultInterval = 15 * time.Minute
	defaultTimeout  = 60 * time.Second
)

// ToBody is the body that m describes.
func ToBody(m *v1alpha1.Municipality) notice.Body {
	s := m.Spec
	b := notice.Body{
		AGS: string(s.AGS), Name: s.Name, Kind: notice.BodyKind(s.Kind), DistrictAGS: s.DistrictAGS,
		Population: int(s.Population), Homepage: string(s.Homepage), Aliases: s.Aliases,
	}
	if b.DistrictAGS == "" && len(b.AGS) >= 5 {
		b.DistrictAGS = b.AGS[:5]
	}
	return b
}

// FromBody is the Municipality that describes b.
func FromBody(namespace, name string, b notice.Body) *v1alpha1.Municipality {
	m := &v1alpha1.Municipality{}
	m.APIVersion, m.Kind = v1alpha1.GroupVersion.String(), v1alpha1.KindMunicipality
	m.Namespace, m.Name = namespace, name
	m.Spec = v1alpha1.MunicipalitySpec{
		AGS: v1alpha1.AGS(b.AGS), Name: b.Name, Kind: v1alpha1.MunicipalityKind(b.Kind), DistrictAGS: b.DistrictAGS,
		Population: toInt32(b.Population), Homepage: v1alpha1.URL(b.Homepage), Aliases: b.Aliases,
	}
	return m
}

// ToSpec is what src, which passed the schema, asks to be fetched for the body with this AGS ("" for a text about many).
// Its error is of kind invalid and joins a *FieldError for each field that cannot work: a type that this version does
// not read, a selector that does not parse.
func ToSpec(src *v1alpha1.Source, ags string) (source.Spec, error) {
	s := src.Spec
	spec := source.Spec{
		Type: source.Type(s.Type), Body: ags, Authority: notice.Authority(s.Authority),
		Interval: duration(s.Interval, defaultInterval), Timeout: duration(s.Timeout, defaultTimeout),
	}
	var errs []error
	switch {
	case spec.Type == source.TypePage && s.Page != nil:
		spec.Page = toPage(s.Page)
		errs = checkSelectors(s.Page)
	case spec.Type == source.TypeFeed && s.Feed != nil:
		spec.Feed = &source.Feed{URL: string(s.Feed.URL), FollowItems: s.Feed.FollowItems}
	case spec.Type == source.TypePage || spec.Type == source.TypeFeed:
		errs = append(errs, &FieldError{"spec." + string(s.Type), "missing", "add " + string(s.Type) + " with its url"})
	default:
		errs = append(errs, &FieldError{
			"spec.type", fmt.Sprintf("sources of type %s are not read by this version", s.Type),
			"use page or feed, or remove the source until a later version",
		})
	}
	if s.SecretRef != nil && spec.URL() != "" {
		errs = append(errs, &FieldError{
			"spec.secretRef", fmt.Sprintf("sources of type %s are fetched without credentials", s.Type),
			"remove secretRef, and name an address that everybody can read",
		})
	}
	if err := errors.Join(errs...); err != nil {
		return source.Spec{}, fault.Wrap(fault.Invalid, "reading source "+src.Namespace+"/"+src.Name, err)
	}
	return spec, nil
}

func toPage(p *v1alpha1.PageSource) *source.Page {
	out := &source.Page{
		URL: string(p.URL), ContentSelector: string(p.ContentSelector), ItemSelector: string(p.ItemSelector),
	}
	for _, s := range p.IgnoreSelectors {
		out.IgnoreSelectors = append(out.IgnoreSelectors, string(s))
	}
	if f := p.Follow; f != nil {
		out.Follow = &source.Follow{Selector: string(f.Selector), Limit: int(f.Limit)}
		if out.Follow.Limit == 0 {
			out.Follow.Limit = source.DefaultFollow
		}
	}
	return out
}

// FromSpec is the Source that asks for spec, speaking for the Municipality of that name ("" for a text about many).
func FromSpec(namespace, name, municipality string, spec source.Spec) *v1alpha1.Source {
	src := &v1alpha1.Source{}
	src.APIVersion, src.Kind = v1alpha1.GroupVersion.String(), v1alpha1.KindSource
	src.Namespace, src.Name = namespace, name
	src.Spec = v1alpha1.SourceSpec{
		Type: v1alpha1.SourceType(spec.Type), Authority: v1alpha1.Authority(spec.Authority),
		Interval: fromDuration(spec.Interval), Timeout: fromDuration(spec.Timeout),
	}
	if municipality != "" {
		src.Spec.MunicipalityRef = &v1alpha1.LocalReference{Name: v1alpha1.ObjectName(municipality)}
	}
	if p := spec.Page; p != nil {
		page := &v1alpha1.PageSource{
			URL: v1alpha1.URL(p.URL), ContentSelector: v1alpha1.Selector(p.ContentSelector),
			ItemSelector: v1alpha1.Selector(p.ItemSelector),
		}
		for _, s := range p.IgnoreSelectors {
			page.IgnoreSelectors = append(page.IgnoreSelectors, v1alpha1.Selector(s))
		}
		if p.Follow != nil {
			page.Follow = &v1alpha1.Follow{Selector: v1alpha1.Selector(p.Follow.Selector), Limit: toInt32(p.Follow.Limit)}
		}
		src.Spec.Page = page
	}
	if f := spec.Feed; f != nil {
		src.Spec.Feed = &v1alpha1.FeedSource{URL: v1alpha1.URL(f.URL), FollowItems: f.FollowItems}
	}
	return src
}

var unixSeconds = regexp.MustCompile(`^[0-9]{9,11}$`)

// RequestedAt is when the annotation reconcile.lagebild.dev/requestedAt asks for a fetch, in UTC; zero if it is not
// there. A value that is no time gives a *FieldError.
func RequestedAt(annotations map[string]string) (time.Time, error) {
	value := strings.TrimSpace(annotations[v1alpha1.ReconcileRequestAnnotation])
	if value == "" {
		return time.Time{}, nil
	}
	if unixSeconds.MatchString(value) {
		if s, err := strconv.ParseInt(value, 10, 64); err == nil {
			return time.Unix(s, 0).UTC(), nil
		}
	}
	t, err := time.Parse(time.RFC3339, value)
	if err != nil {
		return time.Time{}, &FieldError{
			"metadata.annotations." + v1alpha1.ReconcileRequestAnnotation, strconv.Quote(value) + " is no time",
			"write it as 2023-11-06T14:30:00Z, or as Unix seconds",
		}
	}
	return t.UTC(), nil
}

// checkSelectors gives a *FieldError for each selector of p that does not parse.
func checkSelectors(p *v1alpha1.PageSource) []error {
	var errs []error
	check := func(field string, s v1alpha1.Selector) {
		if s == "" {
			return
		}
		if _, err := cascadia.ParseGroup(string(s)); err != nil {
			errs = append(errs, &FieldError{
				field, fmt.Sprintf("%q does not parse, from character %d on: %s", s, parsable(string(s))+1, reason(err)),
				"correct the CSS selector; a browser's console tries it with document.querySelectorAll",
			})
		}
	}
	check("spec.page.contentSelector", p.ContentSelector)
	check("spec.page.itemSelector", p.ItemSelector)
	for i, s := range p.IgnoreSelectors {
		check(fmt.Sprintf("spec.page.ignoreSelectors[%d]", i), s)
	}
	if p.Follow != nil {
		check("spec.page.follow.selector", p.Follow.Selector)
	}
	return errs
}

// parsable is how many characters of s, from its beginning, are a selector: the fault comes right after them.
func parsable(s string) int {
	runes := []rune(s)
	for n := len(runes) - 1; n > 0; n-- {
		if _, err := cascadia.ParseGroup(string(runes[:n])); err == nil {
			return n
		}
	}
	return 0
}

// reason is the parser's message without the selector, which is shown already.
func reason(err error) string {
	text := err.Error()
	if strings.Contains(text, ": ") && strings.HasSuffix(text, "bytes left over") {
		return "not part of a selector"
	}
	return text
}

func duration(d *metav1.Duration, otherwise time.Duration) time.Duration {
	if d == nil || d.Duration == 0 {
		return otherwise
	}
	return d.Duration
}

func fromDuration(d time.Duration) *metav1.Duration {
	if d == 0 {
		return nil
	}
	return &metav1.Duration{Duration: d}
}

func toInt32(n int) int32 { return int32(min(max(n, 0), math.MaxInt32)) }
