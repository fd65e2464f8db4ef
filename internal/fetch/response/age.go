package response

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

// maxFresh caps what others may ask of our schedule: Retry-After, Cache-Control, Expires.
const maxFresh = 24 * time.Hour

// RetryAfter is how long the other side asks to stay away, at most a day; asked is false if it does not.
func RetryAfter(h http.Header, now time.Time) (d time.Duration, asked bool) {
	v := strings.TrimSpace(h.Get("Retry-After"))
	if v == "" {
		return 0, false
	}
	if d, ok := seconds(v); ok {
		return d, true
	}
	t, err := http.ParseTime(v)
	if err != nil {
		return 0, false
	}
	return clamp(t.Sub(theirNow(h, now))), true
}

// seconds reads a non-negative number of seconds, however large.
func seconds(v string) (time.Duration, bool) {
	if v == "" || strings.Trim(v, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.ParseUint(v, 10, 31)
	if err != nil {
		return maxFresh, true // digits only, so it is out of range
	}
	return clamp(time.Duration(n) * time.Second), true
}

func clamp(d time.Duration) time.Duration { return min(max(d, 0), maxFresh) }

// theirNow is the time on the other side's clock, against which its dates are meant.
func theirNow(h http.Header, now time.Time) time.Time {
	if t, err := http.ParseTime(h.Get("Date")); err == nil {
		return t
	}
	return now
}

// FreshFor is how long an answer with header h need not be asked for again; 0 if it says nothing or wants no caching.
func FreshFor(h http.Header, now time.Time) time.Duration {
	var age time.Duration
	found := false
	for part := range strings.SplitSeq(strings.Join(h.Values("Cache-Control"), ","), ",") {
		key, value, _ := strings.Cut(strings.ToLower(strings.TrimSpace(part)), "=")
		switch key {
		case "no-cache", "no-store":
			return 0
		case "max-age":
			if d, ok := seconds(strings.Trim(value, `"`)); ok && !found {
				age, found = d, true
			}
		}
	}
	if found {
		spent, _ := seconds(strings.TrimSpace(h.Get("Age")))
		return clamp(age - spent)
	}
	t, err := http.ParseTime(h.Get("Expires"))
	if err != nil {
		return 0
	}
	return clamp(t.Sub(theirNow(h, now)))
}
