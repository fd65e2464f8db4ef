package eval

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/lagebild/lagebild/internal/fault"
)

// Diff is how a later result differs from an earlier one.
type Diff struct {
	Before, After Record
	Found         []string // "ID statement": missed before, right now
	Lost          []string // right before, missed now
	Mended        []string // wrong before, not said now
	Broken        []string // wrong now, not said before
}

// Compare tells two results apart. The error is Invalid if they are of different corpora.
func Compare(before, after Record) (Diff, error) {
	if before.Corpus != after.Corpus {
		return Diff{}, &fault.Error{
			Kind: fault.Invalid, Op: "comparing two results", Err: fmt.Errorf("they are of different labels (%s and %s)", before.Corpus, after.Corpus),
			Remedy: "measure both on one corpus; if the labels were changed on purpose, write the kept result anew with --update",
		}
	}
	d := Diff{Before: before, After: after}
	ids := maps.Clone(before.Documents)
	maps.Copy(ids, after.Documents)
	for _, id := range slices.Sorted(maps.Keys(ids)) {
		a, b := before.Documents[id], after.Documents[id]
		d.Found = append(d.Found, only(id, a.Missing, b.Missing)...)
		d.Lost = append(d.Lost, only(id, b.Missing, a.Missing)...)
		d.Mended = append(d.Mended, only(id, a.Wrong, b.Wrong)...)
		d.Broken = append(d.Broken, only(id, b.Wrong, a.Wrong)...)
	}
	return d, nil
}

// only lists what is in a and not in b.
func only(id string, a, b []string) []string {
	var out []string
	for _, s := range a {
		if !slices.Contains(b, s) {
			out = append(out, id+" "+s)
		}
	}
	return out
}

// Dropped says in words what is worse than before of what must not become worse: F1, the precision of "available", and
// the silence on documents that say nothing. Empty: nothing.
func (d Diff) Dropped() []string {
	var out []string
	a, b := d.Before.All, d.After.All
	for _, x := range []struct {
		what          string
		before, after float64
	}{
		{"F1", a.Total.F1(), b.Total.F1()},
		{"the precision of available", a.Available.Precision(), b.Available.Precision()},
		{"the share of silent negatives", ratio(a.Silent, a.Negatives), ratio(b.Silent, b.Negatives)},
	} {
		if x.after < x.before-1e-9 {
			out = append(out, fmt.Sprintf("%s fell from %.4f to %.4f", x.what, x.before, x.after))
		}
	}
	return out
}

// Write prints the difference, at most limit statements of each sort; 0 = all. Of blind documents it gives the number.
func (d Diff) Write(w io.Writer, limit int) error {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%-22s %25s %25s %25s\n", "", "precision", "recall", "F1")
	for _, x := range []struct {
		name          string
		before, after Score
	}{
		{"statements", d.Before.All.Total, d.After.All.Total},
		{"  tune", d.Before.Tune.Total, d.After.Tune.Total},
		{"  blind", d.Before.Blind.Total, d.After.Blind.Total},
		{"without status", d.Before.All.Detection, d.After.All.Detection},
		{"available", d.Before.All.Available, d.After.All.Available},
	} {
		fmt.Fprintf(&b, "%-22s%s%s%s\n", x.name, step(x.before.Precision(), x.after.Precision()),
			step(x.before.Recall(), x.after.Recall()), step(x.before.F1(), x.after.F1()))
	}
	fmt.Fprintf(&b, "silent negatives: %d → %d of %d\n", d.Before.All.Silent, d.After.All.Silent, d.After.All.Negatives)
	for _, x := range []struct {
		title string
		list  []string
	}{
		{"found", d.Found}, {"lost", d.Lost}, {"no longer said wrongly", d.Mended}, {"newly said wrongly", d.Broken},
	} {
		list(&b, x.title, x.list, limit)
	}
	return flush(w, &b)
}

func step(before, after float64) string {
	return fmt.Sprintf("   %.3f → %.3f (%+.3f)", before, after, after-before)
}

func list(b *bytes.Buffer, title string, all []string, limit int) {
	blind := 0
	open := slices.DeleteFunc(slices.Clone(all), func(s string) bool {
		if strings.Contains(s, " "+hashed) {
			blind++
			return true
		}
		return false
	})
	fmt.Fprintf(b, "\n%s: %d, of them %d in blind documents\n", title, len(all), blind)
	for i, s := range open {
		if limit > 0 && i == limit {
			fmt.Fprintf(b, "  … and %d more\n", len(open)-i)
			break
		}
		fmt.Fprintf(b, "  %s\n", s)
	}
}
