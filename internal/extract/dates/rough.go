package dates

import (
	"strings"
	"time"
)

// period is a stretch of time that is named only about.
type period struct {
	from, to time.Time
	months   bool // its ends are those of a month
}

// roughMention reads a rough time that begins at token i.
func (f *finder) roughMention(i int) (Mention, bool) {
	if f.ref.IsZero() {
		return Mention{}, false
	}
	kind, first := f.preposition(i)
	p, next, ok := f.period(i, kind)
	if !ok {
		return Mention{}, false
	}
	if kind == Until && p.from.After(p.to) {
		return Mention{}, false
	}
	m := Mention{FirstToken: first, LastToken: next - 1, Kind: kind, Precision: Rough, First: p.from, Last: p.to}
	if p.months {
		m.Precision = Month
	}
	if m.Kind == On && f.word(first-1) == "erst" || f.onwards(&m) {
		m.Kind = From
	}
	return m, true
}

// period reads the rough time at token i, and gives the token after it.
func (f *finder) period(i int, k Kind) (period, int, bool) {
	w := f.word(i)
	switch {
	case w == "anfang" || w == "mitte" || w == "ende" || w == "beginn":
		return f.part(i, k)
	case w == "wochenende" || w == "wochenanfang" || w == "wochenmitte" || w == "wochenbeginn":
		return f.partOfWeek(strings.TrimPrefix(w, "wochen"), f.week0(ahead[f.word(i-1)], back[f.word(i-1)])), i + 1, true
	case w == "monatsanfang" || w == "monatsmitte" || w == "monatsbeginn" || w == "monatsende":
		y, m, _ := f.ref.Date()
		return partOfMonth(strings.TrimPrefix(w, "monats"), y, m), i + 1, true
	case w == "jahresanfang" || w == "jahresbeginn":
		return f.ofYear(f.ref.Year()+1, 1, 31), i + 1, true
	case w == "jahresende":
		return f.ofYear(f.ref.Year(), 335, 365), i + 1, true
	case w == "jahreswechsel":
		return f.ofYear(f.ref.Year(), 365, 366), i + 1, true
	case w == "weihnachten" || w == "ostern" || w == "pfingsten" || w == "feiertagen" || w == "feiertage":
		return f.holidays(i, w)
	case (ahead[w] || this[w] || back[w]) && f.word(i+1) != "":
		return f.comingPeriod(i)
	case w == "neuen" && strings.HasPrefix(f.word(i+1), "jahr"):
		return f.ofYear(f.ref.Year()+1, 1, 366), i + 2, true
	case w == "in" || w == "binnen" || w == "innerhalb":
		return f.inDays(i)
	case monthOf(w) > 0 && f.namesMonth(i):
		return f.month(i, k)
	}
	return period{}, 0, false
}

// part reads "Mitte der Woche", "Ende kommender Woche", "Anfang Dezember", "Mitte des Monats", "Anfang des Jahres".
func (f *finder) part(i int, k Kind) (period, int, bool) {
	which, j := f.word(i), i+1
	next, past := false, false
	for n := 0; n < 2; n++ {
		switch w := f.word(j); {
		case w == "der" || w == "des" || w == "dieser" || w == "dieses" || w == "laufenden":
		case ahead[w]:
			next = true
		case back[w]:
			past = true
		default:
			n = 2
			continue
		}
		j++
	}
	switch w := f.word(j); {
	case w == "woche":
		p := f.partOfWeek(which, f.week0(next, past))
		if k == From && !next && !p.to.After(f.ref) { // "ab Mitte der Woche", written on a Friday
			p = f.partOfWeek(which, f.week0(true, false))
		}
		return p, j + 1, true
	case w == "monats" || w == "monat":
		at := f.ref
		if next {
			at = time.Date(at.Year(), at.Month()+1, 1, 0, 0, 0, 0, time.UTC)
		}
		return partOfMonth(which, at.Year(), at.Month()), j + 1, true
	case w == "jahres":
		y := f.ref.Year()
		if next || which != "ende" && which != "mitte" && !past {
			y++
		}
		switch which {
		case "ende":
			return f.ofYear(y, 320, 366), j + 1, true
		case "mitte":
			return f.ofYear(y, 150, 220), j + 1, true
		}
		return f.ofYear(y, 1, 45), j + 1, true
	case monthOf(w) > 0:
		y, after := f.yearNear(time.Month(monthOf(w)), j+1, k)
		return partOfMonth(which, y, time.Month(monthOf(w))), after, true
	}
	return period{}, 0, false
}

// week0 is the Monday of the text's week, of the next or of the last one.
func (f *finder) week0(next, past bool) time.Time {
	monday := f.ref.AddDate(0, 0, -(int(f.ref.Weekday())+6)%7)
	switch {
	case next:
		return monday.AddDate(0, 0, 7)
	case past:
		return monday.AddDate(0, 0, -7)
	}
	return monday
}

func (f *finder) partOfWeek(which string, monday time.Time) period {
	from, to := 0, 1
	switch which {
	case "mitte":
		from, to = 1, 3
	case "ende":
		from, to = 4, 6
	}
	return period{from: monday.AddDate(0, 0, from), to: monday.AddDate(0, 0, to)}
}

func partOfMonth(which string, y int, m time.Month) period {
	at := func(d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }
	switch which {
	case "mitte":
		return period{from: at(11), to: at(20)}
	case "ende":
		return period{from: at(21), to: time.Date(y, m+1, 0, 0, 0, 0, 0, time.UTC)}
	}
	return period{from: at(1), to: at(10)}
}

func (f *finder) ofYear(y, from, to int) period {
	return period{from: time.Date(y, 1, from, 0, 0, 0, 0, time.UTC), to: time.Date(y, 1, to, 0, 0, 0, 0, time.UTC)}
}

// comingPeriod reads "kommende Woche", "in den nächsten Tagen", "diese Woche", "im nächsten Jahr".
func (f *finder) comingPeriod(i int) (period, int, bool) {
	next, past := ahead[f.word(i)], back[f.word(i)]
	j := i + 1
	if n := f.word(j); counts[n] > 0 || n == "paar" || n == "beiden" {
		j++
	}
	days := func(a, b int) period { return period{from: f.ref.AddDate(0, 0, a), to: f.ref.AddDate(0, 0, b)} }
	switch w := f.word(j); {
	case w == "woche":
		monday := f.week0(next, past)
		return period{from: monday, to: monday.AddDate(0, 0, 6)}, j + 1, true
	case w == "wochenende":
		p := f.week0(next && f.ref.Weekday() == time.Sunday, past)
		return f.partOfWeek("ende", p), j + 1, true
	case w == "monat" || w == "monats":
		y, m, _ := f.ref.Date()
		if next {
			m++
		}
		if past {
			m--
		}
		return period{from: time.Date(y, m, 1, 0, 0, 0, 0, time.UTC), to: time.Date(y, m+1, 0, 0, 0, 0, 0, time.UTC), months: true}, j + 1, true
	case w == "jahr" || w == "jahres":
		y := f.ref.Year()
		if next {
			y++
		}
		if past {
			y--
		}
		return f.ofYear(y, 1, 366), j + 1, true
	case next && w == "tagen" || next && w == "tage":
		return days(1, 7), j + 1, true
	case next && (w == "wochen" || w == "monaten" || w == "monate"):
		return days(1, 90), j + 1, true
	case past && (w == "tagen" || w == "tage" || w == "wochen" || w == "monaten"):
		return days(-90, -1), j + 1, true
	}
	return period{}, 0, false
}

// inDays reads "in zwei Wochen", "in wenigen Tagen", "in Kürze", "innerhalb der nächsten Tage" from its preposition on.
func (f *finder) inDays(i int) (period, int, bool) {
	days := func(a, b int) period { return period{from: f.ref.AddDate(0, 0, a), to: f.ref.AddDate(0, 0, b)} }
	w := f.word(i + 1)
	if w == "kuerze" {
		return days(1, 21), i + 2, true
	}
	n := counts[w]
	if n == 0 {
		n, _ = integer(w)
	}
	vague := w == "wenigen" || w == "einigen" || w == "ein" && f.word(i+2) == "paar"
	j := i + 2
	if w == "ein" && vague {
		j++
	}
	unit := 0
	switch f.word(j) {
	case "tag", "tagen":
		unit = 1
	case "woche", "wochen":
		unit = 7
	case "monat", "monaten":
		unit = 30
	}
	switch {
	case unit == 0 || n == 0 && !vague || n > 60:
		return period{}, 0, false
	case vague:
		return days(1, 8*unit), j + 1, true
	}
	return days(max(n*unit-unit/2, 1), n*unit+unit/2), j + 1, true
}

// holidays reads "an Weihnachten", "nach Ostern", "zwischen den Feiertagen".
func (f *finder) holidays(i int, w string) (period, int, bool) {
	y := f.ref.Year()
	switch w {
	case "ostern":
		e := f.nearest(easter)
		return period{from: e.AddDate(0, 0, -2), to: e.AddDate(0, 0, 1)}, i + 1, true
	case "pfingsten":
		e := f.nearest(easter).AddDate(0, 0, 49)
		return period{from: e, to: e.AddDate(0, 0, 1)}, i + 1, true
	}
	if f.ref.Month() < 7 {
		y--
	}
	return period{from: time.Date(y, 12, 24, 0, 0, 0, 0, time.UTC), to: time.Date(y, 12, 26, 0, 0, 0, 0, time.UTC)}, i + 1, true
}

// namesMonth reports whether the word at i, a month's name, is said as a time: "im November", "ab Dezember".
func (f *finder) namesMonth(i int) bool {
	switch f.word(i - 1) {
	case "im", "ab", "bis", "seit", "in", "den", "des", "monat", "laufe", "noch", "naechsten", "kommenden", "zum", "fuer", "vor":
		return len(f.word(i)) > 2
	}
	return false
}

// month reads a month, "im November 2023".
func (f *finder) month(i int, k Kind) (period, int, bool) {
	m := time.Month(monthOf(f.word(i)))
	y, next := f.yearNear(m, i+1, k)
	return period{from: time.Date(y, m, 1, 0, 0, 0, 0, time.UTC), to: time.Date(y, m+1, 0, 0, 0, 0, 0, time.UTC), months: true}, next, true
}

// yearNear is the year at token i, else the one in which month m lies nearest to the text; with "ab" and "bis" rather ahead.
func (f *finder) yearNear(m time.Month, i int, k Kind) (y, next int) {
	if y, ok := year(f.word(i)); ok {
		return y, i + 1
	}
	best := f.ref.Year()
	for _, y := range []int{best - 1, best + 1} {
		if f.far(time.Date(y, m, 15, 0, 0, 0, 0, time.UTC), k) < f.far(time.Date(best, m, 15, 0, 0, 0, 0, time.UTC), k) {
			best = y
		}
	}
	return best, i
}
