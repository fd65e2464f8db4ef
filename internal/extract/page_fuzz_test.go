package extract_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

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
