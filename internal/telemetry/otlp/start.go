//go:build !lean

package otlp

import (
	"context"
	"time"

	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	"go.opentelemetry.io/otel/sdk/resource"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/telemetry"
)

// stopFor bounds the sending of what is left.
const stopFor = 5 * time.Second

// start makes the exporter. What c does not say is read by the libraries from OTEL_* variables: headers, time-out,
// certificates and compression of the exporter, the sampler, the limits of spans, the size of batches.
func start(ctx context.Context, c Config, target string) (*telemetry.Tracer, func(context.Context) error, error) {
	var opts []otlptracehttp.Option
	if target != "" {
		opts = append(opts, otlptracehttp.WithEndpointURL(target))
	}
	exporter, err := otlptracehttp.New(ctx, opts...)
	if err != nil {
		return nil, nil, fault.Wrap(fault.Invalid, "setting up traces", err)
	}
	res, err := resource.New(ctx,
		resource.WithTelemetrySDK(),
		resource.WithAttributes(
			attribute.String("service.namespace", "lagebild"), attribute.String("service.name", "lagebild-"+c.Role),
			attribute.String("service.version", c.Version), attribute.String("service.instance.id", c.Instance)),
		resource.WithFromEnv()) // last: it wins
	if err != nil {
		return nil, nil, fault.Wrap(fault.Invalid, "reading OTEL_RESOURCE_ATTRIBUTES", err)
	}
	// The library tells of what it could not send through one variable of its own.
	otel.SetErrorHandler(otel.ErrorHandlerFunc(func(err error) { //nolint:contextcheck // whenever it happens, not now
		c.Log.WarnContext(context.Background(), "Sent no traces", "err", err)
	}))
	provider := sdktrace.NewTracerProvider(sdktrace.WithBatcher(exporter), sdktrace.WithResource(res))
	stop := func(ctx context.Context) error {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopFor)
		defer cancel()
		return fault.Wrap(fault.OurSide, "sending the last traces", provider.Shutdown(ctx))
	}
	return telemetry.NewTracer(provider), stop, nil
}
