package extract

import (
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/parse"
	"github.com/lagebild/lagebild/internal/region"
)

// werl is the town, and thursday the day, of the notices in these tests.
const werl = "05974052"

var thursday = time.Date(2023, 11, 2, 12, 0, 0, 0, time.UTC)

func newExtractor(t testing.TB) *Extractor {
	t.Helper()
	x, err := embedded()
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func embedded() (*Extractor, error) {
	reg, err := region.Embedded()
	if err != nil {
		return nil, err
	}
	cat, err := catalog.Load()
	if err != nil {
		return nil, err
	}
	return New(cat, reg)
}

// shared is the extractor of the tests that need none of their own: to make one takes longer than what most of them do with it.
var shared = sync.OnceValues(embedded)

func theExtractor(t testing.TB) *Extractor {
	t.Helper()
	x, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// said are the statements that text makes, as "service status", with the body in front where it is not own, and with
// from and until behind where there are any; statements for review are left out.
func said(t testing.TB, x *Extractor, text, own string) []string {
	t.Helper()
	doc := docOf(t, text)
	var out []string
	for _, s := range x.Extract(doc, Options{Body: own, Date: thursday}) {
		if s.Quote != doc.Text[s.Start:s.End] {
			t.Errorf("%q: quote %q is not text[%d:%d]", text, s.Quote, s.Start, s.End)
		}
		if s.Review {
			continue
		}
		line := string(s.Service) + " " + string(s.Status)
		if s.Body != own {
			line = s.Body + " " + line
		}
		if s.From != "" {
			line += " from " + string(s.From)
		}
		if s.Until != "" {
			line += " until " + string(s.Until)
		}
		out = append(out, line)
	}
	slices.Sort(out)
	return out
}

type sentence struct {
	text string
	want []string
}

func check(t *testing.T, cases []sentence) {
	t.Helper()
	x := theExtractor(t)
	for _, c := range cases {
		slices.Sort(c.want)
		if diff := cmp.Diff(c.want, said(t, x, c.text, werl)); diff != "" {
			t.Errorf("%s\nstatements differ (−want +got):\n%s", c.text, diff)
		}
	}
}

func cmpDiff(want, got []string) string {
	slices.Sort(want)
	return cmp.Diff(want, got)
}

func docOf(t testing.TB, text string) notice.Document {
	t.Helper()
	if !strings.HasPrefix(text, "<") {
		return parse.Text(text, parse.Options{})
	}
	docs, err := parse.HTML([]byte(text), parse.Options{})
	if err != nil || len(docs) != 1 {
		t.Fatalf("parsing %q: %d documents, %v", text, len(docs), err)
	}
	return docs[0]
}

func one(s string) []string { return []string{s} }

func TestOffsetsAndFields(t *testing.T) {
	x := theExtractor(t)
	doc := parse.Text("Das Bürgerbüro der Stadt Werl ist bis Freitag geschlossen. Fragen beantworten wir unter 02922 800-0.", parse.Options{})
	got := x.Extract(doc, Options{Body: werl, Date: thursday})
	want := []notice.Statement{{
		Body: werl, Service: "buergerbuero", Status: notice.Unavailable, Until: "2023-11-03",
		Detour: []notice.Detour{{Kind: notice.DetourPhone, Value: "+4929228000", Text: "02922 800-0"}},
		Quote:  "Das Bürgerbüro der Stadt Werl ist bis Freitag geschlossen.",
		Rule:   "shut", Confidence: 0.9, Extractor: Version,
	}}
	want[0].Start = strings.Index(doc.Text, want[0].Quote)
	want[0].End = want[0].Start + len(want[0].Quote)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("statements differ (−want +got):\n%s", diff)
	}
}

func TestEmptyDocument(t *testing.T) {
	x := theExtractor(t)
	if got := x.Extract(notice.Document{}, Options{}); got != nil {
		t.Errorf("an empty document gave %v", got)
	}
	if got := x.Extract(notice.Document{Text: "Bürgerbüro geschlossen"}, Options{Body: werl}); got != nil {
		t.Errorf("a document without blocks gave %v", got)
	}
}

func TestNewRefuses(t *testing.T) {
	if _, err := New(nil, nil); err == nil {
		t.Error("New without catalogue and region gave no error")
	}
	reg, err := region.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := New(&catalog.Catalog{}, reg); err == nil || !strings.Contains(err.Error(), "is not in the catalogue") {
		t.Errorf("New with an empty catalogue: error %v", err)
	}
}

func FuzzExtract(f *testing.F) {
	x := theExtractor(f)
	f.Add("Bürgerbüro: geschlossen. Telefon ☎️ ja, E-Mail nein; ab Montag, 6.11., wieder offen – außer Standesamt.")
	f.Add("✔ = läuft\n(✔) E-Mail\nAn-, Ab- und\nKfz- -\n: ? ! „")
	f.Add("Rathaus\x00\xff bis bis ab ab 31.31. weder noch nicht kein")
	f.Fuzz(func(t *testing.T, s string) {
		doc := parse.Text(s, parse.Options{})
		for _, own := range []string{"", werl} {
			for _, st := range x.Extract(doc, Options{Body: own, Date: thursday}) {
				if st.Start < 0 || st.End > len(doc.Text) || st.Start >= st.End || st.Quote != doc.Text[st.Start:st.End] {
					t.Fatalf("%q: quote %q at %d–%d", s, st.Quote, st.Start, st.End)
				}
				if !st.Status.Valid() || st.Body == "" || st.Service == "" {
					t.Fatalf("%q: incomplete statement %+v", s, st)
				}
			}
		}
	})
}
