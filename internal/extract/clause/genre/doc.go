// Package genre tells what kind of text, section or line the marked words are of, which nouns no list knows or but name a cause, where
// but some of several bodies are spoken of, and which words tell a rule that always holds.
package genre

import "github.com/lagebild/lagebild/internal/extract/clause/inset"

// Teller tells of a text what kind it is of. It is not safe for concurrent use; its buffers serve the next text too.
type Teller struct{ inset.Muter }
