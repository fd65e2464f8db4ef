package schedule

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/lagebild/lagebild/internal/fault"
)

var now = time.Date(2023, 11, 1, 12, 0, 0, 0, time.UTC)

func TestNext(t *testing.T) {
	t.Parallel()
	const q = 15 * time.Minute
	tests := []struct {
		name     string
		run      Run
		wait     time.Duration // from Finished
		failures int
	}{
		{"on time keeps its place", Run{Due: now.Add(-5 * time.Second), Interval: q}, q - 5*time.Second, 0},
		{"after a backlog", Run{Due: now.Add(-time.Hour), Interval: q}, q, 0},
		{"after a backlog, spread", Run{Due: now.Add(-time.Hour), Interval: q, Fraction: 0.5}, q - q/16, 0},
		{"due unknown", Run{Interval: q}, q, 0},
		{"no interval", Run{}, Least, 0},
		{"hint", Run{Due: now, Interval: q, Hint: 40 * time.Minute}, 40 * time.Minute, 0},
		{"small hint", Run{Due: now, Interval: q, Hint: time.Minute}, q, 0},
		{"huge hint", Run{Due: now, Interval: q, Hint: 1000 * time.Hour}, MaxHint, 0},
		{"a success forgets failures", Run{Due: now, Interval: q, Failures: 9}, q, 0},
		{"first failure", Run{Due: now, Interval: q, Fault: fault.TimedOut}, q, 1},
		{"second", Run{Due: now, Interval: q, Fault: fault.Empty, Failures: 1}, 2 * q, 2},
		{"second, spread", Run{Due: now, Interval: q, Fault: fault.Empty, Failures: 1, Fraction: 0.5}, 2*q - 2*q/16, 2},
		{"third", Run{Due: now, Interval: q, Fault: fault.SoftBlocked, Failures: 2}, MaxBackoff, 3},
		{"thousandth", Run{Due: now, Interval: q, Fault: fault.NotFound, Failures: 999}, MaxBackoff, 1000},
		{"never below a long interval", Run{Due: now, Interval: 6 * time.Hour, Fault: fault.NotFound, Failures: 5, Fraction: 0.9}, 6 * time.Hour, 6},
		{"spread never below the interval", Run{Due: now, Interval: q, Fault: fault.NotFound, Fraction: 0.9}, q, 1},
		{"retry after", Run{Due: now, Interval: q, Fault: fault.RateLimited, RetryAfter: 2 * time.Hour}, 2 * time.Hour, 1},
		{"retry after a year", Run{Due: now, Interval: q, Fault: fault.RateLimited, RetryAfter: 9000 * time.Hour}, MaxRetryAfter, 1},
		{"stalled", Run{Due: now, Interval: q, Fault: fault.Invalid}, MaxBackoff, 1},
		{"our side", Run{Due: now, Interval: q, Fault: fault.OurSide, Failures: 2}, OurSide / 2, 2},
		{"conflict", Run{Due: now, Interval: 10 * time.Second, Fault: fault.Conflict}, 5 * time.Second, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			tt.run.Finished = now
			next, failures := Next(tt.run)
			if got := next.Sub(now); got != tt.wait || failures != tt.failures {
				t.Errorf("got %v and %d failures, want %v and %d", got, failures, tt.wait, tt.failures)
			}
		})
	}
}

func TestNextNeverHurriesAndNeverStops(t *testing.T) {
	t.Parallel()
	kinds := append(fault.Kinds(), "")
	rapid.Check(t, func(t *rapid.T) {
		r := Run{
			Finished: now, Due: now.Add(-time.Duration(rapid.Int64Range(-1e12, 1e15).Draw(t, "late"))),
			Interval:   time.Duration(rapid.Int64Range(-1e9, int64(48*time.Hour)).Draw(t, "interval")),
			Fraction:   rapid.Float64Range(0, 0.999).Draw(t, "fraction"),
			Hint:       time.Duration(rapid.Int64Range(0, 1e15).Draw(t, "hint")),
			RetryAfter: time.Duration(rapid.Int64Range(0, 1e15).Draw(t, "retry after")),
			Fault:      rapid.SampledFrom(kinds).Draw(t, "fault"),
			Failures:   rapid.IntRange(0, 1<<40).Draw(t, "failures"),
		}
		next, failures := Next(r)
		wait, least := next.Sub(now), Interval(r.Interval)
		if r.Fault != "" && fault.TraitsOf(r.Fault).Retry == fault.RetryNow {
			least = min(least, OurSide/2) / 2
		} else {
			least = least * 3 / 4
		}
		if wait < least || wait > max(Interval(r.Interval), MaxRetryAfter) {
			t.Fatalf("waits %v after %+v", wait, r)
		}
		if failures < 0 || failures > r.Failures+1 {
			t.Fatalf("%d failures after %d", failures, r.Failures)
		}
	})
}

func TestFractionSpreads(t *testing.T) {
	t.Parallel()
	var bins [10]int
	for i := range 10_000 {
		f := Fraction("nrw", fmt.Sprintf("source-%d", i))
		if f < 0 || f >= 1 {
			t.Fatalf("%v is no fraction", f)
		}
		bins[int(f*10)]++
	}
	for i, n := range bins {
		if n < 800 || n > 1200 {
			t.Errorf("%d of 10,000 sources fall into tenth %d", n, i)
		}
	}
	if Fraction("a", "b") != Fraction("a", "b") {
		t.Error("not stable")
	}
}

func TestFirst(t *testing.T) {
	t.Parallel()
	if got := First(now, time.Hour, 0.5); got != now.Add(30*time.Second) {
		t.Errorf("long interval: %v", got)
	}
	if got := First(now, 10*time.Second, 0.5); got != now.Add(5*time.Second) {
		t.Errorf("short interval: %v", got)
	}
}

func TestHostOf(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]string{
		"https://Werl.DE/a?b": "werl.de", "https://werl.de:443/": "werl.de", "http://werl.de:80": "werl.de", "http://werl.de:443/": "werl.de:443",
		"https://werl.de:8443/": "werl.de:8443", "https://werl.de./": "werl.de", "http://[::1]/": "[::1]", "http://[::1]:81/": "[::1]:81",
		"https://u:p@werl.de/": "werl.de", "": "", "not a url": "", "https://%zz/": "",
	} {
		if got := HostOf(address); got != want {
			t.Errorf("%s: got %q, want %q", address, got, want)
		}
	}
}
