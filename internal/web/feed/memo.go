package feed

import (
	"sync"
	"time"
)

// memo keeps feeds as they were sent last: for a while so that many readers cost one query, and for as long as the
// database is away.
type memo struct {
	mu   sync.Mutex
	kept map[string]*kept
}

type kept struct {
	number uint64    // of the picture when it was made
	at     time.Time // real
	body   []byte
}

// maxKept bounds the memo; a search feed of everybody's own words must not fill the memory.
const maxKept = 512

func (m *memo) get(key string) *kept {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.kept[key]
}

// put keeps k; when there are too many the oldest goes.
func (m *memo) put(key string, k *kept) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if _, there := m.kept[key]; !there && len(m.kept) >= maxKept {
		var oldest string
		for name, have := range m.kept {
			if oldest == "" || have.at.Before(m.kept[oldest].at) {
				oldest = name
			}
		}
		delete(m.kept, oldest)
	}
	m.kept[key] = k
}
