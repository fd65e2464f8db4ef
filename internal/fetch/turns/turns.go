package turns

import (
	"sync"
	"time"

	"github.com/lagebild/lagebild/internal/fetch/bounded"
)

// maxHosts bounds the hosts whose turns are remembered in this process.
const maxHosts = 10_000

// MaxGap is the longest gap that a site can ask for, on the clock: a turn that is further back binds nobody.
const MaxGap = time.Minute

// Turns keeps, for hosts that were asked from this process, when they may be asked next. The zero value is ready.
type Turns struct {
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

// Peek is the moment before which nobody is to ask host.
func (t *Turns) Peek(host string, now time.Time) time.Time {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.m[host].next(now, 0)
}

// Take gives the next turn, which is taken if the wait for it is ok.
func (t *Turns) Take(host string, now time.Time, gap time.Duration, ok func(wait time.Duration) bool) time.Time {
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

// Rest notes that an exchange with host has ended now.
func (t *Turns) Rest(host string, now time.Time) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if e := t.m[host]; now.After(e.last) {
		e.last = now
		t.put(host, e, now)
	}
}

// Defer keeps everybody in this process from host before until.
func (t *Turns) Defer(host string, now, until time.Time) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if e := t.m[host]; until.After(e.until) {
		e.until = until
		t.put(host, e, now)
	}
}

// put stores e and forgets hosts whose turn is long over before the map grows too large. A host that is forgotten early loses
// at most one gap here; the claim that holds it keeps its own.
func (t *Turns) put(host string, e turn, now time.Time) {
	if t.m == nil {
		t.m = make(map[string]turn)
	}
	bounded.Put(t.m, maxHosts, host, e, func(old turn) bool { return now.Sub(old.last) > MaxGap && !old.until.After(now) })
}
