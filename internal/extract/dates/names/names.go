package names

import "strings"

// Words is a set of folded words.
func Words(list string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		out[w] = true
	}
	return out
}

var weekdays = map[string]int{
	"sonntag": 0, "montag": 1, "dienstag": 2, "mittwoch": 3, "donnerstag": 4, "freitag": 5, "samstag": 6, "sonnabend": 6,
}

var shortWeekdays = map[string]int{"so": 0, "mo": 1, "di": 2, "mi": 3, "do": 4, "fr": 5, "sa": 6}

var months = map[string]int{
	"januar": 1, "februar": 2, "maerz": 3, "april": 4, "mai": 5, "juni": 6, "juli": 7, "august": 8, "september": 9, "oktober": 10,
	"november": 11, "dezember": 12, "jan": 1, "jaenner": 1, "feb": 2, "mrz": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9,
	"okt": 10, "nov": 11, "dez": 12,
}

// MonthOf reads a month's name, also in the genitive ("des Novembers"); 0 if it is none.
func MonthOf(w string) int {
	if m := months[w]; m > 0 {
		return m
	}
	return months[strings.TrimSuffix(w, "s")]
}

// ordinals are days of a month in words.
var ordinals = map[string]int{
	"ersten": 1, "zweiten": 2, "dritten": 3, "vierten": 4, "fuenften": 5, "sechsten": 6, "siebten": 7, "siebenten": 7, "achten": 8,
	"neunten": 9, "zehnten": 10, "elften": 11, "zwoelften": 12, "fuenfzehnten": 15, "zwanzigsten": 20, "dreissigsten": 30,
	"einunddreissigsten": 31, "erster": 1,
}

// relatives are days counted from the text's own.
var relatives = map[string]int{
	"uebermorgen": 2, "gestern": -1, "gestrigen": -1, "gestrige": -1, "vorgestern": -2,
}

// counts are numbers in words.
var counts = map[string]int{
	"ein": 1, "einem": 1, "einer": 1, "zwei": 2, "drei": 3, "vier": 4, "fuenf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9,
	"zehn": 10, "elf": 11, "zwoelf": 12, "vierzehn": 14,
}

var partsOfDay = []string{"vormittag", "nachmittag", "abend", "morgen", "mittag", "frueh", "nacht"}

var partOfDay = Words("vormittag nachmittag abend mittag frueh nacht vormittags nachmittags abends mittags")

var (
	ahead = Words("kommenden kommendem kommender kommende kommendes naechsten naechstem naechster naechste naechstes")
	back  = Words("vergangenen vergangenem vergangener vergangene letzten letztem letzter letzte vorigen vorigem voriger vorige")
	this  = Words("dieser diese diesen diesem dieses laufenden laufender laufende")
)

// Weekday reads "montag", "montagvormittag", "freitagabend" as 0–6, Sunday first; −1 if it is none.
func Weekday(w string) int {
	if isListed(w) {
		if d, ok := weekdays[w]; ok {
			return d
		}
	}
	return weekdayPart(w)
}

// beginsWeekday reports whether the word is long enough, and begins, as one like "montagvormittag" does.
func beginsWeekday[T string | []byte](w T) bool {
	if len(w) < len("montagfrueh") {
		return false
	}
	switch string(w[:4]) {
	case "mont", "dien", "mitt", "donn", "frei", "sams", "sonn":
		return true
	}
	return false
}

// weekdayPart reads "montagvormittag"; −1 if it is no weekday with a part of the day.
func weekdayPart(w string) int {
	if !beginsWeekday(w) {
		return -1
	}
	for _, part := range partsOfDay {
		if bare, cut := strings.CutSuffix(w, part); cut {
			if d, ok := weekdays[strings.TrimSuffix(bare, "-")]; ok {
				return d
			}
		}
	}
	return -1
}

// ShortWeekday reads "mo", "di"; −1 if it is none.
func ShortWeekday(w string) int {
	if len(w) == len("mo") {
		if d, ok := shortWeekdays[w]; ok {
			return d
		}
	}
	return -1
}

// EveryWeekday reads the day of opening hours: "montag", "montags", "mo"; −1 if it is none.
func EveryWeekday(w string) int {
	if d := ShortWeekday(w); d >= 0 {
		return d
	}
	if w = strings.TrimSuffix(w, "s"); isListed(w) {
		if d, ok := weekdays[w]; ok {
			return d
		}
	}
	return -1
}

// Month reads a month's name or its short form; 0 if it is none.
func Month(w string) int {
	if !isListed(w) {
		return 0
	}
	return months[w]
}

// Ordinal reads a day of a month in words, "ersten"; 0 if it is none.
func Ordinal(w string) int { return ordinals[w] }

// Count reads a number in words, "zwei"; 0 if it is none.
func Count(w string) int { return counts[w] }

// IsPartOfDay reports whether the word tells a part of a day that it follows: "heute früh".
func IsPartOfDay(w string) bool { return partOfDay[w] }

// Ahead reports whether the word sends to the next time ("kommenden"), as Back ("vergangenen") does to the last and This
// ("dieser") to this one.
func Ahead(w string) bool { return ahead[w] }

// Back reports whether the word sends to the last time; see Ahead.
func Back(w string) bool { return back[w] }

// This reports whether the word sends to this time; see Ahead.
func This(w string) bool { return this[w] }
