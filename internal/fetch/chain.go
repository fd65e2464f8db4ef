package fetch

import (
	"context"
	"io"
	"net/http"
	"net/http/cookiejar"
	"time"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/fetch/address"
	"github.com/lagebild/lagebild/internal/fetch/failure"
	"github.com/lagebild/lagebild/internal/fetch/response"
	"github.com/lagebild/lagebild/internal/fetch/turns"
)

// exchange is what one call of Fetch, or one look at a robots.txt, knows of itself. It travels with the context, is used by
// one goroutine at a time, and describes the newest hop.
type exchange struct {
	forRobots    bool // a robots.txt is being asked for, which none forbids
	accept       []string
	limit        int64 // bytes of the body, decompressed
	redirects    int
	hasValidator bool
	jar          http.CookieJar // of this exchange alone: some sites set a cookie and redirect to themselves; nil until one does

	url      string
	status   int
	header   http.Header
	tlsPeer  string
	received time.Time
	body     []byte
}

type exchangeKey struct{}

// exchangeOf gives the exchange that ctx belongs to; requests of this package always have one.
func exchangeOf(ctx context.Context) *exchange {
	x, _ := ctx.Value(exchangeKey{}).(*exchange)
	return x
}

// chain is the one way onto the wire.
type chain struct{ f *Fetcher }

// RoundTrip implements http.RoundTripper. The body of its response has been read, decompressed and found within the limit;
// the response tells colly nothing that would make it decompress or transcode the bytes again.
func (c *chain) RoundTrip(req *http.Request) (*http.Response, error) {
	f, ctx := c.f, req.Context()
	x := exchangeOf(ctx)
	if err := f.guard.CheckURL(req.URL); err != nil {
		return nil, err
	}
	gap := f.cfg.Gap
	if !x.forRobots {
		delay, err := f.robots.Obey(ctx, req.URL)
		if err != nil {
			return nil, err
		}
		gap = max(gap, min(delay, turns.MaxGap))
	}
	host := address.HostKey(req.URL)
	if err := f.await(ctx, host, gap); err != nil {
		return nil, err
	}
	// The gap counts from the end of an exchange: a server that is slow to answer gets its rest all the same.
	defer func() { f.turns.Rest(host, f.cfg.Clock.Now()) }()
	ctx, cancel := context.WithTimeout(ctx, f.cfg.RequestTimeout)
	defer cancel()
	return f.send(ctx, x, req, host)
}

// send sends one request and reads its answer.
func (f *Fetcher) send(ctx context.Context, x *exchange, req *http.Request, host string) (_ *http.Response, err error) {
	ctx, told := f.tell(ctx, req, x)
	status, size := 0, 0
	defer func() { told(status, size, err) }()
	resp, err := f.transport.RoundTrip(x.withCookies(req.WithContext(ctx)))
	if err != nil {
		return nil, err
	}
	defer func() { _ = resp.Body.Close() }()
	x.keep(req, resp)
	status = x.status
	if err := f.refusal(ctx, host, x); err != nil {
		drain(resp.Body)
		return nil, err
	}
	if x.body, err = x.read(resp); err != nil {
		return nil, err
	}
	size = len(x.body)
	x.received = f.cfg.Clock.Now()
	return x.response(req, resp), nil
}

func (x *exchange) withCookies(req *http.Request) *http.Request {
	if x.jar == nil {
		return req
	}
	cookies := x.jar.Cookies(req.URL)
	if len(cookies) == 0 {
		return req
	}
	req.Header = req.Header.Clone() // req is a copy of its own, its header is not
	for _, c := range cookies {
		req.AddCookie(c)
	}
	return req
}

// keep notes what is wanted of resp, the header as it came.
func (x *exchange) keep(req *http.Request, resp *http.Response) {
	x.url, x.status, x.header = req.URL.String(), resp.StatusCode, resp.Header
	x.tlsPeer = tlsPeer(resp.TLS)
	if len(resp.Header["Set-Cookie"]) == 0 {
		return
	}
	if x.jar == nil {
		x.jar, _ = cookiejar.New(nil) // its error is always nil
	}
	x.jar.SetCookies(req.URL, resp.Cookies())
}

// response is resp as colly is to see it: without its body, which was read, and which colly would only copy.
func (x *exchange) response(req *http.Request, resp *http.Response) *http.Response {
	h := http.Header{"Content-Type": {response.Declared(resp.Header)}}
	for _, k := range []string{"Location", "Set-Cookie"} {
		if v := resp.Header[k]; v != nil {
			h[k] = v
		}
	}
	return &http.Response{
		Status: resp.Status, StatusCode: resp.StatusCode,
		Proto: resp.Proto, ProtoMajor: resp.ProtoMajor, ProtoMinor: resp.ProtoMinor,
		Header: h, Body: http.NoBody,
		Uncompressed: true, Request: req, TLS: resp.TLS,
	}
}

// hasBody reports whether the answer is one whose body is wanted.
func (x *exchange) hasBody() bool { return x.status >= 200 && x.status <= 203 }

// read gives the body of an answer that has one that is wanted, and makes the connection reusable otherwise.
func (x *exchange) read(resp *http.Response) ([]byte, error) {
	if !x.hasBody() {
		drain(resp.Body)
		return nil, nil
	}
	if x.forRobots {
		return response.ReadUpTo(resp, x.limit)
	}
	if err := response.Fits(x.header, x.accept); err != nil {
		return nil, err
	}
	return response.ReadAll(resp, x.limit)
}

// drain reads what little is left of a body nobody wants, so that its connection can be used again.
func drain(r io.Reader) {
	const little = 16 << 10
	_, _ = io.CopyN(io.Discard, r, little)
}

// refusal is the fault that the status of x stands for; nil if it is not one.
func (f *Fetcher) refusal(ctx context.Context, host string, x *exchange) error {
	if x.status != http.StatusTooManyRequests && x.status != http.StatusServiceUnavailable {
		if x.forRobots {
			return nil // what other statuses mean for a robots.txt is not what they mean for a page
		}
		return failure.OfStatus(x.status)
	}
	now := f.cfg.Clock.Now()
	after, asked := response.RetryAfter(x.header, now)
	if !asked {
		if x.status == http.StatusServiceUnavailable {
			return failure.OfStatus(x.status)
		}
		f.deferHost(ctx, host, now, now.Add(time.Minute))
		return fault.New(fault.RateLimited, "", "the server answered 429 Too Many Requests")
	}
	f.deferHost(ctx, host, now, now.Add(after))
	e := fault.New(fault.RateLimited, "", "the server answered %d %s and asks to come back in %s",
		x.status, http.StatusText(x.status), after.Round(time.Second))
	e.RetryAfter = after
	return e
}

// deferHost keeps everybody from host. That others may not hear of it does not change the outcome of this request.
func (f *Fetcher) deferHost(ctx context.Context, host string, now, until time.Time) {
	if !until.After(now) {
		return
	}
	f.turns.Defer(host, now, until)
	if err := f.cfg.Hosts.Defer(ctx, host, until); err != nil {
		f.cfg.Log.WarnContext(ctx, "Deferred host in this process only", "host", host, "err", err)
	}
}
