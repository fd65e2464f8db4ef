package controller

import (
	"testing"

	"k8s.io/client-go/rest"
)

// TestLockKeepsTheConfig: the lease's short time-out must not reach the operator's other requests, the watches least of all.
func TestLockKeepsTheConfig(t *testing.T) {
	t.Parallel()
	cfg := &rest.Config{Host: "https://127.0.0.1:6443"}
	if _, err := newLock(cfg, Lease{Namespace: "lagebild", Identity: "one", Duration: DefaultLease}); err != nil {
		t.Fatal(err)
	}
	if cfg.Timeout != 0 || cfg.UserAgent != "" {
		t.Errorf("the operator's requests got time-out %s and user agent %q", cfg.Timeout, cfg.UserAgent)
	}
}
