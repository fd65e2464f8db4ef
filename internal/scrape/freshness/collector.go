package freshness

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/source"
	"github.com/lagebild/lagebild/internal/store"
)

// Store is what is asked.
type Store interface {
	Freshness(ctx context.Context, now time.Time) (store.Freshness, error)
}

// Config is what a Collector is made of. Durations are real.
type Config struct {
	Store    Store
	Clock    clock.Clock   // of the rows
	Services int           // that each body has a cell of
	Keep     time.Duration // how long an answer holds for those who ask next; 0 = 5 s
	Timeout  time.Duration // of reading one; 0 = 2 s
	Log      *slog.Logger  // nil: none
}

// Collector is a prometheus.Collector. All processes on one database tell the same. While the database is away it tells nothing
// but that, for a number of then is none of now.
type Collector struct {
	cfg   Config
	descs descs

	mu   sync.Mutex
	last store.Freshness
	ok   bool
	at   time.Time // real time of the last answer, or failure
}

// descs names the metrics.
type descs struct {
	up, oldest, due, running, sources, age, cells, stale, contradicted, bodies, silent, reindex *prometheus.Desc
}

// New gives a Collector.
func New(cfg Config) (*Collector, error) {
	if cfg.Store == nil || cfg.Clock == nil || cfg.Services <= 0 {
		return nil, fault.New(fault.Internal, "measuring freshness", "store, clock and services are needed")
	}
	if cfg.Keep <= 0 {
		cfg.Keep = 5 * time.Second
	}
	if cfg.Timeout <= 0 {
		cfg.Timeout = 2 * time.Second
	}
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	d := func(name, help string, labels ...string) *prometheus.Desc {
		return prometheus.NewDesc(name, help, labels, nil)
	}
	return &Collector{cfg: cfg, descs: descs{
		up:           d("lagebild_database_up", "1 if the database answered when it was asked last."),
		oldest:       d("lagebild_oldest_due_seconds", "Seconds that the longest due source has waited for a run, 0 if none is due."),
		due:          d("lagebild_sources_due", "Sources that are due and not running."),
		running:      d("lagebild_sources_running", "Sources whose lease has not run out."),
		sources:      d("lagebild_sources", "Active sources by type.", "type"),
		age:          d("lagebild_content_age_seconds", "Seconds since sources succeeded last, over the active sources of a type.", "type"),
		cells:        d("lagebild_cells", "Cells by the status that is shown; unknown: nothing is.", "status"),
		stale:        d("lagebild_cells_stale", "Cells whose statement nobody confirmed for 48 hours."),
		contradicted: d("lagebild_cells_contradicted", "Cells whose statement another one of like authority contradicts."),
		bodies:       d("lagebild_bodies", "Bodies that are watched."),
		silent:       d("lagebild_bodies_silent", "Bodies none of whose sources answered for 48 hours."),
		reindex:      d("lagebild_search_backlog", "Notices whose full text is still to be written by the present rules."),
	}}, nil
}

// Describe implements prometheus.Collector.
func (c *Collector) Describe(ch chan<- *prometheus.Desc) {
	d := c.descs
	for _, x := range []*prometheus.Desc{
		d.up, d.oldest, d.due, d.running, d.sources, d.age, d.cells, d.stale, d.contradicted, d.bodies, d.silent, d.reindex,
	} {
		ch <- x
	}
}

// Collect implements prometheus.Collector.
func (c *Collector) Collect(ch chan<- prometheus.Metric) {
	f, ok := c.read()
	gauge := func(d *prometheus.Desc, v float64, labels ...string) {
		ch <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, v, labels...)
	}
	d := c.descs
	if !ok {
		gauge(d.up, 0)
		return
	}
	gauge(d.up, 1)
	gauge(d.oldest, f.Queue.Oldest.Seconds())
	gauge(d.due, float64(f.Queue.Due))
	gauge(d.running, float64(f.Queue.Running))
	for t, a := range byType(f.Content) {
		gauge(d.sources, float64(a.Sources), t)
		ch <- prometheus.MustNewConstSummary(d.age, uint64(max(a.Sources, 0)), a.Sum.Seconds(), map[float64]float64{
			0.5: a.Median.Seconds(), 0.9: a.Ninety.Seconds(), 1: a.Worst.Seconds(),
		}, t)
	}
	known := 0
	for _, s := range []notice.Status{notice.Available, notice.Limited, notice.Unavailable} {
		known += f.Cells[s]
		gauge(d.cells, float64(f.Cells[s]), string(s))
	}
	gauge(d.cells, float64(max(f.Bodies*c.cfg.Services-known, 0)), "unknown")
	gauge(d.stale, float64(f.Stale))
	gauge(d.contradicted, float64(f.Contradicted))
	gauge(d.bodies, float64(f.Bodies))
	gauge(d.silent, float64(f.Silent))
	gauge(d.reindex, float64(f.Reindex))
}

// byType keeps the label to the types that there are; what a row says otherwise goes under "other", as the oldest of its kind.
func byType(content map[string]store.Ages) map[string]store.Ages {
	out := map[string]store.Ages{}
	for t, a := range content {
		if source.Type(t) != source.TypePage && source.Type(t) != source.TypeFeed {
			t = "other"
		}
		sum := out[t]
		out[t] = store.Ages{
			Sources: sum.Sources + a.Sources, Sum: sum.Sum + a.Sum, Worst: max(sum.Worst, a.Worst),
			Median: max(sum.Median, a.Median), Ninety: max(sum.Ninety, a.Ninety),
		}
	}
	return out
}

// read gives the last answer if it still holds, else a new one; ok is false if the database is away.
func (c *Collector) read() (store.Freshness, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.at.IsZero() && time.Since(c.at) < c.cfg.Keep {
		return c.last, c.ok
	}
	ctx, cancel := context.WithTimeout(context.Background(), c.cfg.Timeout)
	defer cancel()
	f, err := c.cfg.Store.Freshness(ctx, c.cfg.Clock.Now())
	if err != nil && (c.ok || c.at.IsZero()) { // said once an outage
		c.cfg.Log.WarnContext(ctx, "Measured no freshness", "err", err)
	}
	c.last, c.ok, c.at = f, err == nil, time.Now()
	return c.last, c.ok
}
