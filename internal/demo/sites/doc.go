// Package sites serves many host names on one port, HTTP and TLS alike, and fails as real hosts fail: connections reset,
// answers that never come, expired certificates, 503, 429, challenge pages. It counts how each host is treated, on the
// clock, so that politeness can be measured. It listens where it is told to and asks nobody anything.
package sites
