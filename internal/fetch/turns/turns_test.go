package turns

import (
	"fmt"
	"testing"
	"time"
)

// TestBounded gives turns at more hosts than are remembered: those not over yet are forgotten last.
func TestBounded(t *testing.T) {
	now := time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)
	var tr Turns
	take := func(host string) time.Time {
		return tr.Take(host, now, time.Second, func(time.Duration) bool { return true })
	}
	for i := range maxHosts - 1 {
		take(fmt.Sprintf("old%d.example.de", i))
	}
	now = now.Add(2 * MaxGap)
	take("new.example.de")
	for i := range 10 {
		take(fmt.Sprintf("h%d.example.de", i))
	}
	if len(tr.m) > maxHosts {
		t.Errorf("%d hosts", len(tr.m))
	}
	if at := take("new.example.de"); !at.Equal(now.Add(time.Second)) {
		t.Errorf("the turn that was taken just now is forgotten: the next is at %v", at)
	}
	for i := range 3 * maxHosts {
		take(fmt.Sprintf("many%d.example.de", i))
	}
	if len(tr.m) > maxHosts {
		t.Errorf("%d hosts, none of them over", len(tr.m))
	}
}
