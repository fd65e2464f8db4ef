package view

import (
	"time"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/source"
	"github.com/lagebild/lagebild/internal/store/archive"
	"github.com/lagebild/lagebild/internal/store/shape"
)

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

// BodyPage is all that a body's page shows.
type BodyPage struct {
	At       time.Time
	Row      BodyRow
	Standing []shape.StatementRow // now standing, newest first, those for review included
	Spans    []Span               // history of its cells, oldest first
	Notices  []shape.NoticeHead   // newest first, at most 200
	Sources  []SourceHealth
}

// NoticePage is one version of a document with its evidence.
type NoticePage struct {
	shape.NoticeHead
	Text       string
	Blocks     []notice.Block
	Links      []notice.Link
	Statements []shape.StatementRow // by Start
	Versions   []shape.NoticeHead   // all of its document, oldest first
	Capture    archive.CaptureHead
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
