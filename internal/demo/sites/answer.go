package sites

import (
	"net/http"
	"time"
)

// Drop is a way to give no answer at all.
type Drop int

// The ways.
const (
	Answered Drop = iota // there is an answer
	Reset                // connection reset as soon as the host name is known
	Hang                 // the request is read and nothing follows
	Expired              // to plain HTTP a redirect to https; there the certificate has expired
)

// Answer is what a host says to a request.
type Answer struct {
	Drop       Drop
	Status     int // 200 if 0
	MediaType  string
	Charset    string // "" sends none
	Body       []byte
	Modified   time.Time // of the content, on the clock; zero if it has no validators
	MaxAge     time.Duration
	Location   string        // of a redirect: path, or //host/path for another host of this server
	RetryAfter time.Duration // on the clock; the host counts as blocked so long
	Fault      string        // name of the fault, for the counters; "" if the host works
}

// World knows what each host says at a moment on the clock. It must be safe for concurrent use.
type World interface {
	// Known reports whether there is such a host. An unknown one is answered like a stranger: 421.
	Known(host string) bool
	// Answer is what host says at path at t.
	Answer(host, path string, t time.Time) Answer
	// Robots is the host's robots.txt at t; ok is false if it has none.
	Robots(host string, t time.Time) (body string, ok bool)
	// Disallowed reports whether the host's robots.txt forbids path.
	Disallowed(host, path string) bool
}

func (a Answer) status() int {
	if a.Status == 0 {
		return http.StatusOK
	}
	return a.Status
}
