// Package reply reads the beginnings of sentences as answers to the question before them: ja and nein, and what stands for these.
package reply

import "github.com/lagebild/lagebild/internal/extract/clause/wording"

// Reader reads the answers of one text. It is not safe for concurrent use.
type Reader struct{ wording.Reader }
