// Package silence tells why a clause says nothing of what it names: it is a wish, a request, about the past or something else, or speaks but in
// passing.
package silence

import "github.com/lagebild/lagebild/internal/extract/clause/split"

// Listener tells of the clauses of a text which ones say nothing. It is not safe for concurrent use; its buffers serve the next text too.
type Listener struct{ split.Splitter }
