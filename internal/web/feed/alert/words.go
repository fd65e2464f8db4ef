package alert

import "github.com/lagebild/lagebild/internal/catalog"

// note says what such a message is and what it is not.
const note = "Automatisch gelesen aus der genannten Meldung der Verwaltung; keine amtliche Warnung. " +
	"Read automatically from the notice named, which the administration published; not an official warning."

// phrases are the words of a message in one language.
type phrases struct {
	code, event, sender, said, listed, clear, contradicted, unknown, notOfficial, nothing, instead string
}

var words = map[string]phrases{
	catalog.German: {
		code: "de-DE", event: "Störung eines Verwaltungsdienstes", sender: "Lagebild, nach einer Meldung von %s",
		said: "In der Meldung heißt es: „%s“", listed: "In der Meldung heißt es: „%s“ „%s“", clear: "Der Dienst ist nach Angabe der Verwaltung wieder verfügbar.",
		contradicted: "Andere Meldungen der Verwaltung widersprechen dem.", unknown: "%s: %s – nichts mehr bekannt",
		notOfficial: "Es gilt keine eigene Aussage der Verwaltung mehr. Das heißt nicht, dass der Dienst wieder verfügbar ist.",
		nothing:     "Die Meldung ist nicht mehr zu finden oder gilt nicht mehr. Das heißt nicht, dass der Dienst wieder verfügbar ist.",
		instead:     "Stattdessen:",
	},
	catalog.English: {
		code: "en", event: "Disruption of an administrative service", sender: "Lagebild, after a notice by %s",
		said: "The notice says: “%s”", listed: "The notice says: “%s” “%s”", clear: "The administration says that the service is available again.",
		contradicted: "Other notices of the administration contradict it.", unknown: "%s: %s – nothing known any more",
		notOfficial: "No statement of the administration itself holds any more. That does not mean that the service is available again.",
		nothing:     "The notice cannot be found any more, or no longer holds. That does not mean that the service is available again.",
		instead:     "Instead:",
	},
}
