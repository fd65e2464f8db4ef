//go:build unix

package apiserver

import (
	"errors"
	"net"
	"os"
	"path/filepath"

	"github.com/lagebild/lagebild/internal/kubetest/pki"
)

// The files that the API server reads.
const (
	caFile      = "ca.crt"
	certFile    = "apiserver.crt"
	keyFile     = "apiserver.key"
	accountFile = "serviceaccounts.key"
)

// writeCerts puts what the API server reads into dir.
func writeCerts(a *pki.Authority, dir string) error {
	serving, err := a.Serving("kube-apiserver",
		[]string{"localhost", "kubernetes", "kubernetes.default", "kubernetes.default.svc"},
		[]net.IP{net.IPv4(127, 0, 0, 1), net.IPv6loopback})
	if err != nil {
		return err
	}
	account, err := pki.NewKey()
	if err != nil {
		return err
	}
	return errors.Join(
		os.WriteFile(filepath.Join(dir, caFile), a.PEM(), 0o600),
		os.WriteFile(filepath.Join(dir, certFile), serving.Cert, 0o600),
		os.WriteFile(filepath.Join(dir, keyFile), serving.Key, 0o600),
		os.WriteFile(filepath.Join(dir, accountFile), account, 0o600),
	)
}
