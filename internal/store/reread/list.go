package reread

import (
	"context"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"time"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/source"
	"github.com/lagebild/lagebild/internal/store/archive"
	"github.com/lagebild/lagebild/internal/store/pg"
	"github.com/lagebild/lagebild/internal/store/pgtime"
	"github.com/lagebild/lagebild/internal/store/structure"
)

// nextReread finds the next source with a version to read again, after what was read before.
const nextReread = `
SELECT coalesce(min(n.source_id), 0) FROM notices n
WHERE n.source_id >= $1 AND (n.source_id > $1 OR n.id > $2) AND (CAST($3 AS text) = '' OR n.extractor <> $3)`

const loadRereads = `
SELECT n.id, n.source_id, s.namespace || '/' || s.name AS source, s.spec, d.key, n.url, n.title, n.text, n.language, n.blocks,
       n.links, n.published_at, n.updated_at, n.first_seen_at, n.extractor, o.sha256, o.url AS asked, o.final_url,
       o.media_type, o.charset
FROM notices n
JOIN documents d ON d.id = n.document_id
JOIN sources s ON s.id = n.source_id
LEFT JOIN observations o ON o.id = n.observation_id
WHERE n.source_id = $1 AND ($1 > $2 OR n.id > $3) AND (CAST($4 AS text) = '' OR n.extractor <> $4)
ORDER BY n.id
LIMIT $5`

const countRereads = `SELECT count(*) FROM notices n WHERE CAST($1 AS text) = '' OR n.extractor <> $1`

// Params says which versions are to be read again.
type Params struct {
	Source, Notice int64  // go on after this version of this source; 0: from the beginning
	Extractor      string // leave out what this version of the extractor has read; "" = leave out nothing
	Limit          int    // most versions; a batch is of one source only
}

// Reread is a stored version that is to be read again.
type Reread struct {
	Notice    int64
	SourceID  int64
	Source    string // namespace/name
	Spec      source.Spec
	Document  notice.Document
	FirstSeen time.Time
	Extractor string              // version that made its statements
	Capture   archive.CaptureHead // SHA256, URL, FinalURL, MediaType and Charset of the answer it was read from; empty if not known
}

type rereadRow struct {
	ID        int64          `db:"id"`
	SourceID  int64          `db:"source_id"`
	Source    string         `db:"source"`
	Spec      []byte         `db:"spec"`
	Key       string         `db:"key"`
	URL       string         `db:"url"`
	Title     string         `db:"title"`
	Text      string         `db:"text"`
	Language  string         `db:"language"`
	Blocks    []byte         `db:"blocks"`
	Links     []byte         `db:"links"`
	Published sql.NullTime   `db:"published_at"`
	Updated   sql.NullTime   `db:"updated_at"`
	FirstSeen time.Time      `db:"first_seen_at"`
	Extractor string         `db:"extractor"`
	SHA256    []byte         `db:"sha256"`
	Asked     sql.NullString `db:"asked"`
	FinalURL  sql.NullString `db:"final_url"`
	MediaType sql.NullString `db:"media_type"`
	Charset   sql.NullString `db:"charset"`
}

// Rereads gives the next versions to be read again, of one source, the oldest first; none when all were given. Versions
// that stand no longer are among them: their statements are shown beside them, though no cell shows them.
func (s *Rereader) Rereads(ctx context.Context, p Params) ([]Reread, error) {
	const op = "looking for notices to read again"
	var next int64
	if err := s.db.Get(ctx, &next, nextReread, p.Source, p.Notice, p.Extractor); err != nil {
		return nil, pg.Translate(op, err)
	}
	if next == 0 {
		return nil, nil
	}
	out, err := pg.Read(ctx, s.db, rereadRow.reread, loadRereads, next, p.Source, p.Notice, p.Extractor, p.Limit)
	return out, pg.Translate(op, err)
}

func (r rereadRow) reread() (Reread, error) {
	out := Reread{
		Notice: r.ID, SourceID: r.SourceID, Source: r.Source, FirstSeen: r.FirstSeen.UTC(), Extractor: r.Extractor,
		Document: notice.Document{
			Key: r.Key, URL: r.URL, Title: r.Title, Text: r.Text, Language: r.Language, Published: pgtime.Moment(r.Published), Updated: pgtime.Moment(r.Updated),
		},
	}
	if len(r.SHA256) > 0 {
		out.Capture = archive.CaptureHead{
			SHA256: hex.EncodeToString(r.SHA256), URL: r.Asked.String, FinalURL: r.FinalURL.String, MediaType: r.MediaType.String,
			Charset: r.Charset.String,
		}
		out.Document.Capture = out.Capture.SHA256
	}
	if err := json.Unmarshal(r.Spec, &out.Spec); err != nil {
		return Reread{}, fault.Wrap(fault.Internal, "reading a stored source", err)
	}
	var err error
	if out.Document.Blocks, err = structure.BlocksIn(r.Blocks); err != nil {
		return Reread{}, err
	}
	out.Document.Links, err = structure.LinksIn(r.Links)
	return out, err
}

// CountRereads is how many versions Rereads has in all for an extractor.
func (s *Rereader) CountRereads(ctx context.Context, extractor string) (int, error) {
	var n int
	err := s.db.Get(ctx, &n, countRereads, extractor)
	return n, pg.Translate("counting notices to read again", err)
}
