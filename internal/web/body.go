package web

import (
	"net/http"
	"time"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
)

type bodyPage struct {
	base
	At       time.Time
	IsNow    bool
	AtQuery  string
	AGS      string
	Name     string
	District string
	Homepage string
	Row      bodyLine
	Cells    []bodyCell // services that something is known of, in catalogue order
	Unknown  []string   // labels of the others
	Upcoming []statementView
	Notices  []store.NoticeHead
	Sources  []sourceView
}

// bodyCell is a cell with everything that stands behind it.
type bodyCell struct {
	cellView
	Shown   statementView
	Against []statementView
	Others  []statementView
	Spans   []spanView
	Detours []detourView
}

type statementView struct {
	ID, Notice   int64
	Service      string // label
	Class        string
	Sign, Label  string
	From, Until  string
	Quote        string
	Title, URL   string
	Source       string
	Effective    time.Time
	Confirmed    time.Time
	Rule         string
	Confidence   float64
	Review       bool
	Detours      []detourView
	SourceIsSelf bool
}

type detourView struct{ Kind, Text, Link string }

type spanView struct {
	Class, Sign, Label string
	From, To           time.Time
	Notice             int64
}

type sourceView struct {
	store.SourceHealth
	Fault string // in words; "" if the last run succeeded
}

// body shows what is known of one body at one moment.
func (s *Server) body(w http.ResponseWriter, r *http.Request) error {
	ags := r.PathValue("ags")
	if !isAGS(ags) {
		e := fault.New(fault.Invalid, "reading the address", "%q is no Amtlicher Gemeindeschlüssel", ags)
		e.Remedy = "it has 8 digits, that of a Kreis 5"
		return e
	}
	at, now, isNow, err := s.moment(r)
	if err != nil {
		return err
	}
	b, err := s.cfg.Store.BodyPage(r.Context(), ags, at, now)
	if err != nil {
		return err
	}
	p := bodyPage{
		base: s.base(r, "body.title"), At: b.At, IsNow: isNow, AtQuery: s.keep(r), AGS: ags, Name: b.Row.Body.Name,
		District: s.cfg.DistrictName(b.Row.Body.DistrictAGS), Homepage: webAddress(b.Row.Body.Homepage), Notices: b.Notices,
	}
	p.Title = b.Row.Body.Name
	p.Row = s.line(b.Row, b.At, p.Lang)
	s.fillCells(&p, b)
	for _, src := range b.Sources {
		v := sourceView{SourceHealth: src}
		if src.LastFault != "" {
			v.Fault = s.faultText(fault.Kind(src.LastFault), p.Lang)
		}
		p.Sources = append(p.Sources, v)
	}
	return s.show(w, r, "body", p.Lang, p)
}

// fillCells sorts the standing statements to the cells that they support or contradict.
func (s *Server) fillCells(p *bodyPage, b store.BodyPage) {
	byService := map[notice.Service][]store.StatementRow{}
	for _, st := range b.Standing {
		byService[st.Service] = append(byService[st.Service], st)
	}
	today := notice.DayOf(b.At, s.berlin)
	for _, info := range s.cfg.Catalog.Services() {
		for _, st := range byService[info.Key] {
			if st.From > today && !st.Review {
				p.Upcoming = append(p.Upcoming, s.statement(st, p.Lang))
			}
		}
		c, ok := b.Row.Cells[info.Key]
		if !ok {
			p.Unknown = append(p.Unknown, info.Label.In(p.Lang))
			continue
		}
		cell := bodyCell{cellView: s.cell(info, c, true, p.Lang)}
		against := map[int64]bool{}
		for _, id := range c.Against {
			against[id] = true
		}
		for _, st := range byService[info.Key] {
			v := s.statement(st, p.Lang)
			switch {
			case st.ID == c.Statement:
				cell.Shown, cell.Detours = v, v.Detours
			case against[st.ID]:
				cell.Against = append(cell.Against, v)
			case st.From <= today:
				cell.Others = append(cell.Others, v)
			}
		}
		for _, sp := range b.Spans {
			if sp.Service == info.Key {
				cell.Spans = append(cell.Spans, s.span(sp, p.Lang))
			}
		}
		p.Cells = append(p.Cells, cell)
	}
}

func (s *Server) span(sp store.Span, lang string) spanView {
	info, _ := s.cfg.Catalog.Status(sp.Status)
	class := string(sp.Status)
	if class == "" {
		class = "unknown"
	}
	return spanView{Class: class, Sign: info.Sign, Label: info.Label.In(lang), From: sp.From, To: sp.To, Notice: sp.Notice}
}

func (s *Server) statement(st store.StatementRow, lang string) statementView {
	info, _ := s.cfg.Catalog.Status(st.Status)
	v := statementView{
		ID: st.ID, Notice: st.NoticeID, Service: s.cfg.Catalog.ServiceLabel(st.Service, lang), Class: string(st.Status),
		Sign: info.Sign, Label: info.Label.In(lang), From: string(st.From), Until: string(st.Until), Quote: st.Quote,
		Title: st.Title, URL: webAddress(st.DocumentURL), Source: st.Source, Effective: st.Effective, Confirmed: st.ConfirmedAt,
		Rule: st.Rule, Confidence: st.Confidence, Review: st.Review,
	}
	for _, d := range st.Detour {
		v.Detours = append(v.Detours, detour(d))
	}
	return v
}

// detour makes a way instead something that one can act on.
func detour(d notice.Detour) detourView {
	v := detourView{Kind: string(d.Kind), Text: d.Text}
	if v.Text == "" {
		v.Text = d.Value
	}
	switch d.Kind {
	case notice.DetourPhone:
		v.Link = "tel:" + d.Value
	case notice.DetourEmail:
		v.Link = "mailto:" + d.Value
	case notice.DetourURL:
		v.Link = webAddress(d.Value)
	case notice.DetourAddress, notice.DetourCounter, notice.DetourHours:
	}
	return v
}

func (s *Server) faultText(k fault.Kind, lang string) string {
	if lang == catalog.German {
		return fault.TraitsOf(k).Title
	}
	return fault.TraitsOf(k).Reason
}
