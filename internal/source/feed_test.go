package source

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/lagebild/lagebild/internal/fault"
)

const rssHead = `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" ` +
	`xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel><title>Musterau</title><language>de</language>`

// rssOf is a feed of the items given.
func rssOf(items ...string) string { return rssHead + strings.Join(items, "") + "</channel></rss>" }

// full is an item with all of its text; teaser one that only points to its page.
func full(id, title, text string) string {
	return fmt.Sprintf("<item><title>%s</title><guid isPermaLink=\"false\">%s</guid><pubDate>Thu, 02 Nov 2023 09:30:00 +0100</pubDate>"+
		"<content:encoded><![CDATA[<p>%s</p><ul><li>Ausweise</li></ul>]]></content:encoded></item>", title, id, text)
}

func teaser(link, title string) string {
	return fmt.Sprintf("<item><title>%s</title><link>%s</link><guid>%s</guid><description>Kurz gesagt …</description></item>", title, link, link)
}

func feedSpec(url string, follow bool) Spec {
	return Spec{Type: TypeFeed, Feed: &Feed{URL: url, FollowItems: follow}}
}

func rssType(r *resource) { r.mediaType = "application/rss+xml" }

func TestFeed(t *testing.T) {
	w, r := newTown(t), reader(t, 0)
	w.set("/feed", rssOf("<ttl>30</ttl>", full("a", "Rathaus &amp; Bürgerbüro zu", "Bis auf Weiteres."), full("b", "Bücherei", "Offen.")), rssType)
	s := feedSpec(w.URL+"/feed", false)
	first := read(t, r, s, State{})
	if d := cmp.Diff([]string{"Rathaus & Bürgerbüro zu\nBis auf Weiteres.\nAusweise", "Bücherei\nOffen.\nAusweise"}, texts(first.Documents)); d != "" {
		t.Errorf("documents (-want +got):\n%s", d)
	}
	if first.Complete || first.Hint != 30*time.Minute {
		t.Errorf("complete %v, hint %v", first.Complete, first.Hint)
	}
	doc := first.Documents[0]
	want := time.Date(2023, 11, 2, 8, 30, 0, 0, time.UTC)
	if doc.Key != "a" || doc.Title != "Rathaus & Bürgerbüro zu" || !doc.Published.Equal(want) || doc.Language != "de" || doc.Capture != first.Captures[0].SHA256 {
		t.Errorf("document is %+v", doc)
	}
	if second := read(t, r, s, first.State); len(second.Documents) != 0 || !slices.Equal(second.Confirmed, []string{"a", "b"}) {
		t.Errorf("unchanged feed gave %v, %v", texts(second.Documents), second.Confirmed)
	}
	w.set("/feed", rssOf(full("c", "Neu", "Neues."), full("a", "Rathaus &amp; Bürgerbüro zu", "Bis Freitag.")), rssType)
	third := read(t, r, s, first.State)
	if d := cmp.Diff([]string{"c", "a"}, keys(third.Documents)); d != "" {
		t.Errorf("documents (-want +got):\n%s", d)
	}
	if _, kept := third.State.Validators[itemEntry+"b"]; kept || len(third.State.Keys) != 1 {
		t.Errorf("an item that scrolled out is remembered: %+v", third.State)
	}
	w.set("/feed", rssOf(full("c", "Neu", "Neues."), full("a", "Rathaus &amp; Bürgerbüro zu", "Bis Freitag."), full("d", "D", "Vier.")), rssType)
	fourth := read(t, r, s, third.State)
	if d := cmp.Diff([]string{"d"}, keys(fourth.Documents)); d != "" || !slices.Equal(fourth.Confirmed, []string{"c", "a"}) {
		t.Errorf("documents (-want +got):\n%s confirmed %v", d, fourth.Confirmed)
	}
}

func TestFeedFormats(t *testing.T) {
	w, r := newTown(t), reader(t, 0)
	atom := `<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>M</title><id>x</id>
<entry><title>Atom</title><id>urn:1</id><link href="/a1"/><updated>2023-11-03T10:00:00Z</updated>
<content type="html">&lt;p&gt;Das Rathaus ist zu.&lt;/p&gt;</content></entry></feed>`
	jsonFeed := `{"version":"https://jsonfeed.org/version/1.1","title":"M","items":[{"id":"j1","title":"JSON","content_html":"<p>Das Rathaus ist zu.</p>","date_published":"2023-11-03T10:00:00Z"}]}`
	latin := strings.ReplaceAll(rssOf(full("l", "B\xfcro", "F\xfcr alle.")), "UTF-8", "ISO-8859-1")
	latin = strings.ReplaceAll(latin, "ISO-8859-1\"", "iso-8859-1\"")
	post := rssOf(`<item><guid>p</guid><link>` + w.URL + `/post</link><description>&lt;p&gt;Telefon geht wieder.&lt;/p&gt;</description></item>`)
	plainText := rssOf(`<item><guid>t</guid><title>Lage</title><content:encoded>Rathaus: zu

Es gilt:
- Ausweise nein
- Pässe nein</content:encoded></item>`)
	for _, tt := range []struct{ name, body, mediaType, key, text string }{
		{"atom", atom, "application/atom+xml", "urn:1", "Atom\nDas Rathaus ist zu."},
		{"json", jsonFeed, "application/feed+json", "j1", "JSON\nDas Rathaus ist zu."},
		{"latin1", latin, "text/xml", "l", "Büro\nFür alle.\nAusweise"},
		{"post", post, "text/html", "p", "Telefon geht wieder."},
		{"text", plainText, "application/xml", "t", "Lage\nRathaus: zu\nEs gilt:\nAusweise nein\nPässe nein"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			w.set("/"+tt.name, tt.body, mediaType(tt.mediaType))
			got := read(t, r, feedSpec(w.URL+"/"+tt.name, false), State{})
			if d := cmp.Diff([]string{tt.text}, texts(got.Documents)); d != "" || got.Documents[0].Key != tt.key {
				t.Errorf("key %v, documents (-want +got):\n%s", keys(got.Documents), d)
			}
			if len(got.Partial) != 0 {
				t.Errorf("partial: %v", got.Partial)
			}
		})
	}
}

func TestFeedTeasers(t *testing.T) {
	w, r := newTown(t), reader(t, 0)
	w.set("/1", article("Eins", "Alles zum Rathaus."))
	w.set("/2", article("Zwei", "Alles zur Bücherei."))
	w.set("/feed", rssOf(teaser(w.URL+"/1", "Rathaus"), teaser(w.URL+"/2", "Bücherei"), full("voll", "Voll", "Hier steht alles.")), rssType)
	s := feedSpec(w.URL+"/feed", false)
	first := read(t, r, s, State{})
	if d := cmp.Diff([]string{"Eins\nAlles zum Rathaus.", "Zwei\nAlles zur Bücherei.", "Voll\nHier steht alles.\nAusweise"}, texts(first.Documents)); d != "" {
		t.Errorf("documents (-want +got):\n%s", d)
	}
	if first.Documents[0].Title != "Rathaus" || first.Documents[0].URL != w.URL+"/1" {
		t.Errorf("document is %+v", first.Documents[0])
	}
	w.took()

	// The feed is unchanged, an article is not.
	w.set("/2", article("Zwei", "Neues zur Bücherei."))
	second := read(t, r, s, first.State)
	if d := cmp.Diff([]string{"/feed 304", "/1 304", "/2 200"}, w.took()); d != "" {
		t.Errorf("requests (-want +got):\n%s", d)
	}
	if d := cmp.Diff([]string{w.URL + "/2"}, keys(second.Documents)); d != "" || !slices.Equal(second.Confirmed, []string{w.URL + "/1", "voll"}) {
		t.Errorf("documents (-want +got):\n%s confirmed %v", d, second.Confirmed)
	}

	// The feed changes around unchanged items.
	w.set("/feed", rssOf(teaser(w.URL+"/1", "Rathaus"), full("voll", "Voll", "Hier steht mehr als alles.")), rssType)
	third := read(t, r, s, second.State)
	if d := cmp.Diff([]string{"voll"}, keys(third.Documents)); d != "" || !slices.Equal(third.Confirmed, []string{w.URL + "/1"}) {
		t.Errorf("documents (-want +got):\n%s confirmed %v", d, third.Confirmed)
	}
	if _, kept := third.State.Keys[w.URL+"/2"]; kept {
		t.Error("the page of an item that scrolled out is remembered")
	}
}

// TestFeedFollowFails uses the teaser where its page fails, says so, and asks again.
func TestFeedFollowFails(t *testing.T) {
	w, r := newTown(t), reader(t, 0)
	w.set("/feed", rssOf(teaser(w.URL+"/1", "Rathaus zu")), rssType)
	w.set("/1", "kaputt", status(http.StatusInternalServerError))
	s := feedSpec(w.URL+"/feed", false)
	first := read(t, r, s, State{})
	if d := cmp.Diff([]string{"Rathaus zu\nKurz gesagt …"}, texts(first.Documents)); d != "" {
		t.Errorf("documents (-want +got):\n%s", d)
	}
	if d := cmp.Diff([]fault.Kind{fault.Unavailable}, kinds(first.Partial)); d != "" {
		t.Errorf("partial (-want +got):\n%s", d)
	}
	w.set("/1", article("Rathaus zu", "Jetzt mit allem Text."))
	second := read(t, r, s, first.State)
	if d := cmp.Diff([]string{"Rathaus zu\nJetzt mit allem Text."}, texts(second.Documents)); d != "" || second.Documents[0].Key != first.Documents[0].Key {
		t.Errorf("documents (-want +got):\n%s", d)
	}
}

// TestFeedFollowLimit reads the pages of a long feed over several runs and loses none.
func TestFeedFollowLimit(t *testing.T) {
	w, r := newTown(t), reader(t, 0)
	var items []string
	for i := range maxFollowed + 5 {
		p := fmt.Sprintf("/m%d", i)
		w.set(p, article("Meldung", "Ganzer Text "+p+"."))
		items = append(items, teaser(w.URL+p, "Meldung "+p))
	}
	w.set("/feed", rssOf(items...), rssType)
	s := feedSpec(w.URL+"/feed", true)
	st := State{}
	got := make(map[string]string)
	for range 2 {
		rd := read(t, r, s, st)
		for _, d := range rd.Documents {
			got[d.Key] = d.Text
		}
		if rd.Requests > DefaultMaxRequests {
			t.Errorf("sent %d requests", rd.Requests)
		}
		st = rd.State
	}
	for k, text := range got {
		if !strings.Contains(text, "Ganzer Text") {
			t.Errorf("%s has only its teaser: %q", k, text)
		}
	}
	if len(got) != maxFollowed+5 {
		t.Errorf("got %d documents", len(got))
	}
	w.took()
	third := read(t, r, s, st)
	if n := len(w.took()); n > maxRecheck+1 {
		t.Errorf("an unchanged feed cost %d requests", n)
	}
	if len(third.Confirmed) != maxFollowed+5 {
		t.Errorf("confirmed %d items", len(third.Confirmed))
	}
}

func TestFeedFaults(t *testing.T) {
	w, r := newTown(t), reader(t, 0)
	w.set("/empty", rssOf(), rssType)
	w.set("/html", article("Keine", "Das ist kein Feed."), mediaType("text/html"))
	w.set("/cut", rssOf(full("a", "A", "Text"))[:200], rssType)
	for path, kind := range map[string]fault.Kind{"/empty": fault.Empty, "/html": fault.BadContent, "/cut": fault.BadContent, "/none": fault.NotFound} {
		fails(t, r, feedSpec(w.URL+path, false), State{}, kind)
	}
	fails(t, r, feedSpec("", false), State{}, fault.Invalid)
}

func TestFeedHint(t *testing.T) {
	w, r := newTown(t), reader(t, 0)
	item := full("a", "A", "Text.")
	for name, tt := range map[string]struct {
		head string
		want time.Duration
	}{
		"none":   {"", 0},
		"hourly": {"<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>", 30 * time.Minute},
		"ttl":    {"<ttl>15</ttl>", 15 * time.Minute},
		"absurd": {"<ttl>999999</ttl>", 0},
	} {
		w.set("/"+name, rssOf(tt.head, item), rssType)
		if got := read(t, r, feedSpec(w.URL+"/"+name, false), State{}).Hint; got != tt.want {
			t.Errorf("%s: hint is %v, want %v", name, got, tt.want)
		}
	}
}
