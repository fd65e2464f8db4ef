package course

import (
	"context"
	"embed"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/web/display"
	"github.com/lagebild/lagebild/internal/web/keep"
	"github.com/lagebild/lagebild/internal/web/page"
	"github.com/lagebild/lagebild/internal/web/snapshot"
)

//go:embed course.html course.yaml
var files embed.FS

// How many points a chart and a small one have, and lines the table.
const (
	chartPoints = 120
	smallPoints = 60
	tableLines  = 30
	remembered  = 200
)

// Store is what the page asks of the database beyond the picture.
type Store interface {
	Course(ctx context.Context, bodies []string, service notice.Service, from, to time.Time) (store.Course, error)
}

// Pages serves the course of things.
type Pages struct {
	store  Store
	keeper *snapshot.Keeper
	view   *page.View
	show   *display.Shower
	memory *keep.Memory[known]
}

type known struct {
	course   store.Course
	from, to time.Time
}

// New parses the template.
func New(kit *page.Kit, st Store, keeper *snapshot.Keeper) (*Pages, error) {
	v, err := kit.View(files, "course")
	if err != nil {
		return nil, err
	}
	return &Pages{store: st, keeper: keeper, view: v, show: display.New(kit), memory: keep.New[known](remembered, kit.Now)}, nil
}

// Routes adds the page to mux.
func (p *Pages) Routes(mux *http.ServeMux) { mux.Handle("GET /verlauf", p.view.Kit().Page(p.serve)) }

type pageData struct {
	page.Base
	From, To  time.Time
	Ranges    []page.Option
	Districts []page.Option
	Services  []page.Option
	Splits    []page.Option
	Empty     bool
	Main      chart
	Small     []chart
	Lines     []tableLine
	Classes   []display.Status
	Bodies    int
}

type tableLine struct {
	At     time.Time
	Counts [6]int
	Link   string
}

// choice is what the address asks for.
type choice struct {
	district string // AGS; "" = all
	service  notice.Service
	span     string // key of spans; "" = all
	split    string // "dienst" or "kreis"
}

// spans are the times that can be chosen; "" is the whole incident.
var spans = map[string]time.Duration{"24h": 24 * time.Hour, "3t": 72 * time.Hour, "7t": 7 * 24 * time.Hour}

func (p *Pages) choose(r *http.Request) (choice, error) {
	q := r.URL.Query()
	c := choice{district: q.Get("kreis"), service: notice.Service(q.Get("dienst")), span: q.Get("zeit"), split: q.Get("je")}
	bad := func(text string) error {
		return page.Refuse(fault.Invalid, p.view.Both("course.bad"), page.Clip(text, 40))
	}
	if c.district != "" && (len(c.district) != 5 || !page.IsAGS(c.district)) {
		return c, bad(c.district)
	}
	if _, ok := p.view.Kit().Catalog().Service(c.service); c.service != "" && !ok {
		return c, bad(string(c.service))
	}
	if _, ok := spans[c.span]; c.span != "" && !ok {
		return c, bad(c.span)
	}
	switch c.split {
	case "":
		if c.split = "dienst"; c.service != "" {
			c.split = "kreis"
		}
	case "dienst", "kreis":
	default:
		return c, bad(c.split)
	}
	return c, nil
}

// serve shows how many cells had which status over time.
func (p *Pages) serve(w http.ResponseWriter, r *http.Request) error {
	kit := p.view.Kit()
	c, err := p.choose(r)
	if err != nil {
		return err
	}
	now := kit.Now()
	pic, err := p.keeper.At(r.Context(), now, now, true)
	if err != nil {
		return err
	}
	d := pageData{Base: p.view.Base(r, "course.title")}
	d.SetSelf(c.query(d.Query))
	bodies := slices.DeleteFunc(slices.Clone(pic.Rows), func(row store.BodyRow) bool {
		return c.district != "" && row.Body.DistrictAGS != c.district
	})
	d.Bodies = len(bodies)
	p.options(&d, pic, c)
	if pic.Began.IsZero() || len(bodies) == 0 {
		d.Empty = true
		return p.view.Show(w, r, d.Lang, d)
	}
	k, old, err := p.load(r.Context(), c, bodies, pic, now)
	if err != nil {
		return err
	}
	if !old.IsZero() {
		d.SetOld(now, old)
	}
	p.charts(&d, k, c, bodies)
	return p.view.Show(w, r, d.Lang, d)
}

// load reads the course that is asked for. When the database is away it is what was last read of it, else what the course
// of everything tells of it, and when that was.
func (p *Pages) load(ctx context.Context, c choice, bodies []store.BodyRow, pic snapshot.Picture, now time.Time) (known, time.Time, error) {
	c.split = "" // it only sorts what is read
	k, old, err := p.memory.Get(ctx, c.query(""), func(ctx context.Context) (k known, err error) {
		k.cut(c, pic.Began, now)
		var only []string
		if c.district != "" {
			for _, row := range bodies {
				only = append(only, row.Body.AGS)
			}
		}
		k.course, err = p.store.Course(ctx, only, c.service, k.from, k.to)
		return k, err
	})
	if err == nil || !keep.Away(err) {
		return k, old, err
	}
	whole, readAt, ok := p.memory.Last(choice{}.query(""))
	if !ok {
		return k, old, err
	}
	whole.cut(c, pic.Began, whole.to)
	return whole, readAt, nil
}

// cut sets the time that a choice asks for, up to a moment.
func (k *known) cut(c choice, began, to time.Time) {
	k.from, k.to = began.Truncate(time.Hour), to.Truncate(time.Minute)
	if d, ok := spans[c.span]; ok && k.to.Sub(k.from) > d {
		k.from = k.to.Add(-d)
	}
}

// Warm reads the course of everything, so that it is at hand when the database goes away.
func (p *Pages) Warm(ctx context.Context) error {
	now := p.view.Kit().Now()
	pic, err := p.keeper.At(ctx, now, now, true)
	if err != nil || pic.Began.IsZero() {
		return err
	}
	_, _, err = p.load(ctx, choice{}, pic.Rows, pic, now)
	return err
}

// charts draws the whole and its parts.
func (p *Pages) charts(d *pageData, k known, c choice, bodies []store.BodyRow) {
	d.From, d.To = k.from, k.to
	services := p.view.Kit().Catalog().Services()
	if c.service != "" {
		info, _ := p.view.Kit().Catalog().Service(c.service)
		services = append(services[:0], info)
	}
	district, perDistrict, perService := map[string]string{}, map[string]int{}, map[string]int{}
	for _, row := range bodies {
		district[row.Body.AGS] = row.Body.DistrictAGS
		perDistrict[row.Body.DistrictAGS] += len(services)
	}
	for _, info := range services {
		perService[string(info.Key)] = len(bodies)
	}
	ours := func(st store.Stay) bool { return district[st.Body] != "" && perService[string(st.Service)] > 0 }
	whole := map[string]int{"": len(bodies) * len(services)}
	at := points(k.from, k.to, chartPoints)
	main := tally(k.course, at, func(st store.Stay) string {
		if !ours(st) {
			return "-"
		}
		return ""
	}, whole)[""]
	d.Main = p.draw(main, d.Lang)
	d.Main.Ticks = p.ticks(at, d.Lang)
	p.table(d, main, at)
	at = points(k.from, k.to, smallPoints)
	if c.split == "kreis" {
		parts := tally(k.course, at, func(st store.Stay) string {
			if !ours(st) {
				return "-"
			}
			return district[st.Body]
		}, perDistrict)
		for _, o := range d.Districts {
			if s, ok := parts[o.Key]; ok && o.Key != "" {
				p.small(d, s, o.Label, choice{district: o.Key, service: c.service, span: c.span, split: "dienst"})
			}
		}
		return
	}
	parts := tally(k.course, at, func(st store.Stay) string {
		if !ours(st) {
			return "-"
		}
		return string(st.Service)
	}, perService)
	for _, info := range services {
		p.small(d, parts[string(info.Key)], info.Label.In(d.Lang), choice{district: c.district, service: info.Key, span: c.span, split: "kreis"})
	}
}

func (p *Pages) small(d *pageData, s series, title string, to choice) {
	c := p.draw(s, d.Lang)
	c.Title, c.Link = title, "/verlauf"+to.query(d.Query)
	d.Small = append(d.Small, c)
}

// table is the twin of the chart, the newest line first.
func (p *Pages) table(d *pageData, s series, at []time.Time) {
	for _, class := range display.WorstFirst() {
		d.Classes = append(d.Classes, p.show.Class(class, d.Lang))
	}
	every := max(len(at)/tableLines, 1)
	for i := len(at) - 1; i >= 0; i -= every {
		d.Lines = append(d.Lines, tableLine{At: at[i], Counts: s[i], Link: "/" + page.Keep(d.Query, "at", p.view.Kit().Input(at[i]))})
	}
}

// query is the choice as a query string with what base keeps.
func (c choice) query(base string) string {
	return page.Keep(base, "at", "", "kreis", c.district, "dienst", string(c.service), "zeit", c.span, "je", c.split)
}

// options are the fields of the form.
func (p *Pages) options(d *pageData, pic snapshot.Picture, c choice) {
	text := func(key string) string { return p.view.Text(d.Lang, key) }
	d.Districts = append([]page.Option{{Label: text("course.allDistricts"), Selected: c.district == ""}}, p.show.Districts(pic.Rows, c.district)...)
	d.Services = append([]page.Option{{Label: text("course.allServices"), Selected: c.service == ""}}, p.show.Services(d.Lang, c.service)...)
	d.Ranges = []page.Option{{Label: text("course.whole"), Selected: c.span == ""}}
	for key := range strings.SplitSeq("7t 3t 24h", " ") {
		d.Ranges = append(d.Ranges, page.Option{Key: key, Label: text("course.span." + key), Selected: c.span == key})
	}
	d.Splits = []page.Option{
		{Key: "dienst", Label: text("course.byService"), Selected: c.split == "dienst"},
		{Key: "kreis", Label: text("course.byDistrict"), Selected: c.split == "kreis"},
	}
}
