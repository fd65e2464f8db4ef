package overview

import (
	"context"
	"embed"
	"net/http"
	"slices"
	"time"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/web/display"
	"github.com/lagebild/lagebild/internal/web/page"
	"github.com/lagebild/lagebild/internal/web/snapshot"
)

//go:embed overview.html overview.yaml
var files embed.FS

// Store is what the page asks of the database beyond the picture.
type Store interface {
	Transitions(ctx context.Context, from, to time.Time) ([]store.Transition, error)
}

// Pages serves the overview.
type Pages struct {
	store  Store
	keeper *snapshot.Keeper
	view   *page.View
	show   *display.Shower
}

// New parses the template.
func New(kit *page.Kit, st Store, keeper *snapshot.Keeper) (*Pages, error) {
	v, err := kit.View(files, "overview")
	if err != nil {
		return nil, err
	}
	return &Pages{store: st, keeper: keeper, view: v, show: display.New(kit)}, nil
}

// Routes adds the page to mux.
func (p *Pages) Routes(mux *http.ServeMux) { mux.Handle("GET /{$}", p.view.Kit().Page(p.serve)) }

type pageData struct {
	page.Base
	At        time.Time // the moment shown, to the minute: the page stays the same for so long
	Ref       time.Time // what ages count from: At, or the present if At is past because the database is away
	AtInput   string    // for the form field, in Europe/Berlin
	Earliest  string    // and what it takes
	Latest    string
	BeganUnix int64 // for the slider, in seconds; 0 if nothing was ever known
	NowUnix   int64
	AtUnix    int64
	IsNow     bool // the present is shown
	Filters   []filter
	Filtered  bool
	All       string // the link that takes all filters away
	WallLink  string
	WallOff   string
	Since     time.Time
	Heads     []serviceHead
	Spans     []groupHead
	Columns   int // of the table
	Groups    []group
	Summaries []summary
	Sums      []sum
	Silent    sum
	Bodies    int
	Changed   int
	Biggest   biggest
	Steps     []step
	Days      []step
	Legend    []display.Legend
	MapLink   string
}

type serviceHead struct {
	Key, Label, Help string
	Link             string // sorts nothing out but this service
	First            bool   // of its group
}

// groupHead is a head above several services.
type groupHead struct {
	Label string
	Span  int
	First bool
}

type sum struct {
	display.Status
	Count   int
	Link    string
	Current bool
}

// filter is a field of the form.
type filter struct {
	Name, Label string
	Options     []page.Option
}

// serve shows the whole region at one moment.
func (p *Pages) serve(w http.ResponseWriter, r *http.Request) error {
	kit := p.view.Kit()
	at, now, isNow, err := kit.Moment(r)
	if err != nil {
		return err
	}
	c, err := Choose(p.view, r, at)
	if err != nil {
		return err
	}
	pic, err := p.keeper.At(r.Context(), at, now, isNow)
	if err != nil {
		return err
	}
	sel := choose(pic, p.changes(r.Context(), pic, c), c, kit.Catalog())
	d := pageData{Base: p.view.Base(r, "overview.title"), At: pic.At.Truncate(time.Minute), IsNow: isNow, Since: c.Since, Bodies: sel.bodies, Changed: sel.changed}
	d.Ref = d.At
	if pic.Old {
		d.Ref = now.Truncate(time.Minute)
		d.SetOld(now, pic.At)
	}
	p.moments(&d, pic, c, now)
	d.Wall = c.Wall
	d.SetSelf(c.Query(d.Query))
	d.Heads, d.Spans = p.heads(sel.services, c, d.Lang, d.Query)
	d.Columns = len(d.Heads) + 1
	if len(sel.rows) > maxRows {
		d.Summaries = p.sumUp(sel, c, d.Lang, d.Query)
	} else {
		d.Groups = p.groups(sel, pic, c, display.Options{Lang: d.Lang, Query: d.Query, Ref: d.Ref})
	}
	p.sums(&d, sel, c)
	d.Biggest = p.change(pic, sel, c, d.Lang)
	d.Filters, d.Filtered = p.filters(pic, c, d.Lang)
	d.Legend = p.show.Legend(d.Lang)
	return p.view.Show(w, r, d.Lang, d)
}

// changes are those since the moment chosen; the picture knows the last day's. While the database is away that must do.
func (p *Pages) changes(ctx context.Context, pic snapshot.Picture, c Choice) []store.Transition {
	switch {
	case c.Since.IsZero():
		return nil
	case !c.Since.Before(pic.At.Add(-snapshot.Recent)):
		return pic.Changes
	}
	if all, err := p.store.Transitions(ctx, c.Since, pic.At); err == nil {
		return all
	}
	return pic.Changes
}

// moments fills in what leads to other moments.
func (p *Pages) moments(d *pageData, pic snapshot.Picture, c Choice, now time.Time) {
	kit := p.view.Kit()
	d.AtInput, d.Latest = kit.Input(d.At), kit.Input(now)
	d.Earliest = kit.Input(time.Date(page.FirstYear, 1, 1, 0, 0, 0, 0, kit.Berlin()))
	query := c.Query(d.Query)
	d.Steps = p.steps(d.At, now, pic.Began, d.IsNow, d.Lang, query)
	d.Days = p.days(d.At, now, pic.Began, d.IsNow, d.Lang, query)
	if !pic.Began.IsZero() {
		d.BeganUnix, d.NowUnix, d.AtUnix = pic.Began.Unix(), now.Truncate(time.Minute).Unix(), d.At.Unix()
	}
	d.All = "/" + Choice{Order: c.Order, Wall: c.Wall}.Query(d.Query)
	on, off := c, c
	on.Wall, off.Wall = true, false
	d.WallLink, d.WallOff = "/"+on.Query(page.Keep(d.Query, "at", "")), "/"+off.Query(d.Query)
	d.MapLink = "/karte" + Choice{Districts: c.Districts}.Query(d.Query)
}

func (p *Pages) heads(services []catalog.Info, c Choice, lang, query string) (out []serviceHead, spans []groupHead) {
	labels := map[string]string{}
	for _, g := range p.view.Kit().Catalog().Groups() {
		labels[g.Key] = g.Label.In(lang)
	}
	for i, info := range services {
		only := c
		only.Services = append(slices.Clone(only.Services[:0:0]), info.Key)
		first := display.StartsGroup(services, i)
		out = append(out, serviceHead{Key: string(info.Key), Label: info.Label.In(lang), Help: info.Help.In(lang), First: first, Link: "/" + only.Query(query)})
		if i == 0 || first {
			spans = append(spans, groupHead{Label: labels[info.Group], First: first})
		}
		spans[len(spans)-1].Span++
	}
	return out, spans
}

// sums says how many cells there are of each class, each number leading to them.
func (p *Pages) sums(d *pageData, sel selection, c Choice) {
	for i, class := range shown {
		d.Sums = append(d.Sums, p.sum(class, sel.total[i], c, d.Lang, d.Query))
	}
	d.Silent = p.sum(string(catalog.Silent), sel.silent, c, d.Lang, d.Query)
}

func (p *Pages) sum(class string, n int, c Choice, lang, query string) sum {
	s := sum{Status: p.show.Class(class, lang), Count: n, Current: slices.Equal(c.Statuses, []string{class})}
	only := c
	if only.Statuses = []string{class}; s.Current {
		only.Statuses = nil
	}
	s.Link = "/" + only.Query(query)
	return s
}

// filters are the fields of the form; chosen says that one of them is set.
func (p *Pages) filters(pic snapshot.Picture, c Choice, lang string) (out []filter, chosen bool) {
	text := func(key string, args ...any) string { return p.view.Text(lang, key, args...) }
	districts := filter{Name: "kreis", Label: text("overview.district"), Options: p.show.Districts(pic.Rows, "")}
	services := filter{Name: "dienst", Label: text("overview.service"), Options: p.show.Services(lang, "")}
	statuses := filter{Name: "status", Label: text("overview.status")}
	for _, class := range classes {
		st := p.show.Class(class, lang)
		statuses.Options = append(statuses.Options, page.Option{Key: class, Label: st.Sign + " " + st.Label})
	}
	since := filter{Name: "seit", Label: text("overview.since")}
	for _, key := range presets {
		since.Options = append(since.Options, page.Option{Key: key, Label: text("overview.since." + key)})
	}
	order := filter{Name: "sort", Label: text("overview.order"), Options: []page.Option{
		{Key: byName, Label: text("overview.order.name"), Selected: c.Order == byName},
		{Key: byWorst, Label: text("overview.order.worst"), Selected: c.Order == byWorst},
	}}
	names := make([]string, len(c.Services))
	for i, s := range c.Services {
		names[i] = string(s)
	}
	any0 := page.Option{Label: text("overview.any")}
	districts.set(any0, c.Districts, text)
	services.set(any0, names, text)
	statuses.set(any0, c.Statuses, text)
	var given []string
	if c.SinceText != "" {
		given = []string{c.SinceText}
	}
	since.set(page.Option{Label: text("overview.always")}, given, text)
	return []filter{districts, services, statuses, since, order}, len(c.Districts)+len(c.Services)+len(c.Statuses)+len(given) > 0
}

// set puts the option that chooses nothing before the others and marks what is chosen; several values, or one that is not
// offered, become an option of their own.
func (f *filter) set(none page.Option, values []string, text func(string, ...any) string) {
	none.Selected = len(values) == 0
	f.Options = append([]page.Option{none}, f.Options...)
	if len(values) == 0 {
		return
	}
	if len(values) == 1 {
		if i := slices.IndexFunc(f.Options, func(o page.Option) bool { return o.Key == values[0] }); i >= 0 {
			f.Options[i].Selected = true
			return
		}
	}
	all, label := "", text("overview.several", len(values))
	for i, v := range values {
		if i > 0 {
			all += ","
		}
		all += v
	}
	if len(values) == 1 {
		label = page.Clip(values[0], 30)
	}
	f.Options = append(f.Options, page.Option{Key: all, Label: label, Selected: true})
}
