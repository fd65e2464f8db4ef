package keep

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/lagebild/lagebild/internal/fault"
)

func TestMemory(t *testing.T) {
	t.Parallel()
	now := time.Date(2023, 11, 1, 12, 0, 0, 0, time.UTC)
	m := New[int](2, func() time.Time { return now })
	value := func(n int) func(context.Context) (int, error) {
		return func(context.Context) (int, error) { return n, nil }
	}
	away := func(context.Context) (int, error) { return 0, fault.New(fault.OurSide, "asking", "away") }
	ask := func(key string, read func(context.Context) (int, error)) (int, time.Time, error) {
		t.Helper()
		return m.Get(t.Context(), key, read)
	}
	if v, old, err := ask("a", value(1)); v != 1 || !old.IsZero() || err != nil {
		t.Errorf("new: %d %s %v", v, old, err)
	}
	readAt := now
	now = now.Add(time.Hour)
	if v, old, err := ask("a", away); v != 1 || !old.Equal(readAt) || err != nil {
		t.Errorf("away: %d of %s, %v", v, old, err)
	}
	if _, _, err := ask("b", away); fault.KindOf(err) != fault.OurSide {
		t.Errorf("nothing known: %v", err)
	}
	if v, old, _ := ask("a", func(context.Context) (int, error) { t.Error("asked right after a failure"); return 0, nil }); v != 1 || old.IsZero() {
		t.Errorf("right after: %d %s", v, old)
	}
	if _, _, err := ask("c", func(context.Context) (int, error) { return 0, fault.New(fault.NotFound, "asking", "none") }); fault.KindOf(err) != fault.NotFound {
		t.Errorf("not found: %v", err)
	}
	_, _, _ = ask("d", value(4))
	_, _, _ = ask("e", value(5))
	if _, _, err := ask("a", away); err == nil {
		t.Error("a is still remembered, beyond the room")
	}
	if v, at, ok := m.Last("e"); v != 5 || !at.Equal(now) || !ok {
		t.Errorf("last: %d of %s, %t", v, at, ok)
	}
	if _, _, ok := m.Last("a"); ok {
		t.Error("last of what is forgotten")
	}
	if !Away(context.DeadlineExceeded) || Away(errors.New("x")) {
		t.Error("what counts as away")
	}
}
