package genre

import (
	"bytes"

	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// IsCause reports whether the noun at token i only names a cause ("wegen der ausgefallenen Kasse", "wg. Pumpenschaden"), or whose or what
// cause it is ("wegen der Erneuerung der Heizung", "wegen Arbeiten am Stromnetz").
func (r *Teller) IsCause(i int) bool {
	const far = 7 // tokens between
	for j := i - 1; j >= max(i-far, 0); j-- {
		switch string(r.Text.Folded(j)) {
		case "wegen", "wg", "aufgrund", "infolge", "anlaesslich", "trotz", "mangels", "ungeachtet":
			return true
		case "dank":
			return r.thanksTo(j)
		case "unbeeindruckt", "ungeruehrt", "unbeirrt":
			return r.Text.Is(j+1, "von") || r.Text.Is(j+1, "vom")
		case ".":
			if r.Text.Is(j-1, "wg") {
				return true
			}
		}
		if t := &r.Text.Tokens[j]; t.Kind != lexicon.Word || t.Upper && !r.leadsOn(j+1) {
			return false
		}
	}
	return false
}

// thanksTo reports whether the "dank" at token i names what something is owed to ("Dank der Stadtwerke ist das Rathaus beheizt"), and thanks nobody.
func (r *Teller) thanksTo(i int) bool {
	if i > 0 && r.Text.Tokens[i].Upper && r.Text.Tokens[i-1].Kind == lexicon.Word {
		return false // "Vielen Dank der Feuerwehr"
	}
	switch string(r.Text.Folded(i + 1)) {
	case "der", "des", "dem", "einer", "eines", "einem", "unserer", "unseres", "ihrer", "eigener":
		return true
	}
	return false
}

// leadsOn reports whether the word at token i joins what follows it to the noun before it; "der" does so only behind what is done ("die
// Erneuerung der …").
func (r *Teller) leadsOn(i int) bool {
	switch string(r.Text.Folded(i)) {
	case "der":
		return bytes.HasSuffix(r.Text.Folded(i-1), []byte("ung"))
	case "des", "am", "an", "vom", "von":
		return true
	}
	return false
}
