package web

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/store"
)

type noticePage struct {
	base
	Head     store.NoticeHead
	URL      string // "" if it must not be a link
	Parts    []part
	Says     []bodySays
	Versions []store.NoticeHead
	Capture  store.CaptureHead
}

// bodySays is what a notice says of one body.
type bodySays struct {
	AGS, Name  string
	Statements []statementView
}

// notice shows one version of a document with its quotes marked.
func (s *Server) notice(w http.ResponseWriter, r *http.Request) error {
	number, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
	if err != nil || number <= 0 {
		return refuse(fault.Invalid, "error.notice", clip(r.PathValue("id"), maxAt))
	}
	_, now, _, err := s.moment(r)
	if err != nil {
		return err
	}
	n, err := s.cfg.Store.NoticePage(r.Context(), number)
	if err != nil {
		return err
	}
	p := noticePage{base: s.base(r, "notice.title"), Head: n.NoticeHead, URL: webAddress(n.URL), Versions: n.Versions, Capture: n.Capture}
	if n.Title != "" {
		p.Title = n.Title
	}
	var marked map[int64]bool
	p.Parts, marked = s.marked(n, p.Lang)
	names := map[string]string{}
	if o, _, err := s.present(r.Context(), now, now, true); err == nil { // without it there are the keys alone
		for _, row := range o.Rows {
			names[row.Body.AGS] = row.Body.Name
		}
	}
	for _, st := range n.Statements {
		i := slices.IndexFunc(p.Says, func(b bodySays) bool { return b.AGS == st.Body })
		if i < 0 {
			name := names[st.Body]
			if name == "" {
				name = "AGS " + st.Body
			}
			p.Says, i = append(p.Says, bodySays{AGS: st.Body, Name: name}), len(p.Says)
		}
		v := s.statement(st, p.Lang)
		v.Marked = marked[st.ID]
		p.Says[i].Statements = append(p.Says[i].Statements, v)
	}
	return s.show(w, r, "notice", p.Lang, p)
}

// webAddress is u if it is an absolute http(s) address, else "": nothing else may become a link.
func webAddress(u string) string {
	p, err := url.Parse(u)
	if err != nil || p.Host == "" || (p.Scheme != "http" && p.Scheme != "https") {
		return ""
	}
	return u
}

func isAGS(s string) bool {
	if len(s) != 5 && len(s) != 8 {
		return false
	}
	return !strings.ContainsFunc(s, func(r rune) bool { return r < '0' || r > '9' })
}
