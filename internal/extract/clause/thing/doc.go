// Package thing tells when what a clause grants is granted of a thing that no list knows, and not of the service that it names beside it: one
// that only tells whose or what for the thing is, or does something to it.
package thing

import "github.com/lagebild/lagebild/internal/extract/clause/aside"

// Guard tells that of the services of one text. It is not safe for concurrent use.
type Guard struct{ aside.Teller }
