package mirror

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/fault"
)

// Config says what is written where.
type Config struct {
	Site    http.Handler
	Dir     string    // the mirror; it is made, or replaced if it is an earlier mirror
	Origin  string    // address of the living site, for links to what is not mirrored; "" = such links are taken out
	Now     time.Time // the moment of copying
	Notices int       // pages of notices at most; 0 = 5,000
}

// Result says what was written.
type Result struct {
	Pages, Data int // files
	Bytes       int64
	LeftOut     int // pages of notices beyond the limit
}

const (
	marker         = "stand.json" // tells a mirror from a folder that somebody needs
	defaultNotices = 5000
)

// data are the files that are no pages, by where they come from.
var data = []struct{ file, from string }{
	{"lage.json", "/api/v1/overview"},
	{"lage.csv", "/export/lage.csv"},
	{"lage.xlsx", "/export/lage.xlsx"},
	{"lage.geojson", "/export/lage.geojson"},
	{"verlauf.csv", "/export/verlauf.csv"},
	{"meldungen.csv", "/export/meldungen.csv"},
	{"alle.atom", "/feeds/alle.atom"},
	{"alle.json", "/feeds/alle.json"},
}

// Write makes the mirror. A folder that holds anything but an earlier mirror is an Invalid fault; a page that the site
// cannot show ends the writing, and leaves an earlier mirror as it was.
func Write(ctx context.Context, cfg Config) (Result, error) {
	if cfg.Notices <= 0 {
		cfg.Notices = defaultNotices
	}
	dir, err := filepath.Abs(cfg.Dir)
	if err != nil {
		return Result{}, fault.Wrap(fault.Invalid, "finding the folder of the mirror", err)
	}
	if err := replaceable(dir); err != nil {
		return Result{}, err
	}
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil { //nolint:gosec // a mirror is for everybody
		return Result{}, fault.Wrap(fault.OurSide, "making the folder of the mirror", err)
	}
	fresh, err := os.MkdirTemp(filepath.Dir(dir), "."+filepath.Base(dir)+"-")
	if err != nil {
		return Result{}, fault.Wrap(fault.OurSide, "making a folder beside the mirror", err)
	}
	defer func() { _ = os.RemoveAll(fresh) }() // gone already if it took its place
	c := &copier{cfg: cfg, queued: map[string]bool{}}
	if c.root, err = os.OpenRoot(fresh); err != nil {
		return Result{}, fault.Wrap(fault.OurSide, "opening the folder of the mirror", err)
	}
	err = c.all(ctx)
	if e := c.root.Close(); err == nil {
		err = fault.Wrap(fault.OurSide, "closing the folder of the mirror", e)
	}
	if err != nil {
		return Result{}, err
	}
	return c.result, swap(fresh, dir)
}

// replaceable reports whether dir may be replaced: it is not there, is empty or is a mirror.
func replaceable(dir string) error {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist) || err == nil && len(entries) == 0:
		return nil
	case err != nil:
		return fault.Wrap(fault.Invalid, "looking into the folder of the mirror", err)
	}
	for _, e := range entries {
		if e.Name() == marker {
			return nil
		}
	}
	return &fault.Error{
		Kind: fault.Invalid, Op: "looking into " + dir, Err: errors.New("it holds files that are no mirror"), Remedy: "name a new folder",
	}
}

// swap puts fresh in the place of dir.
func swap(fresh, dir string) error {
	const op = "putting the new mirror in its place"
	if err := os.Chmod(fresh, 0o755); err != nil { //nolint:gosec // a mirror is for everybody
		return fault.Wrap(fault.OurSide, op, err)
	}
	old := fresh + "-old"
	err := os.Rename(dir, old)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fault.Wrap(fault.OurSide, op, err)
	}
	if err := os.Rename(fresh, dir); err != nil {
		_ = os.Rename(old, dir)
		return fault.Wrap(fault.OurSide, op, err)
	}
	return fault.Wrap(fault.OurSide, "removing the old mirror", os.RemoveAll(old))
}

// copier copies one site.
type copier struct {
	cfg     Config
	root    *os.Root
	queue   []string        // addresses of pages and files to copy
	queued  map[string]bool // all that ever were
	notices int
	result  Result
}

func (c *copier) all(ctx context.Context) error {
	for _, start := range []string{"/", "/?lang=en"} {
		c.add(start)
	}
	for len(c.queue) > 0 {
		next := c.queue[0]
		c.queue = c.queue[1:]
		if err := c.page(ctx, next); err != nil {
			return err
		}
	}
	for _, d := range data {
		a, err := c.ask(ctx, d.from)
		if err != nil {
			return err
		}
		if a.status != http.StatusOK {
			return fault.New(fault.OurSide, "copying "+d.from, "the site answered with %d", a.status)
		}
		if err := c.write(d.file, a.Bytes()); err != nil {
			return err
		}
		c.result.Data++
	}
	stand, err := json.Marshal(map[string]any{"at": c.cfg.Now.UTC(), "pages": c.result.Pages, "noticesLeftOut": c.result.LeftOut})
	if err != nil {
		return fault.Wrap(fault.Internal, "encoding the moment of the mirror", err)
	}
	return c.write(marker, stand)
}

// add queues an address; one that was queued before is not again. It reports whether the address is mirrored.
func (c *copier) add(address string) bool {
	if c.queued[address] {
		return true
	}
	if strings.HasPrefix(address, "/meldung/") {
		if c.notices >= c.cfg.Notices {
			c.result.LeftOut++
			return false
		}
		c.notices++
	}
	c.queued[address] = true
	c.queue = append(c.queue, address)
	return true
}

// page copies one address. A page that is not there is copied as the site shows it.
func (c *copier) page(ctx context.Context, address string) error {
	a, err := c.ask(ctx, address)
	if err != nil {
		return err
	}
	if a.status != http.StatusOK && a.status != http.StatusNotFound {
		return fault.New(fault.OurSide, "copying "+address, "the site answered with %d", a.status)
	}
	body := a.Bytes()
	if strings.HasPrefix(a.header.Get("Content-Type"), "text/html") {
		if body, err = c.rewrite(address, body); err != nil {
			return err
		}
		c.result.Pages++
	}
	return c.write(fileOf(address), body)
}

// answer is what the site said.
type answer struct {
	bytes.Buffer
	header http.Header
	status int
}

// Header implements http.ResponseWriter.
func (a *answer) Header() http.Header { return a.header }

// WriteHeader implements http.ResponseWriter.
func (a *answer) WriteHeader(status int) {
	if a.status == 0 {
		a.status = status
	}
}

// Write implements http.ResponseWriter.
func (a *answer) Write(b []byte) (int, error) {
	a.WriteHeader(http.StatusOK)
	return a.Buffer.Write(b)
}

func (c *copier) ask(ctx context.Context, address string) (*answer, error) {
	return ask(ctx, c.cfg.Site, address)
}

// ask has a site answer a request for an address of its own.
func ask(ctx context.Context, site http.Handler, address string) (*answer, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, http.NoBody)
	if err != nil {
		return nil, fault.Wrap(fault.Internal, "copying "+address, err)
	}
	a := &answer{header: http.Header{}}
	site.ServeHTTP(a, r)
	a.WriteHeader(http.StatusOK)
	return a, fault.Wrap(fault.OurSide, "copying "+address, ctx.Err())
}

func (c *copier) write(name string, body []byte) error {
	if err := c.root.MkdirAll(path.Dir(name), 0o755); err != nil {
		return fault.Wrap(fault.OurSide, "writing "+name, err)
	}
	c.result.Bytes += int64(len(body))
	return fault.Wrap(fault.OurSide, "writing "+name, c.root.WriteFile(name, body, 0o644))
}
