package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/store/migrations"
	"github.com/lagebild/lagebild/internal/store/pg"
)

// MigrationsHash identifies the schema of this version: databases migrated with the same hash look the same.
func MigrationsHash() string { return migrations.Hash() }

// Migrate brings the database at dsn to the schema of this version, and the full text of its notices to this version's rules.
// After a restore into another server it puts the log of changes back in order. Several may call it at once: they wait for each
// other, and all but the first find nothing to do.
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
		return errors.Join(err, s.Renumber(ctx), s.Close())
	})
}

func migrate(ctx context.Context, dsn string, run func(*goose.Provider) error) (err error) {
	db, err := pg.Connect(ctx, dsn)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, pg.Translate("closing the database", db.Close())) }()
	// A lock of our own rather than goose's, which polls once a second.
	held, err := db.Connx(ctx)
	if err != nil {
		return pg.Translate("migrating", err)
	}
	defer func() { _ = held.Close() }()
	if _, err := held.ExecContext(ctx, `SELECT pg_advisory_lock($1)`, pg.LockMigrate); err != nil {
		return pg.Translate("waiting for another migration", err)
	}
	p, err := provider(db.DB)
	if err != nil {
		return err
	}
	return pg.Translate("migrating", run(p)) // closing the pool ends the session and with it the lock
}

func provider(db *sql.DB) (*goose.Provider, error) {
	p, err := goose.NewProvider(goose.DialectPostgres, db, migrations.FS, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return nil, fault.Wrap(fault.Internal, "reading the migrations", err)
	}
	return p, nil
}

// Versions are the schema's version that the database has, 0 for none, and the one that this release needs.
func (s *Store) Versions(ctx context.Context) (got, want int64, err error) {
	const op = "checking the database's version"
	names, err := fs.Glob(migrations.FS, "*.sql")
	if err != nil {
		return 0, 0, fault.Wrap(fault.Internal, op, err)
	}
	want = int64(len(names)) // numbered from 1 without gaps
	var there bool
	if err := s.db.Get(ctx, &there, `SELECT to_regclass('goose_db_version') IS NOT NULL`); err != nil {
		return 0, 0, pg.Translate(op, err)
	}
	if there {
		err = s.db.Get(ctx, &got, `SELECT coalesce(max(version_id), 0) FROM goose_db_version WHERE is_applied`)
	}
	return got, want, pg.Translate(op, err)
}

// CheckVersion reports whether this release can work with the database: its schema is the one of this version, or a newer one
// that still serves this version. If not, the error says what to do.
func (s *Store) CheckVersion(ctx context.Context) error {
	const op = "checking the database's version"
	got, want, err := s.Versions(ctx)
	if err != nil {
		return err
	}
	if got < want {
		return &fault.Error{
			Kind: fault.Invalid, Op: op, Err: versionError(got, want), Remedy: "run `lagebild migrate` with this release first",
		}
	}
	var floor int64
	if err := s.db.Get(ctx, &floor, `SELECT coalesce(max(version), 0) FROM schema_floor`); err != nil {
		return pg.Translate(op, err)
	}
	if want < floor {
		return &fault.Error{
			Kind: fault.Invalid, Op: op, Err: versionError(got, want),
			Remedy: fmt.Sprintf("run a newer release: the database serves those made for schema version %d or later", floor),
		}
	}
	return nil
}

func versionError(got, want int64) error {
	return fault.New(fault.Invalid, "", "the database has schema version %d, this release needs %d", got, want)
}
