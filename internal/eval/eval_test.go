package eval

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
)

const labels = `{"id":"1","file":"a.txt","kind":"official-notice","date":"2023-11-02","body":"05974052","statements":[{"body":"05974052","service":"telefon","status":"available","from":"","until":""},{"body":"05974052","service":"email","status":"limited","from":"","until":""},{"body":"05974052","service":"buergerbuero","status":"available","from":"2023-11-06","until":""}]}
{"id":"2","file":"b.html","kind":"negative","date":"2023-11-03","body":"","statements":[]}
{"id":"7","file":"b.html","kind":"social-post","date":"2023-11-03","body":"05974052","statements":[{"body":"05974052","service":"abfall","status":"available","from":"","until":""}]}
`

func corpus(t *testing.T, labels string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"labels.jsonl": labels,
		"a.txt":        "Das Telefon funktioniert.",
		"b.html":       "<html><body><p>Nichts Neues.</p></body></html>",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func statement(service notice.Service, status notice.Status, from notice.Day) notice.Statement {
	return notice.Statement{Body: "05974052", Service: service, Status: status, From: from, Confidence: 0.9, Rule: "works"}
}

// reads gives, for the document that says that the telephone works, what the test wants; for the others a doubtful word.
func reads(t *testing.T, statements ...notice.Statement) Extract {
	return func(doc notice.Document, body string, date time.Time) []notice.Statement {
		if doc.Text == "Das Telefon funktioniert." {
			if got := date.Format("2006-01-02 15"); got != "2023-11-02 12" || body != "05974052" {
				t.Errorf("date of a.txt is %s, body %s", got, body)
			}
			return statements
		}
		if !strings.Contains(doc.Text, "Nichts Neues") {
			t.Errorf("text of b.html is %q", doc.Text)
		}
		s := statement("rat", notice.Available, "")
		s.Review, s.Confidence, s.Rule = true, 0.31, "works>pronoun"
		return []notice.Statement{s}
	}
}

func measured(t *testing.T, statements ...notice.Statement) Report {
	t.Helper()
	r, err := Run(corpus(t, labels), reads(t, statements...))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// mixed are one right, two wrong statements, and one said twice.
func mixed() []notice.Statement {
	return []notice.Statement{
		statement("telefon", notice.Available, ""),
		statement("telefon", notice.Available, ""),
		statement("email", notice.Available, ""),
		statement("buergerbuero", notice.Available, ""), // from is missing
	}
}

func TestRun(t *testing.T) {
	r := measured(t, mixed()...)
	for what, pair := range map[string][2]Score{
		"total":     {r.Total, {Right: 1, Predicted: 3, Labelled: 4}},
		"tune":      {r.Tune.Total, {Right: 1, Predicted: 3, Labelled: 3}},
		"blind":     {r.Blind.Total, {Labelled: 1}},
		"detection": {r.Detection, {Right: 2, Predicted: 3, Labelled: 4}},
		"email":     {r.Services["email"], {Predicted: 1, Labelled: 1}},
		"available": {r.Statuses[notice.Available], {Right: 1, Predicted: 3, Labelled: 3}},
		"the same":  {r.Available, {Right: 1, Predicted: 3, Labelled: 3}},
		"negative":  {r.Kinds["negative"], {}},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s: %+v, want %+v", what, pair[0], pair[1])
		}
	}
	if r.Documents != 3 || r.Negatives != 1 || r.Silent != 1 || r.FalseAvailable() != 2 || r.Reviewed != 2 || r.Blind.Documents != 1 {
		t.Errorf("figures %+v, blind %+v", r.Figures, r.Blind)
	}
	want := map[notice.Status]map[notice.Status]int{
		notice.Available: {notice.Available: 1, None: 2},
		notice.Limited:   {notice.Available: 1},
		None:             {notice.Available: 1},
	}
	if diff := cmp.Diff(want, r.Confusion); diff != "" {
		t.Errorf("confusion (-want +got):\n%s", diff)
	}
	if w := r.Worst(9); len(w) != 1 || w[0].Case.ID != "1" || len(w[0].Missing) != 2 || len(w[0].Wrong) != 2 {
		t.Errorf("worst document: %+v", w)
	}
}

func TestRulesAndBands(t *testing.T) {
	r := measured(t, mixed()...)
	want := []Rule{{"works", 3, 1, 2, 2}, {"pronoun", 2, 0, 0, 2}}
	if diff := cmp.Diff(want, r.Rules()); diff != "" {
		t.Errorf("rules (-want +got):\n%s", diff)
	}
	bands := r.Bands()
	if len(bands) != 2 || bands[0].Right != 1 || bands[0].Wrong != 2 || bands[1].Low > 0.31 || bands[1].High <= 0.31 || bands[1].Wrong != 2 {
		t.Errorf("bands %+v", bands)
	}
	var out bytes.Buffer
	if err := r.WriteRules(&out); err != nil || !strings.Contains(out.String(), "works") || strings.Contains(out.String(), "one document only") {
		t.Errorf("%v\n%s", err, out.String())
	}
}

func TestWrite(t *testing.T) {
	r := measured(t, mixed()...)
	var out bytes.Buffer
	if err := r.Write(&out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"3 documents, 4 statements labelled, 3 predicted, 2 kept for review", "negatives without a statement: 1 of 1",
		"wrongly available: 2 of 3", "statements                 0.333     0.250     0.286", "nothing: invented              1",
		"2 wrong, 2 missing of 3",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("report lacks %q:\n%s", want, out.String())
		}
	}
}

type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, errors.New("full") }

func TestWriteError(t *testing.T) {
	r := Measure(nil, nil)
	if r.Write(brokenWriter{}) == nil || r.WriteRules(brokenWriter{}) == nil || (Diff{}).Write(brokenWriter{}, 0) == nil {
		t.Error("a writer that fails gave no error")
	}
}

func TestRecord(t *testing.T) {
	before, after := measured(t, mixed()...), measured(t, statement("email", notice.Limited, ""), statement("rathaus", notice.Limited, ""))
	a, b := before.Record("1"), after.Record("2")
	data, err := a.Encode()
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "a.json")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	read, err := ReadRecord(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(a, read); diff != "" {
		t.Errorf("what was read is not what was written (-want +got):\n%s", diff)
	}
	if again, _ := read.Encode(); !bytes.Equal(data, again) {
		t.Error("the same result gave other bytes")
	}
	if bytes.Contains(data, []byte("abfall")) {
		t.Errorf("the result tells what is missing in a blind document:\n%s", data)
	}
	d, err := Compare(a, b)
	if err != nil {
		t.Fatal(err)
	}
	got := [][]string{d.Found, d.Lost, d.Mended, d.Broken}
	want := [][]string{
		{"1 05974052 email limited"},
		{"1 05974052 telefon available"},
		{"1 05974052 buergerbuero available", "1 05974052 email available"},
		{"1 05974052 rathaus limited"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("difference (-want +got):\n%s", diff)
	}
	var out bytes.Buffer
	if err := d.Write(&out, 1); err != nil || !strings.Contains(out.String(), "… and 1 more") || !strings.Contains(out.String(), "lost: 1, of them 0") {
		t.Errorf("%v\n%s", err, out.String())
	}
}

func TestBlindDifferencesAreCounted(t *testing.T) {
	one := measured(t)
	right := Measure([]Case{one.Results[2].Case}, func(notice.Document, string, time.Time) []notice.Statement {
		return []notice.Statement{statement("abfall", notice.Available, "")}
	})
	wrong := Measure([]Case{one.Results[2].Case}, func(notice.Document, string, time.Time) []notice.Statement { return nil })
	d, err := Compare(right.Record("1"), wrong.Record("1"))
	if err != nil || len(d.Lost) != 1 {
		t.Fatalf("%+v, %v", d, err)
	}
	var out bytes.Buffer
	if err := d.Write(&out, 0); err != nil || !strings.Contains(out.String(), "lost: 1, of them 1 in blind") || strings.Contains(out.String(), "abfall") {
		t.Errorf("%v\n%s", err, out.String())
	}
}

func TestDropped(t *testing.T) {
	good, bad := measured(t, statement("telefon", notice.Available, "")).Figures, measured(t, mixed()...).Figures
	loud := good
	loud.Silent = 0
	for name, tt := range map[string]struct {
		after Figures
		want  []string
	}{
		"the same": {good, nil},
		"worse":    {bad, []string{"F1 fell from 0.4000 to 0.2857", "the precision of available fell from 1.0000 to 0.3333"}},
		"loud":     {loud, []string{"the share of silent negatives fell from 1.0000 to 0.0000"}},
	} {
		d := Diff{Before: Record{All: good}, After: Record{All: tt.after}}
		if diff := cmp.Diff(tt.want, d.Dropped()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestCompareRefusesOtherLabels(t *testing.T) {
	r := measured(t)
	a := r.Record("1")
	b := a
	b.Corpus = "else"
	if _, err := Compare(a, b); fault.KindOf(err) != fault.Invalid || !strings.Contains(err.Error(), "--update") {
		t.Errorf("got %v", err)
	}
}

func TestReadRecordRefuses(t *testing.T) {
	file := filepath.Join(t.TempDir(), "x.json")
	if _, err := ReadRecord(file); fault.KindOf(err) != fault.NotFound {
		t.Errorf("no file: %v", err)
	}
	for _, data := range []string{"", "{}", `{"corpus":"x","unknown":1}`} {
		if err := os.WriteFile(file, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := ReadRecord(file); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%q: %v", data, err)
		}
	}
}

func TestScore(t *testing.T) {
	s := Score{Right: 2, Predicted: 4, Labelled: 8}
	if s.Precision() != 0.5 || s.Recall() != 0.25 || s.F1() != 2.0*2/12 {
		t.Errorf("precision %v, recall %v, F1 %v", s.Precision(), s.Recall(), s.F1())
	}
	if (Score{}).F1() != 0 {
		t.Error("F1 of nothing is not 0")
	}
}

func TestLoadErrors(t *testing.T) {
	for name, tt := range map[string]struct {
		dir  string
		kind fault.Kind
	}{
		"no folder":    {filepath.Join(t.TempDir(), "none"), fault.NotFound},
		"no labels":    {t.TempDir(), fault.NotFound},
		"empty labels": {corpus(t, ""), fault.Empty},
		"no JSON":      {corpus(t, "x"), fault.Invalid},
		"bad date":     {corpus(t, `{"id":"a","file":"a.txt","date":"2.11."}`), fault.Invalid},
		"no file":      {corpus(t, `{"id":"a","file":"c.txt","date":"2023-11-02"}`), fault.NotFound},
		"outside":      {corpus(t, `{"id":"a","file":"../a.txt","date":"2023-11-02"}`), fault.NotFound},
	} {
		if _, err := Load(tt.dir); fault.KindOf(err) != tt.kind {
			t.Errorf("%s: kind %v, want %v (%v)", name, fault.KindOf(err), tt.kind, err)
		}
	}
}

func TestDocument(t *testing.T) {
	links := strings.Repeat("<li><a href=/x>Ein Menüpunkt der Verwaltung</a></li>", 30)
	words := "<p>" + strings.Repeat("Das Bürgerbüro bleibt bis auf Weiteres geschlossen, weil die Rechner stehen, sagt die Stadt. ", 10) + "</p>"
	for _, tt := range []struct{ name, data, want string }{
		{"x.txt", "Rathaus <b> zu", "Rathaus <b> zu"},
		{"x.html", "<p>Rathaus zu</p>", "Rathaus zu"},
		{"-", "<p>Rathaus zu</p>", "Rathaus zu"},
		{"-", "Rathaus zu", "Rathaus zu"},
		{"x.html", "", ""},
		{"x.html", "<html><body><div><ul>" + links + "</ul></div><div>" + words + "</div></body></html>", strings.TrimSpace(words[3 : len(words)-4])},
	} {
		doc, err := Document(tt.name, []byte(tt.data))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(tt.want, doc.Text); diff != "" {
			t.Errorf("%s %q: text differs (−want +got):\n%s", tt.name, tt.data, diff)
		}
	}
}

// TestKeptCorpus checks the labels that the repository brings.
func TestKeptCorpus(t *testing.T) {
	cat, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		dir                              string
		documents, statements, negatives int
		blind                            int
	}{
		{"corpus", 248, 1526, 44, 69},
		{"own/tune", 2354, 12080, 264, 0},
		{"own/hold", 582, 2756, 59, 582},
	} {
		cases, err := Load("../extract/testdata/" + tt.dir)
		if err != nil {
			t.Fatal(err)
		}
		got := tt
		got.documents, got.statements, got.negatives, got.blind = len(cases), 0, 0, 0
		for _, c := range cases {
			if c.Doc.Text == "" {
				t.Errorf("%s: %s has no text", tt.dir, c.ID)
			}
			if c.Blind() {
				got.blind++
			}
			if len(c.Statements) == 0 {
				got.negatives++
			}
			for _, l := range c.Statements {
				got.statements++
				if _, ok := cat.Service(l.Service); !ok || !l.Status.Valid() || l.Body == "" {
					t.Errorf("%s: %s: %+v is no statement", tt.dir, c.ID, l)
				}
			}
		}
		if got != tt {
			t.Errorf("%+v, want %+v", got, tt)
		}
		if !slices.IsSortedFunc(cases, func(a, b Case) int { return strings.Compare(a.ID, b.ID) }) {
			t.Errorf("%s: the documents are not in order", tt.dir)
		}
	}
}
