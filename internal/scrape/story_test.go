package scrape_test

import (
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/source"
)

const (
	closed   = "Das Bürgerbüro der Stadt Werl ist wegen des Cyberangriffs bis auf Weiteres geschlossen."
	reopened = "Das Bürgerbüro der Stadt Werl ist wieder zu den gewohnten Zeiten geöffnet."
	hint     = "Weitere Informationen zum Vorfall folgen an dieser Stelle, sobald sie vorliegen."
)

// TestPageThroughTheIncident follows one page from its first reading to its end.
func TestPageThroughTheIncident(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	const name = "werl/aktuelles"
	w.site.say(name, closed, hint)
	w.sources(nil, name)

	first := w.clock.Now()
	w.run(1)
	shut := w.cell("buergerbuero")
	if shut.Status != notice.Unavailable || shut.Since.Before(first) || !strings.Contains(closed, shut.Quote) || shut.Quote == "" {
		t.Fatalf("after the first reading: %+v", shut)
	}
	if r := w.only(name); r.Fault != "" || r.Status != http.StatusOK || r.Requests != 1 || r.Documents != 1 {
		t.Errorf("record: %+v", r)
	}

	w.clock.Pass(interval)
	w.run(1)
	if r := w.records(name)[1]; r.Status != http.StatusNotModified || r.Fault != "" || r.Documents != 1 {
		t.Errorf("record of an unchanged page: %+v", r)
	}
	again := w.cell("buergerbuero")
	if again.Statement != shut.Statement || !again.Since.Equal(shut.Since) || !again.ConfirmedAt.After(shut.ConfirmedAt) {
		t.Errorf("an unchanged page must move the confirmation alone: %+v, before %+v", again, shut)
	}

	w.site.say(name, reopened, hint)
	w.clock.Pass(interval)
	w.run(1)
	open := w.cell("buergerbuero")
	if open.Status != notice.Available || !open.Since.After(shut.Since) || open.Notice == shut.Notice {
		t.Fatalf("after the change: %+v", open)
	}
	p, err := w.store.NoticePage(t.Context(), open.Notice)
	must(t, err)
	if p.Version != 2 || len(p.Versions) != 2 || !strings.Contains(p.Text, reopened) {
		t.Errorf("version %d of %d: %q", p.Version, len(p.Versions), p.Text)
	}
	body, _, err := w.store.Capture(t.Context(), p.Capture.SHA256)
	if err != nil || string(body) != page(reopened, hint) {
		t.Errorf("evidence: %q, %v", body, err)
	}

	w.site.set(name, http.NotFound)
	w.clock.Pass(interval)
	w.run(1)
	if r := w.records(name)[3]; r.Fault != "not_found" || r.Status != http.StatusNotFound && r.Status != 0 {
		t.Errorf("record of a page that is gone: %+v", r)
	}
	if c := w.cell("buergerbuero"); c.Statement != open.Statement || !c.ConfirmedAt.Equal(open.ConfirmedAt) {
		t.Errorf("a failure must change no cell, and confirm none: %+v, before %+v", c, open)
	}
	if h := w.health(name); h.Failures != 1 || h.LastFault != "not_found" || h.Notices != 1 {
		t.Errorf("health: %+v", h)
	}
	w.clock.Pass(notice.StaleAfter)
	if c := w.cell("buergerbuero"); !c.Stale {
		t.Errorf("not stale after %v: %+v", notice.StaleAfter, c)
	}
	w.free()
}

// TestVanishedItem takes an entry off a page that goes on: it is withdrawn, and the cell knows nothing any more.
func TestVanishedItem(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	const name = "werl/ticker"
	entry := func(id, text string) string {
		return `<article id="` + id + `"><h2>Meldung ` + id + `</h2><p>` + text + `</p></article>`
	}
	serve := func(entries ...string) {
		w.site.set(name, func(rw http.ResponseWriter, _ *http.Request) {
			html(rw, "<html lang=de><body><main>"+strings.Join(entries, "\n")+"</main></body></html>")
		})
	}
	serve(entry("a", closed), entry("b", "Die Müllabfuhr findet wie gewohnt statt."))
	w.sources(func(s *source.Spec) { s.Page.ItemSelector = "article" }, name)
	w.run(1)
	if c := w.cell("buergerbuero"); c.Status != notice.Unavailable {
		t.Fatalf("%+v", c)
	}
	before := w.cell("abfall")
	serve(entry("b", "Die Müllabfuhr findet wie gewohnt statt."))
	w.clock.Pass(interval)
	w.run(1)
	if c := w.cell("buergerbuero"); c.Statement != 0 {
		t.Errorf("a withdrawn notice still shows: %+v", c)
	}
	if c := w.cell("abfall"); before.Statement == 0 || c.Statement != before.Statement {
		t.Errorf("the entry that stands shows %+v, before %+v", c, before)
	}
	if n := w.count(`SELECT count(*) FROM documents WHERE withdrawn_why = 'gone'`); n != 1 {
		t.Errorf("%d documents are withdrawn, want 1", n)
	}
	w.free()
}

// TestSameBytesWithoutValidators reads a page whose server knows no 304: nothing is read twice, but that it stands is noted.
func TestSameBytesWithoutValidators(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	const name = "werl/plain"
	w.site.set(name, func(rw http.ResponseWriter, _ *http.Request) { html(rw, page(closed)) })
	w.sources(nil, name)
	w.run(1)
	before := w.cell("buergerbuero")
	w.clock.Pass(interval)
	w.run(1)
	if c := w.cell("buergerbuero"); c.Statement != before.Statement || !c.ConfirmedAt.After(before.ConfirmedAt) {
		t.Errorf("got %+v, before %+v", c, before)
	}
	if n, m := w.count(`SELECT count(*) FROM captures`), w.count(`SELECT count(*) FROM observations`); n != 1 || m != 2 {
		t.Errorf("%d contents seen %d times, want 1 seen twice", n, m)
	}
	w.free()
}

// TestFeed reads an RSS feed: its items become notices like pages.
func TestFeed(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	const name = "werl/feed"
	w.site.set(name, func(rw http.ResponseWriter, _ *http.Request) {
		rw.Header().Set("Content-Type", "application/rss+xml")
		_, _ = io.WriteString(rw, `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Werl</title><item><guid>1</guid>
<title>Rathaus geschlossen</title><pubDate>Thu, 02 Nov 2023 09:00:00 +0100</pubDate><description><![CDATA[<p>`+closed+` `+hint+` `+hint+` `+hint+`</p>]]></description></item></channel></rss>`)
	})
	w.sources(func(s *source.Spec) {
		s.Type, s.Feed, s.Page = source.TypeFeed, &source.Feed{URL: s.Page.URL}, nil
	}, name)
	w.run(1)
	if c := w.cell("buergerbuero"); c.Status != notice.Unavailable {
		t.Errorf("%+v", c)
	}
	if h := w.health(name); h.Notices != 1 || h.LastFault != "" || !h.LastSuccess.Equal(h.LastRun) || h.NextFetch.Sub(h.LastRun) < interval-time.Minute {
		t.Errorf("health: %+v", h)
	}
	w.free()
}
