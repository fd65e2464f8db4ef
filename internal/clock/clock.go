// Package clock gives the product its time: the system's, or a scaled one on which a simulated incident runs faster.
// Every decision takes its time from a Clock; limits on one request (time-outs) stay in real time.
package clock

import (
	"context"
	"time"
)

// Clock tells the time and waits.
type Clock interface {
	// Now is the present on this clock, in UTC.
	Now() time.Time
	// Sleep waits for d on this clock, or until ctx ends, whose error it then returns.
	Sleep(ctx context.Context, d time.Duration) error
	// Real is how long d on this clock takes in real time.
	Real(d time.Duration) time.Duration
}

// System is the machine's clock.
type System struct{}

// Now implements Clock.
func (System) Now() time.Time { return time.Now().UTC() }

// Sleep implements Clock.
func (System) Sleep(ctx context.Context, d time.Duration) error { return sleep(ctx, d) }

// Real implements Clock.
func (System) Real(d time.Duration) time.Duration { return d }

// Scaled runs Factor times as fast as the machine's clock: at the real moment Origin it shows Start.
// Several processes that hold the same three values share one clock.
type Scaled struct {
	Origin time.Time `json:"origin"`
	Start  time.Time `json:"start"`
	Factor float64   `json:"factor"`
}

// Now implements Clock.
func (s Scaled) Now() time.Time {
	return s.Start.Add(time.Duration(float64(time.Since(s.Origin)) * s.Factor)).UTC()
}

// Sleep implements Clock.
func (s Scaled) Sleep(ctx context.Context, d time.Duration) error { return sleep(ctx, s.Real(d)) }

// Real implements Clock.
func (s Scaled) Real(d time.Duration) time.Duration { return time.Duration(float64(d) / s.Factor) }

func sleep(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}
