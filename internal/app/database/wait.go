package database

import (
	"context"
	"log/slog"
	"math"
	"time"

	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/fault"
)

// lookEvery is the time between two looks at a database that others bring up or migrate.
const lookEvery = 2 * time.Second

// forever is the patience of a process that goes on for good.
const forever = time.Duration(math.MaxInt64)

// persist calls try until it does not fail on our side, as it does while the database does not answer, or until patience or
// ctx ends.
func persist(ctx context.Context, patience time.Duration, log *slog.Logger, try func() error) error {
	system := clock.System{}
	end := system.Now().Add(patience)
	for {
		err := try()
		if fault.KindOf(err) != fault.OurSide || !system.Now().Before(end) {
			return err
		}
		log.WarnContext(ctx, "Waited for the database", "err", err)
		if err := system.Sleep(ctx, lookEvery); err != nil {
			return err
		}
	}
}
