package written

// Second reads the end of a span after the day d: "bis zum 29. Dezember", "– 29.12.", "und 3. November".
func (r *Reader) Second(i int, d Day) (Day, int, bool) {
	j := r.afterClock(i)
	joined := r.Word(j)
	switch joined {
	case "bis", "–", "-", "und", "u", "/", "&", "sowie", "+", "oder":
	default:
		return r.third(i, d)
	}
	for j++; j <= r.Last; j++ {
		switch r.Word(j) {
		case "zum", "einschliesslich", "einschl", ".", "den", "dem", "am", "inklusive", "inkl", "mindestens", "voraussichtlich", "der":
			continue
		}
		break
	}
	if n := r.ends(j); joined == "und" && n > 0 {
		joined, j = "bis", j+n
	}
	if j > r.Last {
		return Day{}, 0, false
	}
	if d.Shape == ShapeWeek { // "KW 46 bis 48", "KW 46/47"
		if n, ok := Integer(r.Word(j)); ok && n > d.Dom && n <= 53 {
			return Day{Shape: ShapeWeek, Weekday: -1, Dom: n}, j + 1, true
		}
	}
	end, next, ok := r.Day(j)
	if !ok {
		return Day{}, 0, false
	}
	if joined != "bis" && joined != "–" && joined != "-" && !adjacent(d, end) && !r.betweenThem(d, end, joined) {
		return r.leftOpen(d, end, i)
	}
	return end, next, true
}

// ends is how many words from i on say that a span ends with the day after them ("beginnend am 20. November und endend am 1. Dezember").
func (r *Reader) ends(i int) int {
	const both, three = 2, 3
	verb := r.Word(i) == "endend" || r.Word(i) == "endet" || r.Word(i) == "enden"
	switch {
	case !verb || r.Word(i+1) != "am" && r.Word(i+1) != "mit":
		return 0
	case r.Word(i+both) == "dem":
		return three
	}
	return both
}

// afterClock skips what ends a day before the end of its span: a bracket, or the time of day at which the span begins ("Freitag, 13 Uhr, bis Sonntag").
func (r *Reader) afterClock(i int) int {
	skip := func() {
		for r.Word(i) == "," || r.Word(i) == ")" {
			i++
		}
	}
	skip()
	at := i
	if w := r.Word(at); w == "um" || w == "ab" || w == "gegen" {
		at++
	}
	if _, _, ok := r.ClockAt(at, true); !ok {
		return i
	}
	before := i
	for i = at + 1; r.Word(i) == "uhr" || r.Word(i) == "h"; i++ {
	}
	skip()
	if r.Word(i) != "bis" {
		return before
	}
	return i
}

// third reads a list of days: "am 6., 7. und 8. November".
func (r *Reader) third(i int, d Day) (Day, int, bool) {
	if r.Word(i) != "," || d.Shape != ShapeDate || d.Month != 0 || !r.IsNumber(i+1) {
		return Day{}, 0, false
	}
	mid, next, ok := r.number(i+1, -1)
	if !ok || mid.Month != 0 || mid.Dom != d.Dom+1 {
		return Day{}, 0, false
	}
	return r.Second(next, mid)
}

// leftOpen gives a day that leaves its month to a later one that is no neighbour ("am 6. und 13. November") that month: it
// is a span of its own, and the other one is read after it.
func (r *Reader) leftOpen(d, end Day, i int) (Day, int, bool) {
	if d.Shape != ShapeDate || d.Month != 0 || end.Shape != ShapeDate || end.Month == 0 || end.Dom <= d.Dom {
		return Day{}, 0, false
	}
	d.Month, d.Year = end.Month, end.Year
	return d, i, true
}

// betweenThem reports whether "zwischen" makes a span of "27. Dezember und 1. Januar".
func (r *Reader) betweenThem(d, end Day, joined string) bool {
	return joined == "und" && d.Shape == ShapeDate && end.Shape == ShapeDate && r.SaysBetween
}

// adjacent reports whether "2. und 3. November", "heute und morgen" can be one span.
func adjacent(a, b Day) bool {
	switch {
	case a.Shape == ShapeToday && b.Shape == ShapeRelative:
		return b.Dom == 1
	case a.Spoken && (b.Spoken || b.Shape == ShapeRelative && b.Dom == 1):
		return true // "heute (31.10.) und morgen"
	case a.Shape == ShapeRelative && b.Shape == ShapeRelative:
		return b.Dom-a.Dom == 1
	case a.Shape == ShapeWeek && b.Shape == ShapeWeek:
		return b.Dom-a.Dom == 1
	case a.Shape == ShapeDate && b.Shape == ShapeDate && (a.Month == 0 || a.Month == b.Month):
		return b.Dom-a.Dom == 1 || b.Dom-a.Dom == 2
	case a.Shape == ShapeDate && b.Shape == ShapeDate:
		return b.Dom == 1 && b.Month == a.Month%12+1 && a.Dom >= shortest[a.Month-1] // "29. Februar und 1. März"
	}
	return false
}

// shortest is the number of days that the months have at least.
var shortest = [12]int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

// Complete gives the first day of a span what only its end names: month and year.
func Complete(d, end Day) Day {
	if d.Shape != ShapeDate || end.Shape != ShapeDate {
		return d
	}
	if d.Month == 0 {
		d.Month = end.Month
		if d.Dom > end.Dom {
			d.Month = (end.Month+10)%12 + 1
		}
	}
	if d.Year == 0 && end.Year != 0 {
		d.Year = end.Year
		if d.Month > end.Month {
			d.Year--
		}
	}
	return d
}
