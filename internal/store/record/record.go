package record

import "github.com/lagebild/lagebild/internal/store/pg"

// Recorder writes how runs ended. It is safe for concurrent use.
type Recorder struct{ db *pg.DB }

// New gives the room on db, which may be within a transaction.
func New(db *pg.DB) *Recorder { return &Recorder{db: db} }
