package machine

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/web/api"
	"github.com/lagebild/lagebild/internal/web/api/resource"
)

func TestOverviewKeepsItsFields(t *testing.T) {
	t.Parallel()
	w := seeded(t)
	o := decode[map[string]json.RawMessage](w, "/api/v1/overview")
	for _, f := range []string{"at", "now", "databaseUp", "services", "bodies"} {
		if _, ok := o[f]; !ok {
			t.Errorf("no %s", f)
		}
	}
	if len(o) != 5 {
		t.Errorf("%d fields: there is one that the promise does not name", len(o))
	}
	var bodies []map[string]json.RawMessage
	w.must(json.Unmarshal(o["bodies"], &bodies))
	for _, f := range []string{"ags", "name", "kind", "districtAGS", "silent", "sources", "answering", "lastNotice", "lastAnswered", "cells"} {
		if _, ok := bodies[0][f]; !ok {
			t.Errorf("no %s of a body", f)
		}
	}
	whole := decode[resource.Overview](w, "/api/v1/overview")
	if !whole.DatabaseUp || len(whole.Bodies) != 5 || len(whole.Services) != 26 {
		t.Errorf("up %v, %d bodies, %d services", whole.DatabaseUp, len(whole.Bodies), len(whole.Services))
	}
	// The same, whether it comes from memory or through the operation.
	if diff := cmp.Diff(whole.Bodies, decode[resource.Overview](w, "/api/v1/overview?at="+at(3*time.Hour).Format(time.RFC3339)).Bodies); diff != "" {
		t.Errorf("from memory and not (-from memory +not):\n%s", diff)
	}
	past := decode[resource.Overview](w, "/api/v1/overview?at=2023-11-01T12:30")
	for _, b := range past.Bodies {
		if b.AGS == werl && (len(b.Cells) != 2 || b.Cells[1].Status != notice.Unavailable) || b.AGS == soest && len(b.Cells) != 0 {
			t.Errorf("as of half past twelve: %+v", b)
		}
	}
}

func TestOverviewFollowsThePicture(t *testing.T) {
	t.Parallel()
	w := seeded(t)
	first := w.get("/api/v1/overview")
	for range 3 {
		if again := w.get("/api/v1/overview"); again.body != first.body {
			t.Fatal("the same picture was encoded in two ways")
		}
	}
	w.run("s"+soest, at(4*time.Hour), said{key: "b", title: "Neu", text: "zu", statements: []notice.Statement{says(soest, "rathaus", notice.Unavailable, "zu")}})
	if o := decode[resource.Overview](w, "/api/v1/overview"); !o.At.Equal(at(4*time.Hour)) || !strings.Contains(w.get("/api/v1/overview").body, `"quote":"zu"`) {
		t.Errorf("the picture stayed as of %v", o.At)
	}
}

func TestConditional(t *testing.T) {
	t.Parallel()
	w := seeded(t)
	for _, path := range []string{
		"/api/v1/overview", "/api/v1/bodies", "/api/v1/cells?body=" + werl, "/api/v1/notices", "/openapi.json", "/export/lage.geojson",
		"/feeds/alle.atom", "/feeds/alle.json", "/badge/" + werl + ".svg", "/einbetten/" + werl, "/cap/alle.atom",
	} {
		w.setNow(at(3 * time.Hour))
		a := w.get(path)
		tag := a.Header.Get("ETag")
		if tag == "" {
			t.Errorf("%s has no validator", path)
		}
		if got := w.ask(path, "If-None-Match", tag); got.StatusCode != http.StatusNotModified || got.body != "" {
			t.Errorf("%s: %d, %d bytes for what is known", path, got.StatusCode, len(got.body))
		}
		if got := w.ask(path, "If-None-Match", `W/"other"`); got.StatusCode != http.StatusOK {
			t.Errorf("%s: %d for what is not", path, got.StatusCode)
		}
		if strings.HasPrefix(path, "/api") && a.Header.Get("Access-Control-Allow-Origin") != "*" {
			t.Errorf("%s: other origins may not read", path)
		}
	}
}

// all pages through a list and gives the ids of its items.
func all[T any](w *world, path string, id func(T) string) []string {
	w.t.Helper()
	var out []string
	seen := map[string]bool{}
	for next := path; next != ""; {
		a := w.get(next)
		var page struct {
			Items []T     `json:"items"`
			Next  *string `json:"next"`
		}
		w.must(json.Unmarshal([]byte(a.body), &page))
		for _, it := range page.Items {
			if seen[id(it)] {
				w.t.Fatalf("%s: %s came twice", path, id(it))
			}
			seen[id(it)] = true
			out = append(out, id(it))
		}
		next = ""
		if link := a.Header.Get("Link"); link != "" {
			next, _, _ = strings.Cut(strings.TrimPrefix(link, "<"), ">")
		}
		if (next == "") != (page.Next == nil) {
			w.t.Fatalf("%s: Link and next do not agree", path)
		}
	}
	return out
}

func TestPaging(t *testing.T) {
	t.Parallel()
	w := seeded(t)
	if got := all(w, "/api/v1/bodies?limit=2", func(b resource.Body) string { return b.AGS }); !cmp.Equal(got, []string{kreis, hostile, soest, silent, werl}) {
		t.Errorf("bodies %v", got)
	}
	if got := all(w, "/api/v1/cells?limit=1", func(c notice.Cell) string { return c.Body + "/" + string(c.Service) }); !cmp.Equal(got, []string{
		hostile + "/website", soest + "/rathaus", werl + "/buergerbuero", werl + "/telefon",
	}) {
		t.Errorf("cells %v", got)
	}
	if got := all(w, "/api/v1/cells?limit=1&status=limited&service=telefon", func(c notice.Cell) string { return c.Body }); !cmp.Equal(got, []string{werl}) {
		t.Errorf("cells %v", got)
	}
	titles := all(w, "/api/v1/notices?limit=1", func(n resource.Notice) string { return n.Source + n.FirstSeen.Format(" 15") })
	if want := []string{"nrw/s05974052 13", "nrw/s05974008 12", "nrw/s05974040 12", "nrw/s05974052 11"}; !cmp.Equal(titles, want) {
		t.Errorf("notices %v, want %v", titles, want)
	}
	if got := all(w, "/api/v1/notices?limit=1&newest=true&body="+werl, func(n resource.Notice) string { return n.Title }); len(got) != 1 {
		t.Errorf("newest notices of Werl %v", got)
	}
	if got := all(w, "/api/v1/statements?limit=2&standing=false", func(s resource.Statement) string { return itoa(s.ID) }); len(got) != 7 {
		t.Errorf("statements %v", got)
	}
	if got := all(w, "/api/v1/sources?limit=1", func(s resource.Source) string { return s.Name }); len(got) != 4 {
		t.Errorf("sources %v", got)
	}
}

func TestDetails(t *testing.T) {
	t.Parallel()
	w := seeded(t)
	c := decode[api.CellDetail](w, "/api/v1/cells/"+werl+"/buergerbuero")
	if c.Cell == nil || c.Cell.Status != notice.Limited || len(c.Statements) != 2 {
		t.Errorf("cell %+v", c)
	}
	var history []string
	for _, s := range c.History {
		history = append(history, string(*s.Status)+s.Since.Format(" 02.01. 15"))
	}
	if want := []string{"unavailable 01.11. 11", "limited 01.11. 13", "available 05.11. 23"}; !cmp.Equal(history, want) {
		t.Errorf("history %v, want %v", history, want)
	}
	if c := decode[api.CellDetail](w, "/api/v1/cells/"+silent+"/telefon"); c.Cell != nil || len(c.History) != 0 {
		t.Errorf("of Rüthen nothing is known: %+v", c)
	}
	list := decode[api.NoticeList](w, "/api/v1/notices?body="+werl)
	n := decode[resource.NoticeDetail](w, "/api/v1/notices/"+itoa(list.Items[1].ID))
	if n.Text == "" || n.Newest || len(n.Said) != 2 || len(n.Versions) != 2 || n.Capture == nil || len(n.Said[0].Detour) != 1 {
		t.Errorf("notice %+v", n)
	}
	if v := decode[api.NoticeList](w, "/api/v1/notices/"+itoa(n.ID)+"/versions"); len(v.Items) != 2 || v.Items[0].Version != 1 {
		t.Errorf("versions %+v", v)
	}
	if h := decode[api.HitList](w, "/api/v1/search?q=Buergerbuero&facets=true"); len(h.Items) != 1 || !cmp.Equal(h.Items[0].Bodies, []string{werl}) || h.Total != 1 || len(h.Items[0].Passages) == 0 || len(h.Facets) == 0 {
		t.Errorf("hits %+v", h)
	}
	if h := decode[api.NoticeList](w, "/api/v1/notices?body="+hostile); h.Items[0].URL != "" {
		t.Errorf("a script as an address: %q", h.Items[0].URL)
	}
	if v := decode[resource.Vocabulary](w, "/api/v1/services"); len(v.Services) != 26 || len(v.Statuses) != 3 {
		t.Errorf("%d services, %d statuses", len(v.Services), len(v.Statuses))
	}
}

func itoa(n int64) string { return strings.TrimSpace(string(must(json.Marshal(n)))) }

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func TestProblems(t *testing.T) {
	t.Parallel()
	w := seeded(t)
	for _, tt := range []struct {
		path   string
		status int
		says   string
	}{
		{"/api/v1/nothing", 404, "Not"},
		{"/api/v1/bodies/05974999", 404, "nothing"},
		{"/api/v1/bodies/x", 422, "path.ags"},
		{"/api/v1/notices/999999", 404, "nothing"},
		{"/api/v1/notices/abc", 422, "path.id"},
		{"/api/v1/notices/0", 422, "path.id"},
		{"/api/v1/notices?limit=100000", 422, "query.limit"},
		{"/api/v1/notices?cursor=abc", 422, "query.cursor"},
		{"/api/v1/notices?cursor=0", 400, "cursor"},
		{"/api/v1/notices?nonsense=1", 422, "nonsense"},
		{"/api/v1/statements?status=fine", 422, "query.status"},
		{"/api/v1/cells?service=zauberei", 400, "/api/v1/services"},
		{"/api/v1/cells/" + werl + "/zauberei", 400, "/api/v1/services"},
		{"/api/v1/overview?at=gestern", 400, "gestern"},
		{"/api/v1/overview?at=2099-01-01", 400, "2099"},
		{"/api/v1/overview?at=" + strings.Repeat("1", 100), 422, "query.at"},
		{"/api/v1/search", 422, "query.q"},
		{"/api/v1/search?q=kommune:Entenhausen", 400, "Entenhausen"},
		{"/api/v1/changes?cursor=x", 400, "cursor"},
		{"/api/v1/changes?cursor=999999999999-1", 400, "anew"},
	} {
		a := w.ask(tt.path)
		var p struct {
			Status int
			Title  string
			Detail string
			Errors []struct{ Message, Location string }
		}
		if err := json.Unmarshal([]byte(a.body), &p); err != nil {
			t.Errorf("%s: %v: %.100s", tt.path, err, a.body)
			continue
		}
		if a.StatusCode != tt.status || p.Status != tt.status || p.Title == "" || a.Header.Get("Content-Type") != "application/problem+json" || !strings.Contains(a.body, tt.says) {
			t.Errorf("%s: %d %s %s", tt.path, a.StatusCode, a.Header.Get("Content-Type"), a.body)
		}
	}
}

func TestDatabaseAway(t *testing.T) {
	t.Parallel()
	w := seeded(t)
	before := map[string]string{}
	steady := []string{"/api/v1/overview", "/api/v1/bodies/" + werl, "/api/v1/cells", "/feeds/kommune/" + werl + ".atom", "/feeds/dienst/telefon.json", "/export/lage.csv", "/badge/" + werl + ".svg", "/einbetten/" + werl}
	for _, path := range steady[:3] {
		before[path] = w.get(path).body
	}
	w.get("/feeds/suche.atom?q=Telefon")
	w.get("/cap/alle.atom")
	w.stopDatabase()
	for _, path := range append(steady, "/feeds/suche.atom?q=Telefon", "/cap/alle.atom") {
		if a := w.ask(path); a.StatusCode != http.StatusOK || len(a.body) < 100 {
			t.Errorf("%s: %d %.200s", path, a.StatusCode, a.body)
		}
	}
	if o := decode[resource.Overview](w, "/api/v1/overview"); o.DatabaseUp || len(o.Bodies) != 5 {
		t.Errorf("up %v, %d bodies", o.DatabaseUp, len(o.Bodies))
	}
	if !strings.Contains(w.get("/badge/"+werl+".svg").body, "nicht aktuell") || !strings.Contains(w.get("/einbetten/"+werl).body, "ist alt") {
		t.Error("badge or table do not say that they are old")
	}
	for _, path := range []string{"/api/v1/notices", "/api/v1/changes", "/api/v1/cells/" + werl + "/telefon"} {
		if a := w.ask(path); a.StatusCode != http.StatusServiceUnavailable || strings.Contains(a.body, "sql") || a.Header.Get("Retry-After") == "" {
			t.Errorf("%s: %d %s", path, a.StatusCode, a.body)
		}
	}
}

func TestOpenAPI(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	a := w.get("/openapi.json")
	var doc struct {
		OpenAPI string `json:"openapi"`
		Info    struct{ Version string }
		Paths   map[string]map[string]struct {
			OperationID string `json:"operationId"`
			Responses   map[string]any
		}
	}
	w.must(json.Unmarshal([]byte(a.body), &doc))
	if !strings.HasPrefix(doc.OpenAPI, "3.1") || doc.Info.Version != "1.2.3" {
		t.Errorf("OpenAPI %s, version %s", doc.OpenAPI, doc.Info.Version)
	}
	for _, p := range []string{
		"/api/v1/overview", "/api/v1/bodies", "/api/v1/cells/{ags}/{service}", "/api/v1/notices/{id}/versions", "/api/v1/statements", "/api/v1/search",
		"/api/v1/sources", "/api/v1/changes", "/api/v1/events",
	} {
		if doc.Paths[p]["get"].OperationID == "" {
			t.Errorf("%s is not described", p)
		}
	}
	for _, foreign := range []string{"$schema", "unpkg", "example.com"} {
		if strings.Contains(strings.ReplaceAll(a.body, "https://example.com/err", ""), foreign) && foreign != "example.com" {
			t.Errorf("it names %s", foreign)
		}
	}
	// For a public linter to look at.
	if path := os.Getenv("LAGEBILD_OPENAPI_OUT"); path != "" {
		w.must(os.WriteFile(path, []byte(a.body), 0o600))
	}
}

func TestOptions(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	r, err := http.NewRequestWithContext(t.Context(), http.MethodOptions, w.url+"/api/v1/overview", http.NoBody)
	w.must(err)
	resp, err := http.DefaultClient.Do(r)
	w.must(err)
	w.must(resp.Body.Close())
	if resp.StatusCode != http.StatusNoContent || !strings.Contains(resp.Header.Get("Access-Control-Allow-Headers"), "If-None-Match") {
		t.Errorf("%d %v", resp.StatusCode, resp.Header)
	}
}

func TestFollowing(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	end := decode[api.ChangeList](w, "/api/v1/changes?from=end")
	if len(end.Items) != 0 || end.Next == "" {
		t.Fatalf("the end: %+v", end)
	}
	w.run("s"+soest, at(time.Hour), said{key: "b", title: "Neu", text: "zu", statements: []notice.Statement{says(soest, "rathaus", notice.Unavailable, "zu")}})
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	var got []string
	for cursor := end.Next; len(got) < 2 && ctx.Err() == nil; {
		p := decode[api.ChangeList](w, "/api/v1/changes?limit=1&cursor="+url.QueryEscape(cursor))
		for _, c := range p.Items {
			got = append(got, c.Kind)
			if c.Kind == "cell" && (c.Body != soest || *c.Status != notice.Unavailable || !c.StatusChange || c.Quote != "zu") {
				t.Errorf("change %+v", c)
			}
		}
		cursor = p.Next
	}
	if !cmp.Equal(got, []string{"notice", "cell"}) {
		t.Errorf("changes %v", got)
	}
}
