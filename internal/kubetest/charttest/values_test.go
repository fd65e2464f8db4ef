//go:build chart && unix

package charttest

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sigs.k8s.io/yaml"

	"github.com/lagebild/lagebild/internal/e2e/report"
)

// setting is one of a chart's values with the comment above it.
type setting struct{ path, comment, value string }

// settings reads a values.yaml: two spaces a level, a comment above each setting. A map with settings of its own is none.
func settings(t *testing.T, chart string) []setting {
	t.Helper()
	var out []setting
	var path, comment []string
	lines := strings.Split(read(t, chart+"/values.yaml"), "\n")
	for i := 0; i < len(lines); i++ {
		text := strings.TrimSpace(lines[i])
		depth := (len(lines[i]) - len(strings.TrimLeft(lines[i], " "))) / 2
		switch {
		case text == "":
			comment = nil
			continue
		case strings.HasPrefix(text, "#"):
			comment = append(comment, strings.TrimSpace(text[1:]))
			continue
		}
		key, value, ok := strings.Cut(text, ":")
		if !ok || depth > len(path) {
			t.Fatalf("%s/values.yaml:%d: %q is read by no rule of this test", chart, i+1, lines[i])
		}
		path = append(path[:depth:depth], key)
		if value = strings.TrimSpace(value); value == "" && len(comment) > 0 && !hasCommented(lines[i+1:], depth) {
			// A value of several lines: all that is deeper belongs to it.
			j := i + 1
			for j < len(lines) && (strings.TrimSpace(lines[j]) != "" && indent(lines[j]) > 2*depth) {
				j++
			}
			var v any
			if err := yaml.Unmarshal([]byte(strings.Join(lines[i+1:j], "\n")), &v); err != nil {
				t.Fatal(err)
			}
			short, err := json.Marshal(v)
			if err != nil {
				t.Fatal(err)
			}
			value, i = string(short), j-1
		}
		if value != "" {
			if len(comment) == 0 {
				t.Errorf("%s/values.yaml:%d: %s has no comment", chart, i+1, strings.Join(path, "."))
			}
			out = append(out, setting{strings.Join(path, "."), strings.Join(comment, " "), value})
		}
		comment = nil
	}
	return out
}

// hasCommented reports whether what is deeper than depth begins with a comment: then it is settings, not a value.
func hasCommented(lines []string, depth int) bool {
	return len(lines) > 0 && indent(lines[0]) > 2*depth && strings.HasPrefix(strings.TrimSpace(lines[0]), "#") ||
		len(lines) > 1 && indent(lines[0]) > 2*depth && indent(lines[1]) > indent(lines[0]) && strings.HasPrefix(strings.TrimSpace(lines[1]), "#")
}

func indent(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

const (
	tableBegin = "<!-- values: made by \"make chart\" -->\n"
	tableEnd   = "<!-- end of values -->\n"
)

// TestReadmeNamesEveryValue holds the table of values in each README at values.yaml.
func TestReadmeNamesEveryValue(t *testing.T) {
	for _, chart := range []string{chartDir, regionDir} {
		var table strings.Builder
		table.WriteString("| value | default | what it is |\n|---|---|---|\n")
		for _, s := range settings(t, chart) {
			fmt.Fprintf(&table, "| `%s` | `%s` | %s |\n", s.path, strings.ReplaceAll(s.value, "|", "\\|"), strings.ReplaceAll(s.comment, "|", "\\|"))
		}
		readme := read(t, chart+"/README.md")
		before, rest, ok := strings.Cut(readme, tableBegin)
		_, after, ok2 := strings.Cut(rest, tableEnd)
		if !ok || !ok2 {
			t.Fatalf("%s/README.md has no place for the table of values", chart)
		}
		same(t, chart+"/README.md", before+tableBegin+table.String()+tableEnd+after)
	}
}

// TestReadmeTellsWhatWasMeasured holds the figures in the README at the last report that "make e2e ARGS=keep" kept.
func TestReadmeTellsWhatWasMeasured(t *testing.T) {
	r, err := report.Read(root + "/internal/e2e/report/kept.json")
	if err != nil {
		t.Fatal(err)
	}
	if !r.OK || len(r.Steps) < 10 {
		t.Fatalf("the report that is kept has %d steps; all right: %v", len(r.Steps), r.OK)
	}
	const begin, end = "<!-- figures -->\n", "<!-- end of figures -->\n"
	before, rest, ok := strings.Cut(read(t, chartDir+"/README.md"), begin)
	_, after, ok2 := strings.Cut(rest, end)
	if !ok || !ok2 {
		t.Fatal("the README has no place for the figures")
	}
	same(t, chartDir+"/README.md", before+begin+r.Markdown()+end+after)
}

// valueSchema is the part of a JSON schema that this test looks at.
type valueSchema struct {
	Properties           map[string]valueSchema `json:"properties"`
	AdditionalProperties any                    `json:"additionalProperties"`
	Defs                 map[string]valueSchema `json:"$defs"`
}

// TestSchemaKnowsEveryValue: each value has a schema, and each schema a value; no object takes names that mean nothing.
func TestSchemaKnowsEveryValue(t *testing.T) {
	for _, chart := range []string{chartDir, regionDir} {
		var s valueSchema
		if err := json.Unmarshal([]byte(read(t, chart+"/values.schema.json")), &s); err != nil {
			t.Fatal(err)
		}
		var values map[string]any
		if err := yaml.Unmarshal([]byte(read(t, chart+"/values.yaml")), &values); err != nil {
			t.Fatal(err)
		}
		delete(s.Properties, "global") // Helm's own
		agree(t, filepath.Base(chart), s, values)
	}
}

func agree(t *testing.T, path string, s valueSchema, values map[string]any) {
	t.Helper()
	if s.AdditionalProperties != false {
		t.Errorf("%s takes names that mean nothing", path)
	}
	for name, v := range values {
		sub, ok := s.Properties[name]
		if !ok {
			t.Errorf("%s.%s has no schema", path, name)
		}
		if m, ok := v.(map[string]any); ok && len(sub.Properties) > 0 {
			agree(t, path+"."+name, sub, m)
		}
	}
	for name := range s.Properties {
		if _, ok := values[name]; !ok {
			t.Errorf("%s.%s is in the schema and not in values.yaml", path, name)
		}
	}
}

// TestBadValues: mistakes are named where they are made, before anything reaches the cluster.
func TestBadValues(t *testing.T) {
	for _, c := range []struct{ set, want string }{
		{"scraper.worker=3", "additional properties 'worker' not allowed"},
		{"sraper.workers=3", "additional properties 'sraper' not allowed"},
		{"scraper.workers=many", "/scraper/workers"},
		{"scraper.contact=me", "/scraper/contact"},
		{"scraper.gap=2", "/scraper/gap"},
		{"database.kind=mysql", "/database/kind"},
		{"image.digest=abc", "/image/digest"},
		{"server.resources.limits.memory=1GB", "/server/resources/limits/memory"},
		{"server.resources.limit.memory=1Gi", "additional properties 'limit' not allowed"},
		{"networkPolicy.privateNetworks={10.0.0.0}", "/networkPolicy/privateNetworks/0"},
		{"server.ingress.enabled=true", "server.ingress.hosts: an Ingress needs at least one host name"},
		{"server.httpRoute.enabled=true", "server.httpRoute.parentRefs: an HTTPRoute needs at least one Gateway"},
		{"scraper.autoscaling.enabled=true,scraper.autoscaling.maxReplicas=1", "scraper.autoscaling: minReplicas (2) is more than maxReplicas (1)"},
		{"server.drainSeconds=60", "server.terminationGracePeriodSeconds must be more than server.drainSeconds"},
	} {
		out, err := try(t, tool(t, "LAGEBILD_HELM"), templateArgs(chartDir, "", "--set", c.set)...)
		if err == nil || !strings.Contains(out, c.want) {
			t.Errorf("--set %s: got %v %q, want %q", c.set, err, out, c.want)
		}
	}
}

// TestHelmLint runs helm's own linter, strictly, with every example of values.
func TestHelmLint(t *testing.T) {
	for _, e := range examples(t) {
		run(t, tool(t, "LAGEBILD_HELM"), "lint", "--strict", "--quiet", e.chart, "--values", e.values)
	}
}

// TestPackage: what is for checks alone does not travel with a chart, and what it needs does.
func TestPackage(t *testing.T) {
	dir := t.TempDir()
	run(t, tool(t, "LAGEBILD_HELM"), "package", chartDir, regionDir, "--destination", dir)
	archives, err := filepath.Glob(dir + "/*.tgz")
	if err != nil || len(archives) != 2 {
		t.Fatalf("got %v, %v", archives, err)
	}
	for _, a := range archives {
		list := strings.Fields(run(t, "tar", "-tzf", a))
		for _, name := range list {
			if strings.Contains(name, "/ci/") || strings.Contains(name, "/tests/") {
				t.Errorf("%s holds %s", filepath.Base(a), name)
			}
		}
		if !slices.ContainsFunc(list, func(n string) bool { return strings.Contains(n, "/files/") }) {
			t.Errorf("%s holds no files: %v", filepath.Base(a), list)
		}
		// It renders as the folder does.
		run(t, tool(t, "LAGEBILD_HELM"), templateArgs(a, "")...)
	}
}
