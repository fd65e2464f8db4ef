package display

import (
	"html/template"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/web/page"
)

// Status is a status as it is shown; the part "status" of a template takes it.
type Status struct{ Class, Sign, Label string }

// Status shows a status; whatever is none is unknown.
func (s *Shower) Status(st notice.Status, lang string) Status {
	info, known := s.kit.Catalog().Status(st)
	if !known {
		return Status{Class: string(catalog.Unknown), Sign: info.Sign, Label: info.Label.In(lang)}
	}
	return Status{Class: string(st), Sign: info.Sign, Label: info.Label.In(lang)}
}

// Class shows a status or state by the class that ClassOf gives.
func (s *Shower) Class(class, lang string) Status {
	if st := notice.Status(class); st.Valid() {
		return s.Status(st, lang)
	}
	info := s.kit.Catalog().State(catalog.State(class))
	return Status{Class: class, Sign: info.Sign, Label: info.Label.In(lang)}
}

// Statement is a statement as it is shown.
type Statement struct {
	Status
	ID, Notice  int64
	Body        string // AGS
	BodyName    string // on a notice's page
	Service     string // label
	ServiceKey  string
	From, Until string
	Lead        string // words that govern the quote
	Quote       string
	Title       string
	Source      string
	Authority   string // in words
	Effective   time.Time
	Confirmed   time.Time
	Rule        string
	Percent     int // confidence
	Review      bool
	Detours     []Detour
	Marked      bool // on a notice's page: its words are marked in the text
}

// Statement shows a statement.
func (s *Shower) Statement(st store.StatementRow, lang string) Statement {
	v := Statement{
		Status: s.Status(st.Status, lang), ID: st.ID, Notice: st.NoticeID, Body: st.Body,
		Service: s.kit.Catalog().ServiceLabel(st.Service, lang), ServiceKey: string(st.Service),
		From: string(st.From), Until: string(st.Until), Lead: st.Lead, Quote: st.Quote, Title: st.Title, Source: st.Source,
		Authority: s.Authority(st.Authority, lang), Effective: st.Effective, Confirmed: st.ConfirmedAt, Rule: st.Rule,
		Percent: int(st.Confidence*100 + 0.5), Review: st.Review,
	}
	for _, d := range st.Detour {
		if d, ok := s.Detour(d, lang); ok {
			v.Detours = append(v.Detours, d)
		}
	}
	return v
}

// Authority says in words who speaks.
func (s *Shower) Authority(a notice.Authority, lang string) string {
	switch a {
	case notice.Official, notice.Regional, notice.Press:
		return s.kit.Text(lang, "authority."+string(a))
	}
	return string(a)
}

// Detour is a way instead that one can act on.
type Detour struct {
	Kind        notice.DetourKind
	Label, Text string
	Link        template.URL // checked; "" if it is none
	Foreign     bool         // the link leaves Lagebild
}

var (
	phonePattern = regexp.MustCompile(`^\+?[0-9]{2,20}$`)
	emailPattern = regexp.MustCompile(`^[^\s@<>?&"',;:%]+@[^\s@<>?&"',;:%/]+$`)
)

// Detour checks what becomes a link; only then is it one. False: there is nothing to show.
func (s *Shower) Detour(d notice.Detour, lang string) (Detour, bool) {
	v := Detour{Kind: d.Kind, Text: d.Text}
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
		v.Link, v.Foreign = template.URL(page.WebAddress(d.Value)), true //nolint:gosec // http or https
	case notice.DetourAddress, notice.DetourCounter, notice.DetourHours:
	default:
		return v, false
	}
	v.Label = s.kit.Text(lang, "detour."+string(d.Kind))
	return v, strings.TrimSpace(v.Text) != ""
}

// Legend explains signs and words.
type Legend struct{ Class, Sign, Word, Label, Help string }

// Legend lists all statuses and states.
func (s *Shower) Legend(lang string) []Legend {
	var out []Legend
	word := func(key string) string { return s.kit.Text(lang, "word."+key) }
	for _, st := range s.kit.Catalog().Statuses() {
		out = append(out, Legend{string(st.Key), st.Sign, word(string(st.Key)), st.Label.In(lang), st.Help.In(lang)})
	}
	for _, state := range []catalog.State{catalog.Contradicted, catalog.Stale, catalog.Unknown, catalog.Silent} {
		info := s.kit.Catalog().State(state)
		out = append(out, Legend{string(state), info.Sign, word(string(state)), info.Label.In(lang), info.Help.In(lang)})
	}
	return out
}

// worstFirst are the classes of cells from the worst to the best.
var worstFirst = []string{
	string(notice.Unavailable), string(catalog.Contradicted), string(notice.Limited), string(catalog.Stale), string(catalog.Unknown),
	string(notice.Available),
}

// WorstFirst lists what cells are shown as, the worst first. The slice is the caller's.
func WorstFirst() []string { return slices.Clone(worstFirst) }

// Severity orders what cells are shown as: higher is worse.
func Severity(class string) int { return len(worstFirst) - slices.Index(worstFirst, class) }
