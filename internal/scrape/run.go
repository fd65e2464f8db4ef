package scrape

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"time"

	"github.com/lagebild/lagebild/internal/extract"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/fetch"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/source"
	"github.com/lagebild/lagebild/internal/store"
)

// work does one run and hands its outcome on to be recorded.
func (s *Scraper) work(ctx context.Context, c claimed) {
	ctx = c.span.In(ctx)
	o := s.attempt(ctx, c.job)
	o.Report = &store.RunReport{}
	s.cfg.Metrics.ran(c.job.Spec.Type, o, c.span)
	s.log(ctx, o)
	s.inHand.Add(-1) // before the outcome is handed on, so that who gets the last one knows it
	s.done <- ended{Outcome: o, span: c.span}
}

// attempt fetches, parses and extracts; a failure of the kind that may pass at once is tried once more.
func (s *Scraper) attempt(ctx context.Context, j store.Job) (o store.Outcome) {
	o = store.Outcome{Job: j, Started: s.cfg.Clock.Now(), Extractor: extract.Version, Gap: s.cfg.Gap}
	defer func() { o.Finished = s.cfg.Clock.Now() }()
	limit := s.limit(j)
	if limit <= 0 {
		o.Reading = source.Reading{State: j.State}
		o.Err = fault.New(fault.OurSide, "running the source", "it waited for a worker until its lease had run out")
		return o
	}
	runCtx, cancel := context.WithTimeout(fetch.Holding(ctx, j.Host), limit)
	defer cancel()
	reading, err := s.read(runCtx, j)
	if err != nil && fault.TraitsOf(fault.KindOf(err)).Retry == fault.RetrySoon && runCtx.Err() == nil {
		s.cfg.Metrics.again(err)
		reading, err = s.read(runCtx, j)
	}
	if err != nil {
		o.Reading = source.Reading{State: j.State, Requests: reading.Requests, Bytes: reading.Bytes, Status: reading.Status}
		o.Err = s.blame(ctx, err)
		return o
	}
	o.Reading = reading
	o.Statements = s.extract(ctx, j, &o.Reading)
	return o
}

// limit is the real time that a run of j may take: as its source says, but it must end before its lease does, or its
// result would be refused.
func (s *Scraper) limit(j store.Job) time.Duration {
	limit := s.cfg.Clock.Real(j.LeaseEnds.Sub(s.cfg.Clock.Now())) * 4 / 5
	if j.Spec.Timeout > 0 {
		limit = min(limit, j.Spec.Timeout)
	}
	return limit
}

// read calls the reader; a panic on a hostile page is a failure of this run alone.
func (s *Scraper) read(ctx context.Context, j store.Job) (r source.Reading, err error) {
	defer recovered("reading "+j.Name, &err)
	return s.cfg.Reader.Read(ctx, j.Spec, j.State)
}

// extract reads the statements of all documents. One on which the extractor fails is stored without statements, so that
// its words are not lost, and the run says so.
func (s *Scraper) extract(ctx context.Context, j store.Job, r *source.Reading) map[string][]notice.Statement {
	out := make(map[string][]notice.Statement, len(r.Documents))
	for _, d := range r.Documents {
		found, err := s.extractOne(ctx, j, d)
		if err != nil {
			r.Partial = append(r.Partial, err)
			s.cfg.Log.ErrorContext(ctx, "Extracted no statements", "source", j.Name, "namespace", j.Namespace, "err", err)
		}
		out[d.Key] = found
	}
	return out
}

func (s *Scraper) extractOne(ctx context.Context, j store.Job, d notice.Document) (out []notice.Statement, err error) {
	_, span := s.cfg.Tracer.Start(ctx, "extract")
	defer func() {
		span.Count("lagebild.statements", len(out))
		span.Fail(err)
		span.End()
	}()
	defer recovered("extracting "+d.Key, &err)
	return s.cfg.Extractor.Extract(d, extract.Options{Body: j.Spec.Body, Date: d.SaidAt(s.cfg.Clock.Now())}), nil
}

// blame turns failures that are ours into OurSide, so that no body is marked for them. Its ctx is not the run's own: that
// one may have ended just because the target was slow.
func (s *Scraper) blame(ctx context.Context, err error) error {
	switch kind := fault.KindOf(err); {
	case errors.Is(err, context.Canceled):
		return fault.Wrap(fault.OurSide, "stopping", err)
	case kind != fault.Unreachable && kind != fault.TimedOut, s.cfg.Uplink == nil:
		return err
	case s.cfg.Uplink.Up(ctx):
		return err
	default:
		return fault.Wrap(fault.OurSide, "our own uplink is down", err)
	}
}

func recovered(op string, err *error) {
	if p := recover(); p != nil {
		*err = fault.Wrap(fault.Internal, op, fmt.Errorf("panic: %v\n%s", p, debug.Stack()))
	}
}

// log writes one line a run. A page that fails is no error of ours.
func (s *Scraper) log(ctx context.Context, o store.Outcome) {
	if o.Err == nil && !s.cfg.Log.Enabled(ctx, slog.LevelDebug) {
		return
	}
	l := s.logOf(o).With("duration", o.Finished.Sub(o.Started).Round(time.Millisecond))
	switch {
	case o.Err != nil && fault.KindOf(o.Err) == fault.Internal:
		l.ErrorContext(ctx, "Ran source", "kind", fault.KindOf(o.Err), "err", o.Err)
	case o.Err != nil:
		l.InfoContext(ctx, "Ran source", "kind", fault.KindOf(o.Err), "err", o.Err)
	default:
		l.DebugContext(ctx, "Ran source", "items", len(o.Reading.Documents), "bytes", o.Reading.Bytes)
	}
}
