// Package aside tells which services a clause names for something else than to say how they are: as a cause, a source, an owner, a theme.
package aside

import "github.com/lagebild/lagebild/internal/extract/clause/judge"

// Teller tells that of the services of one text. It is not safe for concurrent use.
type Teller struct{ judge.Judge }
