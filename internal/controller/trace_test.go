package controller_test

import (
	"testing"
	"time"

	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"

	"github.com/lagebild/lagebild/internal/controller"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/telemetry"
)

// TestAChangeIsTraced holds that the run after a change of an object is told which trace that change has.
func TestAChangeIsTraced(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	spans := tracetest.NewInMemoryExporter()
	w.operate(func(c *controller.Config) {
		c.Tracer = telemetry.NewTracer(sdktrace.NewTracerProvider(sdktrace.WithSyncer(spans)))
	})
	w.create(w.town("werl", "05974052"), w.page("werl-start", "werl"))
	w.awaitSource("werl-start", "Reconciling=True:Progressing")
	jobs, err := w.store.Claim(t.Context(), store.ClaimParams{Now: time.Now().Add(26 * time.Hour), Lease: time.Minute, Limit: 1, Worker: "test"})
	if err != nil || len(jobs) != 1 {
		t.Fatalf("%d jobs, %v", len(jobs), err)
	}
	found := false
	for _, s := range spans.GetSpans() {
		for _, a := range s.Attributes {
			if s.Name == "write row" && a.Key == "lagebild.source" && a.Value.AsString() == "werl-start" {
				found = true
				if want := "00-" + s.SpanContext.TraceID().String() + "-" + s.SpanContext.SpanID().String() + "-01"; jobs[0].Trace != want {
					t.Errorf("the run is told of %q, the change is %q", jobs[0].Trace, want)
				}
			}
		}
	}
	if !found {
		t.Errorf("no span of the change among %d", len(spans.GetSpans()))
	}
}
