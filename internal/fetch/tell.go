package fetch

import (
	"context"
	"net/http"
	"time"

	"github.com/lagebild/lagebild/internal/fetch/address"
	"github.com/lagebild/lagebild/internal/fetch/failure"
	"github.com/lagebild/lagebild/internal/fetch/metrics"
)

// tell begins the span of a request; told ends it and counts the request, with the answer's status (0: none came) and the
// bytes of its body. The request itself says nothing of it.
func (f *Fetcher) tell(ctx context.Context, req *http.Request, x *exchange) (_ context.Context, told func(status, size int, err error)) {
	what := metrics.ForPage
	if x.forRobots {
		what = metrics.ForRobots
	}
	start := time.Now()
	ctx, span := f.cfg.Tracer.Start(ctx, "request")
	return ctx, func(status, size int, err error) {
		f.cfg.Metrics.Asked(what, status, time.Since(start), span)
		if !span.On() {
			return
		}
		span.Text("lagebild.for", what)
		span.Text("server.address", address.HostKey(req.URL))
		span.Text("url.full", address.Redact(req.URL.String()))
		span.Count("http.response.status_code", status)
		span.Count("http.response.body.size", size)
		if err != nil {
			span.Fail(failure.Named(ctx, "asking "+address.HostKey(req.URL), err))
		}
		span.End()
	}
}
