package store

import (
	"github.com/lagebild/lagebild/internal/store/archive"
	"github.com/lagebild/lagebild/internal/store/chronicle"
	"github.com/lagebild/lagebild/internal/store/lists"
	"github.com/lagebild/lagebild/internal/store/pg"
	"github.com/lagebild/lagebild/internal/store/queue"
	"github.com/lagebild/lagebild/internal/store/record"
	"github.com/lagebild/lagebild/internal/store/report"
	"github.com/lagebild/lagebild/internal/store/reread"
	"github.com/lagebild/lagebild/internal/store/search"
	"github.com/lagebild/lagebild/internal/store/search/fields"
	"github.com/lagebild/lagebild/internal/store/settle"
	"github.com/lagebild/lagebild/internal/store/shape"
	"github.com/lagebild/lagebild/internal/store/view"
)

// What the rooms take and give, under one roof for those who use the store; each is described in full where it is at home.
type (
	// SourceRecord is a source as an operator or a folder of manifests wants it to be.
	SourceRecord = queue.SourceRecord
	// SyncResult says what a sync of sources changed.
	SyncResult = queue.SyncResult
	// ClaimParams says who claims how much.
	ClaimParams = queue.ClaimParams
	// Job is a claimed source.
	Job = queue.Job
	// QueueHealth is how far behind the fetching is.
	QueueHealth = queue.Health
	// SourceState is a source as it stands in the database.
	SourceState = queue.SourceState
	// BodyState is a body as it stands in the database.
	BodyState = queue.BodyState

	// Outcome is how a run ended.
	Outcome = record.Outcome
	// RunReport is what the record of a run changed.
	RunReport = report.Report
	// CellMove is a change of the status that a cell shows.
	CellMove = settle.Move

	// RereadParams says which versions are to be read again.
	RereadParams = reread.Params
	// Reread is a stored version that is to be read again.
	Reread = reread.Reread
	// Reextraction is what an extractor read in versions of one source.
	Reextraction = reread.Reextraction
	// Reading is what was read in one version.
	Reading = reread.Reading
	// StatementChange is how one statement is read now and was before.
	StatementChange = reread.StatementChange

	// Change says that something was written.
	Change = pg.Change

	// CaptureHead is the evidence of a notice without its bytes.
	CaptureHead = archive.CaptureHead

	// StatementRow is a statement with where it stands.
	StatementRow = shape.StatementRow
	// NoticeHead is a notice version in a list.
	NoticeHead = shape.NoticeHead

	// BodyRow is one body in an overview.
	BodyRow = view.BodyRow
	// Overview is the region at one moment.
	Overview = view.Overview
	// BodyPage is all that a body's page shows.
	BodyPage = view.BodyPage
	// NoticePage is one version of a document with its evidence.
	NoticePage = view.NoticePage
	// SourceHealth is how a source is doing.
	SourceHealth = view.SourceHealth
	// Freshness is how old what is known is, in numbers.
	Freshness = view.Freshness
	// Ages are the times since the last success of sources.
	Ages = view.Ages

	// NoticeFilter says which notice versions are wanted.
	NoticeFilter = lists.NoticeFilter
	// StatementFilter says which statements are wanted.
	StatementFilter = lists.StatementFilter
	// Digest is a notice version with what it says.
	Digest = lists.Digest

	// Announcement is what a cell will show.
	Announcement = chronicle.Announcement
	// Transition is a cell that changed its status.
	Transition = chronicle.Transition
	// Stay is a stretch of a status.
	Stay = chronicle.Stay
	// Course is what cells showed over a time.
	Course = chronicle.Course
	// Shift is a change of what a cell shows.
	Shift = chronicle.Shift
	// ShiftFilter says which shifts are wanted.
	ShiftFilter = chronicle.ShiftFilter
	// Stretch is a stretch of a cell's history with what backs it.
	Stretch = chronicle.Stretch
	// Seen is a time over which a notice was confirmed.
	Seen = chronicle.Seen
	// Cursor is a place in the log of changes.
	Cursor = chronicle.Cursor
	// Event is one entry of the log of changes.
	Event = chronicle.Event
	// Events is a page of the log.
	Events = chronicle.Events

	// Searcher finds notices.
	Searcher = search.Searcher
	// SearchSort is the order of hits.
	SearchSort = search.Sort
	// SearchRequest asks for one page of hits.
	SearchRequest = search.Request
	// SearchResult is one page of hits.
	SearchResult = search.Result
	// Facet counts hits by one field.
	Facet = search.Facet
	// Hit is a notice version found by a search.
	Hit = search.Hit
	// HitStatement is a statement in short.
	HitStatement = search.HitStatement

	// SearchFilter is a field of the query and what its value was taken for.
	SearchFilter = fields.Filter
)

// The orders of hits.
const (
	ByRelevance = search.ByRelevance
	ByTime      = search.ByTime
)

// ParseCursor reads what Cursor.String wrote; "" is the beginning. Anything else is an Invalid fault.
func ParseCursor(s string) (Cursor, error) { return chronicle.ParseCursor(s) }
