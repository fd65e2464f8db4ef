// Package fault names what can go wrong, once for the whole product. A kind decides how soon the next try comes, which
// reason a condition gives, which label a metric carries and which status a page answers with; the table in this package
// is the only place that says so.
package fault

import (
	"errors"
	"fmt"
	"time"
)

// Kind is the name of a sort of failure. Its text is stored with runs and used as a metric label; it never changes.
type Kind string

// The kinds.
const (
	NotFound         Kind = "not_found"          // 404, 410, no such row
	Invalid          Kind = "invalid"            // input that has to be changed before it can work
	Blocked          Kind = "blocked"            // 401, 403, 451
	RobotsDenied     Kind = "robots_denied"      // robots.txt forbids it
	SoftBlocked      Kind = "soft_blocked"       // 200, but a challenge or placeholder page
	RateLimited      Kind = "rate_limited"       // 429, or 503 with Retry-After
	Unreachable      Kind = "unreachable"        // no DNS answer, connection refused or reset
	TLSInvalid       Kind = "tls_invalid"        // certificate expired, wrong host, unknown issuer
	TimedOut         Kind = "timed_out"          // no whole answer in time
	TooLarge         Kind = "too_large"          // more bytes than allowed, after decompression
	TooManyRedirects Kind = "too_many_redirects" // redirect limit or loop
	WrongMediaType   Kind = "wrong_media_type"   // an answer of a type that the source kind cannot read
	BadContent       Kind = "bad_content"        // bytes that cannot be parsed as what they claim to be
	Empty            Kind = "empty"              // parsed, but nothing in it where there always was something
	RefusedTarget    Kind = "refused_target"     // address that must not be asked: private, loopback, link-local, bad port
	Unavailable      Kind = "unavailable"        // 5xx
	OurSide          Kind = "our_side"           // our own uplink, database or disk; says nothing of the target
	Conflict         Kind = "conflict"           // somebody else was first: lease lost, row changed
	Internal         Kind = "internal"           // a bug
)

// Error is a failure with its kind.
type Error struct {
	Kind       Kind
	Op         string        // what was being done: "fetching https://…"
	Remedy     string        // what a person can do about it; "" if nothing
	RetryAfter time.Duration // as the other side asked; 0 if it did not
	Err        error         // cause; may be nil
}

// Error implements error: operation, cause, remedy.
func (e *Error) Error() string {
	s := e.Op
	if e.Err != nil {
		if s != "" {
			s += ": "
		}
		s += e.Err.Error()
	}
	if s == "" {
		s = string(e.Kind)
	}
	if e.Remedy != "" {
		s += " (" + e.Remedy + ")"
	}
	return s
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// New makes an error of kind k for operation op with a cause in the form of fmt.Errorf.
func New(k Kind, op, format string, args ...any) *Error {
	return &Error{Kind: k, Op: op, Err: fmt.Errorf(format, args...)}
}

// Wrap gives err the kind k and says what was being done; nil stays nil.
func Wrap(k Kind, op string, err error) error {
	if err == nil {
		return nil
	}
	return &Error{Kind: k, Op: op, Err: err}
}

// KindOf is the kind of the outermost Error in err's chain: "" for nil, Internal for an error without one.
func KindOf(err error) Kind {
	if err == nil {
		return ""
	}
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Kind
	}
	return Internal
}

// RetryAfterOf is how long the other side asked to wait; 0 if it did not.
func RetryAfterOf(err error) time.Duration {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.RetryAfter
	}
	return 0
}
