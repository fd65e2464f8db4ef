// Package telemetry is what the parts of Lagebild tell of themselves with: spans, trace ids in log lines, and examples at
// histograms. README.md lists all metrics, all log lines that ask for something, and what a trace holds; tests compare it with
// the source and with running processes.
//
// Everything here does nothing and costs nothing while there is no Tracer. Package otlp makes one.
package telemetry
