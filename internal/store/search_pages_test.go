package store_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/store/search"
	"github.com/lagebild/lagebild/internal/store/search/query"
)

// region is two sources that say different things at different times.
func region(t *testing.T) *world {
	t.Helper()
	w := newWorld(t)
	w.sync(start, record("werl", page("https://werl.de/", werl, notice.Official)), record("soest", page("https://soest.de/", soest, notice.Official)))
	about := func(body string, service notice.Service, status notice.Status) notice.Statement {
		st := says(service, status)
		st.Body = body
		return st
	}
	w.run("werl", at(1*time.Hour),
		said{key: "a", text: "Störung: Das Rathaus ist zu.", published: at(-72 * time.Hour), statements: []notice.Statement{about(werl, "rathaus", notice.Unavailable)}},
		said{key: "b", text: "Störung bei der Müllabfuhr.", statements: []notice.Statement{about(werl, "abfall", notice.Limited), about(soest, "rathaus", notice.Available)}})
	w.run("soest", at(2*time.Hour),
		said{key: "c", text: "Störung im ganzen Kreis.", statements: []notice.Statement{about(kreis, "telefon", notice.Unavailable)}})
	return w
}

func keysOf(hits []store.Hit) string {
	var out []string
	for _, h := range hits {
		out = append(out, h.DocumentKey)
	}
	return strings.Join(out, "")
}

func TestSearchFields(t *testing.T) {
	t.Parallel()
	w := region(t)
	r := w.searcher(0)
	for q, want := range map[string]string{
		"Störung": "cba", "Störung kommune:Werl": "ba", "Störung kommune:Soest": "cb", "kommune:05974052": "ba", `kommune:"Wallfahrtsstadt Werl"`: "ba",
		"kommune:Werl kommune:Soest": "cba", "Störung -kommune:Werl": "c", "kreis:05974": "cba", "kreis:Soest": "cba", "-kreis:Soest": "",
		"dienst:rathaus": "ba", "dienst:Abfall": "b", "dienst:mülltonne": "b", "dienst:rathaus status:geschlossen": "a", "status:verfügbar": "b",
		"status:available dienst:abfall": "", // two statements, but not one that is both
		"kommune:Soest dienst:rathaus":   "b", "-dienst:rathaus": "c", "status:unavailable -kommune:Werl": "c", "quelle:werl": "ba", "quelle:nrw/soest": "c", "quelle:soest.de": "c",
		"-quelle:werl": "c", "von:1.11.2023": "cb", "bis:31.10.2023": "a", "von:29.10.2023 bis:29.10.2023": "a", "Störung status:nicht-verfügbar von:1.11.2023": "c",
		"-Störung": "", "-Müllabfuhr": "ca", "Stroung": "cba", "kommune:kreis:": "",
	} {
		res, err := r.Search(t.Context(), store.SearchRequest{Query: q, Sort: store.ByTime, Now: at(3 * time.Hour)})
		if want == "" && fault.KindOf(err) == fault.Invalid {
			continue
		}
		w.must(err)
		if got := keysOf(res.Hits); got != want || res.Total != len(want) {
			t.Errorf("%s: got %s of %d, want %s", q, got, res.Total, want)
		}
	}
}

func TestSearchFacets(t *testing.T) {
	t.Parallel()
	w := region(t)
	res, err := w.search("Störung")
	w.must(err)
	got := map[string]int{}
	for _, f := range res.Facets {
		for _, v := range f.Values {
			got[string(f.Field)+" "+v.Key+" "+v.Label] = v.Count
		}
	}
	want := map[string]int{
		"kommune 05974052 Werl": 2, "kommune 05974040 Soest": 2, "kommune 05974 Kreis Soest": 1, "kreis 05974 Kreis Soest": 3, "dienst rathaus ": 2, "dienst abfall ": 1,
		"dienst telefon ": 1, "status unavailable ": 2, "status limited ": 1, "status available ": 1, "quelle nrw/werl ": 2, "quelle nrw/soest ": 1,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("counts (-want +got):\n%s", diff)
	}
	// What a count promises is what is found when it is followed.
	r := w.searcher(0)
	for _, f := range res.Facets {
		for _, v := range f.Values {
			narrowed, err := r.Search(t.Context(), store.SearchRequest{Query: query.With("Störung", f.Field, v.Key), Now: at(3 * time.Hour)})
			w.must(err)
			if narrowed.Total != v.Count {
				t.Errorf("%s:%s found %d, the count said %d", f.Field, v.Key, narrowed.Total, v.Count)
			}
		}
	}
}

func TestSearchProblems(t *testing.T) {
	t.Parallel()
	w := region(t)
	for q, want := range map[string]query.Code{
		"kommune:Sost": query.UnknownBody, "kreis:Unna": query.UnknownKreis, "dienst:raketen": query.UnknownService, "status:rot": query.UnknownStatus,
		"quelle:xyz": query.UnknownSource, "von:morgen": query.BadDay, "von:2.11.2023 bis:1.11.2023": query.DaysCrossed, "-von:1.11.2023": query.NotHere, "farbe:rot": query.UnknownField,
	} {
		_, err := w.search(q)
		bad, ok := asProblems(err)
		if fault.KindOf(err) != fault.Invalid || !ok || len(bad) != 1 || bad[0].Code != want {
			t.Errorf("%s: got %v", q, err)
		}
	}
	_, err := w.search("kommune:Sost")
	if bad, _ := asProblems(err); len(bad) != 1 || !strings.Contains(bad[0].In("de"), "Soest") {
		t.Errorf("got %v", err)
	}
	r := w.searcher(0)
	for _, cur := range []string{"x", "!!", strings.Repeat("A", 5000), "eyJoIjoxfQ"} {
		_, err := r.Search(t.Context(), store.SearchRequest{Query: "Störung", Cursor: cur, Now: at(0)})
		if _, ok := asProblems(err); !ok || fault.KindOf(err) != fault.Invalid {
			t.Errorf("cursor %.20s: got %v", cur, err)
		}
	}
}

// TestSearchPages turns pages while notices come in: each of those there at the beginning is shown once, by either way of
// looking and in either order.
func TestSearchPages(t *testing.T) {
	t.Parallel()
	for _, compare := range []int{1000, 10} { // all are compared, or the newest five at a time
		for _, sort := range []store.SearchSort{store.ByRelevance, store.ByTime} {
			t.Run(fmt.Sprint(compare, sort), func(t *testing.T) {
				t.Parallel()
				w := newWorld(t)
				w.sync(start, record("werl", page("https://werl.de/", werl, notice.Official)))
				docs := func(n, version int) []said {
					var out []said
					for i := range n {
						out = append(out, said{key: fmt.Sprint("d", i), text: strings.Repeat("Störung ", 1+i%4) + fmt.Sprint(i, " Fassung ", version)})
					}
					return out
				}
				w.run("werl", at(time.Hour), docs(20, 1)...)
				w.run("werl", at(2*time.Hour), docs(23, 2)...)
				r := w.searcher(compare)
				seen := map[string]bool{}
				req := store.SearchRequest{Query: "Störung", Sort: sort, Limit: 3, Now: at(3 * time.Hour), Facets: true}
				for pages := 0; ; pages++ {
					res, err := r.Search(t.Context(), req)
					w.must(err)
					for _, h := range res.Hits {
						if seen[h.DocumentKey] || !h.IsNewest || len(h.Pieces) == 0 {
							t.Errorf("page %d: %s, version %d", pages, h.DocumentKey, h.Version)
						}
						seen[h.DocumentKey] = true
					}
					if res.Total < 20 || res.Total > 26 || res.Estimated && compare == 1000 || (res.Window > 0) != (compare == 10 && sort == store.ByRelevance) {
						t.Errorf("page %d: %d of %d found, estimated %v, window %d", pages, len(res.Hits), res.Total, res.Estimated, res.Window)
					}
					if res.Next == "" || pages > 20 {
						break
					}
					req.Cursor = res.Next
					if pages == 1 {
						w.run("werl", at(3*time.Hour), append(docs(23, 2), said{key: "late", text: "Störung Störung Störung"})...)
					}
				}
				if len(seen) != 23 || seen["late"] {
					t.Errorf("%d documents were shown: %v", len(seen), seen)
				}
				req.Query = "Rathaus"
				if _, err := r.Search(t.Context(), req); fault.KindOf(err) != fault.Invalid {
					t.Errorf("a cursor of another query: %v", err)
				}
			})
		}
	}
}

func TestSearchMendsWords(t *testing.T) {
	t.Parallel()
	w := region(t)
	res, err := w.search("Mülabfuhr")
	w.must(err)
	if diff := cmp.Diff([]search.Mend{{From: "Mülabfuhr", To: []string{"Müllabfuhr"}}}, res.Mended); diff != "" || res.Total != 1 {
		t.Errorf("%d hits, mended (-want +got):\n%s", res.Total, diff)
	}
	if res, err := w.search("Störung"); err != nil || len(res.Mended) != 0 {
		t.Errorf("got %v, %v", res.Mended, err)
	}
	if res, err := w.search(`"Mülabfuhr Strung"`); err != nil || res.Total != 0 { // a phrase is meant as it stands
		t.Errorf("got %d, %v", res.Total, err)
	}
}

func asProblems(err error) (query.Problems, bool) { return errors.AsType[query.Problems](err) }

func TestReindex(t *testing.T) {
	t.Parallel()
	w := region(t)
	_, err := w.db.Exec(`UPDATE notices SET search = to_tsvector('simple', title)`)
	w.must(err)
	_, err = w.db.Exec(`UPDATE search_state SET analyser = 0, pending = 0`)
	w.must(err)
	if res, err := w.search("Müllabfuhr"); err != nil || res.Total != 0 {
		t.Fatalf("got %d, %v", res.Total, err)
	}
	n, err := w.Reindex(t.Context())
	if err != nil || n != 3 {
		t.Errorf("indexed %d, %v", n, err)
	}
	if res, err := w.search("Müllabfuhr"); err != nil || res.Total != 1 {
		t.Errorf("got %d, %v", res.Total, err)
	}
	if n, err := w.Reindex(t.Context()); err != nil || n != 0 {
		t.Errorf("again: indexed %d, %v", n, err)
	}
}
