// Package fetch gets bytes from the web, politely and safely: one request in, a whole answer or a named fault out.
//
// # The way of a request
//
// Colly does the request: it normalises the address, follows redirects and hands over the answer. All that must hold for each
// single request on the wire, redirects and robots.txt included, happens in one http.RoundTripper underneath it, so that no
// way leads around it:
//
//	Fetch → colly → chain: address check → robots.txt → turn at the host → send → read, decompress, limit
//	                                                                        └ shared http.Transport → guarded dialer
//
// What colly offers for the same ends is switched off. Its robots.txt is asked for without context, size limit or expiry; its
// delays are slept after the request and are deaf to the context; its body limit cuts silently; it turns bodies into UTF-8
// where evidence needs the bytes as they came; and it takes settings from COLLY_* environment variables. A collector is set up
// once, and each request runs on a clone of it, which shares nothing but the client.
//
// Package guard checks addresses, robots reads robots.txt and its cache keeps what they say, turns keeps the order at a host,
// response reads what came, failure names what went wrong, softblock tells pages that are not the site's, metrics counts.
//
// # Politeness
//
// Between two requests to one host lies Config.Gap, or its Crawl-delay if that is longer (at most a minute). A run that holds
// a host by its claim (see Holding) keeps its turns in this process; for every other host, such as the target of a redirect, a
// turn is reserved through Hosts, which all replicas share. A turn that would come after the deadline is a RateLimited fault
// at once, not a wait. Retry-After of a 429 or 503 keeps everybody away from the host; a 429 without it does so for a minute.
//
// # robots.txt
//
// By RFC 9309, see package robots. An answer of 2xx is obeyed, 3xx that leads nowhere and 4xx mean that there are no rules,
// 429 is RateLimited and 5xx Unavailable: then nothing is asked of the site. If robots.txt cannot be had at all, the site's
// own fault comes out (Unreachable, TLSInvalid …), never RobotsDenied, which is kept for a file that says no. Files are kept for
// a day, through Hosts and in this process; one that cannot be renewed goes on being obeyed meanwhile. More than 500 KiB of it
// are not read. A redirect to a forbidden page is denied like the page.
//
// # Faults by status
//
//	401 402 403 407 451 and other 4xx  Blocked: the server answers, but not us; nothing in the spec is known to be wrong
//	404 410                            NotFound
//	406 415                            WrongMediaType
//	408                                TimedOut
//	429; 503 with Retry-After          RateLimited
//	5xx                                Unavailable
//	204 205, or a body of no bytes     Empty
//	206, 304 unasked, 3xx to nowhere   BadContent
//	2xx with a challenge page          SoftBlocked, see package softblock
//
// Every limit counts decompressed bytes and ends in TooLarge; a body that breaks off is Unreachable, one that does not
// decompress is BadContent. Nothing is ever cut short. Texts of errors name addresses without user names and queries.
package fetch
