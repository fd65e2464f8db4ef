package view

import (
	"context"
	"database/sql"

	"github.com/lagebild/lagebild/internal/store/pg"
	"github.com/lagebild/lagebild/internal/store/queue"
)

func healthOf(s queue.SourceState) SourceHealth {
	return SourceHealth{
		Namespace: s.Namespace, Name: s.Name, Body: s.Spec.Body, Type: s.Spec.Type, URL: s.Spec.URL(), Authority: s.Spec.Authority,
		Interval: s.Spec.Interval, Suspended: s.Suspend, Retired: s.Retired, NextFetch: s.NextFetch, LastRun: s.LastRun,
		LastSuccess: s.LastSuccess, LastChange: s.LastChange, LastFault: s.LastFault, LastError: s.LastError, Failures: s.Failures,
		Notices: s.Notices, RequestHandled: s.Handled,
	}
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
	states, err := queue.States(ctx, s.db, rest, args...)
	if err != nil {
		return nil, err
	}
	out := make([]SourceHealth, 0, len(states))
	for _, st := range states {
		out = append(out, healthOf(st))
	}
	return out, nil
}

// ListSources tells how sources are doing, by namespace and name, from after the given one; retired ones are left out.
func (s *Views) ListSources(ctx context.Context, body, namespace, name string, limit int) ([]SourceHealth, error) {
	out, err := s.health(ctx, ` WHERE s.retired_at IS NULL AND (s.namespace, s.name) > ($1, $2) AND (CAST($3 AS text) = '' OR s.body = $3)
		ORDER BY s.namespace, s.name LIMIT $4`, namespace, name, body, limit)
	return out, pg.Translate("listing sources", err)
}
