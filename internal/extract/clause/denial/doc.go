// Package denial finds what a "nicht", "kein" or "ohne" turns round.
package denial

import "github.com/lagebild/lagebild/internal/extract/clause/silence"

// Denier turns the cues of a clause round that it denies. It is not safe for concurrent use; its buffers serve the next text too.
type Denier struct{ silence.Listener }
