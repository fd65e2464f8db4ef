// Package otlp sends spans to a collector by OTLP over HTTP. It is off unless an endpoint is named, by flag or by the
// environment variables that OpenTelemetry's exporters have in common; the lean build has no exporter.
package otlp
