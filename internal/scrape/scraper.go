package scrape

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/extract"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/source"
	"github.com/lagebild/lagebild/internal/store"
)

// Store is what a scraper asks of the database.
type Store interface {
	Claim(ctx context.Context, p store.ClaimParams) ([]store.Job, error)
	Finish(ctx context.Context, o store.Outcome) error
	FinishUnchanged(ctx context.Context, os []store.Outcome) (lost []int64, err error)
}

// Reader fetches and parses one source.
type Reader interface {
	Read(ctx context.Context, spec source.Spec, state source.State) (source.Reading, error)
}

// Extractor reads the statements of a document.
type Extractor interface {
	Extract(doc notice.Document, opt extract.Options) []notice.Statement
}

// Uplink tells whether our own connection works; see NewUplink.
type Uplink interface {
	Up(ctx context.Context) bool
}

// Config is what a Scraper is made of. Durations are on the clock unless they say "real".
type Config struct {
	Store     Store
	Reader    Reader
	Extractor Extractor
	Uplink    Uplink // nil: never ask
	Clock     clock.Clock
	Log       *slog.Logger
	Metrics   *Metrics      // nil: none
	Worker    string        // name in leases and runs: host and process
	Workers   int           // runs at once; 0 = 8
	Lease     time.Duration // 0 = DefaultLease; must leave a run time enough in real time
	Gap       time.Duration // least time between two requests to one host
	Idle      time.Duration // real: wait after a claim that found nothing; 0 = 1 s
	Grace     time.Duration // real: how long runs in hand may go on after the context ended; 0 = 10 s
	Batch     int           // unchanged outcomes written at once; 0 = 100
}

// DefaultLease outlasts any run: a run's deadline is set below it.
const DefaultLease = 5 * time.Minute

// Scraper runs sources that are due until it is stopped.
type Scraper struct {
	cfg  Config
	pool chan struct{} // one token for each free worker
	done chan store.Outcome
}

// New checks cfg, fills in defaults and gives a Scraper.
func New(cfg Config) (*Scraper, error) {
	if cfg.Store == nil || cfg.Reader == nil || cfg.Extractor == nil || cfg.Clock == nil {
		return nil, fault.New(fault.Internal, "making a scraper", "store, reader, extractor and clock are needed")
	}
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	if cfg.Workers <= 0 {
		cfg.Workers = 8
	}
	if cfg.Batch <= 0 {
		cfg.Batch = 100
	}
	if cfg.Lease <= 0 {
		cfg.Lease = DefaultLease
	}
	if cfg.Idle <= 0 {
		cfg.Idle = time.Second
	}
	if cfg.Grace <= 0 {
		cfg.Grace = 10 * time.Second
	}
	return &Scraper{cfg: cfg, pool: make(chan struct{}, cfg.Workers), done: make(chan store.Outcome, cfg.Batch)}, nil
}

// Run works until ctx ends; then it claims nothing more, lets the runs in hand finish for the grace time, records them
// and returns nil.
func (s *Scraper) Run(ctx context.Context) error {
	// Runs outlive ctx by the grace time, so that what was fetched is stored and leases are given back.
	runCtx, stop := context.WithCancel(context.WithoutCancel(ctx))
	defer stop()
	written := make(chan struct{})
	go func() {
		defer close(written)
		s.write(runCtx)
	}()
	var runs sync.WaitGroup
	s.claimLoop(ctx, func(j store.Job) {
		runs.Go(func() {
			defer func() { <-s.pool }()
			s.work(runCtx, j)
		})
	})
	end := time.AfterFunc(s.cfg.Grace, stop)
	runs.Wait()
	end.Stop()
	close(s.done)
	<-written
	return nil
}

// claimLoop hands jobs to start as long as workers are free. It claims for all free workers at once, and waits only when
// nothing was due.
func (s *Scraper) claimLoop(ctx context.Context, start func(store.Job)) {
	for ctx.Err() == nil {
		free := s.takeFree(ctx)
		if free == 0 {
			return
		}
		jobs, err := s.cfg.Store.Claim(ctx, store.ClaimParams{
			Now: s.cfg.Clock.Now(), Lease: s.cfg.Lease, Limit: free, Worker: s.cfg.Worker, Gap: s.cfg.Gap,
		})
		if err != nil && ctx.Err() == nil {
			s.cfg.Log.ErrorContext(ctx, "Claimed no sources", "err", err)
		}
		s.cfg.Metrics.claimed(len(jobs))
		for _, j := range jobs {
			start(j)
		}
		for range free - len(jobs) {
			<-s.pool
		}
		if len(jobs) == 0 {
			_ = clock.System{}.Sleep(ctx, s.cfg.Idle)
		}
	}
}

// takeFree waits for a free worker and takes all that are free; 0 when ctx has ended.
func (s *Scraper) takeFree(ctx context.Context) int {
	select {
	case <-ctx.Done():
		return 0
	case s.pool <- struct{}{}:
	}
	n := 1
	for n < s.cfg.Workers {
		select {
		case s.pool <- struct{}{}:
			n++
		default:
			return n
		}
	}
	return n
}

// write collects outcomes that changed nothing and stores them together; a batch waits at most flushAfter.
func (s *Scraper) write(ctx context.Context) {
	const flushAfter = 50 * time.Millisecond
	var batch []store.Outcome
	timer := time.NewTimer(flushAfter)
	defer timer.Stop()
	for {
		select {
		case o, ok := <-s.done:
			if !ok {
				s.flush(ctx, batch)
				return
			}
			if len(batch) == 0 {
				timer.Reset(flushAfter)
			}
			if batch = append(batch, o); len(batch) >= s.cfg.Batch {
				s.flush(ctx, batch)
				batch = nil
			}
		case <-timer.C:
			s.flush(ctx, batch)
			batch = nil
		}
	}
}

func (s *Scraper) flush(ctx context.Context, batch []store.Outcome) {
	if len(batch) == 0 {
		return
	}
	ctx, cancel := bookkeeping(ctx)
	defer cancel()
	lost, err := s.cfg.Store.FinishUnchanged(ctx, batch)
	if err != nil {
		// The leases run out and the sources are run again: nothing is lost but the work.
		s.cfg.Log.ErrorContext(ctx, "Recorded no unchanged runs", "items", len(batch), "err", err)
		return
	}
	if len(lost) > 0 {
		s.cfg.Log.WarnContext(ctx, "Dropped runs whose lease somebody else holds", "items", len(lost))
	}
}

// bookkeeping is a context for the last write of a run: it survives the end of ctx, but not for ever.
func bookkeeping(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.WithoutCancel(ctx), 15*time.Second)
}

func isStop(err error) bool { return errors.Is(err, context.Canceled) }
