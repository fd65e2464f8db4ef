package telemetry

import (
	"context"
	"net/http"
	"time"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/trace"

	"github.com/lagebild/lagebild/internal/fault"
)

// scope names what makes the spans.
const scope = "github.com/lagebild/lagebild"

// Tracer begins spans. A nil *Tracer begins none.
type Tracer struct{ tracer trace.Tracer }

// NewTracer gives a Tracer whose spans go to p.
func NewTracer(p trace.TracerProvider) *Tracer { return &Tracer{p.Tracer(scope)} }

// Start begins a span within the one that ctx has; the context has the new one.
func (t *Tracer) Start(ctx context.Context, name string) (context.Context, Span) {
	if t == nil {
		return ctx, Span{}
	}
	ctx, s := t.tracer.Start(ctx, name)
	return ctx, Span{s}
}

// Root begins a span at a moment in real time that is the first of its trace, linked to the span that cause names as Parent does; "" for
// none.
func (t *Tracer) Root(ctx context.Context, name string, at time.Time, cause string) Span {
	if t == nil {
		return Span{}
	}
	opts := []trace.SpanStartOption{trace.WithNewRoot(), trace.WithTimestamp(at), trace.WithSpanKind(trace.SpanKindConsumer)}
	_, s := t.tracer.Start(ctx, name, append(opts, linked(ctx, propagation.MapCarrier{parentKey: cause})...)...)
	return Span{s}
}

// parentKey is where W3C Trace Context names the span that something belongs to.
const parentKey = "traceparent"

// linked links a span to the one that from names, if it names one.
func linked(ctx context.Context, from propagation.TextMapCarrier) []trace.SpanStartOption {
	ctx = trace.ContextWithSpanContext(ctx, trace.SpanContext{}) // what Extract leaves if it finds none
	c := trace.SpanContextFromContext(propagation.TraceContext{}.Extract(ctx, from))
	if !c.IsValid() {
		return nil
	}
	return []trace.SpanStartOption{trace.WithLinks(trace.Link{SpanContext: c})}
}

// Serve begins the span of a request that we answer. It is the first of its trace: a visitor's own trace is only linked to, for
// who sends requests must not decide what we record.
func (t *Tracer) Serve(ctx context.Context, name string, head http.Header) (context.Context, Span) {
	if t == nil {
		return ctx, Span{}
	}
	opts := []trace.SpanStartOption{trace.WithNewRoot(), trace.WithSpanKind(trace.SpanKindServer)}
	ctx, s := t.tracer.Start(ctx, name, append(opts, linked(ctx, propagation.HeaderCarrier(head))...)...)
	return ctx, Span{s}
}

// Within records a span that has already ended, as a child of parent; both times are real.
func (t *Tracer) Within(parent Span, name string, from, to time.Time) Span {
	if t == nil || parent.span == nil {
		return Span{}
	}
	_, s := t.tracer.Start(parent.In(context.Background()), name, trace.WithTimestamp(from))
	return Span{endsAt{s, to}}
}

// endsAt is a span whose end is known before it is ended.
type endsAt struct {
	trace.Span
	at time.Time
}

// End implements trace.Span.
func (e endsAt) End(o ...trace.SpanEndOption) { e.Span.End(append(o, trace.WithTimestamp(e.at))...) }

// Span is a part of a trace. The zero Span records nothing.
type Span struct{ span trace.Span }

// In gives a context within which spans are children of s, and log lines name its trace.
func (s Span) In(ctx context.Context) context.Context {
	if s.span == nil {
		return ctx
	}
	return trace.ContextWithSpan(ctx, s.span)
}

// On reports whether anything is recorded.
func (s Span) On() bool { return s.span != nil && s.span.IsRecording() }

// Text sets an attribute.
func (s Span) Text(key, value string) {
	if s.span != nil {
		s.span.SetAttributes(attribute.String(key, value))
	}
}

// Count sets an attribute.
func (s Span) Count(key string, n int) {
	if s.span != nil {
		s.span.SetAttributes(attribute.Int(key, n))
	}
}

// Seconds sets an attribute.
func (s Span) Seconds(key string, d time.Duration) {
	if s.span != nil {
		s.span.SetAttributes(attribute.Float64(key, d.Seconds()))
	}
}

// Event notes that something happened, with texts by name: key, value, key, value.
func (s Span) Event(name string, texts ...string) {
	if !s.On() {
		return
	}
	kv := make([]attribute.KeyValue, 0, len(texts)/2)
	for i := 0; i+1 < len(texts); i += 2 {
		kv = append(kv, attribute.String(texts[i], texts[i+1]))
	}
	s.span.AddEvent(name, trace.WithAttributes(kv...))
}

// Fail says that what the span stands for failed; nil changes nothing.
func (s Span) Fail(err error) {
	if s.span == nil || err == nil {
		return
	}
	s.span.SetAttributes(attribute.String("error.type", string(fault.KindOf(err))))
	s.span.SetStatus(codes.Error, err.Error())
}

// End ends the span.
func (s Span) End() {
	if s.span != nil {
		s.span.End()
	}
}

// Parent names the span that ctx has for one that begins elsewhere, as W3C Trace Context does; "" if its trace is not kept.
func Parent(ctx context.Context) string {
	if !trace.SpanContextFromContext(ctx).IsSampled() {
		return ""
	}
	to := propagation.MapCarrier{}
	propagation.TraceContext{}.Inject(ctx, to)
	return to[parentKey]
}

// TraceID is that of the span's trace, in hexadecimal digits; "" if the trace is not kept.
func (s Span) TraceID() string {
	if s.span == nil {
		return ""
	}
	if c := s.span.SpanContext(); c.IsSampled() {
		return c.TraceID().String()
	}
	return ""
}
