package shape

import (
	"time"

	"github.com/lagebild/lagebild/internal/notice"
)

// StatementRow is a statement with where it stands.
type StatementRow struct {
	notice.Statement
	ID          int64
	NoticeID    int64
	DocumentURL string
	Title       string
	Lead        string // words that govern the quote (line above its list, heads of its cell, its question); on a BodyPage only
	Source      string // namespace/name
	Authority   notice.Authority
	FirstSeen   time.Time
	ConfirmedAt time.Time
	Effective   time.Time // by which "newest" is decided: AsOf, else published, else first seen
	Withdrawn   time.Time // zero: stands
}

// NoticeHead is a notice version in a list.
type NoticeHead struct {
	ID          int64
	Version     int // 1, 2, … within its document
	Title       string
	URL         string
	Source      string // namespace/name
	Published   time.Time
	FirstSeen   time.Time
	LastSeen    time.Time
	Withdrawn   time.Time // zero: stands
	Statements  int
	IsNewest    bool
	Authority   notice.Authority
	DocumentKey string
}
