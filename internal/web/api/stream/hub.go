package stream

import (
	"context"
	"encoding/json"
	"log/slog"
	"sync"
	"time"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/web/api/resource"
)

// Store is what the stream asks of the database.
type Store interface {
	Events(ctx context.Context, after store.Cursor, limit int) (store.Events, error)
	EventsEnd(ctx context.Context) (store.Cursor, error)
	Listen(ctx context.Context) (<-chan store.Change, error)
}

// Config is what a Hub is made of. All times are real.
type Config struct {
	Store     Store
	Log       *slog.Logger  // nil: none
	Heartbeat time.Duration // between two comments on a quiet stream; 0 = 15 s
	Look      time.Duration // between two looks at the log when nothing was notified; 0 = 5 s
	Patience  time.Duration // for a listener to take what is written; 0 = 10 s
	Listeners int           // at once; 0 = 2,000
	Queue     int           // events that wait for one listener; 0 = 256
}

// Hub follows the log of changes and hands it to its listeners. It is safe for concurrent use.
type Hub struct {
	cfg Config

	mu        sync.Mutex
	at        store.Cursor // all up to here was handed out
	running   bool
	ready     chan struct{} // closed when it runs
	listeners map[*listener]bool
}

// listener is one open stream. Its queue is closed when it is cut off.
type listener struct{ queue chan message }

// message is one event, ready to be written.
type message struct {
	cursor store.Cursor
	text   []byte
}

// page is how many changes are read at once.
const page = 500

// New gives a Hub that nobody listens to yet.
func New(cfg Config) (*Hub, error) {
	if cfg.Store == nil {
		return nil, fault.New(fault.Internal, "making a stream", "a store is needed")
	}
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	cfg.Heartbeat = or(cfg.Heartbeat, 15*time.Second)
	cfg.Look = or(cfg.Look, 5*time.Second)
	cfg.Patience = or(cfg.Patience, 10*time.Second)
	cfg.Listeners = or(cfg.Listeners, 2000)
	cfg.Queue = or(cfg.Queue, 256)
	return &Hub{cfg: cfg, ready: make(chan struct{}), listeners: map[*listener]bool{}}, nil
}

func or[T int | time.Duration](v, otherwise T) T {
	if v <= 0 {
		return otherwise
	}
	return v
}

// Run follows the log until ctx ends, and then ends all streams. It is called once. A database that is away is waited for.
func (h *Hub) Run(ctx context.Context) error {
	defer h.stop()
	changes, err := h.cfg.Store.Listen(ctx)
	if err != nil {
		h.cfg.Log.WarnContext(ctx, "Followed changes without notifications", "err", err)
	}
	look := time.NewTimer(0)
	defer look.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case _, ok := <-changes:
			if !ok {
				changes = nil // look at the log all the same
			}
		case <-look.C:
		}
		wait := h.cfg.Look
		again, err := h.follow(ctx)
		switch {
		case err != nil && ctx.Err() == nil:
			h.cfg.Log.WarnContext(ctx, "Could not follow changes", "err", err)
		case again: // written, but not to be read before an older transaction ends
			wait = min(wait, 250*time.Millisecond)
		}
		look.Reset(wait)
	}
}

// follow hands out what is new. It reports whether to look again soon.
func (h *Hub) follow(ctx context.Context) (again bool, err error) {
	h.mu.Lock()
	at, running := h.at, h.running
	h.mu.Unlock()
	if !running {
		if at, err = h.cfg.Store.EventsEnd(ctx); err != nil {
			return false, err
		}
		h.begin(at)
	}
	for {
		p, err := h.cfg.Store.Events(ctx, at, page)
		if fault.KindOf(err) == fault.Invalid { // another database: begin at its end, and say so
			if at, err = h.cfg.Store.EventsEnd(ctx); err == nil {
				h.hand(at, []message{{cursor: at, text: reset}})
			}
			return false, err
		}
		if err != nil {
			return false, err
		}
		messages, err := encode(p.Events)
		if err != nil {
			return false, err
		}
		h.hand(p.Next, messages)
		if at = p.Next; !p.More {
			return p.Behind, nil
		}
	}
}

func (h *Hub) begin(at store.Cursor) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.at, h.running = at, true
	close(h.ready)
}

// hand gives messages to all listeners; one whose queue is full is cut off.
func (h *Hub) hand(at store.Cursor, messages []message) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.at = at
	for l := range h.listeners {
		for _, m := range messages {
			select {
			case l.queue <- m:
				continue
			default:
			}
			h.drop(l)
			break
		}
	}
}

// drop ends a stream; the lock is held.
func (h *Hub) drop(l *listener) {
	if h.listeners[l] {
		delete(h.listeners, l)
		close(l.queue)
	}
}

func (h *Hub) stop() {
	h.mu.Lock()
	defer h.mu.Unlock()
	for l := range h.listeners {
		h.drop(l)
	}
	h.running = false
}

// join adds a listener. It gives the place in the log up to which all was handed out before: the listener reads what it
// missed up to there by itself. The function ends the listening.
func (h *Hub) join() (l *listener, at store.Cursor, leave func(), err error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	switch {
	case !h.running:
		return nil, at, nil, fault.New(fault.OurSide, "opening a stream", "changes are not followed yet")
	case len(h.listeners) >= h.cfg.Listeners:
		return nil, at, nil, fault.New(fault.OurSide, "opening a stream", "%d streams are open", len(h.listeners))
	}
	l = &listener{queue: make(chan message, h.cfg.Queue)}
	h.listeners[l] = true
	return l, h.at, func() {
		h.mu.Lock()
		defer h.mu.Unlock()
		h.drop(l)
	}, nil
}

// Listeners is how many streams are open.
func (h *Hub) Listeners() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return len(h.listeners)
}

// reset tells a listener that its cursor is not one of this database.
var reset = []byte("event: reset\ndata: {}\n\n")

// encode writes events as they go over the wire. JSON has no line breaks of its own.
func encode(events []store.Event) ([]message, error) {
	out := make([]message, 0, len(events))
	for _, e := range events {
		data, err := json.Marshal(resource.ChangeOf(e))
		if err != nil {
			return nil, fault.Wrap(fault.Internal, "encoding a change", err)
		}
		text := append([]byte("event: change\nid: "+e.Cursor.String()+"\ndata: "), data...)
		out = append(out, message{cursor: e.Cursor, text: append(text, "\n\n"...)})
	}
	return out, nil
}
