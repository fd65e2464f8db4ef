package pages

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/demo/content"
	"github.com/lagebild/lagebild/internal/demo/plan"
	"github.com/lagebild/lagebild/internal/demo/texts"
)

// Layout is the name of the site's usual layout.
func Layout(site *plan.Site) string {
	if site.Habit == plan.OldHTML {
		return "old"
	}
	return "layout" + strconv.Itoa(site.Layout)
}

// AtHome reports whether the habit shows the present state on the site's first page.
func AtHome(h plan.Habit) bool { return h == plan.OldHTML || h == plan.Kreis || h == plan.Lists }

func (r *Renderer) render(site *plan.Site, host, path string, t time.Time) (Page, bool, error) {
	c := content.Composer{Site: site, Book: r.book, Loc: r.loc}
	switch {
	case host == site.Notfall && path == "/":
		return r.notfall(c, t)
	case host == site.Notfall:
		return r.plainPage(site, path, t)
	case host != site.Server(t) && host != site.Host:
		return Page{}, false, nil
	case path == "/":
		return r.home(c, t)
	case path == plan.ListPath:
		return r.list(c, t)
	case path == plan.InfoPath:
		return r.info(c, t)
	case path == plan.FeedPath && site.Habit == plan.Feed:
		return r.feed(c, t)
	case strings.HasPrefix(path, plan.ListPath):
		return r.article(c, strings.TrimPrefix(path, plan.ListPath), t)
	default:
		return r.plainPage(site, path, t)
	}
}

func (r *Renderer) notfall(c content.Composer, t time.Time) (Page, bool, error) {
	i := c.Site.Latest(t)
	if i < 0 {
		return Page{}, false, nil
	}
	said := c.State(i)
	title := "Notfallseite: " + texts.FullName(c.Site.Body)
	p, err := r.page(c.Site, "notfall", view{Title: title, At: said.At, Stamp: true, Content: &said}, t)
	return p, err == nil, err
}

// home is the first page: the present state for some habits, else a welcome with the newest articles.
func (r *Renderer) home(c content.Composer, t time.Time) (Page, bool, error) {
	i := c.Site.Latest(t)
	if AtHome(c.Site.Habit) && i >= 0 {
		said := c.State(i)
		p, err := r.page(c.Site, Layout(c.Site), view{Title: said.Title, At: said.At, Stamp: true, Content: &said}, t)
		return p, err == nil, err
	}
	v := view{Title: "Willkommen: " + texts.FullName(c.Site.Body), List: r.entries(c, t, 5)}
	if r.hasInfo(c.Site, t) {
		v.List = append([]Entry{{
			Title: "Informationen zum IT-Ausfall", Teaser: "Alle Hinweise finden Sie auf unserer Sonderseite.", Href: plan.InfoPath,
			At: c.Site.Publications[i].At.In(r.loc),
		}}, v.List...)
	}
	p, err := r.page(c.Site, Layout(c.Site), v, t)
	return p, err == nil, err
}

// hasInfo reports whether the site has a page of its own for the incident at t.
func (r *Renderer) hasInfo(site *plan.Site, t time.Time) bool {
	switch site.Habit {
	case plan.StackedItems, plan.StackedPage, plan.Ticker, plan.Table, plan.FAQ:
		return !t.Before(site.Up)
	case plan.Emergency:
		return !t.Before(site.Back)
	default:
		return false
	}
}

func (r *Renderer) info(c content.Composer, t time.Time) (Page, bool, error) {
	if !r.hasInfo(c.Site, t) {
		return Page{}, false, nil
	}
	i := c.Site.Latest(t)
	var said content.Content
	stamp := true
	switch c.Site.Habit {
	case plan.StackedItems, plan.StackedPage, plan.Ticker:
		said = c.Updates(i)
		kind := map[plan.Habit]string{plan.StackedItems: "update", plan.StackedPage: "stack"}[c.Site.Habit]
		if kind == "" {
			kind = []string{"tick-time", "tick-bold"}[c.Site.Variety>>24%2]
		}
		for n := range said.Blocks {
			said.Blocks[n].Kind = kind
		}
		stamp = false
	default:
		said = c.State(i)
	}
	p, err := r.page(c.Site, Layout(c.Site), view{Title: said.Title, Crumb: "IT-Störung", At: said.At, Stamp: stamp, Content: &said}, t)
	return p, err == nil, err
}

// told is the range of publications that stand on the site as articles of their own.
func told(site *plan.Site, t time.Time) (first, last int) {
	switch site.Habit {
	case plan.News, plan.Feed:
		return 0, site.Latest(t)
	case plan.Emergency:
		for i, p := range site.Publications {
			if p.At.Equal(site.Back) {
				return i, site.Latest(t)
			}
		}
	}
	return 0, -1
}

func (r *Renderer) article(c content.Composer, name string, t time.Time) (Page, bool, error) {
	name = strings.TrimSuffix(name, "/")
	if number, ok := strings.CutPrefix(name, "meldung-"); ok {
		n, err := strconv.Atoi(number)
		first, last := told(c.Site, t)
		if err != nil || n-1 < first || n-1 > last {
			return Page{}, false, nil //nolint:nilerr // a page that does not exist
		}
		said := c.Publication(n - 1)
		p, err := r.page(c.Site, Layout(c.Site), view{
			Title: said.Title, Crumb: "Aktuelles", At: said.At, Stamp: true, Article: true, Content: &said,
		}, t)
		return p, err == nil, err
	}
	number, ok := strings.CutPrefix(name, "archiv-")
	n, err := strconv.Atoi(number)
	if !ok || err != nil || n < 1 || n > len(c.Site.News) || c.Site.News[n-1].At.After(t) || !c.Site.Shows(t) {
		return Page{}, false, nil //nolint:nilerr // a page that does not exist
	}
	item := c.Site.News[n-1]
	a := r.book.News(item.Topic)
	said := content.Content{Title: a.Title}
	for _, text := range a.Paragraphs {
		said.Blocks = append(said.Blocks, content.Block{Kind: "paragraph", Text: text})
	}
	p, err := r.page(c.Site, Layout(c.Site), view{
		Title: a.Title, Crumb: "Aktuelles", At: item.At.In(r.loc), Stamp: true, Article: true, Content: &said,
	}, t)
	return p, err == nil, err
}

func articlePath(i int) string { return fmt.Sprintf("%smeldung-%d/", plan.ListPath, i+1) }

// Ref is where a page stands.
type Ref struct{ Host, Path string }

// Telling are the pages of site that say something of the incident at t, whether or not their hosts answer then.
func Telling(site *plan.Site, t time.Time) []Ref {
	i := site.Latest(t)
	if i < 0 {
		return nil
	}
	host := site.Server(t)
	var out []Ref
	first, last := told(site, t)
	for n := first; n <= last; n++ {
		out = append(out, Ref{host, articlePath(n)})
	}
	switch {
	case AtHome(site.Habit):
		out = append(out, Ref{host, "/"})
	case site.Habit == plan.Emergency && t.Before(site.Back):
		out = append(out, Ref{site.Notfall, "/"})
	case site.Habit != plan.News && site.Habit != plan.Feed:
		out = append(out, Ref{host, plan.InfoPath})
	}
	return out
}

// NewsPath is where article number i of a site's unrelated news stands.
func NewsPath(i int) string { return fmt.Sprintf("%sarchiv-%d/", plan.ListPath, i+1) }
