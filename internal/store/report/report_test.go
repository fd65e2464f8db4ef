package report_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store/report"
	"github.com/lagebild/lagebild/internal/store/settle"
	"github.com/lagebild/lagebild/internal/store/shape"
)

// TestAccount puts each change of a cell down to who brought it.
func TestAccount(t *testing.T) {
	t.Parallel()
	move := func(body string, source int64) settle.Move {
		return settle.Move{Pair: shape.Pair{Body: body, Service: "id"}, To: notice.Limited, Source: source}
	}
	for name, tc := range map[string]struct {
		move settle.Move
		runs []report.Run
		want []int // changes of each run
	}{
		"the source of the statement": {move("a", 2), []report.Run{{Source: 1, Body: "a", Changed: true}, {Source: 2, Changed: true}}, []int{0, 1}},
		"who speaks for the body":     {move("a", 9), []report.Run{{Source: 1, Body: "a", Changed: true}, {Source: 2, Changed: true}}, []int{1, 0}},
		"not who brought nothing":     {move("a", 9), []report.Run{{Source: 1, Body: "a"}, {Source: 2, Changed: true}}, []int{0, 1}},
		"all that brought news":       {move("a", 0), []report.Run{{Source: 1, Changed: true}, {Source: 2, Body: "b", Changed: true}}, []int{1, 1}},
	} {
		for i := range tc.runs {
			tc.runs[i].Report = &report.Report{}
		}
		report.Account([]settle.Move{tc.move}, tc.runs)
		var got []int
		for _, r := range tc.runs {
			got = append(got, len(r.Report.Moves))
		}
		if diff := cmp.Diff(tc.want, got); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
}
