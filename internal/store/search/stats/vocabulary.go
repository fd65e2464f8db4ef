package stats

import (
	"context"
	"fmt"
	"time"

	"github.com/lagebild/lagebild/internal/store/pg"
	"github.com/lagebild/lagebild/internal/store/search/german"
	"github.com/lagebild/lagebild/internal/store/search/vocab"
)

// The words that misspelt ones are mended to come from notices, a part of them at a time, from the newest back; from the names
// of bodies; and from the list of words that compounds are made of.
const (
	maxVocabulary  = 200_000
	wordsOf        = 4000             // notices whose words are read at a time
	keepVocabulary = 30 * time.Second // real time between two readings
)

// VocabularyNow gives the words known, and reads some more of them first if that was not done just now. bodies
// are names of bodies, which are words too.
func (r *Statistics) VocabularyNow(ctx context.Context, tx *pg.DB, bodies map[string]string) (*vocab.Vocabulary, error) {
	w := &r.words
	w.Lock()
	defer w.Unlock()
	if w.vocabulary != nil && time.Since(w.at) < keepVocabulary {
		return w.vocabulary, nil
	}
	var top int64
	if err := tx.Get(ctx, &top, `SELECT coalesce(max(id), 0) FROM notices`); err != nil {
		return nil, err
	}
	v := w.vocabulary
	if v == nil {
		v = vocab.New(maxVocabulary)
		for _, a := range german.NewSplitter().Words() {
			v.Add(a, 1)
		}
		for _, name := range bodies {
			for _, x := range german.Words(name) {
				v.Add(german.Stem(x.Fold), 1)
			}
		}
		w.low, w.high = top, top
	}
	for _, part := range [][2]int64{{max(w.high, top-wordsOf), top}, {max(w.low-wordsOf, 0), w.low}} {
		if part[0] >= part[1] {
			continue
		}
		var rows []struct {
			Word string `db:"word"`
			N    int    `db:"ndoc"`
		}
		inner := fmt.Sprintf(`SELECT search FROM notices WHERE id > %d AND id <= %d`, part[0], part[1])
		if err := tx.Sel(ctx, &rows, `SELECT word, ndoc FROM ts_stat($1) WHERE word ~ '^[a-z]{4,}$'`, inner); err != nil {
			return nil, err
		}
		for _, x := range rows {
			v.Add(x.Word, x.N)
		}
	}
	w.vocabulary, w.low, w.high, w.at = v, max(w.low-wordsOf, 0), top, time.Now()
	return v, nil
}
