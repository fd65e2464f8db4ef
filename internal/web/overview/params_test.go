package overview

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/web/display"
	"github.com/lagebild/lagebild/internal/web/snapshot"
)

func TestSince(t *testing.T) {
	t.Parallel()
	loc := notice.Berlin()
	at := time.Date(2023, 11, 6, 9, 30, 0, 0, loc)
	for text, want := range map[string]time.Time{
		"1h": at.Add(-time.Hour), "90m": at.Add(-90 * time.Minute), "schicht": time.Date(2023, 11, 6, 6, 0, 0, 0, loc),
		"22:00": time.Date(2023, 11, 5, 22, 0, 0, 0, loc), "2023-11-01T08:00": time.Date(2023, 11, 1, 8, 0, 0, 0, loc),
		"": {}, "gestern": {}, "-1h": {}, "99999h": {}, "2023-11-07T08:00": {},
	} {
		got, ok := since(text, at, loc)
		if ok != !want.IsZero() || ok && !got.Equal(want) {
			t.Errorf("%q: %s %t, want %s", text, got, ok, want)
		}
	}
	night := time.Date(2023, 11, 6, 3, 0, 0, 0, loc)
	if got := shiftStart(night, loc); !got.Equal(time.Date(2023, 11, 5, 22, 0, 0, 0, loc)) {
		t.Errorf("the night shift began at %s", got)
	}
}

// TestChoose goes through what filters leave of three bodies of which two changed.
func TestChoose(t *testing.T) {
	t.Parallel()
	cat, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2023, 11, 6, 12, 0, 0, 0, time.UTC)
	row := func(ags string, silent bool, cells map[notice.Service]notice.Status) store.BodyRow {
		r := store.BodyRow{Body: notice.Body{AGS: ags, DistrictAGS: ags[:5]}, Silent: silent, Cells: map[notice.Service]notice.Cell{}}
		for s, st := range cells {
			r.Cells[s] = notice.Cell{Service: s, Status: st, Stale: silent}
		}
		return r
	}
	const a, b, c = "05974001", "05974002", "05958001"
	pic := snapshot.Picture{Overview: store.Overview{At: at, Rows: []store.BodyRow{
		row(a, false, map[notice.Service]notice.Status{"telefon": notice.Available, "email": notice.Unavailable}),
		row(b, true, map[notice.Service]notice.Status{"telefon": notice.Available}),
		row(c, false, map[notice.Service]notice.Status{"telefon": notice.Limited}),
	}}}
	pic.Judged = snapshot.Judged(pic.Rows, Services(cat), Place)
	changes := []store.Transition{
		{Body: a, Service: "telefon", Before: notice.Unavailable, After: notice.Limited, At: at.Add(-50 * time.Minute)},
		{Body: a, Service: "telefon", Before: notice.Limited, After: notice.Available, At: at.Add(-10 * time.Minute)},
		{Body: c, Service: "telefon", Before: "", After: notice.Available, At: at.Add(-3 * time.Hour)},
		{Body: c, Service: "telefon", Before: notice.Available, After: notice.Limited, At: at.Add(-2 * time.Hour)},
	}
	hour := at.Add(-time.Hour)
	for name, tt := range map[string]struct {
		choice  Choice
		want    []string
		changed int
	}{
		"all":                       {Choice{}, []string{a, b, c}, 0},
		"a Kreis":                   {Choice{Districts: []string{"05958"}}, []string{c}, 0},
		"a Land":                    {Choice{Districts: []string{"05"}}, []string{a, b, c}, 0},
		"available":                 {Choice{Statuses: []string{"available"}}, []string{a}, 0},
		"out of date":               {Choice{Statuses: []string{"stale"}}, []string{b}, 0},
		"silent":                    {Choice{Statuses: []string{"silent"}}, []string{b}, 0},
		"changed within the hour":   {Choice{Since: hour}, []string{a}, 1},
		"changed and unavailable":   {Choice{Since: hour, Statuses: []string{"unavailable"}}, nil, 1},
		"changed within four hours": {Choice{Since: at.Add(-4 * time.Hour)}, []string{a, c}, 2},
		"another service":           {Choice{Since: hour, Services: []notice.Service{"email"}}, nil, 0},
	} {
		s := choose(pic, changes, tt.choice, cat)
		var got []string
		for _, one := range s.rows {
			got = append(got, one.row.Body.AGS)
		}
		if d := cmp.Diff(tt.want, got); d != "" || s.changed != tt.changed {
			t.Errorf("%s: %d changed, want %d; %s", name, s.changed, tt.changed, d)
		}
	}
	if s := choose(pic, nil, Choice{}, cat); s.total[0] != 1 || s.silent != 1 || s.bodies != 3 {
		t.Errorf("counted %v, %d silent of %d", s.total, s.silent, s.bodies)
	}
}

// TestPlaces holds the places of classes to what display shows.
func TestPlaces(t *testing.T) {
	t.Parallel()
	for _, status := range []notice.Status{"", "x", notice.Available, notice.Limited, notice.Unavailable} {
		for i := range 8 {
			c, known := notice.Cell{Status: status, Stale: i&1 > 0, Contradicted: i&2 > 0}, i&4 > 0
			if got, want := shown[Place(&c, known)], display.ClassOf(c, known); got != want {
				t.Errorf("%+v, known %t: %s, want %s", c, known, got, want)
			}
		}
	}
}
