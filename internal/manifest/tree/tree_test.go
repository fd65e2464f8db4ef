package tree

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// readAll gives the plain values of all documents, or their errors' text.
func readAll(docs []Document) []any {
	var out []any
	for _, d := range docs {
		if d.Err != nil {
			out = append(out, d.Err.Error())
			continue
		}
		out = append(out, d.Root.Plain())
	}
	return out
}

type object = map[string]any

func TestParseYAML(t *testing.T) {
	tests := []struct {
		name, text string
		want       []any
	}{
		{"nothing", "", nil},
		{"comments only", "# nothing\n---\n# here\n", nil},
		{"one", "a: 1\n", []any{object{"a": int64(1)}}},
		{"mark first", "---\na: 1\n", []any{object{"a": int64(1)}}},
		{"several", "a: 1\n---\n\n---\nb: 2\n--- # c\nc: 3\n", []any{object{"a": int64(1)}, object{"b": int64(2)}, object{"c": int64(3)}}},
		{"value on the mark", "--- {a: 1}\n--- [x]\n", []any{object{"a": int64(1)}, []any{"x"}}},
		{"end marks", "a: 1\n...\n---\nb: 2\n", []any{object{"a": int64(1)}, object{"b": int64(2)}}},
		{"mark inside a text", "a: |\n  x\n  ---\n  y\n", []any{object{"a": "x\n---\ny\n"}}},
		{"carriage returns", "a: 1\r\n---\r\nb: x\r\n", []any{object{"a": int64(1)}, object{"b": "x"}}},
		{"no line end", "a: 1\n---\nb: x", []any{object{"a": int64(1)}, object{"b": "x"}}},
		{"scalars as kubectl reads them", "{a: yes, b: 'yes', c: Off, d: true, e: ~, f: 1.5, g: 2023-11-06, h: null, i: !!str 7, j: 0x10}", []any{object{
			"a": true, "b": "yes", "c": false, "d": true, "e": nil, "f": 1.5, "g": "2023-11-06", "h": nil, "i": "7", "j": int64(16),
		}}},
		{"an AGS without quotes is a number", "a: 05974040\nb: 05370004", []any{object{"a": 5974040.0, "b": int64(1437700)}}},
		{"anchors", "a: &x {b: 1}\nc: *x\n", []any{object{"a": object{"b": int64(1)}, "c": object{"b": int64(1)}}}},
		{"merge", "a: &x {b: 1, c: 2}\nd:\n  <<: *x\n  c: 3\n", []any{object{
			"a": object{"b": int64(1), "c": int64(2)}, "d": object{"b": int64(1), "c": int64(3)},
		}}},
		{"merge of two", "a: &x {b: 1}\nc: &y {b: 2, d: 3}\ne:\n  <<: [*x, *y]\n", []any{object{
			"a": object{"b": int64(1)}, "c": object{"b": int64(2), "d": int64(3)}, "e": object{"b": int64(1), "d": int64(3)},
		}}},
		{"a wrong document between right ones", "a: 1\n---\nb: [\n---\nc: 3\n", []any{
			object{"a": int64(1)}, "line 4: not YAML: did not find expected node content", object{"c": int64(3)},
		}},
		{"wrong indentation", "a: 1\nb:\n  c: 1\n d: 2\n", []any{"line 4: not YAML: did not find expected key"}},
		{"colon in a text", "a: b\nc: Achtung: geschlossen\n", []any{"line 2: not YAML: mapping values are not allowed in this context"}},
		{"tab", "a: 1\n\tb: 2\n", []any{"line 2: not YAML: found a tab character that violates indentation"}},
		{"field twice", "a: 1\n---\nb: 1\nc:\n  d: 1\n  d: 2\n", []any{object{"a": int64(1)}, `line 6: field "d" stands twice, first in line 5`}},
		{"unknown anchor", "a: *b\n", []any{"line 1: not YAML: unknown anchor 'b' referenced"}},
		{"infinity", "a: .inf\n", []any{"line 1: number that JSON does not have: .inf"}},
		{"own tag", "a: !secret b\n", []any{"line 1: YAML tag that manifests do not use: !secret"}},
		{"mapping as name", "? {a: 1}\n: b\n", []any{"line 1: field whose name is not a plain text"}},
		{"merge of a text", "a:\n  <<: b\n", []any{"line 2: merge (<<) of something that is no mapping"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, readAll(ParseYAML([]byte(tt.text)))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestParseYAMLBounds(t *testing.T) {
	bomb := "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
	for i := 1; i < 12; i++ {
		bomb += fmt.Sprintf("a%d: &a%d [%s*a%d]\n", i, i, strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 8), i-1)
	}
	merges := "a0: &a0 {x: 1}\n"
	for i := 1; i < 40; i++ {
		merges += fmt.Sprintf("a%d: &a%d {<<: [*a%d, *a%d], y%d: 1}\n", i, i, i-1, i-1, i)
	}
	tests := []struct{ name, text, want string }{
		{"alias bomb", bomb, "aliases that expand to more than 10000 values"},
		{"merge bomb", merges, "aliases that expand to more than 10000 values"},
		{"alias of itself", "a: &a [*a]\n", "nested deeper than 64 levels"},
		{"twice itself", "a: &a [*a, *a]\n", "nested deeper than 64 levels"},
		{"deep lists", "a: " + strings.Repeat("[", 70) + strings.Repeat("]", 70), "nested deeper than 64 levels"},
		{"very deep lists", "a: " + strings.Repeat("[", 200_000), "not YAML: exceeded max depth of 10000"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			docs := ParseYAML([]byte(tt.text))
			if len(docs) != 1 || docs[0].Err == nil || !strings.Contains(docs[0].Err.Message, tt.want) {
				t.Fatalf("got %+v, want an error with %q", docs, tt.want)
			}
			if docs[0].Err.Remedy == "" {
				t.Error("no remedy")
			}
		})
	}
}

func TestParseJSON(t *testing.T) {
	tests := []struct {
		name, text string
		want       []any
	}{
		{"nothing", " \n", nil},
		{"one", "{\n\t\"a\": [1, 2.5, \"\\ud83d\\ude00\", true, null]\n}\n", []any{object{"a": []any{int64(1), 2.5, "😀", true, nil}}}},
		{"several", "{\"a\": 1}\n{\"b\": 2}\n", []any{object{"a": int64(1)}, object{"b": int64(2)}}},
		{"field twice", "{\n\"a\": 1,\n\"a\": 2}", []any{`line 3: field "a" stands twice, first in line 2`}},
		{"cut off", "{\n\"a\": {\n", []any{"line 3: not JSON: unexpected EOF"}},
		{"comma at the end", "{\n\"a\": 1,\n}", []any{"line 3: not JSON: invalid character '}' looking for beginning of object key string"}},
		{"deep", strings.Repeat("[", 70), []any{"line 1: nested deeper than 64 levels"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, readAll(ParseJSON([]byte(tt.text)))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestLineOf(t *testing.T) {
	yamlText := `# comment
---
kind: Source
metadata:
  annotations:
    reconcile.lagebild.dev/requestedAt: now
    reconcile.lagebild.dev: then
spec:
  page:
    url: http://werl.de/
    ignoreSelectors:
      - nav
      - aside
  feed: {url: x,
    followItems: true}
`
	jsonText := `{
  "kind": "Source",
  "spec": {
    "page": {
      "url":
        "http://werl.de/",
      "ignoreSelectors": ["nav",
        "aside"]
    }
  }
}`
	tests := []struct {
		docs []Document
		path string
		want int
	}{
		{ParseYAML([]byte(yamlText)), "", 3},
		{ParseYAML([]byte(yamlText)), "kind", 3},
		{ParseYAML([]byte(yamlText)), "status", 3},
		{ParseYAML([]byte(yamlText)), "metadata.name", 4},
		{ParseYAML([]byte(yamlText)), "metadata.annotations.reconcile.lagebild.dev/requestedAt", 6},
		{ParseYAML([]byte(yamlText)), "metadata.annotations[reconcile.lagebild.dev]", 7},
		{ParseYAML([]byte(yamlText)), "spec", 8},
		{ParseYAML([]byte(yamlText)), "spec.page.url", 10},
		{ParseYAML([]byte(yamlText)), "spec.page.ulr", 9},
		{ParseYAML([]byte(yamlText)), "spec.page.ignoreSelectors[1]", 13},
		{ParseYAML([]byte(yamlText)), "spec.page.ignoreSelectors[7]", 11},
		{ParseYAML([]byte(yamlText)), "spec.feed.followItems", 15},
		{ParseYAML([]byte(yamlText)), "spec.page.url.deeper", 10},
		{ParseJSON([]byte(jsonText)), "", 1},
		{ParseJSON([]byte(jsonText)), "spec.page.url", 5},
		{ParseJSON([]byte(jsonText)), "spec.page.ignoreSelectors[0]", 7},
		{ParseJSON([]byte(jsonText)), "spec.page.ignoreSelectors[1]", 8},
		{ParseJSON([]byte(jsonText)), "metadata.name", 1},
	}
	for _, tt := range tests {
		if len(tt.docs) != 1 || tt.docs[0].Root == nil {
			t.Fatalf("got %+v, want one document", tt.docs)
		}
		if got := tt.docs[0].Root.LineOf(tt.path); got != tt.want {
			t.Errorf("LineOf(%q) = %d, want %d", tt.path, got, tt.want)
		}
	}
}

func FuzzParseYAML(f *testing.F) {
	f.Add([]byte("a: &x {b: 1}\nc: *x\n---\n<<: *x\n"))
	f.Add([]byte("- ? [a]\n  : !!binary x\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		lines := 2 // the end of the text is the line after the last
		for _, r := range string(data) {
			if strings.ContainsRune("\n\r\u0085\u2028\u2029", r) { // what YAML 1.1 takes for the end of a line
				lines++
			}
		}
		for _, d := range ParseYAML(data) {
			if (d.Root == nil) == (d.Err == nil) {
				t.Fatalf("document with root %v and error %v", d.Root, d.Err)
			}
			if d.Err != nil && (d.Err.Line < 1 || d.Err.Line > lines) {
				t.Fatalf("error in line %d of %d", d.Err.Line, lines)
			}
		}
	})
}
