package notice

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// noon is the middle of a day of November 2023 in Berlin.
func noon(day int) time.Time { return time.Date(2023, 11, day, 12, 0, 0, 0, Berlin()) }

func midnight(day int) time.Time { return time.Date(2023, 11, day, 0, 0, 0, 0, Berlin()) }

// st is a statement with its id; notice and source have the same one unless changed.
func st(id int64, status Status, a Authority, said time.Time, change ...func(*Standing)) Standing {
	s := Standing{Statement: id, Notice: id, Source: id, Status: status, Authority: a, Effective: said}
	for _, c := range change {
		c(&s)
	}
	return s
}

func from(d Day) func(*Standing)          { return func(s *Standing) { s.From = d } }
func until(d Day) func(*Standing)         { return func(s *Standing) { s.Until = d } }
func in(n, src int64) func(*Standing)     { return func(s *Standing) { s.Notice, s.Source = n, src } }
func bySource(src int64) func(*Standing)  { return func(s *Standing) { s.Source = src } }
func span(a, b time.Time, id int64) shown { return shown{a.UTC(), b.UTC(), id} }

type shown struct {
	From, To  time.Time
	Statement int64
}

// now is the moment from which the timelines below are told; open is the end of one that has none.
var (
	now  = noon(5)
	open time.Time
)

var timelines = []struct {
	name     string
	standing []Standing
	want     []shown
}{
	{"nothing", nil, nil},
	{"one", []Standing{st(1, Limited, Official, noon(1))}, []shown{span(now, open, 1)}},
	{"a status that is none", []Standing{st(1, "fine", Official, noon(1))}, nil},
	{"a day that is none", []Standing{st(1, Limited, Official, noon(1), from("2023-02-30")), st(2, Limited, Official, noon(1), until("bald"))}, nil},
	{"newest of a source", []Standing{
		st(1, Unavailable, Official, noon(1), bySource(7)), st(2, Available, Official, noon(3), bySource(7)),
	}, []shown{span(now, open, 2)}},
	{"newest of sources alike", []Standing{st(1, Unavailable, Official, noon(3)), st(2, Available, Official, noon(1))}, []shown{span(now, open, 1)}},
	{"authority within the window", []Standing{
		st(1, Unavailable, Official, noon(3)), st(2, Available, Press, noon(4)),
	}, []shown{span(now, open, 1)}},
	{"newer by more than the window", []Standing{
		st(1, Unavailable, Official, noon(3)), st(2, Limited, Press, noon(4).Add(time.Second)),
	}, []shown{span(now, open, 2)}},
	{"the window is counted from the newest", []Standing{
		st(1, Unavailable, Official, noon(3)), st(2, Limited, Regional, noon(3).Add(20*time.Hour)), st(3, Available, Press, noon(3).Add(30*time.Hour)),
	}, []shown{span(now, open, 2)}},
	{"of one time the worst", []Standing{st(1, Available, Official, noon(3)), st(2, Unavailable, Official, noon(3))}, []shown{span(now, open, 2)}},
	{"announced in the same notice", []Standing{
		st(1, Unavailable, Official, noon(4), in(9, 9)), st(2, Available, Official, noon(4), in(9, 9), from("2023-11-07")),
	}, []shown{span(now, midnight(7), 1), span(midnight(7), open, 2)}},
	{"announced, nothing said of now", []Standing{st(1, Available, Official, noon(4), from("2023-11-07"))}, []shown{span(midnight(7), open, 1)}},
	{"step by step in one notice", []Standing{
		st(1, Unavailable, Official, noon(4), in(9, 9)), st(2, Limited, Official, noon(4), in(9, 9), from("2023-11-07")),
		st(3, Available, Official, noon(4), in(9, 9), from("2023-11-09")),
	}, []shown{span(now, midnight(7), 1), span(midnight(7), midnight(9), 2), span(midnight(9), open, 3)}},
	{"an announced reopening does not undo a later word", []Standing{
		st(1, Available, Official, noon(1), bySource(7), from("2023-11-07")), st(2, Unavailable, Official, noon(3), bySource(7)),
	}, []shown{span(now, open, 2)}},
	{"an announced closure comes about", []Standing{
		st(1, Unavailable, Official, noon(1), bySource(7), from("2023-11-07")), st(2, Available, Official, noon(3), bySource(7)),
	}, []shown{span(now, midnight(7), 2), span(midnight(7), open, 1)}},
	{"until its last day, then unknown", []Standing{st(1, Unavailable, Official, noon(4), until("2023-11-06"))}, []shown{span(now, midnight(7), 1)}},
	{"until its last day, then the next best", []Standing{
		st(1, Unavailable, Official, noon(4), bySource(7), until("2023-11-06")), st(2, Limited, Official, noon(2), bySource(7)),
	}, []shown{span(now, midnight(7), 1), span(midnight(7), open, 2)}},
	{"ended before", []Standing{st(1, Unavailable, Official, noon(4), until("2023-11-04"))}, nil},
	{"ends today", []Standing{st(1, Unavailable, Official, noon(4), until("2023-11-05"))}, []shown{span(now, midnight(6), 1)}},
	{"begins today", []Standing{st(1, Unavailable, Official, noon(4), from("2023-11-05"))}, []shown{span(now, open, 1)}},
	{"a gap", []Standing{
		st(1, Limited, Official, noon(4), in(9, 9), until("2023-11-05")), st(2, Limited, Official, noon(4), in(9, 9), from("2023-11-08"), until("2023-11-09")),
	}, []shown{span(now, midnight(6), 1), span(midnight(8), midnight(10), 2)}},
	{"ends before it begins", []Standing{st(1, Limited, Official, noon(4), from("2023-11-08"), until("2023-11-06"))}, nil},
}

func TestTimeline(t *testing.T) {
	t.Parallel()
	for _, tt := range timelines {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var got []shown
			for _, s := range Timeline(tt.standing, now) {
				got = append(got, span(s.From, s.To, s.Statement))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestContradicted(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name     string
		standing []Standing
		against  []int64
		sources  int
	}{
		{"alike and agreeing", []Standing{st(1, Limited, Official, noon(3)), st(2, Limited, Official, noon(4))}, nil, 2},
		{"alike and not", []Standing{st(1, Limited, Official, noon(1)), st(2, Available, Official, noon(4)), st(3, Unavailable, Official, noon(2))}, []int64{1, 3}, 3},
		{"of lower authority", []Standing{st(1, Limited, Official, noon(4)), st(2, Available, Press, noon(4))}, nil, 2},
		{"of one source", []Standing{st(1, Limited, Official, noon(3), bySource(7)), st(2, Available, Official, noon(4), bySource(7))}, nil, 1},
		{"not yet", []Standing{st(1, Limited, Official, noon(3)), st(2, Available, Official, noon(4), from("2023-12-01"))}, nil, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := Timeline(tt.standing, noon(5))[0]
			if !slices.Equal(got.Against, tt.against) || got.Contradicted != (len(tt.against) > 0) || got.Sources != tt.sources {
				t.Errorf("got %+v, want against %v of %d sources", got, tt.against, tt.sources)
			}
		})
	}
}

func TestTimelineDaysAreBerlin(t *testing.T) {
	t.Parallel()
	// The clocks go back in the night to 29 October 2023: that day has 25 hours.
	got := Timeline([]Standing{st(1, Limited, Official, noon(1), from("2023-10-29"), until("2023-10-29"))}, time.Date(2023, 10, 28, 0, 0, 0, 0, time.UTC))
	want := []shown{span(time.Date(2023, 10, 28, 22, 0, 0, 0, time.UTC), time.Date(2023, 10, 29, 23, 0, 0, 0, time.UTC), 1)}
	if len(got) != 1 || cmp.Diff(want[0], span(got[0].From, got[0].To, got[0].Statement)) != "" {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestEffective(t *testing.T) {
	t.Parallel()
	var none time.Time
	seen := noon(10)
	tests := []struct {
		name                            string
		asOf, updated, published, since time.Time
		want                            time.Time
	}{
		{"nothing said", none, none, none, none, seen},
		{"as the text dates it", noon(8), noon(9), noon(7), none, noon(8)},
		{"updated", none, noon(9), noon(7), none, noon(9)},
		{"published", none, none, noon(7), none, noon(7)},
		{"updated to come", none, noon(11), noon(7), none, noon(7)},
		{"as of to come", noon(11), none, none, none, seen},
		{"a clock at its epoch", time.Unix(0, 0), time.Unix(0, 0), time.Unix(0, 0), none, seen},
		{"published before it read otherwise", none, none, noon(7), noon(9), seen},
		{"updated after it read otherwise", none, noon(9).Add(time.Hour), noon(7), noon(9), noon(9).Add(time.Hour)},
		{"a ticker entry added late", noon(8), none, none, noon(9), noon(8)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := Effective(tt.asOf, tt.updated, tt.published, seen, tt.since); !got.Equal(tt.want) {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

func TestTimelineProperties(t *testing.T) {
	t.Parallel()
	day := rapid.Custom(func(t *rapid.T) Day {
		n := rapid.IntRange(-1, 20).Draw(t, "day")
		if n < 0 {
			return ""
		}
		return DayOf(midnight(1).AddDate(0, 0, n), Berlin())
	})
	rapid.Check(t, func(t *rapid.T) {
		var standing []Standing
		for i := range rapid.IntRange(0, 8).Draw(t, "n") {
			n := rapid.Int64Range(1, 4).Draw(t, "notice")
			standing = append(standing, Standing{
				Statement: int64(i + 1), Notice: n, Source: n % 3,
				Status:    rapid.SampledFrom([]Status{Available, Limited, Unavailable, "odd"}).Draw(t, "status"),
				From:      day.Draw(t, "from"),
				Until:     day.Draw(t, "until"),
				Authority: rapid.SampledFrom([]Authority{Official, Regional, Press}).Draw(t, "authority"),
				Effective: midnight(1).Add(time.Duration(rapid.IntRange(0, 400).Draw(t, "hour")) * time.Hour),
			})
		}
		now := midnight(1).Add(time.Duration(rapid.IntRange(0, 500).Draw(t, "now")) * time.Hour)
		spans := Timeline(standing, now)
		mixed := slices.Clone(standing)
		slices.Reverse(mixed)
		if diff := cmp.Diff(spans, Timeline(mixed, now)); diff != "" {
			t.Fatalf("the order of the statements matters:\n%s", diff)
		}
		at := now
		for i, s := range spans {
			if s.From.Before(at) {
				t.Fatalf("span %d overlaps or is past: %+v", i, s)
			}
			if s.To.IsZero() && i != len(spans)-1 || !s.To.IsZero() && !s.To.After(s.From) {
				t.Fatalf("span %d has no length: %+v", i, s)
			}
			at = s.To
			k := slices.IndexFunc(standing, func(st Standing) bool { return st.Statement == s.Statement })
			if k < 0 || standing[k].Status != s.Status || !s.Status.Valid() {
				t.Fatalf("span %d shows what nobody said: %+v", i, s)
			}
			if h, ok := hold(standing[k]); !ok || !h.at(s.From) {
				t.Fatalf("span %d shows a statement that does not hold: %+v", i, s)
			}
		}
		// From any later moment on, the future is what it was foretold to be.
		later := now.Add(100 * time.Hour)
		for _, s := range Timeline(standing, later) {
			if s.From.Equal(later) {
				continue
			}
			if !slices.ContainsFunc(spans, func(o CellSpan) bool { return o.From.Equal(s.From) && o.Statement == s.Statement }) {
				t.Fatalf("the future changed without a cause: %+v", s)
			}
		}
	})
}
