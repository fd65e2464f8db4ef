// Package turn is what one look at an object has in common with all others, of whatever kind: what it remembers of the last
// one, and what it may write to the API server: the finalizer, the status, and Events.
package turn
