package telemetry_test

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/lagebild/lagebild/internal/telemetry"
)

// TestNothingCostsNothing holds that what is called on every run and request allocates nothing while there is no tracer.
func TestNothingCostsNothing(t *testing.T) {
	var tracer *telemetry.Tracer
	ctx, err := t.Context(), errors.New("failed")
	h := prometheus.NewHistogram(prometheus.HistogramOpts{Name: "test_seconds", Help: "A test."})
	now := time.Now()
	n := testing.AllocsPerRun(100, func() {
		c, span := tracer.Start(ctx, "a")
		if c != ctx || span.On() || span.TraceID() != "" {
			t.Error("a nil tracer traces")
		}
		span.Text("key", "value")
		span.Count("key", 1)
		span.Seconds("key", time.Second)
		span.Event("event", "key", "value")
		span.Fail(err)
		telemetry.Observe(h, 1, span)
		root := tracer.Root(span.In(ctx), "b", now, telemetry.Parent(c))
		tracer.Within(root, "c", now, now).End()
		root.End()
		span.End()
	})
	if n != 0 {
		t.Errorf("%v allocations", n)
	}
	if c, span := tracer.Serve(ctx, "d", http.Header{}); c != ctx || span.On() {
		t.Error("a nil tracer traces visitors")
	}
}

// TestLogHandlerLeavesOtherLinesAlone holds that a line outside of a span is as it was.
func TestLogHandlerLeavesOtherLinesAlone(t *testing.T) {
	var plain, handled logBuffer
	opts := &slog.HandlerOptions{ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
		if a.Key == slog.TimeKey {
			return slog.Attr{}
		}
		return a
	}}
	for _, l := range []*slog.Logger{
		slog.New(slog.NewTextHandler(&plain, opts)), slog.New(telemetry.LogHandler(slog.NewTextHandler(&handled, opts))),
	} {
		l.With("source", "werl").WithGroup("g").InfoContext(context.Background(), "Ran source", "kind", "ok")
	}
	if plain.String() != handled.String() || plain.String() == "" {
		t.Errorf("%q became %q", plain.String(), handled.String())
	}
}
