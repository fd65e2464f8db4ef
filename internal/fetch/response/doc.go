// Package response reads what an HTTP response says: its body within limits, its media type, for how long it holds and when
// to come back.
package response
