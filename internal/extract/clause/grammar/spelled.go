package grammar

import "strings"

// spelled are the phrases that one with alternatives of a word's parts stands for: "(not|ersatz)(seite|homepage)~" stands for four.
// One with a bracket that is not closed comes back as it is, for the lexicon to refuse.
func spelled(phrase string) []string {
	before, rest, found := strings.Cut(phrase, "(")
	if !found {
		return []string{phrase}
	}
	parts, after, closed := strings.Cut(rest, ")")
	if !closed {
		return []string{phrase}
	}
	var out []string
	for _, end := range spelled(after) {
		for part := range strings.SplitSeq(parts, "|") {
			out = append(out, before+part+end)
		}
	}
	return out
}
