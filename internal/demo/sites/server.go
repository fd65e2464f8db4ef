package sites

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/lagebild/lagebild/internal/clock"
)

// Server serves a World.
type Server struct {
	world    World
	clock    clock.Clock
	log      *slog.Logger
	inner    net.Listener
	ca       *authority
	counters counters
}

// New makes a Server on listener, which it owns from now on. A nil log keeps it silent.
func New(listener net.Listener, world World, c clock.Clock, log *slog.Logger) (*Server, error) {
	ca, err := newAuthority()
	if err != nil {
		return nil, err
	}
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	return &Server{world: world, clock: c, log: log, inner: listener, ca: ca, counters: counters{hosts: map[string]*tally{}}}, nil
}

// Serve serves until ctx ends, then closes the listener and all connections. It may be called once.
func (s *Server) Serve(ctx context.Context) error {
	listener := newPeeker(s.inner, &tls.Config{
		MinVersion: tls.VersionTLS12, NextProtos: []string{"http/1.1"}, GetCertificate: s.certificate,
	})
	server := &http.Server{
		Handler:           http.HandlerFunc(s.handle),
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       60 * time.Second,
		ErrorLog:          slog.NewLogLogger(s.log.Handler(), slog.LevelDebug),
		BaseContext:       func(net.Listener) context.Context { return ctx },
	}
	stopped := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		defer close(stopped)
		_ = server.Close()
	})
	err := server.Serve(listener)
	if !stop() {
		<-stopped
	}
	_ = listener.Close()
	if err != nil && !errors.Is(err, http.ErrServerClosed) && ctx.Err() == nil {
		return fmt.Errorf("serving the demo's sites: %w", err)
	}
	return nil
}

// Close releases the listener of a Server that never served.
func (s *Server) Close() error { return s.inner.Close() }

// Addr is where the server listens.
func (s *Server) Addr() net.Addr { return s.inner.Addr() }

// CertPEM is the certificate of the authority that signs for all hosts, in PEM.
func (s *Server) CertPEM() []byte { return s.ca.pem }

// CertPool holds the same certificate.
func (s *Server) CertPool() *x509.CertPool {
	pool := x509.NewCertPool()
	pool.AddCert(s.ca.cert)
	return pool
}

// Counters are the counters of every host that was asked anything.
func (s *Server) Counters() map[string]HostCount { return s.counters.all() }

// certificate answers a TLS greeting: with a reset, with an expired certificate or with a good one.
func (s *Server) certificate(hello *tls.ClientHelloInfo) (*tls.Certificate, error) {
	host := hello.ServerName
	if !s.world.Known(host) {
		return nil, fmt.Errorf("no such host: %q", host)
	}
	now := s.clock.Now()
	switch s.world.Answer(host, "/", now).Drop {
	case Reset:
		s.counters.fault(host)
		reset(hello.Conn)
		return nil, errors.New("host is down")
	case Expired:
		s.counters.fault(host)
		return s.ca.leaf(host, true)
	default:
		return s.ca.leaf(host, false)
	}
}
