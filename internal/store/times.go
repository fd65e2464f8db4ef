package store

import (
	"database/sql"
	"hash/fnv"
	"time"

	"github.com/lagebild/lagebild/internal/notice"
)

// stamp is t as PostgreSQL keeps it: UTC, in microseconds.
func stamp(t time.Time) time.Time { return t.UTC().Truncate(time.Microsecond) }

// maybe is t for a nullable column: nil for the zero time.
func maybe(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	u := stamp(t)
	return &u
}

// moment is a nullable column as a time: zero for null.
func moment(t sql.NullTime) time.Time {
	if !t.Valid {
		return time.Time{}
	}
	return t.Time.UTC()
}

// day is a day for a nullable date column.
func day(d notice.Day) *string {
	if d == "" {
		return nil
	}
	s := string(d)
	return &s
}

// lockKey is the advisory lock of a class on name. Two names may share one: they then only wait for each other.
func lockKey(class int64, name string) int64 {
	h := fnv.New32a()
	_, _ = h.Write([]byte(name))
	return class<<32 | int64(h.Sum32())
}
