package keep

import (
	"container/list"
	"context"
	"errors"
	"sync"
	"time"

	"github.com/lagebild/lagebild/internal/fault"
)

// patience is how long a read may take while something older could be shown; pause is how long after a failure nobody
// waits for the next. Both are real time.
const (
	patience = 3 * time.Second
	pause    = 2 * time.Second
)

// Memory remembers the last value of each key, as many as there is room for. It is safe for concurrent use.
type Memory[T any] struct {
	room int
	now  func() time.Time // by which the age of a value counts

	mu      sync.Mutex
	order   *list.List // of *entry, the last used first
	index   map[string]*list.Element
	failing time.Time // real time of the last failure; zero if the last read succeeded
}

type entry[T any] struct {
	key    string
	value  T
	readAt time.Time
}

// New gives a Memory with room for n values whose age counts by now.
func New[T any](n int, now func() time.Time) *Memory[T] {
	return &Memory[T]{room: n, now: now, order: list.New(), index: map[string]*list.Element{}}
}

// Get reads the value of key. When the database does not answer it gives the one last read and when that was; old is the
// zero time for a new one.
func (m *Memory[T]) Get(ctx context.Context, key string, read func(context.Context) (T, error)) (value T, old time.Time, err error) {
	last, known, failing := m.look(key)
	if known && !failing.IsZero() && time.Since(failing) < pause {
		return last.value, last.readAt, nil
	}
	if known || time.Since(failing) < patience {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, patience)
		defer cancel()
	}
	value, err = read(ctx)
	if err == nil {
		m.put(key, value)
		return value, time.Time{}, nil
	}
	if !Away(err) {
		return value, time.Time{}, err
	}
	m.mu.Lock()
	m.failing = time.Now()
	m.mu.Unlock()
	if !known {
		return value, time.Time{}, err
	}
	return last.value, last.readAt, nil
}

// Last is what was last read of a key, and when.
func (m *Memory[T]) Last(key string) (value T, readAt time.Time, ok bool) {
	e, ok, _ := m.look(key)
	return e.value, e.readAt, ok
}

// Away reports whether an error says that the database does not answer, rather than what is asked for.
func Away(err error) bool {
	if errors.Is(err, context.DeadlineExceeded) {
		return true
	}
	switch fault.KindOf(err) {
	case fault.OurSide, fault.Unavailable, fault.TimedOut:
		return true
	}
	return false
}

func (m *Memory[T]) look(key string) (e entry[T], known bool, failing time.Time) {
	m.mu.Lock()
	defer m.mu.Unlock()
	el, ok := m.index[key]
	if !ok {
		return e, false, m.failing
	}
	m.order.MoveToFront(el)
	return *el.Value.(*entry[T]), true, m.failing
}

func (m *Memory[T]) put(key string, value T) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.failing = time.Time{}
	e := &entry[T]{key: key, value: value, readAt: m.now()}
	if el, ok := m.index[key]; ok {
		el.Value = e
		m.order.MoveToFront(el)
		return
	}
	m.index[key] = m.order.PushFront(e)
	for len(m.index) > m.room {
		last := m.order.Back()
		m.order.Remove(last)
		delete(m.index, last.Value.(*entry[T]).key)
	}
}
