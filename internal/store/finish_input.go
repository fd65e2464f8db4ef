package store

import (
	"crypto/sha256"
	"encoding/json"
	"strings"
	"time"

	"github.com/lib/pq"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store/pgtext"
)

// docIn is a document on its way into the database.
type docIn struct {
	Key        string
	hash       []byte // of title and text
	capture    string // hex SHA-256
	row        noticeIn
	statements []statementIn
	was        *docRow
}

// noticeIn is a version on its way into the database.
type noticeIn struct {
	DocumentID    int64
	SourceID      int64
	Version       int64
	ContentHash   []byte
	Title         string
	Text          string
	Language      string
	URL           string
	Blocks        string // JSON
	Links         string // JSON
	Published     *time.Time
	Updated       *time.Time
	ObservationID *int64
	SearchTitle   string // entries of the full text
	SearchText    string
}

// columns are rows as arrays, in the order of the fields.
func columns(rows []noticeIn) []any {
	return []any{
		column(rows, func(r noticeIn) int64 { return r.DocumentID }),
		column(rows, func(r noticeIn) int64 { return r.SourceID }),
		column(rows, func(r noticeIn) int64 { return r.Version }),
		column(rows, func(r noticeIn) []byte { return r.ContentHash }),
		column(rows, func(r noticeIn) string { return r.Title }),
		column(rows, func(r noticeIn) string { return r.Text }),
		column(rows, func(r noticeIn) string { return r.Language }),
		column(rows, func(r noticeIn) string { return r.URL }),
		column(rows, func(r noticeIn) string { return r.Blocks }),
		column(rows, func(r noticeIn) string { return r.Links }),
		column(rows, func(r noticeIn) *time.Time { return r.Published }),
		column(rows, func(r noticeIn) *time.Time { return r.Updated }),
		column(rows, func(r noticeIn) *int64 { return r.ObservationID }),
		column(rows, func(r noticeIn) string { return r.SearchTitle }),
		column(rows, func(r noticeIn) string { return r.SearchText }),
	}
}

func column[T any](rows []noticeIn, field func(noticeIn) T) any {
	out := make([]T, 0, len(rows))
	for _, r := range rows {
		out = append(out, field(r))
	}
	return pq.Array(out)
}

// documentsIn makes the documents of o fit for the database. Of several with one key the last counts, whose statements
// are those in o.
func documentsIn(o Outcome) ([]docIn, error) {
	last := make(map[string]int, len(o.Reading.Documents))
	for i, d := range o.Reading.Documents {
		last[d.Key] = i
	}
	out := make([]docIn, 0, len(last))
	for i, d := range o.Reading.Documents {
		if last[d.Key] != i {
			continue
		}
		in, err := documentIn(d)
		if err != nil {
			return nil, err
		}
		for _, st := range o.Statements[d.Key] {
			row, err := statementOf(d, st, o.Extractor)
			if err != nil {
				return nil, err
			}
			in.statements = append(in.statements, row)
		}
		out = append(out, in)
	}
	return out, nil
}

func documentIn(d notice.Document) (docIn, error) {
	title, text := pgtext.Clean(d.Title), pgtext.Clean(d.Text)
	sum := sha256.New()
	_, _ = sum.Write([]byte(title + "\x00"))
	_, _ = sum.Write([]byte(text))
	in := docIn{Key: pgtext.Clean(d.Key), hash: sum.Sum(nil), capture: strings.ToLower(d.Capture)}
	blocks, err := pgtext.JSON(blocksOut(d.Blocks))
	if err != nil {
		return docIn{}, fault.Wrap(fault.Invalid, "encoding the blocks of document "+in.Key, err)
	}
	links, err := pgtext.JSON(linksOut(d.Links))
	if err != nil {
		return docIn{}, fault.Wrap(fault.Invalid, "encoding the links of document "+in.Key, err)
	}
	in.row = noticeIn{
		ContentHash: in.hash, Title: title, Text: text, Language: pgtext.Clean(d.Language), URL: pgtext.Clean(d.URL),
		Blocks: blocks, Links: links, Published: plausible(d.Published), Updated: plausible(d.Updated),
		SearchTitle: pgtext.Indexed(title), SearchText: pgtext.Indexed(text),
	}
	return in, nil
}

// plausible drops a time that JSON or PostgreSQL cannot hold.
func plausible(t time.Time) *time.Time {
	if y := t.UTC().Year(); y < 1 || y > 9999 {
		return nil
	}
	return maybe(t)
}

func statementOf(d notice.Document, st notice.Statement, extractor string) (statementIn, error) {
	op := "storing a statement of document " + pgtext.Clean(d.Key)
	if !st.Status.Valid() {
		return statementIn{}, fault.New(fault.Invalid, op, "status is %q: give available, limited or unavailable", st.Status)
	}
	if st.Body == "" || st.Service == "" {
		return statementIn{}, fault.New(fault.Invalid, op, "body is %q and service %q: give both", st.Body, st.Service)
	}
	for field, v := range map[string]notice.Day{"from": st.From, "until": st.Until} {
		if v == "" {
			continue
		}
		if _, err := v.Start(time.UTC); err != nil {
			return statementIn{}, fault.New(fault.Invalid, op, "%s is %q: give a day as YYYY-MM-DD", field, v)
		}
	}
	detour := st.Detour
	if detour == nil {
		detour = []notice.Detour{}
	}
	if st.Extractor != "" {
		extractor = st.Extractor
	}
	return statementIn{
		Body: pgtext.Clean(st.Body), Service: pgtext.Clean(string(st.Service)), Status: string(st.Status), From: day(st.From),
		Until: day(st.Until), Detour: detour, Quote: pgtext.Clean(st.Quote), Start: st.Start, End: st.End,
		Rule: pgtext.Clean(st.Rule), Confidence: st.Confidence, Review: st.Review, AsOf: plausible(st.AsOf),
		Extractor: pgtext.Clean(extractor),
	}, nil
}

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

func blocksOut(bs []notice.Block) []blockJSON {
	out := make([]blockJSON, 0, len(bs))
	for _, b := range bs {
		out = append(out, blockJSON{
			Kind: b.Kind, Start: b.Start, End: b.End, Level: b.Level, Under: b.Under, Lead: b.Lead, Table: b.Table, Row: b.Row,
			Col: b.Col, Heads: b.Heads, Time: plausible(b.Time), Struck: b.Struck,
		})
	}
	return out
}

func blocksIn(raw []byte) ([]notice.Block, error) {
	var rows []blockJSON
	if err := json.Unmarshal(raw, &rows); err != nil {
		return nil, fault.Wrap(fault.Internal, "reading stored blocks", err)
	}
	out := make([]notice.Block, 0, len(rows))
	for _, r := range rows {
		out = append(out, notice.Block{
			Kind: r.Kind, Start: r.Start, End: r.End, Level: r.Level, Under: r.Under, Lead: r.Lead, Table: r.Table, Row: r.Row,
			Col: r.Col, Heads: r.Heads, Time: deref(r.Time), Struck: r.Struck,
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

func linksOut(ls []notice.Link) []linkJSON {
	out := make([]linkJSON, 0, len(ls))
	for _, l := range ls {
		out = append(out, linkJSON(l))
	}
	return out
}

func linksIn(raw []byte) ([]notice.Link, error) {
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
