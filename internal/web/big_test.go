package web

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"time"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
)

// big is a real store whose overview is that of a whole region in which everything is known.
type big struct{ *store.Store }

func (b big) Overview(ctx context.Context, at, now time.Time) (store.Overview, error) {
	o, err := b.Store.Overview(ctx, at, now)
	if err != nil {
		return o, err
	}
	cat, err := catalog.Load()
	if err != nil {
		return o, err
	}
	statuses := []notice.Status{notice.Available, notice.Limited, notice.Unavailable}
	o.Rows = nil
	for i := range 72 {
		row := store.BodyRow{Sources: 3, Answering: 2, Cells: map[notice.Service]notice.Cell{}}
		row.Body = notice.Body{AGS: fmt.Sprintf("0597%04d", i), Name: fmt.Sprintf("Gemeinde %d", i), DistrictAGS: fmt.Sprintf("0597%d", i/15)}
		for k, info := range cat.Services() {
			n := i*100 + k
			row.Cells[info.Key] = notice.Cell{
				Status: statuses[n*7919%3], Since: at.Add(-time.Duration(n) * time.Minute), ConfirmedAt: at.Add(-time.Duration(n%120) * time.Minute), Sources: 1 + n%3,
				Quote: fmt.Sprintf("Zur Sache %x teilen wir mit, dass %d Anliegen bis auf Weiteres nur auf anderem Wege bearbeitet werden können", n*2654435761, n),
			}
		}
		o.Rows = append(o.Rows, row)
	}
	return o, nil
}

// failing is a real store whose database can be taken away.
type failing struct {
	*store.Store
	away atomic.Bool
	hang atomic.Bool
}

var errAway = fault.New(fault.OurSide, "asking the database", "secret-host: %w", errors.New("connection refused"))

func (f *failing) gone(ctx context.Context) error {
	switch {
	case f.hang.Load():
		<-ctx.Done()
		return ctx.Err()
	case f.away.Load():
		return errAway
	}
	return nil
}

func (f *failing) Overview(ctx context.Context, at, now time.Time) (store.Overview, error) {
	if err := f.gone(ctx); err != nil {
		return store.Overview{}, err
	}
	return f.Store.Overview(ctx, at, now)
}

func (f *failing) BodyPage(ctx context.Context, ags string, at, now time.Time) (store.BodyPage, error) {
	if ags == "00000000" {
		panic("boom")
	}
	if err := f.gone(ctx); err != nil {
		return store.BodyPage{}, err
	}
	return f.Store.BodyPage(ctx, ags, at, now)
}

func (f *failing) NoticePage(ctx context.Context, id int64) (store.NoticePage, error) {
	if err := f.gone(ctx); err != nil {
		return store.NoticePage{}, err
	}
	return f.Store.NoticePage(ctx, id)
}
