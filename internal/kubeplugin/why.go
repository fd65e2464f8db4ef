package kubeplugin

import (
	"cmp"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"k8s.io/apimachinery/pkg/util/duration"

	"github.com/lagebild/lagebild/internal/notice"
)

// Question asks what a cell shows and why.
type Question struct {
	Body    string // AGS, or name of a body
	Service notice.Service
}

// Why is what a cell shows, and what it does not show of what stands on it.
type Why struct {
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

// Judge fills in the verdicts of the statements at w.At; those that are VerdictReview already stay so.
func (w *Why) Judge() {
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

func (p *plugin) newWhy() *cobra.Command {
	var url, output string
	cmd := &cobra.Command{
		Use:   "why AGS|NAME SERVICE",
		Short: "Shows which statement a cell of the overview shows, and what lost",
		Long: `Shows which statement a cell of the overview shows, and why the other standing statements on it are not shown. It asks the
server at --url, or, without, the database that DATABASE_URL names.`,
		Example: "  kubectl port-forward service/lagebild-server 8470 &\n  kubectl lagebild why 05962004 buergerbuero --url http://127.0.0.1:8470",
		Args:    cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			w, err := p.Explain(cmd.Context(), url, Question{Body: args[0], Service: notice.Service(args[1])})
			if err != nil {
				return err
			}
			return p.printWhy(w, output)
		},
	}
	cmd.Flags().StringVar(&url, "url", "", "address of a Lagebild server, such as http://127.0.0.1:8470")
	cmd.Flags().StringVarP(&output, "output", "o", "", "json or yaml instead of text")
	return cmd
}

func (p *plugin) printWhy(w Why, output string) error {
	if output != "" {
		return printData(p.Out, output, w)
	}
	return w.write(p.Out)
}

// write prints w for people. Ages are as of w.At: the clock of a simulated region is another one than ours.
func (w *Why) write(out io.Writer) error {
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
	t := table{{"VERDICT", "STATUS", "SOURCE", "AUTHORITY", "SAID", "DAYS", "QUOTE"}}
	for _, j := range w.Statements {
		t = append(t, []string{
			explained(j.Verdict), string(j.Status), j.Source, string(j.Authority), ago(j.Said), days(j), short(j.Quote),
		})
	}
	return t.write(out)
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
