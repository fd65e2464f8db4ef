package queue

import "github.com/lagebild/lagebild/internal/store/pg"

// Scheduler knows what is to be fetched, and hands it out. It is safe for concurrent use.
type Scheduler struct{ db *pg.DB }

// New gives the room on db, which may be within a transaction.
func New(db *pg.DB) *Scheduler { return &Scheduler{db: db} }
