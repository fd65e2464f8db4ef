package alert

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
)

// start is a Wednesday noon in Berlin.
var start = time.Date(2023, 11, 1, 11, 0, 0, 0, time.UTC)

func at(hours float64) time.Time { return start.Add(time.Duration(hours * float64(time.Hour))) }

// row is a stretch from one hour to another (negative: open), whose notice is seen all the time.
func row(id int64, status notice.Status, from, to float64, change ...func(*store.Stretch)) store.Stretch {
	r := store.Stretch{
		Body: "05974040", Service: "rathaus", Status: status, Since: at(from), Authority: notice.Official, Statement: id, Notice: id,
		Seen: []store.Seen{{From: at(from), To: at(1000)}},
	}
	if to >= 0 {
		r.Until = at(to)
	}
	for _, f := range change {
		f(&r)
	}
	return r
}

func press(r *store.Stretch)    { r.Authority = notice.Press }
func disputed(r *store.Stretch) { r.Contradicted = true }

func lastDay(d notice.Day) func(*store.Stretch) { return func(r *store.Stretch) { r.UntilDay = d } }

func seenUntil(hours float64) func(*store.Stretch) {
	return func(r *store.Stretch) { r.Seen[0].To = at(hours) }
}

type sent struct {
	Kind    kind
	Hour    float64
	Expires float64
	Ending  ending
	Refs    int
}

var chains = []struct {
	name string
	rows []store.Stretch
	now  float64
	want []sent
}{
	{"nothing", nil, 5, nil},
	{"available only", []store.Stretch{row(1, notice.Available, 0, -1)}, 5, nil},
	{"said by the press only", []store.Stretch{row(1, notice.Unavailable, 0, -1, press)}, 5, nil},
	{"announced", []store.Stretch{row(1, notice.Unavailable, 10, -1)}, 5, nil},
	{"one", []store.Stretch{row(1, notice.Unavailable, 0, -1)}, 5, []sent{{kindAlert, 0, 48, notEnded, 0}}},
	{"gets better, then well", []store.Stretch{row(1, notice.Unavailable, 0, 3), row(2, notice.Limited, 3, 6), row(3, notice.Available, 6, -1)}, 9, []sent{
		{kindAlert, 0, 48, notEnded, 0}, {kindUpdate, 3, 51, notEnded, 1}, {kindCancel, 6, 54, saidClear, 2},
	}},
	{"the page is gone", []store.Stretch{row(1, notice.Unavailable, 0, 3)}, 9, []sent{
		{kindAlert, 0, 48, notEnded, 0}, {kindCancel, 3, 51, nothingKnown, 1},
	}},
	{"gone and back", []store.Stretch{row(1, notice.Unavailable, 0, 3), row(1, notice.Unavailable, 5, -1)}, 9, []sent{
		{kindAlert, 0, 48, notEnded, 0}, {kindCancel, 3, 51, nothingKnown, 1}, {kindAlert, 5, 53, notEnded, 0},
	}},
	{"the press says that all is well", []store.Stretch{row(1, notice.Unavailable, 0, 3), row(2, notice.Available, 3, -1, press)}, 9, []sent{
		{kindAlert, 0, 48, notEnded, 0}, {kindCancel, 3, 51, notOfficial, 1},
	}},
	{"only more sources", []store.Stretch{row(1, notice.Unavailable, 0, 3), row(1, notice.Unavailable, 3, -1)}, 9, []sent{{kindAlert, 0, 48, notEnded, 0}}},
	{"contradicted", []store.Stretch{row(1, notice.Unavailable, 0, 3), row(1, notice.Unavailable, 3, -1, disputed)}, 9, []sent{
		{kindAlert, 0, 48, notEnded, 0}, {kindUpdate, 3, 51, notEnded, 1},
	}},
	{"confirmed for days", []store.Stretch{row(1, notice.Unavailable, 0, -1)}, 73, []sent{
		{kindAlert, 0, 48, notEnded, 0}, {kindUpdate, 24, 72, notEnded, 1}, {kindUpdate, 48, 96, notEnded, 1}, {kindUpdate, 72, 120, notEnded, 1},
	}},
	{"not confirmed: it dies", []store.Stretch{row(1, notice.Unavailable, 0, -1, seenUntil(1))}, 100, []sent{
		{kindAlert, 0, 48, notEnded, 0}, {kindUpdate, 24, 72, notEnded, 1},
	}},
	{"dead when the body says that all is well", []store.Stretch{row(1, notice.Unavailable, 0, 100, seenUntil(1)), row(2, notice.Available, 100, -1)}, 101, []sent{
		{kindAlert, 0, 48, notEnded, 0}, {kindUpdate, 24, 72, notEnded, 1},
	}},
	{"with a last day", []store.Stretch{row(1, notice.Unavailable, 0, 12, lastDay("2023-11-01"))}, 20, []sent{{kindAlert, 0, 12, notEnded, 0}}},
	{"revoked before its last day", []store.Stretch{row(1, notice.Unavailable, 0, 4, lastDay("2023-11-01"))}, 20, []sent{
		{kindAlert, 0, 12, notEnded, 0}, {kindCancel, 4, 52, nothingKnown, 1},
	}},
}

func TestChain(t *testing.T) {
	t.Parallel()
	for _, tt := range chains {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var got []sent
			for _, m := range chain(tt.rows, at(tt.now)) {
				got = append(got, sent{m.kind, m.sent.Sub(start).Hours(), m.expires.Sub(start).Hours(), m.ending, len(m.earlier)})
				for _, e := range m.earlier {
					if !e.expires.After(m.sent) || !e.sent.Before(m.sent) {
						t.Errorf("%s refers to %s, which is over", m.id(), e.id())
					}
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// The same history tells the same later on: no message changes, and none goes.
func TestChainOnlyGrows(t *testing.T) {
	t.Parallel()
	for _, tt := range chains {
		var last []message
		for hour := range 130 {
			now := chain(tt.rows, at(float64(hour)))
			if len(now) < len(last) {
				t.Fatalf("%s: %d messages became %d at hour %d", tt.name, len(last), len(now), hour)
			}
			for i, m := range last {
				if m.id() != now[i].id() || m.kind != now[i].kind || !m.expires.Equal(now[i].expires) || m.ending != now[i].ending {
					t.Errorf("%s: message %d changed at hour %d", tt.name, i, hour)
				}
			}
			last = now
		}
	}
}
