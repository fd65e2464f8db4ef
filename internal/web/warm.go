package web

import (
	"context"
	"time"
)

// warmEvery is how often that is read ahead which the picture does not hold, in real time; of a large country more seldom, so
// that it takes no more than a twentieth of the time.
const warmEvery = time.Minute

// warmer is a package of pages that goes on while the database is away, with what it read ahead.
type warmer interface {
	Warm(ctx context.Context) error
}

// warm reads ahead until ctx ends, so that also pages that nobody has looked at go on while the database is away.
func (s *Server) warm(ctx context.Context) {
	for {
		start := time.Now()
		for _, p := range s.parts {
			if w, ok := p.(warmer); ok {
				s.warmOne(ctx, w)
			}
		}
		s.warmed.Add(1)
		select {
		case <-ctx.Done():
			return
		case <-time.After(max(warmEvery, 20*time.Since(start))):
		}
	}
}

func (s *Server) warmOne(ctx context.Context, w warmer) {
	limited, cancel := context.WithTimeout(ctx, s.cfg.Timeout)
	defer cancel()
	if err := w.Warm(limited); err != nil && ctx.Err() == nil {
		s.cfg.Log.WarnContext(ctx, "Could not read ahead", "err", err)
	}
}
