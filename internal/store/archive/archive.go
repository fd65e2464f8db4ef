package archive

import "github.com/lagebild/lagebild/internal/store/pg"

// Archive gives back what was received. It is safe for concurrent use.
type Archive struct{ db *pg.DB }

// New gives the room on db, which may be within a transaction.
func New(db *pg.DB) *Archive { return &Archive{db: db} }
