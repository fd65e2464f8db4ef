package mirror

import (
	"context"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
)

// maxBatch is how many sources are written in one transaction.
const maxBatch = 256

// put is a source on its way into the database.
type put struct {
	scope string
	rec   store.SourceRecord
	done  chan error // buffered
}

// PutSource makes the row of a source what rec says, under scope, and gives the row as it is then. While there is an
// outage it fails at once, with an OurSide fault.
func (m *Mirror) PutSource(ctx context.Context, scope string, rec store.SourceRecord) (*store.SourceState, error) {
	if o := m.Outage(); o != nil {
		return nil, outageError(o)
	}
	p := &put{scope: scope, rec: rec, done: make(chan error, 1)}
	select {
	case m.puts <- p:
	case <-ctx.Done():
		return nil, fault.Wrap(fault.OurSide, "waiting for the database", ctx.Err())
	}
	select {
	case err := <-p.done:
		if err != nil {
			return nil, err
		}
	case <-ctx.Done():
		return nil, fault.Wrap(fault.OurSide, "waiting for the database", ctx.Err())
	}
	s := m.Source(Key{rec.Namespace, rec.Name})
	if s == nil {
		return nil, fault.New(fault.Internal, "writing source "+rec.Namespace+"/"+rec.Name, "it cannot be read back")
	}
	return s, nil
}

// write takes puts that wait at the same time into one transaction.
func (m *Mirror) write(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case p := <-m.puts:
			batch := []*put{p}
			for more := true; more && len(batch) < maxBatch; {
				select {
				case p := <-m.puts:
					batch = append(batch, p)
				default:
					more = false
				}
			}
			m.writeBatch(ctx, batch)
		}
	}
}

func (m *Mirror) writeBatch(ctx context.Context, batch []*put) {
	byScope := map[string][]*put{}
	for _, p := range batch {
		byScope[p.scope] = append(byScope[p.scope], p)
	}
	for scope, ps := range byScope {
		err := m.writeScope(ctx, scope, ps)
		if err != nil && fault.KindOf(err) != fault.OurSide && len(ps) > 1 {
			// One of them cannot be stored: the others shall not suffer for it.
			for _, p := range ps {
				p.done <- m.writeScope(ctx, scope, []*put{p})
			}
			continue
		}
		for _, p := range ps {
			p.done <- err
		}
	}
}

func (m *Mirror) writeScope(ctx context.Context, scope string, ps []*put) error {
	recs, keys := make([]store.SourceRecord, 0, len(ps)), make([]Key, 0, len(ps))
	for _, p := range ps {
		recs = append(recs, p.rec)
		keys = append(keys, Key{p.rec.Namespace, p.rec.Name})
	}
	return m.writing(ctx, func(ctx context.Context) error {
		_, err := m.cfg.Store.PutSources(ctx, scope, recs, m.cfg.Clock.Now())
		return err
	}, keys, nil)
}

// writing runs fn, within a limit, and reads back what it changed. Who waits for the write learns of the changes of
// sources by that; other changes are told to the watchers.
func (m *Mirror) writing(ctx context.Context, fn func(context.Context) error, keys []Key, ags []string) error {
	limited, cancel := context.WithTimeout(ctx, writeLimit)
	defer cancel()
	err := fn(limited)
	if err == nil {
		var c Changes
		c, err = m.read(ctx, keys, ags)
		m.emit(c)
	}
	if fault.KindOf(err) == fault.OurSide && ctx.Err() == nil {
		select {
		case m.failed <- err:
		default: // it is known already
		}
	}
	return err
}

// RetireSource ends the fetching of a source and keeps its notices. A source without a row is no error.
func (m *Mirror) RetireSource(ctx context.Context, k Key) error {
	if o := m.Outage(); o != nil {
		return outageError(o)
	}
	return m.writing(ctx, func(ctx context.Context) error {
		err := m.cfg.Store.RetireSource(ctx, k.Namespace, k.Name, m.cfg.Clock.Now())
		if fault.KindOf(err) == fault.NotFound {
			return nil
		}
		return err
	}, []Key{k}, nil)
}

// PutBody makes the row of a body what b says.
func (m *Mirror) PutBody(ctx context.Context, b notice.Body) (*store.BodyState, error) {
	if o := m.Outage(); o != nil {
		return nil, outageError(o)
	}
	err := m.writing(ctx, func(ctx context.Context) error { return m.cfg.Store.SyncBodies(ctx, []notice.Body{b}) }, nil, []string{b.AGS})
	if err != nil {
		return nil, err
	}
	state := m.Body(b.AGS)
	if state == nil {
		return nil, fault.New(fault.Internal, "writing body "+b.AGS, "it cannot be read back")
	}
	return state, nil
}

// RetireBody takes a body out of overviews and keeps its notices.
func (m *Mirror) RetireBody(ctx context.Context, ags string) error {
	if o := m.Outage(); o != nil {
		return outageError(o)
	}
	return m.writing(ctx, func(ctx context.Context) error {
		return m.cfg.Store.RetireBodies(ctx, []string{ags}, m.cfg.Clock.Now())
	}, nil, []string{ags})
}
