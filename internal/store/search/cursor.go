package search

import (
	"encoding/base64"
	"encoding/json"
	"hash/fnv"
	"time"

	"github.com/lagebild/lagebild/internal/store/search/query"
)

// mode is how a search goes about it.
type mode int

const (
	modeUnknown mode = iota
	modeAll          // all that match are looked at
	modeNewest       // too many match: the newest are looked at, then those before
)

// cursor is where a page of hits begins. All pages of a search speak of the notices that were there for the first one, so
// that none is shown twice or left out while others come in.
type cursor struct {
	Hash   uint32              `json:"h"`           // of query and order
	Mode   mode                `json:"m"`           //
	Top    int64               `json:"t"`           // largest notice id; 0 = as it is now
	Now    int64               `json:"n"`           // unix µs; what newer means
	Rank   float64             `json:"r,omitempty"` // of the last hit shown
	ID     int64               `json:"i,omitempty"` // of the last hit shown
	From   int64               `json:"f,omitempty"` // largest id of the window
	Low    bool                `json:"l,omitempty"` // the window is used up: the next begins below From
	Mended map[string][]string `json:"w,omitempty"` // stems looked for instead of others
}

// maxCursor bounds a cursor's text, in bytes.
const maxCursor = 4000

func (c cursor) first() bool { return c.Top == 0 }

func (r Request) hash() uint32 {
	h := fnv.New32a()
	_, _ = h.Write([]byte(string(r.Sort) + "\x00" + r.Query))
	return h.Sum32()
}

func readCursor(req Request) (cursor, query.Problems) {
	c := cursor{Hash: req.hash(), Now: req.Now.UnixMicro()}
	if req.Cursor == "" {
		return c, nil
	}
	bad := query.Problems{{Code: query.BadCursor}}
	if len(req.Cursor) > maxCursor {
		return c, bad
	}
	raw, err := base64.RawURLEncoding.DecodeString(req.Cursor)
	if err != nil {
		return c, bad
	}
	var got cursor
	if json.Unmarshal(raw, &got) != nil || got.Top <= 0 || got.Mode != modeAll && got.Mode != modeNewest || len(got.Mended) > query.MaxWords {
		return c, bad
	}
	if got.Hash != c.Hash {
		return c, query.Problems{{Code: query.OtherCursor}}
	}
	return got, nil
}

func (c cursor) String() string {
	raw, _ := json.Marshal(c) // numbers and strings: cannot fail; a rank is finite
	return base64.RawURLEncoding.EncodeToString(raw)
}

func (c cursor) now() time.Time { return time.UnixMicro(c.Now).UTC() }
