package structure

import (
	"encoding/json"
	"time"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store/pgtime"
)

// blockJSON is a block in the database; its names never change.
type blockJSON struct {
	Kind   notice.BlockKind `json:"kind"`
	Start  int              `json:"start"`
	End    int              `json:"end"`
	Level  int              `json:"level,omitempty"`
	Under  []int            `json:"under,omitempty"`
	Lead   int              `json:"lead"`
	Table  int              `json:"table,omitempty"`
	Row    int              `json:"row,omitempty"`
	Col    int              `json:"col,omitempty"`
	Heads  []int            `json:"heads,omitempty"`
	Time   *time.Time       `json:"time,omitempty"`
	Struck bool             `json:"struck,omitempty"`
}

// BlocksOut are blocks as they are stored.
func BlocksOut(bs []notice.Block) []blockJSON {
	out := make([]blockJSON, 0, len(bs))
	for _, b := range bs {
		out = append(out, blockJSON{
			Kind: b.Kind, Start: b.Start, End: b.End, Level: b.Level, Under: b.Under, Lead: b.Lead, Table: b.Table, Row: b.Row,
			Col: b.Col, Heads: b.Heads, Time: pgtime.Plausible(b.Time), Struck: b.Struck,
		})
	}
	return out
}

// BlocksIn reads stored blocks.
func BlocksIn(raw []byte) ([]notice.Block, error) {
	var rows []blockJSON
	if err := json.Unmarshal(raw, &rows); err != nil {
		return nil, fault.Wrap(fault.Internal, "reading stored blocks", err)
	}
	out := make([]notice.Block, 0, len(rows))
	for _, r := range rows {
		out = append(out, notice.Block{
			Kind: r.Kind, Start: r.Start, End: r.End, Level: r.Level, Under: r.Under, Lead: r.Lead, Table: r.Table, Row: r.Row,
			Col: r.Col, Heads: r.Heads, Time: pgtime.Deref(r.Time), Struck: r.Struck,
		})
	}
	return out, nil
}

// linkJSON is a link in the database.
type linkJSON struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	URL   string `json:"url"`
}

// LinksOut are links as they are stored.
func LinksOut(ls []notice.Link) []linkJSON {
	out := make([]linkJSON, 0, len(ls))
	for _, l := range ls {
		out = append(out, linkJSON(l))
	}
	return out
}

// LinksIn reads stored links.
func LinksIn(raw []byte) ([]notice.Link, error) {
	var rows []linkJSON
	if err := json.Unmarshal(raw, &rows); err != nil {
		return nil, fault.Wrap(fault.Internal, "reading stored links", err)
	}
	out := make([]notice.Link, 0, len(rows))
	for _, r := range rows {
		out = append(out, notice.Link(r))
	}
	return out, nil
}
