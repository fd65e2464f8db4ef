//go:build chart && unix

package charttest

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"sigs.k8s.io/yaml"
)

// TestAlerts has promtool check the rules and run their tests.
func TestAlerts(t *testing.T) {
	promtool := tool(t, "LAGEBILD_PROMTOOL")
	t.Log(run(t, promtool, "check", "rules", "--lint=all", "--lint-fatal", chartDir+"/files/rules.yaml"))
	t.Log(run(t, promtool, "test", "rules", chartDir+"/tests/rules_test.yaml"))
	tests := read(t, chartDir+"/tests/rules_test.yaml")
	for _, name := range alerts(t) {
		if !regexp.MustCompile(`alertname: ` + name + `\n\s+exp_alerts:\n\s+- exp_labels`).MatchString(tests) {
			t.Errorf("no test of the rules has %s fire", name)
		}
	}
}

// alerts are the names of all.
func alerts(t *testing.T) []string {
	t.Helper()
	var rules struct {
		Groups []struct {
			Rules []struct {
				Alert  string            `json:"alert"`
				Labels map[string]string `json:"labels"`
			} `json:"rules"`
		} `json:"groups"`
	}
	if err := yaml.UnmarshalStrict([]byte(read(t, chartDir+"/files/rules.yaml")), &struct {
		Groups []map[string]any `json:"groups"`
	}{}); err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal([]byte(read(t, chartDir+"/files/rules.yaml")), &rules); err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, g := range rules.Groups {
		for _, r := range g.Rules {
			if s := r.Labels["severity"]; s != "page" && s != "ticket" {
				t.Errorf("%s: severity %q", r.Alert, s)
			}
			out = append(out, r.Alert)
		}
	}
	if len(out) < 10 {
		t.Fatalf("got %d alerts", len(out))
	}
	return out
}

// TestRunbooks: each alert of the rendered rules links to a section of README.md that there is, and says what to do.
func TestRunbooks(t *testing.T) {
	readme := read(t, chartDir+"/README.md")
	rule := of(t, render(t, chartDir, "", "--set", "monitoring.rules.enabled=true"), "PrometheusRule", "")
	groups, _ := at(rule, "spec", "groups").([]any)
	var rendered []string
	for _, g := range groups {
		rules, _, _ := unstructured.NestedSlice(g.(map[string]any), "rules")
		for _, r := range rules {
			name, _, _ := unstructured.NestedString(r.(map[string]any), "alert")
			link, _, _ := unstructured.NestedString(r.(map[string]any), "annotations", "runbook_url")
			page, anchor, _ := strings.Cut(link, "#")
			if !strings.HasSuffix(page, "/charts/lagebild/README.md") || anchor != strings.ToLower(name) {
				t.Errorf("%s links to %s", name, link)
			}
			_, section, ok := strings.Cut(readme, "\n### "+name+"\n")
			section, _, _ = strings.Cut(section, "\n#")
			if !ok || len(strings.Fields(section)) < 20 {
				t.Errorf("README.md says too little about %s: %q", name, section)
			}
			rendered = append(rendered, name)
		}
	}
	if all := alerts(t); !slices.Equal(rendered, all) {
		t.Errorf("rendered %v, want %v", rendered, all)
	}
	for _, m := range regexp.MustCompile(`(?m)^### (Lagebild\w+)$`).FindAllStringSubmatch(readme, -1) {
		if !slices.Contains(rendered, m[1]) {
			t.Errorf("README.md has a runbook for %s, which is no alert", m[1])
		}
	}
}

func TestDisabledAlerts(t *testing.T) {
	rule := of(t, render(t, chartDir, chartDir+"/ci/production.yaml"), "PrometheusRule", "")
	text, err := yaml.Marshal(rule.Object)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(text), "alert: LagebildServerSlow") || strings.Count(string(text), "team: krisenstab\n") < len(alerts(t))-1 {
		t.Errorf("an alert that is disabled, or alerts without the label:\n%s", text)
	}
	out, err := try(t, tool(t, "LAGEBILD_HELM"), templateArgs(chartDir, "", "--set", "monitoring.rules.enabled=true,monitoring.rules.disabled={LagebildNo}")...)
	if err == nil || !strings.Contains(out, "there is no alert called LagebildNo") {
		t.Errorf("an alert that there is not: %v %s", err, out)
	}
}

// TestDashboard checks the dashboard by Grafana's schema and its queries with promtool.
func TestDashboard(t *testing.T) {
	path := chartDir + "/files/dashboard.json"
	rules := run(t, tool(t, "LAGEBILD_DASHBOARD"), path)
	// Variables that Grafana fills in.
	rules = strings.NewReplacer("$__rate_interval", "5m", "$namespace", "lagebild").Replace(rules)
	file := filepath.Join(t.TempDir(), "queries.yaml")
	if err := os.WriteFile(file, []byte(rules), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Log(run(t, tool(t, "LAGEBILD_PROMTOOL"), "check", "rules", "--lint=none", file))
	config := of(t, render(t, chartDir, "", "--set", "monitoring.dashboard.enabled=true"), "ConfigMap", "-dashboard")
	var want, got any
	if err := json.Unmarshal([]byte(read(t, path)), &want); err != nil {
		t.Fatal(err)
	}
	text, _ := at(config, "data", "lagebild.json").(string)
	if err := json.Unmarshal([]byte(text), &got); err != nil {
		t.Fatalf("what Grafana would get: %v", err)
	}
}
