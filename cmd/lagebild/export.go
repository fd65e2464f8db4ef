//go:build !lean

package main

import (
	"context"
	"fmt"
	"io"
	"net/http"

	"github.com/spf13/cobra"

	"github.com/lagebild/lagebild/cmd/lagebild/flags"
	"github.com/lagebild/lagebild/internal/app"
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
			log, err := flags.Log(cmd, cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			shared, err := app.Join(cmd.Context(), log)
			if err != nil {
				return err
			}
			defer func() { _ = shared.Close() }()
			site, err := shared.Site(app.World{Clock: clock.System{}, Origin: s.origin})
			if err != nil {
				return err
			}
			if s.file != "" {
				return mirror.Table(cmd.Context(), site, s.file)
			}
			return s.mirror(cmd.Context(), site, cmd.OutOrStdout())
		},
	}
	f := cmd.Flags()
	f.StringVar(&s.static, "static", "", "folder for a mirror of the site")
	f.StringVar(&s.file, "file", "", "file for one table; its name says which, for instance out/lage.csv")
	f.StringVar(&s.origin, "origin", "", "address of the living site, for links to what a mirror cannot show")
	f.IntVar(&s.notices, "notices", 5000, "pages of notices in a mirror at most")
	return cmd
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
