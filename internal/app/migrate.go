package app

import (
	"context"
	"log/slog"
	"time"

	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/store"
)

// migrationLook is the time between two looks at a database that others bring up or migrate.
const migrationLook = 2 * time.Second

// MigratePatiently is MigrateShared for a database that may not answer yet: it tries again for as long as patience.
func MigratePatiently(ctx context.Context, patience time.Duration, log *slog.Logger) error {
	system := clock.System{}
	end := system.Now().Add(patience)
	for {
		err := MigrateShared(ctx)
		if fault.KindOf(err) != fault.OurSide || !system.Now().Before(end) {
			return err
		}
		log.InfoContext(ctx, "Waited for the database", "err", err)
		if e := system.Sleep(ctx, migrationLook); e != nil {
			return err
		}
	}
}

// AwaitMigration returns when the database that DATABASE_URL names has the schema of this version, which another process
// gives it. It changes nothing. A database that is newer than this version is an error: no waiting makes it older.
func AwaitMigration(ctx context.Context, log *slog.Logger) error {
	dsn, err := sharedDSN()
	if err != nil {
		return err
	}
	for {
		behind, err := behind(ctx, dsn)
		switch {
		case behind:
			log.InfoContext(ctx, "Waited for the migration")
		case fault.KindOf(err) == fault.OurSide:
			log.InfoContext(ctx, "Waited for the database", "err", err)
		default:
			return err
		}
		if err := (clock.System{}).Sleep(ctx, migrationLook); err != nil {
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
