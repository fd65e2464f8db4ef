package source

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"maps"
	"slices"

	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/fetch"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/parse"
	"github.com/lagebild/lagebild/internal/telemetry"
)

// Fetcher gets one resource.
type Fetcher interface {
	Fetch(ctx context.Context, r fetch.Request) (fetch.Answer, error)
}

// Config is what a Reader is made of.
type Config struct {
	Fetcher     Fetcher
	Clock       clock.Clock // nil: the system's
	MaxRequests int         // most requests of one run, each page once; 0 = DefaultMaxRequests

	Tracer *telemetry.Tracer // nil: none
}

// DefaultMaxRequests bounds the requests of one run.
const DefaultMaxRequests = 50

// Reader reads sources. It is safe for concurrent use.
type Reader struct {
	fetcher Fetcher
	clock   clock.Clock
	max     int
	tracer  *telemetry.Tracer
}

// New gives a Reader. The error is Internal if the Fetcher is missing.
func New(cfg Config) (*Reader, error) {
	if cfg.Fetcher == nil {
		return nil, fault.New(fault.Internal, "making a source reader", "fetcher is not set")
	}
	if cfg.Clock == nil {
		cfg.Clock = clock.System{}
	}
	if cfg.MaxRequests <= 0 {
		cfg.MaxRequests = DefaultMaxRequests
	}
	return &Reader{fetcher: cfg.Fetcher, clock: cfg.Clock, max: cfg.MaxRequests, tracer: cfg.Tracer}, nil
}

// Read does one run. state is what the last run left; the Reading has the state for the next one, also beside an error,
// where it is the old one, so that nothing is forgotten. Errors carry a fault kind: those of fetching, Invalid for a spec
// that cannot be read, Empty for an answer without documents, BadContent for one that is not what it claims to be.
func (r *Reader) Read(ctx context.Context, spec Spec, state State) (Reading, error) {
	run := &run{
		reader: r, ctx: ctx, spec: spec, old: state, mark: fingerprint(spec),
		next:    State{Validators: make(map[string]Validator), Keys: make(map[string][]string)},
		reading: Reading{Complete: true},
	}
	run.same = state.Validators[specEntry].Capture == run.mark
	run.next.Validators[specEntry] = Validator{Capture: run.mark}
	var err error
	switch {
	case spec.Type == TypePage && spec.Page != nil:
		err = run.page(*spec.Page)
	case spec.Type == TypeFeed && spec.Feed != nil:
		err = run.feed(*spec.Feed)
	default:
		err = &fault.Error{
			Kind: fault.Invalid, Op: "reading a source of type \"" + string(spec.Type) + "\"",
			Err: errors.New("type and settings do not match"), Remedy: "set type to page or feed, and the field of the same name",
		}
	}
	if err != nil {
		run.reading.Documents, run.reading.Confirmed, run.reading.Complete = nil, nil, false
		run.reading.State = state
		return run.reading, err
	}
	run.reading.State = run.next
	return run.reading, nil
}

// specEntry is the entry of State.Validators with the hash of the spec; itemEntry begins those of feed items.
const (
	specEntry = "spec:"
	itemEntry = "item:"
)

// fingerprint is a hash of what decides how a source is read.
func fingerprint(s Spec) string {
	b, err := json.Marshal(struct {
		Page *Page
		Feed *Feed
	}{s.Page, s.Feed})
	if err != nil {
		return ""
	}
	return hash(b)
}

func hash(b []byte) string {
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:])
}

// run is one run of a source.
type run struct {
	reader  *Reader
	ctx     context.Context // of the one call that the run is
	spec    Spec
	old     State
	next    State
	mark    string
	same    bool // old was made under the same spec
	reading Reading
}

// left is how many requests the run may still send.
func (r *run) left() int { return r.reader.max - r.reading.Requests }

// answer is one answer, decoded.
type answer struct {
	fetch.Answer
	unchanged bool   // 304, or the same bytes as last time
	text      []byte // UTF-8; nil if unchanged
	sum       string
}

// get asks for url, conditionally if an earlier answer left validators, and notes the answer as a capture.
func (r *run) get(url string, accept []string) (answer, error) {
	v := r.old.Validators[url]
	known := r.same && len(r.old.Keys[url]) > 0
	req := fetch.Request{URL: url, Accept: accept}
	if known {
		req.ETag, req.LastModified = v.ETag, v.LastModified
	}
	r.reading.Requests++
	a, err := r.reader.fetcher.Fetch(r.ctx, req)
	if r.reading.Requests == 1 {
		r.reading.Status, r.reading.Hint = a.Status, a.FreshFor
	}
	if err != nil {
		return answer{}, err
	}
	if a.NotModified {
		if !known {
			return answer{}, fault.New(fault.BadContent, "fetching "+url, "304 to an unconditional request")
		}
		if a.ETag != "" {
			v.ETag = a.ETag
		}
		r.next.Validators[url] = v
		return answer{Answer: a, unchanged: true, sum: v.Capture}, nil
	}
	return r.capture(url, a, v, known)
}

// capture keeps the bytes of an answer as evidence and decodes them.
func (r *run) capture(url string, a fetch.Answer, before Validator, known bool) (answer, error) {
	if a.FetchedAt.IsZero() {
		a.FetchedAt = r.reader.clock.Now()
	}
	sum := hash(a.Body)
	text, charset, err := parse.UTF8(a.Body, a.Charset, a.MediaType)
	r.reading.Bytes += int64(len(a.Body))
	r.reading.Captures = append(r.reading.Captures, Capture{
		SHA256: sum, URL: url, FinalURL: a.FinalURL, Status: a.Status, Header: a.Header, MediaType: a.MediaType, Charset: charset,
		Body: a.Body, TLSPeer: a.TLSPeer, FetchedAt: a.FetchedAt,
	})
	if err != nil {
		return answer{}, err
	}
	r.next.Validators[url] = Validator{ETag: a.ETag, LastModified: a.LastModified, Capture: sum, Order: before.Order}
	return answer{Answer: a, unchanged: known && before.Capture == sum, text: text, sum: sum}, nil
}

// confirm takes over the documents that an unchanged answer had.
func (r *run) confirm(url string) {
	keys := r.old.Keys[url]
	r.next.Keys[url] = keys
	r.reading.Confirmed = append(r.reading.Confirmed, keys...)
}

// found takes the documents of an answer.
func (r *run) found(url, sum string, docs []notice.Document) {
	keys := make([]string, 0, len(docs))
	for i := range docs {
		docs[i].Capture = sum
		keys = append(keys, docs[i].Key)
	}
	r.next.Keys[url] = keys
	r.reading.Documents = append(r.reading.Documents, docs...)
}

// failed notes a page that could not be read: its documents are neither confirmed nor gone.
func (r *run) failed(url string, err error) {
	r.reading.Partial = append(r.reading.Partial, err)
	r.keep(url)
}

// keep leaves what is known of url as it was.
func (r *run) keep(url string) {
	r.reading.Complete = false
	delete(r.next.Validators, url)
	if v, ok := r.old.Validators[url]; ok {
		r.next.Validators[url] = v
	}
	if k, ok := r.old.Keys[url]; ok {
		r.next.Keys[url] = k
	}
}

// whole has the next run ask for url without conditions: something that it links to is still to be read, and an answer
// "not modified" would not name it.
func (r *run) whole(url string) {
	v := r.next.Validators[url]
	v.ETag, v.LastModified = "", ""
	r.next.Validators[url] = v
}

// known lists the URLs with documents in the old state but first, in the order in which the page linked to them.
func (r *run) known(first string) []string {
	urls := slices.DeleteFunc(slices.Collect(maps.Keys(r.old.Keys)), func(u string) bool { return u == first })
	slices.SortFunc(urls, func(a, b string) int {
		return cmp.Or(cmp.Compare(r.old.Validators[a].Order, r.old.Validators[b].Order), cmp.Compare(a, b))
	})
	return urls
}

// place notes where among the links of its list a followed page stood.
func (r *run) place(u string, order int) {
	if v, ok := r.next.Validators[u]; ok {
		v.Order = order
		r.next.Validators[u] = v
	}
}

// Accepted lists the media types that some kind of source can read, for a first look at an address.
func Accepted() []string {
	all := slices.Concat(pageTypes, feedTypes)
	slices.Sort(all)
	return slices.Compact(all)
}
