package fetch

import (
	"context"
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/fetch/address"
	"github.com/lagebild/lagebild/internal/fetch/bounded"
	"github.com/lagebild/lagebild/internal/fetch/failure"
	"github.com/lagebild/lagebild/internal/fetch/robots"
	"github.com/lagebild/lagebild/internal/fetch/turns"
)

const (
	maxRobots   = 4096             // origins whose rules are kept in this process
	retryRobots = 10 * time.Minute // on the clock: after a robots.txt could not be renewed
)

// robotsCache keeps the rules of origins in this process, so that the hot path asks nobody.
type robotsCache struct {
	mu     sync.Mutex
	rules  map[string]knownRules
	asking map[string]chan struct{} // origins that somebody is asking just now; closed when that is over
}

type knownRules struct {
	rules robots.Rules
	until time.Time // on the clock
}

// obeyRobots is a RobotsDenied fault if the robots.txt of u's origin forbids u, and otherwise gives its Crawl-delay. If the
// file must be fetched and cannot be, the fault is the one that the fetch ended in.
func (f *Fetcher) obeyRobots(ctx context.Context, u *url.URL) (time.Duration, error) {
	rules, err := f.rules(ctx, u)
	if err != nil {
		return 0, err
	}
	path := u.EscapedPath()
	if u.RawQuery != "" {
		path += "?" + u.RawQuery
	}
	if !rules.Allowed(path) {
		e := fault.New(fault.RobotsDenied, "", "robots.txt of %s forbids it", address.HostKey(u))
		e.Remedy = "ask the site's owner to allow it, or take another page"
		return 0, e
	}
	return min(rules.Delay, turns.MaxGap), nil
}

// rules gives the rules of u's origin. One goroutine at a time asks for those of an origin; the others wait for it.
func (f *Fetcher) rules(ctx context.Context, u *url.URL) (robots.Rules, error) {
	origin := address.Origin(u)
	for {
		known, wait, leave := f.robots.enter(origin, f.cfg.Clock.Now())
		if wait == nil && leave == nil {
			return known, nil
		}
		if leave != nil {
			return f.lead(ctx, u, origin, leave)
		}
		select {
		case <-ctx.Done():
			return robots.Rules{}, ctx.Err()
		case <-wait:
		}
	}
}

// lead learns the rules for all who wait for them; they are let go even if it panics.
func (f *Fetcher) lead(ctx context.Context, u *url.URL, origin string, leave func(knownRules, bool)) (robots.Rules, error) {
	var k knownRules
	err := context.Canceled
	defer func() { leave(k, err == nil) }()
	k, err = f.learn(ctx, u, origin)
	return k.rules, err
}

// enter gives the known rules; or a channel that closes when somebody else has stopped asking for them; or, if it is now on
// the caller to ask, the function that it must call afterwards.
func (c *robotsCache) enter(origin string, now time.Time) (robots.Rules, <-chan struct{}, func(knownRules, bool)) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if k, ok := c.rules[origin]; ok && now.Before(k.until) {
		return k.rules, nil, nil
	}
	if ch := c.asking[origin]; ch != nil {
		return robots.Rules{}, ch, nil
	}
	ch := make(chan struct{})
	if c.asking == nil {
		c.asking, c.rules = make(map[string]chan struct{}), make(map[string]knownRules)
	}
	c.asking[origin] = ch
	return robots.Rules{}, nil, func(k knownRules, ok bool) {
		c.mu.Lock()
		defer c.mu.Unlock()
		if ok {
			bounded.Put(c.rules, maxRobots, origin, k, func(old knownRules) bool { return !now.Before(old.until) })
		}
		delete(c.asking, origin)
		close(ch)
	}
}

// learn gives the rules of origin from Hosts, or else from the site.
func (f *Fetcher) learn(ctx context.Context, u *url.URL, origin string) (knownRules, error) {
	now := f.cfg.Clock.Now()
	stored, ok, err := f.cfg.Hosts.Robots(ctx, origin)
	if err != nil {
		return knownRules{}, failure.OurSide(ctx, "reading the stored robots.txt of "+origin, err)
	}
	ok = ok && stored.Status != 0
	if until := stored.FetchedAt.Add(f.cfg.RobotsFor); ok && now.Before(until) {
		return f.parseRobots(stored, until), nil
	}
	fresh, err := f.askRobots(ctx, u)
	if err != nil {
		if ok && ctx.Err() == nil && fault.KindOf(err) != fault.RateLimited {
			// By RFC 9309 an old file counts as long as no newer one can be had. If the whole site is away, asking
			// for the page will tell.
			f.cfg.Log.DebugContext(ctx, "Obeyed an old robots.txt", "host", address.HostKey(u), "err", err)
			return f.parseRobots(stored, now.Add(retryRobots)), nil
		}
		return knownRules{}, err
	}
	if err := f.cfg.Hosts.SaveRobots(ctx, origin, fresh); err != nil {
		f.cfg.Log.WarnContext(ctx, "Stored no robots.txt", "host", address.HostKey(u), "err", err)
	}
	return f.parseRobots(fresh, fresh.FetchedAt.Add(f.cfg.RobotsFor)), nil
}

func (f *Fetcher) parseRobots(r Robots, until time.Time) knownRules {
	k := knownRules{until: until}
	if r.Status >= 200 && r.Status < 300 {
		k.rules = robots.Parse(r.Body, f.token)
	}
	return k
}

// askRobots fetches the robots.txt of u's origin by the same way as a page: guarded, in turn, with limits.
func (f *Fetcher) askRobots(ctx context.Context, u *url.URL) (Robots, error) {
	target := &url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"}
	x := &exchange{forRobots: true, limit: robots.MaxBytes, redirects: 5}
	err := f.visit(ctx, x, target, f.header(Request{Accept: []string{"text/plain"}}))
	if err != nil {
		err = failure.Named(ctx, "robots.txt of "+address.HostKey(u), err)
	}
	switch {
	case fault.KindOf(err) == fault.TooManyRedirects: // unavailable by the RFC, which is: no rules
		return Robots{Status: x.status, FetchedAt: f.cfg.Clock.Now()}, nil
	case err != nil:
		return Robots{}, err
	case x.status >= 500:
		return Robots{}, fault.Wrap(fault.Unavailable, "robots.txt of "+address.HostKey(u), failure.OfStatus(x.status))
	}
	if x.status >= http.StatusMultipleChoices {
		x.body = nil
	}
	return Robots{Status: x.status, Body: x.body, FetchedAt: f.cfg.Clock.Now()}, nil
}
