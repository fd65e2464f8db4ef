package eval

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
)

const labels = `{"id":"a","file":"a.txt","kind":"official-notice","date":"2023-11-02","body":"05974052","statements":[{"body":"05974052","service":"telefon","status":"available","from":"","until":""},{"body":"05974052","service":"email","status":"limited","from":"","until":""},{"body":"05974052","service":"buergerbuero","status":"available","from":"2023-11-06","until":""}]}
{"id":"b","file":"b.html","kind":"negative","date":"2023-11-03","body":"","statements":[]}
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
	return notice.Statement{Body: "05974052", Service: service, Status: status, From: from, Confidence: 0.9}
}

func TestRun(t *testing.T) {
	r, err := Run(corpus(t, labels), func(doc notice.Document, body string, date time.Time) []notice.Statement {
		if body == "" {
			if !strings.Contains(doc.Text, "Nichts Neues") {
				t.Errorf("text of b.html is %q", doc.Text)
			}
			s := statement("rat", notice.Available, "")
			s.Review = true
			return []notice.Statement{s}
		}
		if got := date.Format("2006-01-02 15"); got != "2023-11-02 12" {
			t.Errorf("date of a.txt is %s", got)
		}
		return []notice.Statement{
			statement("telefon", notice.Available, ""),
			statement("telefon", notice.Available, ""), // twice counts once
			statement("email", notice.Available, ""),
			statement("buergerbuero", notice.Available, ""), // from is missing
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	for what, pair := range map[string][2]Score{
		"total":     {r.Total, {Right: 1, Predicted: 3, Labelled: 3}},
		"detection": {r.Detection, {Right: 2, Predicted: 3, Labelled: 3}},
		"email":     {r.Services["email"], {Right: 0, Predicted: 1, Labelled: 1}},
		"available": {r.Statuses[notice.Available], {Right: 1, Predicted: 3, Labelled: 2}},
		"negative":  {r.Kinds["negative"], {}},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s: %+v, want %+v", what, pair[0], pair[1])
		}
	}
	if r.Documents != 2 || r.Negatives != 1 || r.Silent != 1 || r.FalseAvailable != 2 || r.Reviewed != 1 {
		t.Errorf("documents %d, negatives %d, silent %d, false available %d, reviewed %d", r.Documents, r.Negatives, r.Silent, r.FalseAvailable, r.Reviewed)
	}
	if n := r.Confusion[notice.Limited][notice.Available]; n != 1 {
		t.Errorf("limited predicted as available: %d, want 1", n)
	}
	if w := r.Worst(1); len(w) != 1 || w[0].Case.ID != "a" || len(w[0].Missing) != 2 || len(w[0].Wrong) != 2 {
		t.Errorf("worst document: %+v", w)
	}
	var out bytes.Buffer
	if err := r.Write(&out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"2 documents, 3 statements labelled, 3 predicted, 1 kept for review", "negatives without a statement: 1 of 1", "wrongly available: 2 of 3", "statements                 0.333     0.333     0.333"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("report lacks %q:\n%s", want, out.String())
		}
	}
}

type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, errors.New("full") }

func TestWriteError(t *testing.T) {
	r := Measure(nil, nil)
	if err := r.Write(brokenWriter{}); err == nil {
		t.Error("a writer that fails gave no error")
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
	for _, tt := range []struct{ name, data, want string }{
		{"x.txt", "Rathaus <b> zu", "Rathaus <b> zu"},
		{"x.html", "<p>Rathaus zu</p>", "Rathaus zu"},
		{"-", "<p>Rathaus zu</p>", "Rathaus zu"},
		{"-", "Rathaus zu", "Rathaus zu"},
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
