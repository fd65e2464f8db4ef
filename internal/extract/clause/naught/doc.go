// Package naught tells which clauses deny something, or tell of an end, and say nothing of how a service fares: a burden is lifted, something is
// forbidden, praised, but planned or fought.
package naught

import "github.com/lagebild/lagebild/internal/extract/clause/denial"

// Teller tells that of the clauses of one text. It is not safe for concurrent use; its buffers serve the next text too.
type Teller struct{ denial.Denier }
