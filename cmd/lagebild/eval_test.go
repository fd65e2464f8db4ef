package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// labelled is a corpus of two notices of which the extractor reads the first right.
func labelled(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"1.txt": "Das Bürgerbüro ist geschlossen.",
		"2.txt": "Nichts Neues aus dem Wald.",
		"labels.jsonl": `{"id":"1","file":"1.txt","kind":"official-notice","date":"2023-11-02","body":"05974052","statements":[{"body":"05974052","service":"buergerbuero","status":"unavailable","from":"","until":""}]}
{"id":"2","file":"2.txt","kind":"negative","date":"2023-11-02","body":"05974052","statements":[]}
`,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestEvalCommand(t *testing.T) {
	dir := labelled(t)
	kept := filepath.Join(t.TempDir(), "kept.json")
	for _, tt := range []struct {
		args []string
		want string
	}{
		{[]string{"--json", kept + ".new", dir}, "negatives without a statement: 1 of 1"},
		{[]string{"--rules", dir}, "in one document only"},
		{[]string{"--against", kept, "--update", dir}, "wrote"},
		{[]string{"--against", kept, dir}, "lost: 0"},
		{[]string{"--diff", kept, kept + ".new"}, "found: 0"},
	} {
		out, err := execute(t, "", append([]string{"eval"}, tt.args...)...)
		if err != nil || !strings.Contains(out, tt.want) {
			t.Errorf("%v: %v\n%s", tt.args, err, out)
		}
	}
}

// TestEvalFailsOnADrop keeps the result of an extractor that read the second notice right as well.
func TestEvalFailsOnADrop(t *testing.T) {
	dir := labelled(t)
	kept := filepath.Join(t.TempDir(), "kept.json")
	if _, err := execute(t, "", "eval", "--against", kept, "--update", dir); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "1.txt"), []byte("Das Bürgerbüro ist geöffnet."), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := execute(t, "", "eval", "--against", kept, dir)
	if err == nil || !strings.Contains(err.Error(), "F1 fell from 1.0000 to 0.0000") || !strings.Contains(err.Error(), "--update") {
		t.Errorf("%v", err)
	}
	if !strings.Contains(out, "1 05974052 buergerbuero unavailable") {
		t.Errorf("what was lost is not said:\n%s", out)
	}
	if _, err := execute(t, "", "eval", "--against", kept, "--update", dir); err != nil {
		t.Errorf("keeping it on purpose: %v", err)
	}
	if _, err := execute(t, "", "eval", "--against", kept, dir); err != nil {
		t.Errorf("after that: %v", err)
	}
}

func TestEvalRefuses(t *testing.T) {
	dir := labelled(t)
	for _, args := range [][]string{{"--diff", dir}, {dir, dir}, {"--update", dir}, {"--diff", "--rules", dir, dir}, {"--against", "/nowhere.json", dir}, {"/nowhere"}} {
		if out, err := execute(t, "", append([]string{"eval"}, args...)...); err == nil {
			t.Errorf("%v was accepted: %s", args, out)
		}
	}
}

func TestExtractExplains(t *testing.T) {
	const text = "Das Bürgerbüro ist geschlossen. Wir hoffen, dass das Standesamt bald wieder öffnet."
	out, err := execute(t, text, "extract", "--body", "Werl", "--date", "2023-11-02", "--explain", "-")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"buergerbuero unavailable", "because „Das Bürgerbüro ist geschlossen“ says unavailable by shut", "standesamt: "} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	lines, err := execute(t, text, "extract", "--body", "Werl", "--date", "2023-11-02", "--explain", "--json", "-")
	if err != nil || strings.Count(lines, "\n") != 2 || !strings.Contains(lines, `"reason":"`) || !strings.Contains(lines, `"evidence":[{"quote"`) {
		t.Errorf("%v\n%s", err, lines)
	}
}
