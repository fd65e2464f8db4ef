package app

import (
	"context"
	"log/slog"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/scrape/freshness"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/telemetry"
	"github.com/lagebild/lagebild/internal/telemetry/otlp"
)

// newMetrics is a registry with what Go, the process and the program tell of themselves.
func newMetrics() *prometheus.Registry {
	r := prometheus.NewRegistry()
	r.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}), telemetry.BuildInfo(Version()))
	return r
}

// measureFreshness registers what is read from the database whenever metrics are asked for.
func measureFreshness(st *store.Store, w World, reg prometheus.Registerer, log *slog.Logger) error {
	c, err := catalog.Load()
	if err != nil {
		return fault.Wrap(fault.Internal, "loading the catalogue", err)
	}
	f, err := freshness.New(freshness.Config{Store: st, Clock: w.Clock, Services: len(c.Services()), Log: log})
	if err != nil {
		return err
	}
	return telemetry.Register(reg, f)
}

// databaseUp is 1 while ping succeeds.
func databaseUp(ping func(context.Context) error) prometheus.Collector {
	return prometheus.NewGaugeFunc(prometheus.GaugeOpts{
		Name: "lagebild_database_up", Help: "1 if the database answered when it was asked last.",
	}, func() float64 {
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		if ping(ctx) != nil {
			return 0
		}
		return 1
	})
}

// Trace gives the world a tracer that sends to the collector at endpoint, or where OTEL_* variables say; without either it
// gives none. The function sends what is left, at the end of the process.
func (w *World) Trace(ctx context.Context, endpoint, role string, getenv func(string) string, log *slog.Logger) (stop func(), err error) {
	t, end, err := otlp.Start(ctx, otlp.Config{
		Endpoint: endpoint, Role: role, Version: Version(), Instance: ProcessName(), Getenv: getenv, Log: log,
	})
	if err != nil {
		return nil, err
	}
	w.Tracer = t
	return func() {
		if err := end(ctx); err != nil {
			log.WarnContext(ctx, "Sent no traces", "err", err)
		}
	}, nil
}
