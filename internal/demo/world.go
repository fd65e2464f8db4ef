package demo

import (
	"bytes"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/demo/pages"
	"github.com/lagebild/lagebild/internal/demo/plan"
	"github.com/lagebild/lagebild/internal/demo/sites"
)

// world is the plan as the server sees it.
type world struct {
	plan   *plan.Plan
	render *pages.Renderer
	hosts  map[string]*plan.Site // nil for the hosts that speak of many bodies
	port   int
	log    *slog.Logger

	simulation sites.Answer // of SimulationHost; without a body there is none
}

func newWorld(p *plan.Plan, render *pages.Renderer, port int, log *slog.Logger) *world {
	w := &world{plan: p, render: render, hosts: map[string]*plan.Site{}, port: port, log: log}
	for _, s := range p.Sites {
		for _, host := range []string{s.Host, s.Notfall, s.Moved} {
			if host != "" {
				w.hosts[host] = s
			}
		}
	}
	w.hosts[pages.RegionalHost], w.hosts[pages.PressHost] = nil, nil
	return w
}

// Known implements sites.World.
func (w *world) Known(host string) bool {
	_, ok := w.hosts[host]
	return ok || host == SimulationHost && w.simulation.Body != nil
}

// Answer implements sites.World.
func (w *world) Answer(host, path string, t time.Time) sites.Answer {
	if host == SimulationHost {
		if path != SimulationPath {
			return w.errorPage("404", http.StatusNotFound, host)
		}
		return w.simulation
	}
	site := w.hosts[host]
	if site == nil {
		p, ok, err := w.render.Region(w.plan, host, path, t)
		return w.answer(host, p, ok, err, 5*time.Minute)
	}
	if window, fails := site.FaultAt(host, t); fails {
		return w.fault(window, host, path, t)
	}
	p, ok, err := w.render.Render(site, host, path, t)
	return w.answer(host, p, ok, err, time.Duration(site.MaxAge)*time.Second)
}

func (w *world) answer(host string, p pages.Page, ok bool, err error, maxAge time.Duration) sites.Answer {
	switch {
	case err != nil:
		w.log.Error("Lost demo page", "host", host, "err", err)
		return sites.Answer{Status: http.StatusInternalServerError, MediaType: "text/plain", Body: []byte("internal error\n")}
	case !ok:
		return w.errorPage("404", http.StatusNotFound, host)
	}
	body := bytes.ReplaceAll(p.Body, []byte(pages.BasePlaceholder), fmt.Appendf(nil, "%s:%d", host, w.port))
	return sites.Answer{MediaType: p.MediaType, Charset: p.Charset, Body: body, Modified: p.Modified, MaxAge: maxAge}
}

func (w *world) fault(window plan.Window, host, path string, t time.Time) sites.Answer {
	a := sites.Answer{}
	switch window.Kind {
	case plan.Refused:
		a.Drop = sites.Reset
	case plan.Timeout:
		a.Drop = sites.Hang
	case plan.ExpiredTLS:
		a.Drop = sites.Expired
	case plan.Down:
		a = w.errorPage("503", http.StatusServiceUnavailable, host)
	case plan.Missing:
		a = w.errorPage("404", http.StatusNotFound, host)
	case plan.TooMany:
		a = w.errorPage("429", http.StatusTooManyRequests, host)
		a.RetryAfter = max(time.Second, window.To.Sub(t).Truncate(time.Second))
	case plan.Moved:
		if window.Path != "" {
			path = window.Path
		}
		return sites.Answer{Status: http.StatusMovedPermanently, Location: "//" + window.Target + path}
	default:
		a = w.errorPage(string(window.Kind), http.StatusOK, host)
	}
	a.Fault = string(window.Kind)
	return a
}

func (w *world) errorPage(name string, status int, host string) sites.Answer {
	body, err := w.render.Error(name, host)
	if err != nil {
		w.log.Error("Lost demo page", "host", host, "err", err)
		status, body = http.StatusInternalServerError, nil
	}
	return sites.Answer{Status: status, MediaType: "text/html", Charset: "utf-8", Body: body}
}

// Robots implements sites.World.
func (w *world) Robots(host string, _ time.Time) (string, bool) {
	site := w.hosts[host]
	if site == nil {
		return "User-agent: *\nDisallow: /suche/\nCrawl-delay: 2\n", true
	}
	if !site.Disallow && site.CrawlDelay == 0 {
		return "", false
	}
	var b strings.Builder
	b.WriteString("User-agent: *\n")
	if site.Disallow {
		b.WriteString("Disallow: /intern/\n")
	}
	b.WriteString("Disallow: /suche/\n")
	if site.CrawlDelay > 0 {
		fmt.Fprintf(&b, "Crawl-delay: %d\n", site.CrawlDelay)
	}
	return b.String(), true
}

// Disallowed implements sites.World.
func (w *world) Disallowed(host, path string) bool {
	site := w.hosts[host]
	if site == nil || site.CrawlDelay > 0 || site.Disallow {
		return strings.HasPrefix(path, "/suche/") || site != nil && site.Disallow && strings.HasPrefix(path, "/intern/")
	}
	return false
}
