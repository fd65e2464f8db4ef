package controller_test

import (
	"strings"
	"testing"
	"time"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"sigs.k8s.io/controller-runtime/pkg/client"

	"github.com/lagebild/lagebild/internal/api/v1alpha1"
)

// TestTheSchemaRefuses holds the API server to what it has to refuse at apply, with a message that names the remedy.
func TestTheSchemaRefuses(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	d := func(d time.Duration) *metav1.Duration { return &metav1.Duration{Duration: d} }
	source := func(change func(*v1alpha1.SourceSpec)) client.Object {
		s := w.page("s", "werl")
		change(&s.Spec)
		return s
	}
	town := func(change func(*v1alpha1.MunicipalitySpec)) client.Object {
		m := w.town("werl", "05974052")
		change(&m.Spec)
		return m
	}
	tests := []struct {
		name string
		obj  client.Object
		want string // "" = accepted
	}{
		{"a right Source", source(func(*v1alpha1.SourceSpec) {}), ""},
		{"two types", source(func(s *v1alpha1.SourceSpec) { s.Feed = &v1alpha1.FeedSource{URL: "https://x.example/"} }), "remove it, or set type to feed"},
		{"no settings", source(func(s *v1alpha1.SourceSpec) { s.Page = nil }), "add page with its url"},
		{"unknown type", source(func(s *v1alpha1.SourceSpec) { s.Type = "fax" }), "Unsupported value"},
		{"interval of 59s", source(func(s *v1alpha1.SourceSpec) { s.Interval, s.Timeout = d(59*time.Second), d(30*time.Second) }), "write 60s or more"},
		{"interval of 60s", source(func(s *v1alpha1.SourceSpec) { s.Interval = d(60 * time.Second) }), ""},
		{"interval above a day", source(func(s *v1alpha1.SourceSpec) { s.Interval = d(25 * time.Hour) }), "write 24h or less"},
		{"timeout above interval", source(func(s *v1alpha1.SourceSpec) { s.Interval, s.Timeout = d(2*time.Minute), d(3*time.Minute) }), "write at most the interval"},
		{"ftp", source(func(s *v1alpha1.SourceSpec) { s.Page.URL = "ftp://werl.example/" }), "not an http(s) address"},
		{"no address", source(func(s *v1alpha1.SourceSpec) { s.Page.URL = "werl.de" }), "not an http(s) address"},
		{"password in the address", source(func(s *v1alpha1.SourceSpec) { s.Page.URL = "https://a:b@werl.example/" }), "leave them out"},
		{"Official for nobody", source(func(s *v1alpha1.SourceSpec) { s.MunicipalityRef = nil }), "name the Municipality"},
		{"succeeds itself", source(func(s *v1alpha1.SourceSpec) { s.Succeeds = &v1alpha1.LocalReference{Name: "s"} }), "the source itself"},
		{"a reference to another namespace", source(func(s *v1alpha1.SourceSpec) { s.MunicipalityRef.Name = "other/werl" }), "should match"},
		{"a right Municipality", town(func(*v1alpha1.MunicipalitySpec) {}), ""},
		{"AGS of 7 digits", town(func(m *v1alpha1.MunicipalitySpec) { m.AGS = "0597405" }), "should match"},
		{"AGS of no Land", town(func(m *v1alpha1.MunicipalitySpec) { m.AGS = "17974052" }), "should match"},
		{"AGS of a Kreis for a town", town(func(m *v1alpha1.MunicipalitySpec) { m.AGS = "05974" }), "8"},
		{"AGS in another Kreis", town(func(m *v1alpha1.MunicipalitySpec) { m.DistrictAGS = "05970" }), "does not lie in this district"},
		{"too many aliases", town(func(m *v1alpha1.MunicipalitySpec) { m.Aliases = strings.Fields(strings.Repeat("x ", 51)) }), "must have at most"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := w.kube.Create(t.Context(), tt.obj, client.DryRunAll)
			switch {
			case tt.want == "" && err != nil:
				t.Errorf("refused: %v", err)
			case tt.want != "" && err == nil:
				t.Error("accepted")
			case tt.want != "" && !strings.Contains(err.Error(), tt.want):
				t.Errorf("error %q does not contain %q", err, tt.want)
			}
		})
	}
	t.Run("an AGS that changes", func(t *testing.T) {
		m := w.town("fixed", "05974052")
		w.create(m)
		m.Spec.AGS = "05974040"
		if err := w.kube.Update(t.Context(), m); err == nil || !strings.Contains(err.Error(), "cannot be changed") {
			t.Errorf("error %v", err)
		}
	})
	t.Run("defaults", func(t *testing.T) {
		s := w.page("defaults", "werl")
		w.create(s)
		if s.Spec.Interval.Duration != 15*time.Minute || s.Spec.Timeout.Duration != time.Minute || s.Status.ObservedGeneration != -1 {
			t.Errorf("spec %+v, observed %d", s.Spec, s.Status.ObservedGeneration)
		}
	})
}
