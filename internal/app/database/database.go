package database

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"

	"github.com/prometheus/client_golang/prometheus"
	"golang.org/x/sync/errgroup"

	"github.com/lagebild/lagebild/internal/app/serve"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/pgembed"
	"github.com/lagebild/lagebild/internal/store"
)

// DB is a migrated database and, if it was started here, its server.
type DB struct {
	*store.Store
	server *pgembed.Server
}

// OpenOwn opens the database that DATABASE_URL names, or starts an embedded PostgreSQL, and migrates it: for commands
// that are all of Lagebild in one process. Progress goes to w.
func OpenOwn(ctx context.Context, o pgembed.Options, w io.Writer, log *slog.Logger) (*DB, error) {
	o.Progress = func(s string) { _, _ = fmt.Fprintln(w, "==>", s) }
	o.Log = log
	server, err := pgembed.Ensure(ctx, o)
	if err != nil {
		return nil, err
	}
	d := &DB{server: server}
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

// OpenPatiently opens the database of a cluster, and waits for one that does not answer: a process that ends would only
// be started again. While it waits it serves on health (host:port, "" = nowhere) that the process lives and is not ready.
func OpenPatiently(ctx context.Context, health string, log *slog.Logger) (*store.Store, error) {
	st, err := OpenShared(ctx)
	if fault.KindOf(err) != fault.OurSide {
		return st, err
	}
	g, waiting := errgroup.WithContext(ctx)
	waiting, stop := context.WithCancel(waiting)
	g.Go(func() error {
		away := func(context.Context) error { return fault.New(fault.OurSide, "", "the database has not answered yet") }
		return serve.Admin(waiting, health, away, prometheus.NewRegistry(), log)
	})
	g.Go(func() error {
		defer stop()
		return persist(waiting, forever, log, func() (err error) {
			st, err = OpenShared(waiting)
			return err
		})
	})
	if err := g.Wait(); err != nil {
		if st != nil {
			_ = st.Close()
		}
		return nil, err
	}
	return st, nil
}

// DSN is the address of the database.
func (d *DB) DSN() string { return d.server.DSN() }

// Close closes the pool, then stops the server if it was started here.
func (d *DB) Close() error {
	err := d.Store.Close()
	if e := d.server.Close(); err == nil {
		err = e
	}
	return err
}

// Watch returns an error when a server that was started here ends before ctx does.
func (d *DB) Watch(ctx context.Context) error {
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
