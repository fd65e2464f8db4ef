package fetch

import (
	"crypto/sha256"
	"crypto/tls"
	"encoding/hex"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/fetch/softblock"
)

// maxFresh caps what others may ask of our schedule: Retry-After, Cache-Control, Expires.
const maxFresh = 24 * time.Hour

// answer turns the last hop of x into what the caller gets.
func (f *Fetcher) answer(req Request, x *exchange) (Answer, error) {
	a := Answer{
		Status: x.status, URL: req.URL, FinalURL: x.url, Header: x.header, TLSPeer: x.tlsPeer,
		FetchedAt: x.received, FreshFor: freshFor(x.header, x.received),
	}
	switch {
	case x.status == http.StatusNotModified && x.hasValidator:
		a.NotModified = true
		return a, nil
	case x.status == http.StatusNoContent, x.status == http.StatusResetContent, x.hasBody() && len(x.body) == 0:
		return Answer{}, fault.New(fault.Empty, "", "the server answered %d without content", x.status)
	case !x.hasBody():
		return Answer{}, fault.New(fault.BadContent, "", "the server answered %d, which was not asked for", x.status)
	}
	mediaType, err := x.settleType()
	if err != nil {
		return Answer{}, err
	}
	if err := challenged(x, mediaType); err != nil {
		return Answer{}, err
	}
	a.MediaType, a.Charset, a.Body = mediaType, charsetOf(x.header), x.body
	a.ETag, a.LastModified = x.header.Get("ETag"), x.header.Get("Last-Modified")
	return a, nil
}

// challenged is a SoftBlocked fault if a firewall or a placeholder answered instead of the site.
func challenged(x *exchange, mediaType string) error {
	reason, yes := "", false
	switch {
	case x.header.Get("Cf-Mitigated") != "", x.header.Get("X-Amzn-Waf-Action") != "":
		reason, yes = "a firewall says so in the header", true
	case isHTML(mediaType):
		reason, yes = softblock.Detect(x.body)
	}
	if !yes {
		return nil
	}
	e := fault.New(fault.SoftBlocked, "", "a challenge or placeholder page came instead of content: %s", reason)
	e.Remedy = "look at the page in a browser; ask its owner to let us in if it is a firewall"
	return e
}

// tlsPeer is subject and SHA-256 of the leaf certificate.
func tlsPeer(s *tls.ConnectionState) string {
	if s == nil || len(s.PeerCertificates) == 0 {
		return ""
	}
	leaf := s.PeerCertificates[0]
	sum := sha256.Sum256(leaf.Raw)
	return leaf.Subject.String() + " sha256:" + hex.EncodeToString(sum[:])
}

// retryAfter is how long the other side asks to stay away, at most maxFresh; asked is false if it does not.
func retryAfter(h http.Header, now time.Time) (d time.Duration, asked bool) {
	v := strings.TrimSpace(h.Get("Retry-After"))
	if v == "" {
		return 0, false
	}
	if d, ok := seconds(v); ok {
		return d, true
	}
	t, err := http.ParseTime(v)
	if err != nil {
		return 0, false
	}
	return clamp(t.Sub(theirNow(h, now))), true
}

// seconds reads a non-negative number of seconds, however large.
func seconds(v string) (time.Duration, bool) {
	if v == "" || strings.Trim(v, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.ParseUint(v, 10, 31)
	if err != nil {
		return maxFresh, true // digits only, so it is out of range
	}
	return clamp(time.Duration(n) * time.Second), true
}

func clamp(d time.Duration) time.Duration { return min(max(d, 0), maxFresh) }

// theirNow is the time on the other side's clock, against which its dates are meant.
func theirNow(h http.Header, now time.Time) time.Time {
	if t, err := http.ParseTime(h.Get("Date")); err == nil {
		return t
	}
	return now
}

// freshFor is how long an answer with header h need not be asked for again; 0 if it says nothing or wants no caching.
func freshFor(h http.Header, now time.Time) time.Duration {
	var age time.Duration
	found := false
	for part := range strings.SplitSeq(strings.Join(h.Values("Cache-Control"), ","), ",") {
		key, value, _ := strings.Cut(strings.ToLower(strings.TrimSpace(part)), "=")
		switch key {
		case "no-cache", "no-store":
			return 0
		case "max-age":
			if d, ok := seconds(strings.Trim(value, `"`)); ok && !found {
				age, found = d, true
			}
		}
	}
	if found {
		spent, _ := seconds(strings.TrimSpace(h.Get("Age")))
		return clamp(age - spent)
	}
	t, err := http.ParseTime(h.Get("Expires"))
	if err != nil {
		return 0
	}
	return clamp(t.Sub(theirNow(h, now)))
}
