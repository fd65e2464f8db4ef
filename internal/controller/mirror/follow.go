package mirror

import (
	"context"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/lagebild/lagebild/internal/store"
)

const (
	loadLimit  = time.Minute            // for a load of everything
	writeLimit = 10 * time.Second       // for a write, or a read of some rows
	pingLimit  = 3 * time.Second        // for a sign of life
	retryEvery = time.Second            // between two tries while the database is away
	gather     = 100 * time.Millisecond // how long notifications are collected before they are looked up
	fewBodies  = 20                     // from more on all bodies are read
)

// Run loads and follows the database, and writes, until ctx ends. It returns nil.
func (m *Mirror) Run(ctx context.Context) error {
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() error { m.write(ctx); return nil })
	g.Go(func() error {
		for ctx.Err() == nil {
			m.session(ctx)
		}
		return nil
	})
	return g.Wait()
}

// session loads everything and follows the changes until something fails; then it waits until the database answers.
func (m *Mirror) session(ctx context.Context) {
	err := m.follow(ctx)
	if ctx.Err() != nil {
		return
	}
	m.cfg.Log.WarnContext(ctx, "Lost the database", "err", err)
	select {
	case <-m.loaded: // what is shown is of a moment ago: that serves a while
	default:
		m.declare(m.machine.Now(), err) // nothing is known
	}
	m.await(ctx, err)
}

// await returns when the database answers, and declares an outage when that takes long.
func (m *Mirror) await(ctx context.Context, err error) {
	since := m.machine.Now()
	for m.machine.Sleep(ctx, retryEvery) == nil {
		if perr := m.ping(ctx); perr == nil {
			return
		} else if ctx.Err() == nil {
			err = perr
		}
		if m.Outage() == nil && m.machine.Now().Sub(since) >= m.cfg.Grace {
			m.declare(since, err)
		}
	}
}

func (m *Mirror) declare(since time.Time, err error) {
	m.outage.Store(&Outage{Since: since, Err: err})
	m.once.Do(func() { close(m.loaded) })
	m.emit(Changes{All: true})
}

func (m *Mirror) ping(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, pingLimit)
	defer cancel()
	return m.cfg.Store.Ping(ctx)
}

// follow keeps the mirror true until ctx ends or the database does not answer, which is the error.
func (m *Mirror) follow(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	if err := m.ping(ctx); err != nil {
		return err
	}
	changes, err := m.cfg.Store.Listen(ctx)
	if err != nil {
		return err
	}
	defer func() { // let the listener end
		cancel()
		for range changes { // drained on purpose
		}
	}()
	if _, err := m.load(ctx); err != nil {
		return err
	}
	if m.outage.Swap(nil) != nil {
		m.cfg.Log.InfoContext(ctx, "Found the database again")
	}
	select {
	case <-m.failed: //nolint:errcheck // that was before
	default:
	}
	m.once.Do(func() { close(m.loaded) })
	m.emit(Changes{All: true})
	resync, ping := time.NewTicker(m.cfg.Resync), time.NewTicker(m.cfg.Ping)
	defer resync.Stop()
	defer ping.Stop()
	for {
		var err error
		select {
		case <-ctx.Done():
			return ctx.Err()
		case err = <-m.failed:
			if m.ping(ctx) == nil {
				err = nil // it was the write, not the database
			}
		case <-ping.C:
			err = m.ping(ctx)
		case <-resync.C:
			err = m.reload(ctx, store.Change{All: true})
		case c := <-changes:
			err = m.reload(ctx, m.collect(ctx, changes, c))
		}
		if err != nil {
			return err
		}
	}
}

// collect adds to c what comes within a moment, so that a busy scraper costs one query.
func (m *Mirror) collect(ctx context.Context, changes <-chan store.Change, c store.Change) store.Change {
	end := time.NewTimer(gather)
	defer end.Stop()
	for {
		select {
		case <-ctx.Done():
			return c
		case <-end.C:
			return c
		case next, ok := <-changes:
			if !ok {
				return c
			}
			c.All = c.All || next.All
			c.Sources, c.Bodies = append(c.Sources, next.Sources...), append(c.Bodies, next.Bodies...)
		}
	}
}

// reload reads what c names and tells what is new.
func (m *Mirror) reload(ctx context.Context, c store.Change) error {
	var out Changes
	var err error
	if c.All {
		out, err = m.load(ctx)
	} else {
		out, err = m.read(ctx, distinctKeys(c.Sources), distinct(c.Bodies))
	}
	if err != nil {
		return err
	}
	m.emit(out)
	return nil
}

func distinctKeys(full []string) []Key {
	var out []Key
	for _, f := range distinct(full) {
		namespace, name, _ := strings.Cut(f, "/")
		out = append(out, Key{namespace, name})
	}
	return out
}

func distinct(in []string) []string {
	seen := make(map[string]bool, len(in))
	var out []string
	for _, s := range in {
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}
