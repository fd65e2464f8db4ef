package extract_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/lagebild/lagebild/internal/eval"
	"github.com/lagebild/lagebild/internal/extract"
)

// FuzzPage reads pages that nobody would write: nothing may panic, and what comes out must be sound and the same each time.
func FuzzPage(f *testing.F) {
	x := newExtractor(f)
	for i, p := range pages(f, ".html") {
		if i%8 == 0 {
			f.Add(p.data)
		}
	}
	f.Add([]byte("<table><tr><th>Amt<th>Stand<tr><td colspan=9>Standesamt<td>geschlossen<tr><td rowspan=99>Telefon"))
	f.Add([]byte("<ul><li>Nicht möglich:<ul><li>Ausweise<li>außer<li>(✔) KW 99</ul><details><summary>Ist das Bürgerbüro geöffnet?</summary>Nein, bis 31.11."))
	f.Add([]byte("<p>Bürgerbüro\xff\xfe geschlossen\x00 ab ab bis</p><s>Rathaus zu</s><time datetime=9999-99-99>31.31.</time>"))
	f.Add([]byte("<h2>+++ 1.1. +++</h2><h2>+++ 31.12. +++</h2><dl><dt>Standesamt<dd>nur Mo-Fr 8-12 Uhr, (0049) 0 / - 1, a@b, http://, www.</dl>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := eval.Document("page.html", data)
		if err != nil {
			return
		}
		opt := []extract.Options{{Body: werl, Date: thursday}, {Date: thursday}, {Body: werl}}[len(data)%3]
		got := x.Extract(doc, opt)
		for i := range got {
			sound(t, &doc, &got[i])
		}
		if len(data)%4 > 0 {
			return // reading again is slow, and few pages need it
		}
		if diff := cmp.Diff(got, x.Extract(doc, opt)); diff != "" {
			t.Fatalf("read again:\n%s", diff)
		}
		for _, e := range x.Explain(doc, opt) {
			if (e.Statement == nil) == (e.Reason == "") || e.Sentence != doc.Text[e.Start:e.End] && e.Statement == nil {
				t.Fatalf("explained as %+v", e)
			}
		}
	})
}

// known are the words of the product's own lists, each for itself.
func known(t testing.TB) []string {
	t.Helper()
	lists, err := filepath.Glob("data/*.yaml")
	if err != nil || len(lists) == 0 {
		t.Fatalf("no word lists: %v", err)
	}
	var out []string
	for _, l := range lists {
		data, err := os.ReadFile(l)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, regexp.MustCompile(`\pL{2,}`).FindAllString(string(data), -1)...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// heaps draws texts of words that the lists know, with the signs, days and names that turn their reading, in an order that nobody would write.
// gaps are what stands between two words.
func heaps(t testing.TB, gaps ...string) *rapid.Generator[string] {
	words := known(t)
	signs := strings.Fields(`, , , . . : : ; – - ( ) „ “ / • ✔ ✘ ❌ | ? ! " + & * 1. 6.11. 31.12. 2023 8 12.30 Uhr 0 15 60 % 112 02922/800-0 a@werl.de www.werl.de`)
	turns := strings.Fields("nicht kein keine nur auch und oder aber sondern bis ab am von dass der die das den des ist sind war wird bleibt kann zu wieder weiterhin noch erst außer wenn weil es er sie Werl Soest Unna Kreis Stadt")
	word := rapid.Custom(func(t *rapid.T) string {
		w := rapid.SampledFrom(rapid.SampledFrom([][]string{words, signs, turns, turns}).Draw(t, "list")).Draw(t, "word")
		if rapid.Bool().Draw(t, "capital") {
			w = strings.ToUpper(w[:1]) + w[1:]
		}
		return w + rapid.SampledFrom(gaps).Draw(t, "gap")
	})
	return rapid.Custom(func(t *rapid.T) string { return strings.Join(rapid.SliceOfN(word, 1, 40).Draw(t, "words"), "") })
}

// TestHeapsOfWords: whatever the lists' words stand beside, reading them neither panics nor says what is not sound.
func TestHeapsOfWords(t *testing.T) {
	x := newExtractor(t)
	texts := heaps(t, " ", " ", " ", " ", " ", "", "\n", "\n\n", "-", " | ", "\t")
	pages := heaps(t, " ", " ", " ", " ", " ", " ", " ", " ", "<br>", "<p>", "<h2>", "</h2>", "<h3>", "<li>", "<ul><li>", "</ul>", "<table><tr><th>", "<td>", "<th>", "<tr><td>",
		"<td colspan=2>", "<td rowspan=3>", "</table>", "<dl><dt>", "<dd>", "<dt>", "</dl>", "<b>", "</b>", "<s>", "</s>", "<a href=/x>", "</a>", "<details><summary>", "</summary>", "<time datetime=2023-11-06>")
	rapid.Check(t, func(t *rapid.T) {
		said(t, x, "heap.txt", []byte(texts.Draw(t, "text")), werl, thursday)
		said(t, x, "heap.html", html([]string{pages.Draw(t, "page")}), "", thursday)
	})
}
