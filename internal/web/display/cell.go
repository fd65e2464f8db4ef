package display

import (
	"time"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/web/page"
)

// maxTip is the longest quote on the card of a cell, in characters.
const maxTip = 140

// Shower shows what the store holds in words.
type Shower struct{ kit *page.Kit }

// New gives a Shower with the texts of kit.
func New(kit *page.Kit) *Shower { return &Shower{kit: kit} }

// Options are what all cells of one page have in common.
type Options struct {
	Lang  string
	Query string    // that links keep
	Ref   time.Time // that ages count from
	Since time.Time // what began after it is marked as changed; zero: nothing is
}

// Row is a body in a table.
type Row struct {
	AGS, Name string
	District  string // AGS
	Silent    bool
	NoSource  bool
	Sources   string // how many there are and answer, in words
	Failing   bool   // not all answer
	Unknown   int    // services that nothing is known of
	Cells     []Cell
}

// Cell is one cell as it is shown. A status that is out of date or disputed loses its colour, sign and word to that
// state, so that nothing of the kind can be taken for "available".
type Cell struct {
	Service      string // key
	ServiceLabel string
	Class        string // status, or "unknown", "stale", "contradicted"
	Classes      string // with what the place in the table adds
	Sign, Word   string
	Label        string // the status in full, whatever Class says
	StatusClass  string
	StatusSign   string
	Notes        []string // short ones below the word: the status that a state hides, a second state, what is announced
	Measure      string   // age and number of sources, short
	Link         string   // to the body's page
	Known        bool
	Changed      bool
	Since        time.Time // since when the status is shown
	Confirmed    time.Time
	Stale        bool
	Contradicted bool
	Sources      int
	Lead         string // words that govern the quote
	Quote        string
	Until        string
	Notice       int64
	Card         Card
}

// Card is what a cell tells when one points at it.
type Card struct {
	Head  string // service and status
	Marks string
	Lead  string // words that govern the quote; "" = none
	Quote string
	Facts string
}

// Row shows a body with one cell for each service given.
func (s *Shower) Row(row store.BodyRow, services []catalog.Info, announced map[notice.Service]store.Announcement, o Options) Row {
	l := Row{AGS: row.Body.AGS, Name: row.Body.Name, District: row.Body.DistrictAGS, Silent: row.Silent, NoSource: row.Sources == 0}
	l.Sources, l.Failing = s.sources(row, o.Lang)
	l.Cells = make([]Cell, 0, len(services))
	for i, info := range services {
		c, ok := row.Cells[info.Key]
		v := s.Cell(info, c, ok, o)
		if a, ok := announced[info.Key]; ok {
			s.announce(&v, a, o.Lang)
		}
		if v.Classes = v.Class; StartsGroup(services, i) {
			v.Classes += " first"
		}
		if v.Changed {
			v.Classes += " changed"
		}
		if v.Known {
			v.Link = "/kommune/" + l.AGS + o.Query + "#" + v.Service
		} else {
			l.Unknown++
		}
		l.Cells = append(l.Cells, v)
	}
	return l
}

func (s *Shower) sources(row store.BodyRow, lang string) (text string, failing bool) {
	switch {
	case row.Sources == row.Answering && row.Sources == 1:
		return s.kit.Text(lang, "row.source"), false
	case row.Sources == row.Answering:
		return s.kit.Text(lang, "row.sources", row.Sources), false
	case row.Answering == 0:
		return s.kit.Text(lang, "row.none", row.Sources), true
	default:
		return s.kit.Text(lang, "row.answering", row.Answering, row.Sources), true
	}
}

// announce adds a change that is announced for a later day.
func (s *Shower) announce(v *Cell, a store.Announcement, lang string) {
	info, known := s.kit.Catalog().Status(a.Status)
	if !known {
		return
	}
	v.Notes = append(v.Notes, s.kit.Text(lang, "cell.announced", page.ShortDay(lang, string(a.From)), info.Sign))
	v.Card.Marks = join(v.Card.Marks, s.kit.Text(lang, "mark.announced", page.LongDay(lang, string(a.From)), info.Label.In(lang)))
	if v.Card.Head == "" {
		v.Card.Head = v.ServiceLabel + ": " + v.Label
	}
}

// Districts are the Kreise of a picture as choices, in its order; chosen is the AGS of the one that is.
func (s *Shower) Districts(rows []store.BodyRow, chosen string) []page.Option {
	var out []page.Option
	seen := map[string]bool{}
	for _, row := range rows {
		if ags := row.Body.DistrictAGS; !seen[ags] {
			seen[ags] = true
			out = append(out, page.Option{Key: ags, Label: s.kit.DistrictName(ags), Selected: ags == chosen})
		}
	}
	return out
}

// Services are those of the catalogue as choices.
func (s *Shower) Services(lang string, chosen notice.Service) []page.Option {
	var out []page.Option
	for _, info := range s.kit.Catalog().Services() {
		out = append(out, page.Option{Key: string(info.Key), Label: info.Label.In(lang), Selected: info.Key == chosen})
	}
	return out
}

// StartsGroup says whether a line is drawn before the i-th service.
func StartsGroup(services []catalog.Info, i int) bool {
	return i > 0 && services[i].Group != services[i-1].Group
}

// Cell shows a cell; it never shows a status that no statement stands for.
func (s *Shower) Cell(info catalog.Info, c notice.Cell, known bool, o Options) Cell {
	lang, cat := o.Lang, s.kit.Catalog()
	v := Cell{Service: string(info.Key), ServiceLabel: info.Label.In(lang)}
	if !known || !c.Status.Valid() {
		unknown := cat.State(catalog.Unknown)
		v.Class, v.Sign, v.Label = string(catalog.Unknown), unknown.Sign, unknown.Label.In(lang)
		v.Word = s.kit.Text(lang, "word.unknown")
		v.StatusClass, v.StatusSign = v.Class, v.Sign
		return v
	}
	st, _ := cat.Status(c.Status)
	v.Known, v.Class, v.Sign, v.Label = true, string(c.Status), st.Sign, st.Label.In(lang)
	v.StatusClass, v.StatusSign = v.Class, v.Sign
	v.Word = s.kit.Text(lang, "word."+string(c.Status))
	v.Since, v.Confirmed, v.Stale, v.Contradicted = c.Since, c.ConfirmedAt, c.Stale, c.Contradicted
	v.Sources, v.Lead, v.Quote, v.Until, v.Notice = c.Sources, c.Lead, c.Quote, string(c.Until), c.Notice
	v.Changed = !o.Since.IsZero() && v.Since.After(o.Since)
	if state := StateOf(c); state != "" {
		v.Notes = append(v.Notes, s.kit.Text(lang, "cell.was", v.Word))
		v.Class, v.Sign = string(state), cat.State(state).Sign
		v.Word = s.kit.Text(lang, "word."+string(state))
	}
	since := v.Since
	if v.Stale {
		since = v.Confirmed // how long ago somebody saw it counts
		if v.Contradicted {
			v.Notes = append(v.Notes, cat.State(catalog.Contradicted).Sign+" "+s.kit.Text(lang, "word.contradicted"))
		}
	}
	v.Measure = page.Age(lang, o.Ref.Sub(since)) + " · " + s.kit.Text(lang, "cell.sources", v.Sources)
	v.Card = s.card(v, lang)
	return v
}

// StateOf is the state that a cell is shown by instead of its status; "" if its status may be shown.
func StateOf(c notice.Cell) catalog.State {
	switch {
	case c.Stale:
		return catalog.Stale
	case c.Contradicted:
		return catalog.Contradicted
	default:
		return ""
	}
}

// ClassOf is what a cell is shown and counted as: its status or the state that hides it.
func ClassOf(c notice.Cell, known bool) string {
	if !known || !c.Status.Valid() {
		return string(catalog.Unknown)
	}
	if state := StateOf(c); state != "" {
		return string(state)
	}
	return string(c.Status)
}

func (s *Shower) card(v Cell, lang string) Card {
	c := Card{Head: v.ServiceLabel + ": " + v.Label, Quote: s.kit.Quote(lang, v.Quote, maxTip)}
	if v.Lead != "" {
		c.Lead = s.kit.Quote(lang, v.Lead, maxTip)
	}
	if v.Stale {
		c.Marks = s.kit.Text(lang, "mark.stale")
	}
	if v.Contradicted {
		c.Marks = join(c.Marks, s.kit.Text(lang, "mark.contradicted"))
	}
	c.Facts = join(s.kit.Text(lang, "body.since")+" "+s.kit.ShortTime(lang, v.Since),
		s.kit.Text(lang, "body.confirmed")+" "+s.kit.ShortTime(lang, v.Confirmed), s.kit.Text(lang, "cell.sourcesLong", v.Sources))
	return c
}

func join(parts ...string) string {
	out := ""
	for _, p := range parts {
		switch {
		case out == "":
			out = p
		case p != "":
			out += " · " + p
		}
	}
	return out
}
