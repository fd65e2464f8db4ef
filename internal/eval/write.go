package eval

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/lagebild/lagebild/internal/notice"
)

// worstShown is how many documents Write lists.
const worstShown = 15

var statusOrder = []notice.Status{notice.Available, notice.Limited, notice.Unavailable, None}

// Write prints the report as text.
func (r *Report) Write(w io.Writer) error {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%d documents, %d statements labelled, %d predicted, %d kept for review\n\n", r.Documents, r.Total.Labelled, r.Total.Predicted, r.Reviewed)
	fmt.Fprintf(&b, "%-22s %9s %9s %9s %6s %6s\n", "", "precision", "recall", "F1", "right", "of")
	row(&b, "statements", r.Total)
	row(&b, "  tune", r.Tune.Total)
	row(&b, "  blind", r.Blind.Total)
	row(&b, "without status", r.Detection)
	row(&b, "  tune", r.Tune.Detection)
	row(&b, "  blind", r.Blind.Detection)
	fmt.Fprintf(&b, "\nnegatives without a statement: %d of %d (%.3f)\n", r.Silent, r.Negatives, ratio(r.Silent, r.Negatives))
	fmt.Fprintf(&b, "wrongly available: %d of %d predicted as available (precision %.3f; tune %.3f, blind %.3f)\n",
		r.FalseAvailable(), r.Available.Predicted, r.Available.Precision(), r.Tune.Available.Precision(), r.Blind.Available.Precision())
	table(&b, "by kind", r.Kinds)
	table(&b, "by service", r.Services)
	table(&b, "by status", r.Statuses)
	r.confusion(&b)
	fmt.Fprintf(&b, "\nconfidence            share right  right  wrong\n")
	for _, x := range r.Bands() {
		fmt.Fprintf(&b, "  %.1f–%.1f %23.3f %6d %6d\n", x.Low, x.High, x.Share(), x.Right, x.Wrong)
	}
	fmt.Fprintf(&b, "\nmost errors (blind documents are not listed)\n")
	for _, x := range r.Worst(worstShown) {
		fmt.Fprintf(&b, "  %-12s %-16s %d wrong, %d missing of %d\n", x.Case.ID, x.Case.Kind, len(x.Wrong), len(x.Missing), x.Score.Labelled)
	}
	return flush(w, &b)
}

// WriteRules prints how much each rule decides.
func (r *Report) WriteRules(w io.Writer) error {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%-32s %9s %6s %6s %6s %11s\n", "rule", "documents", "right", "wrong", "review", "share right")
	for _, x := range r.Rules() {
		mark := ""
		if x.Documents == 1 {
			mark = "  in one document only"
		}
		fmt.Fprintf(&b, "%-32s %9d %6d %6d %6d %11.3f%s\n", x.Name, x.Documents, x.Right, x.Wrong, x.Review, ratio(x.Right, x.Right+x.Wrong), mark)
	}
	return flush(w, &b)
}

func flush(w io.Writer, b *bytes.Buffer) error {
	if _, err := w.Write(b.Bytes()); err != nil {
		return fmt.Errorf("writing report: %w", err)
	}
	return nil
}

func row(b *bytes.Buffer, name string, s Score) {
	fmt.Fprintf(b, "%-22s %9.3f %9.3f %9.3f %6d %6d\n", name, s.Precision(), s.Recall(), s.F1(), s.Right, s.Labelled)
}

func table[K cmp.Ordered](b *bytes.Buffer, title string, scores map[K]Score) {
	fmt.Fprintf(b, "\n%s\n", title)
	for _, k := range slices.Sorted(maps.Keys(scores)) {
		row(b, fmt.Sprint("  ", k), scores[k])
	}
}

func (r *Report) confusion(b *bytes.Buffer) {
	fmt.Fprintf(b, "\nlabelled (down) predicted as (across)\n%-22s", "")
	for _, s := range statusOrder {
		fmt.Fprintf(b, " %11s", cmp.Or(s, "missed"))
	}
	b.WriteByte('\n')
	for _, want := range statusOrder {
		fmt.Fprintf(b, "  %-20s", cmp.Or(want, "nothing: invented"))
		for _, got := range statusOrder {
			if want == None && got == None {
				continue
			}
			fmt.Fprintf(b, " %11d", r.Confusion[want][got])
		}
		b.WriteByte('\n')
	}
}
