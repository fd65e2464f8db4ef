package store

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"

	"github.com/pressly/goose/v3"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/store/migrations"
)

// Advisory locks. The numbers are never used for anything else.
const (
	lockMigrate int64 = 7_301_001 // one migration at a time
	lockBody    int64 = 7_301_002 // class, with a body's hash: moves the cells of a body
	lockScope   int64 = 7_301_003 // class, with a scope's hash: syncs the sources of a scope
)

// MigrationsHash identifies the schema of this version: databases migrated with the same hash look the same.
func MigrationsHash() string { return migrations.Hash() }

// Migrate brings the database at dsn to the schema of this version, and the full text of its notices to this version's rules.
// Several may call it at once: they wait for each other, and all but the first find nothing to do.
func Migrate(ctx context.Context, dsn string) error {
	return migrate(ctx, dsn, func(p *goose.Provider) error {
		if _, err := p.Up(ctx); err != nil {
			return err
		}
		s, err := Open(ctx, dsn)
		if err != nil {
			return err
		}
		_, err = s.Reindex(ctx)
		return errors.Join(err, s.Close())
	})
}

func migrate(ctx context.Context, dsn string, run func(*goose.Provider) error) (err error) {
	db, err := connect(ctx, dsn)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, translate("closing the database", db.Close())) }()
	// A lock of our own rather than goose's, which polls once a second.
	held, err := db.Connx(ctx)
	if err != nil {
		return translate("migrating", err)
	}
	defer func() { _ = held.Close() }()
	if _, err := held.ExecContext(ctx, `SELECT pg_advisory_lock($1)`, lockMigrate); err != nil {
		return translate("waiting for another migration", err)
	}
	p, err := provider(db.DB)
	if err != nil {
		return err
	}
	return translate("migrating", run(p)) // closing the pool ends the session and with it the lock
}

func provider(db *sql.DB) (*goose.Provider, error) {
	p, err := goose.NewProvider(goose.DialectPostgres, db, migrations.FS, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return nil, fault.Wrap(fault.Internal, "reading the migrations", err)
	}
	return p, nil
}

// CheckVersion reports whether the database has the schema of this version. If not, the error says what to do.
func (s *Store) CheckVersion(ctx context.Context) error {
	const op = "checking the database's version"
	names, err := fs.Glob(migrations.FS, "*.sql")
	if err != nil {
		return fault.Wrap(fault.Internal, op, err)
	}
	want := int64(len(names)) // numbered from 1 without gaps
	var there bool
	if err := s.q.GetContext(ctx, &there, `SELECT to_regclass('goose_db_version') IS NOT NULL`); err != nil {
		return translate(op, err)
	}
	var got int64
	if there {
		err = s.q.GetContext(ctx, &got, `SELECT coalesce(max(version_id), 0) FROM goose_db_version WHERE is_applied`)
		if err != nil {
			return translate(op, err)
		}
	}
	switch {
	case got == want:
		return nil
	case got < want:
		return &fault.Error{
			Kind: fault.Invalid, Op: op, Err: versionError(got, want), Remedy: "run `lagebild migrate` with this release first",
		}
	default:
		return &fault.Error{
			Kind: fault.Invalid, Op: op, Err: versionError(got, want), Remedy: "run a release that is at least as new as the database",
		}
	}
}

func versionError(got, want int64) error {
	return fault.New(fault.Invalid, "", "the database has schema version %d, this release needs %d", got, want)
}
