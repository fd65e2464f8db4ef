package body

import (
	"slices"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/web/display"
)

// today is what one can do now: what works, and the ways instead of what does not.
type today struct {
	Works []display.Cell // fresh, undisputed and available
	Ways  []way
}

// way is a way instead, with the services that notices name it for.
type way struct {
	display.Detour
	For []wayFor
}

type wayFor struct {
	Service string // label
	Key     string
	Notice  int64
	ID      int64 // of the statement
}

// wayOrder is the order in which people act.
var wayOrder = []notice.DetourKind{
	notice.DetourPhone, notice.DetourCounter, notice.DetourAddress, notice.DetourHours, notice.DetourURL, notice.DetourEmail,
}

// today gathers the ways of all statements that the cells show or that stand against them; those out of date are left out.
func (p *Pages) today(d pageData, b known) today {
	var t today
	counts := map[int64]bool{}
	for _, cell := range d.Cells {
		if cell.Class == string(notice.Available) {
			t.Works = append(t.Works, cell.Cell)
		}
		if cell.Stale {
			continue
		}
		counts[cell.Shown.ID] = true
		for _, st := range cell.Against {
			counts[st.ID] = true
		}
	}
	day := notice.DayOf(b.At, p.view.Kit().Berlin())
	for _, st := range b.Standing {
		if !counts[st.ID] || st.From > day {
			continue
		}
		for _, raw := range st.Detour {
			detour, ok := p.show.Detour(raw, d.Lang)
			if !ok {
				continue
			}
			i := slices.IndexFunc(t.Ways, func(w way) bool { return w.Kind == detour.Kind && w.Text == detour.Text && w.Link == detour.Link })
			if i < 0 {
				i = len(t.Ways)
				t.Ways = append(t.Ways, way{Detour: detour})
			}
			t.Ways[i].add(wayFor{
				Service: p.view.Kit().Catalog().ServiceLabel(st.Service, d.Lang), Key: string(st.Service), Notice: st.NoticeID, ID: st.ID,
			})
		}
	}
	slices.SortStableFunc(t.Ways, func(a, b way) int { return slices.Index(wayOrder, a.Kind) - slices.Index(wayOrder, b.Kind) })
	return t
}

func (w *way) add(f wayFor) {
	if !slices.ContainsFunc(w.For, func(o wayFor) bool { return o.Key == f.Key }) {
		w.For = append(w.For, f)
	}
}
