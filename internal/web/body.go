package web

import (
	"html/template"
	"net/http"
	"regexp"
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
)

type bodyPage struct {
	base
	At       time.Time
	IsNow    bool
	AGS      string
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
	Shown   statementView // the statement that the cell shows
	Against []statementView
	Others  []statementView
	Spans   []spanView
}

type spanView struct {
	Class, Sign, Label string
	From               time.Time
	Notice             int64
}

type sourceView struct {
	store.SourceHealth
	Link  string // URL if it may be a link
	Fault string // in words; "" if the last run succeeded
}

// body shows what is known of one body at one moment.
func (s *Server) body(w http.ResponseWriter, r *http.Request) error {
	ags := r.PathValue("ags")
	if !isAGS(ags) {
		return refuse(fault.Invalid, "error.ags", clip(ags, maxAt))
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
		base: s.base(r, "body.title"), At: b.At.Truncate(time.Minute), IsNow: isNow, AGS: ags, Notices: b.Notices,
		District: s.districtName(b.Row.Body.DistrictAGS), Homepage: webAddress(b.Row.Body.Homepage),
	}
	p.Title = b.Row.Body.Name
	p.Row = s.line(b.Row, lineOptions{lang: p.Lang, query: p.Query, ref: p.At})
	s.fillCells(&p, b)
	for _, src := range b.Sources {
		v := sourceView{SourceHealth: src, Link: webAddress(src.URL)}
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
	for i, info := range s.cfg.Catalog.Services() {
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
		cell := bodyCell{cellView: p.Row.Cells[i]}
		s.fillStatements(&cell, c, byService[info.Key], today, p.Lang)
		for _, sp := range b.Spans {
			if sp.Service == info.Key && !sp.From.After(b.At) {
				cell.Spans = append(cell.Spans, s.span(sp, p.Lang))
			}
		}
		p.Cells = append(p.Cells, cell)
	}
}

func (s *Server) fillStatements(cell *bodyCell, c notice.Cell, standing []store.StatementRow, today notice.Day, lang string) {
	against := map[int64]bool{}
	for _, id := range c.Against {
		against[id] = true
	}
	for _, st := range standing {
		v := s.statement(st, lang)
		switch {
		case st.ID == c.Statement:
			cell.Shown = v
		case against[st.ID]:
			cell.Against = append(cell.Against, v)
		case st.From <= today:
			cell.Others = append(cell.Others, v)
		}
	}
}

func (s *Server) span(sp store.Span, lang string) spanView {
	info, known := s.cfg.Catalog.Status(sp.Status)
	class := string(sp.Status)
	if !known {
		class = "unknown"
	}
	return spanView{Class: class, Sign: info.Sign, Label: info.Label.In(lang), From: sp.From, Notice: sp.Notice}
}

// statementView is a statement as it is shown.
type statementView struct {
	ID, Notice  int64
	Body        string // AGS
	BodyName    string // on a notice's page
	Service     string // label
	ServiceKey  string
	Class       string
	Sign, Label string
	From, Until string
	Lead        string // words that govern the quote
	Quote       string
	Title       string
	Source      string
	Effective   time.Time
	Rule        string
	Percent     int // confidence
	Review      bool
	Detours     []detourView
	Marked      bool // on a notice's page: its words are marked in the text
}

func (s *Server) statement(st store.StatementRow, lang string) statementView {
	info, known := s.cfg.Catalog.Status(st.Status)
	class := string(st.Status)
	if !known {
		class = "unknown"
	}
	v := statementView{
		ID: st.ID, Notice: st.NoticeID, Body: st.Body, Service: s.cfg.Catalog.ServiceLabel(st.Service, lang), ServiceKey: string(st.Service),
		Class: class, Sign: info.Sign, Label: info.Label.In(lang), From: string(st.From), Until: string(st.Until), Lead: st.Lead, Quote: st.Quote,
		Title: st.Title, Source: st.Source, Effective: st.Effective, Rule: st.Rule, Percent: int(st.Confidence*100 + 0.5), Review: st.Review,
	}
	for _, d := range st.Detour {
		if d, ok := s.detour(d, lang); ok {
			v.Detours = append(v.Detours, d)
		}
	}
	return v
}

// detourView is a way instead that one can act on.
type detourView struct {
	Label, Text string
	Link        template.URL // checked; "" if it is none
	Foreign     bool         // the link leaves Lagebild
}

var (
	phonePattern = regexp.MustCompile(`^\+?[0-9]{2,20}$`)
	emailPattern = regexp.MustCompile(`^[^\s@<>?&"',;:%]+@[^\s@<>?&"',;:%/]+$`)
)

// detour checks what becomes a link; only then is it one.
func (s *Server) detour(d notice.Detour, lang string) (detourView, bool) {
	v := detourView{Text: d.Text}
	if v.Text == "" {
		v.Text = d.Value
	}
	switch d.Kind {
	case notice.DetourPhone:
		if phonePattern.MatchString(d.Value) {
			v.Link = template.URL("tel:" + d.Value) //nolint:gosec // digits only
		}
	case notice.DetourEmail:
		if emailPattern.MatchString(d.Value) {
			v.Link = template.URL("mailto:" + d.Value) //nolint:gosec // an address and nothing else
		}
	case notice.DetourURL:
		v.Link, v.Foreign = template.URL(webAddress(d.Value)), true //nolint:gosec // http or https
	case notice.DetourAddress, notice.DetourCounter, notice.DetourHours:
	default:
		return v, false
	}
	v.Label = s.templates.text(lang, "detour."+string(d.Kind))
	return v, strings.TrimSpace(v.Text) != ""
}
