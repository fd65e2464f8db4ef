package alert

import (
	"bytes"
	"cmp"
	"context"
	"encoding/xml"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/web/feed"
	"github.com/lagebild/lagebild/internal/web/keep"
	"github.com/lagebild/lagebild/internal/web/page"
)

// Store is what alerts ask of the database.
type Store interface {
	Stretches(ctx context.Context, body string, service notice.Service, from, now time.Time) ([]store.Stretch, error)
	StretchLeads(ctx context.Context, rows []store.Stretch) error
}

// Config is what alerts are made of.
type Config struct {
	Kit      *page.Kit
	Store    Store
	Rings    func(ags string) [][][2]float64 // outline of a body in degrees (longitude, latitude); nil result: unknown
	Sender   string                          // who answers for the messages: a domain or an address; "" = "lagebild.invalid"
	Exercise bool                            // the region is simulated
	Base     string                          // address of the site; "" = as each request names it
}

// Alerts serves CAP messages. It is safe for concurrent use.
type Alerts struct {
	cfg   Config
	lists *keep.Memory[[]byte] // as they were sent last, for when the database is away
}

// maxLists is how many lists are kept.
const maxLists = 256

// New gives Alerts. A sender that CAP does not allow is an Invalid fault.
func New(cfg Config) (*Alerts, error) {
	const op = "making alerts"
	if cfg.Kit == nil || cfg.Store == nil {
		return nil, fault.New(fault.Internal, op, "kit and store are needed")
	}
	if cfg.Rings == nil {
		cfg.Rings = func(string) [][][2]float64 { return nil }
	}
	cfg.Sender = cmp.Or(cfg.Sender, "lagebild.invalid")
	if strings.ContainsAny(cfg.Sender, " ,<&\t\r\n") {
		return nil, fault.New(fault.Invalid, op, "the sender %q has a space, a comma, < or &: give a domain or an e-mail address", cfg.Sender)
	}
	cfg.Base = strings.TrimRight(cfg.Base, "/")
	return &Alerts{cfg: cfg, lists: keep.New[[]byte](maxLists, cfg.Kit.Now)}, nil
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

var agsForm = regexp.MustCompile(`^[0-9]{5}([0-9]{3})?$`)

func (a *Alerts) nowhere() error { return page.Refuse(fault.NotFound, a.cfg.Kit.Both("error.noPage")) }

// index lists the messages of all bodies or of one: those sent lately, superseded ones included.
func (a *Alerts) index(w http.ResponseWriter, r *http.Request) error {
	name, ok := strings.CutSuffix(r.PathValue("file"), ".atom")
	body := ""
	if strings.HasPrefix(r.URL.Path, "/cap/kommune/") {
		body = name
		ok = ok && agsForm.MatchString(name)
	} else {
		ok = ok && name == "alle"
	}
	if !ok {
		return a.nowhere()
	}
	base := feed.Base(r, a.cfg.Base)
	out, _, err := a.lists.Get(r.Context(), base+r.URL.Path, func(ctx context.Context) ([]byte, error) {
		return a.list(ctx, body, base, r.URL.Path)
	})
	if err != nil {
		return err
	}
	a.send(w, r, "application/atom+xml; charset=utf-8", out)
	return nil
}

// list makes the list of the messages of a body, or of all if it is "".
func (a *Alerts) list(ctx context.Context, body, base, path string) ([]byte, error) {
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
	if err := a.leads(ctx, all); err != nil {
		return nil, err
	}
	out, err := a.encodeIndex(all, base, path, now)
	return out, fault.Wrap(fault.Internal, "encoding the list of alerts", err)
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
	if _, known := a.cfg.Kit.Catalog().Service(service); !ok || err != nil || !known || !agsForm.MatchString(ags) {
		return a.nowhere()
	}
	now := a.cfg.Kit.Now()
	rows, err := a.cfg.Store.Stretches(r.Context(), ags, service, time.Time{}, now)
	if err != nil {
		return err
	}
	for _, m := range chain(rows, now) {
		if m.sent.UnixMicro() != at {
			continue
		}
		told := []message{m}
		if err := a.leads(r.Context(), told); err != nil {
			return err
		}
		out, err := a.encode(told[0], feed.Base(r, a.cfg.Base))
		if err != nil {
			return fault.Wrap(fault.Internal, "encoding an alert", err)
		}
		a.send(w, r, "application/cap+xml; charset=utf-8", out)
		return nil
	}
	return a.nowhere()
}

// leads reads the words that govern what the messages quote.
func (a *Alerts) leads(ctx context.Context, all []message) error {
	rows := make([]store.Stretch, 0, len(all))
	for _, m := range all {
		rows = append(rows, m.row)
	}
	if err := a.cfg.Store.StretchLeads(ctx, rows); err != nil {
		return err
	}
	for i := range all {
		all[i].row.Lead = rows[i].Lead
	}
	return nil
}

// path is where a message is served.
func (m message) path() string {
	return "/cap/meldung/" + m.row.Body + "/" + string(m.row.Service) + "/" + strconv.FormatInt(m.sent.UnixMicro(), 10) + ".xml"
}

type indexLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
	Href string `xml:"href,attr"`
}

type indexEntry struct {
	ID       string    `xml:"id"`
	Title    string    `xml:"title"`
	Updated  string    `xml:"updated"`
	Link     indexLink `xml:"link"`
	Category struct {
		Term string `xml:"term,attr"`
	} `xml:"category"`
	Summary string `xml:"summary"`
}

type index struct {
	XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string   `xml:"xml:lang,attr"`
	ID      string   `xml:"id"`
	Title   string   `xml:"title"`
	Updated string   `xml:"updated"`
	Author  struct {
		Name string `xml:"name"`
	} `xml:"author"`
	Link    indexLink    `xml:"link"`
	Entries []indexEntry `xml:"entry"`
}

// encodeIndex writes the list as Atom, each entry with a link to its message.
func (a *Alerts) encodeIndex(all []message, base, path string, now time.Time) ([]byte, error) {
	out := index{
		Lang: catalog.German, ID: "tag:lagebild.dev,2026:" + strings.TrimPrefix(strings.TrimSuffix(path, ".atom"), "/"),
		Title: "Lagebild: CAP-Meldungen", Updated: moment(now.Truncate(24 * time.Hour)),
		Link: indexLink{"self", "application/atom+xml", base + path},
	}
	out.Author.Name = "Lagebild"
	if len(all) > 0 {
		out.Updated = moment(all[0].sent)
	}
	for _, m := range all {
		info := a.info(m, catalog.German, "")
		e := indexEntry{
			ID: "tag:lagebild.dev,2026:cap/" + m.id(), Title: info.Headline, Updated: moment(m.sent), Summary: info.Description,
			Link: indexLink{"alternate", "application/cap+xml", base + m.path()},
		}
		e.Category.Term = string(m.kind)
		out.Entries = append(out.Entries, e)
	}
	var buf bytes.Buffer
	buf.WriteString(xml.Header)
	if err := xml.NewEncoder(&buf).Encode(out); err != nil {
		return nil, err
	}
	buf.WriteByte('\n')
	return buf.Bytes(), nil
}
