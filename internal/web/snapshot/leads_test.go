package snapshot

import (
	"context"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
)

// asked is a Reader that knows leads, and notes for which statements it was asked.
type asked struct {
	Reader
	leads map[int64]string
	ids   []int64
}

func (a *asked) Leads(_ context.Context, ids []int64) (map[int64]string, error) {
	slices.Sort(ids)
	a.ids = append(a.ids, ids...)
	return a.leads, nil
}

func rowsOf(statements ...int64) []store.BodyRow {
	var out []store.BodyRow
	for _, id := range statements {
		out = append(out, store.BodyRow{Cells: map[notice.Service]notice.Cell{"telefon": {Status: notice.Limited, Statement: id}}})
	}
	return out
}

func TestLeadsAreAskedForOnce(t *testing.T) {
	t.Parallel()
	r := &asked{leads: map[int64]string{1: "Nicht möglich sind:", 3: "Möglich sind:"}}
	var l leads
	for _, step := range []struct {
		shown []int64
		want  []string
	}{
		{[]int64{1, 2}, []string{"Nicht möglich sind:", ""}},
		{[]int64{1, 2, 3, 0}, []string{"Nicht möglich sind:", "", "Möglich sind:", ""}},
		{[]int64{3}, []string{"Möglich sind:"}},
	} {
		rows, seen := rowsOf(step.shown...), 0
		if err := l.beside(t.Context(), rows, r, func(row int, _ notice.Service, c *notice.Cell) {
			seen++
			if c.Statement != step.shown[row] {
				t.Errorf("row %d: saw statement %d", row, c.Statement)
			}
		}); err != nil || seen != len(rows) {
			t.Fatalf("%v, %d cells seen", err, seen)
		}
		var got []string
		for _, row := range rows {
			got = append(got, row.Cells["telefon"].Lead)
		}
		if d := cmp.Diff(step.want, got); d != "" {
			t.Errorf("%v: %s", step.shown, d)
		}
	}
	if d := cmp.Diff([]int64{1, 2, 3}, r.ids); d != "" {
		t.Errorf("asked for %s", d)
	}
}

func TestLeadsNoLongerShownAreForgotten(t *testing.T) {
	t.Parallel()
	r := &asked{leads: map[int64]string{1: "Nicht möglich sind:"}}
	var l leads
	none := func(int, notice.Service, *notice.Cell) {}
	for id := int64(1); id < 2*maxLeads; id += 1000 { // each picture shows others, but for the first
		shown := []int64{1}
		for i := range int64(1000) {
			shown = append(shown, id+i+1)
		}
		if err := l.beside(t.Context(), rowsOf(shown...), r, none); err != nil {
			t.Fatal(err)
		}
		if n := len(l.known); n > 2*len(shown)+maxLeads {
			t.Fatalf("%d are kept", n)
		}
	}
	if l.known[1] == "" {
		t.Error("what is shown was forgotten")
	}
}

func TestMoreThanOneReadingAsksComesWithTheNext(t *testing.T) {
	t.Parallel()
	r := &asked{leads: map[int64]string{}}
	var l leads
	var shown []int64
	for i := range int64(maxLeads + 10) {
		shown = append(shown, i+1)
	}
	for _, want := range []int{maxLeads, maxLeads + 10, maxLeads + 10} {
		if err := l.beside(t.Context(), rowsOf(shown...), r, func(int, notice.Service, *notice.Cell) {}); err != nil || len(r.ids) != want {
			t.Errorf("%v; asked for %d, want %d", err, len(r.ids), want)
		}
	}
}

func TestJudged(t *testing.T) {
	t.Parallel()
	rows := []store.BodyRow{
		{Cells: map[notice.Service]notice.Cell{"email": {Status: notice.Limited}, "fax": {Status: notice.Limited}}},
		{},
	}
	judge := func(c *notice.Cell, known bool) uint8 {
		if known && c.Status == notice.Limited {
			return 2
		}
		return 1
	}
	if d := cmp.Diff([][]uint8{{1, 2}, {1, 1}}, Judged(rows, []notice.Service{"telefon", "email"}, judge)); d != "" {
		t.Error(d)
	}
}
