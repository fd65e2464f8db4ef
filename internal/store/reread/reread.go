package reread

import "github.com/lagebild/lagebild/internal/store/pg"

// Rereader gives out versions to be read again, and stores what was read. It is safe for concurrent use.
type Rereader struct{ db *pg.DB }

// New gives the room on db, which may be within a transaction.
func New(db *pg.DB) *Rereader { return &Rereader{db: db} }
