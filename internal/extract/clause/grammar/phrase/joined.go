package phrase

import (
	"slices"
	"strings"
)

// particles part from their verbs in a main clause, and stand before them at the end of a subordinate one.
var particles = strings.Fields("ab an auf aus bereit durch ein entgegen fest fort frei heraus hinaus los nach raus statt still um vor voran weiter zu zurück zusammen")

// Joined are the phrases of a verb that stands before the rest of its phrase, as a subordinate clause ends with them: "zieht|ziehen ... ein"
// has "einzieht", "einziehen" and "einzuziehen", "nimmt .. den betrieb auf" has "den betrieb aufnimmt", "hat .. zu" has "zu hat". They have no
// alternatives. It is nil where the phrase is something else.
func Joined(phrase string) []string {
	f := strings.Fields(phrase)
	if len(f) < 3 || !isGap(f[1]) {
		return nil
	}
	var out []string
	for _, rest := range Plain(strings.Join(f[2:], " ")) {
		for verb := range strings.SplitSeq(f[0], "|") {
			out = append(out, verbLast(strings.Fields(rest), verb)...)
		}
	}
	return out
}

// verbLast are the forms of a verb behind the rest of its phrase, joined with the particle that ends it.
func verbLast(rest []string, verb string) []string {
	last := len(rest) - 1
	before := strings.Join(rest[:last], " ")
	if before != "" {
		before += " "
	}
	switch {
	case !slices.Contains(particles, rest[last]):
		return nil
	case isAuxiliary(verb) && last == 0:
		return []string{rest[last] + " " + verb}
	case !isFinite(verb):
		return nil
	case strings.HasSuffix(verb, "n"):
		return []string{before + rest[last] + verb, before + rest[last] + "zu" + verb}
	}
	return []string{before + rest[last] + verb}
}

func isGap(field string) bool { return field == ".." || field == "..." }

// isAuxiliary reports whether the word is a verb that its particle stays apart from.
func isAuxiliary(verb string) bool {
	switch verb {
	case "ist", "sind", "bleibt", "bleiben", "blieb", "blieben", "hat", "haben":
		return true
	}
	return false
}

// isFinite reports whether the word is a verb of the present that can join its particle. Of those in "-e", many are nouns when they have
// ("Absage").
func isFinite(verb string) bool {
	return !isAuxiliary(verb) && (strings.HasSuffix(verb, "t") || strings.HasSuffix(verb, "n"))
}
