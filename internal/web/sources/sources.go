package sources

import (
	"cmp"
	"context"
	"embed"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/web/display"
	"github.com/lagebild/lagebild/internal/web/keep"
	"github.com/lagebild/lagebild/internal/web/page"
	"github.com/lagebild/lagebild/internal/web/snapshot"
)

//go:embed sources.html sources.yaml
var files embed.FS

// maxListed bounds the lists; what is beyond is counted.
const maxListed = 500

// Store is what the page asks of the database beyond the picture.
type Store interface {
	Sources(ctx context.Context) ([]store.SourceHealth, error)
	Pace(ctx context.Context) (map[string]time.Duration, error)
}

// Pages serves the sources' health.
type Pages struct {
	store  Store
	keeper *snapshot.Keeper
	view   *page.View
	show   *display.Shower
	memory *keep.Memory[known]
}

type known struct {
	sources []store.SourceHealth
	pace    map[string]time.Duration
}

// New parses the template.
func New(kit *page.Kit, st Store, keeper *snapshot.Keeper) (*Pages, error) {
	v, err := kit.View(files, "sources")
	if err != nil {
		return nil, err
	}
	return &Pages{store: st, keeper: keeper, view: v, show: display.New(kit), memory: keep.New[known](1, kit.Now)}, nil
}

// Routes adds the page to mux.
func (p *Pages) Routes(mux *http.ServeMux) { mux.Handle("GET /quellen", p.view.Kit().Page(p.serve)) }

// The states that sources can be filtered by.
const (
	answering = "antwortet"
	failing   = "stoerung"
	waiting   = "wartet" // never run yet
	suspended = "ausgesetzt"
	retired   = "ausserdienst"
)

var states = []string{failing, waiting, answering, suspended, retired}

type pageData struct {
	page.Base
	Now     time.Time
	Counts  []counted
	Filters struct {
		States    []page.Option
		Districts []page.Option
	}
	Sources   []sourceView
	More      int // sources that are not listed
	Blind     []blindBody
	BlindMore int
	ByService []blindService
	Cells     int // that no fresh source covers
	AllCells  int
}

type counted struct {
	Key, Label, Link string
	Class, Sign      string
	N                int
	Current          bool
}

// sourceView is a source as it is shown.
type sourceView struct {
	store.SourceHealth
	State           string
	Class, Sign     string
	Label           string
	Link            string // URL if it may be a link
	BodyName        string
	District        string
	Fault           string // in words; "" if the last run succeeded
	Planned, Actual string // intervals
	Slow            bool   // it runs much more seldom than planned
	Authority       string
	Kind            string // what is read, in words
}

// serve shows all sources.
func (p *Pages) serve(w http.ResponseWriter, r *http.Request) error {
	kit := p.view.Kit()
	state, district := r.URL.Query().Get("zustand"), r.URL.Query().Get("kreis")
	if state != "" && !slices.Contains(states, state) {
		return page.Refuse(fault.Invalid, p.view.Both("sources.badState"), page.Clip(state, 40), strings.Join(states, ", "))
	}
	if district != "" && (len(district) != 5 || !page.IsAGS(district)) {
		return page.Refuse(fault.Invalid, kit.Both("error.ags"), page.Clip(district, 40))
	}
	now := kit.Now()
	pic, err := p.keeper.At(r.Context(), now, now, true)
	if err != nil {
		return err
	}
	k, old, err := p.load(r.Context())
	if err != nil {
		return err
	}
	d := pageData{Base: p.view.Base(r, "sources.title"), Now: now.Truncate(time.Minute)}
	if !old.IsZero() {
		d.SetOld(now, old)
	}
	d.SetSelf(page.Keep(d.Query, "at", "", "zustand", state, "kreis", district))
	p.list(&d, k, pic, state, district)
	p.blind(&d, pic, district)
	p.options(&d, pic, state, district)
	return p.view.Show(w, r, d.Lang, d)
}

// load reads the sources, or gives those last read and when that was.
func (p *Pages) load(ctx context.Context) (known, time.Time, error) {
	return p.memory.Get(ctx, "", func(ctx context.Context) (k known, err error) {
		if k.sources, err = p.store.Sources(ctx); err != nil {
			return k, err
		}
		k.pace, err = p.store.Pace(ctx)
		return k, err
	})
}

// Warm reads what the page is made of, so that it is at hand when the database goes away.
func (p *Pages) Warm(ctx context.Context) error {
	_, _, err := p.load(ctx)
	return err
}

// list fills in the sources that are asked for and counts all of the Kreis by their state.
func (p *Pages) list(d *pageData, k known, pic snapshot.Picture, state, district string) {
	names, districts := map[string]string{}, map[string]string{}
	for _, row := range pic.Rows {
		names[row.Body.AGS], districts[row.Body.AGS] = row.Body.Name, row.Body.DistrictAGS
	}
	n := map[string]int{}
	for _, src := range k.sources {
		if district != "" && districts[src.Body] != district {
			continue
		}
		v := p.source(src, k.pace, d.Lang)
		n[v.State]++
		if state != "" && v.State != state || state == "" && v.State == retired {
			continue
		}
		v.BodyName, v.District = names[src.Body], p.view.Kit().DistrictName(districts[src.Body])
		d.Sources = append(d.Sources, v)
	}
	slices.SortStableFunc(d.Sources, func(a, b sourceView) int {
		return cmp.Or(slices.Index(states, a.State)-slices.Index(states, b.State), cmp.Compare(b.Failures, a.Failures))
	})
	if d.More = len(d.Sources) - maxListed; d.More > 0 {
		d.Sources = d.Sources[:maxListed]
	}
	for _, s := range states {
		class, sign := look(s)
		c := counted{Key: s, Label: p.view.Text(d.Lang, "sources.state."+s), N: n[s], Class: class, Sign: sign, Current: s == state}
		to := s
		if c.Current {
			to = ""
		}
		c.Link = "/quellen" + page.Keep(d.Query, "at", "", "zustand", to, "kreis", district)
		d.Counts = append(d.Counts, c)
	}
}

// look is how a state is drawn.
func look(state string) (class, sign string) {
	switch state {
	case answering:
		return "available", "✓"
	case failing:
		return "unavailable", "✕"
	case suspended:
		return "limited", "‖"
	case waiting:
		return "unknown", "?"
	}
	return "unknown", "–"
}

func (p *Pages) source(src store.SourceHealth, pace map[string]time.Duration, lang string) sourceView {
	kit := p.view.Kit()
	v := sourceView{SourceHealth: src, Link: page.WebAddress(src.URL), Planned: page.Age(lang, src.Interval), Actual: "–"}
	switch {
	case src.Retired:
		v.State = retired
	case src.Suspended:
		v.State = suspended
	case src.LastRun.IsZero():
		v.State = waiting
	case src.LastFault != "":
		v.State = failing
	default:
		v.State = answering
	}
	v.Class, v.Sign = look(v.State)
	v.Label = p.view.Text(lang, "sources.state."+v.State)
	if src.LastFault != "" {
		v.Fault = kit.FaultText(fault.Kind(src.LastFault), lang)
	}
	if actual, ok := pace[src.Namespace+"/"+src.Name]; ok {
		v.Actual = page.Age(lang, actual)
		v.Slow = src.Interval > 0 && actual > 2*src.Interval
	}
	if v.Kind = string(src.Type); p.view.Has("sources.type." + v.Kind) {
		v.Kind = p.view.Text(lang, "sources.type."+v.Kind)
	}
	v.Authority = p.show.Authority(src.Authority, lang)
	return v
}

func (p *Pages) options(d *pageData, pic snapshot.Picture, state, district string) {
	d.Filters.States = []page.Option{{Label: p.view.Text(d.Lang, "sources.any"), Selected: state == ""}}
	for _, s := range states {
		d.Filters.States = append(d.Filters.States, page.Option{Key: s, Label: p.view.Text(d.Lang, "sources.state."+s), Selected: s == state})
	}
	d.Filters.Districts = append([]page.Option{{Label: p.view.Text(d.Lang, "sources.any"), Selected: district == ""}}, p.show.Districts(pic.Rows, district)...)
}
