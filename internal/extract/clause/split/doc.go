// Package split cuts a marked text into sentences and clauses, and answers questions about stretches of it.
package split
