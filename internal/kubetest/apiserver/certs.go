//go:build unix

package apiserver

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"time"
)

// lifetime of certificates: longer than anybody tries things out.
const lifetime = 30 * 24 * time.Hour

// authority issues the certificates of one server; its key is in memory only.
type authority struct {
	cert *x509.Certificate
	key  *ecdsa.PrivateKey
	pem  []byte
	now  time.Time
}

// pair is a certificate with its key, in PEM.
type pair struct{ cert, key []byte }

func newAuthority(now time.Time) (*authority, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	a := &authority{key: key, now: now}
	t := a.template(pkix.Name{CommonName: "lagebild local API server"})
	t.IsCA, t.BasicConstraintsValid, t.KeyUsage = true, true, x509.KeyUsageCertSign|x509.KeyUsageDigitalSignature
	der, err := x509.CreateCertificate(rand.Reader, t, t, key.Public(), key)
	if err != nil {
		return nil, err
	}
	if a.cert, err = x509.ParseCertificate(der); err != nil {
		return nil, err
	}
	a.pem = pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})
	return a, nil
}

func (a *authority) template(subject pkix.Name) *x509.Certificate {
	serial, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 120))
	if err != nil {
		serial = big.NewInt(a.now.UnixNano()) // unique enough among the few of one server
	}
	return &x509.Certificate{SerialNumber: serial, Subject: subject, NotBefore: a.now.Add(-time.Hour), NotAfter: a.now.Add(lifetime)}
}

// serving is the certificate of the API server.
func (a *authority) serving() (pair, error) {
	t := a.template(pkix.Name{CommonName: "kube-apiserver"})
	t.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}
	t.DNSNames = []string{"localhost", "kubernetes", "kubernetes.default", "kubernetes.default.svc"}
	t.IPAddresses = []net.IP{net.IPv4(127, 0, 0, 1), net.IPv6loopback}
	return a.issue(t)
}

// client is the certificate of a user with groups.
func (a *authority) client(user string, groups []string) (pair, error) {
	t := a.template(pkix.Name{CommonName: user, Organization: groups})
	t.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}
	return a.issue(t)
}

func (a *authority) issue(t *x509.Certificate) (pair, error) {
	key, keyPEM, err := newKey()
	if err != nil {
		return pair{}, err
	}
	t.KeyUsage = x509.KeyUsageDigitalSignature
	der, err := x509.CreateCertificate(rand.Reader, t, a.cert, key.Public(), a.key)
	if err != nil {
		return pair{}, err
	}
	return pair{cert: pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), key: keyPEM}, nil
}

func newKey() (*ecdsa.PrivateKey, []byte, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, nil, err
	}
	der, err := x509.MarshalECPrivateKey(key)
	if err != nil {
		return nil, nil, err
	}
	return key, pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: der}), nil
}

// The files that the API server reads.
const (
	caFile      = "ca.crt"
	certFile    = "apiserver.crt"
	keyFile     = "apiserver.key"
	accountFile = "serviceaccounts.key"
)

// write puts what the API server reads into dir.
func (a *authority) write(dir string) error {
	serving, err := a.serving()
	if err != nil {
		return err
	}
	_, account, err := newKey()
	if err != nil {
		return err
	}
	return errors.Join(
		os.WriteFile(filepath.Join(dir, caFile), a.pem, 0o600),
		os.WriteFile(filepath.Join(dir, certFile), serving.cert, 0o600),
		os.WriteFile(filepath.Join(dir, keyFile), serving.key, 0o600),
		os.WriteFile(filepath.Join(dir, accountFile), account, 0o600),
	)
}
