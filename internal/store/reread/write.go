package reread

import (
	"context"
	"database/sql"
	"encoding/json"
	"time"

	"github.com/lib/pq"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store/intake"
	"github.com/lagebild/lagebild/internal/store/pg"
	"github.com/lagebild/lagebild/internal/store/pgtext"
	"github.com/lagebild/lagebild/internal/store/pgtime"
	"github.com/lagebild/lagebild/internal/store/settle"
	"github.com/lagebild/lagebild/internal/store/shape"
	"github.com/lagebild/lagebild/internal/store/structure"
)

// lockReread keeps runs of the source from finishing meanwhile, as one of its own runs would.
const lockReread = `SELECT id FROM sources WHERE id = $1 FOR NO KEY UPDATE`

// loadReadings finds the versions as they are now, each with the version before it and when that was last seen.
const loadReadings = `
SELECT n.id, n.document_id, n.extractor, n.published_at, n.updated_at, n.first_seen_at, n.blocks, n.links,
       EXISTS (SELECT 1 FROM sightings x WHERE x.notice_id = n.id AND x.ended_at IS NULL) AS standing,
       coalesce(p.id, 0) AS before_id, (SELECT max(x.to_at) FROM sightings x WHERE x.notice_id = p.id) AS before_seen_at
FROM notices n
LEFT JOIN notices p ON p.document_id = n.document_id AND p.version = n.version - 1
WHERE n.id = ANY($1) AND n.source_id = $2`

const loadReadStatements = `
SELECT st.id, st.notice_id, st.body, st.service, st.status, coalesce(st.from_day::text, '') AS from_day,
       coalesce(st.until_day::text, '') AS until_day, st.detour, st.quote, st.start_byte, st.end_byte, st.rule, st.confidence,
       st.review, st.as_of, st.extractor, st.effective_at
FROM statements st WHERE st.notice_id = ANY($1) AND st.replaced_at IS NULL
ORDER BY st.notice_id, st.id`

const replaceStatements = `
UPDATE statements SET standing = false, replaced_at = $2 WHERE id = ANY($1) AND replaced_at IS NULL`

// renewStatements says of statements that were read the same way again who read them last, and how.
const renewStatements = `
UPDATE statements st SET extractor = r.extractor, rule = r.rule, confidence = r.confidence
FROM jsonb_to_recordset(CAST($1 AS jsonb)) AS r (id bigint, extractor text, rule text, confidence double precision)
WHERE st.id = r.id`

// insertReread adds statements; those of versions $3 stand.
const insertReread = `
INSERT INTO statements (` + intake.StatementColumns + `, stored_at, standing)
SELECT ` + intake.StatementColumns + `, $2, notice_id = ANY($3)
FROM json_to_recordset(CAST($1 AS json)) AS ` + intake.StatementRecord

const markReread = `UPDATE notices SET extractor = $2 WHERE id = ANY($1)`

const restructure = `UPDATE notices SET blocks = $2, links = $3 WHERE id = $1`

// Reextraction is what an extractor read in versions of one source.
type Reextraction struct {
	SourceID  int64
	Extractor string // its version
	Now       time.Time
	Readings  []Reading // in the order of Rereads
	DryRun    bool      // only tell what would change
}

// Reading is what was read in one version.
type Reading struct {
	Notice     int64
	Before     string           // Reread.Extractor: a version that somebody else has read since is left alone
	Document   *notice.Document // whose Blocks and Links take the place of the stored ones, the Text being the same; nil: they stay
	Statements []notice.Statement
}

// StatementChange is how one statement of a version is read now, and how it was read before.
type StatementChange struct {
	Notice   int64
	Standing bool              // the version stands: cells may change
	Before   *notice.Statement // nil: it was not read before
	After    *notice.Statement // nil: it is not read any more
}

// Reextract puts what was read again in the place of the statements that were read before, and decides anew the cells on
// which something changed, all in one transaction. Statements that are read as before stay the same rows; the others are
// kept as replaced. A version whose statements another process has read anew since is left as it is; skipped counts them.
// The past of cells is not touched: it tells what was shown. Errors: NotFound for a source that is not there, Invalid for
// a statement that cannot be stored.
func (s *Rereader) Reextract(ctx context.Context, r Reextraction) (changes []StatementChange, skipped int, err error) {
	const op = "storing what was read again"
	var opts *sql.TxOptions
	if r.DryRun {
		opts = pg.Snapshot
	}
	err = s.db.InTx(ctx, opts, func(tx *pg.DB) error {
		x := &rereading{r: r, now: pgtime.Stamp(r.Now)}
		if err := x.load(ctx, tx); err != nil {
			return err
		}
		if err := x.compare(); err != nil {
			return err
		}
		changes, skipped = x.changes, x.skipped
		if r.DryRun {
			return nil
		}
		return x.write(ctx, tx)
	})
	return changes, skipped, pg.Translate(op, err)
}

// rereading is a Reextraction on its way into the database.
type rereading struct {
	r     Reextraction
	now   time.Time
	notes map[int64]*readingRow
	old   map[int64][]oldStatement // by notice, replaced ones left out

	changes  []StatementChange
	skipped  int
	read     []int64 // notices
	standing []int64 // of them, those that stand
	gone     []int64 // statements
	renewed  []renewedIn
	added    []intake.StatementIn
	pairs    shape.Pairs
}

type readingRow struct {
	ID         int64        `db:"id"`
	DocumentID int64        `db:"document_id"`
	Extractor  string       `db:"extractor"`
	Published  sql.NullTime `db:"published_at"`
	Updated    sql.NullTime `db:"updated_at"`
	FirstSeen  time.Time    `db:"first_seen_at"`
	Blocks     []byte       `db:"blocks"`
	Links      []byte       `db:"links"`
	Standing   bool         `db:"standing"`
	Before     int64        `db:"before_id"`
	BeforeSeen sql.NullTime `db:"before_seen_at"`
}

type renewedIn struct {
	ID         int64   `json:"id"`
	Extractor  string  `json:"extractor"`
	Rule       string  `json:"rule"`
	Confidence float64 `json:"confidence"`
}

func (x *rereading) load(ctx context.Context, tx *pg.DB) error {
	if !x.r.DryRun {
		var id int64
		if err := tx.Get(ctx, &id, lockReread, x.r.SourceID); err != nil {
			return err
		}
	}
	ids := make([]int64, 0, len(x.r.Readings))
	for _, rd := range x.r.Readings {
		ids = append(ids, rd.Notice)
	}
	var rows []*readingRow
	if err := tx.Sel(ctx, &rows, loadReadings, pq.Array(ids), x.r.SourceID); err != nil {
		return err
	}
	x.notes, x.old = map[int64]*readingRow{}, map[int64][]oldStatement{}
	for _, n := range rows {
		x.notes[n.ID] = n
		if n.Before != 0 {
			ids = append(ids, n.Before)
		}
	}
	var old []shape.StatementFields
	if err := tx.Sel(ctx, &old, loadReadStatements, pq.Array(ids)); err != nil {
		return err
	}
	for _, st := range old {
		row, err := st.Row()
		if err != nil {
			return err
		}
		x.old[st.NoticeID] = append(x.old[st.NoticeID], oldStatement{row.Statement, st.ID, st.Effective.UTC()})
	}
	return nil
}

// write brings the difference into the database.
func (x *rereading) write(ctx context.Context, tx *pg.DB) error {
	if len(x.read) == 0 {
		return nil
	}
	if err := tx.Exec(ctx, markReread, pq.Array(x.read), pgtext.Clean(x.r.Extractor)); err != nil {
		return err
	}
	if err := x.structure(ctx, tx); err != nil {
		return err
	}
	if len(x.gone) > 0 {
		if err := tx.Exec(ctx, replaceStatements, pq.Array(x.gone), x.now); err != nil {
			return err
		}
	}
	if err := execJSON(ctx, tx, renewStatements, x.renewed); err != nil {
		return err
	}
	if err := execJSON(ctx, tx, insertReread, x.added, x.now, pq.Array(x.standing)); err != nil {
		return err
	}
	if len(x.pairs) == 0 {
		return nil
	}
	if _, err := settle.Cells(ctx, tx, x.now, x.pairs); err != nil {
		return err
	}
	bodies := map[string]bool{}
	for p := range x.pairs {
		bodies[p.Body] = true
	}
	return tx.Notify(ctx, pg.Change{Bodies: pg.Keys(bodies)})
}

// execJSON runs a query whose first parameter is rows as JSON; without rows it runs nothing.
func execJSON[T any](ctx context.Context, tx *pg.DB, query string, rows []T, args ...any) error {
	if len(rows) == 0 {
		return nil
	}
	in, err := pgtext.JSON(rows)
	if err != nil {
		return fault.Wrap(fault.Internal, "encoding statements", err)
	}
	return tx.Exec(ctx, query, append([]any{in}, args...)...)
}

// structure stores the blocks and links of versions that are structured otherwise by now.
func (x *rereading) structure(ctx context.Context, tx *pg.DB) error {
	read := map[int64]bool{}
	for _, id := range x.read {
		read[id] = true
	}
	for _, rd := range x.r.Readings {
		if rd.Document == nil || !read[rd.Notice] {
			continue
		}
		blocks, err := pgtext.JSON(structure.BlocksOut(rd.Document.Blocks))
		if err != nil {
			return fault.Wrap(fault.Internal, "encoding blocks", err)
		}
		links, err := pgtext.JSON(structure.LinksOut(rd.Document.Links))
		if err != nil {
			return fault.Wrap(fault.Internal, "encoding links", err)
		}
		n := x.notes[rd.Notice]
		if sameJSON(n.Blocks, blocks) && sameJSON(n.Links, links) {
			continue
		}
		if err := tx.Exec(ctx, restructure, rd.Notice, blocks, links); err != nil {
			return err
		}
	}
	return nil
}

// sameJSON reports whether what is stored says the same as what is to be; the database writes JSON in its own way.
func sameJSON(stored []byte, text string) bool {
	var a, b any
	return json.Unmarshal(stored, &a) == nil && json.Unmarshal([]byte(text), &b) == nil && equalJSON(a, b)
}
