package store

import (
	"context"
	"database/sql"

	"github.com/lagebild/lagebild/internal/store/archive"
	"github.com/lagebild/lagebild/internal/store/chronicle"
	"github.com/lagebild/lagebild/internal/store/lists"
	"github.com/lagebild/lagebild/internal/store/pg"
	"github.com/lagebild/lagebild/internal/store/queue"
	"github.com/lagebild/lagebild/internal/store/record"
	"github.com/lagebild/lagebild/internal/store/reindex"
	"github.com/lagebild/lagebild/internal/store/reread"
	"github.com/lagebild/lagebild/internal/store/search/german"
	"github.com/lagebild/lagebild/internal/store/view"
)

// Store reads and writes the database; its methods are those of its rooms. It is safe for use by several goroutines, except
// inside InTx.
type Store struct {
	db       *pg.DB
	analyser *german.Analyser // shared by what writes and what searches, for it remembers words
	*queue.Scheduler
	*record.Recorder
	*reread.Rereader
	*reindex.Reindexer
	*archive.Archive
	*view.Views
	*lists.Lists
	*chronicle.Chronicle
}

// Open connects to the database at dsn (a postgres:// URL or key=value list; say sslmode explicitly) and checks that it
// answers. It migrates nothing; see CheckVersion. A database that cannot be reached is an OurSide fault.
func Open(ctx context.Context, dsn string) (*Store, error) {
	db, err := pg.Open(ctx, dsn)
	if err != nil {
		return nil, err
	}
	return over(db, german.NewAnalyser()), nil
}

// over is a store all of whose rooms use db.
func over(db *pg.DB, a *german.Analyser) *Store {
	return &Store{
		db: db, analyser: a, Scheduler: queue.New(db), Recorder: record.New(db, a), Rereader: reread.New(db),
		Reindexer: reindex.New(db, a), Archive: archive.New(db), Views: view.New(db), Lists: lists.New(db), Chronicle: chronicle.New(db),
	}
}

// Close gives all connections back. It waits for queries in hand.
func (s *Store) Close() error { return s.db.Close() }

// Ping reports whether the database answers.
func (s *Store) Ping(ctx context.Context) error { return s.db.Ping(ctx) }

// InTx runs fn in a transaction, on a Store of which only fn may make use. An error rolls back. A serialisation failure or a deadlock
// runs fn again, at most three times in all, so fn must have no other effects. It refuses nesting.
func (s *Store) InTx(ctx context.Context, opts *sql.TxOptions, fn func(*Store) error) error {
	return s.db.InTx(ctx, opts, func(tx *pg.DB) error { return fn(over(tx, s.analyser)) })
}

// Listen gives the changes that are written from now on, by whichever process, until ctx ends; then the channel is
// closed. After a lost connection, and when the reader is slow, it gives a Change that says to read all anew. It
// takes a connection of its own, which must not lead through a pooler that shares connections between transactions.
func (s *Store) Listen(ctx context.Context) (<-chan Change, error) { return s.db.Listen(ctx) }
