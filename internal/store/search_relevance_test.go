package store_test

import (
	"os"
	"testing"
	"time"

	"sigs.k8s.io/yaml"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
)

// TestSearchFindsWhatPeopleMean asks for what people would type and counts what comes among the first ten hits of what
// should. At least nine in ten must.
func TestSearchFindsWhatPeopleMean(t *testing.T) {
	t.Parallel()
	raw, err := os.ReadFile("testdata/relevance.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var set struct {
		Notices []struct{ Key, Title, Text string }
		Queries []struct {
			Q    string
			Want []string
		}
	}
	if err := yaml.UnmarshalStrict(raw, &set); err != nil {
		t.Fatal(err)
	}
	w := newWorld(t)
	w.sync(start, record("werl", page("https://werl.de/", werl, notice.Official)))
	var docs []said
	for _, n := range set.Notices {
		docs = append(docs, said{key: n.Key, text: n.Text})
	}
	o := outcome(w.job("werl", at(time.Hour)), at(time.Hour), docs...)
	for i, n := range set.Notices {
		o.Reading.Documents[i].Title = n.Title
	}
	w.must(w.Finish(t.Context(), o))
	if len(set.Queries) < 40 {
		t.Errorf("only %d queries", len(set.Queries))
	}
	r := w.searcher(0)
	sum := 0.0
	for _, q := range set.Queries {
		res, err := r.Search(t.Context(), store.SearchRequest{Query: q.Q, Limit: 10, Now: at(2 * time.Hour)})
		w.must(err)
		got := map[string]bool{}
		for _, h := range res.Hits {
			got[h.DocumentKey] = true
		}
		found := 0
		for _, k := range q.Want {
			if got[k] {
				found++
			} else {
				t.Logf("%s: %s is not among the first ten of %d", q.Q, k, res.Total)
			}
		}
		sum += float64(found) / float64(len(q.Want))
	}
	recall := sum / float64(len(set.Queries))
	t.Logf("Recall among the first ten of %d queries: %.3f", len(set.Queries), recall)
	if recall < 0.9 {
		t.Errorf("recall among the first ten is %.3f, want at least 0.9", recall)
	}
}
