package chronicle

import (
	"context"
	"database/sql"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store/pg"
	"github.com/lagebild/lagebild/internal/store/pgtime"
	"github.com/lagebild/lagebild/internal/store/shape"
)

// Cursor is a place in the log of changes. The zero Cursor is its beginning.
type Cursor struct {
	Tx uint64 // number of the transaction read last
	ID int64  // of its row read last
}

// String is the cursor as text: "812-15".
func (c Cursor) String() string {
	return strconv.FormatUint(c.Tx, 10) + "-" + strconv.FormatInt(c.ID, 10)
}

// ParseCursor reads what String wrote; "" is the beginning. Anything else is an Invalid fault.
func ParseCursor(s string) (Cursor, error) {
	if s == "" {
		return Cursor{}, nil
	}
	tx, id, ok := strings.Cut(s, "-")
	t, err1 := strconv.ParseUint(tx, 10, 63)
	n, err2 := strconv.ParseInt(id, 10, 64)
	if !ok || err1 != nil || err2 != nil || n < 0 {
		return Cursor{}, &fault.Error{
			Kind: fault.Invalid, Op: "reading the cursor", Err: fmt.Errorf("%.40q is no cursor", s),
			Remedy: "give one that an earlier answer contained, or none to begin at the beginning",
		}
	}
	return Cursor{Tx: t, ID: n}, nil
}

// EventKind says what happened.
type EventKind string

// The kinds of events.
const (
	EventCell      EventKind = "cell"      // a stretch of a cell's history was written; one that begins later is announced
	EventEnd       EventKind = "end"       // the end of a stretch was set, moved or taken back, and nothing follows it
	EventDrop      EventKind = "drop"      // a stretch that was announced is announced no longer
	EventNotice    EventKind = "notice"    // a new version of a document
	EventWithdrawn EventKind = "withdrawn" // a document is gone from its source
	EventRestored  EventKind = "restored"  // it is back
)

// Event is one entry of the log of changes.
type Event struct {
	Cursor       Cursor
	Kind         EventKind
	Body         string // of a cell
	Service      notice.Service
	Status       notice.Status
	Since        time.Time // of a cell's stretch; of a notice: when first seen, or since when it was gone
	Until        time.Time // end of a cell's stretch; zero: open
	Changed      bool      // of EventCell: the status is another one than before, not only what backs it
	Contradicted bool
	Statement    int64
	Notice       int64
	Quote        string
	Title, URL   string    // of the notice
	Source       string    // namespace/name
	Said         time.Time // when what it tells of was read; zero if not known
}

// Events is a page of the log.
type Events struct {
	Events []Event
	Next   Cursor // where to go on
	More   bool   // there is more to read at once
	Behind bool   // something is written that may be read only when an older transaction has ended: ask again soon
}

// Rows are given out in the order of their transactions, and only those that no running transaction precedes: a reader
// that goes on from the last row it got misses nothing.
const eventsAfter = `
SELECT CAST(c.xid AS text) AS tx, c.id, c.kind, c.body, c.service, c.status, c.since, c.until,
       coalesce(c.since = c.status_since, false) AS changed, c.contradicted, coalesce(c.statement_id, 0) AS statement_id,
       coalesce(n.id, 0) AS notice_id, coalesce(st.quote, '') AS quote, coalesce(n.title, '') AS title,
       coalesce(n.url, '') AS url, coalesce(src.namespace || '/' || src.name, '') AS source,
       coalesce(st.stored_at, n.first_seen_at) AS said_at
FROM changes c
LEFT JOIN statements st ON st.id = c.statement_id
LEFT JOIN notices n ON n.id = coalesce(c.notice_id, st.notice_id)
LEFT JOIN sources src ON src.id = n.source_id
WHERE (c.xid, c.id) > (CAST($1 AS xid8), $2) AND c.xid < pg_snapshot_xmin(pg_current_snapshot())
  AND NOT (c.kind = 'end' AND EXISTS (
      SELECT 1 FROM cells x WHERE x.body = c.body AND x.service = c.service AND x.since = c.until))
ORDER BY c.xid, c.id
LIMIT $3`

const eventsHorizon = `
SELECT CAST(pg_snapshot_xmin(pg_current_snapshot()) AS text) AS least, CAST(pg_snapshot_xmax(pg_current_snapshot()) AS text) AS next,
       EXISTS (SELECT 1 FROM changes c WHERE c.xid >= pg_snapshot_xmin(pg_current_snapshot())) AS behind`

type eventRow struct {
	shape.Pair
	Tx           string       `db:"tx"`
	ID           int64        `db:"id"`
	Kind         string       `db:"kind"`
	Status       string       `db:"status"`
	Since        time.Time    `db:"since"`
	Until        sql.NullTime `db:"until"`
	Changed      bool         `db:"changed"`
	Contradicted bool         `db:"contradicted"`
	StatementID  int64        `db:"statement_id"`
	NoticeID     int64        `db:"notice_id"`
	Quote        string       `db:"quote"`
	Title        string       `db:"title"`
	URL          string       `db:"url"`
	Source       string       `db:"source"`
	Said         sql.NullTime `db:"said_at"`
}

func (r eventRow) event() (Event, error) {
	tx, err := strconv.ParseUint(r.Tx, 10, 63)
	if err != nil {
		return Event{}, fault.Wrap(fault.Internal, "reading a transaction's number", err)
	}
	return Event{
		Cursor: Cursor{Tx: tx, ID: r.ID}, Kind: EventKind(r.Kind), Body: r.Body, Service: notice.Service(r.Service),
		Status: notice.Status(r.Status), Since: r.Since.UTC(), Until: pgtime.Moment(r.Until), Changed: r.Changed && r.Kind == string(EventCell),
		Contradicted: r.Contradicted, Statement: r.StatementID, Notice: r.NoticeID, Quote: r.Quote, Title: r.Title, URL: r.URL,
		Source: r.Source, Said: pgtime.Moment(r.Said),
	}, nil
}

// Events reads the log of changes from after a cursor, at most limit entries. A cursor that lies ahead of the log, from
// another database or from before a restore, is an Invalid fault.
func (s *Chronicle) Events(ctx context.Context, after Cursor, limit int) (Events, error) {
	const op = "reading changes"
	page := Events{Next: after}
	err := s.db.InTx(ctx, pg.Snapshot, func(tx *pg.DB) error {
		least, next, behind, err := New(tx).horizon(ctx)
		if err != nil {
			return err
		}
		if after.Tx >= next {
			return &fault.Error{
				Kind: fault.Invalid, Op: op, Err: fmt.Errorf("the cursor %s lies ahead of everything written", after),
				Remedy: "read everything anew: the database was restored or is another one",
			}
		}
		var rows []eventRow
		if err := tx.Sel(ctx, &rows, eventsAfter, strconv.FormatUint(after.Tx, 10), after.ID, limit+1); err != nil {
			return err
		}
		page.More = len(rows) > limit
		page.Behind = behind
		page.Events = make([]Event, 0, len(rows))
		for _, r := range rows[:min(len(rows), limit)] {
			e, err := r.event()
			if err != nil {
				return err
			}
			page.Events, page.Next = append(page.Events, e), e.Cursor
		}
		if end := (Cursor{Tx: least - 1, ID: math.MaxInt64}); !page.More && least > 0 && after.Tx < end.Tx {
			page.Next = end // what is between was no event
		}
		return nil
	})
	return page, pg.Translate(op, err)
}

// EventsEnd is the present end of the log: all that Events gives from there on is written later.
func (s *Chronicle) EventsEnd(ctx context.Context) (Cursor, error) {
	least, _, _, err := s.horizon(ctx)
	if err != nil {
		return Cursor{}, pg.Translate("reading the end of the changes", err)
	}
	return Cursor{Tx: least - 1, ID: math.MaxInt64}, nil
}

// horizon gives the number of the oldest running transaction, of the next one, and whether rows wait beyond the first.
func (s *Chronicle) horizon(ctx context.Context) (least, next uint64, behind bool, err error) {
	var r struct {
		Least  string `db:"least"`
		Next   string `db:"next"`
		Behind bool   `db:"behind"`
	}
	if err := s.db.Get(ctx, &r, eventsHorizon); err != nil {
		return 0, 0, false, err
	}
	if least, err = strconv.ParseUint(r.Least, 10, 63); err != nil {
		return 0, 0, false, fault.Wrap(fault.Internal, "reading a transaction's number", err)
	}
	if next, err = strconv.ParseUint(r.Next, 10, 63); err != nil {
		return 0, 0, false, fault.Wrap(fault.Internal, "reading a transaction's number", err)
	}
	return least, next, r.Behind, nil
}
