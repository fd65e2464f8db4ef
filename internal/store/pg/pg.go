package pg

import (
	"context"
	"database/sql"
	"errors"
	"maps"
	"sync"
	"time"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/fault"
)

// maxConns bounds the connections of one process: a scraper's workers write one after the other for a few milliseconds
// each, so more would only queue in the server.
const maxConns = 16

// queryer is what *sqlx.DB and *sqlx.Tx have in common.
type queryer interface {
	GetContext(ctx context.Context, dest any, query string, args ...any) error
	SelectContext(ctx context.Context, dest any, query string, args ...any) error
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}

// DB reads and writes the database. It is safe for use by several goroutines, except inside InTx.
type DB struct {
	q        queryer
	db       *sqlx.DB
	tx       *sqlx.Tx // nil outside InTx
	dsn      string
	prepared *statements
}

// Open connects to the database at dsn (a postgres:// URL or key=value list; say sslmode explicitly) and checks that it
// answers. A database that cannot be reached is an OurSide fault.
func Open(ctx context.Context, dsn string) (*DB, error) {
	db, err := Connect(ctx, dsn)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(maxConns)
	db.SetMaxIdleConns(maxConns)
	return &DB{q: db, db: db, dsn: dsn, prepared: &statements{db: db, byQuery: map[string]*sqlx.Stmt{}}}, nil
}

// Connect opens a pool at dsn whose sessions speak UTC, and checks that it answers. Errors are those of Open.
func Connect(ctx context.Context, dsn string) (*sqlx.DB, error) {
	cfg, err := pq.NewConfig(dsn)
	if err != nil {
		return nil, &fault.Error{
			Kind: fault.Invalid, Op: "reading the database's address", Err: errors.New("not a PostgreSQL URL or key=value list"),
			Remedy: "set DATABASE_URL to something like postgres://user@host/lagebild?sslmode=require",
		}
	}
	if cfg.Runtime == nil {
		cfg.Runtime = map[string]string{}
	}
	cfg.Runtime = maps.Clone(cfg.Runtime)
	cfg.Runtime["timezone"] = "UTC"
	c, err := pq.NewConnectorConfig(cfg)
	if err != nil {
		return nil, Translate("reading the database's address", err)
	}
	db := sqlx.NewDb(sql.OpenDB(c), "postgres")
	if err := db.PingContext(ctx); err != nil {
		_ = db.Close()
		return nil, fault.Wrap(fault.OurSide, "connecting to the database", err)
	}
	return db, nil
}

// Close gives all connections back. It waits for queries in hand.
func (s *DB) Close() error { return Translate("closing the database", s.db.Close()) }

// Ping reports whether the database answers.
func (s *DB) Ping(ctx context.Context) error {
	return Translate("asking the database", s.db.PingContext(ctx))
}

// InTx runs fn in a transaction, on a DB of which only fn may make use. An error rolls back. A serialisation failure or a deadlock
// runs fn again, at most three times in all, so fn must have no other effects. It refuses nesting.
func (s *DB) InTx(ctx context.Context, opts *sql.TxOptions, fn func(*DB) error) error {
	if s.tx != nil {
		return fault.New(fault.Internal, "beginning a transaction", "already in one")
	}
	const tries = 3
	for try := 1; ; try++ {
		err := s.inTx(ctx, opts, fn)
		if err == nil || !retryable(err) || try == tries {
			return Translate("writing a transaction", err)
		}
		if err := (clock.System{}).Sleep(ctx, time.Duration(try)*20*time.Millisecond); err != nil {
			return Translate("waiting to repeat a transaction", err)
		}
	}
}

func (s *DB) inTx(ctx context.Context, opts *sql.TxOptions, fn func(*DB) error) (err error) {
	tx, err := s.db.BeginTxx(ctx, opts)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // does nothing after a commit
	if err := fn(&DB{q: tx, db: s.db, tx: tx, dsn: s.dsn, prepared: s.prepared}); err != nil {
		return err
	}
	return tx.Commit()
}

// statements keeps prepared statements. They are prepared outside of transactions, because preparing one takes a
// connection from the pool, and transactions that wait for a connection each would wait for ever.
type statements struct {
	db      *sqlx.DB
	mu      sync.RWMutex
	byQuery map[string]*sqlx.Stmt
}

func (p *statements) get(query string) *sqlx.Stmt {
	p.mu.RLock()
	defer p.mu.RUnlock()
	return p.byQuery[query]
}

// Prepare makes sure that queries are prepared.
func (s *DB) Prepare(ctx context.Context, queries ...string) error {
	for _, q := range queries {
		if s.prepared.get(q) != nil {
			continue
		}
		st, err := s.db.PreparexContext(ctx, q) //nolint:sqlclosecheck // kept for as long as the pool
		if err != nil {
			return Translate("preparing a statement", err)
		}
		s.prepared.mu.Lock()
		if s.prepared.byQuery[q] == nil {
			s.prepared.byQuery[q], st = st, nil
		}
		s.prepared.mu.Unlock()
		if st != nil { // somebody else was first
			_ = st.Close()
		}
	}
	return nil
}

// stmt is the prepared statement of query, bound to the transaction if there is one; nil if it was not prepared.
func (s *DB) stmt(ctx context.Context, query string) *sqlx.Stmt {
	st := s.prepared.get(query)
	if st != nil && s.tx != nil {
		return s.tx.StmtxContext(ctx, st)
	}
	return st
}

// Query gives the rows of a query that is not prepared, in a transaction; the caller closes them.
func (s *DB) Query(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	return s.tx.QueryContext(ctx, query, args...)
}

// Get reads one row into dest; none is sql.ErrNoRows. It, Sel and Exec use the prepared statement of query if there is one.
func (s *DB) Get(ctx context.Context, dest any, query string, args ...any) error {
	if st := s.stmt(ctx, query); st != nil { //nolint:sqlclosecheck // kept, or closed with the transaction
		return st.GetContext(ctx, dest, args...)
	}
	return s.q.GetContext(ctx, dest, query, args...)
}

// Sel reads all rows into the slice that dest points to.
func (s *DB) Sel(ctx context.Context, dest any, query string, args ...any) error {
	if st := s.stmt(ctx, query); st != nil { //nolint:sqlclosecheck // kept, or closed with the transaction
		return st.SelectContext(ctx, dest, args...)
	}
	return s.q.SelectContext(ctx, dest, query, args...)
}

// Exec runs query, whose rows do not matter.
func (s *DB) Exec(ctx context.Context, query string, args ...any) error {
	if st := s.stmt(ctx, query); st != nil {
		_, err := st.ExecContext(ctx, args...)
		return err
	}
	_, err := s.q.ExecContext(ctx, query, args...)
	return err
}

// Read gives what a query finds, each row made into what it stands for.
func Read[R, T any](ctx context.Context, s *DB, of func(R) (T, error), query string, args ...any) ([]T, error) {
	var rows []R
	if err := s.Sel(ctx, &rows, query, args...); err != nil {
		return nil, err
	}
	out := make([]T, 0, len(rows))
	for _, r := range rows {
		v, err := of(r)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, nil
}

// Snapshot is a transaction that sees one moment of the database, for pages put together from several queries.
var Snapshot = &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true}
