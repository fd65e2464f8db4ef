package fetch

import (
	"crypto/sha256"
	"crypto/tls"
	"encoding/hex"
	"net/http"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/fetch/response"
	"github.com/lagebild/lagebild/internal/fetch/softblock"
)

// answer turns the last hop of x into what the caller gets.
func (f *Fetcher) answer(req Request, x *exchange) (Answer, error) {
	a := Answer{
		Status: x.status, URL: req.URL, FinalURL: x.url, Header: x.header, TLSPeer: x.tlsPeer,
		FetchedAt: x.received, FreshFor: response.FreshFor(x.header, x.received),
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
	mediaType, err := response.MediaType(x.header, x.body, x.accept)
	if err != nil {
		return Answer{}, err
	}
	if err := challenged(x, mediaType); err != nil {
		return Answer{}, err
	}
	a.MediaType, a.Charset, a.Body = mediaType, response.Charset(x.header), x.body
	a.ETag, a.LastModified = x.header.Get("ETag"), x.header.Get("Last-Modified")
	return a, nil
}

// challenged is a SoftBlocked fault if a firewall or a placeholder answered instead of the site.
func challenged(x *exchange, mediaType string) error {
	reason, yes := "", false
	switch {
	case x.header.Get("Cf-Mitigated") != "", x.header.Get("X-Amzn-Waf-Action") != "":
		reason, yes = "a firewall says so in the header", true
	case response.IsHTML(mediaType):
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
