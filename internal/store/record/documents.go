package record

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
)

// loadDocuments finds documents with their newest version: those of sources $1 with keys $2, and all that stand of the
// sources $3.
const loadDocuments = `
SELECT d.id, d.source_id, d.key, d.withdrawn_at IS NOT NULL AS withdrawn, n.id AS notice_id, n.version, n.content_hash, n.extractor,
       n.first_seen_at, n.published_at, n.updated_at,
       (SELECT max(s.to_at) FROM sightings s WHERE s.notice_id = n.id) AS seen_at
FROM documents d
CROSS JOIN LATERAL (
    SELECT x.id, x.version, x.content_hash, x.extractor, x.first_seen_at, x.published_at, x.updated_at
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

// insertNotices takes its rows as arrays: texts are long, and PostgreSQL reads them faster so than from JSON.
const insertNotices = `
WITH r AS MATERIALIZED (
    SELECT nextval(pg_get_serial_sequence('notices', 'id')) AS id, x.document_id, x.source_id, x.version, x.content_hash, x.title, x.text,
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

// storeDocuments writes documents, versions and statements, and works out what stands now.
func (f *finishing) storeDocuments(ctx context.Context, tx *pg.DB) error {
	stored, err := f.load(ctx, tx)
	if err != nil {
		return err
	}
	if err := f.addDocuments(ctx, tx, stored); err != nil {
		return err
	}
	if err := f.addVersions(ctx, tx, stored); err != nil {
		return err
	}
	runs := make(map[int64]*ending, len(f.runs)) // by source
	named := map[intake.DocKey]bool{}
	for _, e := range f.runs {
		runs[e.src.ID] = e
		read := make(map[string]bool, len(e.docs))
		for i := range e.docs {
			read[e.docs[i].Key] = true
		}
		for _, k := range e.keys {
			key := intake.DocKey{SourceID: e.src.ID, Key: k}
			named[key] = true
			if d, ok := stored[key]; ok && !read[k] {
				f.confirm(e, d)
			}
		}
	}
	for k, d := range stored {
		if !named[k] { // loaded only because it stood and the reading is complete
			runs[k.SourceID].changed = true
			runs[k.SourceID].report.Withdrawn++
			f.effect.withdraw(d)
		}
	}
	return f.apply(ctx, tx)
}

func (f *finishing) load(ctx context.Context, tx *pg.DB) (map[intake.DocKey]*intake.DocRow, error) {
	var sources, complete []int64
	var ks []string
	for _, e := range f.runs {
		for _, k := range e.keys {
			sources, ks = append(sources, e.src.ID), append(ks, k)
		}
		if e.o.Err == nil && e.o.Reading.Complete {
			complete = append(complete, e.src.ID)
		}
	}
	stored := make(map[intake.DocKey]*intake.DocRow, len(ks))
	if len(ks)+len(complete) == 0 {
		return stored, nil
	}
	var rows []*intake.DocRow
	if err := tx.Sel(ctx, &rows, loadDocuments, pq.Array(sources), pq.Array(ks), pq.Array(complete)); err != nil {
		return nil, err
	}
	for _, r := range rows {
		stored[r.DocKey] = r
	}
	return stored, nil
}

// addDocuments inserts documents not seen before; they appear in stored without a version.
func (f *finishing) addDocuments(ctx context.Context, tx *pg.DB, stored map[intake.DocKey]*intake.DocRow) error {
	var sources []int64
	var newKeys, urls []string
	for _, e := range f.runs {
		for i := range e.docs {
			if d := &e.docs[i]; stored[intake.DocKey{SourceID: e.src.ID, Key: d.Key}] == nil {
				sources, newKeys, urls = append(sources, e.src.ID), append(newKeys, d.Key), append(urls, d.Row.URL)
			}
		}
	}
	if len(newKeys) == 0 {
		return nil
	}
	var rows []*intake.DocRow
	if err := tx.Sel(ctx, &rows, insertDocuments, pq.Array(sources), pq.Array(newKeys), pq.Array(urls), f.now); err != nil {
		return err
	}
	for _, r := range rows {
		stored[r.DocKey] = r
	}
	return nil
}

// addVersions inserts a version for each document whose text is new, with its statements; a document whose text is that
// of its newest version is confirmed.
func (f *finishing) addVersions(ctx context.Context, tx *pg.DB, stored map[intake.DocKey]*intake.DocRow) error {
	var rows []intake.NoticeIn
	var earlier []int64
	var again []*intake.DocIn
	fresh := map[int64]*intake.DocIn{} // by document id
	for _, e := range f.runs {
		for i := range e.docs {
			d := &e.docs[i]
			was := stored[intake.DocKey{SourceID: e.src.ID, Key: d.Key}]
			d.Was = was
			if was.Version > 0 && bytes.Equal(was.ContentHash, d.Hash) {
				f.confirm(e, was)
				if was.Extractor != e.o.Extractor { // a newer one may read the same text otherwise
					e.changed = true
					f.effect.reread = append(f.effect.reread, was.NoticeID)
					again, earlier = append(again, d), append(earlier, was.NoticeID)
				}
				continue
			}
			e.changed = true
			fresh[was.ID] = d
			rows = append(rows, f.version(e, d))
			e.report.Versioned(was.Version)
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
		f.addStatements(d, d.Was.NoticeID, d.Was.FirstSeen, ages)
	}
	ids, err := f.insertVersions(ctx, tx, rows)
	if err != nil {
		return err
	}
	for _, id := range ids {
		d := fresh[id.DocumentID]
		f.effect.replace(d.Was, id.ID)
		f.addStatements(d, id.ID, f.now, ages)
	}
	return nil
}

// version is the row of a new version of d.
func (f *finishing) version(e *ending, d *intake.DocIn) intake.NoticeIn {
	row := d.Row
	row.DocumentID, row.SourceID, row.Version = d.Was.ID, e.src.ID, int64(d.Was.Version+1)
	if id, ok := f.observed[archive.Observed{SourceID: e.src.ID, SHA256: d.Capture}]; ok {
		row.ObservationID = &id
	}
	return row
}

type versionID struct {
	ID         int64 `db:"id"`
	DocumentID int64 `db:"document_id"`
}

func (f *finishing) insertVersions(ctx context.Context, tx *pg.DB, rows []intake.NoticeIn) ([]versionID, error) {
	if len(rows) == 0 {
		return nil, nil
	}
	var ids []versionID
	err := tx.Sel(ctx, &ids, insertNotices, append([]any{f.now, f.extractor()}, intake.Columns(rows)...)...)
	return ids, err
}

// confirm notes that a document was found standing.
func (f *finishing) confirm(e *ending, d *intake.DocRow) {
	e.report.Confirmed(d.Withdrawn)
	switch {
	case d.Withdrawn:
		e.changed = true
		f.effect.restore(d)
	case f.now.Sub(d.Seen) > notice.StaleAfter:
		f.effect.reopen(d) // it was stale in between, and the record of its sightings must show that
	default:
		f.effect.confirmed = append(f.effect.confirmed, d.ID)
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
func (f *finishing) addStatements(d *intake.DocIn, noticeID int64, firstSeen time.Time, ages map[said]time.Time) {
	var since time.Time // the last moment at which the text is known to have read otherwise
	if d.Was.Version > 0 && d.Was.NoticeID != noticeID {
		since = d.Was.Seen
	}
	for _, st := range d.Statements {
		st.NoticeID, st.SourceID = noticeID, d.Was.SourceID
		st.FirstSeen = firstSeen
		age, ok := ages[said{d.Was.ID, st.Body, st.Service, st.Status, st.Quote}]
		if !ok {
			age = notice.Effective(pgtime.Deref(st.AsOf), pgtime.Deref(d.Row.Updated), pgtime.Deref(d.Row.Published), firstSeen, since)
		}
		st.Effective = pgtime.Stamp(age)
		f.effect.statements = append(f.effect.statements, st)
	}
}
