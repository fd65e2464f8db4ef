package store

import (
	"time"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/source"
)

// SourceRecord is a source as an operator or a folder of manifests wants it to be.
type SourceRecord struct {
	Namespace, Name string
	Spec            source.Spec
	Suspend         bool
	Succeeds        string    // name, in the same namespace, of the source whose place it takes; "" if none
	RequestedAt     time.Time // somebody wants it fetched now; zero if not
}

// SyncResult says what a sync of sources changed.
type SyncResult struct{ Created, Updated, Unchanged, Retired int }

// ClaimParams says who claims how much.
type ClaimParams struct {
	Now    time.Time
	Lease  time.Duration
	Limit  int
	Worker string
	Gap    time.Duration // least time between two requests to one host
}

// Job is a claimed source: its run belongs to the holder of Token until the lease ends.
type Job struct {
	SourceID        int64
	Namespace, Name string
	Token           string // the lease
	Host            string // "werl.de:8080": the host that the claim holds; see fetch.Holding
	Spec            source.Spec
	State           source.State
	Failures        int       // runs in a row that failed
	Due             time.Time // when it was to run
	Asked           bool      // somebody asked for this run: SourceRecord.RequestedAt
	LeaseEnds       time.Time
}

// Outcome is how a run ended. Every run has exactly one.
type Outcome struct {
	Job               Job
	Started, Finished time.Time
	Reading           source.Reading
	Statements        map[string][]notice.Statement // by document key
	Extractor         string                        // version
	Err               error                         // nil: success
	Gap               time.Duration                 // least time between two requests to one host; the host is free after it
}

// BodyRow is one body in an overview with all that is known of it.
type BodyRow struct {
	Body         notice.Body
	Cells        map[notice.Service]notice.Cell // only services of which something stands
	Sources      int                            // active sources that speak for it
	Answering    int                            // of these, how many answered their last run
	Silent       bool                           // it has sources and none of them answered within StaleAfter
	LastNotice   time.Time                      // first seen time of its newest notice version; zero if none
	LastAnswered time.Time                      // last success of any of its sources; zero if none
}

// Overview is the region at one moment.
type Overview struct {
	At   time.Time // the moment shown
	Now  time.Time // when it was asked for
	Rows []BodyRow // ordered by Kreis name, the Kreis itself first, then by name
}

// Span is one stretch of a cell's history.
type Span struct {
	Service notice.Service
	Status  notice.Status // "" = nothing stood
	From    time.Time
	To      time.Time // zero: still
	Notice  int64
	Quote   string
}

// StatementRow is a statement with where it stands.
type StatementRow struct {
	notice.Statement
	ID          int64
	NoticeID    int64
	DocumentURL string
	Title       string
	Lead        string // words that govern the quote (line above its list, heads of its cell, its question); on a BodyPage only
	Source      string // namespace/name
	Authority   notice.Authority
	FirstSeen   time.Time
	ConfirmedAt time.Time
	Effective   time.Time // by which "newest" is decided: AsOf, else published, else first seen
	Withdrawn   time.Time // zero: stands
}

// NoticeHead is a notice version in a list.
type NoticeHead struct {
	ID          int64
	Version     int // 1, 2, … within its document
	Title       string
	URL         string
	Source      string // namespace/name
	Published   time.Time
	FirstSeen   time.Time
	LastSeen    time.Time
	Withdrawn   time.Time // zero: stands
	Statements  int
	IsNewest    bool
	Authority   notice.Authority
	DocumentKey string
}

// BodyPage is all that a body's page shows.
type BodyPage struct {
	At       time.Time
	Row      BodyRow
	Standing []StatementRow // now standing, newest first, those for review included
	Spans    []Span         // history of its cells, oldest first
	Notices  []NoticeHead   // newest first, at most 200
	Sources  []SourceHealth
}

// NoticePage is one version of a document with its evidence.
type NoticePage struct {
	NoticeHead
	Text       string
	Blocks     []notice.Block
	Links      []notice.Link
	Statements []StatementRow // by Start
	Versions   []NoticeHead   // all of its document, oldest first
	Capture    CaptureHead
}

// CaptureHead is the evidence of a notice without its bytes.
type CaptureHead struct {
	SHA256, URL, FinalURL, MediaType, Charset, TLSPeer string
	Status                                             int
	Header                                             map[string][]string
	Size                                               int64 // bytes, decompressed
	FetchedAt                                          time.Time
}

// SourceHealth is how a source is doing.
type SourceHealth struct {
	Namespace, Name string
	Body            string // AGS; "" if about many
	Type            source.Type
	URL             string
	Authority       notice.Authority
	Interval        time.Duration
	Suspended       bool
	Retired         bool
	NextFetch       time.Time
	LastRun         time.Time
	LastSuccess     time.Time
	LastChange      time.Time
	LastFault       string // fault kind; "" if the last run succeeded
	LastError       string // its text
	Failures        int
	Notices         int       // documents that stand
	RequestHandled  time.Time // SourceRecord.RequestedAt as of the last claim; zero if never asked for
}

// Change says that something was written that others may want to read.
type Change struct {
	All     bool     // what changed is not known (the connection was lost, or too much at once): read all anew
	Sources []string // namespace/name of sources whose health changed
	Bodies  []string // AGS of bodies whose cells or notices changed
}
