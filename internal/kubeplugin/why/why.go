// Package why finds out what a cell of the overview shows, and why: which statements stand on it, and which of them lost
// to which. It asks a Lagebild server or a database.
package why

import (
	"cmp"
	"fmt"
	"io"
	"strings"
	"time"

	"k8s.io/apimachinery/pkg/util/duration"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/kubeplugin/output"
	"github.com/lagebild/lagebild/internal/notice"
)

// Question asks what a cell shows and why.
type Question struct {
	Body    string // AGS, or name of a body
	Service notice.Service
}

// means reports whether the question is about this body.
func (q Question) means(ags, name string) bool { return q.Body == ags || q.Body == name }

// Check refuses a service that is not in the catalogue.
func (q Question) Check(c *catalog.Catalog) error {
	if _, ok := c.Service(q.Service); ok {
		return nil
	}
	return &fault.Error{
		Kind: fault.NotFound, Op: "looking for the service", Err: fmt.Errorf("there is no %q", q.Service),
		Remedy: "give a key of the catalogue, such as buergerbuero; /api/v1/services lists them",
	}
}

// noBody is the error for a body that nobody knows.
func (q Question) noBody() error {
	return &fault.Error{
		Kind: fault.NotFound, Op: "looking for the body", Err: fmt.Errorf("there is no %q", q.Body),
		Remedy: "give the AGS (8 digits, 5 for a Kreis) or the name of a body of the region",
	}
}

// Answer is what a cell shows, and what it does not show of what stands on it.
type Answer struct {
	AGS        string         `json:"ags"`
	Name       string         `json:"name"`
	Service    notice.Service `json:"service"`
	At         time.Time      `json:"at"`
	Cell       *notice.Cell   `json:"cell"`   // null: nothing is known
	Silent     bool           `json:"silent"` // no source of the body answered within the last 48 hours
	Statements []Judged       `json:"statements"`
}

// Judged is a standing statement with the reason why the cell shows it or does not.
type Judged struct {
	ID        int64            `json:"id"`
	Notice    int64            `json:"notice"`
	Verdict   notice.Verdict   `json:"verdict"` // "review" for one that is kept for a person to look at
	Status    notice.Status    `json:"status"`
	From      notice.Day       `json:"from,omitempty"`
	Until     notice.Day       `json:"until,omitempty"`
	Source    string           `json:"source"` // namespace/name
	Authority notice.Authority `json:"authority"`
	Said      time.Time        `json:"said"` // by which the newest is found
	Confirmed time.Time        `json:"confirmed"`
	Quote     string           `json:"quote"`
}

// VerdictReview is that of a statement which the extractor was not sure of: kept for a person to look at, never shown.
const VerdictReview notice.Verdict = "review"

// add notes a statement; one that is kept for review has its verdict already.
func (w *Answer) add(j Judged, review bool) {
	if review {
		j.Verdict = VerdictReview
	}
	w.Statements = append(w.Statements, j)
}

// judge fills in the verdicts of the statements at w.At; those that are VerdictReview already stay so.
func (w *Answer) judge() {
	var standing []notice.Standing
	var index []int
	sources := map[string]int64{}
	for i, j := range w.Statements {
		if j.Verdict == VerdictReview {
			continue
		}
		if _, ok := sources[j.Source]; !ok {
			sources[j.Source] = int64(len(sources) + 1)
		}
		standing = append(standing, notice.Standing{
			Statement: j.ID, Notice: j.Notice, Source: sources[j.Source], Status: j.Status, From: j.From, Until: j.Until,
			Authority: j.Authority, Effective: j.Said,
		})
		index = append(index, i)
	}
	for i, v := range notice.Explain(standing, w.At) {
		w.Statements[index[i]].Verdict = v
	}
}

// Write prints w for people. Ages are as of w.At: the clock of a simulated region is another one than ours.
func (w *Answer) Write(out io.Writer) error {
	ago := func(t time.Time) string {
		if t.IsZero() {
			return "never"
		}
		return duration.HumanDuration(max(w.At.Sub(t), 0)) + " ago"
	}
	head := &strings.Builder{}
	fmt.Fprintf(head, "%s (%s), %s: ", w.Name, w.AGS, w.Service)
	switch {
	case w.Cell == nil && w.Silent:
		fmt.Fprintln(head, "unknown, and no source of it answers")
	case w.Cell == nil:
		fmt.Fprintln(head, "unknown: no statement on it stands")
	default:
		c := w.Cell
		fmt.Fprintf(head, "%s since %s, confirmed %s", c.Status, c.Since.In(notice.Berlin()).Format("02.01.2006 15:04"), ago(c.ConfirmedAt))
		for _, mark := range []struct {
			set  bool
			word string
		}{{c.Stale, "stale"}, {c.Contradicted, "contradicted"}, {w.Silent, "no source answers"}} {
			if mark.set {
				head.WriteString(", " + mark.word)
			}
		}
		fmt.Fprintf(head, "\n  %q\n", c.Quote)
	}
	if _, err := io.WriteString(out, head.String()); err != nil || len(w.Statements) == 0 {
		return err
	}
	if _, err := io.WriteString(out, "\n"); err != nil {
		return err
	}
	t := output.Table{{"VERDICT", "STATUS", "SOURCE", "AUTHORITY", "SAID", "DAYS", "QUOTE"}}
	for _, j := range w.Statements {
		t = append(t, []string{
			explained(j.Verdict), string(j.Status), j.Source, string(j.Authority), ago(j.Said), days(j), short(j.Quote),
		})
	}
	return t.Write(out)
}

// explained is a verdict in words.
func explained(v notice.Verdict) string {
	switch v {
	case notice.VerdictShown:
		return "shown"
	case notice.VerdictAgrees:
		return "agrees"
	case notice.VerdictContradicts:
		return "contradicts (shown beside it)"
	case notice.VerdictLower:
		return "lost: lower authority"
	case notice.VerdictOlder:
		return "lost: over 24h older"
	case notice.VerdictSuperseded:
		return "lost: same source, newer words"
	case notice.VerdictNotYet:
		return "not yet"
	case notice.VerdictOver:
		return "over"
	case VerdictReview:
		return "kept for review"
	default:
		return string(v)
	}
}

func days(j Judged) string {
	if j.From == "" && j.Until == "" {
		return "-"
	}
	return string(j.From) + ".." + string(j.Until)
}

// short is the beginning of a quote on one line.
func short(quote string) string {
	const most = 60
	r := []rune(strings.Join(strings.Fields(quote), " "))
	if len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return cmp.Or(string(r), "-")
}
