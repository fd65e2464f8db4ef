package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/web/export/mirror"
)

// exportSettings are the flags of export.
type exportSettings struct {
	static  string
	file    string
	origin  string
	notices int
}

func newExport() *cobra.Command {
	var s exportSettings
	cmd := &cobra.Command{
		Use:   "export (--static DIR | --file FILE)",
		Short: "Writes the picture as plain files: a whole mirror of the site, or one table",
		Long: `Reads the database that DATABASE_URL names. --static writes the whole site as plain HTML with the data as JSON, CSV, XLSX and
GeoJSON beside it; an earlier mirror is replaced when the new one is whole. --file writes one of lage.csv, lage.xlsx,
lage.geojson, verlauf.csv, verlauf.xlsx, meldungen.csv and meldungen.xlsx.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if (s.static == "") == (s.file == "") {
				return &fault.Error{
					Kind: fault.Invalid, Op: "reading the flags", Err: fmt.Errorf("export needs either --static or --file"),
					Remedy: "for instance: lagebild export --static mirror",
				}
			}
			site, err := s.site(cmd)
			if err != nil {
				return err
			}
			defer func() { _ = site.close() }()
			if s.file != "" {
				return exportFile(cmd.Context(), site.handler, s.file)
			}
			return s.mirror(cmd.Context(), site.handler, cmd.OutOrStdout())
		},
	}
	f := cmd.Flags()
	f.StringVar(&s.static, "static", "", "folder for a mirror of the site")
	f.StringVar(&s.file, "file", "", "file for one table; its name says which, for instance out/lage.csv")
	f.StringVar(&s.origin, "origin", "", "address of the living site, for links to what a mirror cannot show")
	f.IntVar(&s.notices, "notices", 5000, "pages of notices in a mirror at most")
	return cmd
}

// openSite is a site without a listener.
type openSite struct {
	handler http.Handler
	close   func() error
}

// site opens the database and puts the pages together.
func (s exportSettings) site(cmd *cobra.Command) (*openSite, error) {
	ctx := cmd.Context()
	log, err := newLog(cmd, cmd.ErrOrStderr())
	if err != nil {
		return nil, err
	}
	st, err := openShared(ctx)
	if err != nil {
		return nil, err
	}
	r := &follower{store: st, log: log}
	if err := r.load(ctx); err != nil {
		_ = st.Close()
		return nil, err
	}
	site, err := newWebOf(st, outside{clock: clock.System{}}, r.reader, log)
	if err != nil {
		_ = st.Close()
		return nil, err
	}
	return &openSite{handler: site.Handler(), close: st.Close}, nil
}

func (s exportSettings) mirror(ctx context.Context, site http.Handler, out io.Writer) error {
	res, err := mirror.Write(ctx, mirror.Config{
		Site: site, Dir: s.static, Origin: s.origin, Now: (clock.System{}).Now(), Notices: s.notices,
	})
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(out, "Wrote %d pages and %d files of data, %.1f MB, to %s.\n", res.Pages, res.Data, float64(res.Bytes)/1e6, s.static)
	if err == nil && res.LeftOut > 0 {
		_, err = fmt.Fprintf(out, "Links to notices beyond the newest pages lead nowhere or to --origin; --notices allows more.\n")
	}
	return err
}

// exportFile writes one table.
func exportFile(ctx context.Context, site http.Handler, file string) error {
	name := filepath.Base(file)
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, "/export/"+name, http.NoBody)
	if err != nil {
		return fault.Wrap(fault.Invalid, "reading --file", err)
	}
	a := &bufferedAnswer{header: http.Header{}, status: http.StatusOK}
	site.ServeHTTP(a, r)
	switch a.status {
	case http.StatusOK:
	case http.StatusNotFound:
		return &fault.Error{
			Kind: fault.Invalid, Op: "reading --file", Err: fmt.Errorf("there is no table %s", name),
			Remedy: "name it lage.csv, lage.xlsx, lage.geojson, verlauf.csv, verlauf.xlsx, meldungen.csv or meldungen.xlsx",
		}
	default:
		return fault.New(fault.OurSide, "exporting "+name, "the site answered with %d", a.status)
	}
	return fault.Wrap(fault.OurSide, "writing "+file, os.WriteFile(file, a.Bytes(), 0o644)) //nolint:gosec // public data
}

// bufferedAnswer keeps an answer in memory.
type bufferedAnswer struct {
	bytes.Buffer
	header http.Header
	status int
}

// Header implements http.ResponseWriter.
func (a *bufferedAnswer) Header() http.Header { return a.header }

// WriteHeader implements http.ResponseWriter.
func (a *bufferedAnswer) WriteHeader(status int) { a.status = status }
