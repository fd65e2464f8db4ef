package search

import (
	"context"
	"slices"
	"strings"

	"github.com/lib/pq"

	"github.com/lagebild/lagebild/internal/store/search/german"
	"github.com/lagebild/lagebild/internal/store/search/query"
)

// unknownStems are those that stand in no notice.
const unknownStems = `
SELECT s.stem FROM unnest(CAST($1 AS text[]), CAST($2 AS text[])) AS s (stem, q)
WHERE NOT EXISTS (SELECT FROM notices n WHERE n.search @@ CAST(s.q AS tsquery))`

// mend looks for the words of a query that stand in no notice and puts similar ones in their place; it reports whether it did.
func (l *looking) mend(ctx context.Context) (bool, error) {
	var stems, exprs []string
	for _, s := range l.plan.Stems {
		if len(s) > 2 {
			stems, exprs = append(stems, s), append(exprs, query.Any([]string{s}).String())
		}
	}
	var unknown []string
	if err := l.tx.Sel(ctx, &unknown, unknownStems, pq.Array(stems), pq.Array(exprs)); err != nil || len(unknown) == 0 {
		return false, err
	}
	v, err := l.r.stats.VocabularyNow(ctx, l.tx, l.names.Bodies)
	if err != nil {
		return false, err
	}
	mended := map[string][]string{}
	for _, s := range unknown {
		similar := v.Near(s)
		if bare, ok := strings.CutSuffix(s, "ung"); ok && len(similar) == 0 { // misspelt so that the ending was not taken off
			similar = v.Near(bare)
		}
		if len(similar) > 0 {
			mended[s] = similar
		}
	}
	if len(mended) == 0 {
		return false, nil
	}
	l.cur.Mended, l.cur.Mode, l.cur.Top = mended, modeUnknown, 0
	l.plan = l.r.compiler.Compile(l.res.Query, mended)
	return true, nil
}

// sayMended tells which words were taken for others: as they were typed, and as the others are spelled in the hits.
func (l *looking) sayMended() {
	if len(l.cur.Mended) == 0 {
		return
	}
	spelled := l.spellings()
	for _, w := range german.Words(l.req.Query) {
		stems, ok := l.cur.Mended[german.Stem(w.Fold)]
		m := Mend{From: l.req.Query[w.Start:w.End]}
		if !ok || slices.ContainsFunc(l.res.Mended, func(x Mend) bool { return x.From == m.From }) {
			continue
		}
		for _, stem := range stems {
			if x := spelled[stem]; x != "" {
				m.To = append(m.To, x)
			}
		}
		if len(m.To) == 0 {
			m.To = stems
		}
		l.res.Mended = append(l.res.Mended, m)
	}
}

// spellings are the words marked in the hits, by stem.
func (l *looking) spellings() map[string]string {
	out := map[string]string{}
	add := func(text string, marks []query.Span) {
		for _, m := range marks {
			for _, w := range german.Words(text[m.Start:m.End]) {
				if stem := german.Stem(w.Fold); out[stem] == "" {
					out[stem] = text[m.Start+w.Start : m.Start+w.End]
				}
			}
		}
	}
	for _, h := range l.res.Hits {
		add(h.Title, h.TitleMarks)
		for _, p := range h.Pieces {
			add(p.Text, p.Marks)
		}
	}
	return out
}
