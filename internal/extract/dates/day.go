package dates

import (
	"strings"

	"github.com/lagebild/lagebild/internal/extract/dates/names"
)

type shape uint8

const (
	shapeDate shape = iota
	shapeWeekday
	shapeToday
	shapeRelative // dom days from the text
	shapeWeek     // KW 48
	shapeMonthEnd // bis Ende November, Monatsende
	shapeFeast    // one that moves
)

// day is a day as written.
type day struct {
	shape      shape
	weekday    int // 0–6, Sunday first; −1 if none
	dom, month int
	feast      names.Feast
	year       int
	next       bool // "kommenden Montag"
	nextWeek   bool // "Montag nächster Woche"
	thisWeek   bool // "Montag dieser Woche"
	back       bool // "vergangenen Montag"
	seit       bool // "seit dem 3. November": cannot lie ahead
}

func (d day) loose() bool { return d.shape == shapeWeekday && !d.next && !d.nextWeek && !d.back }

func (d day) precision() Precision {
	if d.shape == shapeWeek {
		return Week
	}
	return Day
}

// relatives are days counted from the text's own.
var relatives = map[string]int{
	"uebermorgen": 2, "gestern": -1, "gestrigen": -1, "gestrige": -1, "vorgestern": -2,
}

// day reads a day at token i, and gives the token after it.
func (f *finder) day(i int) (day, int, bool) {
	w := f.word(i)
	switch w {
	case "heute", "heutigen", "heutige", "heutiger":
		return f.relative(i, day{shape: shapeToday, weekday: -1})
	case "morgen", "morgigen", "morgige":
		if w == "morgen" && f.t.Tokens[i].Upper && i > f.first {
			return day{}, 0, false // "am Morgen"
		}
		return f.relative(i, day{shape: shapeRelative, weekday: -1, dom: 1})
	case "kw", "kalenderwoche":
		return f.week(i)
	case "ende", "monatsende", "jahresende":
		return f.monthEnd(i)
	}
	if n, ok := relatives[w]; ok {
		return f.relative(i, day{shape: shapeRelative, weekday: -1, dom: n})
	}
	if n := names.FeastOf(w); n != 0 {
		return f.feast(i, n)
	}
	if wd := names.Weekday(w); wd >= 0 {
		return f.afterWeekday(i, i+1, wd)
	}
	if wd := names.ShortWeekday(w); wd >= 0 && f.t.Tokens[i].Upper {
		return f.afterShortWeekday(i, wd)
	}
	if n := names.Ordinal(w); n > 0 {
		return f.ordinal(i, n)
	}
	if names.Ahead(w) && f.word(i+1) == "woche" && names.Weekday(f.word(i+2)) >= 0 { // "nächste Woche Montag"
		return day{shape: shapeWeekday, weekday: names.Weekday(f.word(i + 2)), nextWeek: true}, i + 3, !f.ref.IsZero()
	}
	if f.isNumber(i) {
		return f.number(i, -1)
	}
	return f.glued(i, w)
}

// relative reads "heute (31.10.)", "heutigen Dienstag", "morgigen Mittwoch (19.3.)", "heute früh": the exact day, if one
// follows, wins.
func (f *finder) relative(i int, d day) (day, int, bool) {
	j := i + 1
	if names.Weekday(f.word(j)) >= 0 {
		j++
	}
	if names.IsPartOfDay(f.word(j)) {
		j++
	}
	k := j
	for f.word(k) == "(" || f.word(k) == "," || f.word(k) == "dem" || f.word(k) == "den" {
		k++
	}
	if k > j && f.isNumber(k) {
		if exact, next, ok := f.number(k, -1); ok && exact.month > 0 {
			return exact, next, true
		}
	}
	return d, j, !f.ref.IsZero()
}

// afterWeekday reads what follows a weekday: a date, "kommender Woche", or nothing.
func (f *finder) afterWeekday(i, j, wd int) (day, int, bool) {
	k := j
	for n := 0; n < 3 && (f.word(k) == "," || f.word(k) == "dem" || f.word(k) == "den" || f.word(k) == "der" || f.word(k) == "(" || f.word(k) == "."); n++ {
		k++
	}
	if f.isNumber(k) && !f.isClock(k) {
		if d, next, ok := f.number(k, wd); ok {
			return d, next, true
		}
	}
	if n := names.Ordinal(f.word(k)); n > 0 {
		if d, next, ok := f.ordinal(k, n); ok && d.shape == shapeDate {
			d.weekday = wd
			return d, next, true
		}
	}
	d := day{shape: shapeWeekday, weekday: wd}
	before := f.word(i - 1)
	d.next, d.back = names.Ahead(before), names.Back(before)
	return f.ofWeek(d, j)
}

// ofWeek reads "kommender Woche", "in der nächsten Woche", "dieser Woche", "in einer Woche" after a weekday.
func (f *finder) ofWeek(d day, j int) (day, int, bool) {
	if names.IsPartOfDay(f.word(j)) {
		j++
	}
	known := !f.ref.IsZero()
	k := j
	for f.word(k) == "in" || f.word(k) == "der" || f.word(k) == "die" {
		k++
	}
	if f.word(k+1) != "woche" {
		return d, j, known
	}
	switch w := f.word(k); {
	case names.Ahead(w):
		d.nextWeek = true
	case names.Back(w):
		d.back = true
	case names.This(w):
		d.thisWeek = true
	default:
		return d, j, known
	}
	return d, k + 2, known
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

// week reads what follows "KW": "46", "46/2023", "46/47" is a span that its caller reads.
func (f *finder) week(i int) (day, int, bool) {
	n, ok := integer(strings.TrimSuffix(f.word(i+1), "."))
	if !ok || n < 1 || n > 53 {
		return day{}, 0, false
	}
	d := day{shape: shapeWeek, weekday: -1, dom: n}
	if y, ok := integer(f.word(i + 3)); ok && y > 1990 && (f.word(i+2) == "/" || f.word(i+2) == "in") {
		d.year = y
		return d, i + 4, true
	}
	return d, i + 2, !f.ref.IsZero()
}

// monthEnd reads "bis Ende November", "bis Ende des Monats", "bis Jahresende". Without "bis" it is a rough time, and the
// end of a week is no day.
func (f *finder) monthEnd(i int) (day, int, bool) {
	if kind, _ := f.preposition(i); kind != Until {
		return day{}, 0, false
	}
	d := day{shape: shapeMonthEnd, weekday: -1}
	known := !f.ref.IsZero()
	switch f.word(i) {
	case "monatsende":
		return d, i + 1, known
	case "jahresende":
		d.month = 12
		return f.yearOf(d, i+1, known)
	}
	j := i + 1
	if w := f.word(j); w == "des" || names.This(w) {
		j++
	} else if names.Ahead(w) {
		d.next = true
		j++
	}
	switch m := names.MonthOf(f.word(j)); {
	case m > 0:
		d.month = m
		return f.yearOf(d, j+1, known)
	case f.word(j) == "monats" || f.word(j) == "monat":
		return d, j + 1, known
	case f.word(j) == "jahres":
		d.month = 12
		return f.yearOf(d, j+1, known)
	}
	return day{}, 0, false
}

// yearOf reads a year after a month.
func (f *finder) yearOf(d day, i int, known bool) (day, int, bool) {
	if y, ok := year(f.word(i)); ok {
		d.year = y
		return d, i + 1, true
	}
	return d, i, known
}
