package fetch

import (
	"context"
	"crypto/tls"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/gocolly/colly/v2"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/fetch/address"
	"github.com/lagebild/lagebild/internal/fetch/failure"
	"github.com/lagebild/lagebild/internal/fetch/guard"
	"github.com/lagebild/lagebild/internal/fetch/response"
	"github.com/lagebild/lagebild/internal/fetch/robots/cache"
	"github.com/lagebild/lagebild/internal/fetch/turns"
)

// maxHeader bounds the header of an answer, in bytes.
const maxHeader = 256 << 10

// Fetcher fetches. It is safe for concurrent use.
type Fetcher struct {
	cfg       Config
	guard     *guard.Guard
	transport *http.Transport
	base      *colly.Collector // never asks itself: every request runs on a clone
	turns     turns.Turns
	robots    *cache.Cache
}

// New gives a Fetcher. A Config that cannot work is an Invalid fault.
func New(cfg Config) (*Fetcher, error) {
	cfg, err := cfg.withDefaults()
	if err != nil {
		return nil, err
	}
	g, err := guard.New(guard.Config{
		Allow: cfg.Allow, Ports: cfg.AllowPorts, AnyPort: cfg.AnyPort, Localhost: cfg.Localhost, Resolver: cfg.Resolver, Timeout: cfg.DialTimeout,
	})
	if err != nil {
		return nil, err
	}
	f := &Fetcher{cfg: cfg, guard: g}
	f.robots = cache.New(cache.Config{
		Clock: cfg.Clock, Store: cfg.Hosts, Log: cfg.Log, Token: cfg.UserAgent, For: cfg.RobotsFor, Ask: f.askRobots,
	})
	f.transport = &http.Transport{
		Proxy:                  nil, // a proxy from the environment would dial for us, unguarded
		DialContext:            g.DialContext,
		TLSClientConfig:        &tls.Config{RootCAs: cfg.Roots, MinVersion: tls.VersionTLS12},
		TLSHandshakeTimeout:    cfg.DialTimeout,
		ResponseHeaderTimeout:  cfg.HeaderTimeout,
		MaxResponseHeaderBytes: maxHeader,
		DisableCompression:     true, // decompressed here, under our limit
		ForceAttemptHTTP2:      true,
		MaxIdleConns:           256,
		MaxIdleConnsPerHost:    2,
		IdleConnTimeout:        15 * time.Second, // long enough for the pages of one run; weak servers have few slots
	}
	f.base = newCollector(&chain{f})
	return f, nil
}

// newCollector sets colly up to do nothing of its own. Init does not read COLLY_* variables, as NewCollector does.
func newCollector(rt http.RoundTripper) *colly.Collector {
	c := &colly.Collector{}
	c.Init()
	c.AllowURLRevisit = true
	c.ParseHTTPErrorResponse = true // or 304 and every error page would come without its header
	c.IgnoreRobotsTxt = true        // see package cache
	c.MaxBodySize = 0               // see package response
	c.DisableCookies()              // the jar would be shared; see exchange
	c.SetRequestTimeout(0)          // it would count the wait for a turn; see chain
	c.SetRedirectHandler(redirect)
	c.WithTransport(rt)
	return c
}

// Close closes idle connections. The Fetcher remains usable.
func (f *Fetcher) Close() { f.transport.CloseIdleConnections() }

// Fetch asks for one resource. An error is always a fault of a kind that the package comment lists; one that comes from the
// end of ctx is ctx's error too, by errors.Is.
func (f *Fetcher) Fetch(ctx context.Context, req Request) (Answer, error) {
	ctx, span := f.cfg.Tracer.Start(ctx, "fetch")
	defer span.End()
	a, err := f.fetch(ctx, req)
	if span.On() {
		span.Text("url.full", address.Redact(req.URL))
	}
	if err != nil {
		err = failure.Named(ctx, "fetching "+address.Redact(req.URL), err)
		span.Fail(err)
		return Answer{}, err
	}
	span.Count("http.response.status_code", a.Status)
	return a, nil
}

func (f *Fetcher) fetch(ctx context.Context, req Request) (Answer, error) {
	u, err := f.parse(req.URL)
	if err != nil {
		return Answer{}, err
	}
	x := &exchange{accept: req.Accept, limit: f.cfg.MaxBody, redirects: f.cfg.MaxRedirects, hasValidator: req.ETag != "" || req.LastModified != ""}
	if err := f.visit(ctx, x, u, f.header(req)); err != nil {
		return Answer{}, err
	}
	return f.answer(req, x)
}

// parse checks an address as far as its text tells.
func (f *Fetcher) parse(raw string) (*url.URL, error) {
	u, err := url.Parse(raw)
	if err != nil {
		if strings.ContainsAny(authority(raw), "[]%") {
			return nil, fault.New(fault.RefusedTarget, "", "its host is not written as hosts are")
		}
		return nil, invalid("it is not a valid address")
	}
	if u.Scheme == "" || u.Host == "" && (u.Scheme == "http" || u.Scheme == "https") {
		return nil, invalid("it lacks a scheme or a host")
	}
	return u, f.guard.CheckURL(u)
}

// authority is the part of raw in which a URL names its host, raw being no valid URL.
func authority(raw string) string {
	_, rest, _ := strings.Cut(raw, "//")
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		rest = rest[:i]
	}
	return rest
}

func invalid(text string) error {
	e := fault.New(fault.Invalid, "", "%s", text)
	e.Remedy = "write it like https://www.example.de/aktuelles"
	return e
}

func (f *Fetcher) header(req Request) http.Header {
	h := http.Header{
		"User-Agent":      {f.cfg.UserAgent},
		"Accept":          {response.AcceptHeader(req.Accept)},
		"Accept-Encoding": {"gzip, deflate"},
		"Accept-Language": {"de, en;q=0.3"},
	}
	if req.ETag != "" {
		h.Set("If-None-Match", req.ETag)
	}
	if req.LastModified != "" {
		h.Set("If-Modified-Since", req.LastModified)
	}
	return h
}

// visit lets colly ask for u; what came is in x.
func (f *Fetcher) visit(ctx context.Context, x *exchange, u *url.URL, h http.Header) error {
	c := f.base.Clone()
	c.Context = context.WithValue(ctx, exchangeKey{}, x)
	return c.Request(http.MethodGet, u.String(), nil, nil, h)
}

// redirect is asked by the client before it follows a redirect; the target is checked when it is asked, like any other.
func redirect(req *http.Request, via []*http.Request) error {
	x := exchangeOf(req.Context())
	if len(via) > x.redirects {
		return fault.New(fault.TooManyRedirects, "", "more than %d redirects", max(x.redirects, 0))
	}
	// Going in a circle makes sense only if a cookie was set on the way.
	if x.jar == nil {
		for _, v := range via {
			if *v.URL == *req.URL {
				return fault.New(fault.TooManyRedirects, "", "it redirects in a circle")
			}
		}
	}
	return nil
}
