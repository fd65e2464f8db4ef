package web

import (
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
)

func loadTemplates(t *testing.T) *templates {
	t.Helper()
	cat, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	tm, err := newTemplates(cat)
	if err != nil {
		t.Fatal(err)
	}
	return tm
}

// usedKeys are the keys of texts that templates and code name.
func usedKeys(t *testing.T) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	read := func(data []byte, pattern string) {
		for _, m := range regexp.MustCompile(pattern).FindAllSubmatch(data, -1) {
			out[string(m[1])] = true
		}
	}
	err := fs.WalkDir(templateFS, "templates", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".html" {
			return err
		}
		data, err := fs.ReadFile(templateFS, path)
		read(data, `\bt "([^"]+)"`)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if strings.HasSuffix(f, "_test.go") {
			continue
		}
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		read(data, `(?:text\((?:lang, )?|refuse\([\w.]+, |s\.base\(r, )"([^"]+[^."])"`)
	}
	// Those that are put together.
	for _, k := range fault.Kinds() {
		out["fault."+string(k)] = true
	}
	for _, k := range []notice.DetourKind{notice.DetourPhone, notice.DetourEmail, notice.DetourURL, notice.DetourAddress, notice.DetourCounter, notice.DetourHours} {
		out["detour."+string(k)] = true
	}
	for _, k := range []string{"available", "limited", "unavailable", "unknown", "stale", "contradicted", "silent"} {
		out["word."+k] = true
	}
	return out
}

func TestEveryTextIsThereAndUsed(t *testing.T) {
	t.Parallel()
	tm, used := loadTemplates(t), usedKeys(t)
	if len(used) < 80 {
		t.Fatalf("only %d keys found in use", len(used))
	}
	for k := range used {
		if !tm.has(k) {
			t.Errorf("the text %q is used and is not there", k)
		}
	}
	verbs := regexp.MustCompile(`%[a-z%]`)
	for k, text := range tm.texts {
		if !used[k] {
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

func TestEveryPageRendersEmpty(t *testing.T) {
	t.Parallel()
	tm := loadTemplates(t)
	for page, data := range map[string]any{"overview": overviewPage{}, "body": bodyPage{}, "notice": noticePage{}, "error": errorPage{}} {
		for _, lang := range []string{catalog.German, catalog.English} {
			var b strings.Builder
			if err := tm.render(&b, page, lang, data); err != nil {
				t.Errorf("%s in %s: %v", page, lang, err)
			}
			if out := b.String(); strings.Contains(out, "%!") || strings.Contains(out, "ZgotmplZ") {
				t.Errorf("%s in %s: %s", page, lang, out)
			}
		}
	}
	if err := tm.render(&strings.Builder{}, "nothing", "de", nil); err == nil {
		t.Error("a page that is not there was rendered")
	}
}

// TestContrast reckons with the colours of the style sheet, light and dark, by WCAG 2: 4.5 for text.
func TestContrast(t *testing.T) {
	t.Parallel()
	css, err := fs.ReadFile(staticFS, "static/style.css")
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

func TestClip(t *testing.T) {
	t.Parallel()
	for _, tt := range [][2]string{{"", ""}, {"äöü", "äöü"}, {"äöüß", "äöü…"}} {
		if got := clip(tt[0], 3); got != tt[1] {
			t.Errorf("%q: got %q, want %q", tt[0], got, tt[1])
		}
	}
}
