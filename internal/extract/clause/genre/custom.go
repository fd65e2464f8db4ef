package genre

// What many or few people do at an office tells of them, and not of it.

// OfCustom reports whether the clause from token i tells how many people do at an office what they come for ("Kaum jemand zahlt die Hundesteuer
// noch bar", "Die wenigsten verlängern ihren Ausweis pünktlich"), not how many get it done.
func (r *Teller) OfCustom(i, last int) bool {
	from := i
	if r.Text.Is(i, "kaum") || r.Text.Is(i, "fast") || r.Text.Is(i, "nur") || r.Text.Is(i, "die") {
		i++
	}
	switch string(r.Text.Folded(min(i, last))) {
	case "jemand", "niemand", "einer", "keiner", "wenige", "wenigsten", "meisten", "viele", "manche", "etliche", "einige":
	case "jeder", "jede":
		if i++; i == from+1 {
			return false // not "nur jeder Zehnte"
		}
	default:
		return false
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
