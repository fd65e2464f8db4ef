package dates

// second reads the end of a span after the day d: "bis zum 29. Dezember", "– 29.12.", "und 3. November".
func (f *finder) second(i int, d day) (day, int, bool) {
	j := i
	for f.word(j) == "," || f.word(j) == ")" {
		j++
	}
	joined := f.word(j)
	switch joined {
	case "bis", "–", "-", "und", "/", "&", "sowie", "+", "oder":
	default:
		return f.third(i, d)
	}
	for j++; j <= f.last; j++ {
		switch f.word(j) {
		case "zum", "einschliesslich", "einschl", ".", "den", "dem", "am", "inklusive", "inkl", "mindestens", "voraussichtlich", "der":
			continue
		}
		break
	}
	if j > f.last {
		return day{}, 0, false
	}
	if d.shape == shapeWeek { // "KW 46 bis 48", "KW 46/47"
		if n, ok := integer(f.word(j)); ok && n > d.dom && n <= 53 {
			return day{shape: shapeWeek, weekday: -1, dom: n}, j + 1, true
		}
	}
	end, next, ok := f.day(j)
	if !ok {
		return day{}, 0, false
	}
	if joined != "bis" && joined != "–" && joined != "-" && !adjacent(d, end) && !f.betweenThem(d, end, joined) {
		return f.leftOpen(d, end, i)
	}
	return end, next, true
}

// third reads a list of days: "am 6., 7. und 8. November".
func (f *finder) third(i int, d day) (day, int, bool) {
	if f.word(i) != "," || d.shape != shapeDate || d.month != 0 || !f.isNumber(i+1) {
		return day{}, 0, false
	}
	mid, next, ok := f.number(i+1, -1)
	if !ok || mid.month != 0 || mid.dom != d.dom+1 {
		return day{}, 0, false
	}
	return f.second(next, mid)
}

// leftOpen gives a day that leaves its month to a later one that is no neighbour ("am 6. und 13. November") that month: it
// is a span of its own, and the other one is read after it.
func (f *finder) leftOpen(d, end day, i int) (day, int, bool) {
	if d.shape != shapeDate || d.month != 0 || end.shape != shapeDate || end.month == 0 || end.dom <= d.dom {
		return day{}, 0, false
	}
	d.month, d.year = end.month, end.year
	return d, i, true
}

// betweenThem reports whether "zwischen" makes a span of "27. Dezember und 1. Januar".
func (f *finder) betweenThem(d, end day, joined string) bool {
	return joined == "und" && d.shape == shapeDate && end.shape == shapeDate && f.saysBetween
}

// adjacent reports whether "2. und 3. November", "heute und morgen" can be one span.
func adjacent(a, b day) bool {
	switch {
	case a.shape == shapeToday && b.shape == shapeRelative:
		return b.dom == 1
	case a.shape == shapeRelative && b.shape == shapeRelative:
		return b.dom-a.dom == 1
	case a.shape == shapeWeek && b.shape == shapeWeek:
		return b.dom-a.dom == 1
	case a.shape == shapeDate && b.shape == shapeDate && (a.month == 0 || a.month == b.month):
		return b.dom-a.dom == 1 || b.dom-a.dom == 2
	}
	return false
}

// complete gives the first day of a span what only its end names: month and year.
func complete(d, end day) day {
	if d.shape != shapeDate || end.shape != shapeDate {
		return d
	}
	if d.month == 0 {
		d.month = end.month
		if d.dom > end.dom {
			d.month = (end.month+10)%12 + 1
		}
	}
	if d.year == 0 && end.year != 0 {
		d.year = end.year
		if d.month > end.month {
			d.year--
		}
	}
	return d
}
