// Package kinds holds the reconcilers, one a kind, and what wakes them.
//
// Package controller tells how they work together.
package kinds
