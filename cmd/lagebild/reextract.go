package main

import (
	"context"
	"fmt"
	"log/slog"
	"runtime/debug"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/extract"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/fetch"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/scrape"
	"github.com/lagebild/lagebild/internal/source"
	"github.com/lagebild/lagebild/internal/store"
)

// reextractSettings are the flags of `reextract`.
type reextractSettings struct {
	dryRun, verbose, all bool
	batch                int
	after                string
}

func newReextract() *cobra.Command {
	var s reextractSettings
	cmd := &cobra.Command{
		Use:   "reextract",
		Short: "Reads the stored notices again with this version of the extractor, and says what changed",
		Long: `Reads every stored version of every notice that another version of the extractor has read, in the database that
DATABASE_URL names, and puts what it reads now in the place of the earlier statements, which are kept as replaced. Cells
are decided anew in the same transaction; what they showed in the past stays as it was shown.

The words of a version never change. Its stored answer is parsed again: where that gives the same words, their structure
(headings, lists, tables) is taken from it; where it does not, the version keeps the structure that it has, and the new
words come as a new version when the page is fetched the next time and has changed.

It may run beside scrapers and be stopped at any moment: what was read is stored batch by batch, and the next run goes on
with the rest. Update the scrapers first: an older one would read what it fetches with its own rules again.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return s.run(cmd) },
	}
	cmd.Flags().BoolVar(&s.dryRun, "dry-run", false, "only say what would change")
	cmd.Flags().BoolVarP(&s.verbose, "verbose", "v", false, "list every statement that changed")
	cmd.Flags().BoolVar(&s.all, "all", false, "read again also what this version has read, after a change of bodies or names")
	cmd.Flags().StringVar(&s.after, "after", "", "with --all: go on after this place, as an interrupted run named it")
	cmd.Flags().IntVar(&s.batch, "batch", 50, "most versions in one transaction")
	return cmd
}

func (s *reextractSettings) run(cmd *cobra.Command) error {
	ctx := cmd.Context()
	if s.batch < 1 {
		return &fault.Error{Kind: fault.Invalid, Op: "reading --batch", Err: fmt.Errorf("%d is too few", s.batch), Remedy: "give 1 or more"}
	}
	params, err := s.params()
	if err != nil {
		return err
	}
	log, err := newLog(cmd, cmd.ErrOrStderr())
	if err != nil {
		return err
	}
	st, err := openShared(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = st.Close() }()
	f := &follower{store: st, log: log}
	if err := f.load(ctx); err != nil {
		return err
	}
	r := &rereader{settings: *s, store: st, extractor: f.reader, clock: clock.System{}, log: log, report: newRereadReport(f.bodies, s.verbose)}
	err = r.run(ctx, params)
	if werr := r.report.write(cmd.OutOrStdout(), *s); err == nil {
		err = werr
	}
	return err
}

// params is where to begin.
func (s *reextractSettings) params() (store.RereadParams, error) {
	p := store.RereadParams{Extractor: extract.Version, Limit: s.batch}
	if s.all {
		p.Extractor = ""
	}
	if s.after == "" {
		return p, nil
	}
	src, note, ok := strings.Cut(s.after, "-")
	var err1, err2 error
	p.Source, err1 = strconv.ParseInt(src, 10, 64)
	p.Notice, err2 = strconv.ParseInt(note, 10, 64)
	if !ok || err1 != nil || err2 != nil {
		return p, &fault.Error{
			Kind: fault.Invalid, Op: "reading --after", Err: fmt.Errorf("%q is no place", s.after), Remedy: "give the one that the interrupted run named, such as 12-345",
		}
	}
	return p, nil
}

// rereader reads stored notices again.
type rereader struct {
	settings  reextractSettings
	store     *store.Store
	extractor scrape.Extractor
	clock     clock.Clock
	log       *slog.Logger
	report    *rereadReport
	parsed    parsedCapture
}

// progressEvery is after how many versions the log says how far it got.
const progressEvery = 1000

func (r *rereader) run(ctx context.Context, p store.RereadParams) error {
	total, err := r.store.CountRereads(ctx, p.Extractor)
	if err != nil {
		return err
	}
	r.log.InfoContext(ctx, "Found notices to read again", "versions", total, "extractor", extract.Version)
	logged := 0
	for {
		batch, err := r.store.Rereads(ctx, p)
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
			r.log.InfoContext(ctx, "Read notices again", "versions", logged, "of", total, "after", r.report.last)
		}
	}
}

// batch reads versions of one source and stores what was read.
func (r *rereader) batch(ctx context.Context, batch []store.Reread) error {
	x := store.Reextraction{SourceID: batch[0].SourceID, Extractor: extract.Version, DryRun: r.settings.dryRun}
	for i := range batch {
		rd, err := r.read(ctx, &batch[i])
		if err != nil {
			if ctx.Err() != nil {
				return err
			}
			r.report.failed++
			r.log.ErrorContext(ctx, "Left a notice as it was", "notice", batch[i].Notice, "source", batch[i].Source, "err", err)
			continue
		}
		x.Readings = append(x.Readings, rd)
	}
	r.report.versions += len(batch)
	return r.write(ctx, batch, x)
}

// write stores what was read. A version that cannot be stored is left as it was, and does not hold up the others.
func (r *rereader) write(ctx context.Context, batch []store.Reread, x store.Reextraction) error {
	x.Now = r.clock.Now()
	changes, skipped, err := r.store.Reextract(ctx, x)
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
	r.log.ErrorContext(ctx, "Left a notice as it was", "notice", x.Readings[0].Notice, "source", batch[0].Source, "err", err)
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
	rd.Statements = r.extractor.Extract(doc, extract.Options{Body: v.Spec.Body, Date: doc.SaidAt(v.FirstSeen)})
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
		body, _, err := r.store.Capture(ctx, h.SHA256)
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
			r.log.WarnContext(ctx, "Kept the structure of a notice whose answer cannot be parsed", "notice", v.Notice, "source", v.Source, "err", err)
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
