package otherway

import (
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/page"
)

// ofItself are the words by which a page speaks of itself, or of another that is used for the time being.
var ofItself = []string{
	"diese seite", "dieser seite", "diesen seiten", "diese internetseite", "dieser internetseite", "diese homepage", "dieser homepage", "diese website", "dieser website", "hier finden sie", "finden sie hier", "hier informieren wir", "informieren wir sie hier",
	"an dieser stelle", "hier das wichtigste", "hier die wichtigsten", "hier alle", "hier erfahren sie", "vorübergehend unter", "übergangsweise unter", "ersatzweise unter", "stattdessen unter", "notseite", "not-seite", "notfallseite", "aushilfsseite", "behelfsseite", "ersatzseite", "sie hier sehen", "sie hier lesen", "sehen sie hier", "lesen sie hier",
	"sie lesen gerade", "dieser einen seite", "steht hier", "stehen hier", "vorläufig unter", "vorerst unter", "bis dahin unter", "solange unter",
}

// speaksOfItself reports whether the page speaks of itself in text[start:end].
func speaksOfItself(p *page.Page, start, end int) bool {
	text := strings.ToLower(p.Doc.Text[start:end])
	for _, phrase := range ofItself {
		if strings.Contains(text, phrase) {
			return true
		}
	}
	return false
}

// speaksOfInternet reports whether the words of a sentence speak of the internet.
func speaksOfInternet(sentence string) bool {
	low := strings.ToLower(sentence)
	for _, w := range []string{"online", "internet", "portal", "buchungss", "terminkalender", "terminsystem", "reservierungss", "im netz", "software", "terminmodul", "buchungskalender", "klick", "digital", "informationssystem", "infosystem", "ratsinfo", "mängelmelder", "mangelmelder", "terminbuchungss"} {
		if strings.Contains(low, w) {
			return true
		}
	}
	return false
}

// offersCall reports whether the text's bytes [start, end) offer to make an appointment by telephone or at a counter.
func offersCall(p *page.Page, start, end int) bool {
	for _, s := range p.Reader.Sentences(start, end, nil) {
		way, deal := false, false
		for k := s.First; k <= s.Last; k++ {
			switch string(p.Reader.Text.Folded(k)) {
			case "fragen", "rueckfragen", "notfall", "notfaellen", "auskunft", "auskuenfte":
				way = false
			case "weder":
				k = s.Last // "weder im Internet noch am Telefon"
			case "bitte", "bekommt", "bekommen", "kriegt", "kriegen", "erhaelt", "erhalten":
				deal = deal || !p.Reader.HasMark(s.First, s.Last, grammar.Negation) // "Bitte rufen Sie an."
			case "ruf", "rufen", "anrufen", "telefonisch", "telefonische", "telefon", "anruf", "empfang", "schalter", "persoenlich", "theke", "infotheke", "tel", "telefonnummer", "rufnummer", "nummer", "ruft", "fernmuendlich", "papierform", "spricht", "klingeln", "klingelt", "durchklingeln":
				way = p.Reader.At[max(k-1, 0)]&grammar.Negation == 0
			case "termin", "termine", "terminen", "terminvereinbarung", "terminvereinbarungen", "terminvergabe", "vereinbaren", "vereinbart", "vergeben", "vergibt", "absprechen", "abgesprochen", "buchen", "gebucht", "reservieren", "platz", "tragen", "eingetragen", "an", "buchung", "ausschliesslich", "terminreservierung", "terminwuensche", "formlose":
				deal = true
			}
		}
		if way && deal {
			return true
		}
	}
	return false
}
