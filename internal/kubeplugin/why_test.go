//go:build unix

package kubeplugin

import (
	"context"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/kubeplugin/why"
	"github.com/lagebild/lagebild/internal/notice"
)

var noon = time.Date(2023, 11, 10, 12, 0, 0, 0, time.UTC)

func TestWhyCommand(t *testing.T) {
	answer := why.Answer{
		AGS: "05962004", Name: "Altena", Service: "buergerbuero", At: noon,
		Cell:       &notice.Cell{Status: notice.Limited, Since: noon.Add(-3 * time.Hour), ConfirmedAt: noon.Add(-5 * time.Minute)},
		Statements: []why.Judged{{ID: 1, Notice: 1, Verdict: notice.VerdictShown, Status: notice.Limited, Said: noon.Add(-time.Hour), Quote: "eingeschränkt"}},
	}
	w := &world{t: t, clock: clock.System{}, explain: func(_ context.Context, url string, q why.Question) (why.Answer, error) {
		if url != "http://127.0.0.1:1" || q != (why.Question{Body: "Altena", Service: "buergerbuero"}) {
			t.Errorf("asked %q for %+v", url, q)
		}
		return answer, nil
	}}
	var got why.Answer
	out := w.must("why", "Altena", "buergerbuero", "--url", "http://127.0.0.1:1", "-o", "json")
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(answer, got); diff != "" {
		t.Error(diff)
	}
	if out := w.must("why", "Altena", "buergerbuero", "--url", "http://127.0.0.1:1", "-o", "yaml"); !strings.Contains(out, "verdict: shown\n") {
		t.Errorf("yaml: got\n%s", out)
	}
	if out := w.must("why", "Altena", "buergerbuero", "--url", "http://127.0.0.1:1"); !strings.HasPrefix(out, "Altena (05962004), buergerbuero: limited since ") {
		t.Errorf("text: got\n%s", out)
	}
	if _, _, err := w.run("why", "Altena"); err == nil {
		t.Error("without a service it was no error")
	}
}
