//go:build unix

package pgembed

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/child"
	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/pgembed/binaries"
	"github.com/lagebild/lagebild/internal/pgembed/postmaster"
	"github.com/lagebild/lagebild/internal/pgembed/runas"
)

const (
	stopPatience = 20 * time.Second       // for an orderly end, then for an abrupt one
	readyPoll    = 2 * time.Millisecond   // short beside the time that a start takes
	memoryRetry  = 100 * time.Millisecond // between starts while processes of a killed server still go
	memoryTries  = 100
)

// Server is a PostgreSQL that can be used until Close.
type Server struct {
	dsn     string
	install binaries.Install
	place   place
	run     *child.Process // nil: the server is somebody else's
}

// Ensure gives the server that o names, or starts one and returns when it can be used. Ending ctx interrupts the start, but
// does not stop a server that has been started: that is for Close. Errors are Invalid (an option is wrong), Conflict (the
// folder is in use by another process), BadContent (a fetched package is not the pinned one) and OurSide,
// each with what to do about it.
func Ensure(ctx context.Context, o Options) (*Server, error) {
	o = o.withDefaults()
	if err := o.check(); err != nil {
		return nil, err
	}
	if o.DatabaseURL != "" {
		dsn, err := externalDSN(o.DatabaseURL)
		if err != nil {
			return nil, err
		}
		return &Server{dsn: dsn}, nil
	}
	id, err := runas.Find(ctx, o.noUserns)
	if err != nil {
		return nil, err
	}
	p, err := openPlace(o, id)
	if err != nil {
		return nil, err
	}
	s := &Server{place: p}
	if err := s.start(ctx, o, id); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	o.Log.InfoContext(ctx, "Started PostgreSQL", "version", s.install.Version, "from", s.install.Bin, "found", s.install.Source,
		"user", id.Name, "folder", p.dir, "pid", s.run.PID())
	return s, nil
}

func (s *Server) start(ctx context.Context, o Options, id runas.Identity) error {
	data := s.place.data()
	major, err := dataMajor(data)
	if err != nil {
		return err
	}
	look := binaries.Options{
		BinDir: o.BinDir, SkipInstalled: o.SkipInstalled, Major: major, Registry: o.Registry, Progress: o.Progress, Log: o.Log,
		Cache: func() (string, error) { return o.cacheDir(id) },
	}
	if s.install, err = binaries.Locate(ctx, look, id); err != nil {
		return err
	}
	if err := postmaster.EndOrphan(ctx, o.Log, data); err != nil {
		return err
	}
	if major == 0 {
		if err := makeData(ctx, o, s.install, id, s.place); err != nil {
			return err
		}
	}
	hba, err := writeHBA(s.place, id)
	if err != nil {
		return err
	}
	o.Progress("starting PostgreSQL " + s.install.Version)
	if err := s.launch(ctx, o, id, s.args(o, hba)); err != nil {
		return err
	}
	return s.bootstrap(ctx, o)
}

// args are the server's. What a test server does without makes it faster and its data worthless after a crash.
func (s *Server) args(o Options, hba string) []string {
	settings := []string{
		"hba_file=" + hba, "unix_socket_permissions=0700", "timezone=UTC", "log_timezone=UTC", "cluster_name=lagebild",
		"max_connections=" + strconv.Itoa(maxConns), "listen_addresses=", "logging_collector=off", "log_destination=stderr",
		"lc_messages=C",
		"jit=off", // queries here are short: compiling them takes longer than running them
	}
	if o.Temporary {
		settings = append(settings, "fsync=off", "synchronous_commit=off", "full_page_writes=off", "wal_level=minimal",
			"max_wal_senders=0", "autovacuum=off", "shared_buffers=64MB", "max_wal_size=4GB", "checkpoint_timeout=1d")
	}
	args := []string{"-D", s.place.data(), "-k", s.place.socketDir, "-p", port}
	for _, v := range settings {
		args = append(args, "-c", v)
	}
	return args
}

// launch starts the process and waits until it accepts connections. After the server of a killed parent has been killed
// itself, its children need a moment to notice; PostgreSQL refuses to start until they have.
func (s *Server) launch(ctx context.Context, o Options, id runas.Identity, args []string) error {
	op := "starting PostgreSQL in " + s.place.dir
	for range memoryTries {
		run, err := spawn(ctx, o, id, s.install.Bin, args)
		if err != nil {
			return fault.Wrap(fault.OurSide, op, err)
		}
		s.run = run
		if err := s.awaitReady(ctx); err == nil || ctx.Err() != nil {
			return fault.Wrap(fault.OurSide, op, err)
		}
		tail := run.Tail()
		if !strings.Contains(tail, "shared memory block") { // "pre-existing shared memory block … is still in use"
			return fault.New(fault.OurSide, op, "it ended at once: %s", tail)
		}
		if err := (clock.System{}).Sleep(ctx, memoryRetry); err != nil {
			return fault.Wrap(fault.OurSide, op, err)
		}
	}
	return fault.New(fault.Conflict, op, "processes of an earlier server do not end: %s", s.run.Tail())
}

var errEnded = errors.New("the server ended")

// awaitReady watches the file in which the server writes how far it is; there is nothing to subscribe to.
func (s *Server) awaitReady(ctx context.Context) error {
	for {
		if postmaster.Ready(s.place.data(), s.run.PID()) {
			return nil
		}
		select {
		case <-s.run.Done():
			return errEnded
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(readyPoll):
		}
	}
}

// DSN is the address for lib/pq of the product's database, with sslmode set: over the Unix socket as Role, or as given in
// Options.DatabaseURL.
func (s *Server) DSN() string { return s.dsn }

// External says whether the server is somebody else's, so that Close does nothing.
func (s *Server) External() bool { return s.run == nil }

// Install says which PostgreSQL runs; zero for an external server.
func (s *Server) Install() binaries.Install { return s.install }

// Dir is the folder that holds the data; "" for an external server.
func (s *Server) Dir() string { return s.place.dir }

// PID is the server's process; 0 for an external server.
func (s *Server) PID() int {
	if s.run == nil {
		return 0
	}
	return s.run.PID()
}

// Done is closed when the server's process has ended, called for or not; nil, which blocks forever, for an external server.
func (s *Server) Done() <-chan struct{} {
	if s.run == nil {
		return nil
	}
	return s.run.Done()
}

// Close stops a server that Ensure started and waits for its end; a temporary one's folder is removed. Calling it again does
// nothing more.
func (s *Server) Close() error {
	if s.place.lock == nil {
		return nil
	}
	var err error
	if s.run != nil {
		err = stop(s.run, s.place.temporary)
	}
	err = errors.Join(err, s.place.release())
	s.place.lock = nil
	return fault.Wrap(fault.OurSide, "stopping PostgreSQL", err)
}
