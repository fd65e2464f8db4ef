package chronicle

import "github.com/lagebild/lagebild/internal/store/pg"

// Chronicle reads what happened. It is safe for concurrent use.
type Chronicle struct{ db *pg.DB }

// New gives the room on db, which may be within a transaction.
func New(db *pg.DB) *Chronicle { return &Chronicle{db: db} }
