package body

import (
	"context"
	"embed"
	"net/http"
	"slices"
	"time"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/web/display"
	"github.com/lagebild/lagebild/internal/web/keep"
	"github.com/lagebild/lagebild/internal/web/page"
	"github.com/lagebild/lagebild/internal/web/snapshot"
)

//go:embed body.html body.yaml
var files embed.FS

// remembered is how many bodies' pages go on while the database is away with all that stands on them; others then show
// what the overview knows.
const remembered = 2000

// Store is what the page asks of the database.
type Store interface {
	BodyPage(ctx context.Context, ags string, at, now time.Time) (store.BodyPage, error)
	Course(ctx context.Context, bodies []string, service notice.Service, from, to time.Time) (store.Course, error)
}

// Pages serves the pages of bodies.
type Pages struct {
	store  Store
	keeper *snapshot.Keeper
	view   *page.View
	show   *display.Shower
	memory *keep.Memory[known]
}

// known is all that the page is made of.
type known struct {
	store.BodyPage
	Course store.Course
}

// New parses the template.
func New(kit *page.Kit, st Store, keeper *snapshot.Keeper) (*Pages, error) {
	v, err := kit.View(files, "body")
	if err != nil {
		return nil, err
	}
	return &Pages{store: st, keeper: keeper, view: v, show: display.New(kit), memory: keep.New[known](remembered, kit.Now)}, nil
}

// Routes adds the pages to mux.
func (p *Pages) Routes(mux *http.ServeMux) {
	mux.Handle("GET /kommune/{ags}", p.view.Kit().Page(p.serve))
}

type pageData struct {
	page.Base
	At       time.Time
	IsNow    bool
	AGS      string
	District string
	Homepage string
	Brief    bool // only what the overview knows: the database is away
	Row      display.Row
	Today    today
	Cells    []bodyCell // services that something is known of, in catalogue order
	Unknown  []string   // labels of the others
	Upcoming []display.Statement
	Notices  []store.NoticeHead
	Sources  []sourceView
	Axis     axis
}

// bodyCell is a cell with everything that stands behind it.
type bodyCell struct {
	display.Cell
	Shown   display.Statement // the statement that the cell shows
	Against []display.Statement
	Others  []display.Statement
	Spans   []spanView
	Bar     []barPart
}

type spanView struct {
	display.Status
	From   time.Time
	Notice int64
}

type sourceView struct {
	store.SourceHealth
	Link  string // URL if it may be a link
	Fault string // in words; "" if the last run succeeded
}

// serve shows what is known of one body at one moment.
func (p *Pages) serve(w http.ResponseWriter, r *http.Request) error {
	kit, ags := p.view.Kit(), r.PathValue("ags")
	if !page.IsAGS(ags) {
		return page.Refuse(fault.Invalid, kit.Both("error.ags"), page.Clip(ags, 40))
	}
	at, now, isNow, err := kit.Moment(r)
	if err != nil {
		return err
	}
	d := pageData{Base: p.view.Base(r, "body.title"), IsNow: isNow, AGS: ags}
	b, old, err := p.load(r.Context(), ags, at, now, isNow)
	switch {
	case err != nil:
		return err
	case !old.IsZero():
		d.SetOld(now, old)
		d.Brief = b.Sources == nil && b.Row.Sources > 0
	}
	d.At, d.Notices = b.At.Truncate(time.Minute), b.Notices
	d.Title, d.District, d.Homepage = b.Row.Body.Name, kit.DistrictName(b.Row.Body.DistrictAGS), page.WebAddress(b.Row.Body.Homepage)
	ref := d.At
	if !old.IsZero() {
		ref = now.Truncate(time.Minute)
	}
	d.Row = p.show.Row(b.Row, kit.Catalog().Services(), nil, display.Options{Lang: d.Lang, Query: d.Query, Ref: ref})
	p.fillCells(&d, b)
	d.Today = p.today(d, b)
	for _, src := range b.Sources {
		v := sourceView{SourceHealth: src, Link: page.WebAddress(src.URL)}
		if src.LastFault != "" {
			v.Fault = kit.FaultText(fault.Kind(src.LastFault), d.Lang)
		}
		d.Sources = append(d.Sources, v)
	}
	return p.view.Show(w, r, d.Lang, d)
}

// load reads the page, or gives what was last known of it and when that was.
func (p *Pages) load(ctx context.Context, ags string, at, now time.Time, isNow bool) (known, time.Time, error) {
	read := func(ctx context.Context) (k known, err error) {
		if k.BodyPage, err = p.store.BodyPage(ctx, ags, at, now); err != nil {
			return k, err
		}
		k.Course, err = p.store.Course(ctx, []string{ags}, "", time.Time{}, at)
		return k, err
	}
	if !isNow {
		k, err := read(ctx)
		return k, time.Time{}, err
	}
	k, old, err := p.memory.Get(ctx, ags, read)
	if !old.IsZero() {
		k.Row = snapshot.Aged(k.Row, now)
	}
	if err == nil || !keep.Away(err) {
		return k, old, err
	}
	pic, picErr := p.keeper.At(ctx, now, now, true)
	if picErr != nil {
		return k, old, err
	}
	row, rowErr := pic.Row(ags)
	if rowErr != nil {
		return k, old, err
	}
	return known{BodyPage: store.BodyPage{At: pic.At, Row: row}}, pic.At, nil
}

// fillCells sorts the standing statements to the cells that they support or contradict.
func (p *Pages) fillCells(d *pageData, b known) {
	byService := map[notice.Service][]store.StatementRow{}
	for _, st := range b.Standing {
		byService[st.Service] = append(byService[st.Service], st)
	}
	kit := p.view.Kit()
	today := notice.DayOf(b.At, kit.Berlin())
	bars := p.bars(d, b)
	for i, info := range kit.Catalog().Services() {
		for _, st := range byService[info.Key] {
			if st.From > today && !st.Review {
				d.Upcoming = append(d.Upcoming, p.show.Statement(st, d.Lang))
			}
		}
		c, ok := b.Row.Cells[info.Key]
		if !ok {
			d.Unknown = append(d.Unknown, info.Label.In(d.Lang))
			continue
		}
		cell := bodyCell{Cell: d.Row.Cells[i], Bar: bars[info.Key]}
		p.fillStatements(&cell, c, byService[info.Key], today, d.Lang)
		for _, sp := range b.Spans {
			if sp.Service == info.Key && !sp.From.After(b.At) {
				cell.Spans = append(cell.Spans, spanView{Status: p.show.Status(sp.Status, d.Lang), From: sp.From, Notice: sp.Notice})
			}
		}
		d.Cells = append(d.Cells, cell)
	}
	slices.SortStableFunc(d.Upcoming, func(a, b display.Statement) int { return compare(a.From, b.From) })
}

func (p *Pages) fillStatements(cell *bodyCell, c notice.Cell, standing []store.StatementRow, today notice.Day, lang string) {
	for _, st := range standing {
		v := p.show.Statement(st, lang)
		switch {
		case st.ID == c.Statement:
			cell.Shown = v
		case slices.Contains(c.Against, st.ID):
			cell.Against = append(cell.Against, v)
		case st.From <= today:
			cell.Others = append(cell.Others, v)
		}
	}
	if cell.Shown.ID == 0 { // only what the overview knows
		cell.Shown = display.Statement{Status: p.show.Status(c.Status, lang), Notice: c.Notice, Lead: c.Lead, Quote: c.Quote}
	}
}

// stateClass is the class of a piece of a cell's past.
func stateClass(st store.Stay, stale bool) string {
	switch {
	case stale:
		return string(catalog.Stale)
	case st.Contradicted:
		return string(catalog.Contradicted)
	case !st.Status.Valid():
		return string(catalog.Unknown)
	}
	return string(st.Status)
}
