package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/pgembed"
	"github.com/lagebild/lagebild/internal/store"
)

// database is a migrated database and, if it was started here, its server.
type database struct {
	*store.Store
	server *pgembed.Server
}

// openOwn opens the database that DATABASE_URL names, or starts an embedded PostgreSQL, and migrates it: for commands
// that are all of Lagebild in one process. Progress goes to w.
func openOwn(ctx context.Context, o pgembed.Options, w io.Writer, log *slog.Logger) (*database, error) {
	o.Progress = func(s string) { _, _ = fmt.Fprintln(w, "==>", s) }
	o.Log = log
	server, err := pgembed.Ensure(ctx, o)
	if err != nil {
		return nil, err
	}
	d := &database{server: server}
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

// openShared opens the database of a cluster, which another command has migrated.
func openShared(ctx context.Context) (*store.Store, error) {
	dsn := os.Getenv("DATABASE_URL")
	if dsn == "" {
		e := fault.New(fault.Invalid, "reading the environment", "DATABASE_URL is not set")
		e.Remedy = "set it to postgres://user:password@host/database?sslmode=…, or use `lagebild run`, which brings its own database"
		return nil, e
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

// Close closes the pool, then stops the server if it was started here.
func (d *database) Close() error {
	err := d.Store.Close()
	if e := d.server.Close(); err == nil {
		err = e
	}
	return err
}

// watch returns an error when a server that was started here ends before ctx does.
func (d *database) watch(ctx context.Context) error {
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
