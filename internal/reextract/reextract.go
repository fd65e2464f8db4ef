package reextract

import (
	"context"
	"fmt"
	"log/slog"
	"runtime/debug"
	"strconv"
	"strings"

	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/extract"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/fetch"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/source"
	"github.com/lagebild/lagebild/internal/store"
)

// Store is what is read again, and where it is kept.
type Store interface {
	CountRereads(ctx context.Context, extractor string) (int, error)
	Rereads(ctx context.Context, p store.RereadParams) ([]store.Reread, error)
	Reextract(ctx context.Context, x store.Reextraction) (changes []store.StatementChange, skipped int, err error)
	Capture(ctx context.Context, sha256 string) (body []byte, head store.CaptureHead, err error)
}

// Extractor reads documents.
type Extractor interface {
	Extract(doc notice.Document, opt extract.Options) []notice.Statement
}

// Config is what reading again needs.
type Config struct {
	Store     Store
	Extractor Extractor
	Clock     clock.Clock
	Log       *slog.Logger
	Bodies    []notice.Body // whose names the report gives
	All       bool          // read again also what this version has read
	After     string        // with All: go on after this place, as a report named it; "" = from the beginning
	Batch     int           // most versions in one transaction
	DryRun    bool          // only tell what would change
	Verbose   bool          // the report has every changed statement
}

// params is where to begin.
func (c Config) params() (store.RereadParams, error) {
	p := store.RereadParams{Extractor: extract.Version, Limit: c.Batch}
	if c.Batch < 1 {
		return p, &fault.Error{Kind: fault.Invalid, Op: "reading --batch", Err: fmt.Errorf("%d is too few", c.Batch), Remedy: "give 1 or more"}
	}
	if c.All {
		p.Extractor = ""
	}
	if c.After == "" {
		return p, nil
	}
	src, note, ok := strings.Cut(c.After, "-")
	var err1, err2 error
	p.Source, err1 = strconv.ParseInt(src, 10, 64)
	p.Notice, err2 = strconv.ParseInt(note, 10, 64)
	if !ok || err1 != nil || err2 != nil {
		return p, &fault.Error{
			Kind: fault.Invalid, Op: "reading --after", Err: fmt.Errorf("%q is no place", c.After), Remedy: "give the one that the interrupted run named, such as 12-345",
		}
	}
	return p, nil
}

// Check refuses a configuration that cannot work; Store and what follows it need not be set yet.
func (c Config) Check() error {
	_, err := c.params()
	return err
}

// Run reads again until nothing is left or ctx ends. The report is there also when it ends with an error.
func Run(ctx context.Context, cfg Config) (*Report, error) {
	r := &rereader{Config: cfg, report: newReport(cfg)}
	p, err := cfg.params()
	if err == nil {
		err = r.run(ctx, p)
	}
	return r.report, err
}

// rereader is one run.
type rereader struct {
	Config
	report *Report
	parsed parsedCapture
}

// progressEvery is after how many versions the log says how far it got.
const progressEvery = 1000

func (r *rereader) run(ctx context.Context, p store.RereadParams) error {
	total, err := r.Store.CountRereads(ctx, p.Extractor)
	if err != nil {
		return err
	}
	r.Log.InfoContext(ctx, "Found notices to read again", "versions", total, "extractor", extract.Version)
	logged := 0
	for {
		batch, err := r.Store.Rereads(ctx, p)
		if err != nil || len(batch) == 0 {
			return err
		}
		if err := r.batch(ctx, batch); err != nil {
			return err
		}
		last := batch[len(batch)-1]
		p.Source, p.Notice = last.SourceID, last.Notice
		r.report.last = fmt.Sprintf("%d-%d", last.SourceID, last.Notice)
		if r.report.versions-logged >= progressEvery {
			logged = r.report.versions
			r.Log.InfoContext(ctx, "Read notices again", "versions", logged, "of", total, "after", r.report.last)
		}
	}
}

// batch reads versions of one source and stores what was read.
func (r *rereader) batch(ctx context.Context, batch []store.Reread) error {
	x := store.Reextraction{SourceID: batch[0].SourceID, Extractor: extract.Version, DryRun: r.DryRun}
	for i := range batch {
		rd, err := r.read(ctx, &batch[i])
		if err != nil {
			if ctx.Err() != nil {
				return err
			}
			r.report.failed++
			r.Log.ErrorContext(ctx, "Left a notice as it was", "notice", batch[i].Notice, "source", batch[i].Source, "err", err)
			continue
		}
		x.Readings = append(x.Readings, rd)
	}
	r.report.versions += len(batch)
	return r.write(ctx, batch, x)
}

// write stores what was read. A version that cannot be stored is left as it was, and does not hold up the others.
func (r *rereader) write(ctx context.Context, batch []store.Reread, x store.Reextraction) error {
	x.Now = r.Clock.Now()
	changes, skipped, err := r.Store.Reextract(ctx, x)
	switch {
	case err == nil:
		r.report.add(batch, changes, skipped)
		return nil
	case fault.KindOf(err) != fault.Invalid:
		return err
	case len(x.Readings) > 1:
		for _, rd := range x.Readings {
			one := x
			one.Readings = []store.Reading{rd}
			if err := r.write(ctx, batch, one); err != nil {
				return err
			}
		}
		return nil
	}
	r.report.failed++
	r.Log.ErrorContext(ctx, "Left a notice as it was", "notice", x.Readings[0].Notice, "source", batch[0].Source, "err", err)
	return nil
}

// read reads one version. A panic of the extractor is a failure of this version alone.
func (r *rereader) read(ctx context.Context, v *store.Reread) (rd store.Reading, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fault.Wrap(fault.Internal, "reading notice "+strconv.FormatInt(v.Notice, 10), fmt.Errorf("panic: %v\n%s", p, debug.Stack()))
		}
	}()
	rd = store.Reading{Notice: v.Notice, Before: v.Extractor}
	doc := v.Document
	blocks, found, err := r.structure(ctx, v)
	switch {
	case err != nil:
		return rd, err
	case blocks != nil:
		doc.Blocks, doc.Links = blocks.Blocks, blocks.Links
		rd.Document = &doc
		r.report.parsed++
	case found:
		r.report.otherWords = append(r.report.otherWords, v.Source+": "+doc.URL)
	}
	rd.Statements = r.Extractor.Extract(doc, extract.Options{Body: v.Spec.Body, Date: doc.SaidAt(v.FirstSeen)})
	return rd, nil
}

// parsedCapture is the documents of the answer that was parsed last: the items of a page come one after the other.
type parsedCapture struct {
	head store.CaptureHead
	docs []notice.Document
}

// structure parses the answer of a version again, and gives the document in it that has the version's words; nil if none
// has. Items of feeds are not parsed: their answer alone does not tell how they were read. found tells whether there was
// an answer to parse.
func (r *rereader) structure(ctx context.Context, v *store.Reread) (doc *notice.Document, found bool, err error) {
	h := v.Capture
	if h.SHA256 == "" || v.Spec.Feed != nil && h.URL == v.Spec.Feed.URL {
		return nil, false, nil
	}
	if r.parsed.head.SHA256 != h.SHA256 || r.parsed.head.URL != h.URL {
		body, _, err := r.Store.Capture(ctx, h.SHA256)
		if fault.KindOf(err) == fault.NotFound {
			return nil, false, nil
		}
		if err != nil {
			return nil, false, err
		}
		var page source.Page
		if v.Spec.Page != nil {
			page = *v.Spec.Page
		}
		docs, err := source.Documents(fetch.Answer{URL: h.URL, FinalURL: h.FinalURL, MediaType: h.MediaType, Charset: h.Charset, Body: body}, page)
		if err != nil {
			r.Log.WarnContext(ctx, "Kept the structure of a notice whose answer cannot be parsed", "notice", v.Notice, "source", v.Source, "err", err)
		}
		r.parsed = parsedCapture{h, docs}
	}
	for i := range r.parsed.docs {
		if r.parsed.docs[i].Text == v.Document.Text {
			return &r.parsed.docs[i], true, nil
		}
	}
	return nil, true, nil
}
