//go:build linux

package story

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"time"

	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/e2e/release"
	"github.com/lagebild/lagebild/internal/e2e/report"
)

// measured is how long pods are looked at; kubelets measure every 10 s or so.
const measured = 60 * time.Second

// usage says what the pods of each role take while scrapers run all sources at their intervals and visitors ask.
func (s *story) usage(ctx context.Context) ([]report.Figure, error) {
	var before map[string]release.Usage
	err := release.Until(ctx, "all pods are measured", time.Minute, func(ctx context.Context) (err error) {
		before, err = s.release.Usage(ctx)
		return err
	})
	if err != nil {
		return nil, err
	}
	start := clock.System{}.Now()
	v := s.visitors(ctx, everywhere...)
	sleep := clock.System{}.Sleep(ctx, measured)
	result := v.Stop()
	after, err := s.release.Usage(ctx)
	if err := errors.Join(sleep, err, result.Err()); err != nil {
		return nil, err
	}
	took := clock.System{}.Now().Sub(start)
	memory, cpu := map[string]float64{}, map[string]float64{}
	for pod, now := range after {
		was, ok := before[pod]
		role := release.Role(pod)
		if !ok || role == "" {
			continue
		}
		memory[role] = max(memory[role], float64(now.Memory)/1e6)
		cpu[role] += float64(now.CPU-was.CPU) / float64(took)
	}
	out := []report.Figure{report.Count("requests", result.Requests)}
	for _, role := range []string{"operator", "scraper", "server", "postgres"} {
		if memory[role] == 0 {
			return nil, fmt.Errorf("no pod of the %s stayed: %v", role, slices.Sorted(maps.Keys(after)))
		}
		out = append(out, report.Figure{Name: role, Value: math.Round(memory[role]), Unit: "MB a pod"},
			report.Figure{Name: "together", Value: math.Round(1000 * cpu[role]), Unit: "millicores"})
	}
	return out, nil
}
