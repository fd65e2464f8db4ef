package machine

import (
	"bufio"
	"context"
	"encoding/json"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/web/api"
	"github.com/lagebild/lagebild/internal/web/api/resource"
	"github.com/lagebild/lagebild/internal/web/api/stream"
)

// listening is an open stream of events.
type listening struct {
	t      *testing.T
	resp   *http.Response
	events chan event
	leave  context.CancelFunc
}

type event struct{ id, name, data, comment string }

func (w *world) listen(t *testing.T, last string) *listening {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	t.Cleanup(cancel)
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, w.url+api.EventsPath, http.NoBody)
	w.must(err)
	if last != "" {
		r.Header.Set("Last-Event-ID", last)
	}
	for {
		resp, err := http.DefaultClient.Do(r)
		w.must(err)
		if resp.StatusCode == http.StatusServiceUnavailable { // the hub has not begun
			w.must(resp.Body.Close())
			continue
		}
		if resp.StatusCode != http.StatusOK || resp.Header.Get("Content-Type") != "text/event-stream" {
			t.Fatalf("stream: %d %v", resp.StatusCode, resp.Header)
		}
		l := &listening{t: t, resp: resp, events: make(chan event, 1000), leave: cancel}
		go l.read()
		if e := l.next(); e.comment != "listening" {
			t.Fatalf("began with %+v", e)
		}
		return l
	}
}

func (l *listening) read() {
	defer close(l.events)
	defer func() { _ = l.resp.Body.Close() }()
	var e event
	lines := bufio.NewScanner(l.resp.Body)
	for lines.Scan() {
		key, value, _ := strings.Cut(lines.Text(), ": ")
		switch key {
		case "id":
			e.id = value
		case "event":
			e.name = value
		case "data":
			e.data = value
		case "":
			if value != "" {
				e.comment = value
				continue
			}
			l.events <- e
			e = event{}
		}
	}
}

func (l *listening) next() event {
	l.t.Helper()
	select {
	case e, ok := <-l.events:
		if !ok {
			l.t.Fatal("the stream ended")
		}
		return e
	case <-time.After(30 * time.Second):
		l.t.Fatal("no event came")
	}
	return event{}
}

// change is the next event that is one.
func (l *listening) change() (id string, c resource.Change) {
	l.t.Helper()
	for {
		e := l.next()
		if e.name == "change" {
			if err := json.Unmarshal([]byte(e.data), &c); err != nil || c.Cursor != e.id {
				l.t.Fatalf("event %+v: %v", e, err)
			}
			return e.id, c
		}
	}
}

func (w *world) runHub(t *testing.T) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- w.set.Run(ctx) }()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
}

func TestStream(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.runHub(t)
	a, b := w.listen(t, ""), w.listen(t, "")
	w.run("s"+soest, at(time.Hour), said{key: "b", title: "Neu\n\nid: 7", text: "zu\ndata: x", statements: []notice.Statement{says(soest, "rathaus", notice.Unavailable, "zu\ndata: x")}})
	first, c := a.change()
	if c.Kind != "notice" || c.Title != "Neu\n\nid: 7" {
		t.Errorf("first %+v", c)
	}
	if _, c := a.change(); c.Kind != "cell" || c.Quote != "zu\ndata: x" {
		t.Errorf("second %+v", c)
	}
	if id, _ := b.change(); id != first {
		t.Errorf("the other listener got %s first, not %s", id, first)
	}
	// One that comes back gets what it missed and then what is new, each once.
	w.run("s"+soest, at(2*time.Hour), said{key: "b", title: "Neu", text: "auf", statements: []notice.Statement{says(soest, "rathaus", notice.Available, "auf")}})
	for range 2 {
		a.change() // so that the hub has handed it out
	}
	back := w.listen(t, first)
	w.run("s"+werl, at(3*time.Hour), said{key: "c", title: "Werl", text: "zu", statements: []notice.Statement{says(werl, "rathaus", notice.Limited, "zu")}})
	var got []string
	seen := map[string]bool{first: true}
	for range 5 {
		id, c := back.change()
		if seen[id] {
			t.Errorf("%s came twice", id)
		}
		seen[id] = true
		got = append(got, c.Kind+" "+c.Body)
	}
	if s := strings.Join(got, ", "); s != "cell "+soest+", notice , cell "+soest+", notice , cell "+werl {
		t.Errorf("after coming back: %s", s)
	}
	if e := w.listen(t, "999999999999-1").next(); e.name != "reset" {
		t.Errorf("a cursor of another database: %+v", e)
	}
	if got := w.ask(api.EventsPath, "Last-Event-ID", "rubbish"); got.StatusCode != http.StatusBadRequest {
		t.Errorf("no cursor: %d", got.StatusCode)
	}
}

func TestStreamHeartbeatAndLimits(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	hub, err := stream.New(stream.Config{Store: w.store, Heartbeat: 50 * time.Millisecond, Look: 10 * time.Millisecond, Listeners: 1})
	w.must(err)
	mux := http.NewServeMux()
	hub.Routes(mux, w.set.kit)
	// A time limit of pages before it must not end it.
	sv := httptest.NewUnstartedServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), time.Second)
		defer cancel()
		mux.ServeHTTP(rw, r.WithContext(ctx))
	}))
	sv.Config.ReadTimeout, sv.Config.WriteTimeout = 2*time.Second, 2*time.Second
	sv.Start()
	t.Cleanup(sv.Close)
	w.url = sv.URL
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- hub.Run(ctx) }()
	l := w.listen(t, "")
	for range 60 { // three seconds, longer than each of the limits
		if e := l.next(); e.comment != "still here" {
			t.Fatalf("got %+v", e)
		}
	}
	if got := w.ask(api.EventsPath); got.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("one listener too many: %d", got.StatusCode)
	}
	cancel()
	w.must(<-done)
	for range l.events { // ends, for the hub did
	}
}

func TestStreamDropsWhoDoesNotRead(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	hub, err := stream.New(stream.Config{Store: w.store, Look: 10 * time.Millisecond, Patience: 50 * time.Millisecond, Queue: 2, Listeners: 1})
	w.must(err)
	mux := http.NewServeMux()
	hub.Routes(mux, w.set.kit)
	ended := make(chan struct{})
	sv := httptest.NewUnstartedServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		mux.ServeHTTP(rw, r)
		if rw.Header().Get("Content-Type") == "text/event-stream" {
			close(ended)
		}
	}))
	sv.Config.ConnContext = func(ctx context.Context, c net.Conn) context.Context {
		if tcp, ok := c.(*net.TCPConn); ok {
			_ = tcp.SetWriteBuffer(1 << 12)
		}
		return ctx
	}
	sv.Start()
	t.Cleanup(sv.Close)
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- hub.Run(ctx) }()
	conn, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", sv.Listener.Addr().String())
	w.must(err)
	defer func() { _ = conn.Close() }()
	_ = conn.(*net.TCPConn).SetReadBuffer(1 << 12)
	w.url = sv.URL
	for w.ask("/api/v1/events", "Last-Event-ID", "x").StatusCode != http.StatusBadRequest {
	}
	// The hub may not have begun: ask until the answer is a stream.
	head := make([]byte, 12)
	for {
		_, err = conn.Write([]byte("GET /api/v1/events HTTP/1.1\r\nHost: x\r\n\r\n"))
		w.must(err)
		_, err = conn.Read(head)
		w.must(err)
		if strings.HasSuffix(string(head), "200") {
			break
		}
		_ = conn.Close()
		conn, err = (&net.Dialer{}).DialContext(t.Context(), "tcp", sv.Listener.Addr().String())
		w.must(err)
		_ = conn.(*net.TCPConn).SetReadBuffer(1 << 12)
	}
	big := strings.Repeat("Das Rathaus ist geschlossen. ", 2000)
	for i := range 60 {
		select {
		case <-ended:
			cancel()
			w.must(<-done)
			return
		default:
		}
		text := big + itoa(int64(i))
		w.run("s"+soest, at(time.Duration(i)*time.Minute), said{key: "b", title: "Neu", text: text, statements: []notice.Statement{
			says(soest, "rathaus", notice.Unavailable, text), says(soest, "telefon", notice.Unavailable, text), says(soest, "email", notice.Unavailable, text),
		}})
	}
	select {
	case <-ended:
	case <-time.After(20 * time.Second):
		t.Error("a listener that does not read was kept")
	}
	cancel()
	w.must(<-done)
}
