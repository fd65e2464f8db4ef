// Package discourse keeps what the clauses of a sentence have said so far, and lets the next clause change it: limit it, deny
// it, turn it round, give part of it back.
package discourse
