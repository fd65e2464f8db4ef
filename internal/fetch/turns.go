package fetch

import (
	"context"
	"sync"
	"time"

	"github.com/lagebild/lagebild/internal/fault"
)

// maxTurns bounds the hosts whose turns are remembered in this process.
const maxTurns = 10_000

// turns keeps, for hosts that were asked from this process, when they may be asked next.
type turns struct {
	mu sync.Mutex
	m  map[string]turn
}

type turn struct {
	last  time.Time // of the newest turn given out, or when the exchange that it was for ended
	until time.Time // nobody asks before; zero if the host did not say so
}

// next is when host may be asked, now or later.
func (t turn) next(now time.Time, gap time.Duration) time.Time {
	at := now
	if n := t.last.Add(gap); !t.last.IsZero() && n.After(at) {
		at = n
	}
	if t.until.After(at) {
		at = t.until
	}
	return at
}

// peek is the moment before which nobody is to ask host.
func (t *turns) peek(host string, now time.Time) time.Time {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.m[host].next(now, 0)
}

// take gives the next turn, which is taken if the wait for it is ok.
func (t *turns) take(host string, now time.Time, gap time.Duration, ok func(wait time.Duration) bool) time.Time {
	t.mu.Lock()
	defer t.mu.Unlock()
	e := t.m[host]
	at := e.next(now, gap)
	if ok(at.Sub(now)) {
		e.last = at
		t.put(host, e, now)
	}
	return at
}

// rest notes that an exchange with host has ended now.
func (t *turns) rest(host string, now time.Time) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if e := t.m[host]; now.After(e.last) {
		e.last = now
		t.put(host, e, now)
	}
}

// deferTo keeps everybody in this process from host before until.
func (t *turns) deferTo(host string, now, until time.Time) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if e := t.m[host]; until.After(e.until) {
		e.until = until
		t.put(host, e, now)
	}
}

// put stores e and makes room before the map grows too large: first hosts whose turn is long over, then any. A host that
// is forgotten early loses at most one gap here; the claim that holds it keeps its own.
func (t *turns) put(host string, e turn, now time.Time) {
	if t.m == nil {
		t.m = make(map[string]turn)
	}
	if _, known := t.m[host]; !known && len(t.m) >= maxTurns {
		for h, old := range t.m {
			if now.Sub(old.last) > maxCrawlDelay && !old.until.After(now) {
				delete(t.m, h)
			}
		}
		for h := range t.m {
			if len(t.m) < maxTurns*3/4 {
				break
			}
			delete(t.m, h)
		}
	}
	t.m[host] = e
}

// await waits for our turn at host. It returns at once with a RateLimited fault if the turn is too far away to wait for.
func (f *Fetcher) await(ctx context.Context, host string, gap time.Duration) error {
	now := f.cfg.Clock.Now()
	bearable := func(wait time.Duration) bool { return f.bearable(ctx, wait) }
	if holds(ctx, host) {
		return f.sleepUntil(ctx, host, now, f.turns.take(host, now, gap, bearable))
	}
	if at := f.turns.peek(host, now); !bearable(at.Sub(now)) {
		return f.sleepUntil(ctx, host, now, at) // told to stay away: no turn is reserved that cannot be used
	}
	at, err := f.cfg.Hosts.Reserve(ctx, host, now, gap)
	if err != nil {
		return ours(ctx, "reserving a turn at "+host, err)
	}
	// Turns at this host may also be kept in this process, by a run that holds it.
	if local := f.turns.take(host, now, gap, bearable); local.After(at) {
		at = local
	}
	return f.sleepUntil(ctx, host, now, at)
}

// bearable reports whether a wait on the clock is within MaxWait and ends before ctx does, whose deadline is in real time.
func (f *Fetcher) bearable(ctx context.Context, wait time.Duration) bool {
	if wait > f.cfg.MaxWait {
		return false
	}
	deadline, ok := ctx.Deadline()
	return !ok || wait <= 0 || f.cfg.Clock.Real(wait) <= time.Until(deadline)
}

func (f *Fetcher) sleepUntil(ctx context.Context, host string, now, at time.Time) error {
	wait := at.Sub(now)
	if !f.bearable(ctx, wait) {
		e := fault.New(fault.RateLimited, "", "the next turn at %s is in %s, too late for this run", host, wait.Round(time.Second))
		e.RetryAfter = wait
		return e
	}
	return f.cfg.Clock.Sleep(ctx, wait)
}
