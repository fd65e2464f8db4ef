package why

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
)

var noon = time.Date(2023, 11, 10, 12, 0, 0, 0, time.UTC)

func sample() Answer {
	w := Answer{
		AGS: "05962004", Name: "Altena", Service: "buergerbuero", At: noon,
		Cell: &notice.Cell{
			Status: notice.Limited, Since: noon.Add(-3 * time.Hour), ConfirmedAt: noon.Add(-5 * time.Minute),
			Quote: "Das Bürgerbüro ist eingeschränkt erreichbar.", Contradicted: true,
		},
		Statements: []Judged{
			{ID: 1, Notice: 1, Status: notice.Limited, Source: "default/altena", Authority: notice.Official, Said: noon.Add(-time.Hour), Quote: "Das Bürgerbüro ist eingeschränkt erreichbar."},
			{ID: 2, Notice: 2, Status: notice.Unavailable, Source: "default/altena-notfall", Authority: notice.Official, Said: noon.Add(-2 * time.Hour), Quote: "geschlossen"},
			{ID: 3, Notice: 3, Status: notice.Available, Source: "default/kurier", Authority: notice.Press, Said: noon.Add(-2 * time.Hour), Quote: "wieder offen"},
			{ID: 4, Notice: 4, Status: notice.Unavailable, Source: "default/altena", Authority: notice.Official, Said: noon.Add(-30 * time.Hour), Quote: "zu"},
			{ID: 5, Notice: 5, Status: notice.Available, Source: "default/altena", Authority: notice.Official, Said: noon, Quote: "vielleicht", Verdict: VerdictReview},
			{ID: 6, Notice: 6, Status: notice.Available, From: "2023-11-13", Source: "default/altena", Authority: notice.Official, Said: noon.Add(-time.Hour), Quote: "ab Montag"},
		},
	}
	w.judge()
	return w
}

func TestJudge(t *testing.T) {
	var got []notice.Verdict
	for _, j := range sample().Statements {
		got = append(got, j.Verdict)
	}
	want := []notice.Verdict{
		notice.VerdictShown, notice.VerdictContradicts, notice.VerdictLower, notice.VerdictSuperseded, VerdictReview, notice.VerdictNotYet,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestWrite(t *testing.T) {
	w := sample()
	var out strings.Builder
	if err := w.Write(&out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"Altena (05962004), buergerbuero: limited since 10.11.2023 10:00, confirmed 5m ago, contradicted\n",
		"shown                            limited       default/altena ", "lost: lower authority", "lost: same source, newer words", "kept for review",
		"2023-11-13..",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not in:\n%s", want, out.String())
		}
	}
	out.Reset()
	if err := (&Answer{AGS: "05962004", Name: "Altena", Service: "kita", Silent: true}).Write(&out); err != nil {
		t.Fatal(err)
	}
	if got, want := out.String(), "Altena (05962004), kita: unknown, and no source of it answers\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestAskServerFails is what AskServer says of servers that are none of ours; the end-to-end test asks a real one.
func TestAskServerFails(t *testing.T) {
	for _, test := range []struct {
		name   string
		answer http.HandlerFunc
		want   fault.Kind
	}{
		{"another server", http.NotFound, fault.NotFound},
		{"an error", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusBadGateway) }, fault.Unavailable},
		{"a page", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("<html>")) }, fault.BadContent},
		{"no such body", func(w http.ResponseWriter, _ *http.Request) {
			_, _ = w.Write([]byte(`{"bodies":[{"ags":"05962004"}]}`))
		}, fault.NotFound},
	} {
		t.Run(test.name, func(t *testing.T) {
			srv := httptest.NewServer(test.answer)
			defer srv.Close()
			_, err := AskServer(t.Context(), srv.URL, Question{Body: "Nirgendwo", Service: "kita"})
			if fault.KindOf(err) != test.want {
				t.Errorf("got %v of kind %s, want %s", err, fault.KindOf(err), test.want)
			}
		})
	}
	for url, want := range map[string]fault.Kind{"127.0.0.1:8470": fault.Invalid, "ftp://host/": fault.Invalid, "http://127.0.0.1:1": fault.Unreachable} {
		if _, err := AskServer(t.Context(), url, Question{}); fault.KindOf(err) != want {
			t.Errorf("%s: got %v, want kind %s", url, err, want)
		}
	}
}
