package record

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"
	"time"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/source"
	"github.com/lagebild/lagebild/internal/store/archive"
	"github.com/lagebild/lagebild/internal/store/intake"
	"github.com/lagebild/lagebild/internal/store/pg"
	"github.com/lagebild/lagebild/internal/store/pgtext"
	"github.com/lagebild/lagebild/internal/store/pgtime"
	"github.com/lagebild/lagebild/internal/store/queue"
	"github.com/lagebild/lagebild/internal/store/report"
	"github.com/lagebild/lagebild/internal/store/schedule"
	"github.com/lagebild/lagebild/internal/store/search/german"
	"github.com/lagebild/lagebild/internal/store/settle"
	"github.com/lagebild/lagebild/internal/store/shape"
	"github.com/lagebild/lagebild/internal/store/versions"
)

// maxError is how many bytes of a fault's text are kept.
const maxError = 2000

// freeHost gives a host back whose run was refused.
const freeHost = `UPDATE hosts SET lease_token = NULL, lease_until = NULL WHERE host = $1 AND lease_token = $2`

var finishQueries = slices.Concat([]string{holdRuns, queue.LockHosts, endRuns}, archive.Queries, versions.Queries, settle.Queries)

// ending is one run on its way into the database. All that can be done before the transaction is done by newEnding.
type ending struct {
	o      Outcome
	kind   fault.Kind
	errTxt string
	shas   [][]byte // of captures
	found  versions.Run

	// What the transaction finds out:
	src  heldSource
	took bool // it took its predecessor's place
}

// finishing is the runs of one transaction.
type finishing struct {
	now      time.Time // when they are recorded: the end of the latest
	runs     []*ending // those whose lease still holds, once hold has run
	lost     []*ending // the others
	observed map[archive.Observed]int64
	pairs    shape.Pairs     // whose cells may change
	bodies   map[string]bool // whose cells or notices changed
}

// Finish records how a run ended, and everything it found, in one transaction: nothing of it is visible before all of it
// is. The outcome of a run that lost its lease is refused with a Conflict fault, and leaves nothing but a free host.
// A failed run changes no document: what stood goes on standing, and grows stale.
func (s *Recorder) Finish(ctx context.Context, o Outcome) error {
	return s.FinishAll(ctx, []Outcome{o})[0]
}

// FinishAll does for many runs, in one transaction and hardly more statements, what Finish does for one; what they found
// counts as seen when the latest of them ended. It gives an error or nil for each of them, in their order. One that cannot
// be written does not hold up the others, unless it is the database that fails.
func (s *Recorder) FinishAll(ctx context.Context, os []Outcome) []error {
	errs := make([]error, len(os))
	at := map[*ending]int{}
	var batch []*ending
	sources := map[int64]bool{}
	flush := func() {
		for e, err := range s.finishBatch(ctx, batch) {
			errs[at[e]] = err
		}
		batch = nil
		clear(sources)
	}
	for i, o := range os {
		e, err := newEnding(s.analyser, o)
		if err != nil {
			errs[i] = pg.Translate("finishing a run", err)
			continue
		}
		if sources[o.Job.SourceID] || len(batch) > 0 && batch[0].o.Extractor != o.Extractor {
			flush()
		}
		at[e] = i
		sources[o.Job.SourceID] = true
		batch = append(batch, e)
	}
	flush()
	return errs
}

// finishBatch writes runs of different sources, read by one extractor, together, or one by one if they cannot be.
func (s *Recorder) finishBatch(ctx context.Context, batch []*ending) map[*ending]error {
	errs := map[*ending]error{}
	if len(batch) == 0 {
		return errs
	}
	lost, err := s.finishTogether(ctx, batch)
	if err != nil && len(batch) > 1 && !pg.Down(err) {
		for _, e := range batch {
			maps.Copy(errs, s.finishBatch(ctx, []*ending{e}))
		}
		return errs
	}
	for _, e := range batch {
		if err != nil {
			errs[e] = pg.Translate("finishing a run", err)
		}
	}
	for _, e := range lost {
		err := fault.New(fault.Conflict, "finishing a run of "+e.o.Job.Namespace+"/"+e.o.Job.Name, "its lease is somebody else's")
		errs[e] = errors.Join(err, s.db.Exec(ctx, freeHost, e.o.Job.Host, e.o.Job.Token))
	}
	return errs
}

func (s *Recorder) finishTogether(ctx context.Context, batch []*ending) (lost []*ending, err error) {
	if err := s.db.Prepare(ctx, finishQueries...); err != nil {
		return nil, err
	}
	var f *finishing
	err = s.db.InTx(ctx, nil, func(tx *pg.DB) error {
		f = newFinishing(batch)
		return f.run(ctx, tx)
	})
	if err != nil {
		return nil, err
	}
	return f.lost, nil
}

func newFinishing(batch []*ending) *finishing {
	f := &finishing{runs: slices.Clone(batch), bodies: map[string]bool{}}
	for _, e := range f.runs {
		e.src, e.took, e.found.Changed, *e.found.Report = heldSource{}, false, false, report.Report{}
		if at := pgtime.Stamp(e.o.Finished); at.After(f.now) {
			f.now = at
		}
	}
	return f
}

func newEnding(a *german.Analyser, o Outcome) (*ending, error) {
	e := &ending{o: o, kind: fault.KindOf(o.Err), errTxt: errorText(o)}
	e.found = versions.Run{SourceID: o.Job.SourceID, Complete: o.Err == nil && o.Reading.Complete, Report: cmp.Or(o.Report, &report.Report{})}
	for _, c := range o.Reading.Captures {
		sum, err := archive.ShaBytes(c.SHA256)
		if err != nil {
			return nil, err
		}
		e.shas = append(e.shas, sum)
	}
	if o.Err != nil {
		return e, nil //nolint:nilerr // the failure of a run is what gets recorded
	}
	var err error
	if e.found.Docs, err = intake.DocumentsIn(a, o.Reading.Documents, o.Statements, o.Extractor); err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	for _, d := range e.found.Docs {
		seen[d.Key] = true
	}
	for _, k := range o.Reading.Confirmed {
		seen[pgtext.Clean(k)] = true
	}
	e.found.Keys = slices.Sorted(maps.Keys(seen))
	return e, nil
}

// errorText is the fault's text, or that of the followed pages which failed in a run that succeeded.
func errorText(o Outcome) string {
	err := o.Err
	if err == nil {
		err = errors.Join(o.Reading.Partial...)
	}
	if err == nil {
		return ""
	}
	return pgtext.Cut(pgtext.Clean(err.Error()), maxError)
}

func (f *finishing) run(ctx context.Context, tx *pg.DB) error {
	if err := f.hold(ctx, tx); err != nil || len(f.runs) == 0 {
		return err
	}
	before, err := f.predecessors(ctx, tx)
	if err != nil {
		return err
	}
	// What a failed run received is evidence too: of a challenge page, of a page without items.
	if err := f.storeCaptures(ctx, tx); err != nil {
		return err
	}
	if err := f.storeDocuments(ctx, tx); err != nil {
		return err
	}
	if err := f.supersede(ctx, tx, before); err != nil {
		return err
	}
	if err := f.moveCells(ctx, tx); err != nil {
		return err
	}
	return f.end(ctx, tx)
}

// nextRun is when the source is due again, and its failures in a row.
func nextRun(o Outcome) (time.Time, int) {
	return schedule.Next(schedule.Run{
		Due: o.Job.Due, Finished: o.Finished, Interval: o.Job.Spec.Interval, Fraction: schedule.Fraction(o.Job.Namespace, o.Job.Name),
		Hint: o.Reading.Hint, Fault: fault.KindOf(o.Err), RetryAfter: fault.RetryAfterOf(o.Err), Failures: o.Job.Failures,
	})
}

// sameState reports whether a run left its source's memory as it was.
func sameState(a, b source.State) bool {
	return maps.Equal(a.Validators, b.Validators) && maps.EqualFunc(a.Keys, b.Keys, slices.Equal[[]string])
}
