package versions

import (
	"context"
	"slices"
	"time"

	"github.com/lib/pq"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/store/intake"
	"github.com/lagebild/lagebild/internal/store/pg"
	"github.com/lagebild/lagebild/internal/store/pgtext"
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
INSERT INTO statements (` + intake.StatementColumns + `, stored_at)
SELECT ` + intake.StatementColumns + `, $4 FROM json_to_recordset(CAST($3 AS json)) AS ` + intake.StatementRecord + `
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
}

// replace puts a new version in the place of the newest one, if there is one.
func (e *effect) replace(d *docRow, noticeID int64) {
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
func (e *effect) withdraw(d *docRow) {
	e.closed, e.gone, e.fallen = append(e.closed, d.ID), append(e.gone, d.ID), append(e.fallen, d.NoticeID)
}

// restore makes a withdrawn document stand again in its newest version.
func (e *effect) restore(d *docRow) {
	e.back, e.risen = append(e.back, d.ID), append(e.risen, d.NoticeID)
	e.openedDoc, e.opened = append(e.openedDoc, d.ID), append(e.opened, d.NoticeID)
}

// reopen begins a new range of sightings of a version that went on standing.
func (e *effect) reopen(d *docRow) {
	e.closed = append(e.closed, d.ID)
	e.openedDoc, e.opened = append(e.openedDoc, d.ID), append(e.opened, d.NoticeID)
}

// write writes the effect at the moment now, with extractor as the one that read, and gives the cells that it may move.
func (e *effect) write(ctx context.Context, tx *pg.DB, now time.Time, extractor string) (shape.Pairs, error) {
	pairs := shape.Pairs{}
	var ps []shape.Pair
	if len(e.closed)+len(e.reread) > 0 {
		fallen := append(slices.Clip(e.fallen), e.reread...)
		err := tx.Sel(ctx, &ps, closeStanding, pq.Array(e.closed), pq.Array(e.gone), pq.Array(fallen), pq.Array(e.reread), now)
		if err != nil {
			return nil, err
		}
		pairs.Add(ps...)
	}
	if len(e.confirmed) > 0 {
		if err := tx.Exec(ctx, confirmStanding, pq.Array(e.confirmed), now); err != nil {
			return nil, err
		}
	}
	if len(e.back)+len(e.risen)+len(e.reread) > 0 {
		ps = nil
		err := tx.Sel(ctx, &ps, openStanding, pq.Array(e.back), pq.Array(e.risen), pq.Array(e.reread), extractor)
		if err != nil {
			return nil, err
		}
		pairs.Add(ps...)
	}
	if len(e.opened)+len(e.statements) == 0 {
		return pairs, nil
	}
	in, err := pgtext.JSON(append([]intake.StatementIn{}, e.statements...))
	if err != nil {
		return nil, fault.Wrap(fault.Internal, "encoding statements", err)
	}
	ps = nil
	err = tx.Sel(ctx, &ps, addStanding, pq.Array(e.openedDoc), pq.Array(e.opened), in, now)
	pairs.Add(ps...)
	return pairs, err
}
