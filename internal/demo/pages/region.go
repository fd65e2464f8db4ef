package pages

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/demo/content"
	"github.com/lagebild/lagebild/internal/demo/plan"
	"github.com/lagebild/lagebild/internal/demo/texts"
	"github.com/lagebild/lagebild/internal/notice"
)

// Hosts that speak of many bodies.
const (
	RegionalHost = "suedwestfalen-aktuell" + plan.Domain
	PressHost    = "heimatkurier" + plan.Domain
)

// RegionalPath is the page on which RegionalHost reports.
const RegionalPath = "/it-ausfall/"

// reported are the services that others report of.
var reported = []notice.Service{"rathaus", "buergerbuero", "ausweise", "meldewesen", "kfz-zulassung", "fuehrerschein", "email", "telefon"}

// editions are the moments up to t at which one that reports of many bodies speaks: every n-th workday at an hour.
func editions(t time.Time, hour, every int) []time.Time {
	var out []time.Time
	start := plan.Start()
	for n := 1; n < 50; n++ {
		at := time.Date(start.Year(), start.Month(), start.Day()+n, hour, 15, 0, 0, start.Location())
		if at.After(t) {
			break
		}
		if at.Weekday() != time.Saturday && at.Weekday() != time.Sunday && n%every == 0 {
			out = append(out, at)
		}
	}
	return out
}

// Report is what others say of some bodies at a moment. It repeats what each body had said two hours before.
func (r *Renderer) Report(p *plan.Plan, at time.Time, name string, bodies int) content.Content {
	edition := name + at.Format(time.DateOnly)
	sites := slices.Clone(p.Sites)
	slices.SortStableFunc(sites, func(a, b *plan.Site) int {
		x, y := plan.Hash(p.Seed, edition, a.Body.AGS), plan.Hash(p.Seed, edition, b.Body.AGS)
		return strings.Compare(strconv.FormatUint(x, 36), strconv.FormatUint(y, 36))
	})
	out := content.Content{At: at, Blocks: []content.Block{{
		Kind: "paragraph", Text: "Der Angriff auf die Südwestfalen-IT hat Folgen in der ganzen Region. Ein Überblick über den Stand der Dinge.",
	}}}
	for _, s := range sites {
		if bodies == 0 {
			break
		}
		if text := r.report(s, at, edition); text != "" {
			out.Blocks = append(out.Blocks, content.Block{Kind: "heading", Text: texts.FullName(s.Body)}, content.Block{Kind: "paragraph", Text: text})
			bodies--
		}
	}
	return out
}

func (r *Renderer) report(s *plan.Site, at time.Time, edition string) string {
	before := at.Add(-2 * time.Hour)
	i := s.Latest(before)
	if i < 0 {
		return ""
	}
	v := r.book.Speak(s, i, r.loc)
	var out []string
	for _, service := range reported {
		now, then := s.Stated(service, before), s.Stated(service, at)
		if now.Status == "" || now.Status != then.Status || len(out) == 2 || plan.Hash(s.Variety, edition, string(service))%2 == 0 {
			continue
		}
		f := plan.Fact{Service: service, Status: now.Status, Better: true, Key: edition + string(service)}
		words := v.InTown(f)
		if s.Body.Kind == notice.District || words == "" {
			f.Better = false
			words = v.Sentence(f)
		}
		out = append(out, words)
	}
	return strings.Join(out, " ")
}

// Region renders the pages of RegionalHost and PressHost; ok is false if there is no such page at t.
func (r *Renderer) Region(p *plan.Plan, host, path string, t time.Time) (page Page, ok bool, err error) {
	switch {
	case host == RegionalHost && path == RegionalPath:
		all := editions(t, 9, 1)
		if len(all) == 0 {
			return Page{}, false, nil
		}
		at := all[len(all)-1]
		said := r.Report(p, at, host, 14)
		page, err = r.foreign("Südwestfalen aktuell", "Cyberangriff: So steht es in den Rathäusern", at, &said)
		return page, err == nil, err
	case host == PressHost && path == plan.FeedPath:
		page, err = r.pressFeed(t)
		return page, err == nil, err
	case host == PressHost && strings.HasPrefix(path, "/lokales/archiv-"):
		page, ok, err = r.pressArchive(strings.TrimPrefix(path, "/lokales/archiv-"))
		return page, ok, err
	case host == PressHost:
		name, found := strings.CutPrefix(path, "/lokales/")
		n, bad := strconv.Atoi(strings.TrimSuffix(name, "/"))
		all := editions(t, 17, 3)
		if !found || bad != nil || n < 1 || n > len(all) {
			return Page{}, false, nil //nolint:nilerr // a page that does not exist
		}
		said := r.Report(p, all[n-1], host, 5)
		page, err = r.foreign("Heimatkurier", pressTitle(n), all[n-1], &said)
		return page, err == nil, err
	default:
		return Page{}, false, nil
	}
}

func (r *Renderer) foreign(name, title string, at time.Time, said *content.Content) (Page, error) {
	v := view{
		Name: name, Title: title, At: at, Stamp: true, Article: true, Content: said, Tel: "0221 4710-999", Mail: "redaktion.example",
		Menu:    []Link{{Text: "Start", Href: "/"}, {Text: "Lokales", Href: "/lokales/"}, {Text: "Sport", Href: "/sport/"}, {Text: "Kultur", Href: "/kultur/"}},
		Service: serviceLinks(false),
	}
	var b bytes.Buffer
	if err := r.templates.ExecuteTemplate(&b, "layout2", v); err != nil {
		return Page{}, fmt.Errorf("rendering %q: %w", title, err)
	}
	return Page{MediaType: "text/html", Charset: "utf-8", Body: b.Bytes(), Modified: at}, nil
}

func pressTitle(n int) string {
	return []string{"Wie die Rathäuser sich behelfen", "Neues aus den Rathäusern", "Nach dem Cyberangriff: ein Zwischenstand"}[n%3]
}

func (r *Renderer) pressFeed(t time.Time) (Page, error) {
	out := rss{Version: "2.0", Channel: channel{
		Title: "Heimatkurier", Link: base + "/", Description: "Nachrichten aus der Region", Language: "de-de", TTL: 30,
	}}
	modified := archived(0)
	for n, at := range slices.Backward(editions(t, 17, 3)) {
		href := fmt.Sprintf("%s/lokales/%d/", base, n+1)
		out.Channel.Items = append(out.Channel.Items, rssItem{
			Title: pressTitle(n + 1), Link: href, GUID: href, Published: at.Format(time.RFC1123Z),
			Description: "Unsere Redaktion hat sich in den Rathäusern umgehört …",
		})
		if at.After(modified) {
			modified = at
		}
	}
	for n := range archive {
		a, href := r.book.News(n), fmt.Sprintf("%s/lokales/archiv-%d/", base, n+1)
		out.Channel.Items = append(out.Channel.Items, rssItem{
			Title: a.Title, Link: href, GUID: href, Published: archived(n).Format(time.RFC1123Z), Description: a.Teaser + " …",
		})
	}
	body, err := marshal(out)
	return Page{MediaType: "application/rss+xml", Charset: "utf-8", Body: body, Modified: modified}, err
}

// archive is how many articles PressHost had before the attack.
const archive = 3

// archived is when article number n before the attack was published.
func archived(n int) time.Time { return plan.Start().AddDate(0, 0, -1-2*n).Add(10 * time.Hour) }

func (r *Renderer) pressArchive(number string) (Page, bool, error) {
	n, err := strconv.Atoi(strings.TrimSuffix(number, "/"))
	if err != nil || n < 1 || n > archive {
		return Page{}, false, nil //nolint:nilerr // a page that does not exist
	}
	a := r.book.News(n - 1)
	said := content.Content{}
	for _, text := range a.Paragraphs {
		said.Blocks = append(said.Blocks, content.Block{Kind: "paragraph", Text: text})
	}
	p, err := r.foreign("Heimatkurier", a.Title, archived(n-1), &said)
	return p, err == nil, err
}
