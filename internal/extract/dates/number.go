package dates

import (
	"strconv"
	"strings"

	"github.com/lagebild/lagebild/internal/extract/dates/names"
)

// isClock reports whether the number at i is a time of day.
func (f *finder) isClock(i int) bool {
	if w := f.word(i + 1); w == "uhr" || w == "h" {
		return true
	}
	if strings.ContainsRune(f.word(i), ':') {
		return true
	}
	w := f.word(i + 1)
	return (w == "–" || w == "-" || w == "bis") && (f.word(i+3) == "uhr" || f.word(i+4) == "uhr") && !strings.HasSuffix(f.word(i), ".")
}

// number reads a date that begins with a number: "6. November 2023", "6.11.", "6. 11.", "31.10.2023", "46. KW".
func (f *finder) number(i, wd int) (day, int, bool) {
	w := f.word(i)
	if len(w) == 4 && f.word(i+1) == "-" { // 2023-11-06
		return f.iso(i)
	}
	if d, next, ok := f.slashed(i); ok {
		return d, next, true
	}
	parts := strings.Split(strings.TrimSuffix(w, "."), ".")
	dom, ok := integer(parts[0])
	if !ok || dom < 1 || len(parts[0]) > 2 || f.isClock(i) {
		return day{}, 0, false
	}
	if len(parts) == 1 {
		if d, next, ok := f.counted(i, dom); ok {
			return d, next, true
		}
	}
	if dom > 31 {
		return day{}, 0, false
	}
	d := day{shape: shapeDate, weekday: wd, dom: dom, seit: f.word(i-1) == "seit" || f.word(i-2) == "seit"}
	if len(parts) == 1 {
		return f.monthAfter(i, d)
	}
	return f.dotted(i, d, parts)
}

// counted reads "46. KW", "46. Kalenderwoche", "4. Advent".
func (f *finder) counted(i, n int) (day, int, bool) {
	switch f.word(i + 1) {
	case "kw", "kalenderwoche":
		if n <= 53 && strings.HasSuffix(f.word(i), ".") {
			return f.yearOf(day{shape: shapeWeek, weekday: -1, dom: n}, i+2, !f.ref.IsZero())
		}
	case "advent":
		if n <= 4 {
			return f.feast(i+1, names.Advent(n))
		}
	}
	return day{}, 0, false
}

// dotted reads the month, and the year if there is one, of "6.11." and "6.11.2023".
func (f *finder) dotted(i int, d day, parts []string) (day, int, bool) {
	var ok bool
	d.month, ok = integer(parts[1])
	if !ok || d.month < 1 || d.month > 12 {
		return day{}, 0, false
	}
	switch len(parts) {
	case 2:
		if !strings.HasSuffix(f.word(i), ".") && !f.dated(i) {
			return day{}, 0, false
		}
		return f.yearAfter(i+1, d)
	case 3:
		if d.year, ok = integer(parts[2]); !ok || len(parts[2]) != 2 && len(parts[2]) != 4 {
			return day{}, 0, false
		}
		d.year = century(d.year)
		return d, i + 1, true
	}
	return day{}, 0, false
}

func (f *finder) iso(i int) (day, int, bool) {
	y, ok1 := integer(f.word(i))
	m, ok2 := integer(f.word(i + 2))
	dom, ok3 := integer(strings.TrimSuffix(f.word(i+4), "."))
	if !ok1 || !ok2 || !ok3 || f.word(i+3) != "-" || m < 1 || m > 12 || y < 1990 || y > 2100 {
		return day{}, 0, false
	}
	return day{shape: shapeDate, weekday: -1, dom: dom, month: m, year: y}, i + 5, true
}

// slashed reads "06/11/2023".
func (f *finder) slashed(i int) (day, int, bool) {
	if f.word(i+1) != "/" || f.word(i+3) != "/" {
		return day{}, 0, false
	}
	dom, ok1 := integer(f.word(i))
	m, ok2 := integer(f.word(i + 2))
	y, ok3 := year(f.word(i + 4))
	if !ok1 || !ok2 || !ok3 || m < 1 || m > 12 || dom < 1 || dom > 31 {
		return day{}, 0, false
	}
	return day{shape: shapeDate, weekday: -1, dom: dom, month: m, year: y}, i + 5, true
}

// dated reports whether a preposition shows that "6.11" without its last dot is a day.
func (f *finder) dated(i int) bool {
	switch f.word(i - 1) {
	case "am", "ab", "bis", "zum", "vom", "dem", "den", "seit":
		return true
	}
	return false
}

// monthAfter reads what follows "6.": a month's name or number; "2. und 3. November" and "27. bis zum 29. Dezember" leave it
// to the end of the span. A number without a dot is a day only before a month's name.
func (f *finder) monthAfter(i int, d day) (day, int, bool) {
	dotted := strings.HasSuffix(f.word(i), ".")
	i++
	if m := names.Month(f.word(i)); m > 0 {
		d.month = m
		if f.word(i+1) == "." && len(f.word(i)) <= 4 && m != 5 {
			i++
		}
		return f.yearAfter(i+1, d)
	}
	if !dotted {
		return day{}, 0, false
	}
	if d, next, ok := f.spaced(i, d); ok {
		return d, next, true
	}
	switch f.word(i) {
	case "und", "bis", "–", "-", "/", ",", "&", "oder", "sowie":
		for j := i + 1; j <= f.last && j <= i+6; j++ {
			if names.Month(f.word(j)) > 0 {
				return d, i, true
			}
			if n := f.word(j); f.isNumber(j) && strings.Count(n, ".") >= 2 {
				return d, i, true
			}
		}
	}
	return day{}, 0, false
}

// spaced reads the month after a space: "10. 11." and "10. 11.2023".
func (f *finder) spaced(i int, d day) (day, int, bool) {
	m, rest, dot := strings.Cut(f.word(i), ".")
	n, ok := integer(m)
	if !f.isNumber(i) || !ok || n < 1 || n > 12 || f.isClock(i) {
		return day{}, 0, false
	}
	d.month = n
	if y, ok := year(rest); ok {
		d.year = y
		return d, i + 1, true
	}
	if !dot || rest != "" {
		return day{}, 0, false
	}
	return f.yearAfter(i+1, d)
}

func (f *finder) yearAfter(i int, d day) (day, int, bool) {
	if y, ok := year(f.word(i)); ok && f.word(i+1) != "uhr" {
		d.year = y
		return d, i + 1, true
	}
	return d, i, d.year != 0 || !f.ref.IsZero()
}

// ordinal reads "dem ersten Dezember", "ersten Advent", "zweiten Weihnachtstag".
func (f *finder) ordinal(i, n int) (day, int, bool) {
	switch w := f.word(i + 1); {
	case names.Month(w) > 0:
		return f.yearAfter(i+2, day{shape: shapeDate, weekday: -1, dom: n, month: names.Month(w)})
	case w == "advent" && n <= 4:
		return f.feast(i+1, names.Advent(n))
	case (w == "weihnachtstag" || w == "weihnachtsfeiertag") && n <= 2:
		return day{shape: shapeDate, weekday: -1, dom: 24 + n, month: 12}, i + 2, !f.ref.IsZero()
	}
	return day{}, 0, false
}

// glued reads a date that was typed without a space: "6.November", "KW46".
func (f *finder) glued(i int, w string) (day, int, bool) {
	if n, ok := strings.CutPrefix(w, "kw"); ok {
		if k, ok := integer(strings.TrimPrefix(n, "-")); ok && k >= 1 && k <= 53 {
			return f.yearOf(day{shape: shapeWeek, weekday: -1, dom: k}, i+1, !f.ref.IsZero())
		}
	}
	a, b, ok := strings.Cut(w, ".")
	dom, isDay := integer(a)
	if !ok || !isDay || dom < 1 || dom > 31 || names.Month(b) == 0 {
		return day{}, 0, false
	}
	return f.yearAfter(i+1, day{shape: shapeDate, weekday: -1, dom: dom, month: names.Month(b)})
}

func century(y int) int {
	if y < 100 {
		return 2000 + y
	}
	return y
}

// year reads a year of four digits.
func year(w string) (int, bool) {
	w = strings.TrimSuffix(w, ".")
	y, ok := integer(w)
	return y, ok && len(w) == 4 && y >= 1990 && y <= 2100
}

func integer(s string) (int, bool) {
	if s == "" || len(s) > 4 || s[0] < '0' || s[0] > '9' {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}
