package written

import (
	"github.com/lagebild/lagebild/internal/extract/dates/names"
)

// Shape is the form in which a day is written.
type Shape uint8

// The shapes.
const (
	ShapeDate Shape = iota
	ShapeWeekday
	ShapeToday
	ShapeRelative // so many days from the text
	ShapeWeek     // KW 48
	ShapeMonthEnd // bis Ende November, Monatsende
	ShapeFeast    // one that moves, or a weekday beside a feast
)

// Day is a day as it is written: which one that is, only a calendar can tell.
type Day struct {
	Shape    Shape
	Weekday  int         // 0–6, Sunday first; −1 if none
	Dom      int         // day of the month; of ShapeRelative the days from the text, of ShapeWeek the week's number
	Month    int         // 1–12; 0 if none is named
	Feast    names.Feast // of ShapeFeast
	Beside   int         // of ShapeFeast: the day is its first Weekday after (1) or before (−1) the feast; 0 if it is the feast
	Year     int         // 0 if none is named
	Next     bool        // "kommenden Montag"
	NextWeek bool        // "Montag nächster Woche"
	ThisWeek bool        // "Montag dieser Woche"
	Back     bool        // "vergangenen Montag"
	Seit     bool        // "seit dem 3. November": cannot lie ahead
	Spoken   bool        // "heute (31.10.)", "morgen, dem 7. November": of ShapeDate, beside its distance from the text
}

// Loose reports whether only a weekday is named, so that it may lie before or after.
func (d Day) Loose() bool { return d.Shape == ShapeWeekday && !d.Next && !d.NextWeek && !d.Back }

// feast gives a feast as a day.
func (r *Reader) feast(i int, n names.Feast) (Day, int, bool) {
	if exact, after, ok := r.exactly(i+1, -1); ok {
		return exact, after, true // "Karfreitag (29.3.)", "Ostermontag, dem 1. April"
	}
	if month, dom, ok := n.Fixed(); ok {
		return r.yearOf(Day{Shape: ShapeDate, Weekday: -1, Dom: dom, Month: month}, i+1)
	}
	return r.yearOf(Day{Shape: ShapeFeast, Weekday: -1, Feast: n}, i+1)
}
