package mirror

import (
	"context"
	"log/slog"
	"reflect"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
)

// Store is what the mirror needs of the database.
type Store interface {
	SourceStates(ctx context.Context) ([]store.SourceState, error)
	SourceStatesOf(ctx context.Context, namespaces, names []string) ([]store.SourceState, error)
	BodyStates(ctx context.Context, ags string, at time.Time) ([]store.BodyState, error)
	PutSources(ctx context.Context, scope string, recs []store.SourceRecord, now time.Time) (store.SyncResult, error)
	RetireSource(ctx context.Context, namespace, name string, now time.Time) error
	SyncBodies(ctx context.Context, bodies []notice.Body) error
	RetireBodies(ctx context.Context, ags []string, now time.Time) error
	Listen(ctx context.Context) (<-chan store.Change, error)
	Ping(ctx context.Context) error
}

// Config is what a Mirror needs. The durations are real time; zero values stand for the defaults.
type Config struct {
	Store  Store
	Clock  clock.Clock // of the rows
	Log    *slog.Logger
	Resync time.Duration // between two loads of everything; 5 minutes
	Grace  time.Duration // how long the database may be away before it counts as an outage; 10 s
	Ping   time.Duration // between two looks whether the database answers; 5 s
}

// Key names a source.
type Key struct{ Namespace, Name string }

// Changes says what is no longer as it was.
type Changes struct {
	All     bool // everything has to be looked at anew
	Sources []Key
	Bodies  []string // AGS
}

// Outage is a time during which the database does not answer.
type Outage struct {
	Since time.Time // real time of the first failure
	Err   error
}

// Mirror is the picture of the database. Its methods may be used by several goroutines; those that write need Run.
type Mirror struct {
	cfg     Config
	machine clock.Clock   // for waits
	loaded  chan struct{} // closed after the first load, or after the first failure to load
	once    sync.Once
	outage  atomic.Pointer[Outage]
	puts    chan *put
	failed  chan error // a write failed: look whether the database answers

	io sync.Mutex // held from a read of the database until it is applied, so that no older picture follows a newer one

	mu      sync.RWMutex
	sources map[Key]*store.SourceState
	bodies  map[string]*store.BodyState
	watcher []func(Changes)
}

// New gives an empty mirror.
func New(cfg Config) *Mirror {
	if cfg.Resync == 0 {
		cfg.Resync = 5 * time.Minute
	}
	if cfg.Grace == 0 {
		cfg.Grace = 10 * time.Second
	}
	if cfg.Ping == 0 {
		cfg.Ping = 5 * time.Second
	}
	return &Mirror{
		cfg: cfg, machine: clock.System{}, loaded: make(chan struct{}), puts: make(chan *put), failed: make(chan error, 1),
		sources: map[Key]*store.SourceState{}, bodies: map[string]*store.BodyState{},
	}
}

// Loaded is closed when the mirror shows the database for the first time, or when the first try failed.
func (m *Mirror) Loaded() <-chan struct{} { return m.loaded }

// Watch has fn called with all later changes. It must not block.
func (m *Mirror) Watch(fn func(Changes)) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.watcher = append(m.watcher, fn)
}

// Source is the row of a source, nil if it has none. It is shared: nobody may change it. A changed row is another pointer.
func (m *Mirror) Source(k Key) *store.SourceState {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return m.sources[k]
}

// Body is the row of a body, nil if it has none. It is shared: nobody may change it.
func (m *Mirror) Body(ags string) *store.BodyState {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return m.bodies[ags]
}

// Select lists the sources whose rows fit.
func (m *Mirror) Select(fits func(*store.SourceState) bool) []Key {
	m.mu.RLock()
	defer m.mu.RUnlock()
	var out []Key
	for k, s := range m.sources {
		if fits(s) {
			out = append(out, k)
		}
	}
	return out
}

// Outage is not nil while the database does not answer, from Config.Grace after the first failure on.
func (m *Mirror) Outage() *Outage { return m.outage.Load() }

func (m *Mirror) emit(c Changes) {
	if !c.All && len(c.Sources) == 0 && len(c.Bodies) == 0 {
		return
	}
	m.mu.RLock()
	watcher := slices.Clone(m.watcher)
	m.mu.RUnlock()
	for _, fn := range watcher {
		fn(c)
	}
}

// load reads everything.
func (m *Mirror) load(ctx context.Context) (Changes, error) {
	ctx, cancel := context.WithTimeout(ctx, loadLimit)
	defer cancel()
	m.io.Lock()
	defer m.io.Unlock()
	sources, err := m.cfg.Store.SourceStates(ctx)
	if err != nil {
		return Changes{}, err
	}
	bodies, err := m.cfg.Store.BodyStates(ctx, "", m.cfg.Clock.Now())
	if err != nil {
		return Changes{}, err
	}
	return m.apply(sources, bodies), nil
}

// read reads some sources and bodies.
func (m *Mirror) read(ctx context.Context, keys []Key, ags []string) (Changes, error) {
	ctx, cancel := context.WithTimeout(ctx, writeLimit)
	defer cancel()
	m.io.Lock()
	defer m.io.Unlock()
	var sources []store.SourceState
	if len(keys) > 0 {
		var namespaces, names []string
		for _, k := range keys {
			namespaces, names = append(namespaces, k.Namespace), append(names, k.Name)
		}
		var err error
		if sources, err = m.cfg.Store.SourceStatesOf(ctx, namespaces, names); err != nil {
			return Changes{}, err
		}
	}
	if len(ags) > fewBodies {
		ags = []string{""}
	}
	var bodies []store.BodyState
	for _, a := range ags {
		some, err := m.cfg.Store.BodyStates(ctx, a, m.cfg.Clock.Now())
		if err != nil {
			return Changes{}, err
		}
		bodies = append(bodies, some...)
	}
	return m.apply(sources, bodies), nil
}

// apply takes over rows and tells which of them are new.
func (m *Mirror) apply(sources []store.SourceState, bodies []store.BodyState) Changes {
	m.mu.Lock()
	defer m.mu.Unlock()
	var c Changes
	touched := map[string]bool{}
	for i := range sources {
		s := &sources[i]
		k := Key{s.Namespace, s.Name}
		old := m.sources[k]
		if old != nil && reflect.DeepEqual(old, s) {
			continue
		}
		m.sources[k] = s
		c.Sources = append(c.Sources, k)
		touch(touched, old, s)
	}
	for i := range bodies {
		b := &bodies[i]
		slices.Sort(b.Statuses)
		if old := m.bodies[b.AGS]; old != nil && reflect.DeepEqual(old, b) {
			continue
		}
		m.bodies[b.AGS] = b
		touched[b.AGS] = true
	}
	for ags := range touched {
		c.Bodies = append(c.Bodies, ags)
	}
	return c
}

// touch notes the bodies whose summary may change with a source.
func touch(touched map[string]bool, old, s *store.SourceState) {
	if old == nil {
		touched[s.Spec.Body] = true
	} else if old.Spec.Body != s.Spec.Body || old.Active() != s.Active() || old.Answering() != s.Answering() ||
		!old.LastSuccess.Equal(s.LastSuccess) {
		touched[old.Spec.Body], touched[s.Spec.Body] = true, true
	}
	delete(touched, "")
}

func outageError(o *Outage) error {
	return fault.Wrap(fault.OurSide, "waiting for the database", o.Err)
}
