package mirror

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"path/filepath"

	"github.com/lagebild/lagebild/internal/fault"
)

// Table writes one table of a site; the name of the file says which. A name that is none's is an error of kind Invalid.
func Table(ctx context.Context, site http.Handler, file string) error {
	name := filepath.Base(file)
	a, err := ask(ctx, site, "/export/"+name)
	if err != nil {
		return err
	}
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
