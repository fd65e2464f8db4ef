package notice

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestExplain(t *testing.T) {
	now := time.Date(2023, 11, 10, 12, 0, 0, 0, time.UTC)
	ago := func(d time.Duration) time.Time { return now.Add(-d) }
	const day = 24 * time.Hour
	one := Standing{Statement: 1, Notice: 1, Source: 1, Status: Limited, Authority: Official, Effective: ago(time.Hour)}
	with := func(change func(*Standing)) Standing {
		s := Standing{Statement: 2, Notice: 2, Source: 2, Status: Unavailable, Authority: Official, Effective: ago(2 * time.Hour)}
		change(&s)
		return s
	}
	tests := []struct {
		name  string
		other Standing
		want  Verdict
	}{
		{"like authority says otherwise", with(func(*Standing) {}), VerdictContradicts},
		{"long ago, like authority: still shown beside it", with(func(s *Standing) { s.Effective = ago(9 * day) }), VerdictContradicts},
		{"says the same", with(func(s *Standing) { s.Status = Limited }), VerdictAgrees},
		{"lower authority", with(func(s *Standing) { s.Authority = Press }), VerdictLower},
		{"lower authority, long ago", with(func(s *Standing) { s.Authority, s.Effective = Press, ago(9*day) }), VerdictOlder},
		{"an older notice of the same source", with(func(s *Standing) { s.Source = 1 }), VerdictSuperseded},
		{"begins tomorrow", with(func(s *Standing) { s.From = "2023-11-11" }), VerdictNotYet},
		{"ended yesterday", with(func(s *Standing) { s.Until = "2023-11-09" }), VerdictOver},
		{"ends today", with(func(s *Standing) { s.Until = "2023-11-10" }), VerdictContradicts},
		{"a day that is none", with(func(s *Standing) { s.From = "2023-13-40" }), VerdictUnreadable},
		{"a status that is none", with(func(s *Standing) { s.Status = "perhaps" }), VerdictUnreadable},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := Explain([]Standing{test.other, one}, now)
			if diff := cmp.Diff([]Verdict{test.want, VerdictShown}, got); diff != "" {
				t.Error(diff)
			}
			span := Timeline([]Standing{test.other, one}, now)[0]
			if span.Statement != 1 {
				t.Errorf("the timeline shows statement %d, the explanation 1", span.Statement)
			}
		})
	}
}

func TestExplainNothing(t *testing.T) {
	now := time.Date(2023, 11, 10, 12, 0, 0, 0, time.UTC)
	if got := Explain(nil, now); len(got) != 0 {
		t.Errorf("got %v of nothing", got)
	}
	over := Standing{Statement: 1, Status: Limited, Authority: Official, Until: "2023-11-01", Effective: now}
	if diff := cmp.Diff([]Verdict{VerdictOver}, Explain([]Standing{over}, now)); diff != "" {
		t.Error(diff)
	}
}
