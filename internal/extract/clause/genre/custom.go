package genre

import (
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/word"
)

// What many or few people do at an office tells of them, and not of it.

// DoTheirs reports whether the clause from token i tells what people do with what is theirs ("Die Vermieter rechnen ihren Gästebeitrag später ab"),
// not what they can do or get.
func (r *Teller) DoTheirs(i, last int) bool {
	const near = 2 // tokens of "rechnen derzeit"
	if r.Text.Is(i, "die") || r.Text.Is(i, "viele") || r.Text.Is(i, "manche") || r.Text.Is(i, "einige") {
		i++
	}
	w := ""
	if i+2 < last && r.Text.Tokens[i].Upper && r.Inside[i] == 0 {
		w = string(r.Text.Folded(i))
	}
	if !word.IsPeople(w) && !isTrader(w) || r.IsFinite(i+1) || !strings.HasSuffix(string(r.Text.Folded(i+1)), "en") {
		return false
	}
	switch string(r.Text.Folded(i + 1)) {
	case "bekommen", "erhalten", "erreichen", "duerfen", "warten":
		return false
	}
	for j := i + 2; j <= min(i+1+near, last); j++ {
		switch string(r.Text.Folded(j)) {
		case "ihren", "ihre", "ihr":
			return true
		}
	}
	return false
}

// isTrader reports whether the folded noun names those who trade, let or farm.
func isTrader(w string) bool {
	switch w {
	case "vermieter", "wirte", "gastwirte", "gastronomen", "betriebe", "firmen", "haendler", "hoteliers", "landwirte", "vereine", "handwerker", "kaufleute", "unternehmen", "huettenwirte", "geschaefte":
		return true
	}
	return false
}

// OfCustom reports whether the clause from token i tells how many people do at an office what they come for ("Kaum jemand zahlt die Hundesteuer
// noch bar", "Die wenigsten verlängern ihren Ausweis pünktlich"), not how many get it done.
func (r *Teller) OfCustom(i, last int) bool {
	if r.DoTheirs(i, last) {
		return true
	}
	from := i
	switch r.Text.Spelled(min(i, last)) {
	case "kaum", "fast", "nur", "lediglich", "bloss", "die":
		i++
	}
	switch string(r.Text.Folded(min(i, last))) {
	case "jemand", "niemand", "einer", "keiner", "wenige", "wenigsten", "meisten", "viele", "manche", "etliche", "einige":
	case "jeder", "jede":
		if i++; i == from+1 {
			return false // not "nur jeder Zehnte"
		}
	case "ein":
		return r.Text.Is(min(i+1, last), "elternteil") // "Nur ein Elternteil muss den Antrag unterschreiben"
	default:
		return false
	}
	if i+1 < last && word.IsPeople(r.Text.Spelled(i+1)) {
		i++ // "Nur wenige Bürger nutzen …"
	}
	switch string(r.Text.Folded(min(i+1, last))) {
	case "zahlt", "zahlen", "bezahlt", "bezahlen", "beantragt", "beantragen", "nutzt", "nutzen", "benutzt", "benutzen", "heiratet", "heiraten", "meldet", "melden",
		"verlaengert", "verlaengern", "bestellt", "bestellen", "bucht", "buchen", "leiht", "leihen", "besucht", "besuchen", "braucht", "brauchen", "kennt", "kennen",
		"waehlt", "waehlen", "liest", "lesen", "vergisst", "vergessen", "versaeumt", "versaeumen", "verpasst", "verpassen":
		return true
	}
	return false
}

// AsPlanned reports whether the tokens tell of what was fixed before that it is done ("führt die für heute vorgesehenen Trauungen durch").
func (r *Teller) AsPlanned(first, last int) bool {
	const near = 5 // tokens of "die beiden für heute Nachmittag"
	for i := first + 1; i < last; i++ {
		switch string(r.Text.Folded(i)) {
		case "vorgesehenen", "geplanten", "angemeldeten", "vereinbarten", "gebuchten", "eingetragenen", "anberaumten", "angesetzten", "verabredeten", "terminierten":
		default:
			continue
		}
		for j := i - 1; j >= max(i-near, first) && r.Text.Tokens[i+1].Upper; j-- {
			switch string(r.Text.Folded(j)) {
			case "die", "alle", "saemtliche", "jede", "jeden", "den":
				return true
			}
		}
	}
	return false
}
