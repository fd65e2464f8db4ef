// Package naming tells how a text names bodies: as the label or the place line of a block, in an enumeration, as the place of something, as the
// one who acts, or as the one whose people are sent elsewhere.
package naming

import "github.com/lagebild/lagebild/internal/extract/page"

// Namer tells that of the names in one document, which are found.
type Namer struct{ *page.Page }
