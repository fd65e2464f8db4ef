package fetch

import (
	"context"
	"net/http"
	"time"

	"github.com/lagebild/lagebild/internal/fetch/robots/cache"
)

// Request is one resource that is wanted.
type Request struct {
	URL          string
	ETag         string   // validator of an earlier answer; "" if none
	LastModified string   // likewise
	Accept       []string // media types that the caller can read ("text/html"); another one is a WrongMediaType fault
}

// Answer is what came back: a whole body within all limits, or "not modified".
type Answer struct {
	NotModified  bool // 304: nothing but Header, Status and the times is set
	Status       int
	URL          string // as requested
	FinalURL     string // after redirects
	Header       http.Header
	MediaType    string // "text/html", from the header, else sniffed
	Charset      string // charset parameter of Content-Type in lower case; "" if none
	Body         []byte // decompressed, original charset
	TLSPeer      string // subject and SHA-256 of the leaf certificate; "" without TLS
	ETag         string
	LastModified string
	FreshFor     time.Duration // as Cache-Control or Expires ask; 0 = no wish
	FetchedAt    time.Time
}

// Hosts keeps what all replicas must know of a host: when it may be asked next, and its robots.txt.
type Hosts interface {
	// Reserve takes the next free turn at host, at least gap after the one before it, and gives its time (on the
	// clock; now or later).
	Reserve(ctx context.Context, host string, now time.Time, gap time.Duration) (time.Time, error)
	// Defer keeps everybody from asking host before until.
	Defer(ctx context.Context, host string, until time.Time) error
	cache.Store
}

type heldKey struct{}

// Holding marks ctx as belonging to a run that holds host ("werl.de" or "werl.de:8080") by its claim: nobody else asks that host
// meanwhile, so turns at it are kept in this process and need no Reserve.
func Holding(ctx context.Context, host string) context.Context {
	return context.WithValue(ctx, heldKey{}, host)
}

func holds(ctx context.Context, host string) bool {
	h, _ := ctx.Value(heldKey{}).(string)
	return h != "" && h == host
}
