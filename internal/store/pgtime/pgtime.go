package pgtime

import (
	"database/sql"
	"time"

	"github.com/lagebild/lagebild/internal/notice"
)

// Stamp is t as PostgreSQL keeps it: UTC, in microseconds.
func Stamp(t time.Time) time.Time { return t.UTC().Truncate(time.Microsecond) }

// Maybe is t for a nullable column: nil for the zero time.
func Maybe(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	u := Stamp(t)
	return &u
}

// Moment is a nullable column as a time: zero for null.
func Moment(t sql.NullTime) time.Time {
	if !t.Valid {
		return time.Time{}
	}
	return t.Time.UTC()
}

// Day is a day for a nullable date column.
func Day(d notice.Day) *string {
	if d == "" {
		return nil
	}
	s := string(d)
	return &s
}

// SameTime reports whether two nullable times are the same, or both none.
func SameTime(a, b *time.Time) bool {
	return (a == nil) == (b == nil) && (a == nil || a.Equal(*b))
}

// Plausible drops a time that JSON or PostgreSQL cannot hold.
func Plausible(t time.Time) *time.Time {
	if y := t.UTC().Year(); y < 1 || y > 9999 {
		return nil
	}
	return Maybe(t)
}

// Deref is a nullable time: zero for none.
func Deref(t *time.Time) time.Time {
	if t == nil {
		return time.Time{}
	}
	return *t
}
