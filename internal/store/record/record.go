package record

import (
	"github.com/lagebild/lagebild/internal/store/pg"
	"github.com/lagebild/lagebild/internal/store/search/german"
)

// Recorder writes how runs ended. It is safe for concurrent use.
type Recorder struct {
	db       *pg.DB
	analyser *german.Analyser // makes the entries of the full text
}

// New gives the room on db, which may be within a transaction.
func New(db *pg.DB, a *german.Analyser) *Recorder { return &Recorder{db: db, analyser: a} }
