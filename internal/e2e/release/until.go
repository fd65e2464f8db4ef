package release

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// poll is the time between two looks at something that cannot be waited for.
const poll = 250 * time.Millisecond

// Until asks until ok gives no error, limit at most. Its error names what was waited for, and the last error of ok that was
// not the end of the time itself.
func Until(ctx context.Context, what string, limit time.Duration, ok func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	var last error
	for {
		err := ok(ctx)
		if err == nil {
			return nil
		}
		if !errors.Is(err, context.DeadlineExceeded) && !errors.Is(err, context.Canceled) {
			last = err
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("waited until %s: %w", what, errors.Join(ctx.Err(), last))
		case <-time.After(poll):
		}
	}
}
