package web

import (
	"net/http"
	"time"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
)

type overviewPage struct {
	base
	At       time.Time
	AtInput  string    // for the form field, in Europe/Berlin
	Latest   string    // the latest moment that the form takes
	AtQuery  string    // "?at=…&lang=…" to keep in links; "" for the present
	IsNow    bool      // the present is shown
	Old      time.Time // database away: when what is shown was read; else zero
	Services []serviceHead
	Groups   []districtGroup
	Sums     []sum
	Silent   int
	Bodies   int
	Legend   []legendEntry
}

type serviceHead struct {
	Key, Label, Help string
	FirstOfGroup     bool
}

type districtGroup struct {
	Name string
	Rows []bodyLine
}

type bodyLine struct {
	AGS, Name string
	Silent    bool
	NoSource  bool
	Sources   int
	Answering int
	Cells     []cellView
}

// cellView is one cell as it is shown: by colour, sign and word.
type cellView struct {
	Service      string // key
	ServiceLabel string
	Class        string // "available", "limited", "unavailable", "unknown"
	Sign, Word   string
	Label        string // the status in full
	Known        bool
	Age          time.Time // since when it is so
	Confirmed    time.Time
	Stale        bool
	Contradicted bool
	Sources      int
	Quote        string
	Until        string
	Notice       int64
}

type sum struct {
	Class, Sign, Label string
	Count              int
}

type legendEntry struct{ Class, Sign, Word, Label, Help string }

// overview shows the whole region at one moment.
func (s *Server) overview(w http.ResponseWriter, r *http.Request) error {
	at, now, isNow, err := s.moment(r)
	if err != nil {
		return err
	}
	o, old, err := s.present(r.Context(), at, now, isNow)
	if err != nil {
		return err
	}
	p := overviewPage{base: s.base(r, "overview.title"), At: o.At, IsNow: isNow, Bodies: len(o.Rows)}
	p.AtInput, p.Latest = at.In(s.berlin).Format(atLayouts[0]), now.In(s.berlin).Format(atLayouts[0])
	p.AtQuery = s.keep(r)
	if old {
		p.Old = o.Now
	}
	p.Services = s.heads(p.Lang)
	p.Groups = s.groups(o, p.Lang)
	p.Sums, p.Silent = s.sums(o, p.Lang)
	p.Legend = s.legend(p.Lang)
	return s.show(w, r, "overview", p.Lang, p)
}

// keep is the part of the query that links to other pages keep.
func (s *Server) keep(r *http.Request) string {
	q := r.URL.Query()
	for k := range q {
		if k != "at" && k != "lang" {
			q.Del(k)
		}
	}
	if len(q) == 0 {
		return ""
	}
	return "?" + q.Encode()
}

func (s *Server) heads(lang string) []serviceHead {
	var out []serviceHead
	group := ""
	for _, info := range s.cfg.Catalog.Services() {
		out = append(out, serviceHead{
			Key: string(info.Key), Label: info.Label.In(lang), Help: info.Help.In(lang),
			FirstOfGroup: group != "" && info.Group != group,
		})
		group = info.Group
	}
	return out
}

// groups puts the rows, which come ordered by Kreis, under their Kreis.
func (s *Server) groups(o store.Overview, lang string) []districtGroup {
	var out []districtGroup
	current := "-"
	for _, row := range o.Rows {
		if row.Body.DistrictAGS != current {
			current = row.Body.DistrictAGS
			out = append(out, districtGroup{Name: s.cfg.DistrictName(current)})
		}
		g := &out[len(out)-1]
		g.Rows = append(g.Rows, s.line(row, o.At, lang))
	}
	return out
}

func (s *Server) line(row store.BodyRow, at time.Time, lang string) bodyLine {
	l := bodyLine{
		AGS: row.Body.AGS, Name: row.Body.Name, Silent: row.Silent, NoSource: row.Sources == 0,
		Sources: row.Sources, Answering: row.Answering,
	}
	for _, info := range s.cfg.Catalog.Services() {
		c, ok := row.Cells[info.Key]
		l.Cells = append(l.Cells, s.cell(info, c, ok, lang))
	}
	return l
}

// cell never shows a status that no statement stands for.
func (s *Server) cell(info catalog.Info, c notice.Cell, known bool, lang string) cellView {
	v := cellView{Service: string(info.Key), ServiceLabel: info.Label.In(lang)}
	if !known || !c.Status.Valid() {
		unknown := s.cfg.Catalog.State(catalog.Unknown)
		v.Class, v.Sign, v.Word, v.Label = "unknown", unknown.Sign, s.templates.text(lang, "word.unknown"), unknown.Label.In(lang)
		return v
	}
	st, _ := s.cfg.Catalog.Status(c.Status)
	v.Known, v.Class, v.Sign, v.Label = true, string(c.Status), st.Sign, st.Label.In(lang)
	v.Word = s.templates.text(lang, "word."+string(c.Status))
	v.Age, v.Confirmed, v.Stale, v.Contradicted = c.Since, c.ConfirmedAt, c.Stale, c.Contradicted
	v.Sources, v.Quote, v.Until, v.Notice = c.Sources, c.Quote, string(c.Until), c.Notice
	return v
}

// sums counts the cells by what they show; a stale cell counts as stale, not as its old status.
func (s *Server) sums(o store.Overview, lang string) (out []sum, silent int) {
	count := map[string]int{}
	for _, row := range o.Rows {
		if row.Silent {
			silent++
		}
		for _, info := range s.cfg.Catalog.Services() {
			switch c, ok := row.Cells[info.Key]; {
			case !ok || !c.Status.Valid():
				count["unknown"]++
			case c.Stale:
				count["stale"]++
			default:
				count[string(c.Status)]++
			}
		}
	}
	for _, st := range s.cfg.Catalog.Statuses() {
		out = append(out, sum{Class: string(st.Key), Sign: st.Sign, Label: st.Label.In(lang), Count: count[string(st.Key)]})
	}
	for _, state := range []catalog.State{catalog.Stale, catalog.Unknown} {
		info := s.cfg.Catalog.State(state)
		out = append(out, sum{Class: string(state), Sign: info.Sign, Label: info.Label.In(lang), Count: count[string(state)]})
	}
	return out, silent
}

func (s *Server) legend(lang string) []legendEntry {
	var out []legendEntry
	for _, st := range s.cfg.Catalog.Statuses() {
		out = append(out, legendEntry{string(st.Key), st.Sign, s.templates.text(lang, "word."+string(st.Key)), st.Label.In(lang), st.Help.In(lang)})
	}
	for _, state := range s.cfg.Catalog.States() {
		word := ""
		if state.Key == catalog.Unknown {
			word = s.templates.text(lang, "word.unknown")
		}
		out = append(out, legendEntry{string(state.Key), state.Sign, word, state.Label.In(lang), state.Help.In(lang)})
	}
	return out
}
