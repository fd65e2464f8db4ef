package timing

import "github.com/lagebild/lagebild/internal/extract/lexicon"

// Opens reports whether the tokens say that a door opens ("öffnet", "schließen wir auf", "wird geöffnet"), not that it is open.
func (r *Timed) Opens(first, last int) bool {
	becomes := false
	for i := first; i <= last; i++ {
		switch string(r.Text.Folded(i)) {
		case "oeffnet", "oeffnen", "oeffne", "aufmachen", "startet", "starten":
			return true
		case "auf":
			if i == last || r.Text.Tokens[i+1].Kind != lexicon.Word || r.Text.Is(i+1, "und") {
				return true
			}
		case "wird", "werden":
			becomes = true
		case "geoeffnet":
			if becomes {
				return true
			}
		}
	}
	return false
}

// GoesOnline reports whether the tokens say that something goes into the net or into service ("geht im Frühjahr online").
func (r *Timed) GoesOnline(first, last int) bool {
	goes, online := false, false
	for i := first; i <= last; i++ {
		switch string(r.Text.Folded(i)) {
		case "geht", "gehen":
			goes = true
		case "online", "netz", "betrieb":
			online = true
		}
	}
	return goes && online
}
