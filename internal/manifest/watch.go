package manifest

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"time"

	"github.com/fsnotify/fsnotify"

	"github.com/lagebild/lagebild/internal/fault"
)

// The times of a watch, all real ones: they are about the disk, not about the incident.
const (
	quiet   = 200 * time.Millisecond // so long nothing more must change before the folder is read
	patient = 2 * time.Second        // but changes are not waited out longer than this
	rescan  = 30 * time.Second       // for file systems that report nothing, and folders that come back
)

// Watch calls onChange with what the folder dir (or the one file dir) asks for: at once, and again after each change that
// makes a difference, one call at a time. It returns nil when ctx ends; its error means that nothing can be watched.
//
// As with an API server, a change that is wrong changes nothing: while an object is in the folder but wrong, or its
// file cannot be read, the last right version of it stays in the Set, and the Problem says so by Kept. Only what is
// taken out of the folder is taken out of the Set.
func Watch(ctx context.Context, dir string, onChange func(Set)) error {
	notify, err := fsnotify.NewWatcher()
	if err != nil {
		e := fault.New(fault.OurSide, "watching manifests in "+dir, "%w", err)
		e.Remedy = "raise fs.inotify.max_user_instances"
		return e
	}
	defer notify.Close() // nothing was written
	w := &watcher{dir: filepath.Clean(dir), notify: notify, onChange: onChange}
	if err := w.reload(ctx); err != nil {
		return ended(ctx, err)
	}
	return ended(ctx, w.run(ctx))
}

// ended turns the end of ctx, which is how a watch is meant to end, into no error.
func ended(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return nil //nolint:nilerr // being told to end is not a failure
	}
	return err
}

type watcher struct {
	dir      string
	notify   *fsnotify.Watcher
	onChange func(Set)

	told bool
	last Set   // what onChange was told last
	kept kept  // the last right version of every object in last
	seen *scan // what was read last; nil if that failed
}

func (w *watcher) run(ctx context.Context) error {
	tick := time.NewTicker(rescan)
	defer tick.Stop()
	settled := time.NewTimer(quiet)
	settled.Stop()
	var since time.Time // of the first change not read yet; zero if there is none
	for {
		read := false
		select {
		case <-ctx.Done():
			return ctx.Err()
		case e, ok := <-w.notify.Events:
			if !ok {
				return fault.New(fault.Internal, "watching manifests in "+w.dir, "the watch ended by itself")
			}
			if !w.matters(e) {
				continue
			}
			if since.IsZero() {
				since = time.Now()
			}
			settled.Reset(min(quiet, max(0, patient-time.Since(since))))
		case <-w.notify.Errors: //nolint:errcheck // whatever it says, events were lost, and all is read anew
			read = true
		case <-settled.C:
			read = true
		case <-tick.C:
			read = w.stale(ctx)
		}
		if !read {
			continue
		}
		since = time.Time{}
		if err := w.reload(ctx); err != nil {
			return err
		}
	}
}

// stale reports whether the folder looks otherwise than when it was read.
func (w *watcher) stale(ctx context.Context) bool {
	found, err := scanFolder(ctx, w.dir)
	if err != nil || w.seen == nil {
		return true
	}
	return !slices.Equal(found.stamps, w.seen.stamps) || !slices.Equal(found.problems, w.seen.problems)
}

// matters reports whether an event can change the Set. The folder above dir is watched too, for a dir that is replaced
// as a whole; what happens to its neighbours does not matter.
func (w *watcher) matters(e fsnotify.Event) bool {
	if !e.Has(fsnotify.Create) && !e.Has(fsnotify.Write) && !e.Has(fsnotify.Remove) && !e.Has(fsnotify.Rename) {
		return false
	}
	above := filepath.Dir(w.dir)
	return filepath.Dir(e.Name) != above || e.Name == w.dir || slices.Contains(w.notify.WatchList(), e.Name)
}

// reload reads the folder and tells of it if it differs. Its error is ctx's, or that of a folder that cannot be read at
// the very first time.
func (w *watcher) reload(ctx context.Context) error {
	if err := w.follow(ctx); err != nil && ctx.Err() != nil {
		return err
	}
	l, err := load(ctx, w.dir)
	switch {
	case err != nil && (ctx.Err() != nil || !w.told):
		return err
	case err != nil:
		w.seen = nil
		set := w.last
		set.Problems = []Problem{{File: w.dir, Message: "cannot be read: " + err.Error(), Remedy: "put the folder back", Kept: true}}
		w.tell(set)
		return nil //nolint:nilerr // told as a problem of the set
	}
	w.seen = l.found
	w.kept = w.kept.merge(l)
	w.tell(l.set)
	return nil
}

func (w *watcher) tell(set Set) {
	if w.told && reflect.DeepEqual(set, w.last) {
		return
	}
	w.told, w.last = true, set
	w.onChange(set)
}

// follow watches every folder in which a change counts, until a look finds no new one: what was made between a look and
// the watch is found by the next look. Folders that cannot be watched are left to the rescan.
func (w *watcher) follow(ctx context.Context) error {
	_ = w.notify.Add(filepath.Dir(w.dir))
	for range 10 {
		found, err := scanFolder(ctx, w.dir)
		if err != nil {
			return err
		}
		watched := w.notify.WatchList()
		fresh := false
		for _, d := range append(found.dirs, w.dir) {
			if info, err := os.Stat(d); err != nil || !info.IsDir() || slices.Contains(watched, d) {
				continue
			}
			if w.notify.Add(d) == nil {
				fresh = true
			}
		}
		if !fresh {
			return nil
		}
	}
	return nil
}
