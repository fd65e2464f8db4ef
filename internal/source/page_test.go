package source

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/lagebild/lagebild/internal/fault"
)

func TestPage(t *testing.T) {
	w, r := newTown(t), reader(t, 0)
	w.set("/", article("Rathaus zu", "Das Rathaus ist geschlossen."), header("Cache-Control", "max-age=600"))
	s := pageSpec(Page{URL: w.URL + "/"})

	first := read(t, r, s, State{})
	if d := cmp.Diff([]string{"Rathaus zu\nDas Rathaus ist geschlossen."}, texts(first.Documents)); d != "" {
		t.Errorf("documents (-want +got):\n%s", d)
	}
	if !first.Complete || first.Requests != 1 || first.Status != http.StatusOK || first.Hint != 10*time.Minute || len(first.Captures) != 1 {
		t.Errorf("got %+v", first)
	}
	c := first.Captures[0]
	if c.SHA256 != hash(c.Body) || c.Charset != "utf-8" || c.MediaType != "text/html" || c.URL != s.URL() || c.FetchedAt.IsZero() || first.Bytes != int64(len(c.Body)) {
		t.Errorf("capture is %+v", c)
	}
	if doc := first.Documents[0]; doc.Key != s.URL() || doc.Capture != c.SHA256 {
		t.Errorf("document is %q from %q", doc.Key, doc.Capture)
	}

	second := read(t, r, s, first.State)
	if len(second.Documents) != 0 || len(second.Captures) != 0 || !second.Complete || second.Status != http.StatusNotModified {
		t.Errorf("unchanged page gave %+v", second)
	}
	if d := cmp.Diff([]string{s.URL()}, second.Confirmed); d != "" {
		t.Errorf("confirmed (-want +got):\n%s", d)
	}
	if d := cmp.Diff(first.State, second.State); d != "" {
		t.Errorf("state changed (-first +second):\n%s", d)
	}

	w.set("/", article("Rathaus offen", "Das Rathaus ist wieder offen."))
	if third := read(t, r, s, second.State); len(third.Documents) != 1 || third.Documents[0].Key != first.Documents[0].Key {
		t.Errorf("changed page gave %v", texts(third.Documents))
	}
	if d := cmp.Diff([]string{"/ 200", "/ 304", "/ 200"}, w.took()); d != "" {
		t.Errorf("requests (-want +got):\n%s", d)
	}
}

// TestPageSameBytes takes the same bytes without validators as unchanged.
func TestPageSameBytes(t *testing.T) {
	w, r := newTown(t), reader(t, 0)
	w.set("/", article("A", "Text der Meldung."), withoutValidators)
	s := pageSpec(Page{URL: w.URL + "/"})
	first := read(t, r, s, State{})
	second := read(t, r, s, first.State)
	if len(second.Documents) != 0 || len(second.Confirmed) != 1 || len(second.Captures) != 1 {
		t.Errorf("got %d documents, %d confirmed, %d captures", len(second.Documents), len(second.Confirmed), len(second.Captures))
	}
}

// TestPageNewSpec reads an unchanged page anew when its selectors have changed.
func TestPageNewSpec(t *testing.T) {
	w, r := newTown(t), reader(t, 0)
	w.set("/", "<p class=a>Eins ist offen.</p><p class=b>Zwei ist zu.</p>")
	first := read(t, r, pageSpec(Page{URL: w.URL + "/", ContentSelector: ".a"}), State{})
	second := read(t, r, pageSpec(Page{URL: w.URL + "/", ContentSelector: ".b"}), first.State)
	if d := cmp.Diff([]string{"Zwei ist zu."}, texts(second.Documents)); d != "" {
		t.Errorf("documents (-want +got):\n%s", d)
	}
	if d := cmp.Diff([]string{"/ 200", "/ 200"}, w.took()); d != "" {
		t.Errorf("requests (-want +got):\n%s", d)
	}
}

func TestPageItems(t *testing.T) {
	w, r := newTown(t), reader(t, 0)
	w.set("/", `<div class=u id=b><h2>B</h2><p>Neu.</p></div><div class=u><h2>A</h2><p>Alt.</p></div>`)
	s := pageSpec(Page{URL: w.URL + "/", ItemSelector: ".u"})
	first := read(t, r, s, State{})
	if d := cmp.Diff([]string{"B\nNeu.", "A\nAlt."}, texts(first.Documents)); d != "" {
		t.Errorf("documents (-want +got):\n%s", d)
	}
	w.set("/", `<div class=u id=b><h2>B</h2><p>Neu.</p></div>`)
	second := read(t, r, s, first.State)
	if d := cmp.Diff([]string{w.URL + "/#b"}, keys(second.Documents)); d != "" || !second.Complete {
		t.Errorf("documents (-want +got):\n%s complete %v", d, second.Complete)
	}
}

// navOnly is a page of which nothing is left but what stands on every page.
var navOnly = "<html><body><nav>" + strings.Repeat(`<a href="/leben">Leben in der Stadt und auf den Dörfern</a> `, 20) + "</nav></body></html>"

// TestPageEmpty never takes nothing for news.
func TestPageEmpty(t *testing.T) {
	w, r := newTown(t), reader(t, 0)
	for _, tt := range []struct {
		name, body string
		page       Page
		says       string
	}{
		{"no text", navOnly, Page{}, "no text"},
		{"content selector", "<p>Text</p>", Page{ContentSelector: ".gone"}, "contentSelector"},
		{"item selector", "<p>Text</p>", Page{ItemSelector: ".gone"}, "itemSelector"},
		{"empty items", "<p class=gone> </p><p>Text</p>", Page{ItemSelector: ".gone"}, "itemSelector"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := tt.page
			p.URL = w.URL + "/" + strings.ReplaceAll(tt.name, " ", "")
			path := strings.TrimPrefix(p.URL, w.URL)
			w.set(path, `<div class=gone>Früher stand hier etwas.</div>`)
			before := read(t, r, pageSpec(p), State{}).State
			w.set(path, tt.body)
			for _, st := range []State{before, {}} {
				got := fails(t, r, pageSpec(p), st, fault.Empty)
				if len(got.Captures) != 1 {
					t.Errorf("got %d captures, want the evidence", len(got.Captures))
				}
			}
			if _, err := r.Read(t.Context(), pageSpec(p), before); !strings.Contains(err.Error(), tt.says) {
				t.Errorf("got %v, want it to name %s", err, tt.says)
			}
		})
	}
}

func TestPageFaults(t *testing.T) {
	w, r := newTown(t), reader(t, 0)
	w.set("/pdf", "%PDF-1.4 not a page", mediaType("application/pdf"))
	w.set("/down", "Wartung", status(http.StatusInternalServerError))
	for path, kind := range map[string]fault.Kind{"/none": fault.NotFound, "/pdf": fault.WrongMediaType, "/down": fault.Unavailable} {
		fails(t, r, pageSpec(Page{URL: w.URL + path}), State{Keys: map[string][]string{"x": {"x"}}}, kind)
	}
	fails(t, r, pageSpec(Page{}), State{}, fault.Invalid)
	fails(t, r, Spec{Type: "fax"}, State{}, fault.Invalid)
	w.set("/ok", "<p>Text")
	fails(t, r, pageSpec(Page{URL: w.URL + "/ok", ContentSelector: "p["}), State{}, fault.Invalid)
	fails(t, r, pageSpec(Page{URL: w.URL + "/ok", Follow: &Follow{Selector: "a["}}), State{}, fault.Invalid)
}

func TestPageText(t *testing.T) {
	w, r := newTown(t), reader(t, 0)
	w.set("/n.txt", "Rathaus zu\n\nDas Rathaus\nbleibt zu.", mediaType("text/plain; charset=utf-8"))
	got := read(t, r, pageSpec(Page{URL: w.URL + "/n.txt"}), State{})
	if d := cmp.Diff([]string{"Rathaus zu\nDas Rathaus bleibt zu."}, texts(got.Documents)); d != "" {
		t.Errorf("documents (-want +got):\n%s", d)
	}
}

func TestPageRedirect(t *testing.T) {
	w, r := newTown(t), reader(t, 0)
	w.set("/old", "", status(http.StatusMovedPermanently), header("Location", "/new/"))
	w.set("/new/", `<p>Siehe <a href="more">mehr</a>.</p><a class=f href="sub">Unterseite</a>`)
	w.set("/new/sub", article("Unterseite", "Text der Unterseite."))
	got := read(t, r, pageSpec(Page{URL: w.URL + "/old", Follow: &Follow{Selector: ".f"}}), State{})
	if d := cmp.Diff([]string{w.URL + "/old", w.URL + "/new/sub"}, keys(got.Documents)); d != "" {
		t.Errorf("documents (-want +got):\n%s", d)
	}
	if l := got.Documents[0].Links; len(l) < 1 || l[0].URL != w.URL+"/new/more" {
		t.Errorf("links are %v", l)
	}
}

// list is a news page with links to the given paths.
func list(paths ...string) string {
	var b strings.Builder
	b.WriteString("<main><h1>Aktuelles aus dem Rathaus</h1><p>Hier stehen alle Meldungen.</p><ul class=news>")
	for _, p := range paths {
		fmt.Fprintf(&b, "<li><a href=%q>Meldung %s</a></li>", p, p)
	}
	return b.String() + "</ul></main>"
}

func TestFollow(t *testing.T) {
	w, r := newTown(t), reader(t, 0)
	for _, n := range []string{"/1", "/2", "/3"} {
		w.set(n, article("Meldung "+n, "Text von "+n+"."))
	}
	w.set("/", list("/3", "/1", "/3#teil", "mailto:a@b.de", "/2", "/"))
	s := pageSpec(Page{URL: w.URL + "/", Follow: &Follow{Selector: ".news a", Limit: 2}})
	first := read(t, r, s, State{})
	if d := cmp.Diff([]string{w.URL + "/", w.URL + "/3", w.URL + "/1"}, keys(first.Documents)); d != "" {
		t.Errorf("documents (-want +got):\n%s", d)
	}
	if !first.Complete || first.Requests != 3 || len(first.Captures) != 3 {
		t.Errorf("complete %v, %d requests, %d captures", first.Complete, first.Requests, len(first.Captures))
	}
	w.took()

	// Nothing changed: everything is asked conditionally and confirmed, in the order of the page.
	second := read(t, r, s, first.State)
	if d := cmp.Diff([]string{"/ 304", "/3 304", "/1 304"}, w.took()); d != "" {
		t.Errorf("requests (-want +got):\n%s", d)
	}
	if len(second.Confirmed) != 3 || len(second.Documents) != 0 || !second.Complete {
		t.Errorf("got %d confirmed, %d documents, complete %v", len(second.Confirmed), len(second.Documents), second.Complete)
	}
	if d := cmp.Diff(first.State, second.State); d != "" {
		t.Errorf("state changed (-first +second):\n%s", d)
	}

	// A new message pushes an old one beyond the limit, where it is still linked: nobody may call it withdrawn.
	w.set("/", list("/2", "/3", "/1"))
	third := read(t, r, s, second.State)
	if third.Complete {
		t.Error("a run that left a known page out is complete")
	}
	if !slices.Contains(slices.Collect(mapsKeys(third.State.Keys)), w.URL+"/1") {
		t.Errorf("the page left out is forgotten: %v", third.State.Keys)
	}

	// A message that is no longer linked is gone, and with it what was remembered of it.
	w.set("/", list("/2"))
	fourth := read(t, r, s, third.State)
	if !fourth.Complete || len(fourth.State.Keys) != 2 || len(fourth.State.Validators) != 3 {
		t.Errorf("complete %v, state %+v", fourth.Complete, fourth.State)
	}
}

// mapsKeys ranges over the keys of m.
func mapsKeys(m map[string][]string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

func TestFollowFaults(t *testing.T) {
	w, r := newTown(t), reader(t, 0)
	w.set("/", list("/1", "/gone", "/empty", "/2"))
	w.set("/1", article("Eins", "Text eins."))
	w.set("/2", article("Zwei", "Text zwei."))
	w.set("/empty", navOnly)
	s := pageSpec(Page{URL: w.URL + "/", Follow: &Follow{Selector: ".news a"}})
	first := read(t, r, s, State{})
	if d := cmp.Diff([]fault.Kind{fault.NotFound, fault.Empty}, kinds(first.Partial)); d != "" {
		t.Errorf("partial (-want +got):\n%s", d)
	}
	if first.Complete || len(first.Documents) != 3 {
		t.Errorf("complete %v with %d documents", first.Complete, len(first.Documents))
	}

	// The list has not changed, but the next run must still see what it links to.
	w.set("/gone", article("Doch da", "Text der Nachzügler."))
	w.took()
	if again := read(t, r, s, first.State); len(again.Documents) != 1 || again.Documents[0].Key != w.URL+"/gone" || len(again.Confirmed) != 3 {
		t.Errorf("got %v, confirmed %v", keys(again.Documents), again.Confirmed)
	}
	if got := w.took()[0]; got != "/ 200" {
		t.Errorf("asked %s, want the list without conditions", got)
	}

	// A page that fails now keeps its documents and validators.
	w.set("/1", "kaputt", status(http.StatusInternalServerError))
	second := read(t, r, s, first.State)
	if second.Complete || !slices.Equal(second.State.Keys[w.URL+"/1"], []string{w.URL + "/1"}) || slices.Contains(second.Confirmed, w.URL+"/1") {
		t.Errorf("got %+v", second)
	}
	if second.State.Validators[w.URL+"/1"] != first.State.Validators[w.URL+"/1"] {
		t.Error("the validators of a page that failed have changed")
	}

	// A list without its links: nothing is gone, and the run says why.
	w.set("/", "<main><h1>Aktuelles</h1><p>Neue Seite, neues Aussehen.</p></main>")
	third := read(t, r, s, second.State)
	if third.Complete || len(third.Partial) != 1 || fault.KindOf(third.Partial[0]) != fault.Empty || len(third.State.Keys) != 4 {
		t.Errorf("complete %v, partial %v, keys %v", third.Complete, third.Partial, third.State.Keys)
	}
}

func TestRequestBudget(t *testing.T) {
	w, r := newTown(t), reader(t, 4)
	var paths []string
	for i := range 10 {
		p := fmt.Sprintf("/m%d", i)
		paths = append(paths, p)
		w.set(p, article("Meldung", "Text "+p+"."))
	}
	w.set("/", list(paths...))
	got := read(t, r, pageSpec(Page{URL: w.URL + "/", Follow: &Follow{Selector: ".news a", Limit: 10}}), State{})
	if got.Requests != 4 || len(w.took()) != 4 {
		t.Errorf("sent %d requests, want 4", got.Requests)
	}
}

func TestStopped(t *testing.T) {
	w, r := newTown(t), reader(t, 0)
	w.set("/", list("/1"))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := r.Read(ctx, pageSpec(Page{URL: w.URL + "/"}), State{}); err == nil {
		t.Error("a stopped run succeeded")
	}
}

func TestNew(t *testing.T) {
	if _, err := New(Config{}); fault.KindOf(err) != fault.Internal {
		t.Errorf("got %v", err)
	}
}
