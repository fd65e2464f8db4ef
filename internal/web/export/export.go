package export

import (
	"context"
	"net/http"
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/web/export/table"
	"github.com/lagebild/lagebild/internal/web/page"
	"github.com/lagebild/lagebild/internal/web/snapshot"
)

// Pictures gives the region at a moment; see snapshot.Keeper.
type Pictures interface {
	At(ctx context.Context, at, now time.Time, isNow bool) (snapshot.Picture, error)
}

// Store is what exports ask of the database.
type Store interface {
	Stretches(ctx context.Context, body string, service notice.Service, from, now time.Time) ([]store.Stretch, error)
	Leads(ctx context.Context, statements []int64) (map[int64]string, error)
	ListNotices(ctx context.Context, f store.NoticeFilter) ([]store.NoticeHead, error)
}

// Config is what exports are made of.
type Config struct {
	Kit          *page.Kit
	Pictures     Pictures
	Store        Store
	Rings        func(ags string) [][][2]float64 // outline of a body in degrees (longitude, latitude); nil result: unknown
	Attributions []string                        // of the data given away
}

// Exports serves all exports. It is safe for concurrent use.
type Exports struct {
	cfg   Config
	embed embedding
}

// New parses the templates and gives Exports.
func New(cfg Config) (*Exports, error) {
	if cfg.Kit == nil || cfg.Pictures == nil || cfg.Store == nil {
		return nil, fault.New(fault.Internal, "making the exports", "kit, pictures and store are needed")
	}
	if cfg.Rings == nil {
		cfg.Rings = func(string) [][][2]float64 { return nil }
	}
	e, err := newEmbedding()
	if err != nil {
		return nil, err
	}
	return &Exports{cfg: cfg, embed: e}, nil
}

// Routes adds to mux: /export/{lage,verlauf,meldungen}.{csv,xlsx}, /export/lage.geojson, /badge/{ags}.svg and
// /einbetten/{ags}.
func (e *Exports) Routes(mux *http.ServeMux) {
	mux.Handle("GET /export/{file}", e.cfg.Kit.Page(e.file))
	mux.Handle("GET /badge/{file}", e.cfg.Kit.Page(e.badge))
	mux.Handle("GET /einbetten/{ags}", e.cfg.Kit.Page(e.frame))
}

const (
	mediaCSV     = "text/csv; charset=utf-8; header=present"
	mediaXLSX    = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	mediaGeoJSON = "application/geo+json"
)

// file sends an export.
func (e *Exports) file(w http.ResponseWriter, r *http.Request) error {
	name, ending, _ := strings.Cut(r.PathValue("file"), ".")
	makers := map[string]func(*http.Request) (table.Table, error){"lage": e.picture, "verlauf": e.history, "meldungen": e.notices}
	maker, ok := makers[name]
	var body []byte
	var media string
	var err error
	switch {
	case ok && (ending == "csv" || ending == "xlsx"):
		var t table.Table
		if t, err = maker(r); err != nil {
			return err
		}
		if media = mediaCSV; ending == "xlsx" {
			media = mediaXLSX
			body, err = t.XLSX()
		} else {
			body, err = t.CSV()
		}
	case name == "lage" && ending == "geojson":
		media = mediaGeoJSON
		body, err = e.geojson(r)
	default:
		return page.Refuse(fault.NotFound, e.cfg.Kit.Both("error.noPage"))
	}
	if err != nil {
		return err
	}
	head := w.Header()
	head.Set("Access-Control-Allow-Origin", "*")
	head.Set("Cache-Control", "max-age=60")
	if ending != "geojson" {
		head.Set("Content-Disposition", `attachment; filename="`+name+"."+ending+`"`)
	}
	page.Send(w, r, media, body)
	return nil
}

// shown is the picture that a request asks for.
func (e *Exports) shown(r *http.Request) (snapshot.Picture, error) {
	at, now, isNow, err := e.cfg.Kit.Moment(r)
	if err != nil {
		return snapshot.Picture{}, err
	}
	return e.cfg.Pictures.At(r.Context(), at, now, isNow)
}

// row is that of a body; one that is not there is a NotFound fault.
func (e *Exports) row(r *http.Request, ags string) (store.BodyRow, snapshot.Picture, error) {
	p, err := e.shown(r)
	if err != nil {
		return store.BodyRow{}, p, err
	}
	row, err := p.Row(ags)
	return row, p, err
}
