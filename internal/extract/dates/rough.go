package dates

import (
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/extract/dates/calendar"
	"github.com/lagebild/lagebild/internal/extract/dates/names"
	"github.com/lagebild/lagebild/internal/extract/dates/written"
)

// period is a stretch of time that is named only about.
type period struct {
	from, to time.Time
	months   bool // its ends are those of a month
}

// roughMention reads a rough time that begins at token i, with the word w and its sense.
func (f *finder) roughMention(i int, w string, is *names.Sense) (Mention, bool) {
	if f.ref.IsZero() {
		return Mention{}, false
	}
	p, next, ok := f.period(i, w, is)
	if !ok {
		return Mention{}, false
	}
	kind, first := f.Preposition(i)
	if kind == Until && p.from.After(p.to) {
		return Mention{}, false
	}
	m := Mention{FirstToken: first, LastToken: next - 1, Kind: kind, Precision: Rough, First: p.from, Last: p.to}
	if p.months {
		m.Precision = Month
	}
	if m.Kind == On && f.Word(first-1) == "erst" || f.onwards(&m) {
		m.Kind = From
	}
	if m.Kind == From && is.Ahead && (f.Word(i+1) == "woche" || f.Word(i+2) == "woche") {
		m.Precision, m.Last = Week, m.First // "ab kommender Woche": from its Monday
	}
	return m, true
}

// period reads the rough time at token i, with the word w and its sense, and gives the token after it.
func (f *finder) period(i int, w string, is *names.Sense) (period, int, bool) {
	switch w {
	case "anfang", "mitte", "ende", "beginn":
		return f.part(i)
	case "wochenende", "wochenanfang", "wochenmitte", "wochenbeginn":
		return partOfWeek(w[len("wochen"):], f.week0(names.Ahead(f.Word(i-1)), names.Back(f.Word(i-1)))), i + 1, true
	case "monatsanfang", "monatsmitte", "monatsbeginn", "monatsende":
		return partOfMonth(w[len("monats"):], f.ref.Year(), f.ref.Month()), i + 1, true
	case "jahresanfang", "jahresbeginn":
		return ofYear(f.ref.Year()+1, 1, 31), i + 1, true
	case "jahresende":
		return ofYear(f.ref.Year(), 335, 365), i + 1, true
	case "jahreswechsel":
		return ofYear(f.ref.Year(), 365, 366), i + 1, true
	case "weihnachten", "ostern", "pfingsten", "feiertagen", "feiertage":
		return f.holidays(i, w)
	case "in", "binnen", "innerhalb":
		return f.inDays(i)
	case "laufe":
		return f.during(i)
	case "fruehjahr", "fruehling", "sommer", "herbst", "winter":
		return f.season(w), i + 1, f.isWhen(i - 1)
	case "neuen":
		return ofYear(f.ref.Year()+1, 1, 366), i + 2, strings.HasPrefix(f.Word(i+1), "jahr")
	}
	switch {
	case is.Ahead, is.This, is.Back:
		return f.comingPeriod(i)
	case is.Month > 0 && f.namesMonth(i):
		return f.month(i)
	}
	return period{}, 0, false
}

// qualified reads "der", "dieser", "des kommenden" at token j: whether the next or the last is meant, and the token after it.
func (f *finder) qualified(j int) (next, past bool, after int) {
	for range 2 {
		switch w := f.Word(j); {
		case names.Ahead(w):
			next = true
		case names.Back(w):
			past = true
		case w == "der", w == "des", names.This(w):
		default:
			return next, past, j
		}
		j++
	}
	return next, past, j
}

// part reads "Mitte der Woche", "Ende kommender Woche", "Anfang Dezember", "Mitte des Monats", "Anfang des Jahres".
func (f *finder) part(i int) (period, int, bool) {
	which := f.Word(i)
	k, _ := f.Preposition(i)
	next, past, j := f.qualified(i + 1)
	switch w := f.Word(j); w {
	case "woche":
		p := partOfWeek(which, f.week0(next, past))
		if k == From && !next && !p.to.After(f.ref) { // "ab Mitte der Woche", written on a Friday
			p = partOfWeek(which, f.week0(true, false))
		}
		return p, j + 1, true
	case "monats", "monat":
		at := f.ref
		if next {
			at = calendar.EndOfMonth(at.Year(), int(at.Month())).AddDate(0, 0, 1)
		}
		return partOfMonth(which, at.Year(), at.Month()), j + 1, true
	case "jahres":
		return f.partOfYear(which, next, past), j + 1, true
	default:
		m := names.MonthOf(w)
		if m == 0 {
			return period{}, 0, false
		}
		y, after := f.yearNear(time.Month(m), j+1, k)
		return partOfMonth(which, y, time.Month(m)), after, true
	}
}

// partOfYear is "Anfang", "Mitte" or "Ende des Jahres"; the beginning is that of the next year.
func (f *finder) partOfYear(which string, next, past bool) period {
	y := f.ref.Year()
	if next {
		y++
	}
	switch which {
	case "ende":
		return ofYear(y, 320, 366)
	case "mitte":
		return ofYear(y, 150, 220)
	}
	if !next && !past {
		y++
	}
	return ofYear(y, 1, 45)
}

// week0 is the Monday of the text's week, of the next or of the last one.
func (f *finder) week0(next, past bool) time.Time {
	monday := calendar.Monday(f.ref)
	switch {
	case next:
		return monday.AddDate(0, 0, 7)
	case past:
		return monday.AddDate(0, 0, -7)
	}
	return monday
}

func partOfWeek(which string, monday time.Time) period {
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
	at := func(d int) time.Time { return calendar.Date(y, int(m), d) }
	switch which {
	case "mitte":
		return period{from: at(11), to: at(20)}
	case "ende":
		return period{from: at(21), to: calendar.EndOfMonth(y, int(m))}
	}
	return period{from: at(1), to: at(10)}
}

func ofYear(y, from, to int) period {
	return period{from: calendar.Date(y, 1, from), to: calendar.Date(y, 1, to)}
}

// during reads "im Laufe der Woche", "im Laufe des Monats", "im Laufe der nächsten Tage": what is still to come of it.
func (f *finder) during(i int) (period, int, bool) {
	next, past, j := f.qualified(i + 1)
	from, to := f.ref.AddDate(0, 0, 1), f.ref
	switch f.Word(j) {
	case "woche":
		monday := f.week0(next, past)
		if next {
			from = monday
		}
		to = monday.AddDate(0, 0, 6)
	case "monats":
		to = calendar.EndOfMonth(f.ref.Year(), int(f.ref.Month()))
	case "jahres":
		to = calendar.Date(f.ref.Year(), 12, 31)
	case "tage", "wochen":
		to = f.ref.AddDate(0, 0, 14)
	}
	return period{from: from, to: to}, j + 1, !past && !to.Before(from)
}

// isWhen reports whether the word at token i tells that the season behind it is when something happens ("im Sommer", not "für den Sommer").
func (f *finder) isWhen(i int) bool {
	switch w := f.Word(i); w {
	case "im", "zum", "ab", "bis", "diesem", "diesen":
		return true
	default:
		return names.Ahead(w)
	}
}

// season is the next one of its name, as the calendar of the weather has it.
func (f *finder) season(w string) period {
	first := 3 // the month of spring
	switch w {
	case "sommer":
		first = 6
	case "herbst":
		first = 9
	case "winter":
		first = 12
	}
	y := f.ref.Year()
	if calendar.Date(y, first+2, 28).Before(f.ref) {
		y++
	}
	return period{from: calendar.Date(y, first, 1), to: calendar.EndOfMonth(y, first).AddDate(0, 2, 0), months: true}
}

// comingPeriod reads "kommende Woche", "in den nächsten Tagen", "diese Woche", "im nächsten Jahr".
func (f *finder) comingPeriod(i int) (period, int, bool) {
	next, past := names.Ahead(f.Word(i)), names.Back(f.Word(i))
	step := 0
	switch {
	case next:
		step = 1
	case past:
		step = -1
	}
	j := i + 1
	if n := f.Word(j); names.Count(n) > 0 || n == "paar" || n == "beiden" {
		j++
	}
	switch f.Word(j) {
	case "woche":
		monday := f.week0(next, past)
		return period{from: monday, to: monday.AddDate(0, 0, 6)}, j + 1, true
	case "wochenende":
		return partOfWeek("ende", f.week0(next && f.ref.Weekday() == time.Sunday, past)), j + 1, true
	case "monat", "monats":
		y, m := f.ref.Year(), int(f.ref.Month())+step
		return period{from: calendar.Date(y, m, 1), to: calendar.EndOfMonth(y, m), months: true}, j + 1, true
	case "jahr", "jahres":
		return ofYear(f.ref.Year()+step, 1, 366), j + 1, true
	case "tagen", "tage":
		return f.around(step, 7), j + 1, step != 0
	case "wochen", "monaten", "monate":
		return f.around(step, 90), j + 1, step != 0
	}
	return period{}, 0, false
}

// around is the days after the text, or with a negative step those before it.
func (f *finder) around(step, days int) period {
	if step < 0 {
		return period{from: f.ref.AddDate(0, 0, -90), to: f.ref.AddDate(0, 0, -1)}
	}
	return period{from: f.ref.AddDate(0, 0, 1), to: f.ref.AddDate(0, 0, days)}
}

// inDays reads "in zwei Wochen", "in wenigen Tagen", "in Kürze", "innerhalb der nächsten Tage" from its preposition on.
func (f *finder) inDays(i int) (period, int, bool) {
	days := func(a, b int) period { return period{from: f.ref.AddDate(0, 0, a), to: f.ref.AddDate(0, 0, b)} }
	w := f.Word(i + 1)
	if w == "kuerze" {
		return days(1, 21), i + 2, true
	}
	n := names.Count(w)
	if n == 0 {
		n, _ = written.Integer(w)
	}
	vague := w == "wenigen" || w == "einigen" || w == "ein" && f.Word(i+2) == "paar"
	j := i + 2
	if w == "ein" && vague {
		j++
	}
	unit := 0
	switch f.Word(j) {
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
		e := calendar.Nearest(f.ref, calendar.Easter)
		return period{from: e.AddDate(0, 0, -2), to: e.AddDate(0, 0, 1)}, i + 1, true
	case "pfingsten":
		e := calendar.Nearest(f.ref, calendar.Easter).AddDate(0, 0, 49)
		return period{from: e, to: e.AddDate(0, 0, 1)}, i + 1, true
	}
	if f.ref.Month() < 7 {
		y--
	}
	return period{from: calendar.Date(y, 12, 24), to: calendar.Date(y, 12, 26)}, i + 1, true
}

// namesMonth reports whether the word at i, a month's name, is said as a time: "im November", "ab Dezember".
func (f *finder) namesMonth(i int) bool {
	switch f.Word(i - 1) {
	case "im", "ab", "bis", "seit", "in", "den", "des", "monat", "laufe", "noch", "naechsten", "kommenden", "zum", "fuer", "vor":
		return len(f.Word(i)) > 2
	}
	return false
}

// month reads a month, "im November 2023".
func (f *finder) month(i int) (period, int, bool) {
	k, _ := f.Preposition(i)
	m := time.Month(names.MonthOf(f.Word(i)))
	y, next := f.yearNear(m, i+1, k)
	return period{from: calendar.Date(y, int(m), 1), to: calendar.EndOfMonth(y, int(m)), months: true}, next, true
}

// yearNear is the year at token i, else the one in which month m lies nearest to the text; with "ab" and "bis" rather ahead.
func (f *finder) yearNear(m time.Month, i int, k Kind) (y, next int) {
	if y, ok := written.Year(f.Word(i)); ok {
		return y, i + 1
	}
	best := f.ref.Year()
	for _, y := range []int{best - 1, best + 1} {
		if f.far(calendar.Date(y, int(m), 15), k) < f.far(calendar.Date(best, int(m), 15), k) {
			best = y
		}
	}
	return best, i
}
