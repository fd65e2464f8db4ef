package report

import "github.com/lagebild/lagebild/internal/store/settle"

// Report is what the record of a run changed. It counts documents.
type Report struct {
	RunID     int64
	New       int // seen for the first time
	Changed   int // with a new version
	Unchanged int // confirmed as they stood
	Withdrawn int // gone from a complete reading
	Restored  int // that stand again
	Moves     []settle.Move
}

// Versioned counts a document with a version after the one of the given number; 0: it had none.
func (r *Report) Versioned(before int) {
	if before > 0 {
		r.Changed++
	} else {
		r.New++
	}
}

// Confirmed counts a document that was found as its newest version has it; withdrawn: until then it did not stand.
func (r *Report) Confirmed(withdrawn bool) {
	if withdrawn {
		r.Restored++
	} else {
		r.Unchanged++
	}
}

// Run is one of the runs that were recorded together.
type Run struct {
	Report  *Report
	Source  int64
	Body    string // that its source speaks for; "" = about many
	Changed bool   // it brought news
}

// Account puts each change of a cell down to the run that brought it: the one whose source made the statement that is shown
// now; where nothing is shown any more, or the statement was there before, the run that speaks for the body; else all that
// brought news.
func Account(moves []settle.Move, runs []Run) {
	for _, m := range moves {
		if !accountTo(m, runs, func(r Run) bool { return r.Source == m.Source }) &&
			!accountTo(m, runs, func(r Run) bool { return r.Changed && r.Body == m.Body }) {
			accountTo(m, runs, func(r Run) bool { return r.Changed })
		}
	}
}

func accountTo(m settle.Move, runs []Run, brought func(Run) bool) bool {
	found := false
	for _, r := range runs {
		if brought(r) {
			r.Report.Moves = append(r.Report.Moves, m)
			found = true
		}
	}
	return found
}
