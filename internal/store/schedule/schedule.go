// Package schedule decides when a source is fetched next. It is pure: all times are arguments.
package schedule

import (
	"hash/fnv"
	"math/bits"
	"net/url"
	"time"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/fetch/address"
)

// Limits of the waits between two runs of a source.
const (
	// Least is the shortest interval that is kept, whatever a spec says: no server is asked in a tight loop.
	Least = time.Second
	// MaxBackoff is the longest wait after failures, unless the interval itself is longer.
	MaxBackoff = time.Hour
	// MaxHint is how long a wish of the other side not to come back sooner (Cache-Control, ttl) is followed.
	MaxHint = time.Hour
	// MaxRetryAfter is how long a Retry-After is followed.
	MaxRetryAfter = 24 * time.Hour
	// FirstWithin is the time over which sources that appear together are spread.
	FirstWithin = time.Minute
	// OurSide is about how soon a run is repeated that failed on our side.
	OurSide = 30 * time.Second
)

// Fraction is a stable number in [0, 1) for a source: its place in every interval.
func Fraction(namespace, name string) float64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(namespace + "/" + name))
	// FNV's high bits differ little between like names; a multiplication spreads them.
	hi, lo := bits.Mul64(h.Sum64(), 0x9E3779B97F4A7C15)
	return float64((hi^lo)>>11) / (1 << 53)
}

// Interval is d, or the shortest interval there is.
func Interval(d time.Duration) time.Duration { return max(d, Least) }

// First is when a new or changed source is due: soon, but not all at once.
func First(now time.Time, interval time.Duration, fraction float64) time.Time {
	return now.Add(scale(min(Interval(interval), FirstWithin), fraction))
}

// Run is what the next due time depends on.
type Run struct {
	Due        time.Time // when the run was due
	Finished   time.Time
	Interval   time.Duration
	Fraction   float64 // see Fraction
	Hint       time.Duration
	Fault      fault.Kind // "" for a success
	RetryAfter time.Duration
	Failures   int // in a row before this run
}

// Next gives the time of the next run and the new number of failures in a row. A success keeps the source's place in the
// interval, or finds it again after a backlog; failures double the wait; what failed on our side is repeated soon and
// does not count.
func Next(r Run) (time.Time, int) {
	interval := Interval(r.Interval)
	if r.Fault == "" {
		next := regular(r, interval)
		return later(next, r.Finished.Add(min(r.Hint, MaxHint))), 0
	}
	wait := min(r.RetryAfter, MaxRetryAfter)
	retry := fault.TraitsOf(r.Fault).Retry
	if retry == fault.RetryNow {
		soon := min(interval, OurSide)
		return r.Finished.Add(max(wait, soon/2+scale(soon/2, r.Fraction))), r.Failures
	}
	failures := r.Failures + 1
	limit := max(interval, MaxBackoff)
	if retry == fault.RetryStalled {
		return r.Finished.Add(max(wait, limit)), failures
	}
	backoff := interval
	for range failures - 1 {
		if backoff *= 2; backoff >= limit {
			backoff = limit
			break
		}
	}
	// Sources that fail together (a provider's outage) come back spread, each in its own eighth of the wait.
	backoff = max(interval, backoff-scale(backoff/8, r.Fraction))
	return r.Finished.Add(max(wait, backoff)), failures
}

// regular is one interval after the due time if the run was about on time. After a backlog it is counted from the end of
// the run, less the source's own part of an eighth, so that sources caught up with together drift apart again.
func regular(r Run, interval time.Duration) time.Time {
	late := r.Finished.Sub(r.Due)
	if !r.Due.IsZero() && late >= 0 && late <= interval/4 {
		return r.Due.Add(interval)
	}
	return r.Finished.Add(interval - scale(interval/8, r.Fraction))
}

// HostOf is the host of an address as politeness knows it: lower case, with the port unless it is the scheme's own. It is
// "" for an address without one.
func HostOf(rawURL string) string {
	u, err := url.Parse(rawURL)
	if err != nil {
		return ""
	}
	return address.HostKey(u)
}

func scale(d time.Duration, f float64) time.Duration { return time.Duration(float64(d) * f) }

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
