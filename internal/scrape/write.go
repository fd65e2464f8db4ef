package scrape

import (
	"context"
	"time"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/source"
	"github.com/lagebild/lagebild/internal/store"
)

// flushAfter is how long, in real time, an outcome waits for others to be written with it.
const flushAfter = 50 * time.Millisecond

// write collects outcomes that changed nothing and stores them together. As long as one is not written, its host cannot be
// claimed, so it waits for more only while there are runs in hand or hosts to be claimed.
func (s *Scraper) write(ctx context.Context) {
	var batch []store.Outcome
	timer := time.NewTimer(flushAfter)
	defer timer.Stop()
	flush := func() {
		s.flush(ctx, batch)
		batch = nil
	}
	for {
		select {
		case o, ok := <-s.done:
			if !ok {
				flush()
				return
			}
			if len(batch) == 0 {
				timer.Reset(flushAfter)
			}
			batch = append(batch, o)
			if len(batch) >= s.cfg.Batch || s.isIdle() {
				flush()
			}
		case <-s.idle:
			if s.isIdle() {
				flush()
			}
		case <-timer.C:
			flush()
		}
	}
}

// isIdle reports whether nothing more is to come before something is written.
func (s *Scraper) isIdle() bool { return s.inHand.Load() == 0 && s.rests.Load() }

func (s *Scraper) flush(ctx context.Context, batch []store.Outcome) {
	if len(batch) == 0 {
		return
	}
	defer signal(s.woken)
	wctx, cancel := bookkeeping(ctx)
	defer cancel()
	lost, err := s.cfg.Store.FinishUnchanged(wctx, batch)
	switch {
	case err == nil:
		if len(lost) > 0 {
			s.cfg.Log.WarnContext(ctx, "Dropped runs whose lease somebody else holds", "items", len(lost))
		}
	case fault.KindOf(err) == fault.OurSide:
		// The leases run out and the sources are run again: nothing is lost but the work.
		s.cfg.Log.ErrorContext(ctx, "Recorded no unchanged runs", "items", len(batch), "err", err)
	default:
		// One that cannot be written must not hold up the others.
		s.cfg.Log.ErrorContext(ctx, "Recorded unchanged runs one by one", "items", len(batch), "err", err)
		for _, o := range batch {
			s.record(ctx, o)
		}
	}
}

// record writes one outcome.
func (s *Scraper) record(ctx context.Context, o store.Outcome) {
	defer signal(s.woken)
	log := s.cfg.Log.With("source", o.Job.Name, "namespace", o.Job.Namespace)
	err := s.finish(ctx, o)
	if err != nil && o.Err == nil && fault.KindOf(err) != fault.Conflict {
		// What came cannot be stored: that too is an outcome, and must not leave the source without a record.
		log.ErrorContext(ctx, "Stored no notices", "err", err)
		o.Err = fault.Wrap(fault.KindOf(err), "storing the run", err)
		o.Reading, o.Statements = source.Reading{State: o.Job.State}, nil
		err = s.finish(ctx, o)
	}
	switch {
	case err == nil:
	case fault.KindOf(err) == fault.Conflict:
		log.WarnContext(ctx, "Dropped a run whose lease somebody else holds")
	default:
		log.ErrorContext(ctx, "Recorded no run", "err", err)
	}
}

// finish writes an outcome, a few at a time: more connections at work than the database has processors to spare make each
// slower by more than they share the work.
func (s *Scraper) finish(ctx context.Context, o store.Outcome) error {
	s.writer <- struct{}{}
	defer func() { <-s.writer }()
	ctx, cancel := bookkeeping(ctx)
	defer cancel()
	return s.cfg.Store.Finish(ctx, o)
}

// bookkeeping is a context for the last write of a run: it survives the end of ctx, but not for ever.
func bookkeeping(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.WithoutCancel(ctx), 15*time.Second)
}
