package store_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
)

// searcher makes one that compares so many findings by relevance; 0 for the usual number.
func (w *world) searcher(compare int) *store.Searcher {
	w.t.Helper()
	cat, err := catalog.Load()
	w.must(err)
	s, err := store.NewSearcher(store.SearchConfig{Store: w.Store, Catalog: cat, Compare: compare})
	w.must(err)
	return s
}

// search asks for the first page with all there is.
func (w *world) search(q string) (store.SearchResult, error) {
	w.t.Helper()
	return w.searcher(0).Search(w.t.Context(), store.SearchRequest{Query: q, Now: at(24 * time.Hour), Facets: true})
}

func TestSearch(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.sync(start, record("werl", page("https://werl.de/", werl, notice.Official)))
	w.run("werl", at(1*time.Hour),
		said{key: "eins", text: "Die Häuser der Straße sind überflutet."},
		said{key: "zwei", text: "Das Bürgerbüro ist geschlossen. Kfz-Zulassung nur mit Termin.", statements: []notice.Statement{says("buergerbuero", notice.Unavailable)}})
	w.run("werl", at(2*time.Hour),
		said{key: "eins", text: "Die Häuser der Straße sind überflutet!"},
		said{key: "zwei", text: "Das Bürgerbüro ist geschlossen. Kfz-Zulassung nur mit Termin.", statements: []notice.Statement{says("buergerbuero", notice.Unavailable)}})
	for q, want := range map[string]string{
		"haeuser": "eins", "Häuser": "eins", "STRASSE": "eins", "straße -bürgerbüro": "eins", `"nur mit Termin"`: "zwei",
		`"Termin Zulassung"`: "", "buergerbuero": "zwei", "Bu\u0308rgerbu\u0308ro": "zwei", "zulassung or überflutet or nichts": "eins,zwei",
		"": "", "Titl eins": "eins", "xylophon": "",
	} {
		res, err := w.search(q)
		w.must(err)
		hits := res.Hits
		got := map[string]store.Hit{}
		for _, h := range hits {
			got[h.DocumentKey] = h
		}
		keys := ""
		for _, k := range []string{"eins", "zwei"} {
			if _, ok := got[k]; ok {
				if keys != "" {
					keys += ","
				}
				keys += k
			}
		}
		if keys != want || len(hits) != len(got) {
			t.Errorf("%q: got %s (%d hits), want %s", q, keys, len(hits), want)
		}
		if h, ok := got["zwei"]; ok && (!cmp.Equal(h.Bodies, []string{werl}) || h.Rank <= 0 || !h.IsNewest) {
			t.Errorf("%q: hit %+v", q, h)
		}
	}
	if res, err := w.search("überflutet"); err != nil || len(res.Hits) != 1 || res.Hits[0].Version != 2 {
		t.Errorf("of a document its newest version is found: %+v, %v", res.Hits, err)
	}
}
