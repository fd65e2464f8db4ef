package german

import "strings"

// Stem is what the forms of a folded word have in common, so that Anmeldung, anmelden, angemeldet and anzumelden meet, and
// Haus and Häuser. It is no word. Numbers and words with other letters than a to z stay as they are.
func Stem(fold string) string {
	if len(fold) < 4 || !lower(fold) {
		return fold
	}
	if s, ok := irregular[fold]; ok {
		return s
	}
	w := strong(plainVowels(fold))
	r1, r2 := regions(w)
	w = cutInflection(w, r1)
	w = cutDegree(w, r1)
	w = cutDerivation(w, r1, r2)
	return w
}

// irregular are the forms that no ending explains.
var irregular = map[string]string{
	"geschlossen": "schliess", "geschlossene": "schliess", "geschlossenen": "schliess", "geschlossener": "schliess", "schliesst": "schliess",
	"gesperrt": "sperr", "gesperrte": "sperr", "gesperrten": "sperr", "gestoert": "stor", "gestoerte": "stor", "gestoerten": "stor",
	"geoeffnet": "offn", "geoeffnete": "offn", "geoeffneten": "offn", "gemeldet": "meld", "gemeldete": "meld", "gemeldeten": "meld",
	"gebucht": "buch", "gebuchte": "buch", "gebuchten": "buch", "gehackt": "hack", "gelaehmt": "lahm", "gezahlt": "zahl",
	"geheiratet": "heirat", "gestorben": "sterb", "gestellt": "stell", "geplant": "plan", "geplante": "plan", "geplanten": "plan",
	"zugelassen": "zulass", "zugelassene": "zulass", "zugelassenen": "zulass", "umgezogen": "umzieh", "umzuziehen": "umzieh",
	"umzug": "umzieh", "umzuege": "umzieh", "ausgefallen": "ausfall", "ausgefallene": "ausfall", "ausgefallenen": "ausfall",
	"zeitung": "zeitung", "zeitungen": "zeitung", "sitzung": "sitzung", "sitzungen": "sitzung", "satzung": "satzung", "satzungen": "satzung",
	"angegriffen": "angriff", "angreifen": "angriff", "verlaengert": "verlang", "verlaengern": "verlang", "verlaengerung": "verlang",
	"verlaengerungen": "verlang", "verlaengerte": "verlang", "verlangen": "verlangen", "verlangt": "verlangen",
}

func lower(s string) bool {
	for i := range len(s) {
		if s[i] < 'a' || s[i] > 'z' {
			return false
		}
	}
	return true
}

// plainVowels takes umlauts back to their vowels. An e behind u belongs to the next syllable where a vowel or q goes before
// (Steuer, Bauen, Frequenz).
func plainVowels(w string) string {
	if !strings.Contains(w, "ae") && !strings.Contains(w, "oe") && !strings.Contains(w, "ue") {
		return w
	}
	b := make([]byte, 0, len(w))
	for i := 0; i < len(w); i++ {
		b = append(b, w[i])
		if i+1 >= len(w) || w[i+1] != 'e' {
			continue
		}
		switch w[i] {
		case 'a', 'o':
			i++
		case 'u':
			if i == 0 || w[i-1] != 'q' && !vowel(w[i-1]) {
				i++
			}
		}
	}
	return string(b)
}

func vowel(c byte) bool {
	switch c {
	case 'a', 'e', 'i', 'o', 'u', 'y':
		return true
	}
	return false
}

// separable are the prefixes that part from their verb and take -ge- or -zu- between.
var separable = []string{"an", "ab", "auf", "aus", "bei", "ein", "her", "hin", "mit", "nach", "um", "vor", "weg", "zu", "bereit", "frei", "fest", "fort", "wieder"}

// strong takes the -ge- out of a participle (angemeldet) and the -zu- out of an infinitive (anzumelden).
func strong(w string) string {
	if len(w) < 8 {
		return w
	}
	for _, p := range separable {
		rest, ok := strings.CutPrefix(w, p)
		if !ok {
			continue
		}
		if mid, ok := strings.CutPrefix(rest, "ge"); ok {
			if stem := participle(mid); stem != "" {
				return p + stem + "en"
			}
		}
		if mid, ok := strings.CutPrefix(rest, "zu"); ok && len(mid) >= 5 && strings.HasSuffix(mid, "n") {
			return p + mid
		}
	}
	return w
}

// participle is what is left of what follows -ge- without a participle's ending; "" if that is no stem of three letters.
func participle(mid string) string {
	for _, e := range []string{"eten", "etes", "eter", "etem", "ete", "et", "ten", "tes", "ter", "tem", "te", "t", "enen", "ener", "enes", "ene", "en"} {
		if s, ok := strings.CutSuffix(mid, e); ok && len(s) >= 3 {
			return s
		}
	}
	return ""
}

// regions gives the places behind the first and the second run of vowels and consonants; endings are cut only behind them.
func regions(w string) (r1, r2 int) {
	next := func(i int) int {
		for i < len(w) && !vowel(w[i]) {
			i++
		}
		for i < len(w) && vowel(w[i]) {
			i++
		}
		return min(i+1, len(w))
	}
	r1 = next(0)
	r2 = next(r1)
	return max(r1, 3), r2
}

// ends reports whether w ends with e behind place r.
func ends(w, e string, r int) bool { return len(w)-len(e) >= r && strings.HasSuffix(w, e) }

func before(w, e, letters string) bool {
	i := len(w) - len(e) - 1
	return i >= 0 && strings.IndexByte(letters, w[i]) >= 0
}

// cutInflection takes off the endings of nouns, adjectives and infinitives.
func cutInflection(w string, r1 int) string {
	for _, e := range []string{"ern", "em", "er", "en", "es", "e"} {
		if !strings.HasSuffix(w, e) {
			continue
		}
		if !ends(w, e, r1) {
			return w
		}
		w = strings.TrimSuffix(w, e)
		if e == "en" || e == "es" || e == "e" {
			if strings.HasSuffix(w, "niss") {
				w = w[:len(w)-1]
			}
		}
		return w
	}
	if ends(w, "s", r1) && before(w, "s", "bdfghklmnrtaoy") {
		return w[:len(w)-1]
	}
	return w
}

// cutDegree takes off what is left of comparatives and of verbs.
func cutDegree(w string, r1 int) string {
	for _, e := range []string{"est", "en", "er", "et"} {
		if ends(w, e, r1) && (e != "et" || len(w) > 6) {
			return strings.TrimSuffix(w, e)
		}
	}
	if ends(w, "st", r1) && before(w, "st", "bdfghklmnt") && len(w) >= 6 {
		return w[:len(w)-2]
	}
	return w
}

// cutDerivation takes off the endings that make nouns and adjectives of other words.
func cutDerivation(w string, r1, r2 int) string {
	switch {
	case ends(w, "ung", r1) && len(w) >= 7:
		w = w[:len(w)-3]
		if ends(w, "ig", r2) && !before(w, "ig", "e") {
			w = w[:len(w)-2]
		}
	case ends(w, "isch", r2) && !before(w, "isch", "e"):
		w = w[:len(w)-4]
	case (ends(w, "ig", r2) || ends(w, "ik", r2)) && !before(w, "ig", "e"):
		w = w[:len(w)-2]
	case ends(w, "lich", r2) || ends(w, "heit", r2):
		w = w[:len(w)-4]
		if ends(w, "er", r1) || ends(w, "en", r1) {
			w = w[:len(w)-2]
		}
	case ends(w, "keit", r2):
		w = w[:len(w)-4]
		if ends(w, "lich", r2) {
			w = w[:len(w)-4]
		} else if ends(w, "ig", r2) {
			w = w[:len(w)-2]
		}
	}
	return w
}

// Prefix is a folded word as the beginning of stems, where nothing is taken off its end.
func Prefix(fold string) string {
	if !lower(fold) {
		return fold
	}
	return plainVowels(fold)
}
