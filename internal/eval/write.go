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
const worstShown = 10

var statusOrder = []notice.Status{notice.Available, notice.Limited, notice.Unavailable}

// Write prints the report as text.
func (r *Report) Write(w io.Writer) error {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%d documents, %d statements labelled, %d predicted, %d kept for review\n\n", r.Documents, r.Total.Labelled, r.Total.Predicted, r.Reviewed)
	fmt.Fprintf(&b, "%-22s %9s %9s %9s %6s %6s\n", "", "precision", "recall", "F1", "right", "of")
	row(&b, "statements", r.Total)
	row(&b, "without status", r.Detection)
	fmt.Fprintf(&b, "\nnegatives without a statement: %d of %d (%.3f)\n", r.Silent, r.Negatives, ratio(r.Silent, r.Negatives))
	fmt.Fprintf(&b, "wrongly available: %d of %d predicted as available\n", r.FalseAvailable, r.Statuses[notice.Available].Predicted)
	table(&b, "by kind", r.Kinds)
	table(&b, "by service", r.Services)
	table(&b, "by status", r.Statuses)
	r.confusion(&b)
	fmt.Fprintf(&b, "\nmost errors\n")
	for _, x := range r.Worst(worstShown) {
		fmt.Fprintf(&b, "  %-12s %-16s %d wrong, %d missing\n", x.Case.ID, x.Case.Kind, len(x.Wrong), len(x.Missing))
	}
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
		fmt.Fprintf(b, " %11s", s)
	}
	b.WriteByte('\n')
	for _, want := range statusOrder {
		fmt.Fprintf(b, "  %-20s", want)
		for _, got := range statusOrder {
			fmt.Fprintf(b, " %11d", r.Confusion[want][got])
		}
		b.WriteByte('\n')
	}
}
