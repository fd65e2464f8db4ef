package pg

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"time"

	"github.com/lib/pq"

	"github.com/lagebild/lagebild/internal/fault"
)

// Channel is the name of the notifications, which carry a Change in JSON.
const Channel = "lagebild_changes"

// maxPayload is below the 8,000 bytes that PostgreSQL allows.
const maxPayload = 7000

type payload struct {
	All     bool     `json:"all,omitempty"`
	Sources []string `json:"sources,omitempty"`
	Bodies  []string `json:"bodies,omitempty"`
}

// Encode is c as a notification; a change with too many names becomes "all".
func (c Change) Encode() string {
	b, err := json.Marshal(payload(c))
	if err != nil || len(b) > maxPayload {
		return `{"all":true}`
	}
	return string(b)
}

// Notify tells all that listen, once the transaction is written.
func (s *DB) Notify(ctx context.Context, c Change) error {
	return s.Exec(ctx, `SELECT pg_notify($1, $2)`, Channel, c.Encode())
}

// Listen gives the changes that are written from now on, by whichever process, until ctx ends; then the channel is
// closed. After a lost connection, and when the reader is slow, it gives a Change that says to read all anew. It
// takes a connection of its own, which must not lead through a pooler that shares connections between transactions.
func (s *DB) Listen(ctx context.Context) (<-chan Change, error) {
	l := pq.NewListener(s.dsn, 100*time.Millisecond, 15*time.Second, nil)
	// Listen waits for a connection, however long: the end of ctx has to end that too.
	stop := context.AfterFunc(ctx, func() { _ = l.Close() })
	defer stop()
	if err := l.Listen(Channel); err != nil {
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

// Keys are the keys of a set in order.
func Keys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// Change says that something was written that others may want to read.
type Change struct {
	All     bool     // what changed is not known (the connection was lost, or too much at once): read all anew
	Sources []string // namespace/name of sources whose health changed
	Bodies  []string // AGS of bodies whose cells or notices changed
}
