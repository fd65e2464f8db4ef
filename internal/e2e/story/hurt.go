//go:build linux

package story

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/e2e/release"
	"github.com/lagebild/lagebild/internal/e2e/report"
)

// rolling replaces every pod of every role, as a change of the configuration does.
func (s *story) rolling(ctx context.Context) ([]report.Figure, error) {
	return s.underLoad(ctx, func() error {
		return s.release.Deploy(ctx, "upgrade", s.kit.Chart, "log.format=text")
	})
}

// underLoad runs change while visitors ask and scrapers run, and says whether any of them noticed.
func (s *story) underLoad(ctx context.Context, change func() error) ([]report.Figure, error) {
	old := map[string]map[string]bool{}
	for role := range release.Roles {
		pods, err := s.release.Pods(ctx, role)
		if err != nil {
			return nil, err
		}
		old[role] = release.UIDs(pods)
	}
	since, err := s.release.LastRun(ctx)
	if err != nil {
		return nil, err
	}
	v := s.visitors(ctx, everywhere...)
	took, err := report.Timed(func() error {
		if err := change(); err != nil {
			return err
		}
		if err := s.release.AwaitRoles(ctx, old); err != nil {
			return err
		}
		return s.release.AwaitRuns(ctx)
	})
	result := v.Stop()
	runs, doubled, twiceErr := s.release.Twice(ctx, since)
	return append(figures(result), report.Count("runs", runs), report.Count("doubled", doubled), report.Seconds("done after", took)),
		errors.Join(err, result.Err(), twiceErr)
}

func (s *story) killScrapers(ctx context.Context) ([]report.Figure, error) {
	since, err := s.release.LastRun(ctx)
	if err != nil {
		return nil, err
	}
	pods, err := s.release.Kill(ctx, "scraper")
	if err != nil {
		return nil, err
	}
	runs, err := report.Timed(func() error { return s.release.AwaitRuns(ctx) })
	if err != nil {
		return nil, err
	}
	// What the dead ones held is free again when their leases have ended.
	held, err := report.Timed(func() error {
		return release.Until(ctx, "no source waits for a dead process", 3*time.Minute, func(ctx context.Context) error {
			n, err := s.release.Number(ctx, `SELECT count(*) FROM sources WHERE retired_at IS NULL AND NOT EXISTS (SELECT FROM runs WHERE runs.source_id = sources.id AND runs.id > `+fmt.Sprint(since)+`)`)
			if err == nil && n > 0 {
				err = fmt.Errorf("%d do", n)
			}
			return err
		})
	})
	if err != nil {
		return nil, err
	}
	n, doubled, err := s.release.Twice(ctx, since)
	return []report.Figure{
		report.Seconds("new pods ready after", pods), report.Seconds("and running sources after another", runs), report.Seconds("each source run again after another", held),
		report.Count("runs", n), report.Count("doubled", doubled),
	}, err
}

// suspended is an object that nothing is fetched for.
const suspended = `apiVersion: lagebild.dev/v1alpha1
kind: Source
metadata: {name: e2e-extra, namespace: lagebild}
spec: {municipalityRef: {name: werl}, type: page, page: {url: "http://werl.localhost:8471/"}, authority: Official, interval: 1h, suspend: true}
`

func (s *story) killOperator(ctx context.Context) ([]report.Figure, error) {
	pods, err := s.release.Kill(ctx, "operator")
	if err != nil {
		return nil, err
	}
	const rows = `SELECT count(*) FROM sources WHERE retired_at IS NULL AND name = 'e2e-extra'`
	appears := func(want int64) func(context.Context) error {
		return func(ctx context.Context) error {
			n, err := s.release.Number(ctx, rows)
			if err == nil && n != want {
				err = fmt.Errorf("%d rows of the object, not %d", n, want)
			}
			return err
		}
	}
	if err := s.release.Apply(ctx, suspended); err != nil {
		return nil, err
	}
	row, err := report.Timed(func() error { return release.Until(ctx, "the object is a row", 4*time.Minute, appears(1)) })
	if err != nil {
		return nil, err
	}
	if _, err := s.release.Kubectl(ctx, "delete", "-n", release.Namespace, "source.lagebild.dev", "e2e-extra", "--timeout=60s"); err != nil {
		return nil, err
	}
	err = release.Until(ctx, "the object's row is retired", time.Minute, appears(0))
	return []report.Figure{report.Seconds("new pods ready after", pods), report.Seconds("object a row after another", row)}, err
}

// killDatabase gives PostgreSQL a second to end, which is too little for it to end well.
func (s *story) killDatabase(ctx context.Context) ([]report.Figure, error) {
	const notices = `SELECT count(*) FROM notices`
	before, err := s.release.Number(ctx, notices)
	if err != nil {
		return nil, err
	}
	pods, err := s.release.Pods(ctx, "postgres")
	if err != nil {
		return nil, err
	}
	// The overview is what has to stay; other pages say that the database is away.
	v := s.visitors(ctx, "/", "/api/v1/overview")
	back, err := report.Timed(func() error {
		if _, err := s.release.Kubectl(ctx, "delete", "pod", "-n", release.Namespace, release.Database, "--grace-period=1"); err != nil {
			return err
		}
		return s.release.AwaitPods(ctx, "postgres", 1, release.UIDs(pods))
	})
	var after int64
	var collecting time.Duration
	if err == nil {
		collecting, err = report.Timed(func() (err error) {
			if after, err = s.release.Number(ctx, notices); err != nil {
				return err
			}
			if after < before {
				return fmt.Errorf("%d notices before and %d after", before, after)
			}
			return s.release.AwaitRuns(ctx)
		})
	}
	result := v.Stop()
	return append(figures(result), report.Seconds("database back after", back), report.Seconds("sources run after another", collecting),
		report.Count("notices before", before), report.Count("after", after)), errors.Join(err, result.Err())
}

// drain empties the node that has not the database: that has one pod and is away while it moves, which is another step.
func (s *story) drain(ctx context.Context) ([]report.Figure, error) {
	const node = "node2"
	since, err := s.release.LastRun(ctx)
	if err != nil {
		return nil, err
	}
	v := s.visitors(ctx, everywhere...)
	took, err := report.Timed(func() error {
		_, err := s.release.Kubectl(ctx, "drain", node, "--ignore-daemonsets", "--delete-emptydir-data", "--timeout=4m")
		if err != nil {
			return err
		}
		return s.release.AwaitRoles(ctx, nil)
	})
	result := v.Stop()
	start := clock.System{}.Now()
	if _, e := s.release.Kubectl(ctx, "uncordon", node); e != nil {
		return nil, errors.Join(err, e)
	}
	runs, doubled, twiceErr := s.release.Twice(ctx, since)
	out := append(figures(result), report.Seconds("empty after", took), report.Count("runs", runs), report.Count("doubled", doubled))
	err = errors.Join(err, twiceErr, result.Err())
	if err != nil {
		return out, err
	}
	// Pods do not come back by themselves; new ones do.
	if _, err := s.release.Kubectl(ctx, "rollout", "restart", "-n", release.Namespace, "deployment/"+release.Name+"-server"); err != nil {
		return out, err
	}
	err = release.Until(ctx, "the node works again", 3*time.Minute, func(ctx context.Context) error {
		pods, err := s.release.Pods(ctx, "server")
		if err != nil {
			return err
		}
		for _, p := range pods {
			if p.Ready() && p.Spec.NodeName == node {
				return nil
			}
		}
		return errors.New("it has no pod of the server")
	})
	return append(out, report.Seconds("working again after", clock.System{}.Now().Sub(start))), err
}
