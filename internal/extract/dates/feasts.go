package dates

import "github.com/lagebild/lagebild/internal/extract/dates/names"

// feast gives a feast as a day.
func (f *finder) feast(i int, n names.Feast) (day, int, bool) {
	if month, dom, ok := n.Fixed(); ok {
		return f.yearOf(day{shape: shapeDate, weekday: -1, dom: dom, month: month}, i+1, !f.ref.IsZero())
	}
	return f.yearOf(day{shape: shapeFeast, weekday: -1, feast: n}, i+1, !f.ref.IsZero())
}
