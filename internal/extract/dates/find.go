package dates

import (
	"time"

	"github.com/lagebild/lagebild/internal/extract/dates/calendar"
	"github.com/lagebild/lagebild/internal/extract/dates/names"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// Kind says how a day is meant.
type Kind uint8

// The kinds.
const (
	On    Kind = iota // "am 6. November", "vom 27. bis 29. Dezember": First to Last
	From              // "ab dem 6. November": from First on
	Until             // "bis einschließlich Freitag": Last is the last day
	Past              // "seit Montag", "vor dem 27. Oktober": only a reference to before
)

// Precision says how exactly a time was named.
type Precision uint8

// The precisions.
const (
	Day   Precision = iota // days: First and Last are meant as they stand
	Week                   // a week by its number: First is its Monday, Last its Sunday
	Month                  // a month: First and Last are its ends
	Rough                  // about: "Mitte der Woche", "in den nächsten Tagen"; First and Last only bound it
)

// Mention is a day or a span of days in a text.
type Mention struct {
	FirstToken, LastToken int // with the preposition
	Kind                  Kind
	Precision             Precision
	First, Last           time.Time // midnight UTC of the days; equal for a single day
	Loose                 bool      // only a weekday was named: it may lie before or after
	Today                 bool      // "heute"
}

// finder reads one stretch of tokens.
type finder struct {
	t           *lexicon.Text
	first, last int
	ref         time.Time // midnight UTC of the day of the text
	saysBetween bool      // "zwischen" stands before the day in hand
}

// Find appends to out the days, and the weeks by number, that are named in tokens first to last of t. ref is the moment at
// which the text was written; with a zero ref only full dates are found.
func Find(t *lexicon.Text, first, last int, ref time.Time, out []Mention) []Mention {
	return find(t, first, last, ref, func(p Precision) bool { return p <= Week }, out)
}

// FindRough appends to out the times that are named by month or about ("ab Dezember", "Mitte der Woche", "kommende Woche",
// "in den nächsten Tagen"). With a zero ref there are none.
func FindRough(t *lexicon.Text, first, last int, ref time.Time, out []Mention) []Mention {
	if ref.IsZero() {
		return out
	}
	return find(t, first, last, ref, func(p Precision) bool { return p > Week }, out)
}

func find(t *lexicon.Text, first, last int, ref time.Time, want func(Precision) bool, out []Mention) []Mention {
	f := finder{t: t, first: first, last: last, ref: calendar.Midnight(ref)}
	for i := first; i <= last; {
		m, ok := f.mention(i)
		if !ok {
			i++
			continue
		}
		if want(m.Precision) {
			out = append(out, m)
		}
		i = max(m.LastToken, i) + 1
	}
	return out
}

func (f *finder) word(i int) string {
	if i < f.first || i > f.last {
		return ""
	}
	return string(f.t.Folded(i))
}

func (f *finder) isNumber(i int) bool {
	return i >= f.first && i <= f.last && f.t.Tokens[i].Kind == lexicon.Number
}

// mention reads a day that begins at token i, with a second day if it is a span; or else a rough time.
func (f *finder) mention(i int) (Mention, bool) {
	if k := f.t.Tokens[i].Kind; k != lexicon.Word && k != lexicon.Number {
		return Mention{}, false
	}
	d, next, ok := f.day(i)
	if !ok {
		return f.roughMention(i)
	}
	m := Mention{FirstToken: i, LastToken: next - 1}
	m.Kind, m.FirstToken = f.preposition(i)
	f.saysBetween = f.word(m.FirstToken) == "zwischen"
	end, after, spanned := f.second(next, d)
	if f.areHours(i, next, d, end, spanned) {
		return Mention{}, false
	}
	if spanned {
		m.LastToken = after - 1
		d = complete(d, end)
	} else if (m.Kind == On || m.Kind == Past) && f.onwards(&m) {
		m.Kind = From
	}
	if !spanned && d.shape == shapeDate && d.month == 0 {
		return Mention{}, false
	}
	first, ok := f.resolve(d, m.Kind)
	if !ok {
		return f.impossible(m, d)
	}
	m.First, m.Last, m.Loose, m.Today, m.Precision = first.from, first.to, d.loose(), d.shape == shapeToday, d.precision()
	if spanned && !f.close(&m, end) {
		return Mention{}, false
	}
	f.begins(&m, d)
	return m, true
}

// begins turns into From what only looks like On or Past: "erst am 22. November", "nach dem 22. November".
func (f *finder) begins(m *Mention, d day) {
	switch {
	case f.word(m.FirstToken) == "nach" && m.Kind == Past && m.First.After(f.ref) && d.shape != shapeWeekday:
		m.Kind, m.First = From, m.Last.AddDate(0, 0, 1)
		m.Last = m.First
	case m.Kind == On && !d.loose() && m.First.After(f.ref) && (f.word(m.FirstToken-1) == "erst" || f.word(m.FirstToken-2) == "erst"):
		m.Kind = From
	}
}

// impossible gives a day that its month does not have, "31. November", as a rough time: around the month's end.
func (f *finder) impossible(m Mention, d day) (Mention, bool) {
	if d.shape != shapeDate || d.month < 1 || d.dom < 29 || f.ref.IsZero() {
		return Mention{}, false
	}
	y := d.year
	if y == 0 {
		y, _ = f.yearNear(time.Month(d.month), -1, m.Kind)
	}
	last := calendar.EndOfMonth(y, d.month)
	m.First, m.Last, m.Precision = last, last.AddDate(0, 0, 1), Rough
	return m, true
}

// close sets the end of a span; false if it has none that a calendar knows.
func (f *finder) close(m *Mention, end day) bool {
	last, ok := f.resolve(end, Until)
	if !ok {
		return m.Kind == Until
	}
	if last.to.Before(m.First) && end.shape == shapeDate && end.year == 0 {
		last.to = last.to.AddDate(1, 0, 0) // "27. Dezember bis 1. Januar", written in January
	}
	if last.to.Before(m.First) || m.Kind == Until {
		return true
	}
	m.Last, m.Kind, m.Loose = last.to, On, false
	return true
}

// areHours reports whether a weekday belongs to opening hours: "Montag bis Freitag", "Montag 8–12 Uhr".
func (f *finder) areHours(i, next int, d, end day, spanned bool) bool {
	if d.shape != shapeWeekday || d.next || d.nextWeek || d.back {
		return false
	}
	if spanned && end.shape == shapeWeekday || f.word(i-1) == "bis" && names.Weekday(f.word(i-2)) >= 0 {
		return true
	}
	switch f.word(i - 1) {
	case "am", "ab", "bis", "seit", "diesen", "diesem", "kommenden", "kommendem", "der", "den", "dem":
		return false
	}
	for f.word(next) == ":" || f.word(next) == "," || f.word(next) == "von" || f.word(next) == "." {
		next++
	}
	return f.isNumber(next) && f.clockRange(next)
}

// clockRange reports whether "8–12", "8.30 bis 12.00" and the like stand at i.
func (f *finder) clockRange(i int) bool {
	_, _, ok := f.clockAt(i, false)
	if !ok {
		return false
	}
	if f.word(i+1) == "uhr" {
		i++
	}
	switch f.word(i + 1) {
	case "bis", "–", "-":
		_, _, ok = f.clockAt(i+2, false)
		return ok
	}
	return false
}

// onwards reads what comes after the day in "vom 22. November an", "von Dienstag an", "Von Dienstag, 2. Januar, an".
func (f *finder) onwards(m *Mention) bool {
	if w := f.word(m.FirstToken); w != "von" && w != "vom" {
		return false
	}
	after := m.LastToken + 1
	for f.word(after) == "," || f.word(after) == ")" {
		after++
	}
	if w := f.word(after); w != "an" && w != "ab" || f.word(after-1) == "ab" {
		return false
	}
	m.LastToken = after
	return true
}

// between are the words that may stand between a preposition and its day.
var between = names.Words(`dem den der zum zu des dieser diese diesen diesem einschliesslich einschl inklusive inkl . ( ) tag
	kommenden kommendem kommender kommende naechsten naechstem naechster naechste vergangenen vergangenem letzten letztem vorigen
	heutigen morgigen gestrigen voraussichtlich zunaechst mindestens spaetestens laengstens vorerst vorlaeufig wohl etwa ca
	vermutlich wieder erst mittag nachmittag abend wahrscheinlich hoechstens und mit`)

// preposition finds how the day at token i is meant, and the token at which that is said.
func (f *finder) preposition(i int) (Kind, int) {
	for j := i - 1; j >= f.first && j >= i-5; j-- {
		switch w := f.word(j); w {
		case "ab", "fruehestens", "beginnend", "wirkung":
			return From, j
		case "bis":
			return Until, j
		case "vor":
			if f.word(j-1) == "nicht" {
				return From, j - 1
			}
			return Past, j
		case "seit", "nach":
			return Past, j
		case "vom":
			if f.word(j-1) == "wirkung" {
				return From, j - 1
			}
			if f.spanAhead(i) {
				return On, j
			}
			return Past, j
		case "in":
			if f.word(j-1) == "bis" {
				return Until, j - 1
			}
			return On, j
		case "von", "am", "an", "fuer", "im", "zwischen", "uebers", "ueber":
			return On, j
		default:
			if between[w] {
				continue
			}
		}
		return On, i
	}
	return On, i
}

// spanAhead reports whether "bis" follows the day at i closely.
func (f *finder) spanAhead(i int) bool {
	for j := i + 1; j <= f.last && j <= i+8; j++ {
		switch f.word(j) {
		case "bis", "–", "-":
			return true
		}
	}
	return false
}
