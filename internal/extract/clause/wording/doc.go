// Package wording tells what a clause is by its wording, to the one that walks them: it only offers somebody to ask, is what another
// denies, names things without a verb, goes on with an enumeration.
package wording

import "github.com/lagebild/lagebild/internal/extract/clause/sentence"

// Reader reads the wording of one text. It is not safe for concurrent use.
type Reader struct{ sentence.Reader }
