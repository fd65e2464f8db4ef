package answers

import (
	"bytes"
	"maps"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/klauspost/compress/gzip"
	"golang.org/x/sync/singleflight"

	"github.com/lagebild/lagebild/internal/web/page"
)

// Limits of what is kept.
const (
	maxEntries = 512
	maxBytes   = 64 << 20
	maxKey     = 512 // longer addresses are answered, and not kept
)

// Config is what a Cache is made of.
type Config struct {
	// Paths are the addresses whose answers depend on nothing but query, language, picture and minute.
	Paths []string
	// Current is the number of the present picture; false while it has to be read.
	Current func() (uint64, bool)
	// Now is the present.
	Now func() time.Time
}

// Cache answers from memory what it answered before of the same picture in the same minute.
type Cache struct {
	cfg    Config
	paths  map[string]bool
	inner  http.Handler
	flight singleflight.Group

	mu      sync.RWMutex
	entries map[string]*entry
	bytes   int
}

// entry is an answer in both encodings.
type entry struct {
	number uint64
	minute int64
	tag    string
	header http.Header // of the plain form, without its length
	plain  form
	packed form // gzip
}

// form is a body with the headers that go with it, ready to be handed over.
type form struct {
	body     []byte
	length   []string
	encoding []string // nil for the plain one
}

// Wrap puts a cache before h.
func Wrap(h http.Handler, cfg Config) *Cache {
	c := &Cache{cfg: cfg, paths: map[string]bool{}, inner: h, entries: map[string]*entry{}}
	for _, p := range cfg.Paths {
		c.paths[p] = true
	}
	return c
}

// ServeHTTP implements http.Handler.
func (c *Cache) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if !c.paths[r.URL.Path] || r.Method != http.MethodGet && r.Method != http.MethodHead || len(r.URL.RawQuery) > maxKey {
		c.inner.ServeHTTP(w, r)
		return
	}
	key := keyOf(r)
	number, ok := c.cfg.Current()
	minute := c.cfg.Now().Unix() / 60
	if ok {
		c.mu.RLock()
		e := c.entries[key]
		c.mu.RUnlock()
		if e != nil && e.number == number && e.minute == minute {
			e.send(w, r)
			return
		}
	}
	v, _, _ := c.flight.Do(key, func() (any, error) { return c.make(r, key, number, minute), nil })
	if e, _ := v.(*entry); e != nil {
		e.send(w, r)
		return
	}
	c.inner.ServeHTTP(w, r) // an error, which each visitor gets of his own
}

// keyOf tells answers apart.
func keyOf(r *http.Request) string {
	if strings.HasPrefix(r.URL.Path, "/api/") {
		return r.URL.Path + "?" + r.URL.RawQuery
	}
	return page.Lang(r) + "|" + r.URL.Path + "?" + r.URL.RawQuery
}

// make renders an answer and keeps it; nil if it is none to keep.
func (c *Cache) make(r *http.Request, key string, number uint64, minute int64) *entry {
	plain := r.Clone(r.Context())
	for _, of := range []string{"If-None-Match", "If-Modified-Since", "Accept-Encoding", "Range"} {
		plain.Header.Del(of)
	}
	plain.Method = http.MethodGet
	rec := &recorder{header: http.Header{}}
	c.inner.ServeHTTP(rec, plain)
	if rec.status != 0 && rec.status != http.StatusOK {
		return nil
	}
	e := &entry{number: number, minute: minute, tag: rec.header.Get("ETag"), header: rec.header}
	if e.tag == "" || strings.Contains(e.header.Get("Cache-Control"), "no-store") {
		return nil
	}
	for _, of := range []string{"X-Request-Id", "Content-Length", "Content-Encoding"} {
		e.header.Del(of)
	}
	if !varies(e.header, "Accept-Encoding") {
		e.header.Add("Vary", "Accept-Encoding")
	}
	e.plain = form{body: rec.body.Bytes(), length: []string{strconv.Itoa(rec.body.Len())}}
	packed := pack(e.plain.body)
	e.packed = form{body: packed, length: []string{strconv.Itoa(len(packed))}, encoding: []string{"gzip"}}
	c.put(key, e)
	return e
}

func varies(h http.Header, by string) bool {
	return strings.Contains(strings.Join(h.Values("Vary"), ","), by)
}

func pack(body []byte) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write(body) // into memory
	_ = z.Close()
	return b.Bytes()
}

func (e *entry) size() int { return len(e.plain.body) + len(e.packed.body) }

func (c *Cache) put(key string, e *entry) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if was := c.entries[key]; was != nil {
		c.bytes -= was.size()
	}
	c.entries[key] = e
	c.bytes += e.size()
	for k, other := range c.entries { // what belongs to an earlier picture goes first, then anything
		if k != key && (other.number != e.number || other.minute != e.minute || len(c.entries) > maxEntries || c.bytes > maxBytes) {
			c.bytes -= other.size()
			delete(c.entries, k)
		}
	}
}

// send hands an answer over, or 304 if the visitor has it.
func (e *entry) send(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	maps.Copy(h, e.header)
	if have := r.Header.Get("If-None-Match"); have != "" && page.Matches(have, e.tag) {
		h.Del("Content-Type")
		w.WriteHeader(http.StatusNotModified)
		return
	}
	f := &e.plain
	if takesGzip(r.Header.Get("Accept-Encoding")) {
		f = &e.packed
		h["Content-Encoding"] = f.encoding
	}
	h["Content-Length"] = f.length
	_, _ = w.Write(f.body) // a visitor who left is no error of ours
}

// takesGzip reads Accept-Encoding: gzip is named and not refused.
func takesGzip(accept string) bool {
	for part := range strings.SplitSeq(accept, ",") {
		name, weight, _ := strings.Cut(strings.TrimSpace(part), ";")
		if strings.TrimSpace(name) == "gzip" {
			return !strings.HasPrefix(strings.ReplaceAll(weight, " ", ""), "q=0") || strings.Contains(weight, "0.")
		}
	}
	return false
}

// recorder keeps what a handler writes.
type recorder struct {
	header http.Header
	status int
	body   bytes.Buffer
}

// Header implements http.ResponseWriter.
func (r *recorder) Header() http.Header { return r.header }

// WriteHeader implements http.ResponseWriter.
func (r *recorder) WriteHeader(status int) {
	if r.status == 0 {
		r.status = status
	}
}

// Write implements http.ResponseWriter.
func (r *recorder) Write(b []byte) (int, error) {
	r.WriteHeader(http.StatusOK)
	return r.body.Write(b)
}
