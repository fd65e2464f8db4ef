package record

import (
	"context"
	"slices"

	"github.com/lib/pq"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/store/intake"
	"github.com/lagebild/lagebild/internal/store/pg"
	"github.com/lagebild/lagebild/internal/store/pgtext"
	"github.com/lagebild/lagebild/internal/store/report"
	"github.com/lagebild/lagebild/internal/store/settle"
	"github.com/lagebild/lagebild/internal/store/shape"
)

// closeStanding ends what stands no longer: sightings of documents $1; documents $2 are gone; statements of versions $3
// stop standing, and those of $4 are replaced as well. It goes before addStanding because a document has one open sighting.
const closeStanding = `
WITH sg AS (
    UPDATE sightings SET ended_at = greatest($5, to_at) WHERE document_id = ANY($1) AND ended_at IS NULL
), dc AS (
    UPDATE documents SET withdrawn_at = $5, withdrawn_why = 'gone' WHERE id = ANY($2)
), st AS (
    UPDATE statements
    SET standing = false, replaced_at = CASE WHEN notice_id = ANY($4) THEN $5 ELSE replaced_at END
    WHERE notice_id = ANY($3) AND (standing OR (notice_id = ANY($4) AND replaced_at IS NULL))
    RETURNING body, service
)
SELECT DISTINCT body, service FROM st`

// addStanding begins what stands from now on: sightings of versions $2 of documents $1, and the statements of $3.
const addStanding = `
WITH op AS (
    INSERT INTO sightings (document_id, notice_id, from_at, to_at)
    SELECT d, n, $4, $4 FROM unnest($1::bigint[], $2::bigint[]) AS o (d, n)
)
INSERT INTO statements (notice_id, source_id, body, service, status, from_day, until_day, detour, quote, start_byte,
    end_byte, rule, confidence, review, as_of, extractor, effective_at, first_seen_at, stored_at)
SELECT r.notice_id, r.source_id, r.body, r.service, r.status, r.from_day, r.until_day, r.detour, r.quote, r.start_byte,
    r.end_byte, r.rule, r.confidence, r.review, r.as_of, r.extractor, r.effective_at, r.first_seen_at, $4
FROM json_to_recordset(CAST($3 AS json)) AS r (
    notice_id bigint, source_id bigint, body text, service text, status text, from_day date, until_day date, detour json,
    quote text, start_byte integer, end_byte integer, rule text, confidence double precision, review boolean,
    as_of timestamptz, extractor text, effective_at timestamptz, first_seen_at timestamptz)
RETURNING body, service`

// confirmStanding extends the sightings of documents $1.
const confirmStanding = `UPDATE sightings SET to_at = greatest(to_at, $2) WHERE document_id = ANY($1) AND ended_at IS NULL`

// openStanding lets documents $1 stand again, with the statements of their versions $2; versions $3 were read anew.
const openStanding = `
WITH un AS (
    UPDATE documents SET withdrawn_at = NULL, withdrawn_why = '' WHERE id = ANY($1)
), nx AS (
    UPDATE notices SET extractor = $4 WHERE id = ANY($3)
)
UPDATE statements SET standing = true WHERE notice_id = ANY($2) AND replaced_at IS NULL RETURNING body, service`

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

// effect is what the runs change of what stands.
type effect struct {
	confirmed []int64 // documents seen again in the same version
	closed    []int64 // documents whose open sighting ends
	gone      []int64 // documents that are withdrawn
	fallen    []int64 // versions whose statements stop standing
	reread    []int64 // versions whose statements a newer extractor replaces
	openedDoc []int64 // documents with a new sighting …
	opened    []int64 // … of these versions
	back      []int64 // documents that are no longer withdrawn
	risen     []int64 // versions whose statements stand again

	statements []intake.StatementIn
	pairs      map[shape.Pair]bool // whose cells may change
}

// replace puts a new version in the place of the newest one, if there is one.
func (e *effect) replace(d *intake.DocRow, noticeID int64) {
	e.openedDoc, e.opened = append(e.openedDoc, d.ID), append(e.opened, noticeID)
	switch {
	case d.Version == 0:
	case d.Withdrawn:
		e.back = append(e.back, d.ID)
	default:
		e.closed, e.fallen = append(e.closed, d.ID), append(e.fallen, d.NoticeID)
	}
}

// withdraw records that a document is gone.
func (e *effect) withdraw(d *intake.DocRow) {
	e.closed, e.gone, e.fallen = append(e.closed, d.ID), append(e.gone, d.ID), append(e.fallen, d.NoticeID)
}

// restore makes a withdrawn document stand again in its newest version.
func (e *effect) restore(d *intake.DocRow) {
	e.back, e.risen = append(e.back, d.ID), append(e.risen, d.NoticeID)
	e.openedDoc, e.opened = append(e.openedDoc, d.ID), append(e.opened, d.NoticeID)
}

// reopen begins a new range of sightings of a version that went on standing.
func (e *effect) reopen(d *intake.DocRow) {
	e.closed = append(e.closed, d.ID)
	e.openedDoc, e.opened = append(e.openedDoc, d.ID), append(e.opened, d.NoticeID)
}

func (e *effect) touch(ps []shape.Pair) {
	if e.pairs == nil {
		e.pairs = make(map[shape.Pair]bool, len(ps))
	}
	for _, p := range ps {
		e.pairs[p] = true
	}
}

// apply writes the effect, and collects the cells that it may move.
func (f *finishing) apply(ctx context.Context, tx *pg.DB) error {
	e := &f.effect
	var ps []shape.Pair
	if len(e.closed)+len(e.reread) > 0 {
		fallen := append(slices.Clip(e.fallen), e.reread...)
		err := tx.Sel(ctx, &ps, closeStanding, pq.Array(e.closed), pq.Array(e.gone), pq.Array(fallen), pq.Array(e.reread), f.now)
		if err != nil {
			return err
		}
		e.touch(ps)
	}
	if len(e.confirmed) > 0 {
		if err := tx.Exec(ctx, confirmStanding, pq.Array(e.confirmed), f.now); err != nil {
			return err
		}
	}
	if len(e.back)+len(e.risen)+len(e.reread) > 0 {
		ps = nil
		err := tx.Sel(ctx, &ps, openStanding, pq.Array(e.back), pq.Array(e.risen), pq.Array(e.reread), f.extractor())
		if err != nil {
			return err
		}
		e.touch(ps)
	}
	if len(e.opened)+len(e.statements) == 0 {
		return nil
	}
	in, err := pgtext.JSON(append([]intake.StatementIn{}, e.statements...))
	if err != nil {
		return fault.Wrap(fault.Internal, "encoding statements", err)
	}
	ps = nil
	err = tx.Sel(ctx, &ps, addStanding, pq.Array(e.openedDoc), pq.Array(e.opened), in, f.now)
	e.touch(ps)
	return err
}

// extractor is the version that read the documents, the same in all runs; see FinishAll.
func (f *finishing) extractor() string { return f.runs[0].o.Extractor }

// predecessors locks the sources in whose place runs step for the first time, as a run of their own would, so that the two
// do not cross; it gives their ids by run.
func (f *finishing) predecessors(ctx context.Context, tx *pg.DB) (map[*ending]int64, error) {
	var before map[*ending]int64
	for _, e := range f.runs {
		if !e.src.TakesOver || len(e.keys) == 0 {
			continue
		}
		e.took, e.changed = true, true
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
		f.effect.touch(ps)
	}
	return nil
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
		f.effect.touch(ps)
	}
	for p := range f.effect.pairs {
		f.bodies[p.Body] = true
	}
	moves, err := settle.Cells(ctx, tx, f.now, f.effect.pairs)
	var runs []report.Run
	for _, e := range f.runs {
		runs = append(runs, report.Run{Report: e.report, Source: e.src.ID, Body: e.o.Job.Spec.Body, Changed: e.changed})
	}
	report.Account(moves, runs)
	return err
}
