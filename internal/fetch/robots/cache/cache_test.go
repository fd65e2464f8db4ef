package cache

import (
	"fmt"
	"testing"
	"time"
)

func TestBounded(t *testing.T) {
	now := time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)
	c := New(Config{})
	for i := range 2 * maxOrigins {
		_, _, leave := c.enter(fmt.Sprintf("https://h%d.example.de", i), now)
		leave(knownRules{until: now.Add(time.Hour)}, true)
	}
	if len(c.rules) > maxOrigins || len(c.asking) != 0 {
		t.Errorf("%d rules, %d asking", len(c.rules), len(c.asking))
	}
}
