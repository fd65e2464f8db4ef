package lexicon

import "github.com/lagebild/lagebild/internal/extract/lexicon/fold"

// Fold is s in the spelling that words are compared in: lower case, ä ö ü ß as ae oe ue ss, other accents dropped.
func Fold(s string) string {
	out := make([]byte, 0, len(s)+4)
	for _, r := range s {
		out, _ = fold.Append(out, r)
	}
	return string(out)
}
