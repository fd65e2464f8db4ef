//go:build !lean

package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/spf13/cobra"

	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/fault"
)

// askTimeout is that of one request.
const askTimeout = 10 * time.Second

// newAsk is what an image without a shell checks a server with, such as in a pod of `helm test`.
func newAsk() *cobra.Command {
	var patience time.Duration
	cmd := &cobra.Command{
		Use:   "ask URL...",
		Short: "Asks addresses of a server of ours, and fails unless each answers 200",
		Args:  cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, urls []string) error {
			end := (clock.System{}).Now().Add(patience)
			for _, url := range urls {
				n, err := ask(cmd.Context(), url)
				for err != nil && (clock.System{}).Now().Before(end) && (clock.System{}).Sleep(cmd.Context(), time.Second) == nil {
					n, err = ask(cmd.Context(), url)
				}
				if err != nil {
					return err
				}
				if _, err := fmt.Fprintf(cmd.OutOrStdout(), "%s: 200, %d bytes\n", url, n); err != nil {
					return err
				}
			}
			return nil
		},
	}
	cmd.Flags().DurationVar(&patience, "patience", 0, "how long to ask again while there is no good answer")
	return cmd
}

// ask gives the length of an answer with status 200.
func ask(ctx context.Context, url string) (int64, error) {
	op := "asking " + url
	ctx, cancel := context.WithTimeout(ctx, askTimeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, http.NoBody)
	if err != nil {
		return 0, fault.Wrap(fault.Invalid, op, err)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return 0, fault.Wrap(fault.Unreachable, op, err)
	}
	defer func() { _ = resp.Body.Close() }()
	n, err := io.Copy(io.Discard, resp.Body)
	if err != nil {
		return n, fault.Wrap(fault.Unreachable, op, err)
	}
	if resp.StatusCode != http.StatusOK {
		return n, fault.New(fault.Unavailable, op, "the answer is %s", resp.Status)
	}
	return n, nil
}
