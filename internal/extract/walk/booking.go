package walk

import (
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/notice"
)

// booked limits what block i, whose evidence begins at from, says of appointments, where only the way over the internet to them
// fails and it names another ("Die Online-Buchung ruht. Termine vergeben wir am Telefon.").
func (w *walk) booked(i, from int) {
	for n := from; n < len(w.found); n++ {
		e := &w.found[n]
		if e.Service != "termine" || e.Status != notice.Unavailable || !online(w.Doc.Text[e.Sentence[0]:e.Sentence[1]]) {
			continue
		}
		if w.offersCall(w.Doc.Blocks[i].Start, w.Doc.Blocks[i].End) {
			e.Status, e.Rule = notice.Limited, e.Rule+">other-way"
		}
	}
}

// online reports whether the words of a sentence speak of the internet.
func online(sentence string) bool {
	low := strings.ToLower(sentence)
	for _, w := range []string{"online", "internet", "portal", "buchungss", "terminkalender", "terminsystem", "reservierungss", "im netz", "software", "terminmodul", "buchungskalender", "klick"} {
		if strings.Contains(low, w) {
			return true
		}
	}
	return false
}

// offersCall reports whether the text's bytes [start, end) offer to make an appointment by telephone or at a counter.
func (w *walk) offersCall(start, end int) bool {
	for _, s := range w.Reader.Sentences(start, end, nil) {
		way, deal := false, false
		for k := s.First; k <= s.Last; k++ {
			switch string(w.Reader.Text.Folded(k)) {
			case "fragen", "rueckfragen", "notfall", "notfaellen":
				way = false
			case "weder":
				k = s.Last // "weder im Internet noch am Telefon"
			case "ruf", "rufen", "anrufen", "telefonisch", "telefonische", "telefon", "anruf", "empfang", "schalter", "persoenlich", "theke", "infotheke", "tel", "telefonnummer", "rufnummer", "nummer":
				way = w.Reader.At[max(k-1, 0)]&grammar.Negation == 0
			case "termin", "termine", "terminen", "terminvereinbarung", "terminvereinbarungen", "terminvergabe", "vereinbaren", "vereinbart", "vergeben", "vergibt", "absprechen", "abgesprochen", "buchen", "gebucht", "reservieren", "platz", "tragen", "eingetragen", "an", "buchung", "ausschliesslich":
				deal = true
			}
		}
		if way && deal {
			return true
		}
	}
	return false
}
