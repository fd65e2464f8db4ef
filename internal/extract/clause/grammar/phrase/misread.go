package phrase

import "github.com/lagebild/lagebild/internal/extract/lexicon"

// Misread reports whether the tokens of a marker are another word: what is had "auf Wunsch" is no wish, and "sie" no reader.
func Misread(t *lexicon.Text, first, last int) bool {
	switch last - first {
	case 0:
		return t.Is(first, "wunsch") && t.Is(first-1, "auf")
	case 1:
		return t.Is(first, "muessen") && t.Is(last, "sie") && !t.Tokens[last].Upper
	}
	return false
}
