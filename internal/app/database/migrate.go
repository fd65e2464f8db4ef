package database

import (
	"context"
	"log/slog"
	"time"

	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/store"
)

// Migrate brings the database that DATABASE_URL names to the schema of this version. One that does not answer yet is tried
// again for as long as patience.
func Migrate(ctx context.Context, patience time.Duration, log *slog.Logger) error {
	dsn, err := sharedDSN()
	if err != nil {
		return err
	}
	return persist(ctx, patience, log, func() error { return store.Migrate(ctx, dsn) })
}

// AwaitMigration returns when the database that DATABASE_URL names has the schema of this version, which another process
// gives it. It changes nothing. A database that is newer than this version is an error: no waiting makes it older.
func AwaitMigration(ctx context.Context, log *slog.Logger) error {
	dsn, err := sharedDSN()
	if err != nil {
		return err
	}
	for {
		var older bool
		err := persist(ctx, forever, log, func() (err error) {
			older, err = behind(ctx, dsn)
			return err
		})
		if err != nil || !older {
			return err
		}
		log.InfoContext(ctx, "Waited for the migration")
		if err := (clock.System{}).Sleep(ctx, lookEvery); err != nil {
			return err
		}
	}
}

// behind reports whether the database has an older schema than this version needs, or none.
func behind(ctx context.Context, dsn string) (bool, error) {
	s, err := store.Open(ctx, dsn)
	if err != nil {
		return false, err
	}
	defer func() { _ = s.Close() }()
	got, want, err := s.Versions(ctx)
	if err != nil {
		return false, err
	}
	if got < want {
		return true, nil
	}
	return false, s.CheckVersion(ctx)
}
