package store

import (
	"context"
	"encoding/hex"
	"time"

	"github.com/klauspost/compress/zstd"
	"github.com/lib/pq"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/source"
	"github.com/lagebild/lagebild/internal/store/pgtext"
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

// observed names what a source received.
type observed struct {
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

func (f *finishing) storeCaptures(ctx context.Context, tx *Store) error {
	var shas [][]byte
	for _, e := range f.runs {
		shas = append(shas, e.shas...)
	}
	if len(shas) == 0 {
		return nil
	}
	var known []string
	if err := tx.sel(ctx, &known, knownCaptures, pq.ByteaArray(shas)); err != nil {
		return err
	}
	given := make(map[string]bool, len(known))
	for _, k := range known {
		given[k] = true
	}
	var news contents
	rows := make([]observationIn, 0, len(shas))
	for _, e := range f.runs {
		for i, c := range e.o.Reading.Captures {
			key := hex.EncodeToString(e.shas[i])
			if !given[key] {
				given[key] = true
				if err := news.add(e.shas[i], c.Body); err != nil {
					return err
				}
			}
			rows = append(rows, observationOf(e, key, c))
		}
	}
	in, err := pgtext.JSON(rows)
	if err != nil {
		return fault.Wrap(fault.Internal, "encoding captures", err)
	}
	var got []struct {
		observed
		ID int64 `db:"id"`
	}
	err = tx.sel(ctx, &got, insertCaptures, pq.ByteaArray(news.shas), pq.Array(news.sizes), pq.ByteaArray(news.zstd), f.now, in)
	if err != nil {
		return err
	}
	for _, g := range got {
		if _, ok := f.observed[g.observed]; !ok {
			f.observed[g.observed] = g.ID
		}
	}
	return nil
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

func observationOf(e *ending, sha string, c source.Capture) observationIn {
	header := c.Header
	if header == nil {
		header = map[string][]string{}
	}
	at := c.FetchedAt
	if at.IsZero() {
		at = e.o.Finished
	}
	return observationIn{
		SourceID: e.src.ID, RunID: e.src.RunID, SHA256: sha, URL: c.URL, FinalURL: c.FinalURL, Status: c.Status, Header: header,
		MediaType: c.MediaType, Charset: c.Charset, TLSPeer: c.TLSPeer, FetchedAt: stamp(at),
	}
}

// shaBytes reads a hex SHA-256.
func shaBytes(s string) ([]byte, error) {
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
		panic("store: " + err.Error()) // the options are constants
	}
	return v
}

func compress(b []byte) ([]byte, error) {
	if len(b) > maxCapture {
		return nil, fault.New(fault.TooLarge, "storing a capture", "it has %d bytes, at most %d are kept", len(b), maxCapture)
	}
	return encoder.EncodeAll(b, nil), nil
}
