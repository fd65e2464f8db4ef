package alert

import (
	"cmp"
	"context"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/web/feed/atom"
	"github.com/lagebild/lagebild/internal/web/keep"
	"github.com/lagebild/lagebild/internal/web/page"
)

// Store is what alerts ask of the database.
type Store interface {
	Stretches(ctx context.Context, body string, service notice.Service, from, now time.Time) ([]store.Stretch, error)
	Leads(ctx context.Context, statements []int64) (map[int64]string, error)
}

// Config is what alerts are made of.
type Config struct {
	Kit      *page.Kit
	Store    Store
	Rings    func(ags string) [][][2]float64 // outline of a body in degrees (longitude, latitude); nil result: unknown
	Exercise bool                            // the region is simulated
}

// Alerts serves CAP messages. It is safe for concurrent use.
type Alerts struct {
	cfg   Config
	lists *keep.Memory[[]message] // as they were read last, by AGS, "" for all; for when the database is away
}

// maxLists is how many lists are kept.
const maxLists = 256

// New gives Alerts, whose sender is the domain of the site.
func New(cfg Config) (*Alerts, error) {
	if cfg.Kit == nil || cfg.Store == nil {
		return nil, fault.New(fault.Internal, "making alerts", "kit and store are needed")
	}
	if cfg.Rings == nil {
		cfg.Rings = func(string) [][][2]float64 { return nil }
	}
	return &Alerts{cfg: cfg, lists: keep.New[[]message](maxLists, cfg.Kit.Now)}, nil
}

// Routes adds to mux: /cap/alle.atom and /cap/kommune/{ags}.atom, which list messages, and
// /cap/meldung/{ags}/{service}/{moment}.xml, each of them.
func (a *Alerts) Routes(mux *http.ServeMux) {
	mux.Handle("GET /cap/{file}", a.cfg.Kit.Page(a.index))
	mux.Handle("GET /cap/kommune/{file}", a.cfg.Kit.Page(a.index))
	mux.Handle("GET /cap/meldung/{ags}/{service}/{file}", a.cfg.Kit.Page(a.one))
}

const (
	listed    = 72 * time.Hour // a message stays in the list after it was sent; longer than it is valid
	maxListed = 500
)

func (a *Alerts) nowhere() error { return page.Refuse(fault.NotFound, a.cfg.Kit.Both("error.noPage")) }

// index lists the messages of all bodies or of one: those sent lately, superseded ones included.
func (a *Alerts) index(w http.ResponseWriter, r *http.Request) error {
	name, ok := strings.CutSuffix(r.PathValue("file"), ".atom")
	body := ""
	if strings.HasPrefix(r.URL.Path, "/cap/kommune/") {
		body = name
		ok = ok && page.IsAGS(name)
	} else {
		ok = ok && name == "alle"
	}
	if !ok {
		return a.nowhere()
	}
	all, err := a.told(r.Context(), body)
	if err != nil {
		return err
	}
	out, err := a.encodeIndex(all, a.cfg.Kit.Origin(r), r.URL.Path, a.cfg.Kit.Now())
	if err != nil {
		return fault.Wrap(fault.Internal, "encoding the list of alerts", err)
	}
	a.send(w, r, "application/atom+xml; charset=utf-8", out)
	return nil
}

// told are the messages of a body, or of all if it is "", the newest first. When the database is away they are those that
// were read last, be it among those of all.
func (a *Alerts) told(ctx context.Context, body string) ([]message, error) {
	all, _, err := a.lists.Get(ctx, body, func(ctx context.Context) ([]message, error) { return a.list(ctx, body) })
	if err == nil || !keep.Away(err) {
		return all, err
	}
	whole, _, ok := a.lists.Last("")
	if !ok {
		return nil, err
	}
	return slices.DeleteFunc(slices.Clone(whole), func(m message) bool { return m.row.Body != body }), nil
}

// Warm reads the messages of all, so that they are at hand when the database goes away.
func (a *Alerts) Warm(ctx context.Context) error {
	_, err := a.told(ctx, "")
	return err
}

// list reads the messages of a body, or of all if it is "".
func (a *Alerts) list(ctx context.Context, body string) ([]message, error) {
	now := a.cfg.Kit.Now()
	rows, err := a.cfg.Store.Stretches(ctx, body, "", now.Add(-listed), now)
	if err != nil {
		return nil, err
	}
	var all []message
	for len(rows) > 0 {
		n := slices.IndexFunc(rows, func(s store.Stretch) bool { return s.Body != rows[0].Body || s.Service != rows[0].Service })
		if n < 0 {
			n = len(rows)
		}
		for _, m := range chain(rows[:n], now) {
			if now.Sub(m.sent) < listed {
				all = append(all, m)
			}
		}
		rows = rows[n:]
	}
	slices.SortFunc(all, func(x, y message) int { return cmp.Or(y.sent.Compare(x.sent), cmp.Compare(x.id(), y.id())) })
	all = all[:min(len(all), maxListed)]
	return all, a.leads(ctx, all)
}

func (a *Alerts) send(w http.ResponseWriter, r *http.Request, media string, body []byte) {
	w.Header().Set("Access-Control-Allow-Origin", "*")
	w.Header().Set("Cache-Control", "max-age=60")
	page.Send(w, r, media, body)
}

// one sends a single message.
func (a *Alerts) one(w http.ResponseWriter, r *http.Request) error {
	text, ok := strings.CutSuffix(r.PathValue("file"), ".xml")
	at, err := strconv.ParseInt(text, 10, 64)
	ags, service := r.PathValue("ags"), notice.Service(r.PathValue("service"))
	if _, known := a.cfg.Kit.Catalog().Service(service); !ok || err != nil || !known || !page.IsAGS(ags) {
		return a.nowhere()
	}
	now := a.cfg.Kit.Now()
	is := func(m message) bool {
		return m.sent.UnixMicro() == at && m.row.Body == ags && m.row.Service == service
	}
	m, err := a.find(r.Context(), ags, service, now, is)
	if err != nil {
		return err
	}
	out, err := a.encode(m, a.cfg.Kit.Origin(r))
	if err != nil {
		return fault.Wrap(fault.Internal, "encoding an alert", err)
	}
	a.send(w, r, "application/cap+xml; charset=utf-8", out)
	return nil
}

// find reads the message of a cell that is meant. When the database is away it is looked for among those read last.
func (a *Alerts) find(ctx context.Context, ags string, service notice.Service, now time.Time, is func(message) bool) (message, error) {
	rows, err := a.cfg.Store.Stretches(ctx, ags, service, time.Time{}, now)
	if err == nil {
		all := slices.DeleteFunc(chain(rows, now), func(m message) bool { return !is(m) })
		if len(all) == 0 {
			return message{}, a.nowhere()
		}
		return all[0], a.leads(ctx, all[:1])
	}
	if whole, _, ok := a.lists.Last(""); ok && keep.Away(err) {
		if i := slices.IndexFunc(whole, is); i >= 0 {
			return whole[i], nil
		}
	}
	return message{}, err
}

// leads reads the words that govern what the messages quote.
func (a *Alerts) leads(ctx context.Context, all []message) error {
	ids := make([]int64, 0, len(all))
	for _, m := range all {
		ids = append(ids, m.row.Statement)
	}
	leads, err := a.cfg.Store.Leads(ctx, ids)
	for i := range all {
		all[i].lead = leads[all[i].row.Statement]
	}
	return err
}

// path is where a message is served.
func (m message) path() string {
	return "/cap/meldung/" + m.row.Body + "/" + string(m.row.Service) + "/" + strconv.FormatInt(m.sent.UnixMicro(), 10) + ".xml"
}

// encodeIndex writes the list as Atom, each entry with a link to its message.
func (a *Alerts) encodeIndex(all []message, base, path string, now time.Time) ([]byte, error) {
	out := atom.Feed{
		Lang: catalog.German, ID: "tag:lagebild.dev,2026:" + strings.TrimPrefix(strings.TrimSuffix(path, ".atom"), "/"),
		Title: atom.Plain("Lagebild: CAP-Meldungen"), Updated: moment(now.Truncate(24 * time.Hour)), Author: atom.Person{Name: "Lagebild"},
		Links: []atom.Link{{Rel: "self", Type: "application/atom+xml", Href: base + path}},
	}
	if len(all) > 0 {
		out.Updated = moment(all[0].sent)
	}
	for _, m := range all {
		info := a.info(m, catalog.German, "")
		summary := atom.Plain(info.Description)
		out.Entries = append(out.Entries, atom.Entry{
			ID: "tag:lagebild.dev,2026:cap/" + m.id(), Title: atom.Plain(info.Headline), Updated: moment(m.sent), Summary: &summary,
			Links:      []atom.Link{{Rel: "alternate", Type: "application/cap+xml", Href: base + m.path()}},
			Categories: []atom.Category{{Term: string(m.kind)}},
		})
	}
	return out.Encode()
}
