package fetch

import (
	"context"
	"sync"
	"time"

	"github.com/lagebild/lagebild/internal/fetch/bounded"
	"github.com/lagebild/lagebild/internal/fetch/robots"
	"github.com/lagebild/lagebild/internal/fetch/turns"
)

// maxMemory bounds the origins whose robots.txt NewMemoryHosts keeps.
const maxMemory = 1000

// memoryHosts is Hosts for one process.
type memoryHosts struct {
	mu     sync.Mutex
	turns  turns.Turns
	robots map[string]robots.File
}

// NewMemoryHosts keeps what must be known of hosts in memory: for a single process that forgets it at its end, such as a
// trial run or a test.
func NewMemoryHosts() Hosts {
	return &memoryHosts{robots: make(map[string]robots.File)}
}

// Reserve implements Hosts.
func (m *memoryHosts) Reserve(_ context.Context, host string, now time.Time, gap time.Duration) (time.Time, error) {
	return m.turns.Take(host, now, gap, func(time.Duration) bool { return true }), nil
}

// Defer implements Hosts.
func (m *memoryHosts) Defer(_ context.Context, host string, until time.Time) error {
	// Nothing is known of the present here; a moment at which no turn has been over yet makes no room and is never wrong.
	m.turns.Defer(host, time.Time{}, until)
	return nil
}

// Robots implements Hosts.
func (m *memoryHosts) Robots(_ context.Context, origin string) (robots.File, bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	f, ok := m.robots[origin]
	return f, ok, nil
}

// SaveRobots implements Hosts.
func (m *memoryHosts) SaveRobots(_ context.Context, origin string, f robots.File) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	bounded.Put(m.robots, maxMemory, origin, f, func(robots.File) bool { return false })
	return nil
}
