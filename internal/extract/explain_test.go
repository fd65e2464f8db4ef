package extract

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestExplain(t *testing.T) {
	x := theExtractor(t)
	const text = "Das Bürgerbüro ist geschlossen. Das Standesamt soll bald öffnen. Bitte rufen Sie das Jugendamt an."
	doc := docOf(t, text)
	var reasons []string
	for _, e := range x.Explain(doc, Options{Body: werl, Date: thursday}) {
		if e.Sentence != doc.Text[e.Start:e.End] {
			t.Errorf("sentence %q is not text[%d:%d]", e.Sentence, e.Start, e.End)
		}
		if (e.Statement == nil) == (e.Reason == "") {
			t.Errorf("%q: want a statement or a reason, got %v and %q", e.Sentence, e.Statement, e.Reason)
		}
		line := e.Reason
		if e.Statement != nil {
			line = string(e.Statement.Service) + " by " + e.Evidence[0].Rule
		}
		reasons = append(reasons, line)
	}
	want := []string{"buergerbuero by shut", "it is a wish, a plan or a forecast", "it is advice or a request"}
	if diff := cmp.Diff(want, reasons); diff != "" {
		t.Errorf("explanations differ (−want +got):\n%s", diff)
	}
	if got := x.Explain(docOf(t, "Guten Tag."), Options{}); len(got) != 1 || got[0].Reason == "" {
		t.Errorf("a text without services: %v, want one reason", got)
	}
}
