package app

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"golang.org/x/sync/errgroup"

	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/pgembed"
	"github.com/lagebild/lagebild/internal/store"
)

// Database is a migrated database and, if it was started here, its server.
type Database struct {
	*store.Store
	server *pgembed.Server
}

// OpenOwn opens the database that DATABASE_URL names, or starts an embedded PostgreSQL, and migrates it: for commands
// that are all of Lagebild in one process. Progress goes to w.
func OpenOwn(ctx context.Context, o pgembed.Options, w io.Writer, log *slog.Logger) (*Database, error) {
	o.Progress = func(s string) { _, _ = fmt.Fprintln(w, "==>", s) }
	o.Log = log
	server, err := pgembed.Ensure(ctx, o)
	if err != nil {
		return nil, err
	}
	d := &Database{server: server}
	if err := store.Migrate(ctx, server.DSN()); err != nil {
		_ = server.Close()
		return nil, err
	}
	if d.Store, err = store.Open(ctx, server.DSN()); err != nil {
		_ = server.Close()
		return nil, err
	}
	if !server.External() {
		// Nobody else can use a server of our own: what a killed process held is free.
		if err := d.FreeLeases(ctx); err != nil {
			_ = d.Close()
			return nil, err
		}
	}
	return d, nil
}

// sharedDSN is the address that DATABASE_URL holds.
func sharedDSN() (string, error) {
	dsn := os.Getenv("DATABASE_URL")
	if dsn == "" {
		e := fault.New(fault.Invalid, "reading the environment", "DATABASE_URL is not set")
		e.Remedy = "set it to postgres://user:password@host/database?sslmode=…, or use `lagebild run`, which brings its own database"
		return "", e
	}
	return dsn, nil
}

// MigrateShared brings the database that DATABASE_URL names to the schema of this version.
func MigrateShared(ctx context.Context) error {
	dsn, err := sharedDSN()
	if err != nil {
		return err
	}
	return store.Migrate(ctx, dsn)
}

// OpenShared opens the database of a cluster, which another command has migrated.
func OpenShared(ctx context.Context) (*store.Store, error) {
	dsn, err := sharedDSN()
	if err != nil {
		return nil, err
	}
	s, err := store.Open(ctx, dsn)
	if err != nil {
		return nil, err
	}
	if err := s.CheckVersion(ctx); err != nil {
		_ = s.Close()
		return nil, err
	}
	return s, nil
}

// openPatience is the time between two tries to reach the database.
const openPatience = 2 * time.Second

// OpenPatiently opens the database of a cluster, and waits for one that does not answer: a process that ends would only
// be started again. While it waits it serves on health (host:port, "" = nowhere) that the process lives and is not ready.
func OpenPatiently(ctx context.Context, health string, log *slog.Logger) (*store.Store, error) {
	st, err := OpenShared(ctx)
	if fault.KindOf(err) != fault.OurSide {
		return st, err
	}
	waiting, stop := context.WithCancel(ctx)
	var g errgroup.Group
	g.Go(func() error {
		away := func(context.Context) error { return fault.New(fault.OurSide, "", "the database has not answered yet") }
		return serveAdmin(waiting, health, away, prometheus.NewRegistry(), log)
	})
	for fault.KindOf(err) == fault.OurSide {
		log.WarnContext(ctx, "Waited for the database", "err", err)
		if err = (clock.System{}).Sleep(ctx, openPatience); err == nil {
			st, err = OpenShared(ctx)
		}
	}
	stop()
	if e := g.Wait(); e != nil && err == nil {
		_ = st.Close()
		return nil, e
	}
	return st, err
}

// DSN is the address of the database.
func (d *Database) DSN() string { return d.server.DSN() }

// Close closes the pool, then stops the server if it was started here.
func (d *Database) Close() error {
	err := d.Store.Close()
	if e := d.server.Close(); err == nil {
		err = e
	}
	return err
}

// Watch returns an error when a server that was started here ends before ctx does.
func (d *Database) Watch(ctx context.Context) error {
	if d.server.External() {
		<-ctx.Done()
		return nil
	}
	select {
	case <-ctx.Done():
		return nil
	case <-d.server.Done():
		return fault.New(fault.OurSide, "running the database", "the embedded PostgreSQL has ended")
	}
}
