// Package progress holds how far a sentence has been read: what its clauses have named and said, and what the next one makes of that.
package progress
