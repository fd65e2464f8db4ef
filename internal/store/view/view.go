package view

import "github.com/lagebild/lagebild/internal/store/pg"

// Views reads what pages show. It is safe for concurrent use.
type Views struct{ db *pg.DB }

// New gives the room on db, which may be within a transaction.
func New(db *pg.DB) *Views { return &Views{db: db} }
