package otlp

import (
	"cmp"
	"context"
	"log/slog"
	"net/url"
	"strings"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/telemetry"
)

// Config says who sends spans, and where to.
type Config struct {
	Endpoint string              // "http://collector:4318"; "" = as OTEL_EXPORTER_OTLP_ENDPOINT or _TRACES_ENDPOINT says; neither: off
	Role     string              // "scraper": the service is lagebild-scraper, unless OTEL_SERVICE_NAME says otherwise
	Version  string              // of the program
	Instance string              // unique name of this process
	Getenv   func(string) string // of os
	Log      *slog.Logger
}

// Start gives a Tracer that sends its spans, and stop, which sends the rest of them and ends the sending. When nothing is to
// be sent the Tracer is nil and stop does nothing. A Config that cannot work is an Invalid fault; a collector that does not
// answer is none: spans are lost, and a line of the log says so.
func Start(ctx context.Context, c Config) (t *telemetry.Tracer, stop func(context.Context) error, err error) {
	target, on, err := c.target()
	if err != nil || !on {
		return nil, func(context.Context) error { return nil }, err
	}
	return start(ctx, c, target)
}

// target is the address that --otlp-endpoint names, "" if the environment names it; on is false if nothing is to be sent.
func (c Config) target() (target string, on bool, err error) {
	env := func(names ...string) string {
		for _, n := range names {
			if v := strings.TrimSpace(c.Getenv(n)); v != "" {
				return v
			}
		}
		return ""
	}
	named := env("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT")
	if c.Endpoint == "" && named == "" || strings.EqualFold(env("OTEL_SDK_DISABLED"), "true") {
		return "", false, nil
	}
	switch exporter := env("OTEL_TRACES_EXPORTER"); exporter {
	case "none":
		return "", false, nil
	case "", "otlp":
	default:
		return "", false, invalid("OTEL_TRACES_EXPORTER is "+exporter, "set it to otlp or none")
	}
	if p := env("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "OTEL_EXPORTER_OTLP_PROTOCOL"); p != "" && p != "http/protobuf" {
		return "", false, invalid("OTEL_EXPORTER_OTLP_PROTOCOL is "+p, "set it to http/protobuf, and give the collector's HTTP port, 4318")
	}
	u, err := url.Parse(cmp.Or(c.Endpoint, named))
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" {
		return "", false, invalid("the endpoint is no web address", "write it like http://collector:4318")
	}
	if c.Endpoint == "" {
		return "", true, nil
	}
	if u.Path == "" || u.Path == "/" {
		u.Path = "/v1/traces"
	}
	return u.String(), true, nil
}

func invalid(text, remedy string) error {
	e := fault.New(fault.Invalid, "setting up traces", "%s", text)
	e.Remedy = remedy
	return e
}
