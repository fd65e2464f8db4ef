package limit

import (
	"container/list"
	"context"
	"net/http"
	"net/netip"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"github.com/lagebild/lagebild/internal/fault"
)

// Config says what a client may do. Zero fields take the defaults named.
type Config struct {
	Rate      float64        // budget that a client gets back each second; 0 = 20, negative = no limit
	Burst     int            // budget that a client can save up; 0 = 200
	Clients   int            // clients remembered; 0 = 50,000, about 15 MB
	Streams   int            // long-lived streams of one client; 0 = 10
	Heavy     int            // requests with a price above 1 that are worked on at once, of all clients; 0 = 32
	Timeout   time.Duration  // for the work on one request; 0 = 10 s; streams have none
	Proxies   []netip.Prefix // networks of proxies whose X-Forwarded-For is believed; nil = Private, empty = none
	Price     func(*http.Request) Price
	Now       func() time.Time // real time; nil = time.Now
	MaxURL    int              // bytes of path and query; 0 = 8,192: cursors of searches are long
	MaxParams int              // parameters in the query; 0 = 40
}

// Price is what a request costs.
type Price struct {
	Cost   int  // of the client's budget; 0 = nothing
	Stream bool // it may last for hours
}

// Limiter enforces a Config. It is safe for concurrent use.
type Limiter struct {
	cfg   Config
	heavy chan struct{}

	mu      sync.Mutex
	clients map[netip.Prefix]*list.Element
	order   *list.List // of *client, the one seen last at the front
}

type client struct {
	key     netip.Prefix
	budget  *rate.Limiter
	streams int
}

// New gives a Limiter. A burst that is smaller than the price of a search is an Invalid fault.
func New(cfg Config) (*Limiter, error) {
	fill(&cfg.Rate, 20)
	fill(&cfg.Burst, 200)
	fill(&cfg.Clients, 50_000)
	fill(&cfg.Streams, 10)
	fill(&cfg.Heavy, 32)
	fill(&cfg.Timeout, 10*time.Second)
	fill(&cfg.MaxURL, 8192)
	fill(&cfg.MaxParams, 40)
	if cfg.Proxies == nil {
		cfg.Proxies = Private()
	}
	if cfg.Price == nil {
		cfg.Price = Prices
	}
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	if cfg.Burst < dearest || cfg.Clients < 1 || cfg.Streams < 1 || cfg.Heavy < 1 || cfg.Timeout < 0 {
		return nil, fault.New(fault.Invalid, "making a limiter",
			"burst %d, clients %d, streams %d, heavy %d: give a burst of at least %d and positive numbers",
			cfg.Burst, cfg.Clients, cfg.Streams, cfg.Heavy, dearest)
	}
	return &Limiter{cfg: cfg, heavy: make(chan struct{}, cfg.Heavy), clients: map[netip.Prefix]*list.Element{}, order: list.New()}, nil
}

func fill[T comparable](field *T, value T) {
	var zero T
	if *field == zero {
		*field = value
	}
}

// Wrap puts the limits before h.
func (l *Limiter) Wrap(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !l.fits(w, r) {
			return
		}
		price := l.cfg.Price(r)
		if price.Cost > 0 || price.Stream {
			done, ok := l.admit(w, r, price)
			if !ok {
				return
			}
			defer done()
		}
		if !price.Stream {
			ctx, cancel := context.WithTimeout(r.Context(), l.cfg.Timeout)
			defer cancel()
			r = r.WithContext(ctx)
		}
		h.ServeHTTP(w, r)
	})
}

// fits refuses requests that are larger than any of ours.
func (l *Limiter) fits(w http.ResponseWriter, r *http.Request) bool {
	if len(r.URL.Path)+len(r.URL.RawQuery) > l.cfg.MaxURL {
		refuse(w, r, http.StatusRequestURITooLong, 0, "The address is too long", "shorten the query")
		return false
	}
	params := 1
	for i := range len(r.URL.RawQuery) {
		if r.URL.RawQuery[i] == '&' {
			params++
		}
	}
	if params > l.cfg.MaxParams {
		refuse(w, r, http.StatusBadRequest, 0, "The query has too many parameters", "ask in several requests")
		return false
	}
	return true
}

// admit takes the price from the client's budget, and a place among the heavy requests and the streams. The function it
// gives hands the places back.
func (l *Limiter) admit(w http.ResponseWriter, r *http.Request, p Price) (done func(), ok bool) {
	key, known := l.clientOf(r)
	var wait time.Duration
	var full bool
	if known {
		wait, full = l.take(key, p)
	}
	switch {
	case full:
		refuse(w, r, http.StatusTooManyRequests, time.Minute, "Too many streams are open from this address", "close one")
		return nil, false
	case wait > 0:
		refuse(w, r, http.StatusTooManyRequests, wait, "Too many requests came from this address", "wait as Retry-After says")
		return nil, false
	case p.Stream && known:
		return func() { l.leave(key) }, true
	case p.Stream:
		return func() {}, true
	case p.Cost <= 1:
		return func() {}, true
	}
	select {
	case l.heavy <- struct{}{}:
		return func() { <-l.heavy }, true
	default:
		refuse(w, r, http.StatusServiceUnavailable, 2*time.Second, "Too many large requests are being worked on", "try again shortly")
		return nil, false
	}
}

// take charges a client. It gives how long to wait if the budget does not suffice, and whether all streams are taken.
func (l *Limiter) take(key netip.Prefix, p Price) (wait time.Duration, full bool) {
	now := l.cfg.Now()
	l.mu.Lock()
	defer l.mu.Unlock()
	c := l.client(key)
	if p.Stream && c.streams >= l.cfg.Streams {
		return 0, true
	}
	if l.cfg.Rate > 0 && p.Cost > 0 {
		res := c.budget.ReserveN(now, min(p.Cost, l.cfg.Burst))
		if d := res.DelayFrom(now); d > 0 {
			res.CancelAt(now)
			return d, false
		}
	}
	if p.Stream {
		c.streams++
	}
	return 0, false
}

// client finds or makes the record of a client; the lock is held.
func (l *Limiter) client(key netip.Prefix) *client {
	if e, ok := l.clients[key]; ok {
		l.order.MoveToFront(e)
		return e.Value.(*client)
	}
	for l.order.Len() >= l.cfg.Clients {
		last := l.order.Back()
		delete(l.clients, last.Value.(*client).key)
		l.order.Remove(last)
	}
	c := &client{key: key, budget: rate.NewLimiter(rate.Limit(l.cfg.Rate), l.cfg.Burst)}
	l.clients[key] = l.order.PushFront(c)
	return c
}

func (l *Limiter) leave(key netip.Prefix) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if e, ok := l.clients[key]; ok { // else it was forgotten meanwhile
		if c := e.Value.(*client); c.streams > 0 {
			c.streams--
		}
	}
}
