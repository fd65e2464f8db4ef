package record

import (
	"time"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/source"
	"github.com/lagebild/lagebild/internal/store/queue"
	"github.com/lagebild/lagebild/internal/store/report"
)

// Outcome is how a run ended. Every run has exactly one.
type Outcome struct {
	Job               queue.Job
	Started, Finished time.Time
	Reading           source.Reading
	Statements        map[string][]notice.Statement // by document key
	Extractor         string                        // version
	Err               error                         // nil: success
	Gap               time.Duration                 // least time between two requests to one host; the host is free after it
	Report            *report.Report                // filled in when the outcome has been recorded; nil: nobody asks
}
