package web

import (
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"sigs.k8s.io/yaml"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/source"
)

// used are the keys of texts that templates and code of a folder name.
func used(t *testing.T, folder string) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	files, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil {
		t.Fatal(err)
	}
	deeper, err := filepath.Glob(filepath.Join(folder, "templates", "*.html"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range append(files, deeper...) {
		pattern := ""
		switch {
		case strings.HasSuffix(f, "_test.go"):
		case filepath.Ext(f) == ".go":
			pattern = `(?:[tT]ext\([\w.]*[lL]ang, |\btext\(|Both\(|Base\(r, )"([^"]+[^."])"`
		case filepath.Ext(f) == ".html":
			pattern = `\bt "([^"]+)"`
		}
		if pattern == "" {
			continue
		}
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(pattern).FindAllSubmatch(data, -1) {
			out[string(m[1])] = true
		}
	}
	return out
}

// together are the keys that are put together.
func together() map[string]bool {
	out := map[string]bool{}
	for _, k := range fault.Kinds() {
		out["fault."+string(k)] = true
	}
	for _, k := range []notice.DetourKind{notice.DetourPhone, notice.DetourEmail, notice.DetourURL, notice.DetourAddress, notice.DetourCounter, notice.DetourHours} {
		out["detour."+string(k)] = true
	}
	for _, k := range []string{"available", "limited", "unavailable", "unknown", "stale", "contradicted", "silent"} {
		out["word."+k] = true
	}
	for _, k := range []notice.Authority{notice.Official, notice.Regional, notice.Press} {
		out["authority."+string(k)] = true
	}
	for _, k := range []string{"bad.kreis", "bad.dienst", "bad.status", "bad.seit", "bad.sort", "since.1h", "since.6h", "since.24h", "since.schicht"} {
		out["overview."+k] = true
	}
	for _, k := range []string{"24h", "3t", "7t"} {
		out["course.span."+k] = true
	}
	for _, k := range []string{"antwortet", "stoerung", "wartet", "ausgesetzt", "ausserdienst"} {
		out["sources.state."+k] = true
	}
	for _, k := range []source.Type{source.TypePage, source.TypeFeed} {
		out["sources.type."+string(k)] = true
	}
	return out
}

func TestEveryTextIsThereAndUsed(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("*/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]catalog.Text{}
	for _, f := range append(files, "page/templates/texts.yaml") {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		var some map[string]catalog.Text
		if err := yaml.UnmarshalStrict(data, &some); err != nil {
			t.Fatalf("%s: %v", f, err)
		}
		for k, text := range some {
			if texts[k] != nil {
				t.Errorf("the text %q is there twice", k)
			}
			texts[k] = text
		}
	}
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	named := together()
	for _, e := range entries {
		f := e.Name()
		for k := range used(t, f) {
			named[k] = true
			if texts[k] == nil {
				t.Errorf("%s names the text %q, which is not there", f, k)
			}
		}
	}
	if len(named) < 80 {
		t.Fatalf("only %d keys found in use", len(named))
	}
	verbs := regexp.MustCompile(`%[a-z%]`)
	for k, text := range texts {
		if !named[k] && !strings.HasPrefix(k, "search.") { // many of the search's are put together
			t.Errorf("the text %q is not used", k)
		}
		if text[catalog.German] == "" || text[catalog.English] == "" || len(text) != 2 {
			t.Errorf("the text %q is not there in both languages", k)
		}
		if !slices.Equal(verbs.FindAllString(text[catalog.German], -1), verbs.FindAllString(text[catalog.English], -1)) {
			t.Errorf("the text %q takes other arguments in English", k)
		}
	}
}

// TestContrast reckons with the colours of the style sheet, light and dark, by WCAG 2: 4.5 for text.
func TestContrast(t *testing.T) {
	t.Parallel()
	css, err := os.ReadFile("page/static/style.css")
	if err != nil {
		t.Fatal(err)
	}
	roots := regexp.MustCompile(`(?s):root \{(.*?)\}`).FindAllSubmatch(css, -1)
	if len(roots) != 2 {
		t.Fatalf("%d sets of colours, want 2", len(roots))
	}
	for i, name := range []string{"light", "dark"} {
		colours := map[string]string{}
		for _, m := range regexp.MustCompile(`--([a-z-]+): (#[0-9a-f]+)`).FindAllSubmatch(roots[i][1], -1) {
			colours[string(m[1])] = string(m[2])
		}
		for _, pair := range [][2]string{
			{"ink", "paper"},
			{"ink", "panel"},
			{"soft", "paper"},
			{"soft", "panel"},
			{"link", "paper"},
			{"link", "panel"},
			{"ok", "ok-bg"},
			{"part", "part-bg"},
			{"no", "no-bg"},
			{"no", "paper"},
			{"no", "panel"},
			{"un", "un-bg"},
			{"un", "panel"},
			{"stale", "stale-bg"},
			{"stale", "hatch"},
			{"con", "con-bg"},
			{"focus", "paper"},
		} {
			if c := contrast(t, colours[pair[0]], colours[pair[1]]); c < 4.5 {
				t.Errorf("%s: %s on %s has a contrast of %.2f", name, pair[0], pair[1], c)
			}
		}
	}
}

func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	hex = strings.TrimPrefix(hex, "#")
	if len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	n, err := strconv.ParseUint(hex, 16, 32)
	if err != nil || len(hex) != 6 {
		t.Fatalf("colour %q", hex)
	}
	part := func(shift uint) float64 {
		v := float64(n>>shift&0xff) / 255
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*part(16) + 0.7152*part(8) + 0.0722*part(0)
}
