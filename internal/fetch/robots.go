package fetch

import (
	"context"
	"net/url"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/fetch/address"
	"github.com/lagebild/lagebild/internal/fetch/failure"
	"github.com/lagebild/lagebild/internal/fetch/robots"
)

// askRobots fetches the robots.txt of u's origin by the same way as a page: guarded, in turn, with limits.
func (f *Fetcher) askRobots(ctx context.Context, u *url.URL) (robots.File, error) {
	target := &url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"}
	x := &exchange{forRobots: true, limit: robots.MaxBytes, redirects: 5}
	err := f.visit(ctx, x, target, f.header(Request{Accept: []string{"text/plain"}}))
	if err != nil {
		err = failure.Named(ctx, "robots.txt of "+address.HostKey(u), err)
	}
	switch {
	case fault.KindOf(err) == fault.TooManyRedirects: // unavailable by the RFC, which is: no rules
		return robots.File{Status: x.status, FetchedAt: f.cfg.Clock.Now()}, nil
	case err != nil:
		return robots.File{}, err
	case x.status >= 500:
		return robots.File{}, fault.Wrap(fault.Unavailable, "robots.txt of "+address.HostKey(u), failure.OfStatus(x.status))
	}
	return robots.File{Status: x.status, Body: x.body, FetchedAt: f.cfg.Clock.Now()}, nil
}
