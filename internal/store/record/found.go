package record

import (
	"context"

	"github.com/lib/pq"

	"github.com/lagebild/lagebild/internal/store/archive"
	"github.com/lagebild/lagebild/internal/store/pg"
	"github.com/lagebild/lagebild/internal/store/report"
	"github.com/lagebild/lagebild/internal/store/settle"
	"github.com/lagebild/lagebild/internal/store/shape"
	"github.com/lagebild/lagebild/internal/store/versions"
)

// storeCaptures stores what the runs received.
func (f *finishing) storeCaptures(ctx context.Context, tx *pg.DB) (err error) {
	var rs []archive.Received
	for _, e := range f.runs {
		for i, c := range e.o.Reading.Captures {
			rs = append(rs, archive.Received{SourceID: e.src.ID, RunID: e.src.RunID, SHA: e.shas[i], At: e.o.Finished, Capture: c})
		}
	}
	f.observed, err = archive.Keep(ctx, tx, f.now, rs)
	return err
}

// storeDocuments stores what the runs read.
func (f *finishing) storeDocuments(ctx context.Context, tx *pg.DB) (err error) {
	// The extractor is the same in all runs; see FinishAll.
	b := versions.Batch{Now: f.now, Extractor: f.runs[0].o.Extractor, Observed: f.observed}
	for _, e := range f.runs {
		b.Runs = append(b.Runs, &e.found)
	}
	f.pairs, err = versions.Write(ctx, tx, b)
	return err
}

// sourcePairs are all cells that sources speak of.
const sourcePairs = `
SELECT DISTINCT s.body, s.service
FROM documents d JOIN notices n ON n.document_id = d.id JOIN statements s ON s.notice_id = n.id
WHERE d.source_id = ANY($1) AND d.withdrawn_at IS NULL AND s.standing`

// moveCells decides anew what the cells show on which something changed.
func (f *finishing) moveCells(ctx context.Context, tx *pg.DB) error {
	var recheck []int64
	for _, e := range f.runs {
		if e.src.Recheck && e.o.Err == nil {
			recheck = append(recheck, e.src.ID)
		}
	}
	if len(recheck) > 0 {
		var ps []shape.Pair
		if err := tx.Sel(ctx, &ps, sourcePairs, pq.Array(recheck)); err != nil {
			return err
		}
		f.pairs.Add(ps...)
	}
	for p := range f.pairs {
		f.bodies[p.Body] = true
	}
	moves, err := settle.Cells(ctx, tx, f.now, f.pairs)
	var runs []report.Run
	for _, e := range f.runs {
		runs = append(runs, report.Run{Report: e.found.Report, Source: e.src.ID, Body: e.o.Job.Spec.Body, Changed: e.found.Changed})
	}
	report.Account(moves, runs)
	return err
}
