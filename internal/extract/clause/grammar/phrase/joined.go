package phrase

import (
	"slices"
	"strings"
)

// particles part from their verbs in a main clause, and stand before them at the end of a subordinate one.
var particles = strings.Fields("ab an auf aus bereit durch ein entgegen fest fort frei heraus hinaus los nach raus statt still um vor voran weiter zu zurück zusammen")

// Joined are the forms that end a subordinate clause of a verb that parts with its particle: "zieht|ziehen ... ein" has "einzieht",
// "einziehen" and "einzuziehen". It is nil where the phrase is something else.
func Joined(phrase string) []string {
	f := strings.Fields(phrase)
	if len(f) != 3 || f[1] != ".." && f[1] != "..." {
		return nil
	}
	var out []string
	for particle := range strings.SplitSeq(f[2], "|") {
		if !slices.Contains(particles, particle) {
			return nil
		}
		for verb := range strings.SplitSeq(f[0], "|") {
			if isFinite(verb) {
				out = append(out, particle+verb)
				if strings.HasSuffix(verb, "n") {
					out = append(out, particle+"zu"+verb)
				}
			}
		}
	}
	return out
}

// isFinite reports whether the word is a verb of the present that can join its particle. Of those in "-e", many are nouns when they have
// ("Absage").
func isFinite(verb string) bool {
	switch verb {
	case "ist", "sind", "bleibt", "bleiben", "blieb", "blieben", "hat", "haben":
		return false
	}
	return strings.HasSuffix(verb, "t") || strings.HasSuffix(verb, "n")
}
