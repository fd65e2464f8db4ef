package archive

import (
	"context"
	"encoding/hex"
	"encoding/json"
	"time"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/store/pg"
)

const observationHead = `
SELECT o.sha256, o.url, o.final_url, o.status, o.header, o.media_type, o.charset, o.tls_peer, o.fetched_at, c.size
FROM observations o JOIN captures c ON c.sha256 = o.sha256
WHERE `

type observationRow struct {
	SHA256    []byte    `db:"sha256"`
	URL       string    `db:"url"`
	FinalURL  string    `db:"final_url"`
	Status    int       `db:"status"`
	Header    []byte    `db:"header"`
	MediaType string    `db:"media_type"`
	Charset   string    `db:"charset"`
	TLSPeer   string    `db:"tls_peer"`
	FetchedAt time.Time `db:"fetched_at"`
	Size      int64     `db:"size"`
}

// HeadOf reads the first observation for which a condition, which is a constant of the caller, holds.
func HeadOf(ctx context.Context, s *pg.DB, condition string, arg any) (CaptureHead, error) {
	var r observationRow
	if err := s.Get(ctx, &r, observationHead+condition+` ORDER BY o.fetched_at, o.id LIMIT 1`, arg); err != nil {
		return CaptureHead{}, err
	}
	h := CaptureHead{
		SHA256: hex.EncodeToString(r.SHA256), URL: r.URL, FinalURL: r.FinalURL, MediaType: r.MediaType, Charset: r.Charset,
		TLSPeer: r.TLSPeer, Status: r.Status, Size: r.Size, FetchedAt: r.FetchedAt.UTC(),
	}
	if err := json.Unmarshal(r.Header, &h.Header); err != nil {
		return CaptureHead{}, fault.Wrap(fault.Internal, "reading a stored header", err)
	}
	return h, nil
}

// Capture gives the bytes with a hex SHA-256 as they came, and the head with which they came first. Bytes that are not
// there are a NotFound fault, a name that is no SHA-256 an Invalid one.
func (s *Archive) Capture(ctx context.Context, sha256 string) ([]byte, CaptureHead, error) {
	const op = "reading a capture"
	sum, err := ShaBytes(sha256)
	if err != nil {
		return nil, CaptureHead{}, err
	}
	head, err := HeadOf(ctx, s.db, `o.sha256 = $1`, sum)
	if err != nil {
		return nil, CaptureHead{}, pg.Translate(op, err)
	}
	var z []byte
	if err := s.db.Get(ctx, &z, `SELECT zstd FROM captures WHERE sha256 = $1`, sum); err != nil {
		return nil, CaptureHead{}, pg.Translate(op, err)
	}
	body, err := decoder.DecodeAll(z, make([]byte, 0, head.Size))
	if err != nil {
		return nil, CaptureHead{}, fault.Wrap(fault.Internal, "unpacking a capture", err)
	}
	return body, head, nil
}
