package reindex

import (
	"context"

	"github.com/lib/pq"

	"github.com/lagebild/lagebild/internal/store/pg"
	"github.com/lagebild/lagebild/internal/store/search/german"
)

// Reindexer makes index entries anew. Several may be at it at once.
type Reindexer struct {
	db       *pg.DB
	analyser *german.Analyser
}

// New gives the room on db, which may be within a transaction.
func New(db *pg.DB, a *german.Analyser) *Reindexer { return &Reindexer{db: db, analyser: a} }

// reindexAtOnce is how many notices are indexed anew in one transaction.
const reindexAtOnce = 200

const (
	lockSearchState = `SELECT analyser, pending FROM search_state FOR UPDATE`
	setSearchState  = `UPDATE search_state SET analyser = $1, pending = $2`
	staleTexts      = `SELECT id, title, text FROM notices WHERE id <= $1 ORDER BY id DESC LIMIT $2`
	writeEntries    = `
UPDATE notices n SET search = notice_search(n.id, r.title, r.text)
FROM unnest(CAST($1 AS bigint[]), CAST($2 AS text[]), CAST($3 AS text[])) AS r (id, title, text)
WHERE n.id = r.id`
)

// Reindex gives notices whose full text was made by older rules that of this version, newest first, and returns how many.
// It may be stopped at any time, and goes on from there. Where nothing is to be done it costs one short query.
func (s *Reindexer) Reindex(ctx context.Context) (int, error) {
	done := 0
	for {
		n, more, err := s.reindexSome(ctx)
		done += n
		if err != nil || !more {
			return done, pg.Translate("indexing notices anew", err)
		}
	}
}

func (s *Reindexer) reindexSome(ctx context.Context) (n int, more bool, err error) {
	err = s.db.InTx(ctx, nil, func(tx *pg.DB) error {
		n, more = 0, false
		var state struct {
			Analyser int   `db:"analyser"`
			Pending  int64 `db:"pending"`
		}
		if err := tx.Get(ctx, &state, lockSearchState); err != nil {
			return err
		}
		if state.Analyser > german.Version {
			return nil // a newer release is at it
		}
		if state.Analyser < german.Version {
			if err := tx.Get(ctx, &state.Pending, `SELECT coalesce(max(id), 0) FROM notices`); err != nil {
				return err
			}
		} else if state.Pending == 0 {
			return nil
		}
		var rows []struct {
			ID    int64  `db:"id"`
			Title string `db:"title"`
			Text  string `db:"text"`
		}
		if err := tx.Sel(ctx, &rows, staleTexts, state.Pending, reindexAtOnce); err != nil {
			return err
		}
		ids, titles, texts := make([]int64, 0, len(rows)), make([]string, 0, len(rows)), make([]string, 0, len(rows))
		for _, r := range rows {
			ids, titles, texts = append(ids, r.ID), append(titles, s.analyser.Vector(r.Title)), append(texts, s.analyser.Vector(r.Text))
		}
		if err := tx.Exec(ctx, writeEntries, pq.Array(ids), pq.Array(titles), pq.Array(texts)); err != nil {
			return err
		}
		pending := int64(0)
		if len(rows) == reindexAtOnce {
			pending = ids[len(ids)-1] - 1
		}
		n, more = len(rows), pending > 0
		return tx.Exec(ctx, setSearchState, german.Version, pending)
	})
	return n, more, err
}
