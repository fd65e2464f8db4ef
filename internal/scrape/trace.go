package scrape

import (
	"context"
	"strconv"
	"time"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/telemetry"
)

// claimed is a job that waits for a worker. The span is that of its run, which begins with the claim.
type claimed struct {
	job  store.Job
	span telemetry.Span
}

// ended is a run that waits to be recorded.
type ended struct {
	store.Outcome
	span telemetry.Span
}

// begin begins the trace of a run, whose claim was asked for at a moment in real time.
func (s *Scraper) begin(ctx context.Context, j store.Job, asked time.Time) telemetry.Span {
	span := s.cfg.Tracer.Root(ctx, "run", asked, j.Trace)
	if !span.On() {
		return span
	}
	span.Text("lagebild.namespace", j.Namespace)
	span.Text("lagebild.source", j.Name)
	span.Text("lagebild.source.type", string(j.Spec.Type))
	span.Text("lagebild.body", j.Spec.Body)
	span.Text("server.address", j.Host)
	span.Text("lagebild.due", j.Due.Format(time.RFC3339))
	s.cfg.Tracer.Within(span, "claim", asked, time.Now()).End()
	return span
}

// wrote tells the traces of runs that they were written together from start until now.
func (s *Scraper) wrote(batch []ended, errs []error, start time.Time) {
	s.cfg.Metrics.wrote(time.Since(start))
	if s.cfg.Tracer == nil {
		return
	}
	now := time.Now()
	for i, e := range batch {
		span := s.cfg.Tracer.Within(e.span, "store", start, now)
		if span.On() {
			s.tell(span, e, len(batch))
		}
		span.Fail(errs[i])
		span.End()
	}
}

func (s *Scraper) tell(span telemetry.Span, e ended, together int) {
	r := e.Report
	span.Count("lagebild.runs_together", together)
	span.Count("lagebild.documents.new", r.New)
	span.Count("lagebild.documents.changed", r.Changed)
	span.Count("lagebild.documents.unchanged", r.Unchanged)
	span.Count("lagebild.documents.withdrawn", r.Withdrawn)
	for _, m := range r.Moves {
		span.Event("Cell changed", "lagebild.body", m.Body, "lagebild.service", m.Service, "lagebild.status.before", statusLabel(m.From),
			"lagebild.status", statusLabel(m.To), "lagebild.statement", strconv.FormatInt(m.Statement, 10))
	}
}

// end ends the trace of a run; err is that of recording it.
func (s *Scraper) end(e ended, err error) {
	if e.span.On() {
		e.span.Text("lagebild.run", strconv.FormatInt(e.Report.RunID, 10))
		e.span.Text("lagebild.kind", kindLabel(e.Err))
		e.span.Count("lagebild.requests", e.Reading.Requests)
	}
	if e.Err != nil && fault.KindOf(e.Err) != fault.Conflict {
		err = e.Err
	}
	e.span.Fail(err)
	e.span.End()
}
