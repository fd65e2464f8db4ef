// Package timing tells what the words of a text say of time without a date: how it is now or until then, on a day or days just named, and
// which words belong to a day.
package timing

import "github.com/lagebild/lagebild/internal/extract/clause/deed"

// Timed is a marked text whose words of time are read. It is not safe for concurrent use; its buffers serve the next text too.
type Timed struct{ deed.Finder }
