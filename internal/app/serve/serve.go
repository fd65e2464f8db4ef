package serve

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/web"
)

// Listen opens a TCP address and says which flag named it if it cannot.
func Listen(ctx context.Context, flag, addr string) (net.Listener, error) {
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", addr)
	if err != nil {
		return nil, &fault.Error{Kind: fault.OurSide, Op: "listening on " + addr, Err: err, Remedy: "choose another address with --" + flag}
	}
	return l, nil
}

// HTTP serves until ctx ends, then lets requests in hand finish for some seconds.
func HTTP(ctx context.Context, l net.Listener, h http.Handler, log *slog.Logger) error {
	srv := &http.Server{
		Handler:           h,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       15 * time.Second,
		WriteTimeout:      30 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelDebug),
		BaseContext:       func(net.Listener) context.Context { return context.WithoutCancel(ctx) },
	}
	failed := make(chan error, 1)
	go func() { failed <- srv.Serve(l) }()
	select {
	case err := <-failed:
		return fmt.Errorf("serving on %s: %w", l.Addr(), err)
	case <-ctx.Done():
	}
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	err := srv.Shutdown(grace)
	if errors.Is(err, context.DeadlineExceeded) {
		err = srv.Close()
	}
	if err != nil {
		return fmt.Errorf("stopping the server on %s: %w", l.Addr(), err)
	}
	return nil
}

// Admin serves health and metrics on addr until ctx ends; an empty addr serves nothing.
func Admin(ctx context.Context, addr string, ready func(context.Context) error, reg prometheus.Gatherer, log *slog.Logger) error {
	if addr == "" {
		return nil
	}
	l, err := Listen(ctx, "metrics-listen", addr)
	if err != nil {
		return err
	}
	return HTTP(ctx, l, web.Admin(ready, reg), log)
}
