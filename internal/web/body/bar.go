package body

import (
	"cmp"
	"strconv"
	"time"

	"github.com/lagebild/lagebild/internal/notice"
)

// barWidth is the width of a history bar in units of its picture.
const barWidth = 1000

// barPart is a piece of a history bar.
type barPart struct {
	Class    string
	X, Width string
	Title    string // what it was, and from when to when
}

// axis is what all history bars of the page have in common.
type axis struct {
	From, To time.Time
	Days     []string // where midnights lie
}

// bars draws the past of each service from the first thing known of the body up to the moment shown.
func (p *Pages) bars(d *pageData, b known) map[notice.Service][]barPart {
	stays := b.Course.Stays
	if len(stays) == 0 {
		return nil
	}
	kit := p.view.Kit()
	from := stays[0].From
	for _, st := range stays {
		if st.From.Before(from) {
			from = st.From
		}
	}
	span := d.At.Sub(from)
	if span <= 0 {
		return nil
	}
	x := func(at time.Time) float64 { return barWidth * float64(at.Sub(from)) / float64(span) }
	d.Axis = axis{From: from, To: d.At}
	for at := midnight(from, kit.Berlin()); at.Before(d.At) && len(d.Axis.Days) < 400; at = midnight(at, kit.Berlin()) {
		d.Axis.Days = append(d.Axis.Days, number(x(at)))
	}
	out := map[notice.Service][]barPart{}
	for _, st := range stays {
		for _, part := range b.Course.Parts(st, d.At) {
			class := stateClass(st, part.Stale)
			left, right := x(part.From), x(part.To)
			out[st.Service] = append(out[st.Service], barPart{
				Class: class, X: number(left), Width: number(max(right-left, 1)),
				Title: p.show.Class(class, d.Lang).Label + ": " + kit.ShortTime(d.Lang, part.From) + " – " + kit.ShortTime(d.Lang, part.To),
			})
		}
	}
	return out
}

// midnight is the next one after t.
func midnight(t time.Time, loc *time.Location) time.Time {
	y, m, day := t.In(loc).Date()
	return time.Date(y, m, day+1, 0, 0, 0, 0, loc)
}

func number(f float64) string { return strconv.FormatFloat(f, 'f', 1, 64) }

func compare(a, b string) int { return cmp.Compare(a, b) }
