//go:build unix

package apiserver

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"sync"
	"time"

	"k8s.io/client-go/rest"

	"github.com/lagebild/lagebild/internal/child"
	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/kubetest/assets"
	"github.com/lagebild/lagebild/internal/kubetest/pki"
)

const (
	startLimit = 2 * time.Minute // of the API server on a machine that is busy with something else
	readyPoll  = 20 * time.Millisecond
)

// Options for Start.
type Options struct {
	Assets   assets.Assets // the programs to run
	Port     int           // on 127.0.0.1; 0 = any that is free
	Progress func(string)  // told what is being done, for people; may be nil
	Log      *slog.Logger  // nil = nothing is logged
}

// Server is an API server that can be used until Close. Its methods may be called at the same time.
type Server struct {
	opts  Options
	place *place
	ca    *pki.Authority
	admin pki.Pair
	port  *port
	log   *slog.Logger

	etcd *child.Process
	mu   sync.Mutex
	api  *child.Process // nil between StopAPI and StartAPI
}

// Start starts etcd and an API server, and returns when it answers, after some 4 s. Ending ctx interrupts the start, but does
// not stop a server that has been started: that is for Close. Errors are Conflict (the port is taken) and OurSide, with the
// last lines that the programs printed.
func Start(ctx context.Context, o Options) (*Server, error) {
	const op = "starting an API server"
	if o.Progress == nil {
		o.Progress = func(string) {}
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	s := &Server{opts: o, log: o.Log}
	if err := s.prepare(); err != nil {
		return nil, errors.Join(asFault(op, err), s.Close())
	}
	o.Progress("starting etcd and kube-apiserver (" + o.Assets.Source + ")")
	if err := s.startEtcd(ctx); err != nil {
		return nil, errors.Join(asFault(op, err), s.Close())
	}
	if err := s.StartAPI(ctx); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

func asFault(op string, err error) error {
	if _, ok := errors.AsType[*fault.Error](err); ok {
		return err
	}
	return fault.Wrap(fault.OurSide, op, err)
}

// prepare makes the folder, the certificates and holds the port.
func (s *Server) prepare() (err error) {
	if s.place, err = newPlace(tempBase(), s.log); err != nil {
		return err
	}
	if s.port, err = holdPort(s.opts.Port); err != nil {
		return err
	}
	if s.ca, err = pki.New(clock.System{}.Now()); err != nil {
		return err
	}
	if s.admin, err = s.ca.Client("admin", "system:masters"); err != nil {
		return err
	}
	return writeCerts(s.ca, s.place.dir)
}

func (s *Server) startEtcd(ctx context.Context) error {
	// Sockets need no port that somebody else may take, and nobody else on this machine can open them.
	client, peer := s.socket("etcd"), s.socket("peer")
	// Addresses that a member gives to others have to have a port, though this one has no others.
	const nobody = "http://127.0.0.1:1"
	cmd := exec.CommandContext(context.WithoutCancel(ctx), s.opts.Assets.Etcd(), //nolint:gosec // the program that was found
		"--data-dir="+filepath.Join(s.place.dir, "etcd"), "--unsafe-no-fsync=true", "--name=default",
		"--listen-client-urls="+client, "--advertise-client-urls="+nobody,
		"--listen-peer-urls="+peer, "--initial-advertise-peer-urls="+nobody, "--initial-cluster=default="+nobody,
		"--log-level=warn", "--quota-backend-bytes="+strconv.Itoa(2<<30),
	)
	cmd.Dir = s.place.dir
	var err error
	s.etcd, err = child.Start("etcd", cmd, func(l string) { s.log.DebugContext(ctx, "Etcd reported", "line", l) })
	return err
}

func (s *Server) socket(name string) string {
	return "unix://" + filepath.Join(s.place.dir, name+".sock")
}

// StartAPI starts the API server again after StopAPI, on the same address and data, and returns when it answers.
func (s *Server) StartAPI(ctx context.Context) error {
	const op = "starting kube-apiserver"
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.api != nil {
		return nil
	}
	file := func(name string) string { return filepath.Join(s.place.dir, name) }
	cmd := exec.CommandContext(context.WithoutCancel(ctx), s.opts.Assets.APIServer(), //nolint:gosec // the program that was found
		"--etcd-servers="+s.socket("etcd"), "--bind-address=127.0.0.1", "--secure-port="+strconv.Itoa(s.port.number),
		"--permit-port-sharing=true", "--client-ca-file="+file(caFile), "--tls-cert-file="+file(certFile), "--tls-private-key-file="+file(keyFile),
		"--cert-dir="+s.place.dir, "--authorization-mode=RBAC", "--service-cluster-ip-range=10.0.0.0/24",
		"--service-account-issuer=https://kubernetes.default.svc", "--service-account-key-file="+file(accountFile),
		"--service-account-signing-key-file="+file(accountFile),
		// No controller makes the account that this plugin would give to pods.
		"--disable-admission-plugins=ServiceAccount",
		// The address of this server in the service "kubernetes" helps nobody: there are no pods.
		"--endpoint-reconciler-type=none",
	)
	cmd.Dir = s.place.dir
	api, err := child.Start("kube-apiserver", cmd, func(l string) { s.log.DebugContext(ctx, "Kube-apiserver reported", "line", l) })
	if err != nil {
		return fault.Wrap(fault.OurSide, op, err)
	}
	if err := s.awaitReady(ctx, api); err != nil {
		return errors.Join(fault.Wrap(fault.OurSide, op, err), api.Stop(0))
	}
	s.api = api
	return nil
}

// StopAPI kills the API server, as a crash would; its data and its address stay. Close is for the end.
func (s *Server) StopAPI() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.api == nil {
		return nil
	}
	err := s.api.Stop(0)
	s.api = nil
	return fault.Wrap(fault.OurSide, "stopping kube-apiserver", err)
}

// awaitReady asks the API server until it says that it is ready: there is nothing to subscribe to.
func (s *Server) awaitReady(ctx context.Context, api *child.Process) error {
	cert, err := tls.X509KeyPair(s.admin.Cert, s.admin.Key)
	if err != nil {
		return err
	}
	roots := x509.NewCertPool()
	roots.AddCert(s.ca.Cert())
	transport := &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots, Certificates: []tls.Certificate{cert}, MinVersion: tls.VersionTLS12}}
	defer transport.CloseIdleConnections()
	client := &http.Client{Transport: transport, Timeout: 5 * time.Second}
	ctx, cancel := context.WithTimeout(ctx, startLimit)
	defer cancel()
	for {
		if ready(ctx, client, s.URL()+"/readyz") {
			return nil
		}
		select {
		case <-api.Done():
			return fmt.Errorf("%w; etcd: %s", api.Err(), s.etcd.Tail())
		case <-s.etcd.Done():
			return fmt.Errorf("%w", s.etcd.Err())
		case <-ctx.Done():
			return fmt.Errorf("it is not ready: %w: %s; etcd: %s", ctx.Err(), api.Tail(), s.etcd.Tail())
		case <-time.After(readyPoll):
		}
	}
}

func ready(ctx context.Context, client *http.Client, url string) bool {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, http.NoBody)
	if err != nil {
		return false
	}
	resp, err := client.Do(req)
	if err != nil {
		return false
	}
	return resp.Body.Close() == nil && resp.StatusCode == http.StatusOK
}

// URL is the address of the API server.
func (s *Server) URL() string { return fmt.Sprintf("https://127.0.0.1:%d", s.port.number) }

// Dir is the folder of the server's files, which only its owner can enter and which Close removes.
func (s *Server) Dir() string { return s.place.dir }

// Config is how an administrator who may do everything reaches the server; requests are not slowed down.
func (s *Server) Config() *rest.Config { return s.config(s.admin) }

// User is how a user with groups reaches the server; what the user may do is for RBAC to say.
func (s *Server) User(name string, groups ...string) (*rest.Config, error) {
	p, err := s.ca.Client(name, groups...)
	if err != nil {
		return nil, fault.Wrap(fault.Internal, "issuing a certificate", err)
	}
	return s.config(p), nil
}

func (s *Server) config(p pki.Pair) *rest.Config {
	return &rest.Config{
		Host: s.URL(), TLSClientConfig: rest.TLSClientConfig{CAData: s.ca.PEM(), CertData: p.Cert, KeyData: p.Key},
		QPS: -1, // no limit on our side; the server has its own
	}
}

// Done is closed when etcd has ended, without which no API server works, called for or not.
func (s *Server) Done() <-chan struct{} { return s.etcd.Done() }

// Close stops the programs and removes the folder; it takes some milliseconds. Calling it again does nothing more.
func (s *Server) Close() error {
	if s.place == nil {
		return nil
	}
	err := s.StopAPI()
	if s.etcd != nil {
		err = errors.Join(err, s.etcd.Stop(0))
	}
	if s.port != nil {
		err = errors.Join(err, s.port.release())
	}
	err = errors.Join(err, s.place.remove())
	s.place = nil
	return fault.Wrap(fault.OurSide, "stopping the API server", err)
}

// remove gives the folder up.
func (p *place) remove() error { return errors.Join(os.RemoveAll(p.dir), p.lock.Close()) }
