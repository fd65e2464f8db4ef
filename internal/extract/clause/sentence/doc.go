// Package sentence tells what a sentence as a whole is by its wording: it names staff, introduces who speaks, is but a sign, lifts a
// restriction, moves somebody, tells a rule that always holds.
package sentence

import "github.com/lagebild/lagebild/internal/extract/clause/cohesion"

// Reader reads the sentences of one text. It is not safe for concurrent use.
type Reader struct{ cohesion.Ties }
