package store_test

import (
	"strconv"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
)

func TestShiftsAndStretches(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.sync(start, record("werl", page("https://werl.de/", werl, notice.Official)))
	w.run("werl", at(0), said{key: "a", text: "zu", statements: []notice.Statement{says("rathaus", notice.Unavailable), says("telefon", notice.Limited)}})
	w.run("werl", at(time.Hour), said{key: "a", text: "halb", statements: []notice.Statement{says("rathaus", notice.Limited), says("telefon", notice.Limited)}})
	w.run("werl", at(2*time.Hour))

	type shift struct {
		Service        notice.Service
		At             time.Time
		Status, Before notice.Status
	}
	list := func(f store.ShiftFilter, now time.Time) (out []shift) {
		t.Helper()
		rows, err := w.Shifts(t.Context(), f, now)
		w.must(err)
		for _, r := range rows {
			if r.Body != werl || r.BodyName != "Werl" || r.Source != "nrw/werl" || r.Notice == 0 || r.Title == "" {
				t.Errorf("shift %+v", r)
			}
			out = append(out, shift{r.Service, r.At, r.Status, r.Before})
		}
		return out
	}
	all := []shift{
		{"rathaus", at(2 * time.Hour), "", notice.Limited},
		{"telefon", at(2 * time.Hour), "", notice.Limited},
		{"rathaus", at(time.Hour), notice.Limited, notice.Unavailable}, // telefon shows the same as before
		{"rathaus", at(0), notice.Unavailable, ""},
		{"telefon", at(0), notice.Limited, ""},
	}
	for _, tt := range []struct {
		name string
		f    store.ShiftFilter
		now  time.Time
		want []shift
	}{
		{"all", store.ShiftFilter{Limit: 10}, at(3 * time.Hour), all},
		{"the newest", store.ShiftFilter{Limit: 3}, at(3 * time.Hour), all[:3]},
		{"as known earlier", store.ShiftFilter{Limit: 10}, at(90 * time.Minute), all[2:]},
		{"a service", store.ShiftFilter{Service: "telefon", Limit: 10}, at(3 * time.Hour), []shift{all[1], all[4]}},
		{"another body", store.ShiftFilter{Body: soest, Limit: 10}, at(3 * time.Hour), nil},
	} {
		if diff := cmp.Diff(tt.want, list(tt.f, tt.now)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}

	rows, err := w.Stretches(t.Context(), werl, "rathaus", at(90*time.Minute), at(3*time.Hour))
	w.must(err)
	if len(rows) != 2 || rows[0].Status != notice.Unavailable || !rows[0].Until.Equal(at(time.Hour)) || !rows[1].Until.Equal(at(2*time.Hour)) || len(rows[1].Seen) != 1 {
		t.Errorf("stretches %+v", rows)
	}
	if rows, err := w.Stretches(t.Context(), "", "", at(4*time.Hour), at(5*time.Hour)); err != nil || len(rows) != 0 {
		t.Errorf("nothing was shown later: %+v, %v", rows, err)
	}
}

func TestLists(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.sync(start, record("werl", page("https://werl.de/", werl, notice.Official)), record("kreis", page("https://kreis.de/", kreis, notice.Regional)))
	for i := range 5 {
		status := []notice.Status{notice.Limited, notice.Unavailable}[i%2]
		w.run("werl", at(time.Duration(i)*time.Hour), said{key: "a", text: "Fassung " + strconv.Itoa(i), statements: []notice.Statement{says("rathaus", status)}})
	}
	w.run("kreis", at(6*time.Hour), said{key: "k", text: "Kreis"})

	var ids []int64
	for cursor := int64(0); ; {
		page, err := w.ListNotices(t.Context(), store.NoticeFilter{Body: werl, Before: cursor, Limit: 2})
		w.must(err)
		if len(page) == 0 {
			break
		}
		for _, h := range page {
			ids = append(ids, h.ID)
		}
		cursor = ids[len(ids)-1]
		w.run("werl", at(time.Duration(6+len(ids))*time.Hour), said{key: "a", text: "neu " + strconv.Itoa(len(ids))}) // while somebody reads on
	}
	if len(ids) != 5 {
		t.Errorf("paged through %v, want the 5 that were there", ids)
	}
	newest, err := w.ListNotices(t.Context(), store.NoticeFilter{Newest: true, Limit: 10})
	w.must(err)
	if len(newest) != 2 || !newest[0].IsNewest || !newest[1].IsNewest {
		t.Errorf("newest: %+v", newest)
	}
	for _, tt := range []struct {
		f    store.NoticeFilter
		want int
	}{
		{store.NoticeFilter{Source: "nrw/kreis", Limit: 10}, 1},
		{store.NoticeFilter{Service: "rathaus", Limit: 10}, 5},
		{store.NoticeFilter{Service: "telefon", Limit: 10}, 0},
	} {
		if got, err := w.Digests(t.Context(), tt.f); err != nil || len(got) != tt.want {
			t.Errorf("%+v: %d notices, %v", tt.f, len(got), err)
		}
	}
	digests, err := w.DigestsOf(t.Context(), []int64{ids[4], 999999, ids[0]})
	w.must(err)
	if len(digests) != 2 || digests[0].ID != ids[4] || digests[0].Excerpt != "Fassung 0" || len(digests[0].Statements) != 1 || !cmp.Equal(digests[0].Bodies, []string{werl}) {
		t.Errorf("digests %+v", digests)
	}
	all, err := w.ListStatements(t.Context(), store.StatementFilter{Body: werl, Status: notice.Limited, Limit: 10})
	w.must(err)
	standing, err2 := w.ListStatements(t.Context(), store.StatementFilter{Standing: true, Limit: 10})
	w.must(err2)
	if len(all) != 3 || len(standing) != 0 || all[0].Withdrawn.IsZero() {
		t.Errorf("%d limited, %d standing: %+v", len(all), len(standing), all)
	}
	sources, err := w.ListSources(t.Context(), "", "nrw", "kreis", 10)
	w.must(err)
	if len(sources) != 1 || sources[0].Name != "werl" {
		t.Errorf("sources after kreis: %+v", sources)
	}
}
