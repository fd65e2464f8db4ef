package written

import (
	"strings"

	"github.com/lagebild/lagebild/internal/extract/dates/names"
)

// Day reads a day at token i, and gives the token after it.
func (r *Reader) Day(i int) (Day, int, bool) {
	w := r.Word(i)
	return r.DayOf(i, w, names.Of(w))
}

// DayOf is Day where the word at i and its sense are known.
func (r *Reader) DayOf(i int, w string, is *names.Sense) (Day, int, bool) {
	switch w {
	case "heute", "heutigen", "heutige", "heutiger":
		return r.relative(i, Day{Shape: ShapeToday, Weekday: -1})
	case "morgen", "morgigen", "morgige":
		if w == "morgen" && r.Text.Tokens[i].Upper && i > r.First {
			return Day{}, 0, false // "am Morgen"
		}
		return r.relative(i, Day{Shape: ShapeRelative, Weekday: -1, Dom: 1})
	case "kw", "kalenderwoche":
		return r.week(i)
	case "ende", "monatsende", "jahresende":
		return r.monthEnd(i)
	}
	if is.Relative != 0 {
		return r.relative(i, Day{Shape: ShapeRelative, Weekday: -1, Dom: is.Relative})
	}
	if is.Feast != 0 {
		return r.feast(i, is.Feast)
	}
	if is.Weekday >= 0 {
		return r.afterWeekday(i, i+1, is.Weekday)
	}
	if is.ShortWeekday >= 0 && r.Text.Tokens[i].Upper {
		return r.afterShortWeekday(i, is.ShortWeekday)
	}
	if is.Ordinal > 0 {
		return r.ordinal(i, is.Ordinal)
	}
	if is.Ahead && r.Word(i+1) == "woche" && names.Weekday(r.Word(i+2)) >= 0 { // "nächste Woche Montag"
		return Day{Shape: ShapeWeekday, Weekday: names.Weekday(r.Word(i + 2)), NextWeek: true}, i + 3, r.Known
	}
	if r.IsNumber(i) {
		return r.number(i, -1)
	}
	return r.glued(i, w)
}

// relative reads "heute (31.10.)", "heutigen Dienstag", "morgen (Mittwoch, 19.3.)", "morgen, Freitag,", "heute früh": the exact day, if
// one follows, wins.
func (r *Reader) relative(i int, d Day) (Day, int, bool) {
	j := i + 1
	if names.Weekday(r.Word(j)) >= 0 {
		j++
	}
	if names.IsPartOfDay(r.Word(j)) {
		j++
	}
	k := r.beside(j)
	if k > j && names.Weekday(r.Word(k)) >= 0 {
		if n := r.Word(k + 1); n == "," || n == ")" || k == r.Last {
			j = k + 1
		}
		k = r.beside(k + 1)
	}
	if k > j && r.IsNumber(k) {
		if exact, next, ok := r.number(k, -1); ok && exact.Month > 0 {
			exact.Spoken = true
			return exact, next, true
		}
	}
	return d, j, r.Known
}

// beside skips what may stand between a day and the same day named in another way.
func (r *Reader) beside(k int) int {
	for r.Word(k) == "(" || r.Word(k) == "," || r.Word(k) == "dem" || r.Word(k) == "den" || r.Word(k) == "also" {
		k++
	}
	return k
}

// afterWeekday reads what follows a weekday: a date, "kommender Woche", or nothing.
func (r *Reader) afterWeekday(i, j, wd int) (Day, int, bool) {
	k := j
	for n := 0; n < 3 && (r.Word(k) == "," || r.Word(k) == "dem" || r.Word(k) == "den" || r.Word(k) == "der" || r.Word(k) == "(" || r.Word(k) == "."); n++ {
		k++
	}
	if r.IsNumber(k) && !r.isClock(k) {
		if d, next, ok := r.number(k, wd); ok {
			return d, next, true
		}
	}
	if n := names.Ordinal(r.Word(k)); n > 0 {
		if d, next, ok := r.ordinal(k, n); ok && d.Shape == ShapeDate {
			d.Weekday = wd
			return d, next, true
		}
	}
	if d, next, ok := r.afterWeekdays(j); ok {
		return d, next, true
	}
	if d, next, ok := r.besideFeast(j, wd); ok {
		return d, next, true
	}
	d := Day{Shape: ShapeWeekday, Weekday: wd}
	before := r.Word(i - 1)
	d.Next, d.Back = names.Ahead(before), names.Back(before)
	d, next, ok := r.ofWeek(d, j)
	if w := r.Word(next); w == "darauf" || w == "danach" {
		next++
	}
	if next == j {
		return d, next, ok
	}
	if exact, after, ok := r.exactly(next, wd); ok {
		return exact, after, true
	}
	return d, next, ok
}

// exactly reads the date of a day that was named before token i in another way ("Mittwoch kommender Woche (8. November)", "Freitag darauf, dem
// 24. November").
func (r *Reader) exactly(i, wd int) (Day, int, bool) {
	k := r.beside(i)
	if k == i || !r.IsNumber(k) || r.isClock(k) {
		return Day{}, 0, false
	}
	d, next, ok := r.number(k, wd)
	return d, next, ok && d.Month > 0
}

// afterWeekdays reads the dates of several weekdays of which the first stands before token j ("Montag und Dienstag, 4. und 5. Dezember"): as
// many, of one month. Their caller reads the second one.
func (r *Reader) afterWeekdays(j int) (Day, int, bool) {
	more := false
	for {
		switch r.Word(j) {
		case "und", "bis", "–", "-", "/", "u", "sowie", ",":
		default:
			j = r.beside(j)
			if !more || !r.IsNumber(j) {
				return Day{}, 0, false
			}
			d, next, ok := r.number(j, -1)
			return d, next, ok && d.Month == 0
		}
		if names.Weekday(r.Word(j+1)) < 0 {
			if r.Word(j) != "," {
				return Day{}, 0, false
			}
			j++
			continue
		}
		more, j = true, j+2
	}
}

// besideFeast reads the weekday wd after or before a feast ("Freitag nach Christi Himmelfahrt", "Dienstag nach Ostern"): by its date, if that
// follows.
func (r *Reader) besideFeast(j, wd int) (Day, int, bool) {
	d := Day{Shape: ShapeFeast, Weekday: wd, Beside: 1}
	switch r.Word(j) {
	case "nach":
	case "vor":
		d.Beside = -1
	default:
		return Day{}, 0, false
	}
	for j++; r.Word(j) == "dem" || r.Word(j) == "den" || r.Word(j) == "christi"; j++ {
	}
	feast, ok := names.FeastOf(r.Word(j))
	if !ok {
		return Day{}, 0, false
	}
	if exact, after, ok := r.exactly(j+1, wd); ok {
		return exact, after, true
	}
	d.Feast = feast
	return r.yearOf(d, j+1)
}

// ofWeek reads "kommender Woche", "in der nächsten Woche", "dieser Woche", "in einer Woche" after a weekday.
func (r *Reader) ofWeek(d Day, j int) (Day, int, bool) {
	if names.IsPartOfDay(r.Word(j)) {
		j++
	}
	k := j
	for r.Word(k) == "in" || r.Word(k) == "der" || r.Word(k) == "die" {
		k++
	}
	if r.Word(k+1) != "woche" {
		return d, j, r.Known
	}
	switch w := r.Word(k); {
	case names.Ahead(w):
		d.NextWeek = true
	case names.Back(w):
		d.Back = true
	case names.This(w):
		d.ThisWeek = true
	default:
		return d, j, r.Known
	}
	return d, k + 2, r.Known
}

// afterShortWeekday reads the date after "Mo" or "Mo."; without one, the two letters may be anything.
func (r *Reader) afterShortWeekday(i, wd int) (Day, int, bool) {
	j := i + 1
	if r.Word(j) == "." {
		j++
	}
	if d, next, ok := r.afterWeekday(i, j, wd); ok && d.Shape == ShapeDate {
		return d, next, true
	}
	return Day{}, 0, false
}

// week reads what follows "KW": "46", "46/2023", "46/47" is a span that its caller reads.
func (r *Reader) week(i int) (Day, int, bool) {
	n, ok := Integer(strings.TrimSuffix(r.Word(i+1), "."))
	if !ok || n < 1 || n > 53 {
		return Day{}, 0, false
	}
	d := Day{Shape: ShapeWeek, Weekday: -1, Dom: n}
	if y, ok := Integer(r.Word(i + 3)); ok && y > 1990 && (r.Word(i+2) == "/" || r.Word(i+2) == "in") {
		d.Year = y
		return d, i + 4, true
	}
	return d, i + 2, r.Known
}

// monthEnd reads "bis Ende November", "bis Ende des Monats", "bis Jahresende". Without "bis" it is a rough time, and the
// end of a week is no day.
func (r *Reader) monthEnd(i int) (Day, int, bool) {
	if kind, _ := r.Preposition(i); kind != Until {
		return Day{}, 0, false
	}
	d := Day{Shape: ShapeMonthEnd, Weekday: -1}
	switch r.Word(i) {
	case "monatsende":
		return d, i + 1, r.Known
	case "jahresende":
		d.Month = 12
		return r.yearOf(d, i+1)
	}
	j := i + 1
	if w := r.Word(j); w == "des" || names.This(w) {
		j++
	} else if names.Ahead(w) {
		d.Next = true
		j++
	}
	switch m := names.MonthOf(r.Word(j)); {
	case m > 0:
		d.Month = m
		return r.yearOf(d, j+1)
	case r.Word(j) == "monats" || r.Word(j) == "monat":
		return d, j + 1, r.Known
	case r.Word(j) == "jahres":
		d.Month = 12
		return r.yearOf(d, j+1)
	}
	return Day{}, 0, false
}

// yearOf reads a year after a month.
func (r *Reader) yearOf(d Day, i int) (Day, int, bool) {
	if y, ok := Year(r.Word(i)); ok {
		d.Year = y
		return d, i + 1, true
	}
	return d, i, r.Known
}
