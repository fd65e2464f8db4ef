package extract_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
	"pgregory.net/rapid"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/eval"
	"github.com/lagebild/lagebild/internal/extract"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/region"
)

const werl = "05974052"

var thursday = time.Date(2023, 11, 2, 12, 0, 0, 0, time.UTC)

func newExtractor(t testing.TB) *extract.Extractor {
	t.Helper()
	x, err := embedded()
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func embedded() (*extract.Extractor, error) {
	reg, err := region.Embedded()
	if err != nil {
		return nil, err
	}
	cat, err := catalog.Load()
	if err != nil {
		return nil, err
	}
	return extract.New(cat, reg)
}

// fataler is a *testing.T or a *rapid.T.
type fataler interface {
	Helper()
	Fatalf(format string, args ...any)
}

// said are the statements that a page or text makes, those for review marked, without their words.
func said(t fataler, x *extract.Extractor, name string, data []byte, body string, date time.Time) []string {
	t.Helper()
	doc, err := eval.Document(name, data)
	if err != nil {
		t.Fatalf("%v", err)
	}
	var out []string
	for _, s := range x.Extract(doc, extract.Options{Body: body, Date: date}) {
		sound(t, &doc, &s)
		out = append(out, fmt.Sprint(s.Body, " ", s.Service, " ", s.Status, " ", s.From, " ", s.Until, " ", s.Review))
	}
	slices.Sort(out)
	return out
}

// sound checks what must hold for every statement.
func sound(t fataler, doc *notice.Document, s *notice.Statement) {
	t.Helper()
	switch {
	case s.Start < 0 || s.End > len(doc.Text) || s.Start >= s.End || s.Quote != doc.Text[s.Start:s.End]:
		t.Fatalf("quote %q is not bytes %d–%d of the text", s.Quote, s.Start, s.End)
	case !s.Status.Valid() || s.Body == "" || s.Service == "" || s.Rule == "" || s.Extractor != extract.Version:
		t.Fatalf("incomplete statement %+v", *s)
	case s.Confidence < 0 || s.Confidence > 1:
		t.Fatalf("confidence %v", s.Confidence)
	case s.From != "" && s.Until != "" && s.Until < s.From:
		t.Fatalf("a statement ends before it begins: %+v", *s)
	}
	for _, d := range []notice.Day{s.From, s.Until} {
		if d == "" {
			continue
		}
		if _, err := d.Start(time.UTC); err != nil {
			t.Fatalf("%q is no day", d)
		}
	}
	for _, d := range s.Detour {
		if d.Value == "" || d.Kind == "" {
			t.Fatalf("empty detour %+v", d)
		}
	}
}

// page is a notice of a kept corpus, or one of our own, as it is changed by the tests.
type page struct {
	name string
	data []byte
	body string
	date time.Time
}

// pages are the notices of the corpus that are not blind.
func pages(t testing.TB, ext string) []page {
	t.Helper()
	cases, err := eval.Load("testdata/corpus")
	if err != nil {
		t.Fatal(err)
	}
	var out []page
	for _, c := range cases {
		if c.Blind() || filepath.Ext(c.File) != ext {
			continue
		}
		data, err := os.ReadFile(filepath.Join("testdata/corpus", c.File))
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, page{c.File, data, c.Body, c.When})
	}
	if len(out) < 20 {
		t.Fatalf("only %d notices", len(out))
	}
	return out
}

var (
	bodyTag = regexp.MustCompile(`(?i)<body[^>]*>`)
	bodyEnd = regexp.MustCompile(`(?i)</body>`)
)

// after puts html behind the first match of tag; without one nothing is changed.
func after(p []byte, tag *regexp.Regexp, html string) []byte {
	at := tag.FindIndex(p)
	if at == nil {
		return p
	}
	return slices.Concat(p[:at[1]], []byte(html), p[at[1]:])
}

func before(p []byte, tag *regexp.Regexp, html string) []byte {
	at := tag.FindIndex(p)
	if at == nil {
		return p
	}
	return slices.Concat(p[:at[0]], []byte(html), p[at[0]:])
}

// frames are what stands around notices and says nothing.
var frames = []struct {
	name  string
	frame func([]byte) []byte
}{
	{"cookie banner", func(p []byte) []byte {
		return after(p, bodyTag, `<div id="cookie-banner" class="cookie-consent" role="dialog"><p>Wir verwenden Cookies, um unsere Internetseite zu verbessern.
Einige sind nicht möglich abzuschalten.</p><button>Alle akzeptieren</button><button>Ablehnen</button></div>`)
	}},
	{"menu", func(p []byte) []byte {
		return after(p, bodyTag, `<nav><ul><li><a href="/b">Bürgerbüro</a></li><li><a href="/s">Standesamt</a></li><li><a href="/k">Kfz-Zulassung geschlossen</a></li>
<li><a href="/t">Telefon</a></li></ul></nav>`)
	}},
	{"footer", func(p []byte) []byte {
		return before(p, bodyEnd, `<footer><p>Impressum · Datenschutz · Barrierefreiheit</p><p>Öffnungszeiten: Mo–Fr 8–12 Uhr, Telefon 02922 800-0</p></footer>`)
	}},
	{"script and style", func(p []byte) []byte {
		return after(p, bodyTag, `<script>var s = "Das Standesamt ist geschlossen.";</script><style>.zu:after{content:"Bürgerbüro geschlossen"}</style>`)
	}},
	{"comment", func(p []byte) []byte { return after(p, bodyTag, "<!-- Das Standesamt ist geschlossen. -->") }},
}

// TestFramesSayNothing puts banner, menu and footer around every page of the corpus.
func TestFramesSayNothing(t *testing.T) {
	x := newExtractor(t)
	framed := 0
	for _, p := range pages(t, ".html") {
		want := said(t, x, p.name, p.data, p.body, p.date)
		for _, f := range frames {
			if len(f.frame(p.data)) > len(p.data) {
				framed++
			}
			if diff := cmp.Diff(want, said(t, x, p.name, f.frame(p.data), p.body, p.date)); diff != "" {
				t.Errorf("%s with a %s (−without +with):\n%s", p.name, f.name, diff)
			}
		}
	}
	if framed < 300 {
		t.Errorf("only %d pages were framed", framed)
	}
}

var (
	betweenTags = regexp.MustCompile(`>\s+<`)
	spaces      = regexp.MustCompile(`[ \t]*\n[ \t]*| +`)
)

// TestWhiteSpaceSaysNothing changes the white space of every page of the corpus that has none of its own meaning.
func TestWhiteSpaceSaysNothing(t *testing.T) {
	x := newExtractor(t)
	for _, p := range pages(t, ".html") {
		if bytes.Contains(bytes.ToLower(p.data), []byte("<pre")) || bytes.Contains(p.data, []byte("pre-")) {
			continue
		}
		want := said(t, x, p.name, p.data, p.body, p.date)
		for name, data := range map[string][]byte{
			"lines":   spaces.ReplaceAll(p.data, []byte("\n")),
			"spaces":  spaces.ReplaceAll(p.data, []byte("  \t ")),
			"returns": bytes.ReplaceAll(p.data, []byte("\n"), []byte("\r\n")),
			"indent":  betweenTags.ReplaceAllFunc(p.data, func([]byte) []byte { return []byte(">\n\n      <") }),
		} {
			if diff := cmp.Diff(want, said(t, x, p.name, data, p.body, p.date)); diff != "" {
				t.Errorf("%s with other white space (%s; −before +after):\n%s", p.name, name, diff)
			}
		}
	}
}

var declared = regexp.MustCompile(`(?i)(<meta[^>]*charset=["']?)([a-z0-9-]+)`)

// TestCharsetSaysNothing writes every page of the corpus in Windows-1252.
func TestCharsetSaysNothing(t *testing.T) {
	x := newExtractor(t)
	converted := 0
	for _, p := range pages(t, ".html") {
		data := p.data
		if declared.Match(data) {
			data = declared.ReplaceAll(data, []byte("${1}windows-1252"))
		} else if i := bytes.Index(bytes.ToLower(data), []byte("<head>")); i >= 0 {
			data = slices.Concat(data[:i+6], []byte(`<meta charset="windows-1252">`), data[i+6:])
		} else {
			continue
		}
		old, err := charmap.Windows1252.NewEncoder().Bytes(data)
		if err != nil {
			continue // signs that it does not have
		}
		converted++
		if diff := cmp.Diff(said(t, x, p.name, p.data, p.body, p.date), said(t, x, p.name, old, p.body, p.date)); diff != "" {
			t.Errorf("%s in Windows-1252 (−before +after):\n%s", p.name, diff)
		}
	}
	if converted < 20 {
		t.Errorf("only %d pages were converted", converted)
	}
}

// facts are sentences of our own, each about a service of its own, with what they say.
var facts = []string{
	"Das Standesamt bleibt bis auf Weiteres geschlossen.",
	"Die Zulassungsstelle kann keine Fahrzeuge zulassen.",
	"Personalausweise können derzeit nicht beantragt werden.",
	"Die Müllabfuhr fährt wie gewohnt.",
	"Die Stadtbücherei ist zu den üblichen Zeiten geöffnet.",
	"Das Jugendamt arbeitet nur eingeschränkt.",
	"Das Gesundheitsamt ist telefonisch nicht erreichbar, Belehrungen finden statt.",
	"Gewerbeanmeldungen sind zurzeit nicht möglich.",
	"Bauanträge können nur auf Papier eingereicht werden.",
	"Die Ausländerbehörde bleibt am Freitag geschlossen.",
}

func fewFacts(t *rapid.T) []string {
	return rapid.SliceOfNDistinct(rapid.SampledFrom(facts), 2, 6, rapid.ID[string]).Draw(t, "facts")
}

func html(sentences []string) []byte {
	return []byte("<html lang=de><head><title>Werl</title></head><body><main><h1>Aktuelle Hinweise</h1>\n<p>" +
		strings.Join(sentences, "</p>\n<p>") + "</p></main></body></html>")
}

// TestOrderSaysNothing writes unrelated paragraphs in another order.
func TestOrderSaysNothing(t *testing.T) {
	x := newExtractor(t)
	rapid.Check(t, func(t *rapid.T) {
		some := fewFacts(t)
		other := rapid.Permutation(some).Draw(t, "order")
		a, b := said(t, x, "a.html", html(some), werl, thursday), said(t, x, "b.html", html(other), werl, thursday)
		if diff := cmp.Diff(a, b); diff != "" {
			t.Fatalf("in another order (−before +after):\n%s", diff)
		}
		a, b = said(t, x, "a.txt", []byte(strings.Join(some, "\n\n")), werl, thursday), said(t, x, "b.txt", []byte(strings.Join(other, "\n\n")), werl, thursday)
		if diff := cmp.Diff(a, b); diff != "" {
			t.Fatalf("as text, in another order (−before +after):\n%s", diff)
		}
	})
}

// wrap breaks a text at a width, as mail programs do.
func wrap(s string, width int) string {
	var b strings.Builder
	col := 0
	for i, w := range strings.Fields(s) {
		switch {
		case i == 0:
		case col+1+len(w) > width:
			b.WriteByte('\n')
			col = 0
		default:
			b.WriteByte(' ')
			col++
		}
		b.WriteString(w)
		col += len(w)
	}
	return b.String()
}

// TestWrappedLinesSayNothing breaks paragraphs at a width, in text and in HTML.
func TestWrappedLinesSayNothing(t *testing.T) {
	x := newExtractor(t)
	rapid.Check(t, func(t *rapid.T) {
		some := fewFacts(t)
		para := strings.Join(some, " ")
		width := rapid.IntRange(50, 90).Draw(t, "width")
		want := said(t, x, "a.txt", []byte(para), werl, thursday)
		if diff := cmp.Diff(want, said(t, x, "b.txt", []byte(wrap(para, width)+"\n"), werl, thursday)); diff != "" {
			t.Fatalf("wrapped at %d (−before +after):\n%s\n%s", width, diff, wrap(para, width))
		}
		a, b := html([]string{para}), html([]string{wrap(para, width)})
		if diff := cmp.Diff(said(t, x, "a.html", a, werl, thursday), said(t, x, "b.html", b, werl, thursday)); diff != "" {
			t.Fatalf("HTML wrapped at %d (−before +after):\n%s", width, diff)
		}
	})
}

// TestReadingIsTheSameEachTime: who reads twice, and who reads with others at once, reads the same.
func TestReadingIsTheSameEachTime(t *testing.T) {
	x, y := newExtractor(t), newExtractor(t)
	for _, p := range pages(t, ".txt") {
		doc, err := eval.Document(p.name, p.data)
		if err != nil {
			t.Fatal(err)
		}
		opt := extract.Options{Body: p.body, Date: p.date}
		want := x.Extract(doc, opt)
		for _, other := range []*extract.Extractor{x, y} {
			if diff := cmp.Diff(want, other.Extract(doc, opt)); diff != "" {
				t.Errorf("%s read again (−first +again):\n%s", p.name, diff)
			}
		}
	}
}
