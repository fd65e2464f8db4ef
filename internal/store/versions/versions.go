package versions

import (
	"bytes"
	"context"
	"time"

	"github.com/lib/pq"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store/archive"
	"github.com/lagebild/lagebild/internal/store/intake"
	"github.com/lagebild/lagebild/internal/store/pg"
	"github.com/lagebild/lagebild/internal/store/pgtime"
	"github.com/lagebild/lagebild/internal/store/report"
	"github.com/lagebild/lagebild/internal/store/shape"
)

// loadDocuments finds documents with their newest version: those of sources $1 with keys $2, and all that stand of the
// sources $3.
const loadDocuments = `
SELECT d.id, d.source_id, d.key, d.withdrawn_at IS NOT NULL AS withdrawn, n.id AS notice_id, n.version, n.content_hash,
       n.extractor, n.first_seen_at,
       (SELECT max(s.to_at) FROM sightings s WHERE s.notice_id = n.id) AS seen_at
FROM documents d
CROSS JOIN LATERAL (
    SELECT x.id, x.version, x.content_hash, x.extractor, x.first_seen_at
    FROM notices x WHERE x.document_id = d.id ORDER BY x.version DESC LIMIT 1) n
WHERE d.id IN (
    SELECT k.id FROM unnest($1::bigint[], $2::text[]) AS p (source_id, key)
    CROSS JOIN LATERAL (SELECT x.id FROM documents x WHERE x.source_id = p.source_id AND x.key = p.key OFFSET 0) k
    UNION ALL
    SELECT k.id FROM documents k WHERE k.source_id = ANY($3) AND k.withdrawn_at IS NULL)`

const insertDocuments = `
INSERT INTO documents (source_id, key, url, first_seen_at)
SELECT d.source_id, d.key, d.url, $4 FROM unnest($1::bigint[], $2::text[], $3::text[]) AS d (source_id, key, url)
RETURNING id, source_id, key`

// insertNotices takes its rows as arrays: texts are long, and PostgreSQL reads them faster so than from JSON. The sequence's
// name is looked up in a query of its own: once, not for each row.
const insertNotices = `
WITH r AS MATERIALIZED (
    SELECT nextval((SELECT pg_get_serial_sequence('notices', 'id')::regclass)) AS id, x.document_id, x.source_id, x.version, x.content_hash, x.title, x.text,
        x.language, x.url, x.blocks, x.links, x.published_at, x.updated_at, x.observation_id, x.search_title, x.search_text
    FROM unnest($3::bigint[], $4::bigint[], $5::integer[], $6::bytea[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[],
        $12::text[], $13::timestamptz[], $14::timestamptz[], $15::bigint[], $16::text[], $17::text[]) AS x (
        document_id, source_id, version, content_hash, title, text, language, url, blocks, links, published_at, updated_at,
        observation_id, search_title, search_text)
)
INSERT INTO notices (id, document_id, source_id, version, content_hash, title, text, language, url, blocks, links, published_at,
    updated_at, first_seen_at, observation_id, extractor, search)
OVERRIDING SYSTEM VALUE
SELECT r.id, r.document_id, r.source_id, r.version, r.content_hash, r.title, r.text, r.language, r.url, r.blocks::json, r.links::json,
    r.published_at, r.updated_at, $1, r.observation_id, $2, notice_search(r.id, r.search_title, r.search_text)
FROM r
RETURNING id, document_id`

// earlierStatements are those of the versions that are followed by new ones: what is repeated keeps its age.
const earlierStatements = `
SELECT n.document_id, s.body, s.service, s.status, s.quote, s.effective_at
FROM statements s JOIN notices n ON n.id = s.notice_id
WHERE s.notice_id = ANY($1) AND s.replaced_at IS NULL`

// Queries are the statements of Write that are worth preparing.
var Queries = []string{
	loadDocuments, insertDocuments, insertNotices, earlierStatements, closeStanding, openStanding, confirmStanding, addStanding,
}

// Run is what one run found.
type Run struct {
	SourceID int64
	Docs     []intake.DocIn // none if it failed
	Keys     []string       // of documents read or confirmed, without repetition
	Complete bool           // what is not among Keys is gone
	Report   *report.Report // Write counts here
	Changed  bool           // Write sets it if the run brought news: more than confirmation
}

// Batch is what runs of different sources found, read by one extractor.
type Batch struct {
	Now       time.Time // when it counts as seen
	Extractor string    // version
	Observed  map[archive.Observed]int64
	Runs      []*Run
}

// Write writes documents, versions and statements, and gives the cells that may move.
func Write(ctx context.Context, tx *pg.DB, b Batch) (shape.Pairs, error) {
	w := &writing{Batch: b}
	if err := w.load(ctx, tx); err != nil {
		return nil, err
	}
	if err := w.addDocuments(ctx, tx); err != nil {
		return nil, err
	}
	if err := w.addVersions(ctx, tx); err != nil {
		return nil, err
	}
	w.confirmUnread()
	w.withdrawUnnamed()
	return w.effect.write(ctx, tx, w.Now, w.Extractor)
}

// docKey names a document.
type docKey struct {
	SourceID int64  `db:"source_id"`
	Key      string `db:"key"`
}

// docRow is a document as it is stored, with its newest version; Version is 0 for one that was not seen before.
type docRow struct {
	ID int64 `db:"id"`
	docKey
	Withdrawn   bool      `db:"withdrawn"`
	NoticeID    int64     `db:"notice_id"`
	Version     int       `db:"version"`
	ContentHash []byte    `db:"content_hash"`
	Extractor   string    `db:"extractor"`
	FirstSeen   time.Time `db:"first_seen_at"`
	Seen        time.Time `db:"seen_at"` // last confirmation of the newest version
}

// docRead is a document as it was read, and as it was stored before.
type docRead struct {
	*intake.DocIn
	was *docRow
}

// writing is a Batch on its way into the database.
type writing struct {
	Batch
	stored map[docKey]*docRow
	effect effect
}

// confirmUnread confirms the documents that stand as they did by what a run saw, without having been read.
func (w *writing) confirmUnread() {
	for _, r := range w.Runs {
		read := make(map[string]bool, len(r.Docs))
		for i := range r.Docs {
			read[r.Docs[i].Key] = true
		}
		for _, k := range r.Keys {
			if d, ok := w.stored[docKey{SourceID: r.SourceID, Key: k}]; ok && !read[k] {
				w.confirm(r, d)
			}
		}
	}
}

// withdrawUnnamed withdraws the documents that were loaded only because they stood and the reading is complete.
func (w *writing) withdrawUnnamed() {
	runs := make(map[int64]*Run, len(w.Runs)) // by source
	named := map[docKey]bool{}
	for _, r := range w.Runs {
		runs[r.SourceID] = r
		for _, k := range r.Keys {
			named[docKey{SourceID: r.SourceID, Key: k}] = true
		}
	}
	for k, d := range w.stored {
		if !named[k] {
			runs[k.SourceID].Changed = true
			runs[k.SourceID].Report.Withdrawn++
			w.effect.withdraw(d)
		}
	}
}

func (w *writing) load(ctx context.Context, tx *pg.DB) error {
	var sources, complete []int64
	var ks []string
	for _, r := range w.Runs {
		for _, k := range r.Keys {
			sources, ks = append(sources, r.SourceID), append(ks, k)
		}
		if r.Complete {
			complete = append(complete, r.SourceID)
		}
	}
	w.stored = make(map[docKey]*docRow, len(ks))
	if len(ks)+len(complete) == 0 {
		return nil
	}
	return w.keep(ctx, tx, loadDocuments, pq.Array(sources), pq.Array(ks), pq.Array(complete))
}

// keep adds the documents that query gives to those stored.
func (w *writing) keep(ctx context.Context, tx *pg.DB, query string, args ...any) error {
	var rows []*docRow
	err := tx.Sel(ctx, &rows, query, args...)
	for _, r := range rows {
		w.stored[r.docKey] = r
	}
	return err
}

// addDocuments inserts documents not seen before; they appear in stored without a version.
func (w *writing) addDocuments(ctx context.Context, tx *pg.DB) error {
	var sources []int64
	var newKeys, urls []string
	for _, r := range w.Runs {
		for i := range r.Docs {
			if d := &r.Docs[i]; w.stored[docKey{SourceID: r.SourceID, Key: d.Key}] == nil {
				sources, newKeys, urls = append(sources, r.SourceID), append(newKeys, d.Key), append(urls, d.Row.URL)
			}
		}
	}
	if len(newKeys) == 0 {
		return nil
	}
	return w.keep(ctx, tx, insertDocuments, pq.Array(sources), pq.Array(newKeys), pq.Array(urls), w.Now)
}

// addVersions inserts a version for each document whose text is new, with its statements; a document whose text is that
// of its newest version is confirmed.
func (w *writing) addVersions(ctx context.Context, tx *pg.DB) error {
	var rows []intake.NoticeIn
	var earlier []int64
	var again []docRead
	fresh := map[int64]docRead{} // by document id
	for _, r := range w.Runs {
		for i := range r.Docs {
			was := w.stored[docKey{SourceID: r.SourceID, Key: r.Docs[i].Key}]
			d := docRead{&r.Docs[i], was}
			if was.Version > 0 && bytes.Equal(was.ContentHash, d.Hash) {
				w.confirm(r, was)
				if was.Extractor != w.Extractor { // a newer one may read the same text otherwise
					r.Changed = true
					w.effect.reread = append(w.effect.reread, was.NoticeID)
					again, earlier = append(again, d), append(earlier, was.NoticeID)
				}
				continue
			}
			r.Changed = true
			fresh[was.ID] = d
			rows = append(rows, w.version(r, d))
			r.Report.Versioned(was.Version)
			if was.Version > 0 {
				earlier = append(earlier, was.NoticeID)
			}
		}
	}
	ages, err := earlierAges(ctx, tx, earlier)
	if err != nil {
		return err
	}
	for _, d := range again {
		w.addStatements(d, d.was.NoticeID, d.was.FirstSeen, ages)
	}
	ids, err := w.insertVersions(ctx, tx, rows)
	if err != nil {
		return err
	}
	for _, id := range ids {
		d := fresh[id.DocumentID]
		w.effect.replace(d.was, id.ID)
		w.addStatements(d, id.ID, w.Now, ages)
	}
	return nil
}

// version is the row of a new version of d.
func (w *writing) version(r *Run, d docRead) intake.NoticeIn {
	row := d.Row
	row.DocumentID, row.SourceID, row.Version = d.was.ID, r.SourceID, int64(d.was.Version+1)
	if id, ok := w.Observed[archive.Observed{SourceID: r.SourceID, SHA256: d.Capture}]; ok {
		row.ObservationID = &id
	}
	return row
}

type versionID struct {
	ID         int64 `db:"id"`
	DocumentID int64 `db:"document_id"`
}

func (w *writing) insertVersions(ctx context.Context, tx *pg.DB, rows []intake.NoticeIn) ([]versionID, error) {
	if len(rows) == 0 {
		return nil, nil
	}
	var ids []versionID
	err := tx.Sel(ctx, &ids, insertNotices, append([]any{w.Now, w.Extractor}, intake.Columns(rows)...)...)
	return ids, err
}

// confirm notes that a document was found standing.
func (w *writing) confirm(r *Run, d *docRow) {
	r.Report.Confirmed(d.Withdrawn)
	switch {
	case d.Withdrawn:
		r.Changed = true
		w.effect.restore(d)
	case w.Now.Sub(d.Seen) > notice.StaleAfter:
		w.effect.reopen(d) // it was stale in between, and the record of its sightings must show that
	default:
		w.effect.confirmed = append(w.effect.confirmed, d.ID)
	}
}

// said is what makes two statements of a document the same one.
type said struct {
	Document              int64
	Body, Service, Status string
	Quote                 string
}

func earlierAges(ctx context.Context, tx *pg.DB, notices []int64) (map[said]time.Time, error) {
	if len(notices) == 0 {
		return nil, nil
	}
	var rows []struct {
		Document  int64     `db:"document_id"`
		Body      string    `db:"body"`
		Service   string    `db:"service"`
		Status    string    `db:"status"`
		Quote     string    `db:"quote"`
		Effective time.Time `db:"effective_at"`
	}
	if err := tx.Sel(ctx, &rows, earlierStatements, pq.Array(notices)); err != nil {
		return nil, err
	}
	out := make(map[said]time.Time, len(rows))
	for _, r := range rows {
		out[said{r.Document, r.Body, r.Service, r.Status, r.Quote}] = r.Effective.UTC()
	}
	return out, nil
}

// addStatements queues the statements of one version that was first seen at firstSeen.
func (w *writing) addStatements(d docRead, noticeID int64, firstSeen time.Time, ages map[said]time.Time) {
	var since time.Time // the last moment at which the text is known to have read otherwise
	if d.was.Version > 0 && d.was.NoticeID != noticeID {
		since = d.was.Seen
	}
	for _, st := range d.Statements {
		st.NoticeID, st.SourceID = noticeID, d.was.SourceID
		st.FirstSeen = firstSeen
		age, ok := ages[said{d.was.ID, st.Body, st.Service, st.Status, st.Quote}]
		if !ok {
			age = notice.Effective(pgtime.Deref(st.AsOf), pgtime.Deref(d.Row.Updated), pgtime.Deref(d.Row.Published), firstSeen, since)
		}
		st.Effective = pgtime.Stamp(age)
		w.effect.statements = append(w.effect.statements, st)
	}
}
