package parse

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/lagebild/lagebild/internal/fault"
)

func seeds(f *testing.F, pattern string) {
	f.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		f.Fatalf("no seeds in %s: %v", pattern, err)
	}
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
}

func FuzzHTML(f *testing.F) {
	seeds(f, "testdata/*.html")
	f.Add([]byte("<table><tr><td colspan=99999 rowspan=99999>x<td>y<tr><th>z<table><li>a<dd>b<details><summary><dt>"))
	f.Add([]byte("<p>e\u0301<b>\u0301</b><s>x</s>\u00ad<a href=' http://x/%'>y</a><time datetime=2023-11-01>1.11.2023</time>"))
	f.Fuzz(func(t *testing.T, body []byte) {
		for _, opt := range []Options{{URL: "https://example.org/"}, {URL: "https://example.org/", Content: "div, main", Items: "li, .update"}} {
			docs, err := HTML(body, opt)
			if err != nil && fault.KindOf(err) == fault.Internal {
				t.Fatal(err)
			}
			for _, d := range docs {
				checkDocument(t, d)
			}
		}
	})
}

func FuzzText(f *testing.F) {
	seeds(f, "testdata/*.txt")
	f.Add([]byte("A    B\nC    D\nE    F\n\n- x\n  y\n1. z\n2. w\n\f- 3 -\nX\n===\n+++ y +++"))
	f.Fuzz(func(t *testing.T, body []byte) {
		text, _, err := UTF8(body, "", "text/plain")
		if err != nil {
			return
		}
		checkDocument(t, Text(string(text), Options{}))
		checkDocument(t, Text(string(body), Options{})) // also what nobody cleaned before
	})
}
