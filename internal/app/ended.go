package app

import (
	"context"
	"errors"
)

// Ended makes of err, with which a process ended that goes on for good, how it ended: well if ctx told it to.
func Ended(ctx context.Context, err error) error {
	if ctx.Err() != nil && errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}
