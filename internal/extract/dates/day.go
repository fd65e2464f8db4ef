package dates

import (
	"strconv"
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

type shape uint8

const (
	shapeDate shape = iota
	shapeWeekday
	shapeToday
	shapeTomorrow
	shapeAfterTomorrow
	shapeWeek     // KW 48
	shapeMonthEnd // Ende November, Monatsende
)

// day is a day as written.
type day struct {
	shape      shape
	weekday    int // 0–6, Sunday first; −1 if none
	dom, month int
	year       int
	next       bool // "kommenden Montag"
	nextWeek   bool // "Montag nächster Woche"
}

func (d day) loose() bool { return d.shape == shapeWeekday && !d.next }

type span struct{ from, to time.Time }

var weekdays = map[string]int{
	"sonntag": 0, "montag": 1, "dienstag": 2, "mittwoch": 3, "donnerstag": 4, "freitag": 5, "samstag": 6, "sonnabend": 6,
}

var shortWeekdays = map[string]int{"so": 0, "mo": 1, "di": 2, "mi": 3, "do": 4, "fr": 5, "sa": 6}

var months = map[string]int{
	"januar": 1, "februar": 2, "maerz": 3, "april": 4, "mai": 5, "juni": 6, "juli": 7, "august": 8, "september": 9, "oktober": 10,
	"november": 11, "dezember": 12, "jan": 1, "jaenner": 1, "feb": 2, "mrz": 3, "apr": 4, "aug": 8, "sept": 9, "sep": 9, "okt": 10, "nov": 11, "dez": 12,
}

var feasts = map[string][2]int{
	"neujahr": {1, 1}, "silvester": {31, 12}, "heiligabend": {24, 12}, "allerheiligen": {1, 11}, "nikolaus": {6, 12},
}

var partsOfDay = []string{"vormittag", "nachmittag", "abend", "morgen", "mittag", "frueh", "nacht"}

// weekdayOf reads "montag", "montagvormittag", "freitagabend".
func weekdayOf(w string) int {
	if d, ok := weekdays[w]; ok {
		return d
	}
	if len(w) < len("montagfrueh") {
		return -1
	}
	for _, part := range partsOfDay {
		if bare, cut := strings.CutSuffix(w, part); cut {
			if d, ok := weekdays[bare]; ok {
				return d
			}
		}
	}
	return -1
}

// day reads a day at token i, and gives the token after it.
func (f *finder) day(i int) (day, int, bool) {
	w := f.word(i)
	switch w {
	case "heute", "heutigen", "heutige":
		return f.relative(i, day{shape: shapeToday, weekday: -1})
	case "morgen", "morgigen":
		if w == "morgen" && f.t.Tokens[i].Upper && i > f.first {
			return day{}, 0, false // "am Morgen"
		}
		return f.relative(i, day{shape: shapeTomorrow, weekday: -1})
	case "uebermorgen":
		return day{shape: shapeAfterTomorrow, weekday: -1}, i + 1, true
	case "kw", "kalenderwoche":
		if n, ok := integer(f.word(i + 1)); ok && n >= 1 && n <= 53 {
			return day{shape: shapeWeek, weekday: -1, dom: n}, i + 2, true
		}
	case "ende":
		return f.monthEnd(i)
	case "monatsende", "jahresende":
		d := day{shape: shapeMonthEnd, weekday: -1}
		if w == "jahresende" {
			d.month = 12
		}
		return d, i + 1, !f.ref.IsZero()
	}
	if ft, ok := feasts[w]; ok {
		return day{shape: shapeDate, weekday: -1, dom: ft[0], month: ft[1]}, i + 1, true
	}
	if wd := weekdayOf(w); wd >= 0 {
		return f.afterWeekday(i, i+1, wd)
	}
	if wd, ok := shortWeekdays[w]; ok && f.t.Tokens[i].Upper {
		return f.afterShortWeekday(i, wd)
	}
	if f.t.Tokens[i].Kind == lexicon.Number {
		return f.number(i, -1)
	}
	return day{}, 0, false
}

// relative reads "heute (31.10.)", "heutigen Dienstag", "morgigen Mittwoch (19.3.)": the exact day, if one follows, wins.
func (f *finder) relative(i int, d day) (day, int, bool) {
	j := i + 1
	if weekdayOf(f.word(j)) >= 0 {
		j++
	}
	k := j
	for f.word(k) == "(" || f.word(k) == "," || f.word(k) == "dem" || f.word(k) == "den" {
		k++
	}
	if k > j && k <= f.last && f.t.Tokens[k].Kind == lexicon.Number {
		if exact, next, ok := f.number(k, -1); ok && f.word(k-1) == "(" {
			return exact, next, true
		}
	}
	return d, j, !f.ref.IsZero()
}

// afterWeekday reads what follows a weekday: a date, "kommender Woche", or nothing.
func (f *finder) afterWeekday(i, j, wd int) (day, int, bool) {
	k := j
	for n := 0; n < 3 && (f.word(k) == "," || f.word(k) == "dem" || f.word(k) == "den" || f.word(k) == "der" || f.word(k) == "("); n++ {
		k++
	}
	if k <= f.last && f.t.Tokens[k].Kind == lexicon.Number && !f.isClock(k) {
		if d, next, ok := f.number(k, wd); ok {
			return d, next, true
		}
	}
	d := day{shape: shapeWeekday, weekday: wd}
	switch f.word(i - 1) {
	case "kommenden", "kommendem", "naechsten", "naechstem", "kommender", "naechster", "kommende", "naechste":
		d.next = true
	}
	if w := f.word(j); (w == "kommender" || w == "naechster" || w == "der") && (f.word(j+1) == "woche" || f.word(j+2) == "woche") {
		d.nextWeek = w != "der" || strings.HasPrefix(f.word(j+1), "naechst") || strings.HasPrefix(f.word(j+1), "kommend")
	}
	return d, j, !f.ref.IsZero()
}

// afterShortWeekday reads the date after "Mo" or "Mo."; without one, the two letters may be anything.
func (f *finder) afterShortWeekday(i, wd int) (day, int, bool) {
	j := i + 1
	if f.word(j) == "." {
		j++
	}
	if d, next, ok := f.afterWeekday(i, j, wd); ok && d.shape == shapeDate {
		return d, next, true
	}
	return day{}, 0, false
}

// isClock reports whether the number at i is a time of day.
func (f *finder) isClock(i int) bool {
	if f.word(i+1) == "uhr" || strings.ContainsRune(f.word(i), ':') {
		return true
	}
	w := f.word(i + 1)
	return (w == "–" || w == "-" || w == "bis") && (f.word(i+3) == "uhr" || f.word(i+4) == "uhr")
}

// number reads a date that begins with a number: "6. November 2023", "6.11.", "31.10.2023".
func (f *finder) number(i, wd int) (day, int, bool) {
	w := f.word(i)
	if len(w) == 4 && f.word(i+1) == "-" { // 2023-11-06
		return f.iso(i)
	}
	parts := strings.Split(strings.TrimSuffix(w, "."), ".")
	dom, ok := integer(parts[0])
	if !ok || dom < 1 || dom > 31 || f.isClock(i) {
		return day{}, 0, false
	}
	d := day{shape: shapeDate, weekday: wd, dom: dom}
	switch {
	case len(parts) == 1 && strings.HasSuffix(w, "."):
		return f.monthAfter(i+1, d)
	case len(parts) >= 2:
		d.month, ok = integer(parts[1])
		if !ok || d.month < 1 || d.month > 12 || !strings.HasSuffix(w, ".") && len(parts) == 2 && !f.dated(i) {
			return day{}, 0, false
		}
		if len(parts) == 3 {
			d.year, ok = integer(parts[2])
			if !ok {
				return day{}, 0, false
			}
			d.year = century(d.year)
			return d, i + 1, true
		}
		return f.yearAfter(i+1, d)
	}
	return day{}, 0, false
}

func (f *finder) iso(i int) (day, int, bool) {
	y, ok1 := integer(f.word(i))
	m, ok2 := integer(f.word(i + 2))
	dom, ok3 := integer(f.word(i + 4))
	if !ok1 || !ok2 || !ok3 || f.word(i+3) != "-" || m < 1 || m > 12 {
		return day{}, 0, false
	}
	return day{shape: shapeDate, weekday: -1, dom: dom, month: m, year: y}, i + 5, true
}

// dated reports whether a preposition shows that "6.11" without its last dot is a day.
func (f *finder) dated(i int) bool {
	switch f.word(i - 1) {
	case "am", "ab", "bis", "zum", "vom", "dem", "den":
		return true
	}
	return false
}

func century(y int) int {
	if y < 100 {
		return 2000 + y
	}
	return y
}

// monthAfter reads the month's name after "6."; "2. und 3. November" and "27. bis zum 29. Dezember" leave it to the end of the span.
func (f *finder) monthAfter(i int, d day) (day, int, bool) {
	if m, ok := months[f.word(i)]; ok {
		d.month = m
		if f.word(i+1) == "." && m > 0 && len(f.word(i)) <= 4 {
			i++
		}
		return f.yearAfter(i+1, d)
	}
	switch f.word(i) {
	case "und", "bis", "–", "-", "/", ",":
		for j := i + 1; j <= f.last && j <= i+6; j++ {
			if _, ok := months[f.word(j)]; ok {
				return d, i, true
			}
			if n := f.word(j); f.t.Tokens[j].Kind == lexicon.Number && strings.Count(n, ".") >= 2 {
				return d, i, true
			}
		}
	}
	return day{}, 0, false
}

func (f *finder) yearAfter(i int, d day) (day, int, bool) {
	w := strings.TrimSuffix(f.word(i), ".")
	if y, ok := integer(w); ok && y >= 1990 && y <= 2100 && len(w) == 4 {
		d.year = y
		return d, i + 1, true
	}
	return d, i, d.year != 0 || !f.ref.IsZero()
}

// monthEnd reads "Ende November", "Ende des Monats", "Ende des Jahres"; the end of a week is no day.
func (f *finder) monthEnd(i int) (day, int, bool) {
	d := day{shape: shapeMonthEnd, weekday: -1}
	if m, ok := months[f.word(i+1)]; ok {
		d.month = m
		return d, i + 2, !f.ref.IsZero()
	}
	switch f.word(i + 2) {
	case "monats":
		return d, i + 3, !f.ref.IsZero()
	case "jahres":
		d.month = 12
		return d, i + 3, !f.ref.IsZero()
	}
	return day{}, 0, false
}

func integer(s string) (int, bool) {
	if s == "" || len(s) > 4 {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil && n >= 0
}
