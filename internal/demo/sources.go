package demo

import (
	"fmt"
	"time"

	"github.com/lagebild/lagebild/internal/demo/pages"
	"github.com/lagebild/lagebild/internal/demo/plan"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/source"
)

// Source is a source of the simulated region.
type Source struct {
	Name         string // "werl", "werl-notfall"
	Municipality string // name of its Municipality object; "" for a text about many
	Succeeds     string // name of the source whose place it takes; "" if none
	Spec         source.Spec
}

const (
	sourceInterval = 15 * time.Minute
	sourceTimeout  = 30 * time.Second
	followTimeout  = 2 * time.Minute // of a list with all its articles, seconds apart
)

// Sources are all sources of a plan whose hosts are served on port, in the order of the bodies; those that speak of many
// bodies come last.
func Sources(p *plan.Plan, port int) []Source {
	var out []Source
	for _, s := range p.Sites {
		out = append(out, siteSources(s, port)...)
	}
	many := func(name, host string, authority notice.Authority, spec source.Spec) {
		spec.Authority, spec.Interval, spec.Timeout = authority, sourceInterval, sourceTimeout
		switch {
		case spec.Page != nil:
			spec.Type, spec.Page.URL = source.TypePage, base(host, port)+spec.Page.URL
		case spec.Feed != nil:
			spec.Type, spec.Feed.URL = source.TypeFeed, base(host, port)+spec.Feed.URL
			spec.Timeout = followTimeout
		}
		out = append(out, Source{Name: name, Spec: spec})
	}
	many("suedwestfalen-aktuell", pages.RegionalHost, notice.Regional, source.Spec{
		Page: &source.Page{URL: pages.RegionalPath, ContentSelector: "article.beitrag"},
	})
	many("heimatkurier", pages.PressHost, notice.Press, source.Spec{Feed: &source.Feed{URL: plan.FeedPath, FollowItems: true}})
	return out
}

func base(host string, port int) string { return fmt.Sprintf("http://%s:%d", host, port) }

func siteSources(s *plan.Site, port int) []Source {
	spec := source.Spec{Body: s.Body.AGS, Authority: notice.Official, Interval: sourceInterval, Timeout: sourceTimeout}
	main := Source{Name: s.Label, Municipality: s.Label, Spec: spec}
	if s.Habit == plan.Feed {
		main.Spec.Type, main.Spec.Timeout = source.TypeFeed, followTimeout
		main.Spec.Feed = &source.Feed{URL: base(s.Host, port) + plan.FeedPath, FollowItems: s.Variety%2 == 0}
		return []Source{main}
	}
	page := &source.Page{URL: base(s.Host, port) + mainPath(s.Habit)}
	main.Spec.Type, main.Spec.Page = source.TypePage, page
	// Half of the sources say where the text is; for the others it has to be found.
	if content, ignore := selectors(s); s.Variety%2 == 0 {
		page.ContentSelector = content
	} else if s.Variety%4 == 1 {
		page.IgnoreSelectors = ignore
	}
	switch s.Habit {
	case plan.News, plan.Emergency:
		main.Spec.Timeout = followTimeout
		page.Follow = &source.Follow{Selector: followSelector(s), Limit: pages.ListLength}
	case plan.StackedItems:
		page.ContentSelector, page.ItemSelector = "", ".update"
	}
	if s.Notfall == "" {
		return []Source{main}
	}
	stopgap := Source{Name: s.Label + "-notfall", Municipality: s.Label, Succeeds: s.Label, Spec: spec}
	stopgap.Spec.Type, stopgap.Spec.Page = source.TypePage, &source.Page{URL: base(s.Notfall, port) + "/"}
	return []Source{main, stopgap}
}

func mainPath(h plan.Habit) string {
	switch {
	case h == plan.News || h == plan.Emergency:
		return plan.ListPath
	case pages.AtHome(h):
		return "/"
	default:
		return plan.InfoPath
	}
}

// selectors are the part of a page that counts, and parts that never do, by layout.
func selectors(s *plan.Site) (content string, ignore []string) {
	switch pages.Layout(s) {
	case "layout0":
		return "main#content", []string{".cookie-overlay", ".news-related", ".page-footer", ".mainnav"}
	case "layout1":
		return "#inhalt", []string{".cookie-overlay", "#marginal", ".page-footer", "#menue"}
	case "layout2":
		return "article.beitrag", []string{".cookie-overlay", "#secondary", ".page-footer", ".mainnav"}
	default:
		return `td[width="560"]`, []string{`td[width="180"]`, `td[width="200"]`}
	}
}

func followSelector(s *plan.Site) string {
	switch pages.Layout(s) {
	case "layout0":
		return ".news-list-item h2 a.news-link"
	case "layout1":
		return "#inhalt .meldung h3 a"
	default:
		return "ul.aktuelles li.meldung > a"
	}
}
