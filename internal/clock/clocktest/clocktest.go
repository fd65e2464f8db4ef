// Package clocktest gives tests a clock that stands still until they move it.
package clocktest

import (
	"context"
	"sync"
	"time"
)

// Clock is a clock.Clock that moves only when a test moves it or somebody sleeps on it, which takes no time.
type Clock struct {
	mu  sync.Mutex
	now time.Time
}

// At gives a Clock that shows now.
func At(now time.Time) *Clock { return &Clock{now: now.UTC()} }

// Now implements clock.Clock.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// Sleep implements clock.Clock: it is over at once, and the time has passed.
func (c *Clock) Sleep(ctx context.Context, d time.Duration) error {
	c.Pass(max(d, 0))
	return ctx.Err()
}

// Real implements clock.Clock.
func (c *Clock) Real(d time.Duration) time.Duration { return d }

// Pass lets d pass.
func (c *Clock) Pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}
