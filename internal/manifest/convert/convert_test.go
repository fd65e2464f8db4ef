package convert

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/lagebild/lagebild/internal/api/v1alpha1"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/source"
)

func TestToSpec(t *testing.T) {
	src := FromSpec("default", "a", "werl", source.Spec{
		Type: source.TypePage, Authority: notice.Official,
		Page: &source.Page{URL: "https://a.example/", Follow: &source.Follow{Selector: "a"}},
	})
	got, err := ToSpec(src, "05974052")
	want := source.Spec{
		Type: source.TypePage, Authority: notice.Official, Body: "05974052", Interval: defaultInterval, Timeout: defaultTimeout,
		Page: &source.Page{URL: "https://a.example/", Follow: &source.Follow{Selector: "a", Limit: source.DefaultFollow}},
	}
	if err != nil || !cmp.Equal(want, got) {
		t.Errorf("without the schema's defaults: %v (-want +got):\n%s", err, cmp.Diff(want, got))
	}
	src.Spec.Page.ContentSelector = "main["
	src.Spec.Page.IgnoreSelectors = []v1alpha1.Selector{"nav", ")"}
	_, err = ToSpec(src, "05974052")
	if fault.KindOf(err) != fault.Invalid {
		t.Errorf("kind %q, want invalid", fault.KindOf(err))
	}
	var fields []string
	for _, e := range FieldErrors(err) {
		fields = append(fields, e.Field)
	}
	if diff := cmp.Diff([]string{"spec.page.contentSelector", "spec.page.ignoreSelectors[1]"}, fields); diff != "" {
		t.Errorf("fields (-want +got):\n%s", diff)
	}
	if !strings.Contains(err.Error(), "default/a") || !strings.Contains(err.Error(), `"main[" does not parse`) {
		t.Errorf("error does not say what is wrong where: %v", err)
	}
	src.Spec.Page = nil
	if _, err := ToSpec(src, ""); err == nil || !strings.Contains(err.Error(), "spec.page: missing") {
		t.Errorf("type page without page: %v", err)
	}
}

func TestRequestedAt(t *testing.T) {
	tests := []struct {
		value string
		want  time.Time
		bad   bool
	}{
		{"", time.Time{}, false},
		{"2023-11-06T14:30:00Z", time.Date(2023, 11, 6, 14, 30, 0, 0, time.UTC), false},
		{"2023-11-06T14:30:00.5+01:00", time.Date(2023, 11, 6, 13, 30, 0, 500_000_000, time.UTC), false},
		{" 1699281000 ", time.Date(2023, 11, 6, 14, 30, 0, 0, time.UTC), false},
		{"now", time.Time{}, true},
		{"20231106", time.Time{}, true},
		{"2023-11-06", time.Time{}, true},
	}
	for _, tt := range tests {
		got, err := RequestedAt(map[string]string{v1alpha1.ReconcileRequestAnnotation: tt.value})
		if !got.Equal(tt.want) || (err != nil) != tt.bad {
			t.Errorf("RequestedAt(%q) = %v, %v; want %v", tt.value, got, err, tt.want)
		}
	}
	if got, err := RequestedAt(nil); err != nil || !got.IsZero() {
		t.Errorf("without annotations: %v, %v", got, err)
	}
}
