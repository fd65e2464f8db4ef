package scrape

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/source"
	"github.com/lagebild/lagebild/internal/store"
)

// flushAfter is how long, in real time, an outcome waits for others to be written with it.
const flushAfter = 50 * time.Millisecond

// maxNews bounds how many documents are written at once: a transaction should be short, and hold few cells' locks.
const maxNews = 32

// maxWriters is how many transactions are under way: while one waits for the database, the next is made up. More would
// only queue there.
const maxWriters = 2

// write collects outcomes and stores them together, for a transaction costs the database as much as what is in it. As long
// as one is not written, its host cannot be claimed, so it waits for more only while there are runs in hand or hosts to be
// claimed.
func (s *Scraper) write(ctx context.Context) {
	var batch []ended
	news := 0
	timer := time.NewTimer(flushAfter)
	defer timer.Stop()
	var writers sync.WaitGroup
	defer writers.Wait()
	free := make(chan struct{}, maxWriters)
	flush := func() {
		if len(batch) == 0 {
			return
		}
		full := batch
		batch, news = nil, 0
		free <- struct{}{}
		writers.Go(func() {
			s.flush(ctx, full)
			<-free
		})
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
			news += len(o.Reading.Documents)
			if len(batch) >= s.cfg.Batch || news >= maxNews || s.isIdle() {
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

// flush writes outcomes. What cannot be stored is an outcome too, and must not leave the source without a record.
func (s *Scraper) flush(ctx context.Context, batch []ended) {
	defer signal(s.woken)
	var refused []ended
	for i, err := range s.finish(ctx, batch) {
		o := batch[i]
		if err != nil && o.Err == nil && fault.KindOf(err) != fault.Conflict && fault.KindOf(err) != fault.OurSide {
			s.logOf(o.Outcome).ErrorContext(o.span.In(ctx), "Stored no notices", "err", err)
			o.Err = fault.Wrap(fault.KindOf(err), "storing the run", err)
			o.Reading, o.Statements = source.Reading{State: o.Job.State}, nil
			refused = append(refused, o)
			continue
		}
		s.recorded(ctx, o, err)
	}
	if len(refused) == 0 {
		return
	}
	for i, err := range s.finish(ctx, refused) {
		s.recorded(ctx, refused[i], err)
	}
}

// recorded ends a run. Where it was not recorded its lease runs out and the source is run again: nothing is lost but the work.
func (s *Scraper) recorded(ctx context.Context, e ended, err error) {
	s.end(e, err)
	ctx = e.span.In(ctx)
	switch o := e.Outcome; {
	case err == nil:
		s.cfg.Metrics.stored(*o.Report)
		if s.cfg.Log.Enabled(ctx, slog.LevelDebug) {
			s.logOf(o).DebugContext(ctx, "Recorded run", "run", o.Report.RunID, "cells", len(o.Report.Moves))
		}
	case fault.KindOf(err) == fault.Conflict:
		s.logOf(o).WarnContext(ctx, "Dropped a run whose lease somebody else holds")
	default:
		s.logOf(o).ErrorContext(ctx, "Recorded no run", "err", err)
	}
}

func (s *Scraper) logOf(o store.Outcome) *slog.Logger {
	return s.cfg.Log.With("source", o.Job.Name, "namespace", o.Job.Namespace)
}

func (s *Scraper) finish(ctx context.Context, batch []ended) []error {
	ctx, cancel := bookkeeping(ctx)
	defer cancel()
	os := make([]store.Outcome, len(batch))
	for i, e := range batch {
		os[i] = e.Outcome
	}
	start := time.Now()
	errs := s.cfg.Store.FinishAll(ctx, os)
	s.wrote(batch, errs, start)
	return errs
}

// bookkeeping is a context for the last write of a run: it survives the end of ctx, but not for ever.
func bookkeeping(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.WithoutCancel(ctx), 15*time.Second)
}
