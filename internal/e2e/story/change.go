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
	"github.com/lagebild/lagebild/internal/e2e/release"
	"github.com/lagebild/lagebild/internal/e2e/report"
	"github.com/lagebild/lagebild/internal/e2e/site"
)

const schemaVersion = `SELECT max(version_id) FROM goose_db_version WHERE is_applied`

// upgrade goes to the next version; see package kit for what that is.
func (s *story) upgrade(ctx context.Context) ([]report.Figure, error) {
	before, err := s.release.Number(ctx, schemaVersion)
	if err != nil {
		return nil, err
	}
	remark := func() error {
		_, err := s.release.Kubectl(ctx, "patch", "-n", release.Namespace, "source.lagebild.dev", "werl", "--type=merge", "-p", `{"spec": {"remark": "seen"}}`)
		if err != nil {
			return err
		}
		out, err := s.release.Kubectl(ctx, "get", "-n", release.Namespace, "source.lagebild.dev", "werl", "-o", "jsonpath={.spec.remark}")
		if err == nil && out != "seen" {
			err = fmt.Errorf("the field that the next version brings was given and is %q", out)
		}
		return err
	}
	if remark() == nil {
		return nil, errors.New("the field that the next version brings is there already: this upgrade proves nothing")
	}
	out, err := s.underLoad(ctx, func() error {
		return s.release.Deploy(ctx, "upgrade", s.kit.NextChart, "image.tag="+kit.NextTag)
	})
	after, err2 := s.release.Number(ctx, schemaVersion)
	if err2 == nil && after != before+1 {
		err2 = fmt.Errorf("the database has schema version %d, and had %d", after, before)
	}
	objects, err3 := s.release.Objects(ctx)
	if err3 == nil && objects != s.objects {
		err3 = fmt.Errorf("%d objects of %d are there", objects, s.objects)
	}
	return append(out, report.Count("schema version before", before), report.Count("after", after), report.Count("objects", objects)),
		errors.Join(err, err2, err3, remark())
}

// backup is the drill: dump, drop, restore. Whoever writes stands still meanwhile, as the guide says.
func (s *story) backup(ctx context.Context) ([]report.Figure, error) {
	if err := s.release.Scale(ctx, 0, "operator", "scraper"); err != nil {
		return nil, err
	}
	if err := s.remember(ctx); err != nil {
		return nil, err
	}
	dump := filepath.Join(s.dir, "lagebild.dump")
	var size int
	dumping, err := report.Timed(func() error {
		text, err := s.release.InDatabase(ctx, nil, "pg_dump", "-U", "lagebild", "-d", "lagebild", "-Fc")
		size = len(text)
		return errors.Join(err, os.WriteFile(dump, []byte(text), 0o600))
	})
	if err != nil {
		return nil, err
	}
	if _, err := s.release.InDatabase(ctx, nil, "dropdb", "-U", "lagebild", "--force", "--maintenance-db=postgres", "lagebild"); err != nil {
		return nil, err
	}
	if _, err := s.release.Number(ctx, `SELECT count(*) FROM notices`); err == nil {
		return nil, errors.New("the database was dropped and answers")
	}
	restoring, err := report.Timed(func() error {
		if _, err := s.release.InDatabase(ctx, nil, "createdb", "-U", "lagebild", "--maintenance-db=postgres", "lagebild"); err != nil {
			return err
		}
		text, err := os.ReadFile(dump)
		if err != nil {
			return err
		}
		_, err = s.release.InDatabase(ctx, text, "pg_restore", "-U", "lagebild", "-d", "lagebild", "--exit-on-error", "--no-owner")
		return err
	})
	if err != nil {
		return nil, err
	}
	after := int64(0)
	equal, err := report.Timed(func() error {
		return release.Until(ctx, "the overview is as before", 2*time.Minute, func(ctx context.Context) (err error) {
			if after, err = s.release.Number(ctx, `SELECT count(*) FROM notices`); err != nil {
				return err
			}
			return s.compare(ctx)
		})
	})
	err = errors.Join(err, s.release.Scale(ctx, 2, "operator", "scraper"))
	if err == nil {
		err = s.release.AwaitRuns(ctx)
	}
	return []report.Figure{
		report.Count("notices", after),
		{Name: "dump", Value: float64(size/10000) / 100, Unit: "MB"},
		report.Seconds("dumped in", dumping),
		report.Seconds("restored in", restoring), report.Seconds("overview equal after another", equal),
	}, err
}

// remember keeps what the overview shows of a moment that is past: it is the same for ever, as site.Cells reads it.
func (s *story) remember(ctx context.Context) error {
	now, err := s.site.Overview(ctx, time.Time{})
	if err != nil {
		return err
	}
	s.moment = now.At.Add(-time.Minute)
	s.before, err = s.site.Cells(ctx, s.moment)
	return err
}

func (s *story) compare(ctx context.Context) error {
	after, err := s.site.Cells(ctx, s.moment)
	if err != nil {
		return err
	}
	return site.Differences(s.before, after)
}

func (s *story) uninstall(ctx context.Context) ([]report.Figure, error) {
	if err := s.remember(ctx); err != nil {
		return nil, err
	}
	took, err := report.Timed(func() error {
		return s.release.Helm(ctx, "uninstall", "--wait", "--timeout=3m")
	})
	if err != nil {
		return nil, err
	}
	objects, err := s.release.Objects(ctx)
	if err == nil && objects != s.objects {
		err = fmt.Errorf("%d objects of %d are left", objects, s.objects)
	}
	claims, err2 := s.release.Kubectl(ctx, "get", "pvc", "-n", release.Namespace, "-o", "name")
	secrets, err3 := s.release.Kubectl(ctx, "get", "secret", "-n", release.Namespace, "-o", "name")
	if err2 == nil && strings.Count(claims, "\n") != 1 {
		err2 = fmt.Errorf("the claims of volumes that are left are %q", claims)
	}
	if err3 == nil && !strings.Contains(secrets, release.Name+"-postgres") {
		err3 = fmt.Errorf("the secret of the database is gone; there are %q", secrets)
	}
	err4 := release.Until(ctx, "nothing runs any more", 2*time.Minute, func(ctx context.Context) error {
		left, err := s.release.Kubectl(ctx, "get", "pods,services,deployments,statefulsets", "-n", release.Namespace, "-o", "name")
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
	took, err := report.Timed(func() error {
		return s.release.Deploy(ctx, "install", s.kit.NextChart, "image.tag="+kit.NextTag)
	})
	if err != nil {
		return nil, err
	}
	if err := errors.Join(s.findSite(ctx), s.compare(ctx), s.release.AwaitRuns(ctx)); err != nil {
		return nil, err
	}
	o, err := s.site.Overview(ctx, time.Time{})
	bodies, cells := o.Known()
	return []report.Figure{report.Seconds("ready after", took), report.Count("bodies known", bodies), report.Count("cells", cells)}, err
}
