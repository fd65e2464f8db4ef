package dates

import (
	"time"

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

// Mention is a day or a span of days in a text.
type Mention struct {
	FirstToken, LastToken int // with the preposition
	Kind                  Kind
	First, Last           time.Time // midnight UTC of the days; equal for a single day
	Loose                 bool      // only a weekday was named: it may lie before or after
	Today                 bool      // "heute"
}

// finder reads one stretch of tokens.
type finder struct {
	t           *lexicon.Text
	first, last int
	ref         time.Time // midnight UTC of the day of the text
}

// Find appends to out the days named in tokens first to last of t. ref is the moment at which the text was written; with
// a zero ref only full dates are found.
func Find(t *lexicon.Text, first, last int, ref time.Time, out []Mention) []Mention {
	f := finder{t: t, first: first, last: last, ref: midnight(ref)}
	for i := first; i <= last; {
		m, ok := f.mention(i)
		if !ok {
			i++
			continue
		}
		out = append(out, m)
		i = m.LastToken + 1
	}
	return out
}

func midnight(t time.Time) time.Time {
	if t.IsZero() {
		return t
	}
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

func (f *finder) word(i int) string {
	if i < f.first || i > f.last {
		return ""
	}
	return string(f.t.Folded(i))
}

// mention reads a day that begins at token i, with a second day if it is a span.
func (f *finder) mention(i int) (Mention, bool) {
	if f.t.Tokens[i].Kind != lexicon.Word && f.t.Tokens[i].Kind != lexicon.Number {
		return Mention{}, false
	}
	d, next, ok := f.day(i)
	if !ok {
		return Mention{}, false
	}
	m := Mention{FirstToken: i, LastToken: next - 1}
	m.Kind, m.FirstToken = f.preposition(i)
	end, after, spanned := f.second(next, d)
	if d.shape == shapeWeekday && (spanned && end.shape == shapeWeekday || f.word(i-1) == "bis" && weekdayOf(f.word(i-2)) >= 0) {
		return Mention{}, false // "Montag bis Freitag" are hours
	}
	if spanned {
		m.LastToken = after - 1
		d = f.complete(d, end)
	}
	first, ok := f.resolve(d, m.Kind)
	if !ok {
		return Mention{}, false
	}
	m.First, m.Last, m.Loose, m.Today = first.from, first.to, d.loose(), d.shape == shapeToday
	if spanned {
		last, ok := f.resolve(end, Until)
		if !ok || last.to.Before(m.First) || m.Kind == Until || m.Kind == Past {
			return m, m.Kind == Until || ok
		}
		m.Last, m.Kind, m.Loose = last.to, On, false
	}
	if m.Kind == On && f.onwards(m) {
		m.Kind = From
	}
	return m, true
}

// onwards reads "von Dienstag an" and "Von Dienstag, 2. Januar, an".
func (f *finder) onwards(m Mention) bool {
	after := m.LastToken + 1
	if f.word(after) == "," {
		after++
	}
	return f.word(m.FirstToken) == "von" && f.word(after) == "an"
}

// preposition finds how the day at token i is meant, and the token at which that is said.
func (f *finder) preposition(i int) (Kind, int) {
	for j := i - 1; j >= f.first && j >= i-5; j-- {
		switch f.word(j) {
		case "ab", "fruehestens", "beginnend":
			return From, j
		case "wirkung":
			return From, j
		case "bis":
			return Until, j
		case "seit", "vor", "nach":
			return Past, j
		case "vom":
			if f.word(j-1) == "wirkung" {
				return From, j - 1
			}
			if f.spanAhead(i) {
				return On, j
			}
			return Past, j
		case "von", "am", "an", "fuer":
			return On, j
		case "dem", "den", "der", "zum", "einschliesslich", "einschl", ".", "inklusive", "inkl", "kommenden", "kommendem", "naechsten", "naechstem", "kommende", "naechste", "diesen", "diesem", "voraussichtlich", "zunaechst", "mindestens", "einschliesslich,", "heutigen", "morgigen", "(", "tag":
			continue
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

// second reads the end of a span after the day d: "bis zum 29. Dezember", "– 29.12.", "und 3. November".
func (f *finder) second(i int, d day) (day, int, bool) {
	j := i
	if f.word(j) == "," {
		j++
	}
	joined := f.word(j)
	switch joined {
	case "bis", "–", "-", "und", "/", "&", "sowie":
	default:
		return day{}, 0, false
	}
	for j++; j <= f.last; j++ {
		switch f.word(j) {
		case "zum", "einschliesslich", "einschl", ".", "den", "dem", "am", "inklusive", "inkl":
			continue
		}
		break
	}
	if j > f.last {
		return day{}, 0, false
	}
	end, next, ok := f.day(j)
	if !ok || (joined == "und" || joined == "sowie" || joined == "&" || joined == "/") && !adjacent(d, end) {
		return day{}, 0, false
	}
	return end, next, true
}

// adjacent reports whether "2. und 3. November", "heute und morgen" can be one span.
func adjacent(a, b day) bool {
	switch {
	case a.shape == shapeToday && b.shape == shapeTomorrow:
		return true
	case a.shape == shapeDate && b.shape == shapeDate && (a.month == 0 || a.month == b.month):
		return b.dom-a.dom == 1 || b.dom-a.dom == 2
	}
	return false
}

// complete gives the first day of a span what only its end names: month and year.
func (f *finder) complete(d, end day) day {
	if d.shape == shapeDate && end.shape == shapeDate {
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
	}
	return d
}
