package load

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/lagebild/lagebild/internal/clock"
)

// Config says who asks for what.
type Config struct {
	URL   string   // "http://10.96.1.2"
	Paths []string // asked for in turn
	Rate  int      // requests a second of all visitors together
}

// Result is what the visitors were told.
type Result struct {
	Requests int
	Failed   int
	Slowest  time.Duration
	Gap      time.Duration // longest time without a good answer
	Errors   []string      // the first few, with their moment
}

// Visitors are asking since Start.
type Visitors struct {
	cfg    Config
	cancel context.CancelFunc
	done   chan struct{}
	start  time.Time
	// Half of them come anew with each request, as most people do; the others keep their connection, as a browser does.
	fresh, kept *http.Client

	mu   sync.Mutex
	res  Result
	last time.Time // of a good answer
}

const (
	patience  = 10 * time.Second // of a visitor
	maxErrors = 8
	maxBody   = 16 << 20
)

// Start sends visitors until Stop is called or ctx ends.
func Start(ctx context.Context, cfg Config) *Visitors {
	ctx, cancel := context.WithCancel(ctx)
	now := clock.System{}.Now()
	v := &Visitors{
		cfg: cfg, cancel: cancel, done: make(chan struct{}), start: now, last: now,
		fresh: &http.Client{Timeout: patience, Transport: &http.Transport{DisableKeepAlives: true}},
		kept:  &http.Client{Timeout: patience, Transport: &http.Transport{MaxIdleConnsPerHost: 8}},
	}
	go v.run(ctx)
	return v
}

// run sends a visitor at each tick, whether or not earlier ones have their answer.
func (v *Visitors) run(ctx context.Context) {
	defer close(v.done)
	tick := time.NewTicker(time.Second / time.Duration(v.cfg.Rate))
	defer tick.Stop()
	var wg sync.WaitGroup
	defer wg.Wait()
	for n := 0; ; n++ {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		wg.Go(func() { v.ask(context.WithoutCancel(ctx), n) })
	}
}

// ask is one visitor.
func (v *Visitors) ask(ctx context.Context, n int) {
	client := v.fresh
	if n%2 == 1 {
		client = v.kept
	}
	path := v.cfg.Paths[n%len(v.cfg.Paths)]
	start := clock.System{}.Now()
	err := v.get(ctx, client, path, n)
	now := clock.System{}.Now()
	v.mu.Lock()
	defer v.mu.Unlock()
	v.res.Requests++
	v.res.Slowest = max(v.res.Slowest, now.Sub(start))
	if err == nil {
		v.res.Gap = max(v.res.Gap, now.Sub(v.last))
		v.last = now
		return
	}
	v.res.Failed++
	if len(v.res.Errors) < maxErrors {
		v.res.Errors = append(v.res.Errors, fmt.Sprintf("after %.1f s, %s: %v", start.Sub(v.start).Seconds(), path, err))
	}
}

func (v *Visitors) get(ctx context.Context, client *http.Client, path string, n int) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, v.cfg.URL+path, http.NoBody)
	if err != nil {
		return err
	}
	// Each comes from an address of its own, as they would through an ingress.
	req.Header.Set("X-Forwarded-For", fmt.Sprintf("198.51.%d.%d", 100+n/250%4, 1+n%250))
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	defer func() { _ = resp.Body.Close() }()
	text, err := io.ReadAll(io.LimitReader(resp.Body, maxBody))
	if err != nil {
		return err
	}
	if resp.StatusCode != http.StatusOK {
		line, _, _ := strings.Cut(strings.TrimSpace(string(text)), "\n")
		return fmt.Errorf("%s %.80s", resp.Status, line)
	}
	return nil
}

// Stop lets the visitors that are waiting have their answer, sends no more, and tells.
func (v *Visitors) Stop() Result {
	v.cancel()
	<-v.done
	v.fresh.CloseIdleConnections()
	v.kept.CloseIdleConnections()
	v.mu.Lock()
	defer v.mu.Unlock()
	v.res.Gap = max(v.res.Gap, clock.System{}.Now().Sub(v.last))
	return v.res
}

// Err says that a visitor was told something bad.
func (r Result) Err() error {
	if r.Failed == 0 {
		return nil
	}
	return fmt.Errorf("%d of %d requests failed: %s", r.Failed, r.Requests, strings.Join(r.Errors, "; "))
}
