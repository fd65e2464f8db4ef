package view

import (
	"context"
	"database/sql"
	"encoding/json"
	"time"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/source"
	"github.com/lagebild/lagebild/internal/store/pg"
	"github.com/lagebild/lagebild/internal/store/pgtime"
)

const sourceHealth = `
SELECT s.namespace, s.name, s.body, s.spec, s.suspended, s.retired_at, s.next_fetch_at, s.last_run_at, s.last_success_at,
       s.last_change_at, s.last_fault, s.last_error, s.failures, s.handled_at,
       (SELECT count(*) FROM documents d WHERE d.source_id = s.id AND d.withdrawn_at IS NULL) AS notices
FROM sources s`

type healthRow struct {
	Namespace   string       `db:"namespace"`
	Name        string       `db:"name"`
	Body        string       `db:"body"`
	Spec        []byte       `db:"spec"`
	Suspended   bool         `db:"suspended"`
	RetiredAt   sql.NullTime `db:"retired_at"`
	NextFetch   time.Time    `db:"next_fetch_at"`
	LastRun     sql.NullTime `db:"last_run_at"`
	LastSuccess sql.NullTime `db:"last_success_at"`
	LastChange  sql.NullTime `db:"last_change_at"`
	LastFault   string       `db:"last_fault"`
	LastError   string       `db:"last_error"`
	Failures    int          `db:"failures"`
	Handled     sql.NullTime `db:"handled_at"`
	Notices     int          `db:"notices"`
}

func (r healthRow) health() (SourceHealth, error) {
	var spec source.Spec
	if err := json.Unmarshal(r.Spec, &spec); err != nil {
		return SourceHealth{}, fault.Wrap(fault.Internal, "reading the spec of source "+r.Namespace+"/"+r.Name, err)
	}
	return SourceHealth{
		Namespace: r.Namespace, Name: r.Name, Body: r.Body, Type: spec.Type, URL: spec.URL(),
		Authority: spec.Authority, Interval: spec.Interval, Suspended: r.Suspended,
		Retired: r.RetiredAt.Valid, NextFetch: r.NextFetch.UTC(), LastRun: pgtime.Moment(r.LastRun), LastSuccess: pgtime.Moment(r.LastSuccess),
		LastChange: pgtime.Moment(r.LastChange), LastFault: r.LastFault, LastError: r.LastError, Failures: r.Failures, Notices: r.Notices,
		RequestHandled: pgtime.Moment(r.Handled),
	}, nil
}

// Sources tells how all sources are doing, by namespace and name; retired ones are among them.
func (s *Views) Sources(ctx context.Context) ([]SourceHealth, error) {
	out, err := s.health(ctx, ` ORDER BY s.namespace, s.name`)
	return out, pg.Translate("reading sources", err)
}

// Source tells how one source is doing. One that is not there is a NotFound fault.
func (s *Views) Source(ctx context.Context, namespace, name string) (SourceHealth, error) {
	op := "reading source " + namespace + "/" + name
	out, err := s.health(ctx, ` WHERE s.namespace = $1 AND s.name = $2`, namespace, name)
	if err == nil && len(out) == 0 {
		err = sql.ErrNoRows
	}
	if err != nil {
		return SourceHealth{}, pg.Translate(op, err)
	}
	return out[0], nil
}

// sourcesOf tells how the sources that speak for a body are doing.
func (s *Views) sourcesOf(ctx context.Context, ags string) ([]SourceHealth, error) {
	return s.health(ctx, ` WHERE s.body = $1 ORDER BY s.namespace, s.name`, ags)
}

// health reads sources; rest is one of the constants above.
func (s *Views) health(ctx context.Context, rest string, args ...any) ([]SourceHealth, error) {
	var rows []healthRow
	if err := s.db.Sel(ctx, &rows, sourceHealth+rest, args...); err != nil {
		return nil, err
	}
	out := make([]SourceHealth, 0, len(rows))
	for _, r := range rows {
		h, err := r.health()
		if err != nil {
			return nil, err
		}
		out = append(out, h)
	}
	return out, nil
}

// ListSources tells how sources are doing, by namespace and name, from after the given one; retired ones are left out.
func (s *Views) ListSources(ctx context.Context, body, namespace, name string, limit int) ([]SourceHealth, error) {
	out, err := s.health(ctx, ` WHERE s.retired_at IS NULL AND (s.namespace, s.name) > ($1, $2) AND (CAST($3 AS text) = '' OR s.body = $3)
		ORDER BY s.namespace, s.name LIMIT $4`, namespace, name, body, limit)
	return out, pg.Translate("listing sources", err)
}
