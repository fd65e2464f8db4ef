package region

import (
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/region/finder"
	"github.com/lagebild/lagebild/internal/region/groups"
	"github.com/lagebild/lagebild/internal/region/names"
)

// Mention is one place in a text that names a body.
type Mention = finder.Mention

// Group is one place in a text that names all municipalities of a district, or all of one kind, at once.
type Group = groups.Group

// Gazetteer is what is known of names beyond the rules by which variants are formed.
type Gazetteer = names.Gazetteer

// Entry is what a gazetteer knows of one body.
type Entry = names.Entry

// Ortsteil is a named part of a municipality.
type Ortsteil = names.Ortsteil

// ParseGazetteer reads a gazetteer from JSON in the form of the embedded one.
func ParseGazetteer(data []byte) (*Gazetteer, error) { return names.ParseGazetteer(data) }

// Find finds the bodies named in a German text. Mentions are in the order of the text and do not overlap.
func (r *Region) Find(text string) []Mention { return r.finder.Read(text, "").Mentions }

// Names is what a text names.
type Names struct {
	Mentions []Mention // in the order of the text, not overlapping
	reading  finder.Reading
	bodies   []notice.Body
}

// Read is Find for a text that comes from a source of the body with the AGS own, which counts as context: its own
// ambiguous names and Ortsteile need no further proof. An own that the region does not have adds nothing.
func (r *Region) Read(text, own string) Names {
	reading := r.finder.Read(text, own)
	return Names{Mentions: reading.Mentions, reading: reading, bodies: r.bodies}
}

// Groups finds phrases that name a definite group: "alle Kommunen im Kreis Soest", "die Städte und Gemeinden des Kreises
// Olpe", "im Kreis Soest sind sämtliche Rathäuser …". Indefinite ones ("fast alle", "viele", "die meisten") are left out, and
// so are phrases whose number is not that of the members ("die drei Kommunen im Kreis").
func (n Names) Groups() []Group { return groups.Find(n.reading, n.bodies) }
