//go:build lean

package otlp

import (
	"context"

	"github.com/lagebild/lagebild/internal/telemetry"
)

func start(context.Context, Config, string) (*telemetry.Tracer, func(context.Context) error, error) {
	return nil, nil, invalid("this build cannot send any", "leave --otlp-endpoint and OTEL_EXPORTER_OTLP_ENDPOINT out, or build without the tag lean")
}
