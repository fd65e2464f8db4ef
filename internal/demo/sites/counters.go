package sites

import (
	"maps"
	"sync"
	"time"
)

// HostCount is how a host was treated. Times and gaps are on the clock.
type HostCount struct {
	Requests     int           // without robots.txt and without connections that were reset before a request could be read
	Robots       int           // requests for robots.txt
	NotModified  int           // answers 304
	Faults       int           // requests and connections that met a fault
	WhileBlocked int           // requests before a Retry-After that had been sent was over
	Disallowed   int           // requests for what robots.txt forbids
	LeastGap     time.Duration // between two requests in a row, without those that follow a redirect; 0 with fewer than two
	First, Last  time.Time     // of the requests
	ByStatus     map[int]int
}

// NotModifiedShare is the share of requests answered with 304, from 0 to 1.
func (c HostCount) NotModifiedShare() float64 {
	if c.Requests == 0 {
		return 0
	}
	return float64(c.NotModified) / float64(c.Requests)
}

type counters struct {
	mu    sync.Mutex
	hosts map[string]*tally
}

type tally struct {
	HostCount
	blockedUntil time.Time
	redirected   bool // the last answer sent the visitor on to the same host
	gaps         int
}

func (c *counters) of(host string) *tally {
	t := c.hosts[host]
	if t == nil {
		t = &tally{HostCount: HostCount{ByStatus: map[int]int{}}}
		c.hosts[host] = t
	}
	return t
}

// request notes a request for a page.
func (c *counters) request(host string, at time.Time, disallowed bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	t := c.of(host)
	t.Requests++
	if disallowed {
		t.Disallowed++
	}
	if at.Before(t.blockedUntil) {
		t.WhileBlocked++
	}
	if t.First.IsZero() {
		t.First = at
	} else if gap := max(at.Sub(t.Last), 1); !t.redirected && (t.gaps == 0 || gap < t.LeastGap) {
		t.LeastGap = gap
		t.gaps++
	}
	t.Last, t.redirected = at, false
}

func (c *counters) robots(host string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.of(host).Robots++
}

func (c *counters) fault(host string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.of(host).Faults++
}

// answered notes the status of an answer, and what was asked of the visitor with it.
func (c *counters) answered(host string, status int, blockedUntil time.Time, sameHost bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	t := c.of(host)
	t.ByStatus[status]++
	if status == 304 {
		t.NotModified++
	}
	if !blockedUntil.IsZero() {
		t.blockedUntil = blockedUntil
	}
	t.redirected = sameHost
}

func (c *counters) all() map[string]HostCount {
	c.mu.Lock()
	defer c.mu.Unlock()
	out := make(map[string]HostCount, len(c.hosts))
	for host, t := range c.hosts {
		n := t.HostCount
		n.ByStatus = maps.Clone(t.ByStatus)
		out[host] = n
	}
	return out
}
