package printer

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/lagebild/lagebild/internal/extract"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/region"
)

// explainedLine is a sentence in `extract --explain --json`.
type explainedLine struct {
	Sentence  string           `json:"sentence"`
	Start     int              `json:"start"` // bytes of the document's text
	End       int              `json:"end"`
	Services  []notice.Service `json:"services"`
	Statement *statementLine   `json:"statement,omitempty"`
	Rule      string           `json:"rule,omitempty"`
	Evidence  []evidenceLine   `json:"evidence,omitempty"`
	Reason    string           `json:"reason,omitempty"`
}

// evidenceLine is one thing that was weighed for a statement.
type evidenceLine struct {
	Quote      string        `json:"quote"`
	Status     notice.Status `json:"status"`
	Rule       string        `json:"rule"`
	Confidence float64       `json:"confidence"`
	Dropped    string        `json:"dropped,omitempty"`
}

// ExplainedLines writes a JSON object a line for each statement, and for each sentence that yielded none.
func ExplainedLines(w io.Writer, explained []extract.Explained) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for i := range explained {
		e := &explained[i]
		line := explainedLine{Sentence: e.Sentence, Start: e.Start, End: e.End, Services: append([]notice.Service{}, e.Services...), Reason: e.Reason}
		if e.Statement != nil {
			s := lineOf(*e.Statement)
			line.Statement, line.Rule = &s, e.Statement.Rule
		}
		for _, r := range slices.Compact(e.Evidence) {
			line.Evidence = append(line.Evidence, evidenceLine{r.Quote, r.Status, r.Rule, r.Confidence, r.Dropped})
		}
		if err := enc.Encode(line); err != nil {
			return fmt.Errorf("writing explanations: %w", err)
		}
	}
	return nil
}

// Explained prints for people how each statement came about, and why the other sentences yielded none.
func Explained(w io.Writer, explained []extract.Explained, reg *region.Region) error {
	p := New(w)
	statements := 0
	for i := range explained {
		e := &explained[i]
		if e.Statement == nil {
			continue
		}
		statements++
		p.statement(e.Statement, reg)
		for _, r := range slices.Compact(e.Evidence) {
			note := ""
			if r.Dropped != "" {
				note = ", did not count: " + r.Dropped
			}
			p.Line("    because „%s“ says %s by %s [%.2f%s]", r.Quote, r.Status, r.Rule, r.Confidence, note)
		}
	}
	if statements == 0 {
		p.Line("no statement")
	}
	p.Line("\nSentences that name a service and yielded no statement:")
	silent := 0
	for i := range explained {
		e := &explained[i]
		if e.Statement != nil {
			continue
		}
		silent++
		names := make([]string, len(e.Services))
		for k, s := range e.Services {
			names[k] = string(s)
		}
		p.Line("  „%s“", cmp.Or(e.Sentence, "the whole text"))
		p.Line("    %s: %s", cmp.Or(strings.Join(names, ", "), "no service"), e.Reason)
	}
	if silent == 0 {
		p.Line("  none")
	}
	return p.Err()
}
