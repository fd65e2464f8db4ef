package cache

import (
	"context"
	"log/slog"
	"net/url"
	"sync"
	"time"

	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/fetch/address"
	"github.com/lagebild/lagebild/internal/fetch/bounded"
	"github.com/lagebild/lagebild/internal/fetch/failure"
	"github.com/lagebild/lagebild/internal/fetch/robots"
)

const (
	maxOrigins = 4096             // whose rules are kept in this process
	retryAfter = 10 * time.Minute // on the clock: after a robots.txt could not be renewed
)

// Store keeps robots.txt files where all replicas find them.
type Store interface {
	// Robots is the robots.txt stored for origin ("https://werl.de"); ok is false if none is.
	Robots(ctx context.Context, origin string) (f robots.File, ok bool, err error)
	// SaveRobots stores it.
	SaveRobots(ctx context.Context, origin string, f robots.File) error
}

// Config is what a Cache is made of. All fields are needed.
type Config struct {
	Clock clock.Clock
	Store Store
	Log   *slog.Logger
	Token string        // our product token in robots.txt
	For   time.Duration // on the clock: how long a file holds

	// Ask fetches the robots.txt of u's origin. An error means that nothing can be said of the origin's rules.
	Ask func(ctx context.Context, u *url.URL) (robots.File, error)
}

// Cache knows the rules of origins. It is safe for concurrent use.
type Cache struct {
	cfg    Config
	mu     sync.Mutex
	rules  map[string]knownRules
	asking map[string]chan struct{} // origins that somebody is asking just now; closed when that is over
}

// New gives an empty Cache.
func New(cfg Config) *Cache {
	return &Cache{cfg: cfg, rules: make(map[string]knownRules), asking: make(map[string]chan struct{})}
}

type knownRules struct {
	rules robots.Rules
	until time.Time // on the clock
}

// Obey is a RobotsDenied fault if the robots.txt of u's origin forbids u, and otherwise gives its Crawl-delay. If the
// file must be fetched and cannot be, the fault is the one that the fetch ended in.
func (c *Cache) Obey(ctx context.Context, u *url.URL) (time.Duration, error) {
	rules, err := c.rulesOf(ctx, u)
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
	return rules.Delay, nil
}

// rulesOf gives the rules of u's origin. One goroutine at a time asks for those of an origin; the others wait for it.
func (c *Cache) rulesOf(ctx context.Context, u *url.URL) (robots.Rules, error) {
	origin := address.Origin(u)
	for {
		known, wait, leave := c.enter(origin, c.cfg.Clock.Now())
		if wait == nil && leave == nil {
			return known, nil
		}
		if leave != nil {
			return c.lead(ctx, u, origin, leave)
		}
		select {
		case <-ctx.Done():
			return robots.Rules{}, ctx.Err()
		case <-wait:
		}
	}
}

// lead learns the rules for all who wait for them; they are let go even if it panics.
func (c *Cache) lead(ctx context.Context, u *url.URL, origin string, leave func(knownRules, bool)) (robots.Rules, error) {
	var k knownRules
	err := context.Canceled
	defer func() { leave(k, err == nil) }()
	k, err = c.learn(ctx, u, origin)
	return k.rules, err
}

// enter gives the known rules; or a channel that closes when somebody else has stopped asking for them; or, if it is now on
// the caller to ask, the function that it must call afterwards.
func (c *Cache) enter(origin string, now time.Time) (robots.Rules, <-chan struct{}, func(knownRules, bool)) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if k, ok := c.rules[origin]; ok && now.Before(k.until) {
		return k.rules, nil, nil
	}
	if ch := c.asking[origin]; ch != nil {
		return robots.Rules{}, ch, nil
	}
	ch := make(chan struct{})
	c.asking[origin] = ch
	return robots.Rules{}, nil, func(k knownRules, ok bool) {
		c.mu.Lock()
		defer c.mu.Unlock()
		if ok {
			bounded.Put(c.rules, maxOrigins, origin, k, func(old knownRules) bool { return !now.Before(old.until) })
		}
		delete(c.asking, origin)
		close(ch)
	}
}

// learn gives the rules of origin from the Store, or else from the site.
func (c *Cache) learn(ctx context.Context, u *url.URL, origin string) (knownRules, error) {
	now := c.cfg.Clock.Now()
	stored, ok, err := c.cfg.Store.Robots(ctx, origin)
	if err != nil {
		return knownRules{}, failure.OurSide(ctx, "reading the stored robots.txt of "+origin, err)
	}
	ok = ok && stored.Status != 0
	if until := stored.FetchedAt.Add(c.cfg.For); ok && now.Before(until) {
		return c.parse(stored, until), nil
	}
	fresh, err := c.cfg.Ask(ctx, u)
	if err != nil {
		if ok && ctx.Err() == nil && fault.KindOf(err) != fault.RateLimited {
			// By RFC 9309 an old file counts as long as no newer one can be had. If the whole site is away, asking
			// for the page will tell.
			c.cfg.Log.DebugContext(ctx, "Obeyed an old robots.txt", "host", address.HostKey(u), "err", err)
			return c.parse(stored, now.Add(retryAfter)), nil
		}
		return knownRules{}, err
	}
	if err := c.cfg.Store.SaveRobots(ctx, origin, fresh); err != nil {
		c.cfg.Log.WarnContext(ctx, "Stored no robots.txt", "host", address.HostKey(u), "err", err)
	}
	return c.parse(fresh, fresh.FetchedAt.Add(c.cfg.For)), nil
}

func (c *Cache) parse(f robots.File, until time.Time) knownRules {
	k := knownRules{until: until}
	if f.Status >= 200 && f.Status < 300 {
		k.rules = robots.Parse(f.Body, c.cfg.Token)
	}
	return k
}
