package snapshot

import (
	"context"
	"log/slog"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sync/singleflight"

	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
)

// Reader is what a picture is read from.
type Reader interface {
	Overview(ctx context.Context, at, now time.Time) (store.Overview, error)
	Announced(ctx context.Context, body string, at time.Time) ([]store.Announcement, error)
	Transitions(ctx context.Context, from, to time.Time) ([]store.Transition, error)
	Began(ctx context.Context) (time.Time, error)
	Leads(ctx context.Context, statements []int64) (map[int64]string, error)
}

// Listener tells of what is written.
type Listener interface {
	Listen(ctx context.Context) (<-chan store.Change, error)
}

// Recent is how far back a picture of the present knows what changed.
const Recent = 24 * time.Hour

// Picture is the region at one moment with what changed before it and what is announced after it. Whoever gets one only
// reads it.
type Picture struct {
	store.Overview
	Announced map[string]map[notice.Service]store.Announcement // by AGS
	Changes   []store.Transition                               // of the last 24 h up to At
	Began     time.Time                                        // when anything was known first; zero if nothing ever was
	Old       bool                                             // the database is away: At is when it was read last
	Judged    [][]uint8                                        // what Config.Judge says of each row's cells, by Config.Services
}

// Row is that of a body; one that is not there is a NotFound fault.
func (p Picture) Row(ags string) (store.BodyRow, error) {
	i := slices.IndexFunc(p.Rows, func(r store.BodyRow) bool { return r.Body.AGS == ags })
	if i < 0 {
		return store.BodyRow{}, fault.New(fault.NotFound, "finding a body", "no body has the AGS %s", ags)
	}
	return p.Rows[i], nil
}

// Config is what a Keeper is made of.
type Config struct {
	Reader   Reader
	Clock    clock.Clock
	Log      *slog.Logger
	Fresh    time.Duration // real: how long a picture may be handed out again
	Timeout  time.Duration // real: of reading one
	Services []notice.Service
	Judge    Judge
}

// Keeper holds the newest picture. It is safe for concurrent use.
type Keeper struct {
	cfg    Config
	flight singleflight.Group
	number atomic.Uint64

	mu      sync.Mutex
	last    Picture
	lastAt  time.Time     // real time of reading it; zero if none was
	cost    time.Duration // of reading it
	failing time.Time     // real time of the last failure since; zero if none
	watched bool          // Run reads it anew whenever something is written
	began   time.Time

	leads leads
}

// New gives a Keeper that holds nothing yet.
func New(cfg Config) *Keeper { return &Keeper{cfg: cfg} }

// Limits in real time: patience is how long a visitor waits for a new picture while an old one could be shown, pause is
// how long after a failure nobody else waits for the next; watchedFresh is how old a picture may be at most while changes
// are heard of, since some come with time alone: what is announced begins, what is not confirmed goes stale.
const (
	patience     = 3 * time.Second
	pause        = 2 * time.Second
	watchedFresh = 10 * time.Second
)

// Number changes whenever the picture of the present does.
func (k *Keeper) Number() uint64 { return k.number.Load() }

// Current is the number of the present picture; false if it has to be read before it is handed out again.
func (k *Keeper) Current() (number uint64, ok bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	switch {
	case k.lastAt.IsZero():
		return 0, false
	case !k.failing.IsZero():
		return k.number.Load(), k.spared()
	}
	return k.number.Load(), time.Since(k.lastAt) < k.fresh()
}

// Age is the real time since the present picture was read, one second less than none while none was.
func (k *Keeper) Age() time.Duration {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.lastAt.IsZero() {
		return -time.Second
	}
	return time.Since(k.lastAt)
}

// fresh is how old the picture may be; the lock is held.
func (k *Keeper) fresh() time.Duration {
	if k.watched {
		return max(k.cfg.Fresh, watchedFresh)
	}
	return k.cfg.Fresh
}

// spared reports whether a visitor need not try what failed last: Run does, or somebody did a moment ago. The lock is held.
func (k *Keeper) spared() bool {
	return k.watched || time.Since(k.failing) < min(pause, max(k.cfg.Fresh, time.Millisecond))
}

// At is the picture of the moment at; now is the present, and isNow says that it is asked for. That of the present comes
// from memory; when the database is away it is the one last read, with Old set and its cells aged to now.
func (k *Keeper) At(ctx context.Context, at, now time.Time, isNow bool) (Picture, error) {
	if !isNow {
		return k.read(ctx, at, now)
	}
	k.mu.Lock()
	last, lastAt, failing, fresh, spared := k.last, k.lastAt, k.failing, k.fresh(), k.spared()
	k.mu.Unlock()
	known := !lastAt.IsZero()
	switch {
	case known && failing.IsZero() && time.Since(lastAt) < fresh:
		return last, nil
	case known && !failing.IsZero() && spared:
		return k.aged(last, now), nil
	}
	p, err := k.renew(ctx, at, now, known)
	if err == nil {
		return p, nil
	}
	if !known {
		return Picture{}, err
	}
	k.cfg.Log.WarnContext(ctx, "Served the last overview known", "err", err)
	return k.aged(last, now), nil
}

// renew reads the picture of the present, once for all who wait; it must not end with the first of them who leaves.
func (k *Keeper) renew(ctx context.Context, at, now time.Time, known bool) (Picture, error) {
	limit := k.cfg.Timeout
	if known {
		limit = min(limit, patience)
	}
	v, err, _ := k.flight.Do("now", func() (any, error) {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), limit)
		defer cancel()
		start := time.Now()
		p, err := k.read(ctx, at, now)
		k.mu.Lock()
		defer k.mu.Unlock()
		if err != nil {
			if k.failing.IsZero() {
				k.number.Add(1) // pages say so from now on
			}
			k.failing = time.Now()
			return p, err
		}
		k.last, k.lastAt, k.cost, k.failing = p, time.Now(), time.Since(start), time.Time{}
		k.number.Add(1)
		return p, nil
	})
	if err != nil {
		return Picture{}, err
	}
	return v.(Picture), nil
}

// read reads a picture.
func (k *Keeper) read(ctx context.Context, at, now time.Time) (Picture, error) {
	o, err := k.cfg.Reader.Overview(ctx, at, now)
	if err != nil {
		return Picture{}, err
	}
	judged, see := judging(len(o.Rows), k.cfg.Services, k.cfg.Judge)
	if err := k.leads.beside(ctx, o.Rows, k.cfg.Reader, see); err != nil {
		return Picture{}, err
	}
	p := Picture{Overview: o, Announced: map[string]map[notice.Service]store.Announcement{}, Judged: judged}
	list, err := k.cfg.Reader.Announced(ctx, "", at)
	if err != nil {
		return Picture{}, err
	}
	for _, a := range list {
		if p.Announced[a.Body] == nil {
			p.Announced[a.Body] = map[notice.Service]store.Announcement{}
		}
		p.Announced[a.Body][a.Service] = a
	}
	if p.Changes, err = k.cfg.Reader.Transitions(ctx, at.Add(-Recent), at); err != nil {
		return Picture{}, err
	}
	p.Began, err = k.beginning(ctx)
	return p, err
}

// beginning is read until there is one; it never changes after that.
func (k *Keeper) beginning(ctx context.Context) (time.Time, error) {
	k.mu.Lock()
	began := k.began
	k.mu.Unlock()
	if !began.IsZero() {
		return began, nil
	}
	began, err := k.cfg.Reader.Began(ctx)
	if err == nil {
		k.mu.Lock()
		k.began = began
		k.mu.Unlock()
	}
	return began, err
}

// Run reads the picture whenever something is written, and now and then without, until ctx ends. Reading never takes more
// than a tenth of the time. It needs not run for At to work: then visitors wait for what they see.
func (k *Keeper) Run(ctx context.Context, l Listener) error {
	changes, err := l.Listen(ctx)
	if err != nil {
		return err
	}
	k.setWatched(true)
	defer k.setWatched(false)
	tick := time.NewTicker(watchedFresh / 4)
	defer tick.Stop()
	var wait <-chan time.Time // something was written; until then more is gathered
	for {
		select {
		case <-ctx.Done():
			return nil
		case _, ok := <-changes:
			if !ok {
				return nil
			}
			if wait == nil {
				wait = time.After(k.gather())
			}
			continue
		case <-wait:
			wait = nil
		case <-tick.C:
			if !k.due() {
				continue
			}
		}
		now := k.cfg.Clock.Now()
		if _, err := k.renew(ctx, now, now, false); err != nil && ctx.Err() == nil {
			k.cfg.Log.WarnContext(ctx, "Kept the last overview known", "err", err)
		}
	}
}

func (k *Keeper) setWatched(is bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.watched = is
}

// gather is how long changes are gathered before the picture is read again.
func (k *Keeper) gather() time.Duration {
	k.mu.Lock()
	defer k.mu.Unlock()
	return max(k.cfg.Fresh, 10*k.cost)
}

// due reports whether the picture is to be read although nothing was written.
func (k *Keeper) due() bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	return !k.failing.IsZero() || time.Since(k.lastAt) > max(watchedFresh/2, 10*k.cost)
}

// aged is a picture read earlier as it looks at now.
func (k *Keeper) aged(p Picture, now time.Time) Picture {
	rows := make([]store.BodyRow, len(p.Rows))
	for i, row := range p.Rows {
		rows[i] = Aged(row, now)
	}
	p.Rows, p.Old, p.Judged = rows, true, Judged(rows, k.cfg.Services, k.cfg.Judge)
	return p
}

// Aged is a row read earlier as it looks at now: what has not been confirmed since goes stale.
func Aged(row store.BodyRow, now time.Time) store.BodyRow {
	cells := make(map[notice.Service]notice.Cell, len(row.Cells))
	for key, c := range row.Cells {
		c.Stale = c.Stale || now.Sub(c.ConfirmedAt) > notice.StaleAfter
		cells[key] = c
	}
	row.Cells = cells
	return row
}
