package archive

import (
	"context"
	"encoding/hex"
	"time"

	"github.com/klauspost/compress/zstd"
	"github.com/lib/pq"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/source"
	"github.com/lagebild/lagebild/internal/store/pg"
	"github.com/lagebild/lagebild/internal/store/pgtext"
	"github.com/lagebild/lagebild/internal/store/pgtime"
)

const knownCaptures = `SELECT encode(sha256, 'hex') FROM captures WHERE sha256 = ANY($1)`

// insertCaptures adds contents that are new and, always, what was observed: url, head and time differ from fetch to
// fetch even where the bytes do not.
const insertCaptures = `
WITH bytes AS (
    INSERT INTO captures (sha256, size, zstd, stored_at)
    SELECT b.sha256, b.size, b.zstd, $4 FROM unnest($1::bytea[], $2::bigint[], $3::bytea[]) AS b (sha256, size, zstd)
    ORDER BY b.sha256
    ON CONFLICT (sha256) DO NOTHING
)
INSERT INTO observations (sha256, source_id, run_id, url, final_url, status, header, media_type, charset, tls_peer, fetched_at)
SELECT decode(r.sha256, 'hex'), r.source_id, r.run_id, r.url, r.final_url, r.status, r.header, r.media_type, r.charset,
       r.tls_peer, r.fetched_at
FROM json_to_recordset(CAST($5 AS json)) AS r (
    sha256 text, source_id bigint, run_id bigint, url text, final_url text, status integer, header json, media_type text,
    charset text, tls_peer text, fetched_at timestamptz)
RETURNING source_id, encode(sha256, 'hex') AS sha256, id`

// Observed names what a source received.
type Observed struct {
	SourceID int64  `db:"source_id"`
	SHA256   string `db:"sha256"` // hex
}

type observationIn struct {
	SourceID  int64               `json:"source_id"`
	RunID     int64               `json:"run_id"`
	SHA256    string              `json:"sha256"`
	URL       string              `json:"url"`
	FinalURL  string              `json:"final_url"`
	Status    int                 `json:"status"`
	Header    map[string][]string `json:"header"`
	MediaType string              `json:"media_type"`
	Charset   string              `json:"charset"`
	TLSPeer   string              `json:"tls_peer"`
	FetchedAt time.Time           `json:"fetched_at"`
}

// Received is a capture on its way into the database.
type Received struct {
	SourceID, RunID int64
	SHA             []byte    // see ShaBytes
	At              time.Time // when it was received, if the capture does not say
	Capture         source.Capture
}

// Queries are the statements of Keep that are worth preparing.
var Queries = []string{knownCaptures, insertCaptures}

// Keep stores what was received, and gives the id of each first observation.
func Keep(ctx context.Context, tx *pg.DB, now time.Time, rs []Received) (map[Observed]int64, error) {
	if len(rs) == 0 {
		return nil, nil
	}
	shas := make([][]byte, 0, len(rs))
	for _, r := range rs {
		shas = append(shas, r.SHA)
	}
	var known []string
	if err := tx.Sel(ctx, &known, knownCaptures, pq.ByteaArray(shas)); err != nil {
		return nil, err
	}
	given := make(map[string]bool, len(known))
	for _, k := range known {
		given[k] = true
	}
	var news contents
	rows := make([]observationIn, 0, len(shas))
	for _, r := range rs {
		key := hex.EncodeToString(r.SHA)
		if !given[key] {
			given[key] = true
			if err := news.add(r.SHA, r.Capture.Body); err != nil {
				return nil, err
			}
		}
		rows = append(rows, observationOf(r, key))
	}
	in, err := pgtext.JSON(rows)
	if err != nil {
		return nil, fault.Wrap(fault.Internal, "encoding captures", err)
	}
	var got []struct {
		Observed
		ID int64 `db:"id"`
	}
	err = tx.Sel(ctx, &got, insertCaptures, pq.ByteaArray(news.shas), pq.Array(news.sizes), pq.ByteaArray(news.zstd), now, in)
	if err != nil {
		return nil, err
	}
	out := make(map[Observed]int64, len(got))
	for _, g := range got {
		if _, ok := out[g.Observed]; !ok {
			out[g.Observed] = g.ID
		}
	}
	return out, nil
}

// contents are captures that the database does not hold yet.
type contents struct {
	shas, zstd [][]byte
	sizes      []int64 // bytes, decompressed
}

func (c *contents) add(sha, body []byte) error {
	z, err := compress(body)
	if err != nil {
		return err
	}
	c.shas, c.sizes, c.zstd = append(c.shas, sha), append(c.sizes, int64(len(body))), append(c.zstd, z)
	return nil
}

func observationOf(r Received, sha string) observationIn {
	c := r.Capture
	header := c.Header
	if header == nil {
		header = map[string][]string{}
	}
	at := c.FetchedAt
	if at.IsZero() {
		at = r.At
	}
	return observationIn{
		SourceID: r.SourceID, RunID: r.RunID, SHA256: sha, URL: c.URL, FinalURL: c.FinalURL, Status: c.Status, Header: header,
		MediaType: c.MediaType, Charset: c.Charset, TLSPeer: c.TLSPeer, FetchedAt: pgtime.Stamp(at),
	}
}

// ShaBytes reads a hex SHA-256.
func ShaBytes(s string) ([]byte, error) {
	b, err := hex.DecodeString(s)
	if err != nil || len(b) != 32 {
		return nil, fault.New(fault.Invalid, "reading a capture's name", "%q is no SHA-256: give 64 hexadecimal digits", pgtext.Cut(s, 80))
	}
	return b, nil
}

// Encoders and decoders are safe for concurrent use by EncodeAll and DecodeAll.
var (
	encoder = must(zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(2)))
	decoder = must(zstd.NewReader(nil, zstd.WithDecoderConcurrency(2), zstd.WithDecoderMaxMemory(maxCapture)))
)

// maxCapture bounds what one capture may unpack to.
const maxCapture = 256 << 20

func must[T any](v T, err error) T {
	if err != nil {
		panic("archive: " + err.Error()) // the options are constants
	}
	return v
}

func compress(b []byte) ([]byte, error) {
	if len(b) > maxCapture {
		return nil, fault.New(fault.TooLarge, "storing a capture", "it has %d bytes, at most %d are kept", len(b), maxCapture)
	}
	return encoder.EncodeAll(b, nil), nil
}
