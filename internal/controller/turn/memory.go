package turn

import (
	"slices"
	"sync"
	"time"

	"k8s.io/apimachinery/pkg/types"

	"github.com/lagebild/lagebild/internal/controller/mirror"
	"github.com/lagebild/lagebild/internal/controller/refs"
	"github.com/lagebild/lagebild/internal/store"
)

// Sight is what a turn saw that left nothing to do.
type Sight struct {
	Version string             // resourceVersion of the object
	Row     *store.SourceState // by its address: a changed row is another one
	Towns   uint64             // changes of Municipalities until then
	Outage  *mirror.Outage

	Predecessor refs.Predecessor
}

// Last is what is remembered of the last turn of an object.
type Last struct {
	settled Sight
	until   time.Time // real time up to which settled holds; zero: for ever
	past    []string  // resourceVersions that our own writes have replaced: the cache may still show them
	written time.Time // real time of the last write of the status; zero if not by this process
	noted   string    // what the last Event said
}

// Memory remembers the last turn of each object.
type Memory struct {
	mu    sync.Mutex
	turns map[types.NamespacedName]Last
}

// NewMemory is a memory of nothing.
func NewMemory() *Memory { return &Memory{turns: map[types.NamespacedName]Last{}} }

// Get gives what is remembered of an object.
func (m *Memory) Get(k types.NamespacedName) Last {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.turns[k]
}

// Set remembers a turn of an object.
func (m *Memory) Set(k types.NamespacedName, t Last) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.turns[k] = t
}

// Forget is for objects that are gone.
func (m *Memory) Forget(k types.NamespacedName) {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.turns, k)
}

// Settled counts the objects whose last turn left nothing to do.
func (m *Memory) Settled() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	n := 0
	for _, t := range m.turns {
		if t.settled.Version != "" {
			n++
		}
	}
	return n
}

// Outdated reports whether the cache shows a version that was replaced by a write of ours. The event of the newer one is
// still to come, and with it another turn.
func (t Last) Outdated(version string) bool { return slices.Contains(t.past, version) }

// Rests reports whether there is nothing to do, and for how long.
func (t Last) Rests(now Sight, at time.Time) (time.Duration, bool) {
	if t.settled.Version == "" || t.settled != now {
		return 0, false
	}
	if t.until.IsZero() {
		return 0, true
	}
	left := t.until.Sub(at)
	return left, left > 0
}

// Settle remembers what a turn saw that left nothing to do for the next while (0: for ever).
func (t *Last) Settle(saw Sight, now time.Time, again time.Duration) {
	t.settled, t.until = saw, time.Time{}
	if again > 0 {
		t.until = now.Add(again)
	}
	const enough = 4 // of our own writes the cache is never further behind
	if len(t.past) > enough {
		t.past = t.past[len(t.past)-enough:]
	}
}

// replaced notes that our write made version now of version before.
func (t *Last) replaced(before, now string) {
	if before != now {
		t.past = append(t.past, before)
	}
}

// Written is when this process last wrote the status, by the clock of this machine; zero if it never did.
func (t Last) Written() time.Time { return t.written }
