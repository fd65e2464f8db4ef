package geo

import (
	"embed"
	"net/http"
	"slices"
	"strconv"
	"time"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/region"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/web/display"
	"github.com/lagebild/lagebild/internal/web/page"
	"github.com/lagebild/lagebild/internal/web/snapshot"
)

//go:embed map.html map.yaml
var files embed.FS

// Config is what the map is drawn from.
type Config struct {
	Shapes   []region.Shape // of municipalities
	Outlines []region.Shape // of Kreise
	Credit   string         // that has to stand beside the map, word for word
}

// Pages serves the map.
type Pages struct {
	keeper  *snapshot.Keeper
	view    *page.View
	show    *display.Shower
	drawing drawing
	credit  string
}

// New projects the shapes and parses the template.
func New(kit *page.Kit, keeper *snapshot.Keeper, cfg Config) (*Pages, error) {
	v, err := kit.View(files, "map")
	if err != nil {
		return nil, err
	}
	return &Pages{keeper: keeper, view: v, show: display.New(kit), drawing: draw(cfg.Shapes, cfg.Outlines), credit: cfg.Credit}, nil
}

// Routes adds the page to mux.
func (p *Pages) Routes(mux *http.ServeMux) { mux.Handle("GET /karte", p.view.Kit().Page(p.serve)) }

type pageData struct {
	page.Base
	At       time.Time
	AtInput  string
	IsNow    bool
	Services []page.Option
	Chosen   string // label of the service; "" = the worst of all
	Height   int
	Areas    []mapped
	Outlines []area
	Kreise   []mapped // Kreise that speak for themselves
	Missing  []mapped // bodies that have no area on the map
	Rows     []mapped // all of them, for the table
	Legend   []display.Status
	Credit   string
}

// mapped is a body with what the map shows of it.
type mapped struct {
	display.Status
	area
	Link     string
	Title    string
	Named    bool   // large enough for its name
	Strength string // of its colour, up to "1"; "" = full
	Hatched  bool
	Silent   bool
	Counts   []count      // of its cells, worst first, if no service is chosen
	Cell     display.Cell // else
	Kind     notice.BodyKind
}

type count struct {
	display.Status
	N int
}

// serve draws the map of one moment.
func (p *Pages) serve(w http.ResponseWriter, r *http.Request) error {
	kit := p.view.Kit()
	at, now, isNow, err := kit.Moment(r)
	if err != nil {
		return err
	}
	service := notice.Service(r.URL.Query().Get("dienst"))
	info, ok := kit.Catalog().Service(service)
	if service != "" && !ok {
		return page.Refuse(fault.Invalid, p.view.Both("map.badService"), page.Clip(string(service), 40))
	}
	pic, err := p.keeper.At(r.Context(), at, now, isNow)
	if err != nil {
		return err
	}
	d := pageData{Base: p.view.Base(r, "map.title"), At: pic.At.Truncate(time.Minute), IsNow: isNow, Height: p.drawing.height, Outlines: p.drawing.districts, Credit: p.credit}
	ref := d.At
	if pic.Old {
		ref = now.Truncate(time.Minute)
		d.SetOld(now, pic.At)
	}
	if !isNow {
		d.AtInput = kit.Input(d.At)
	}
	d.SetSelf(page.Keep(d.Query, "dienst", string(service)))
	d.Services = append([]page.Option{{Label: p.view.Text(d.Lang, "map.worst"), Selected: service == ""}}, p.show.Services(d.Lang, service)...)
	if ok {
		d.Chosen = info.Label.In(d.Lang)
	}
	p.place(&d, pic, info, display.Options{Lang: d.Lang, Query: d.Query, Ref: ref})
	for _, class := range display.WorstFirst() {
		d.Legend = append(d.Legend, p.show.Class(class, d.Lang))
	}
	return p.view.Show(w, r, d.Lang, d)
}

// place puts every body on the map or into a list.
func (p *Pages) place(d *pageData, pic snapshot.Picture, info catalog.Info, opt display.Options) {
	areas := map[string]area{}
	for _, a := range p.drawing.areas {
		areas[a.AGS] = a
	}
	for _, row := range pic.Rows {
		m := p.mapped(row, info, opt)
		a, drawn := areas[row.Body.AGS]
		m.area = a
		m.AGS, m.Name, m.Named = row.Body.AGS, row.Body.Name, a.big
		m.Kreis = p.view.Kit().DistrictName(row.Body.DistrictAGS)
		m.Link = "/kommune/" + m.AGS + opt.Query
		if info.Key != "" {
			m.Link += "#" + string(info.Key)
		}
		m.Title = m.Name + ": " + m.Label
		switch {
		case drawn:
			d.Areas = append(d.Areas, m)
		case m.Kind == notice.District:
			d.Kreise = append(d.Kreise, m)
		default:
			d.Missing = append(d.Missing, m)
		}
		d.Rows = append(d.Rows, m)
	}
	strengthen(d.Areas)
	order := collate.New(language.German)
	slices.SortStableFunc(d.Rows, func(a, b mapped) int {
		if n := display.Severity(b.Class) - display.Severity(a.Class); n != 0 {
			return n
		}
		return order.CompareString(a.Name, b.Name)
	})
}

// strengthen gives areas that are coloured by their worst cells the more colour the more of these they have.
func strengthen(areas []mapped) {
	most := map[string]int{}
	for _, m := range areas {
		most[m.Class] = max(most[m.Class], m.worst())
	}
	for i, m := range areas {
		if n := m.worst(); n > 0 {
			areas[i].Strength = strconv.FormatFloat(weakest+(1-weakest)*float64(n)/float64(most[m.Class]), 'f', 2, 64)
		}
	}
}

// weakest is how much colour an area has at least.
const weakest = 0.25

// worst is how many cells are of the class that the body is coloured by; 0 if a service is chosen.
func (m mapped) worst() int {
	i := slices.IndexFunc(m.Counts, func(c count) bool { return c.Class == m.Class })
	if i < 0 {
		return 0
	}
	return m.Counts[i].N
}

// mapped judges a body: by its cell of the service, or by the worst of its cells if none is chosen.
func (p *Pages) mapped(row store.BodyRow, info catalog.Info, opt display.Options) mapped {
	m := mapped{Silent: row.Silent, Kind: row.Body.Kind}
	if info.Key != "" {
		c, ok := row.Cells[info.Key]
		m.Cell = p.show.Cell(info, c, ok, opt)
		m.Status = p.show.Class(m.Cell.Class, opt.Lang)
		if m.Cell.Known && m.Cell.Class != m.Cell.StatusClass {
			m.Label += " (" + p.view.Text(opt.Lang, "cell.was", m.Cell.Label) + ")"
		}
	} else {
		n := map[string]int{}
		worst := string(catalog.Unknown)
		for _, i := range p.view.Kit().Catalog().Services() {
			c, ok := row.Cells[i.Key]
			class := display.ClassOf(c, ok)
			n[class]++
			if ok && (worst == string(catalog.Unknown) || display.Severity(class) > display.Severity(worst)) {
				worst = class
			}
		}
		m.Status = p.show.Class(worst, opt.Lang)
		for _, class := range display.WorstFirst() {
			if n[class] > 0 {
				m.Counts = append(m.Counts, count{p.show.Class(class, opt.Lang), n[class]})
			}
		}
	}
	m.Hatched = m.Class == string(catalog.Stale)
	return m
}
