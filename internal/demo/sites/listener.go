package sites

import (
	"crypto/tls"
	"net"
	"sync"
	"time"
)

// tlsHandshake is the first byte of a TLS connection: the content type "handshake".
const tlsHandshake = 0x16

// firstByteWithin is how long a new connection may stay silent, in real time.
const firstByteWithin = 30 * time.Second

// peeker is a listener whose connections are TLS or plain, as their first byte shows.
type peeker struct {
	net.Listener
	config *tls.Config
	ready  chan net.Conn
	closed chan struct{}
	once   sync.Once
	wg     sync.WaitGroup
	err    error

	mu      sync.Mutex
	pending map[net.Conn]bool // connections whose first byte has not come
}

func newPeeker(inner net.Listener, config *tls.Config) *peeker {
	p := &peeker{
		Listener: inner, config: config, ready: make(chan net.Conn), closed: make(chan struct{}), pending: map[net.Conn]bool{},
	}
	p.wg.Go(p.accept)
	return p
}

func (p *peeker) accept() {
	for {
		conn, err := p.Listener.Accept()
		if err != nil {
			p.once.Do(func() { p.err = err; close(p.closed) })
			return
		}
		p.mu.Lock()
		p.pending[conn] = true
		p.mu.Unlock()
		p.wg.Go(func() { p.peek(conn) })
	}
}

func (p *peeker) peek(conn net.Conn) {
	var first [1]byte
	_ = conn.SetReadDeadline(time.Now().Add(firstByteWithin))
	n, err := conn.Read(first[:])
	_ = conn.SetReadDeadline(time.Time{})
	p.mu.Lock()
	delete(p.pending, conn)
	p.mu.Unlock()
	if err != nil || n == 0 {
		_ = conn.Close()
		return
	}
	var out net.Conn = &peeked{Conn: conn, first: first[:]}
	if first[0] == tlsHandshake {
		out = tls.Server(out, p.config)
	}
	select {
	case p.ready <- out:
	case <-p.closed:
		_ = conn.Close()
	}
}

// Accept implements net.Listener.
func (p *peeker) Accept() (net.Conn, error) {
	select {
	case c := <-p.ready:
		return c, nil
	case <-p.closed:
		return nil, p.err
	}
}

// Close implements net.Listener. It ends when no goroutine of the listener is left.
func (p *peeker) Close() error {
	err := p.Listener.Close()
	p.once.Do(func() { p.err = net.ErrClosed; close(p.closed) })
	p.mu.Lock()
	for c := range p.pending {
		_ = c.Close()
	}
	p.mu.Unlock()
	p.wg.Wait()
	return err
}

// peeked gives back the byte that was read too early.
type peeked struct {
	net.Conn
	first []byte
}

// Read implements net.Conn.
func (c *peeked) Read(b []byte) (int, error) {
	if len(c.first) > 0 {
		n := copy(b, c.first)
		c.first = c.first[n:]
		return n, nil
	}
	return c.Conn.Read(b)
}

// reset closes the connection so that the other side sees a reset, as from a port where nobody listens.
func reset(conn net.Conn) {
	if t, ok := conn.(*tls.Conn); ok {
		conn = t.NetConn()
	}
	if p, ok := conn.(*peeked); ok {
		conn = p.Conn
	}
	if t, ok := conn.(*net.TCPConn); ok {
		_ = t.SetLinger(0)
	}
	_ = conn.Close()
}
