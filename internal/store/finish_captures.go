package store

import (
	"context"
	"encoding/hex"
	"slices"
	"time"

	"github.com/klauspost/compress/zstd"
	"github.com/lib/pq"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/store/pgtext"
)

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
SELECT decode(r.sha256, 'hex'), $5, $6, r.url, r.final_url, r.status, r.header, r.media_type, r.charset, r.tls_peer, r.fetched_at
FROM jsonb_to_recordset(CAST($7 AS jsonb)) AS r (
    sha256 text, url text, final_url text, status integer, header jsonb, media_type text, charset text, tls_peer text,
    fetched_at timestamptz)
RETURNING encode(sha256, 'hex') AS sha256, id`

type observationIn struct {
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
	var shas, bytes [][]byte
	var sizes []int64
	rows := make([]observationIn, 0, len(f.shas))
	given := map[string]bool{}
	for i, c := range f.o.Reading.Captures {
		key := hex.EncodeToString(f.shas[i])
		if !given[key] && !slices.Contains(f.src.Known, key) {
			given[key] = true
			z, err := compress(c.Body)
			if err != nil {
				return err
			}
			shas, sizes, bytes = append(shas, f.shas[i]), append(sizes, int64(len(c.Body))), append(bytes, z)
		}
		header := c.Header
		if header == nil {
			header = map[string][]string{}
		}
		at := c.FetchedAt
		if at.IsZero() {
			at = f.o.Finished
		}
		rows = append(rows, observationIn{
			SHA256: key, URL: c.URL, FinalURL: c.FinalURL, Status: c.Status, Header: header, MediaType: c.MediaType,
			Charset: c.Charset, TLSPeer: c.TLSPeer, FetchedAt: stamp(at),
		})
	}
	if len(rows) == 0 {
		return nil
	}
	in, err := pgtext.JSON(rows)
	if err != nil {
		return fault.Wrap(fault.Internal, "encoding captures", err)
	}
	var got []struct {
		SHA256 string `db:"sha256"`
		ID     int64  `db:"id"`
	}
	err = tx.sel(ctx, &got, insertCaptures, pq.ByteaArray(shas), pq.Array(sizes), pq.ByteaArray(bytes), f.now, f.src.ID, f.src.RunID, in)
	if err != nil {
		return err
	}
	for _, g := range got {
		if _, ok := f.observed[g.SHA256]; !ok {
			f.observed[g.SHA256] = g.ID
		}
	}
	return nil
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
