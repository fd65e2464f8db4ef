package scrape

import (
	"context"
	"net"
	"sync"
	"time"

	"github.com/lagebild/lagebild/internal/clock"
)

// uplink asks reference targets whether our own connection works, and remembers the answer for a while.
type uplink struct {
	targets []string // host:port
	clock   clock.Clock
	dialer  net.Dialer

	mu    sync.Mutex
	asked time.Time
	up    bool
}

// uplinkFor is how long an answer of the reference targets holds, on the clock.
const uplinkFor = 30 * time.Second

// NewUplink gives an Uplink over reference targets ("host:port") that have nothing to do with the region watched: if none
// of them takes a connection, the fault is on our side. Without targets there is nothing to ask, and it gives nil.
func NewUplink(targets []string, c clock.Clock) Uplink {
	if len(targets) == 0 {
		return nil
	}
	return &uplink{targets: targets, clock: c, dialer: net.Dialer{Timeout: 3 * time.Second}}
}

// Up implements Uplink.
func (u *uplink) Up(ctx context.Context) bool {
	u.mu.Lock()
	defer u.mu.Unlock()
	now := u.clock.Now()
	if !u.asked.IsZero() && now.Sub(u.asked) < uplinkFor {
		return u.up
	}
	u.asked, u.up = now, false
	for _, t := range u.targets {
		// The answer is kept for others: it must not hang on whether this caller is being stopped.
		conn, err := u.dialer.DialContext(context.WithoutCancel(ctx), "tcp", t)
		if err == nil {
			_ = conn.Close()
			u.up = true
			break
		}
	}
	return u.up
}
