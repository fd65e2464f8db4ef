package web

import (
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
)

// maxTip is the longest quote in a tool tip, maxQuote that on a body's page; in characters.
const (
	maxTip   = 140
	maxQuote = 400
)

// bodyLine is a row of the overview.
type bodyLine struct {
	AGS, Name string
	Silent    bool
	NoSource  bool
	Sources   string // how many there are and answer, in words
	Failing   bool   // not all answer
	Unknown   int    // services that nothing is known of
	Cells     []cellView
}

// lineOptions are what the rows of one page have in common.
type lineOptions struct {
	lang  string
	query string    // that links keep
	ref   time.Time // that ages count from
}

// cellView is one cell as it is shown: by colour, sign and word. A status that is out of date or disputed loses its
// colour, sign and word to that state, so that nothing of the kind can be taken for "available".
type cellView struct {
	Service      string // key
	ServiceLabel string
	Class        string // status, or "unknown", "stale", "contradicted"
	Classes      string // with what the place in the table adds
	Sign, Word   string
	Label        string // the status in full, whatever Class says
	StatusClass  string
	StatusSign   string
	Notes        []string // short ones below the word: the status that a state hides, a second state
	Measure      string   // age and number of sources, short
	Link         string   // to the body's page
	Known        bool
	Since        time.Time // since when the status is shown
	Confirmed    time.Time
	Stale        bool
	Contradicted bool
	Sources      int
	Quote        string
	Until        string
	Notice       int64
	Tip          string // all of it in one line
}

func (s *Server) line(row store.BodyRow, o lineOptions) bodyLine {
	lang := o.lang
	l := bodyLine{AGS: row.Body.AGS, Name: row.Body.Name, Silent: row.Silent, NoSource: row.Sources == 0}
	switch {
	case row.Sources == row.Answering && row.Sources == 1:
		l.Sources = s.templates.text(lang, "row.source")
	case row.Sources == row.Answering:
		l.Sources = s.templates.text(lang, "row.sources", row.Sources)
	case row.Answering == 0:
		l.Sources, l.Failing = s.templates.text(lang, "row.none", row.Sources), true
	default:
		l.Sources, l.Failing = s.templates.text(lang, "row.answering", row.Answering, row.Sources), true
	}
	services := s.cfg.Catalog.Services()
	l.Cells = make([]cellView, 0, len(services))
	for i, info := range services {
		c, ok := row.Cells[info.Key]
		v := s.cell(info, c, ok, o)
		if v.Classes = v.Class; startsGroup(services, i) {
			v.Classes += " first"
		}
		if v.Known {
			v.Link = "/kommune/" + l.AGS + o.query + "#" + v.Service
		} else {
			l.Unknown++
		}
		l.Cells = append(l.Cells, v)
	}
	return l
}

// startsGroup says whether a line is drawn before the i-th service.
func startsGroup(services []catalog.Info, i int) bool {
	return i > 0 && services[i].Group != services[i-1].Group
}

// cell never shows a status that no statement stands for.
func (s *Server) cell(info catalog.Info, c notice.Cell, known bool, o lineOptions) cellView {
	lang := o.lang
	v := cellView{Service: string(info.Key), ServiceLabel: info.Label.In(lang)}
	if !known || !c.Status.Valid() {
		unknown := s.cfg.Catalog.State(catalog.Unknown)
		v.Class, v.Sign, v.Label = string(catalog.Unknown), unknown.Sign, unknown.Label.In(lang)
		v.Word = s.templates.text(lang, "word.unknown")
		v.StatusClass, v.StatusSign = v.Class, v.Sign
		return v
	}
	st, _ := s.cfg.Catalog.Status(c.Status)
	v.Known, v.Class, v.Sign, v.Label = true, string(c.Status), st.Sign, st.Label.In(lang)
	v.StatusClass, v.StatusSign = v.Class, v.Sign
	v.Word = s.templates.text(lang, "word."+string(c.Status))
	v.Since, v.Confirmed, v.Stale, v.Contradicted = c.Since, c.ConfirmedAt, c.Stale, c.Contradicted
	v.Sources, v.Quote, v.Until, v.Notice = c.Sources, c.Quote, string(c.Until), c.Notice
	if state := stateOf(c); state != "" {
		v.Notes = append(v.Notes, s.templates.text(lang, "cell.was", v.Word))
		v.Class, v.Sign = string(state), s.cfg.Catalog.State(state).Sign
		v.Word = s.templates.text(lang, "word."+string(state))
	}
	since := v.Since
	if v.Stale {
		since = v.Confirmed // how long ago somebody saw it counts
		if v.Contradicted {
			v.Notes = append(v.Notes, s.cfg.Catalog.State(catalog.Contradicted).Sign+" "+s.templates.text(lang, "word.contradicted"))
		}
	}
	v.Measure = age(lang, o.ref.Sub(since)) + " · " + s.templates.text(lang, "cell.sources", v.Sources)
	v.Tip = s.tip(v, lang)
	return v
}

// stateOf is the state that a cell is shown by instead of its status; "" if its status may be shown.
func stateOf(c notice.Cell) catalog.State {
	switch {
	case c.Stale:
		return catalog.Stale
	case c.Contradicted:
		return catalog.Contradicted
	default:
		return ""
	}
}

func (s *Server) tip(v cellView, lang string) string {
	parts := []string{v.ServiceLabel + ": " + v.Label}
	if v.Stale {
		parts = append(parts, s.templates.text(lang, "mark.stale"))
	}
	if v.Contradicted {
		parts = append(parts, s.templates.text(lang, "mark.contradicted"))
	}
	parts = append(parts,
		s.templates.text(lang, "body.since")+" "+longTime(lang, v.Since, s.berlin),
		s.templates.text(lang, "body.confirmed")+" "+longTime(lang, v.Confirmed, s.berlin),
		s.templates.text(lang, "cell.sourcesLong", v.Sources), s.templates.text(lang, "quote", clip(v.Quote, maxTip)))
	return strings.Join(parts, " · ")
}

type sum struct {
	Class, Sign, Label string
	Count              int
}

// sums counts the cells by what they are shown as: one that is out of date does not count as its old status.
func (s *Server) sums(o store.Overview, lang string) (out []sum, silent int) {
	count := map[string]int{}
	for _, row := range o.Rows {
		if row.Silent {
			silent++
		}
		for _, info := range s.cfg.Catalog.Services() {
			c, ok := row.Cells[info.Key]
			key := string(c.Status)
			if state := stateOf(c); !ok || !c.Status.Valid() {
				key = string(catalog.Unknown)
			} else if state != "" {
				key = string(state)
			}
			count[key]++
		}
	}
	for _, st := range s.cfg.Catalog.Statuses() {
		out = append(out, sum{Class: string(st.Key), Sign: st.Sign, Label: st.Label.In(lang), Count: count[string(st.Key)]})
	}
	for _, state := range []catalog.State{catalog.Contradicted, catalog.Stale, catalog.Unknown} {
		info := s.cfg.Catalog.State(state)
		out = append(out, sum{Class: string(state), Sign: info.Sign, Label: info.Label.In(lang), Count: count[string(state)]})
	}
	return out, silent
}
