package written

import (
	"strconv"
	"strings"

	"github.com/lagebild/lagebild/internal/extract/dates/names"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// number reads a date that begins with a number: "6. November 2023", "6.11.", "6. 11.", "31.10.2023", "46. KW".
func (r *Reader) number(i, wd int) (Day, int, bool) {
	w := r.Word(i)
	if len(w) == 4 && r.Word(i+1) == "-" { // 2023-11-06
		return r.iso(i)
	}
	if d, next, ok := r.slashed(i); ok {
		return d, next, true
	}
	w = strings.TrimSuffix(w, ".")
	first, _, dotted := strings.Cut(w, ".")
	dom, ok := Integer(first)
	if !ok || dom < 1 || len(first) > 2 || r.isClock(i) {
		return Day{}, 0, false
	}
	if !dotted {
		if d, next, ok := r.counted(i, dom); ok {
			return d, next, true
		}
	}
	if dom > 31 {
		return Day{}, 0, false
	}
	d := Day{Shape: ShapeDate, Weekday: wd, Dom: dom, Seit: r.Word(i-1) == "seit" || r.Word(i-2) == "seit"}
	if !dotted {
		return r.monthAfter(i, d)
	}
	return r.dotted(i, d, strings.Split(w, "."))
}

// counted reads "46. KW", "46. Kalenderwoche", "4. Advent".
func (r *Reader) counted(i, n int) (Day, int, bool) {
	switch r.Word(i + 1) {
	case "kw", "kalenderwoche":
		if n <= 53 && strings.HasSuffix(r.Word(i), ".") {
			return r.yearOf(Day{Shape: ShapeWeek, Weekday: -1, Dom: n}, i+2)
		}
	case "advent":
		if n <= 4 {
			return r.feast(i+1, names.Advent(n))
		}
	}
	return Day{}, 0, false
}

// dotted reads the month, and the year if there is one, of "6.11." and "6.11.2023".
func (r *Reader) dotted(i int, d Day, parts []string) (Day, int, bool) {
	var ok bool
	d.Month, ok = Integer(parts[1])
	if !ok || d.Month < 1 || d.Month > 12 {
		return Day{}, 0, false
	}
	switch len(parts) {
	case 2:
		if !strings.HasSuffix(r.Word(i), ".") && !r.dated(i) {
			return Day{}, 0, false
		}
		return r.yearAfter(i+1, d)
	case 3:
		if d.Year, ok = Integer(parts[2]); !ok || len(parts[2]) != 2 && len(parts[2]) != 4 {
			return Day{}, 0, false
		}
		d.Year = century(d.Year)
		return d, i + 1, true
	}
	return Day{}, 0, false
}

func (r *Reader) iso(i int) (Day, int, bool) {
	y, ok1 := Integer(r.Word(i))
	m, ok2 := Integer(r.Word(i + 2))
	dom, ok3 := Integer(strings.TrimSuffix(r.Word(i+4), "."))
	if !ok1 || !ok2 || !ok3 || r.Word(i+3) != "-" || m < 1 || m > 12 || y < 1990 || y > 2100 {
		return Day{}, 0, false
	}
	return Day{Shape: ShapeDate, Weekday: -1, Dom: dom, Month: m, Year: y}, i + 5, true
}

// slashed reads "06/11/2023".
func (r *Reader) slashed(i int) (Day, int, bool) {
	if r.Word(i+1) != "/" || r.Word(i+3) != "/" {
		return Day{}, 0, false
	}
	dom, ok1 := Integer(r.Word(i))
	m, ok2 := Integer(r.Word(i + 2))
	y, ok3 := Year(r.Word(i + 4))
	if !ok1 || !ok2 || !ok3 || m < 1 || m > 12 || dom < 1 || dom > 31 {
		return Day{}, 0, false
	}
	return Day{Shape: ShapeDate, Weekday: -1, Dom: dom, Month: m, Year: y}, i + 5, true
}

// dated reports whether a preposition shows that "6.11" without its last dot is a day.
func (r *Reader) dated(i int) bool {
	switch r.Word(i - 1) {
	case "am", "ab", "bis", "zum", "vom", "dem", "den", "seit":
		return true
	}
	return false
}

// monthAfter reads what follows "6.": a month's name or number; "2. und 3. November" and "27. bis zum 29. Dezember" leave it
// to the end of the span. A number without a dot is a day only before a month's name.
func (r *Reader) monthAfter(i int, d Day) (Day, int, bool) {
	dotted := strings.HasSuffix(r.Word(i), ".")
	i++
	if m := names.Month(r.Word(i)); m > 0 {
		d.Month = m
		if r.Word(i+1) == "." && len(r.Word(i)) <= 4 && m != 5 {
			i++
		}
		return r.yearAfter(i+1, d)
	}
	if !dotted {
		return Day{}, 0, false
	}
	if d, next, ok := r.spaced(i, d); ok {
		return d, next, true
	}
	switch r.Word(i) {
	case "und", "bis", "–", "-", "/", ",", "&", "oder", "sowie":
		for j := i + 1; j <= r.Last && j <= i+6; j++ {
			if names.Month(r.Word(j)) > 0 {
				return d, i, true
			}
			if n := r.Word(j); r.IsNumber(j) && strings.Count(n, ".") >= 2 {
				return d, i, true
			}
		}
	}
	if r.ofMonthBefore(i) {
		return d, i, true
	}
	return Day{}, 0, false
}

// ofMonthBefore reports whether the number before token i is a day of a month that needs no name ("Ab dem 12. ist … besetzt"): it stands
// behind a preposition of time, and before no noun that it could count.
func (r *Reader) ofMonthBefore(i int) bool {
	if i > r.Last || r.Text.Tokens[i].Kind == lexicon.Word && r.Text.Tokens[i].Upper {
		return false
	}
	switch r.Word(i - 2) {
	case "dem":
		p := r.Word(i - 3)
		return r.Known && (p == "ab" || p == "bis")
	case "am":
		next := r.Word(i)
		return r.Known && next != "und" && next != "bis" && next != "oder" && next != "/" && next != "-" && next != "–"
	case "vom", "zum":
		return r.Known && (r.Word(i) == "an" || r.Word(i-3) == "bis")
	}
	return false
}

// spaced reads the month after a space: "10. 11." and "10. 11.2023".
func (r *Reader) spaced(i int, d Day) (Day, int, bool) {
	m, rest, dot := strings.Cut(r.Word(i), ".")
	n, ok := Integer(m)
	if !r.IsNumber(i) || !ok || n < 1 || n > 12 || r.isClock(i) {
		return Day{}, 0, false
	}
	d.Month = n
	if y, ok := Year(rest); ok {
		d.Year = y
		return d, i + 1, true
	}
	if !dot || rest != "" {
		return Day{}, 0, false
	}
	return r.yearAfter(i+1, d)
}

func (r *Reader) yearAfter(i int, d Day) (Day, int, bool) {
	if y, ok := Year(r.Word(i)); ok && r.Word(i+1) != "uhr" {
		d.Year = y
		return d, i + 1, true
	}
	return d, i, d.Year != 0 || r.Known
}

// ordinal reads "dem ersten Dezember", "ersten Advent", "zweiten Weihnachtstag".
func (r *Reader) ordinal(i, n int) (Day, int, bool) {
	switch w := r.Word(i + 1); {
	case names.Month(w) > 0:
		return r.yearAfter(i+2, Day{Shape: ShapeDate, Weekday: -1, Dom: n, Month: names.Month(w)})
	case w == "advent" && n <= 4:
		return r.feast(i+1, names.Advent(n))
	case (w == "weihnachtstag" || w == "weihnachtsfeiertag") && n <= 2:
		return Day{Shape: ShapeDate, Weekday: -1, Dom: 24 + n, Month: 12}, i + 2, r.Known
	}
	return Day{}, 0, false
}

// glued reads a date that was typed without a space: "6.November", "KW46".
func (r *Reader) glued(i int, w string) (Day, int, bool) {
	if n, ok := strings.CutPrefix(w, "kw"); ok {
		if k, ok := Integer(strings.TrimPrefix(n, "-")); ok && k >= 1 && k <= 53 {
			return r.yearOf(Day{Shape: ShapeWeek, Weekday: -1, Dom: k}, i+1)
		}
	}
	a, b, ok := strings.Cut(w, ".")
	dom, isDay := Integer(a)
	if !ok || !isDay || dom < 1 || dom > 31 || names.Month(b) == 0 {
		return Day{}, 0, false
	}
	return r.yearAfter(i+1, Day{Shape: ShapeDate, Weekday: -1, Dom: dom, Month: names.Month(b)})
}

func century(y int) int {
	if y < 100 {
		return 2000 + y
	}
	return y
}

// Year reads a year of four digits.
func Year(w string) (int, bool) {
	w = strings.TrimSuffix(w, ".")
	y, ok := Integer(w)
	return y, ok && len(w) == 4 && y >= 1990 && y <= 2100
}

// Integer reads a number of at most four digits.
func Integer(s string) (int, bool) {
	if s == "" || len(s) > 4 || s[0] < '0' || s[0] > '9' {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}
