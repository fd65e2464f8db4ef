package scrape

import (
	"context"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/extract"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/source"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/telemetry"
)

// Store is what a scraper asks of the database.
type Store interface {
	Claim(ctx context.Context, p store.ClaimParams) ([]store.Job, error)
	FinishAll(ctx context.Context, os []store.Outcome) []error
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
	Metrics   *Metrics          // nil: none
	Tracer    *telemetry.Tracer // nil: none
	Worker    string            // name in leases and runs: host and process
	Workers   int               // runs at once; 0 = 8
	Lease     time.Duration     // 0 = DefaultLease; must leave a run time enough in real time
	Gap       time.Duration     // least time between two requests to one host
	Idle      time.Duration     // real: longest wait after a claim that found nothing; 0 = 1 s
	Grace     time.Duration     // real: how long runs in hand may go on after the context ended; 0 = 10 s
	Batch     int               // most outcomes written at once; 0 = 100
}

// GCPercent is what a process that scrapes gives to debug.SetGCPercent: each page is garbage a moment after it came, and
// with twice the default less time goes into collecting it, for little memory: BenchmarkSweep measures both.
const GCPercent = 200

// DefaultLease outlasts any run: a run's deadline is set below it.
const DefaultLease = 5 * time.Minute

// Scraper runs sources that are due until it is stopped.
type Scraper struct {
	cfg    Config
	pool   chan struct{} // one token for each job that was claimed and not yet run
	jobs   chan claimed  // waiting for a worker
	inHand atomic.Int64  // jobs claimed whose runs have not ended
	done   chan ended    // to be written together
	rests  atomic.Bool   // the last claim found nothing
	idle   chan struct{} // no run may be in hand now
	woken  chan struct{} // a run was recorded: its host is free, and more may be due
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
	most := 2 * cfg.Workers // as many wait as run, so that no worker waits for the database
	return &Scraper{
		cfg: cfg, pool: make(chan struct{}, most), jobs: make(chan claimed, most),
		done: make(chan ended, cfg.Batch), idle: make(chan struct{}, 1), woken: make(chan struct{}, 1),
	}, nil
}

// Run works until ctx ends; then it claims nothing more, lets the runs in hand finish for the grace time, records them
// and returns nil. It is called once.
func (s *Scraper) Run(ctx context.Context) error {
	// Runs outlive ctx by the grace time, so that what was fetched is stored and leases are given back.
	runCtx, stop := context.WithCancel(context.WithoutCancel(ctx))
	defer stop()
	var runs, writer sync.WaitGroup
	writer.Go(func() { s.write(runCtx) })
	for range s.cfg.Workers {
		runs.Go(func() {
			for c := range s.jobs {
				s.work(runCtx, c)
				<-s.pool
			}
		})
	}
	s.claimLoop(ctx)
	close(s.jobs)
	end := time.AfterFunc(s.cfg.Grace, stop)
	runs.Wait()
	end.Stop()
	close(s.done)
	writer.Wait()
	return nil
}

// claimLoop claims for all free places at once, and waits only when nothing was due.
func (s *Scraper) claimLoop(ctx context.Context) {
	for ctx.Err() == nil {
		free := s.takeFree(ctx)
		if free == 0 {
			return
		}
		asked := time.Now()
		jobs, err := s.cfg.Store.Claim(ctx, store.ClaimParams{
			Now: s.cfg.Clock.Now(), Lease: s.cfg.Lease, Limit: free, Worker: s.cfg.Worker, Gap: s.cfg.Gap,
		})
		if err != nil && ctx.Err() == nil {
			s.cfg.Log.ErrorContext(ctx, "Claimed no sources", "err", err)
		}
		s.cfg.Metrics.claimed(jobs)
		s.inHand.Add(int64(len(jobs)))
		for _, j := range jobs {
			s.jobs <- claimed{job: j, span: s.begin(ctx, j, asked)}
		}
		for range free - len(jobs) {
			<-s.pool
		}
		if len(jobs) == 0 {
			s.rest(ctx, err != nil)
		}
	}
}

// takeFree waits until a place is free for each worker, which is when no more jobs wait than run, and takes all that are
// free: few claims of many jobs cost the database less than many of one. It gives 0 when ctx has ended.
func (s *Scraper) takeFree(ctx context.Context) int {
	n := 0
	for ; n < s.cfg.Workers; n++ {
		select {
		case <-ctx.Done():
			return 0
		case s.pool <- struct{}{}:
		}
	}
	for n < cap(s.pool) {
		select {
		case s.pool <- struct{}{}:
			n++
		default:
			return n
		}
	}
	return n
}

// rest waits until more may be due: a recorded run frees its host. After a failed claim it waits in any case.
func (s *Scraper) rest(ctx context.Context, failed bool) {
	woken := s.woken
	if failed {
		woken = nil
	}
	s.rests.Store(true)
	defer s.rests.Store(false)
	signal(s.idle)
	t := time.NewTimer(s.cfg.Idle)
	defer t.Stop()
	select {
	case <-ctx.Done():
	case <-woken:
	case <-t.C:
	}
}

// signal wakes who waits at c, or who waits there next.
func signal(c chan struct{}) {
	select {
	case c <- struct{}{}:
	default:
	}
}
