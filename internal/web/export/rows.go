package export

import (
	"context"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/web/export/table"
	"github.com/lagebild/lagebild/internal/web/page"
)

// kinds are the German words for kinds of bodies.
var kinds = map[notice.BodyKind]string{notice.District: "Kreis", notice.Town: "Stadt", notice.Municipality: "Gemeinde"}

// underHead is the head of the words that govern a quote, such as the line above the list that it is an item of.
const underHead = "Zitat steht unter"

// unknown is the key of the state in which nothing was heard.
const unknown = string(catalog.Unknown)

// picture has a row for each body and service, whether anything is known of it or not.
func (e *Exports) picture(r *http.Request) (table.Table, error) {
	p, err := e.shown(r)
	if err != nil {
		return table.Table{}, err
	}
	t := table.Table{Name: "Lage", Head: []string{
		"AGS", "Verwaltung", "Art", "Kreis-AGS", "Kreis", "Dienst-Schlüssel", "Dienst", "Status-Schlüssel", "Status", "seit", "bis", "bestätigt",
		"veraltet", "widersprüchlich", "Quellen", "Quellen schweigen", "Zitat", "Meldung", "Stand", underHead,
	}}
	cat, base := e.cfg.Kit.Catalog(), e.cfg.Kit.Origin(r)
	services := cat.Services()
	t.Rows = make([][]table.Value, 0, len(p.Rows)*len(services))
	for _, row := range p.Rows {
		b := row.Body
		for _, s := range services {
			c, known := row.Cells[s.Key]
			key, link := unknown, ""
			if known {
				key, link = string(c.Status), noticeLink(base, c.Notice)
			}
			t.Rows = append(t.Rows, []table.Value{
				table.Text(b.AGS), table.Text(b.Name), table.Text(kinds[b.Kind]), table.Text(b.DistrictAGS),
				table.Text(e.cfg.Kit.DistrictName(b.DistrictAGS)), table.Text(string(s.Key)), table.Text(s.Label.In(catalog.German)),
				table.Text(key), table.Text(cat.StatusLabel(c.Status, catalog.German)), table.Time(c.Since), table.Text(string(c.Until)),
				table.Time(c.ConfirmedAt), table.Yes(c.Stale), table.Yes(c.Contradicted), table.Number(int64(c.Sources)), table.Yes(row.Silent),
				table.Text(c.Quote), table.Text(link), table.Time(p.At), table.Text(c.Lead),
			})
		}
	}
	return t, nil
}

func noticeLink(base string, id int64) string {
	return base + "/meldung/" + strconv.FormatInt(id, 10)
}

// filter reads ?kommune= and ?dienst=.
func (e *Exports) filter(r *http.Request) (body string, service notice.Service, err error) {
	q := r.URL.Query()
	body, service = strings.TrimSpace(q.Get("kommune")), notice.Service(strings.TrimSpace(q.Get("dienst")))
	if body != "" && !page.IsAGS(body) {
		return "", "", page.Refuse(fault.Invalid, badBody, page.Clip(body, 40))
	}
	if _, ok := e.cfg.Kit.Catalog().Service(service); service != "" && !ok {
		return "", "", page.Refuse(fault.Invalid, badService, page.Clip(string(service), 40))
	}
	return body, service, nil
}

var (
	badBody = catalog.Text{
		catalog.German:  "kommune=%s ist kein Gemeindeschlüssel: 8 Ziffern, bei einem Kreis 5.",
		catalog.English: "kommune=%s is no Gemeindeschlüssel: 8 digits, 5 for a Kreis.",
	}
	badService = catalog.Text{
		catalog.German:  "dienst=%s ist unbekannt; die Schlüssel stehen unter /api/v1/services.",
		catalog.English: "dienst=%s is unknown; /api/v1/services lists the keys.",
	}
)

// history has a row for each stretch over which a cell showed something.
func (e *Exports) history(r *http.Request) (table.Table, error) {
	body, service, err := e.filter(r)
	if err != nil {
		return table.Table{}, err
	}
	rows, err := e.cfg.Store.Stretches(r.Context(), body, service, time.Time{}, e.cfg.Kit.Now())
	if err != nil {
		return table.Table{}, err
	}
	t := table.Table{Name: "Verlauf", Head: []string{
		"AGS", "Verwaltung", "Dienst-Schlüssel", "Dienst", "Status-Schlüssel", "Status", "von", "bis", "widersprüchlich", "Quelle", "Rang", "Zitat",
		"Titel", "Adresse", "Meldung", underHead,
	}}
	leads, err := e.leads(r.Context(), rows)
	if err != nil {
		return table.Table{}, err
	}
	cat, base := e.cfg.Kit.Catalog(), e.cfg.Kit.Origin(r)
	for _, s := range rows {
		t.Rows = append(t.Rows, []table.Value{
			table.Text(s.Body), table.Text(s.BodyName), table.Text(string(s.Service)), table.Text(cat.ServiceLabel(s.Service, catalog.German)),
			table.Text(string(s.Status)), table.Text(cat.StatusLabel(s.Status, catalog.German)), table.Time(s.Since), table.Time(s.Until),
			table.Yes(s.Contradicted), table.Text(s.Source), table.Text(string(s.Authority)), table.Text(s.Quote), table.Text(s.Title),
			table.Text(page.WebAddress(s.URL)), table.Text(noticeLink(base, s.Notice)), table.Text(leads[s.Statement]),
		})
	}
	return t, nil
}

// leads are the words that govern the quotes of stretches, by statement.
func (e *Exports) leads(ctx context.Context, rows []store.Stretch) (map[int64]string, error) {
	ids := make([]int64, 0, len(rows))
	for _, s := range rows {
		ids = append(ids, s.Statement)
	}
	return e.cfg.Store.Leads(ctx, ids)
}

// maxNotices bounds the list of notices; more are had through the API, page by page.
const maxNotices = 20_000

// notices has a row for each version of a notice, newest first.
func (e *Exports) notices(r *http.Request) (table.Table, error) {
	body, service, err := e.filter(r)
	if err != nil {
		return table.Table{}, err
	}
	rows, err := e.cfg.Store.ListNotices(r.Context(), store.NoticeFilter{Body: body, Service: service, Limit: maxNotices})
	if err != nil {
		return table.Table{}, err
	}
	t := table.Table{Name: "Meldungen", Head: []string{
		"Nummer", "Fassung", "neueste", "Titel", "Adresse", "Quelle", "Rang", "veröffentlicht", "zuerst gesehen", "zuletzt gesehen", "verschwunden",
		"Aussagen", "Meldung",
	}}
	base := e.cfg.Kit.Origin(r)
	for _, h := range rows {
		t.Rows = append(t.Rows, []table.Value{
			table.Number(h.ID), table.Number(int64(h.Version)), table.Yes(h.IsNewest), table.Text(h.Title), table.Text(page.WebAddress(h.URL)),
			table.Text(h.Source), table.Text(string(h.Authority)), table.Time(h.Published), table.Time(h.FirstSeen), table.Time(h.LastSeen),
			table.Time(h.Withdrawn), table.Number(int64(h.Statements)), table.Text(noticeLink(base, h.ID)),
		})
	}
	return t, nil
}
