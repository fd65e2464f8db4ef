package intake

import (
	"crypto/sha256"
	"strings"
	"time"

	"github.com/lib/pq"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store/pgtext"
	"github.com/lagebild/lagebild/internal/store/pgtime"
	"github.com/lagebild/lagebild/internal/store/search/german"
	"github.com/lagebild/lagebild/internal/store/structure"
)

// DocIn is a document on its way into the database.
type DocIn struct {
	Key        string
	Hash       []byte // of title and text
	Capture    string // hex SHA-256
	Row        NoticeIn
	Statements []StatementIn
}

// NoticeIn is a version on its way into the database.
type NoticeIn struct {
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

// Columns are rows as arrays, in the order of the fields.
func Columns(rows []NoticeIn) []any {
	return []any{
		column(rows, func(r NoticeIn) int64 { return r.DocumentID }),
		column(rows, func(r NoticeIn) int64 { return r.SourceID }),
		column(rows, func(r NoticeIn) int64 { return r.Version }),
		column(rows, func(r NoticeIn) []byte { return r.ContentHash }),
		column(rows, func(r NoticeIn) string { return r.Title }),
		column(rows, func(r NoticeIn) string { return r.Text }),
		column(rows, func(r NoticeIn) string { return r.Language }),
		column(rows, func(r NoticeIn) string { return r.URL }),
		column(rows, func(r NoticeIn) string { return r.Blocks }),
		column(rows, func(r NoticeIn) string { return r.Links }),
		column(rows, func(r NoticeIn) *time.Time { return r.Published }),
		column(rows, func(r NoticeIn) *time.Time { return r.Updated }),
		column(rows, func(r NoticeIn) *int64 { return r.ObservationID }),
		column(rows, func(r NoticeIn) string { return r.SearchTitle }),
		column(rows, func(r NoticeIn) string { return r.SearchText }),
	}
}

func column[T any](rows []NoticeIn, field func(NoticeIn) T) any {
	out := make([]T, 0, len(rows))
	for _, r := range rows {
		out = append(out, field(r))
	}
	return pq.Array(out)
}

// DocumentsIn makes documents fit for the database. Of several with one key, as it is stored, the last counts.
func DocumentsIn(a *german.Analyser, docs []notice.Document, statements map[string][]notice.Statement, extractor string) ([]DocIn, error) {
	last := make(map[string]int, len(docs))
	for i, d := range docs {
		last[pgtext.Clean(d.Key)] = i
	}
	out := make([]DocIn, 0, len(last))
	for i, d := range docs {
		if last[pgtext.Clean(d.Key)] != i {
			continue
		}
		in, err := documentIn(a, d)
		if err != nil {
			return nil, err
		}
		for _, st := range statements[d.Key] {
			row, err := StatementOf(d, st, extractor)
			if err != nil {
				return nil, err
			}
			in.Statements = append(in.Statements, row)
		}
		out = append(out, in)
	}
	return out, nil
}

func documentIn(a *german.Analyser, d notice.Document) (DocIn, error) {
	title, text := pgtext.Clean(d.Title), pgtext.Clean(d.Text)
	sum := sha256.New()
	_, _ = sum.Write([]byte(title + "\x00"))
	_, _ = sum.Write([]byte(text))
	in := DocIn{Key: pgtext.Clean(d.Key), Hash: sum.Sum(nil), Capture: strings.ToLower(d.Capture)}
	blocks, err := pgtext.JSON(structure.BlocksOut(d.Blocks))
	if err != nil {
		return DocIn{}, fault.Wrap(fault.Invalid, "encoding the blocks of document "+in.Key, err)
	}
	links, err := pgtext.JSON(structure.LinksOut(d.Links))
	if err != nil {
		return DocIn{}, fault.Wrap(fault.Invalid, "encoding the links of document "+in.Key, err)
	}
	in.Row = NoticeIn{
		ContentHash: in.Hash, Title: title, Text: text, Language: pgtext.Clean(d.Language), URL: pgtext.Clean(d.URL),
		Blocks: blocks, Links: links, Published: pgtime.Plausible(d.Published), Updated: pgtime.Plausible(d.Updated),
		SearchTitle: a.Vector(title), SearchText: a.Vector(text),
	}
	return in, nil
}

// StatementOf makes a statement of a document fit for the database; what is not known before the transaction is left open.
func StatementOf(d notice.Document, st notice.Statement, extractor string) (StatementIn, error) {
	op := "storing a statement of document " + pgtext.Clean(d.Key)
	if !st.Status.Valid() {
		return StatementIn{}, fault.New(fault.Invalid, op, "status is %q: give available, limited or unavailable", st.Status)
	}
	if st.Body == "" || st.Service == "" {
		return StatementIn{}, fault.New(fault.Invalid, op, "body is %q and service %q: give both", st.Body, st.Service)
	}
	for field, v := range map[string]notice.Day{"from": st.From, "until": st.Until} {
		if v == "" {
			continue
		}
		if _, err := v.Start(time.UTC); err != nil {
			return StatementIn{}, fault.New(fault.Invalid, op, "%s is %q: give a day as YYYY-MM-DD", field, v)
		}
	}
	detour := st.Detour
	if detour == nil {
		detour = []notice.Detour{}
	}
	if st.Extractor != "" {
		extractor = st.Extractor
	}
	return StatementIn{
		Body: pgtext.Clean(st.Body), Service: pgtext.Clean(string(st.Service)), Status: string(st.Status), From: pgtime.Day(st.From),
		Until: pgtime.Day(st.Until), Detour: detour, Quote: pgtext.Clean(st.Quote), Start: st.Start, End: st.End,
		Rule: pgtext.Clean(st.Rule), Confidence: st.Confidence, Review: st.Review, AsOf: pgtime.Plausible(st.AsOf),
		Extractor: pgtext.Clean(extractor),
	}, nil
}

// Statements come into the database as StatementIns in JSON: these are the columns of the table that they fill, and the type
// of a record that json_to_recordset makes of each.
const (
	StatementColumns = `
    notice_id, source_id, body, service, status, from_day, until_day, detour, quote, start_byte, end_byte, rule,
    confidence, review, as_of, extractor, effective_at, first_seen_at`
	StatementRecord = `r (
    notice_id bigint, source_id bigint, body text, service text, status text, from_day date, until_day date, detour json,
    quote text, start_byte integer, end_byte integer, rule text, confidence double precision, review boolean,
    as_of timestamptz, extractor text, effective_at timestamptz, first_seen_at timestamptz)`
)

// StatementIn is a statement on its way into the database.
type StatementIn struct {
	NoticeID   int64      `json:"notice_id"`
	SourceID   int64      `json:"source_id"`
	Body       string     `json:"body"`
	Service    string     `json:"service"`
	Status     string     `json:"status"`
	From       *string    `json:"from_day"`
	Until      *string    `json:"until_day"`
	Detour     any        `json:"detour"`
	Quote      string     `json:"quote"`
	Start      int        `json:"start_byte"`
	End        int        `json:"end_byte"`
	Rule       string     `json:"rule"`
	Confidence float64    `json:"confidence"`
	Review     bool       `json:"review"`
	AsOf       *time.Time `json:"as_of"`
	Extractor  string     `json:"extractor"`
	Effective  time.Time  `json:"effective_at"`
	FirstSeen  time.Time  `json:"first_seen_at"`
}
