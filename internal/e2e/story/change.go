//go:build linux

package story

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/e2e/kit"
	"github.com/lagebild/lagebild/internal/e2e/report"
)

const schemaVersion = `SELECT max(version_id) FROM goose_db_version WHERE is_applied`

// upgrade goes to the next version; see package kit for what that is.
func (s *story) upgrade(ctx context.Context) ([]report.Figure, error) {
	before, err := s.number(ctx, schemaVersion)
	if err != nil {
		return nil, err
	}
	remark := func() error {
		_, err := s.kubectl(ctx, "patch", "-n", namespace, "source.lagebild.dev", "werl", "--type=merge", "-p", `{"spec": {"remark": "seen"}}`)
		if err != nil {
			return err
		}
		out, err := s.kubectl(ctx, "get", "-n", namespace, "source.lagebild.dev", "werl", "-o", "jsonpath={.spec.remark}")
		if err == nil && out != "seen" {
			err = fmt.Errorf("the field that the next version brings was given and is %q", out)
		}
		return err
	}
	if remark() == nil {
		return nil, errors.New("the field that the next version brings is there already: this upgrade proves nothing")
	}
	out, err := s.underLoad(ctx, func() error {
		_, err := s.helm(ctx, "upgrade", release, s.kit.NextChart, "-n", namespace, "-f", s.values, "--set", "image.tag="+kit.NextTag, "--wait", "--timeout=5m")
		return err
	})
	after, err2 := s.number(ctx, schemaVersion)
	if err2 == nil && after != before+1 {
		err2 = fmt.Errorf("the database has schema version %d, and had %d", after, before)
	}
	objects, err3 := s.countObjects(ctx)
	if err3 == nil && objects != s.objects {
		err3 = fmt.Errorf("%d objects of %d are there", objects, s.objects)
	}
	return append(out, report.Count("schema version before", before), report.Count("after", after), report.Count("objects", objects)),
		errors.Join(err, err2, err3, remark())
}

// backup is the drill: dump, drop, restore. Whoever writes stands still meanwhile, as the guide says.
func (s *story) backup(ctx context.Context) ([]report.Figure, error) {
	if err := s.scale(ctx, 0, "operator", "scraper"); err != nil {
		return nil, err
	}
	if err := s.remember(ctx); err != nil {
		return nil, err
	}
	dump := filepath.Join(s.dir, "lagebild.dump")
	exec := []string{"exec", "-i", "-n", namespace, database, "--"}
	var size int
	dumping, err := timed(func() error {
		text, err := s.kubectl(ctx, append(exec, "pg_dump", "-U", "lagebild", "-d", "lagebild", "-Fc")...)
		size = len(text)
		return errors.Join(err, os.WriteFile(dump, []byte(text), 0o600))
	})
	if err != nil {
		return nil, err
	}
	if _, err := s.kubectl(ctx, append(exec, "dropdb", "-U", "lagebild", "--force", "--maintenance-db=postgres", "lagebild")...); err != nil {
		return nil, err
	}
	if _, err := s.number(ctx, `SELECT count(*) FROM notices`); err == nil {
		return nil, errors.New("the database was dropped and answers")
	}
	restoring, err := timed(func() error {
		if _, err := s.kubectl(ctx, append(exec, "createdb", "-U", "lagebild", "--maintenance-db=postgres", "lagebild")...); err != nil {
			return err
		}
		text, err := os.ReadFile(dump)
		if err != nil {
			return err
		}
		_, err = s.tool(ctx, text, s.cluster.Bin()+"/kubectl", append(exec, "pg_restore", "-U", "lagebild", "-d", "lagebild", "--exit-on-error", "--no-owner")...)
		return err
	})
	if err != nil {
		return nil, err
	}
	after := int64(0)
	equal, err := timed(func() error {
		return until(ctx, "the overview is as before", 2*time.Minute, func(ctx context.Context) (err error) {
			if after, err = s.number(ctx, `SELECT count(*) FROM notices`); err != nil {
				return err
			}
			return s.compare(ctx)
		})
	})
	err = errors.Join(err, s.scale(ctx, 2, "operator", "scraper"))
	if err == nil {
		err = s.awaitRuns(ctx)
	}
	return []report.Figure{
		report.Count("notices", after),
		{Name: "dump", Value: float64(size/10000) / 100, Unit: "MB"},
		report.Seconds("dumped in", dumping),
		report.Seconds("restored in", restoring), report.Seconds("overview equal after another", equal),
	}, err
}

// scale sets how many pods roles have and waits for it.
func (s *story) scale(ctx context.Context, n int, names ...string) error {
	for _, role := range names {
		if _, err := s.kubectl(ctx, "scale", "-n", namespace, "deployment/"+release+"-"+role, fmt.Sprintf("--replicas=%d", n)); err != nil {
			return err
		}
	}
	for _, role := range names {
		err := until(ctx, fmt.Sprintf("%s has %d pods", role, n), 2*time.Minute, func(ctx context.Context) error {
			pods, err := s.pods(ctx, role)
			if err == nil && len(pods) != n {
				err = fmt.Errorf("there are %d", len(pods))
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// remember keeps what the overview shows of a moment that is past: it is the same for ever.
func (s *story) remember(ctx context.Context) error {
	now, err := s.overview(ctx, time.Time{})
	if err != nil {
		return err
	}
	s.moment = now.At.Add(-time.Minute)
	s.before, err = s.cellsAt(ctx, s.moment)
	return err
}

func (s *story) compare(ctx context.Context) error {
	after, err := s.cellsAt(ctx, s.moment)
	if err != nil {
		return err
	}
	return differences(s.before, after)
}

func (s *story) uninstall(ctx context.Context) ([]report.Figure, error) {
	if err := s.remember(ctx); err != nil {
		return nil, err
	}
	took, err := timed(func() error {
		_, err := s.helm(ctx, "uninstall", release, "-n", namespace, "--wait", "--timeout=3m")
		return err
	})
	if err != nil {
		return nil, err
	}
	objects, err := s.countObjects(ctx)
	if err == nil && objects != s.objects {
		err = fmt.Errorf("%d objects of %d are left", objects, s.objects)
	}
	claims, err2 := s.kubectl(ctx, "get", "pvc", "-n", namespace, "-o", "name")
	secrets, err3 := s.kubectl(ctx, "get", "secret", "-n", namespace, "-o", "name")
	if err2 == nil && strings.Count(claims, "\n") != 1 {
		err2 = fmt.Errorf("the claims of volumes that are left are %q", claims)
	}
	if err3 == nil && !strings.Contains(secrets, release+"-postgres") {
		err3 = fmt.Errorf("the secret of the database is gone; there are %q", secrets)
	}
	err4 := until(ctx, "nothing runs any more", 2*time.Minute, func(ctx context.Context) error {
		left, err := s.kubectl(ctx, "get", "pods,services,deployments,statefulsets", "-n", namespace, "-o", "name")
		if err == nil && strings.TrimSpace(left) != "" {
			err = fmt.Errorf("left behind: %s", strings.Join(strings.Fields(left), ", "))
		}
		return err
	})
	return []report.Figure{report.Seconds("gone after", took), report.Count("objects kept", objects), report.Count("volumes kept", strings.Count(claims, "\n"))},
		errors.Join(err, err2, err3, err4)
}

// again installs the version that was there last: an older one would refuse the database.
func (s *story) again(ctx context.Context) ([]report.Figure, error) {
	took, err := timed(func() error {
		_, err := s.helm(ctx, "install", release, s.kit.NextChart, "-n", namespace, "-f", s.values, "--set", "image.tag="+kit.NextTag, "--wait", "--timeout=5m")
		return err
	})
	if err != nil {
		return nil, err
	}
	if err := errors.Join(s.findSite(ctx), s.compare(ctx), s.awaitRuns(ctx)); err != nil {
		return nil, err
	}
	o, err := s.overview(ctx, time.Time{})
	bodies, cells := o.known()
	return []report.Figure{report.Seconds("ready after", took), report.Count("bodies known", bodies), report.Count("cells", cells)}, err
}
