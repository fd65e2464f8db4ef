// Package kinds holds the reconcilers, one a kind, and says which objects each has to look at when something changes.
//
// Package controller tells how they work together.
package kinds
