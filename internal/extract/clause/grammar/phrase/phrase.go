package phrase

import (
	"slices"
	"strings"
)

// List are the phrases of a list.
func List(list string) []string {
	var out []string
	for w := range strings.SplitSeq(list, ",") {
		if w = strings.Join(strings.Fields(w), " "); w != "" {
			out = append(out, Spelled(w)...)
		}
	}
	return out
}

// Inflected lets a name of one long word take any ending.
func Inflected(word string) string {
	const long = 7
	if len(word) < long || strings.ContainsAny(word, " ~*?|.") || word[len(word)-1] == '-' {
		return word
	}
	return word + "~"
}

// Negates reports whether a phrase has a negation among its own words.
func Negates(phrase string) bool {
	first, _, _ := strings.Cut(phrase, " ")
	if first == "ohne" || first == "noch" {
		return true
	}
	return slices.ContainsFunc(strings.Fields(phrase), func(field string) bool {
		return !slices.ContainsFunc(strings.Split(field, "|"), func(w string) bool { return !isNegation(strings.TrimRight(w, "~")) })
	})
}

func isNegation(word string) bool {
	switch word {
	case "nicht", "kein", "keine", "keinen", "keiner", "keinem", "nichts", "nix", "niemand", "niemanden", "niemandem", "nie", "niemals", "nirgends", "nirgendwo":
		return true
	}
	return false
}

// Plain are the phrases that one with alternatives stands for: "Amt|Büro ist|bleibt zu" stands for four.
func Plain(phrase string) []string {
	out := []string{""}
	for field := range strings.FieldsSeq(phrase) {
		var next []string
		for _, before := range out {
			for word := range strings.SplitSeq(field, "|") {
				next = append(next, strings.TrimLeft(before+" "+word, " "))
			}
		}
		out = next
	}
	return out
}

// Spelled are the phrases that one with alternatives of a word's parts stands for: "(not|ersatz)(seite|homepage)~" stands for four.
// One with a bracket that is not closed comes back as it is, for the lexicon to refuse.
func Spelled(phrase string) []string {
	before, rest, found := strings.Cut(phrase, "(")
	if !found {
		return []string{phrase}
	}
	parts, after, closed := strings.Cut(rest, ")")
	if !closed {
		return []string{phrase}
	}
	var out []string
	for _, end := range Spelled(after) {
		for part := range strings.SplitSeq(parts, "|") {
			out = append(out, before+part+end)
		}
	}
	return out
}
