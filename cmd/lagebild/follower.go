package main

import (
	"context"
	"log/slog"
	"reflect"
	"time"

	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
)

// bodiesEvery is how often a role that does not see the manifests looks whether the bodies have changed.
const bodiesEvery = time.Minute

// follower keeps a reader at the bodies that the database has.
type follower struct {
	store  *store.Store
	log    *slog.Logger
	reader *reader
	bodies []notice.Body
}

// load reads the bodies for the first time.
func (f *follower) load(ctx context.Context) error {
	bodies, err := f.store.Bodies(ctx)
	if err != nil {
		return err
	}
	f.bodies = bodies
	f.reader, err = newReader(bodies)
	return err
}

// follow reads them again until ctx ends.
func (f *follower) follow(ctx context.Context) error {
	for (clock.System{}).Sleep(ctx, bodiesEvery) == nil {
		bodies, err := f.store.Bodies(ctx)
		switch {
		case err != nil:
			f.log.WarnContext(ctx, "Kept the earlier bodies", "err", err)
		case !reflect.DeepEqual(bodies, f.bodies):
			if err := f.reader.set(bodies); err != nil {
				f.log.ErrorContext(ctx, "Kept the earlier bodies", "err", err)
				continue
			}
			f.bodies = bodies
			f.log.InfoContext(ctx, "Took over changed bodies", "bodies", len(bodies))
		}
	}
	return nil
}
