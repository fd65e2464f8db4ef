package kinds

import (
	"slices"
	"sync"
	"time"

	"k8s.io/apimachinery/pkg/types"

	"github.com/lagebild/lagebild/internal/controller/mirror"
	"github.com/lagebild/lagebild/internal/store"
)

// sight is what a turn saw that left nothing to do.
type sight struct {
	version string             // resourceVersion of the object
	row     *store.SourceState // by its address: a changed row is another one
	towns   uint64             // SourceReconciler.towns: no Municipality changed since
	outage  *mirror.Outage

	predecessor string // what spec.succeeds leads to
}

// turn is what is remembered of the last turn of an object.
type turn struct {
	settled sight
	until   time.Time // real time up to which settled holds; zero: for ever
	past    []string  // resourceVersions that our own writes have replaced: the cache may still show them
	written time.Time // real time of the last write of the status; zero if not by this process
	noted   string    // what the last Event said
}

// seen remembers the last turn of each object.
type seen struct {
	mu    sync.Mutex
	turns map[types.NamespacedName]turn
}

func newSeen() *seen { return &seen{turns: map[types.NamespacedName]turn{}} }

func (s *seen) get(k types.NamespacedName) turn {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.turns[k]
}

func (s *seen) set(k types.NamespacedName, t turn) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.turns[k] = t
}

func (s *seen) forget(k types.NamespacedName) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.turns, k)
}

// settled counts the objects whose last turn left nothing to do.
func (s *seen) settled() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := 0
	for _, t := range s.turns {
		if t.settled.version != "" {
			n++
		}
	}
	return n
}

// outdated reports whether the cache shows a version that was replaced by a write of ours. The event of the newer one is
// still to come, and with it another turn.
func (t turn) outdated(version string) bool { return slices.Contains(t.past, version) }

// rests reports whether there is nothing to do, and for how long.
func (t turn) rests(now sight, at time.Time) (time.Duration, bool) {
	if t.settled.version == "" || t.settled != now {
		return 0, false
	}
	if t.until.IsZero() {
		return 0, true
	}
	left := t.until.Sub(at)
	return left, left > 0
}
