package queue

import (
	"time"

	"github.com/lagebild/lagebild/internal/source"
)

// SourceRecord is a source as an operator or a folder of manifests wants it to be.
type SourceRecord struct {
	Namespace, Name string
	Spec            source.Spec
	Suspend         bool
	Succeeds        string    // name, in the same namespace, of the source whose place it takes; "" if none
	RequestedAt     time.Time // somebody wants it fetched now; zero if not
	Trace           string    // W3C trace context ("00-…") of what changed the record; "" for none. It is no difference
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
	Trace           string    // SourceRecord.Trace, for the first run after the change
	Stolen          bool      // an earlier claim's lease ran out: its run was never recorded
	LeaseEnds       time.Time
}
