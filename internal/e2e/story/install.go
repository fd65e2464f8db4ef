//go:build linux

package story

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/chromedp/chromedp"

	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/e2e/report"
)

// roles are the deployments of the chart with their pods.
var roles = map[string]int{"operator": 2, "scraper": 2, "server": 2}

func (s *story) install(ctx context.Context) ([]report.Figure, error) {
	if _, err := s.kubectl(ctx, "rollout", "status", "-n", regionNS, "deployment/region", "--timeout=120s"); err != nil {
		return nil, err
	}
	took, err := timed(func() error {
		_, err := s.helm(ctx, "install", release, s.kit.Chart, "-n", namespace, "-f", s.values, "--wait", "--timeout=5m")
		return err
	})
	if err != nil {
		return nil, err
	}
	if err := s.findSite(ctx); err != nil {
		return nil, err
	}
	tested, err := timed(func() error {
		_, err := s.helm(ctx, "test", release, "-n", namespace, "--timeout=2m")
		return err
	})
	return []report.Figure{report.Seconds("ready after", took), report.Seconds("helm test", tested)}, err
}

// findSite finds the address under which visitors reach the server.
func (s *story) findSite(ctx context.Context) error {
	var service struct {
		Spec struct {
			ClusterIP string `json:"clusterIP"`
		} `json:"spec"`
	}
	if err := s.get(ctx, &service, "service", "-n", namespace, release+"-server"); err != nil {
		return err
	}
	s.url = "http://" + service.Spec.ClusterIP
	return nil
}

func (s *story) applySamples(ctx context.Context) ([]report.Figure, error) {
	took, err := timed(func() error {
		_, err := s.kubectl(ctx, "apply", "-n", namespace, "-f", s.kit.Samples)
		return err
	})
	if err != nil {
		return nil, err
	}
	if s.objects, err = s.countObjects(ctx); err != nil {
		return nil, err
	}
	var bodies, sources int64
	rows, err := timed(func() error {
		return until(ctx, "each object has its row", 2*time.Minute, func(ctx context.Context) (err error) {
			if bodies, err = s.number(ctx, `SELECT count(*) FROM bodies WHERE retired_at IS NULL`); err != nil {
				return err
			}
			if sources, err = s.number(ctx, `SELECT count(*) FROM sources WHERE retired_at IS NULL`); err != nil {
				return err
			}
			if bodies+sources != int64(s.objects) {
				return fmt.Errorf("%d bodies and %d sources for %d objects", bodies, sources, s.objects)
			}
			return nil
		})
	})
	return []report.Figure{
		report.Count("bodies", bodies), report.Count("sources", sources), report.Seconds("applied in", took), report.Seconds("rows after", rows),
	}, err
}

// countObjects counts Municipality and Source objects.
func (s *story) countObjects(ctx context.Context) (int, error) {
	var list struct {
		Items []struct{} `json:"items"`
	}
	err := s.get(ctx, &list, "municipalities.lagebild.dev,sources.lagebild.dev", "-n", namespace)
	return len(list.Items), err
}

// fill looks with a browser until every body has a row with something known in it.
func (s *story) fill(ctx context.Context) ([]report.Figure, error) {
	opts := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(s.kit.Browser), chromedp.UserDataDir(filepath.Join(s.dir, "browser")), chromedp.WindowSize(1600, 1200), chromedp.NoSandbox)
	for _, flag := range []string{"disable-background-networking", "disable-component-update", "disable-sync", "disable-quic", "no-first-run"} {
		opts = append(opts, chromedp.Flag(flag, true))
	}
	alloc, stop := chromedp.NewExecAllocator(ctx, opts...)
	defer stop()
	tab, closeTab := chromedp.NewContext(alloc)
	defer closeTab()
	if err := chromedp.Do(tab); err != nil { // the browser lives as long as the context that it is first used with
		return nil, err
	}
	start := clock.System{}.Now()
	var bodies, full, cells int
	err := until(tab, "the overview shows something of every body", 5*time.Minute, func(ctx context.Context) error {
		if err := chromedp.Do(ctx, chromedp.Navigate(s.url+"/?lang=de")); err != nil {
			return err
		}
		got, err := chromedp.Run(ctx, chromedp.Evaluate[[]int](`(() => {
			const rows = [...document.querySelectorAll('table.matrix tbody tr:not(.district)')];
			const known = rows.map(r => r.querySelectorAll('td a').length);
			return [rows.length, known.filter(n => n > 0).length, known.reduce((a, b) => a + b, 0)];
		})()`))
		if err != nil {
			return err
		}
		if bodies, full, cells = got[0], got[1], got[2]; bodies == 0 || full < bodies {
			return fmt.Errorf("%d of %d bodies do", full, bodies)
		}
		return nil
	})
	took := clock.System{}.Now().Sub(start)
	shot, shotErr := chromedp.Run(tab, chromedp.CaptureScreenshot())
	if shotErr == nil {
		shotErr = os.WriteFile(filepath.Join(s.out, "overview.png"), shot, 0o600)
	}
	return []report.Figure{report.Count("bodies shown", bodies), report.Count("with something known", full), report.Count("cells", cells), report.Seconds("after", took)}, errors.Join(err, shotErr)
}
