package fetch

import (
	"context"
	"time"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/fetch/failure"
)

// await waits for our turn at host. It returns at once with a RateLimited fault if the turn is too far away to wait for.
func (f *Fetcher) await(ctx context.Context, host string, gap time.Duration) error {
	now := f.cfg.Clock.Now()
	bearable := func(wait time.Duration) bool { return f.bearable(ctx, wait) }
	if holds(ctx, host) {
		return f.sleepUntil(ctx, host, now, f.turns.Take(host, now, gap, bearable))
	}
	if at := f.turns.Peek(host, now); !bearable(at.Sub(now)) {
		return f.sleepUntil(ctx, host, now, at) // told to stay away: no turn is reserved that cannot be used
	}
	at, err := f.cfg.Hosts.Reserve(ctx, host, now, gap)
	if err != nil {
		return failure.OurSide(ctx, "reserving a turn at "+host, err)
	}
	// Turns at this host may also be kept in this process, by a run that holds it.
	if local := f.turns.Take(host, now, gap, bearable); local.After(at) {
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
	f.cfg.Metrics.Waited(holds(ctx, host), wait)
	if wait <= 0 {
		return f.cfg.Clock.Sleep(ctx, wait)
	}
	ctx, span := f.cfg.Tracer.Start(ctx, "wait")
	defer span.End()
	span.Text("server.address", host)
	span.Seconds("lagebild.wait", wait)
	return f.cfg.Clock.Sleep(ctx, wait)
}
