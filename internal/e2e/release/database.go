package release

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// InDatabase runs a program in the pod of the database, with something to read.
func (r Release) InDatabase(ctx context.Context, stdin []byte, program ...string) (string, error) {
	return r.kubectl(ctx, stdin, append([]string{"exec", "-i", "-n", Namespace, Database, "--"}, program...)...)
}

// Number asks the database for one.
func (r Release) Number(ctx context.Context, query string) (int64, error) {
	out, err := r.InDatabase(ctx, nil, "psql", "-U", "lagebild", "-d", "lagebild", "-XAtq", "-v", "ON_ERROR_STOP=1", "-c", query)
	if err != nil {
		return 0, err
	}
	return strconv.ParseInt(strings.TrimSpace(out), 10, 64)
}

// Twice counts runs of a source that another run of it overlaps, among those after the one with the number since. One that
// does is an error.
func (r Release) Twice(ctx context.Context, since int64) (runs, doubled int64, err error) {
	if runs, err = r.Number(ctx, fmt.Sprintf(`SELECT count(*) FROM runs WHERE id > %d`, since)); err != nil {
		return 0, 0, err
	}
	doubled, err = r.Number(ctx, fmt.Sprintf(`SELECT count(*) FROM runs a JOIN runs b ON b.source_id = a.source_id AND b.id > a.id
		AND b.started_at < a.finished_at AND a.started_at < b.finished_at WHERE a.id > %d`, since))
	if err == nil && doubled > 0 {
		err = fmt.Errorf("%d of %d runs overlapped another run of their source", doubled, runs)
	}
	return runs, doubled, err
}

// LastRun is the number of the newest run.
func (r Release) LastRun(ctx context.Context) (int64, error) {
	return r.Number(ctx, `SELECT coalesce(max(id), 0) FROM runs`)
}

// AwaitRuns waits until sources are being run.
func (r Release) AwaitRuns(ctx context.Context) error {
	now, err := r.LastRun(ctx)
	if err != nil {
		return err
	}
	return Until(ctx, "sources are run", 2*time.Minute, func(ctx context.Context) error {
		last, err := r.LastRun(ctx)
		if err == nil && last < now+10 {
			err = fmt.Errorf("%d runs since", last-now)
		}
		return err
	})
}
