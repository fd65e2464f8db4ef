package record

import (
	"context"

	"github.com/lagebild/lagebild/internal/store/pg"
	"github.com/lagebild/lagebild/internal/store/shape"
)

const lockPredecessor = `SELECT id FROM sources WHERE namespace = $1 AND name = $2 AND id <> $3 FOR NO KEY UPDATE`

const supersede = `
WITH dc AS (
    UPDATE documents SET withdrawn_at = $2, withdrawn_why = 'superseded'
    WHERE source_id = $1 AND withdrawn_at IS NULL
    RETURNING id
), sg AS (
    UPDATE sightings s SET ended_at = greatest($2, s.to_at) FROM dc
    WHERE s.document_id = dc.id AND s.ended_at IS NULL
    RETURNING s.notice_id
), st AS (
    UPDATE statements s SET standing = false FROM sg WHERE s.notice_id = sg.notice_id AND s.standing
    RETURNING s.body, s.service
)
SELECT DISTINCT body, service FROM st`

// predecessors locks the sources in whose place runs step for the first time, as a run of their own would, so that the two
// do not cross; it gives their ids by run.
func (f *finishing) predecessors(ctx context.Context, tx *pg.DB) (map[*ending]int64, error) {
	var before map[*ending]int64
	for _, e := range f.runs {
		if !e.src.TakesOver || len(e.found.Keys) == 0 {
			continue
		}
		e.took, e.found.Changed = true, true
		var ids []int64
		if err := tx.Sel(ctx, &ids, lockPredecessor, e.o.Job.Namespace, e.src.Succeeds, e.src.ID); err != nil {
			return nil, err
		}
		if len(ids) == 0 {
			continue
		}
		if before == nil {
			before = map[*ending]int64{}
		}
		before[e] = ids[0]
	}
	return before, nil
}

// supersede withdraws what the predecessors still say.
func (f *finishing) supersede(ctx context.Context, tx *pg.DB, before map[*ending]int64) error {
	for _, id := range before {
		var ps []shape.Pair
		if err := tx.Sel(ctx, &ps, supersede, id, f.now); err != nil {
			return err
		}
		f.pairs.Add(ps...)
	}
	return nil
}
