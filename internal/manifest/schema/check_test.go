//go:build !lean

package schema

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"sigs.k8s.io/yaml"
)

// parse reads an object with the number types that the checks expect.
func parse(t *testing.T, text string) map[string]any {
	t.Helper()
	var obj map[string]any
	if err := yaml.Unmarshal([]byte(text), &obj); err != nil {
		t.Fatalf("test object does not parse: %v\n%s", err, text)
	}
	integers(obj)
	return obj
}

func integers(v any) {
	switch v := v.(type) {
	case map[string]any:
		for k, e := range v {
			if f, ok := e.(float64); ok && f == float64(int64(f)) {
				v[k] = int64(f)
			}
			integers(e)
		}
	case []any:
		for _, e := range v {
			integers(e)
		}
	}
}

func check(t *testing.T, kind, spec string) []Violation {
	t.Helper()
	text := fmt.Sprintf("apiVersion: lagebild.dev/v1alpha1\nkind: %s\nmetadata: {name: werl, namespace: default}\nspec:\n", kind)
	return checkText(t, kind, text+indent(spec))
}

func checkText(t *testing.T, kind, text string) []Violation {
	t.Helper()
	kinds, err := Kinds()
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range kinds {
		if k.Name == kind {
			return k.Check(t.Context(), parse(t, text))
		}
	}
	t.Fatalf("no kind %s", kind)
	return nil
}

func indent(s string) string {
	return "  " + strings.ReplaceAll(strings.TrimSpace(s), "\n", "\n  ") + "\n"
}

// ruled is a rule with an object that it lets pass and one that it refuses.
type ruled struct {
	name, good, bad string
	want            Violation // what the bad one gives
}

func runRuled(t *testing.T, kind string, cases []ruled) {
	t.Helper()
	for _, tt := range cases {
		t.Run(tt.name, func(t *testing.T) {
			if got := check(t, kind, tt.good); len(got) != 0 {
				t.Errorf("the good object is refused: %+v", got)
			}
			if diff := cmp.Diff([]Violation{tt.want}, check(t, kind, tt.bad)); diff != "" {
				t.Errorf("the bad object (-want +got):\n%s", diff)
			}
		})
	}
}

const town = "name: Werl\nkind: Town\n"

func TestMunicipalityRules(t *testing.T) {
	const length = "AGS of the wrong length for its kind"
	const lengthRemedy = "a District (Kreis) has 5 digits, a Town or Municipality 8"
	runRuled(t, "Municipality", []ruled{
		{
			"a town has 8 digits", `{ags: "05974052", name: Werl, kind: Town}`, `{ags: "05974", name: Werl, kind: Town}`,
			Violation{"spec.ags", `"05974": ` + length, lengthRemedy},
		},
		{
			"a Gemeinde has 8 digits", `{ags: "05958008", name: Bestwig, kind: Municipality}`,
			`{ags: "05958", name: Bestwig, kind: Municipality}`,
			Violation{"spec.ags", `"05958": ` + length, lengthRemedy},
		},
		{
			"a district has 5 digits", `{ags: "05974", name: Kreis Soest, kind: District}`,
			`{ags: "05974052", name: Kreis Soest, kind: District}`,
			Violation{"spec.ags", `"05974052": ` + length, lengthRemedy},
		},
		{
			"a town lies in its district", town + `ags: "05974052"` + "\n" + `districtAGS: "05974"`,
			town + `ags: "05974052"` + "\n" + `districtAGS: "05958"`,
			Violation{
				"spec.districtAGS", `"05958": AGS that does not lie in this district`,
				"write the first 5 digits of ags, or leave the field out",
			},
		},
		{
			"a homepage is an address", town + `ags: "05974052"` + "\nhomepage: https://www.werl.de",
			town + `ags: "05974052"` + "\nhomepage: www.werl.de",
			Violation{"spec.homepage", `"www.werl.de": not an http(s) address`, "write it in full, such as https://www.werl.de/aktuelles"},
		},
		{
			"aliases differ", town + `ags: "05974052"` + "\naliases: [Stadt Werl, Hansestadt Werl]",
			town + `ags: "05974052"` + "\naliases: [Stadt Werl, Stadt Werl]",
			Violation{"spec.aliases[1]", `"Stadt Werl" stands twice in the list`, "remove one of the two"},
		},
	})
}

func TestMunicipalityFields(t *testing.T) {
	tests := []struct{ name, spec, field, message, remedy string }{
		{"ags of letters", town + "ags: 0597405x", "spec.ags", `"0597405x" does not have the right form`, "in quotes"},
		{"ags of no Land", town + `ags: "17974052"`, "spec.ags", `"17974052" does not have the right form`, "in quotes"},
		{"ags without its zero", town + "ags: 5974052", "spec.ags", "must be a text, not a number", "put it into quotes"},
		{"no ags", town, "spec.ags", "missing", "add it: ags "},
		{"unknown kind", "name: Werl\nkind: town\nags: \"05974052\"", "spec.kind", `"town" is not one of District, Town, Municipality`, "did you mean Town?"},
		{"blank name", "name: ' '\nkind: Town\nags: \"05974052\"", "spec.name", `" " does not have the right form`, "correct it: name as people use it"},
		{"negative population", town + "ags: \"05974052\"\npopulation: -1", "spec.population", "-1 should be greater than or equal to 0", "correct it: population is"},
		{"population in quotes", town + "ags: \"05974052\"\npopulation: \"30772\"", "spec.population", "must be a whole number, not a text", "remove the quotes"},
		{"long name", "name: " + strings.Repeat("W", 201) + "\nkind: Town\nags: \"05974052\"", "spec.name", "too long: at most 200 characters", "shorten it"},
		{"many aliases", town + "ags: \"05974052\"\naliases: [" + manyAliases(51) + "]", "spec.aliases", "too many entries: at most 50", "remove some"},
		{"list that is a text", town + "ags: \"05974052\"\naliases: Stadt Werl", "spec.aliases", "must be a list (- value), not a text", "write a list"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { one(t, check(t, "Municipality", tt.spec), tt.field, tt.message, tt.remedy) })
	}
}

// one checks for exactly one violation, whose remedy contains remedy.
func one(t *testing.T, got []Violation, field, message, remedy string) {
	t.Helper()
	if len(got) != 1 || got[0].Field != field || got[0].Message != message || !strings.Contains(got[0].Remedy, remedy) {
		t.Errorf("got %+v, want field %q, message %q, remedy with %q", got, field, message, remedy)
	}
}

func manyAliases(n int) string {
	var names []string
	for i := range n {
		names = append(names, fmt.Sprintf("Werl %d", i))
	}
	return strings.Join(names, ", ")
}

func TestObjectLevel(t *testing.T) {
	const head = "apiVersion: lagebild.dev/v1alpha1\nkind: Municipality\n"
	const spec = "spec: {ags: \"05974052\", name: Werl, kind: Town}\n"
	tests := []struct{ name, text, field, message, remedy string }{
		{"no name", head + "metadata: {namespace: a}\n" + spec, "metadata.name", "missing", "add name"},
		{"no metadata", head + spec, "metadata.name", "missing", "add name"},
		{"no spec", head + "metadata: {name: werl, namespace: a}\n", "spec", "missing", "add it: spec "},
		{"capital in name", head + "metadata: {name: Werl, namespace: a}\n" + spec, "metadata.name", "", "Kubernetes"},
		{"label of bad form", head + "metadata: {name: werl, namespace: a, labels: {a: 'b c'}}\n" + spec, "metadata.labels", "", "Kubernetes"},
		{"number as label", head + "metadata: {name: werl, namespace: a, labels: {jahr: 2023}}\n" + spec, "metadata.labels.jahr", "must be a text, not a number", "quotes"},
		{"number as name", head + "metadata: {name: 2023, namespace: a}\n" + spec, "metadata.name", "must be a text, not a number", "quotes"},
		{"metadata that is a list", head + "metadata: [a]\n" + spec, "metadata", "must be a mapping (name: value)", "name"},
		{"unknown field in metadata", head + "metadata: {name: werl, namespace: a, lables: {}}\n" + spec, "metadata.lables", "unknown field", "did you mean labels?"},
		{"unknown field at the top", head + "metadata: {name: werl, namespace: a}\nspecs: {}\n" + spec, "specs", "unknown field", "did you mean spec?"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := checkText(t, "Municipality", tt.text)
			if tt.message == "" && len(got) == 1 {
				tt.message = got[0].Message // Kubernetes' own words
			}
			one(t, got, tt.field, tt.message, tt.remedy)
		})
	}
	t.Run("status is ignored", func(t *testing.T) {
		if got := checkText(t, "Municipality", head+"metadata: {name: werl, namespace: a}\nstatus: {nonsense: 1}\n"+spec); len(got) != 0 {
			t.Errorf("got %+v", got)
		}
	})
}

func TestNearest(t *testing.T) {
	words := []string{"url", "followItems", "contentSelector", "x"}
	for word, want := range map[string]string{
		"URL": "url", "ulr": "url", "folowItems": "followItems", "content_selector": "contentSelector", "y": "x", "interval": "", "": "",
	} {
		if got := Nearest(word, words); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", word, got, want)
		}
	}
}
