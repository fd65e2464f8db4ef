package store

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"time"

	"github.com/lib/pq"

	"github.com/lagebild/lagebild/internal/fault"
)

// channel carries a Change in JSON.
const channel = "lagebild_changes"

// maxPayload is below the 8,000 bytes that PostgreSQL allows.
const maxPayload = 7000

type payload struct {
	All     bool     `json:"all,omitempty"`
	Sources []string `json:"sources,omitempty"`
	Bodies  []string `json:"bodies,omitempty"`
}

// encode is c as a notification; a change with too many names becomes "all".
func (c Change) encode() string {
	b, err := json.Marshal(payload(c))
	if err != nil || len(b) > maxPayload {
		return `{"all":true}`
	}
	return string(b)
}

func (s *Store) notify(ctx context.Context, c Change) error {
	return s.exec(ctx, `SELECT pg_notify($1, $2)`, channel, c.encode())
}

// Listen gives the changes that are written from now on, by whichever process, until ctx ends; then the channel is
// closed. After a lost connection, and when the reader is slow, it gives a Change that says to read all anew. It
// takes a connection of its own, which must not lead through a pooler that shares connections between transactions.
func (s *Store) Listen(ctx context.Context) (<-chan Change, error) {
	l := pq.NewListener(s.dsn, 100*time.Millisecond, 15*time.Second, nil)
	// Listen waits for a connection, however long: the end of ctx has to end that too.
	stop := context.AfterFunc(ctx, func() { _ = l.Close() })
	defer stop()
	if err := l.Listen(channel); err != nil {
		_ = l.Close()
		return nil, fault.Wrap(fault.OurSide, "listening for changes", err)
	}
	out := make(chan Change, 64)
	go func() {
		defer close(out)
		defer func() { _ = l.Close() }()
		forward(ctx, l, out)
	}()
	return out, nil
}

// pingEvery is how often a silent connection is tried: a dead one is not noticed otherwise.
const pingEvery = time.Minute

func forward(ctx context.Context, l *pq.Listener, out chan<- Change) {
	ping := time.NewTicker(pingEvery)
	defer ping.Stop()
	lagging := false // something was dropped: say so as soon as there is room
	for {
		full := out
		if !lagging {
			full = nil
		}
		select {
		case <-ctx.Done():
			return
		case full <- Change{All: true}:
			lagging = false
		case <-ping.C:
			_ = l.Ping() // an error makes the listener reconnect, which we hear of
		case n, ok := <-l.NotificationChannel():
			if !ok {
				return
			}
			if lagging {
				continue
			}
			select {
			case out <- decode(n):
			default:
				lagging = true
			}
		}
	}
}

// decode reads a notification; none means that the connection was lost and is back.
func decode(n *pq.Notification) Change {
	var p payload
	if n == nil || json.Unmarshal([]byte(n.Extra), &p) != nil {
		return Change{All: true}
	}
	return Change(p)
}

func keys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
