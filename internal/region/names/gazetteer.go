package names

import (
	"encoding/json"
	"fmt"
)

// Gazetteer is what is known of names beyond the rules by which variants are formed.
type Gazetteer struct {
	Districts   map[string]string `json:"districts"`   // AGS to name, for districts that are not among the bodies too
	Cues        []string          `json:"cues"`        // words that show a text to be about administrations
	Areas       []string          `json:"areas"`       // landscapes: no body, but used up when found
	OtherThings []string          `json:"otherThings"` // phrases that have a body's name in them and mean something else
	Bodies      []Entry           `json:"bodies"`
}

// Entry is what the gazetteer knows of one body.
type Entry struct {
	AGS                     string     `json:"ags"`
	Names                   []string   `json:"names,omitempty"`         // further names
	Abbreviations           []string   `json:"abbreviations,omitempty"` // matched with exact case, and only where the text speaks of the region
	Demonyms                []string   `json:"demonyms,omitempty"`      // adjective in -er; formed by rule if none is given
	Domains                 []string   `json:"domains,omitempty"`       // without "www."
	PostalCodes             []string   `json:"postalCodes,omitempty"`
	Ortsteile               []Ortsteil `json:"ortsteile,omitempty"`
	NeedsContext            bool       `json:"needsContext,omitempty"`            // the bare name is not evidence enough
	Wordlike                bool       `json:"wordlike,omitempty"`                // the name is also an ordinary German word
	Homonyms                bool       `json:"homonyms,omitempty"`                // other municipalities bear the name
	DemonymOnlyBeforeOffice bool       `json:"demonymOnlyBeforeOffice,omitempty"` // the adjective means something else elsewhere
}

// Ortsteil is a named part of a municipality.
type Ortsteil struct {
	Name      string `json:"name"`
	Ambiguous bool   `json:"ambiguous,omitempty"` // other places or ordinary words are called so
}

// ParseGazetteer reads a gazetteer from JSON in the form of the embedded one.
func ParseGazetteer(data []byte) (*Gazetteer, error) {
	var g Gazetteer
	if err := json.Unmarshal(data, &g); err != nil {
		return nil, fmt.Errorf("reading gazetteer: %w", err)
	}
	for i, e := range g.Bodies {
		if e.AGS == "" {
			return nil, fmt.Errorf("reading gazetteer: bodies[%d] has no ags: give 5 or 8 digits", i)
		}
	}
	return &g, nil
}
