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
	"github.com/lagebild/lagebild/internal/e2e/release"
	"github.com/lagebild/lagebild/internal/e2e/report"
)

func (s *story) install(ctx context.Context) ([]report.Figure, error) {
	if _, err := s.release.Kubectl(ctx, "rollout", "status", "-n", "region", "deployment/region", "--timeout=120s"); err != nil {
		return nil, err
	}
	took, err := report.Timed(func() error {
		return s.release.Deploy(ctx, "install", s.kit.Chart)
	})
	if err != nil {
		return nil, err
	}
	if err := s.findSite(ctx); err != nil {
		return nil, err
	}
	tested, err := report.Timed(func() error {
		return s.release.Helm(ctx, "test", "--timeout=2m")
	})
	return []report.Figure{report.Seconds("ready after", took), report.Seconds("helm test", tested)}, err
}

// findSite finds the address under which visitors reach the server.
func (s *story) findSite(ctx context.Context) (err error) {
	s.site.URL, err = s.release.Site(ctx)
	return err
}

func (s *story) applySamples(ctx context.Context) ([]report.Figure, error) {
	took, err := report.Timed(func() error {
		_, err := s.release.Kubectl(ctx, "apply", "-n", release.Namespace, "-f", s.kit.Samples)
		return err
	})
	if err != nil {
		return nil, err
	}
	if s.objects, err = s.release.Objects(ctx); err != nil {
		return nil, err
	}
	var bodies, sources int64
	rows, err := report.Timed(func() error {
		return release.Until(ctx, "each object has its row", 2*time.Minute, func(ctx context.Context) (err error) {
			if bodies, err = s.release.Number(ctx, `SELECT count(*) FROM bodies WHERE retired_at IS NULL`); err != nil {
				return err
			}
			if sources, err = s.release.Number(ctx, `SELECT count(*) FROM sources WHERE retired_at IS NULL`); err != nil {
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
	err := release.Until(tab, "the overview shows something of every body", 5*time.Minute, func(ctx context.Context) error {
		if err := chromedp.Do(ctx, chromedp.Navigate(s.site.URL+"/?lang=de")); err != nil {
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
