package feed

import (
	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/notice"
)

// phrases are the words of a feed in one language.
type phrases struct {
	title, titleOf, titleSearch string
	unknown, unknownWhy         string
	before, from, until         string
	notice, source              string
	untitled, version, several  string
	opening, closing            string
	authority                   map[notice.Authority]string
}

// quote is what a notice says, after the words that govern it: an item of a list proves nothing alone.
func (p phrases) quote(lead, s string) string {
	if lead != "" {
		return p.opening + lead + p.closing + " " + p.opening + s + p.closing
	}
	return p.opening + s + p.closing
}

var words = map[string]phrases{
	catalog.German: {
		title: "Lagebild: Änderungen", titleOf: "Lagebild: %s", titleSearch: "Lagebild: Suche nach „%s“",
		unknown: "%s: %s – nichts mehr bekannt", unknownWhy: "Keine Aussage steht mehr dazu. Das heißt nicht, dass der Dienst wieder verfügbar ist.",
		before: "Vorher:", from: "ab", until: "bis", notice: "Meldung:", source: "Quelle:",
		untitled: "Ohne Titel", version: "%s (Fassung %d)", several: "%s (%d Verwaltungen)",
		opening: "„", closing: "“",
		authority: map[notice.Authority]string{notice.Official: "amtlich", notice.Regional: "regional", notice.Press: "Presse"},
	},
	catalog.English: {
		title: "Lagebild: changes", titleOf: "Lagebild: %s", titleSearch: "Lagebild: search for “%s”",
		unknown: "%s: %s – nothing known any more", unknownWhy: "No statement on it stands any more. That does not mean that the service is available again.",
		before: "Before:", from: "from", until: "until", notice: "Notice:", source: "Source:",
		untitled: "Untitled", version: "%s (version %d)", several: "%s (%d administrations)",
		opening: "“", closing: "”",
		authority: map[notice.Authority]string{notice.Official: "official", notice.Regional: "regional", notice.Press: "press"},
	},
}
