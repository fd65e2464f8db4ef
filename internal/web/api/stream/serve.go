package stream

import (
	"context"
	"errors"
	"net/http"
	"time"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/web/api"
	webpage "github.com/lagebild/lagebild/internal/web/page"
)

// maxMissed is how many missed changes a listener is told one by one; who missed more reads anew.
const maxMissed = 5000

// Routes adds the stream to mux. The kit says what went wrong.
func (h *Hub) Routes(mux *http.ServeMux, kit *webpage.Kit) {
	mux.Handle("GET "+api.EventsPath, kit.API(h.serve))
}

// serve writes one stream until the listener leaves, is too slow, or the hub stops.
func (h *Hub) serve(w http.ResponseWriter, r *http.Request) error {
	last := r.Header.Get("Last-Event-ID")
	after, err := store.ParseCursor(last)
	if err != nil {
		return err
	}
	// Browsers do not come back after a refusal, so one who is early waits.
	wait, cancel := context.WithTimeout(r.Context(), h.cfg.Patience)
	defer cancel()
	select {
	case <-h.ready:
	case <-wait.Done():
	}
	l, at, leave, err := h.join()
	if err != nil {
		return err
	}
	defer leave()
	head := w.Header()
	head.Set("Content-Type", "text/event-stream")
	head.Set("Cache-Control", "no-store")
	head.Set("X-Accel-Buffering", "no")
	head.Set("No-Gzip-Compression", "1") // a compressor holds small events back
	s := &sender{w: w, control: http.NewResponseController(w), patience: h.cfg.Patience}
	// A limit on how long a request may take to arrive would end the stream when it is reached.
	if err := s.control.SetReadDeadline(time.Time{}); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return fault.Wrap(fault.OurSide, "opening a stream", err)
	}
	err = s.send([]byte("retry: 3000\n: listening\n\n"))
	if err == nil && last != "" {
		at, err = h.missed(r.Context(), s, after, at)
	}
	if err == nil {
		err = h.stream(r.Context(), s, l, at)
	}
	if err != nil { // the answer has begun: the listener comes back if it is still there
		h.cfg.Log.DebugContext(r.Context(), "Ended a stream", "err", err)
	}
	return nil
}

// missed sends what lies between the cursor that the listener had and the one from which its queue holds everything. It
// gives the place up to which the listener then knows all.
func (h *Hub) missed(ctx context.Context, s *sender, after, at store.Cursor) (store.Cursor, error) {
	for sent := 0; ; {
		p, err := h.cfg.Store.Events(ctx, after, page)
		if fault.KindOf(err) == fault.Invalid || sent > maxMissed {
			return at, s.send(reset)
		}
		if err != nil {
			return at, err
		}
		messages, err := encode(p.Events)
		if err != nil {
			return at, err
		}
		for _, m := range messages {
			if err := s.send(m.text); err != nil {
				return at, err
			}
			sent++
		}
		if after = p.Next; !p.More {
			if before(after, at) { // the queue begins there
				after = at
			}
			return after, nil
		}
	}
}

func before(a, b store.Cursor) bool { return a.Tx < b.Tx || a.Tx == b.Tx && a.ID < b.ID }

// stream sends what the hub hands out after at.
func (h *Hub) stream(ctx context.Context, s *sender, l *listener, at store.Cursor) error {
	beat := time.NewTicker(h.cfg.Heartbeat)
	defer beat.Stop()
	left := ctx.Done()
	for {
		text := []byte(": still here\n\n")
		select {
		case <-left:
			// A limit on the time of pages does not concern a stream: whether the listener is there shows when it is written to.
			if !errors.Is(ctx.Err(), context.DeadlineExceeded) {
				return ctx.Err()
			}
			left = nil
			continue
		case m, ok := <-l.queue:
			if !ok {
				return nil
			}
			if !before(at, m.cursor) && string(m.text) != string(reset) {
				continue
			}
			text = m.text
		case <-beat.C:
		}
		if err := s.send(text); err != nil {
			return err
		}
	}
}

// sender writes with a limit on how long the other side may take.
type sender struct {
	w        http.ResponseWriter
	control  *http.ResponseController
	patience time.Duration
}

func (s *sender) send(text []byte) error {
	if err := s.control.SetWriteDeadline(time.Now().Add(s.patience)); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return err
	}
	if _, err := s.w.Write(text); err != nil {
		return err
	}
	return s.flush()
}

// flush sends off what every layer around the connection holds; not all of them hand a flush on.
func (s *sender) flush() error {
	w := s.w
	for {
		outer, ok := w.(interface{ Unwrap() http.ResponseWriter })
		if !ok {
			return http.NewResponseController(w).Flush()
		}
		if f, ok := w.(http.Flusher); ok {
			f.Flush()
		}
		w = outer.Unwrap()
	}
}
