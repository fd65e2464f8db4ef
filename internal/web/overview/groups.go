package overview

import (
	"slices"
	"time"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/web/display"
	"github.com/lagebild/lagebild/internal/web/snapshot"
)

// picked is a body's row that the choice leaves, with what is to be known for ordering it.
type picked struct {
	row     *store.BodyRow
	tally   tally
	places  []uint8                             // of the classes of its cells in shown, by service
	changed map[notice.Service]store.Transition // since the moment chosen, the last of each
}

// selection is what a choice leaves of a picture.
type selection struct {
	services []catalog.Info
	rows     []picked
	total    tally // of all bodies in the Kreise chosen, whatever status is
	bodies   int
	silent   int
	changed  int // cells, since the moment chosen
}

// choose takes from a picture what the choice asks for; changes are those since c.Since.
func choose(p snapshot.Picture, changes []store.Transition, c Choice, cat *catalog.Catalog) selection {
	s := selection{services: c.Columns(cat)}
	byBody := map[string]map[notice.Service]store.Transition{}
	for _, t := range changes {
		if c.Since.IsZero() || !t.At.After(c.Since) {
			continue
		}
		if byBody[t.Body] == nil {
			byBody[t.Body] = map[notice.Service]store.Transition{}
		}
		if was, ok := byBody[t.Body][t.Service]; ok {
			t.Before = was.Before
		}
		byBody[t.Body][t.Service] = t
	}
	s.rows = make([]picked, 0, len(p.Rows))
	pick := columns(s.services, cat)
	for i := range p.Rows {
		row := &p.Rows[i]
		if !c.Covers(row.Body.DistrictAGS) {
			continue
		}
		one := picked{row: row, places: pick(p.Judged[i]), changed: byBody[row.Body.AGS]}
		for _, at := range one.places {
			one.tally[at]++
		}
		s.total.plus(one.tally)
		s.bodies++
		if row.Silent {
			s.silent++
		}
		match := !c.filters()
		if c.filters() {
			for k, info := range s.services {
				moved := one.moved(info.Key)
				if moved {
					s.changed++
				}
				match = match || c.asks(one, k, moved)
			}
		}
		if !match {
			continue
		}
		s.rows = append(s.rows, one)
	}
	return s
}

// columns gives what takes the places of the services chosen from those of all.
func columns(chosen []catalog.Info, cat *catalog.Catalog) func([]uint8) []uint8 {
	all := cat.Services()
	if len(chosen) == len(all) {
		return func(places []uint8) []uint8 { return places }
	}
	var at []int
	for _, info := range chosen {
		at = append(at, slices.IndexFunc(all, func(i catalog.Info) bool { return i.Key == info.Key }))
	}
	return func(places []uint8) []uint8 {
		out := make([]uint8, 0, len(at))
		for _, i := range at {
			out = append(out, places[i])
		}
		return out
	}
}

// moved reports whether a cell shows another status than at the moment chosen.
func (p picked) moved(service notice.Service) bool {
	t, ok := p.changed[service]
	return ok && t.Before != t.After
}

// filters reports whether cells are chosen by status or by change.
func (c Choice) filters() bool { return len(c.Statuses) > 0 || !c.Since.IsZero() }

// asks reports whether the k-th cell of a row is one of those chosen.
func (c Choice) asks(p picked, k int, moved bool) bool {
	if !c.Since.IsZero() && !moved {
		return false
	}
	return len(c.Statuses) == 0 || p.row.Silent && slices.Contains(c.Statuses, string(catalog.Silent)) ||
		slices.Contains(c.Statuses, shown[p.places[k]])
}

// group is a Kreis with its bodies.
type group struct {
	AGS, Name string
	Rows      []line
	tally     tally
}

// line is a row with what the choice does to its cells.
type line struct {
	display.Row
	Lines []cell
}

type cell struct {
	display.Cell
	Before string // what it was before the change, in words; "" if it did not change
}

// groups puts the rows, each Kreis before its municipalities and these by name, under their Kreis; these by name too. In
// the order "worst first" the rows within a Kreis and the Kreise are ordered by what does not work.
func (p *Pages) groups(s selection, pic snapshot.Picture, c Choice, opt display.Options) []group {
	var out []group
	index := map[string]int{}
	rows := s.rows
	if c.Order == byWorst {
		rows = slices.Clone(rows)
		slices.SortStableFunc(rows, worseFirst)
	}
	for _, one := range rows {
		ags := one.row.Body.DistrictAGS
		i, ok := index[ags]
		if !ok {
			i = len(out)
			index[ags] = i
			out = append(out, group{AGS: ags, Name: p.view.Kit().DistrictName(ags)})
		}
		out[i].Rows = append(out[i].Rows, p.line(one, s.services, pic.Announced[one.row.Body.AGS], c, opt))
		out[i].tally.plus(one.tally)
	}
	order := collate.New(language.German) // holds buffers, so it is not shared
	slices.SortStableFunc(out, func(a, b group) int {
		if c.Order == byWorst {
			if n := perBody(a).worse(perBody(b)); n != 0 {
				return n
			}
		}
		return order.CompareString(a.Name, b.Name)
	})
	return out
}

// perBody makes Kreise of different size comparable: cells per hundred bodies.
func perBody(g group) tally {
	t := g.tally
	for i := range t {
		t[i] = t[i] * 100 / max(len(g.Rows), 1)
	}
	return t
}

func worseFirst(a, b picked) int {
	if a.row.Silent != b.row.Silent {
		if a.row.Silent {
			return -1
		}
		return 1
	}
	return a.tally.worse(b.tally)
}

func (p *Pages) line(one picked, services []catalog.Info, announced map[notice.Service]store.Announcement, c Choice, opt display.Options) line {
	l := line{Row: p.show.Row(*one.row, services, announced, opt)}
	l.Lines = make([]cell, 0, len(l.Cells))
	for i, v := range l.Cells {
		out := cell{Cell: v}
		moved := one.moved(services[i].Key)
		if moved {
			out.Before = p.wasText(one.changed[services[i].Key].Before, opt.Lang)
			out.Classes += " changed"
		}
		if c.filters() && !c.asks(one, i, moved) {
			out.Classes += " dim"
		}
		l.Lines = append(l.Lines, out)
	}
	return l
}

// wasText is the short word for what a cell was.
func (p *Pages) wasText(st notice.Status, lang string) string {
	key := "word.unknown"
	if st.Valid() {
		key = "word." + string(st)
	}
	return p.view.Text(lang, "cell.before", p.view.Text(lang, key))
}

// biggest is the body for which most changed within the hour before a moment.
type biggest struct {
	AGS, Name string
	Cells     int
	To        []display.Status // what they are now, each with its number
	Counts    []int
}

// change finds the biggest change of the last hour; Cells is 0 if there was none.
func (p *Pages) change(pic snapshot.Picture, s selection, c Choice, lang string) biggest {
	type last map[notice.Service]store.Transition
	byBody := map[string]last{}
	for _, t := range pic.Changes {
		if !t.At.After(pic.At.Add(-time.Hour)) || len(c.Services) > 0 && !slices.Contains(c.Services, t.Service) {
			continue
		}
		if byBody[t.Body] == nil {
			byBody[t.Body] = last{}
		}
		if was, ok := byBody[t.Body][t.Service]; ok {
			t.Before = was.Before
		}
		byBody[t.Body][t.Service] = t
	}
	var best biggest
	var counts map[notice.Status]int
	for _, row := range pic.Rows {
		moved := byBody[row.Body.AGS]
		if moved == nil || !c.Covers(row.Body.DistrictAGS) {
			continue
		}
		n := map[notice.Status]int{}
		cells := 0
		for _, info := range s.services {
			if t, ok := moved[info.Key]; ok && t.Before != t.After {
				n[t.After]++
				cells++
			}
		}
		if cells > best.Cells {
			best, counts = biggest{AGS: row.Body.AGS, Name: row.Body.Name, Cells: cells}, n
		}
	}
	for _, st := range []notice.Status{notice.Unavailable, notice.Limited, notice.Available, ""} {
		if counts[st] > 0 {
			best.To, best.Counts = append(best.To, p.show.Status(st, lang)), append(best.Counts, counts[st])
		}
	}
	return best
}
