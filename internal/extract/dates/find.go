package dates

import (
	"time"

	"github.com/lagebild/lagebild/internal/extract/dates/calendar"
	"github.com/lagebild/lagebild/internal/extract/dates/names"
	"github.com/lagebild/lagebild/internal/extract/dates/written"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// Kind says how a day is meant.
type Kind = written.Kind

// The kinds.
const (
	On    = written.On    // "am 6. November", "vom 27. bis 29. Dezember": First to Last
	From  = written.From  // "ab dem 6. November": from First on
	Until = written.Until // "bis einschließlich Freitag": Last is the last day
	Past  = written.Past  // "seit Montag", "vor dem 27. Oktober": only a reference to before
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
	Loose                 bool      // only a weekday or its number in a month was named: it may lie before or after
	Today                 bool      // "heute"
}

// finder reads one stretch of tokens, and finds the days that it names in the calendar.
type finder struct {
	written.Reader
	ref time.Time // midnight UTC of the day of the text; zero if that is not known
}

func newFinder(t *lexicon.Text, first, last int, ref time.Time) finder {
	return finder{Reader: written.Reader{Text: t, First: first, Last: last, Known: !ref.IsZero()}, ref: calendar.Midnight(ref)}
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
	i := first
	for i <= last && !mayBegin(t, i) {
		i++
	}
	if i > last {
		return out
	}
	f := newFinder(t, first, last, ref)
	for i <= last {
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

// mayBegin reports whether a day or a rough time may begin at token i: at most it cannot.
func mayBegin(t *lexicon.Text, i int) bool {
	k := t.Tokens[i].Kind
	return k == lexicon.Number || k == lexicon.Word && names.MayBegin(t.Folded(i))
}

// mention reads a day that begins at token i, with a second day if it is a span; or else a rough time.
func (f *finder) mention(i int) (Mention, bool) {
	if !mayBegin(f.Text, i) {
		return Mention{}, false
	}
	w := f.Word(i)
	is := names.Of(w)
	d, next, ok := f.DayOf(i, w, is)
	if !ok {
		return f.roughMention(i, w, is)
	}
	m := Mention{FirstToken: i, LastToken: next - 1}
	m.Kind, m.FirstToken = f.Preposition(i)
	f.SaysBetween = f.Word(m.FirstToken) == "zwischen"
	end, after, spanned := f.Second(next, d)
	if f.areHours(i, next, d, end, spanned) {
		return Mention{}, false
	}
	if spanned {
		m.LastToken = after - 1
		d = written.Complete(d, end)
	} else if (m.Kind == On || m.Kind == Past) && f.onwards(&m) {
		m.Kind = From
	}
	bare := !spanned && d.Shape == written.ShapeDate && d.Month == 0
	if bare {
		if d, ok = f.bare(&m, d); !ok {
			return Mention{}, false
		}
	}
	first, ok := f.resolve(d, m.Kind)
	if !ok {
		return f.impossible(m, d)
	}
	m.First, m.Last, m.Loose, m.Today, m.Precision = first.from, first.to, d.Loose() || bare, d.Shape == written.ShapeToday, precision(d)
	if spanned && !f.close(&m, end) {
		return Mention{}, false
	}
	if f.goesPast(&m) {
		return Mention{}, false
	}
	f.begins(&m, d)
	m.LastToken = f.apposed(m.LastToken, d)
	return m, true
}

// apposed is the last token of the weekday that stands in apposition behind the date d, which ends at token i ("am 20. November, einem Montag,
// …"); i if none does.
func (f *finder) apposed(i int, d written.Day) int {
	if d.Shape != written.ShapeDate || f.Word(i+1) != "," {
		return i
	}
	switch f.Word(i + 2) {
	case "ein", "einem", "einen":
		if is := names.Of(f.Word(i + 3)); is != nil && is.Weekday >= 0 && i+3 <= f.Last {
			return i + 3
		}
	}
	return i
}

// bare gives a day without a month the month that m means; ok is false if nobody knows which.
func (f *finder) bare(m *Mention, d written.Day) (day written.Day, ok bool) {
	switch {
	case f.ref.IsZero():
	case m.Kind == From || m.Kind == Until:
		return f.nextOf(d), true
	case m.Kind == On && f.Word(m.FirstToken) == "am":
		return f.nearestOf(d), true
	}
	return d, false
}

// nextOf gives a day without a month the next one of its number ("ab dem 12.").
func (f *finder) nextOf(d written.Day) written.Day {
	at := f.ref
	for d.Dom < at.Day() || d.Dom > calendar.EndOfMonth(at.Year(), int(at.Month())).Day() {
		at = calendar.EndOfMonth(at.Year(), int(at.Month())).AddDate(0, 0, 1)
	}
	d.Month, d.Year = int(at.Month()), at.Year()
	return d
}

// nearestOf gives a day without a month the nearest one of its number ("am 12."), of two the later.
func (f *finder) nearestOf(d written.Day) written.Day {
	var best time.Time
	for n := -1; n <= 1; n++ {
		month := calendar.Date(f.ref.Year(), int(f.ref.Month())+n, 1)
		at, ok := calendar.Exact(month.Year(), int(month.Month()), d.Dom)
		if ok && (best.IsZero() || calendar.Distance(at, f.ref) <= calendar.Distance(best, f.ref)) {
			best = at
		}
	}
	d.Year, d.Month = best.Year(), int(best.Month())
	return d
}

// goesPast reports whether the day is but one beyond which something goes on as it is already ("können auch nach dem 4. Dezember nicht beantragt
// werden").
func (f *finder) goesPast(m *Mention) bool {
	return m.Kind == Past && f.Word(m.FirstToken) == "nach" && f.Word(m.FirstToken-1) == "auch" && m.First.After(f.ref)
}

// begins turns into From what only looks like On or Past: "erst am 22. November", "nach dem 22. November".
func (f *finder) begins(m *Mention, d written.Day) {
	switch {
	case f.Word(m.FirstToken) == "nach" && m.Kind == Past && m.First.After(f.ref) && d.Shape != written.ShapeWeekday:
		m.Kind, m.First = From, m.Last.AddDate(0, 0, 1)
		m.Last = m.First
	case m.Kind == On && !d.Loose() && m.First.After(f.ref) && (f.Word(m.FirstToken-1) == "erst" || f.Word(m.FirstToken-2) == "erst"):
		m.Kind = From
	}
}

// impossible gives a day that its month does not have, "31. November", as a rough time: around the month's end.
func (f *finder) impossible(m Mention, d written.Day) (Mention, bool) {
	if d.Shape != written.ShapeDate || d.Month < 1 || d.Dom < 29 || f.ref.IsZero() {
		return Mention{}, false
	}
	y := d.Year
	if y == 0 {
		y, _ = f.yearNear(time.Month(d.Month), -1, m.Kind)
	}
	last := calendar.EndOfMonth(y, d.Month)
	m.First, m.Last, m.Precision = last, last.AddDate(0, 0, 1), Rough
	return m, true
}

// close sets the end of a span; false if it has none that a calendar knows.
func (f *finder) close(m *Mention, end written.Day) bool {
	last, ok := f.resolve(end, Until)
	if !ok {
		return m.Kind == Until
	}
	if last.to.Before(m.First) && end.Shape == written.ShapeDate && end.Year == 0 {
		last.to = last.to.AddDate(1, 0, 0) // "27. Dezember bis 1. Januar", written in January
	}
	if last.to.Before(m.First) || m.Kind == Until {
		return true
	}
	m.Last, m.Kind, m.Loose = last.to, On, false
	return true
}

// areHours reports whether a weekday belongs to opening hours: "Montag bis Freitag", "Montag 8–12 Uhr", "jeden Montag".
func (f *finder) areHours(i, next int, d, end written.Day, spanned bool) bool {
	if d.Shape != written.ShapeWeekday || d.Next || d.NextWeek || d.Back || spanned && (end.ThisWeek || end.NextWeek) {
		return false
	}
	if spanned && end.Shape == written.ShapeWeekday || f.Word(i-1) == "bis" && names.Weekday(f.Word(i-2)) >= 0 {
		return true
	}
	switch f.Word(i - 1) {
	case "jeden", "jedem", "jeder", "jede", "immer", "lange", "langer", "langen":
		return true
	case "der": // "der Samstag entfällt"
		return !spanned && f.Word(next) != "," && f.Word(next) != "("
	case "am", "ab", "bis", "seit", "diesen", "diesem", "kommenden", "kommendem", "den", "dem":
		return false
	}
	for f.opensHours(next) {
		next++
	}
	return f.IsNumber(next) && f.clockRange(next)
}

// opensHours reports whether token i may stand between a weekday and its hours.
func (f *finder) opensHours(i int) bool {
	switch f.Word(i) {
	case ":", ",", "von", ".":
		return true
	}
	return false
}

// clockRange reports whether "8–12", "8.30 bis 12.00" and the like stand at i.
func (f *finder) clockRange(i int) bool {
	_, _, ok := f.ClockAt(i, false)
	if !ok {
		return false
	}
	if f.Word(i+1) == "uhr" {
		i++
	}
	switch f.Word(i + 1) {
	case "bis", "–", "-":
		_, _, ok = f.ClockAt(i+2, false)
		return ok
	}
	return false
}

// onwards reads what comes after the day in "vom 22. November an", "von Dienstag an", "Von Dienstag, 2. Januar, an".
func (f *finder) onwards(m *Mention) bool {
	if w := f.Word(m.FirstToken); w != "von" && w != "vom" {
		return false
	}
	after := m.LastToken + 1
	for f.Word(after) == "," || f.Word(after) == ")" {
		after++
	}
	if w := f.Word(after); w != "an" && w != "ab" || f.Word(after-1) == "ab" {
		return false
	}
	m.LastToken = after
	return true
}

// precision is how exactly the day is named.
func precision(d written.Day) Precision {
	if d.Shape == written.ShapeWeek {
		return Week
	}
	return Day
}
