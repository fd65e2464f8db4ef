package watch

import (
	"context"
	"fmt"

	"sigs.k8s.io/controller-runtime/pkg/source"

	"github.com/lagebild/lagebild/internal/controller/mirror"
)

// rows is a source of work: the rows of the database.
type rows struct {
	mirror *mirror.Mirror
	take   func(context.Context, mirror.Changes, Queue)
	queue  Queue
}

// Rows calls fn for changes of rows. It holds a controller's workers back until the mirror shows something.
func Rows(m *mirror.Mirror, fn func(context.Context, mirror.Changes, Queue)) source.SyncingSource {
	return &rows{mirror: m, take: fn}
}

// String names the source in messages of controller-runtime.
func (s *rows) String() string { return "rows" }

// Start implements source.Source.
func (s *rows) Start(ctx context.Context, q Queue) error {
	s.queue = q
	s.mirror.Watch(func(c mirror.Changes) {
		if ctx.Err() == nil {
			s.take(ctx, c, q)
		}
	})
	return nil
}

// WaitForSync implements source.SyncingSource.
func (s *rows) WaitForSync(ctx context.Context) error {
	select {
	case <-s.mirror.Loaded():
		s.take(ctx, mirror.Changes{All: true}, s.queue)
		return nil
	case <-ctx.Done():
		return fmt.Errorf("loading the rows: %w", ctx.Err())
	}
}
