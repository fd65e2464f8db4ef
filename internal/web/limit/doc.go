// Package limit keeps one visitor from taking the server away from all others: a budget for each client, a price for each
// kind of request, bounds on what a request may ask and how long it may take.
//
// A client is an IPv4 address or an IPv6 /64 network. Its budget refills at a steady rate; a page costs 1, a search or an
// export more, a static file nothing. Who is over the budget is told when to come back (429 with Retry-After), in HTML-free
// words or as a problem document (RFC 9457). The number of clients remembered is bounded; the one not seen for longest is
// forgotten first.
//
// Behind a proxy every visitor has the proxy's address. Where the peer lies in one of Config.Proxies (by default: in any
// private network) the address is taken from X-Forwarded-For, read from its right end up to the first one that is no proxy
// of ours: what stands further left a client may have made up. A proxy that names nobody is not charged, for that would
// shut out everybody behind it; the bounds on size, time and large requests hold for it all the same.
//
//	limiter, err := limit.New(limit.Config{})
//	handler = limiter.Wrap(handler)
package limit
