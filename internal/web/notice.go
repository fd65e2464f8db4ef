package web

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
)

type noticePage struct {
	base
	Head       store.NoticeHead
	URL        string
	Blocks     []blockView
	Statements []statementView
	Versions   []store.NoticeHead
	Capture    store.CaptureHead
}

// blockView is a block of the text, cut where quotes begin and end.
type blockView struct {
	Kind     string
	Heading  bool
	Struck   bool
	Segments []segment
}

// segment is a stretch of text within one block; Class is the status that it is quoted for, "" if for none.
type segment struct {
	Text   string
	Class  string
	Labels string // what it is quoted for, in words
	Anchor string // id of the first statement that begins here; "" if none
}

// notice shows one version of a document with its quotes marked.
func (s *Server) notice(w http.ResponseWriter, r *http.Request) error {
	number, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
	if err != nil || number <= 0 {
		e := fault.New(fault.Invalid, "reading the address", "%q is no number of a notice", r.PathValue("id"))
		e.Remedy = "use the links on the overview"
		return e
	}
	n, err := s.cfg.Store.NoticePage(r.Context(), number)
	if err != nil {
		return err
	}
	p := noticePage{base: s.base(r, "notice.title"), Head: n.NoticeHead, URL: webAddress(n.URL), Versions: n.Versions, Capture: n.Capture}
	if n.Title != "" {
		p.Title = n.Title
	}
	for _, st := range n.Statements {
		p.Statements = append(p.Statements, s.statement(st, p.Lang))
	}
	p.Blocks = s.marked(n, p.Lang)
	return s.show(w, r, "notice", p.Lang, p)
}

// marked cuts the text into blocks, and these where a statement's quote begins or ends. Quotes may overlap and may span
// blocks. Offsets come from the database and are checked all the same.
func (s *Server) marked(n store.NoticePage, lang string) []blockView {
	blocks := n.Blocks
	if len(blocks) == 0 && n.Text != "" {
		blocks = []notice.Block{{Kind: notice.BlockParagraph, Start: 0, End: len(n.Text), Lead: -1}}
	}
	var out []blockView
	for _, b := range blocks {
		if b.Start < 0 || b.End > len(n.Text) || b.Start >= b.End {
			continue
		}
		v := blockView{Kind: string(b.Kind), Heading: b.Kind == notice.BlockHeading || b.Kind == notice.BlockEntry, Struck: b.Struck}
		cuts := []int{b.Start, b.End}
		for _, st := range n.Statements {
			for _, at := range []int{st.Start, st.End} {
				if at > b.Start && at < b.End {
					cuts = append(cuts, at)
				}
			}
		}
		slices.Sort(cuts)
		cuts = slices.Compact(cuts)
		for i := range len(cuts) - 1 {
			v.Segments = append(v.Segments, s.segment(n, cuts[i], cuts[i+1], lang))
		}
		out = append(out, v)
	}
	return out
}

func (s *Server) segment(n store.NoticePage, start, end int, lang string) segment {
	seg := segment{Text: n.Text[start:end]}
	var labels []string
	for _, st := range n.Statements {
		if st.Start >= end || st.End <= start {
			continue
		}
		info, _ := s.cfg.Catalog.Status(st.Status)
		labels = append(labels, s.cfg.Catalog.ServiceLabel(st.Service, lang)+": "+info.Label.In(lang))
		// Where several statements quote the same words the worst of them colours these.
		if seg.Class == "" || worse(st.Status, notice.Status(seg.Class)) {
			seg.Class = string(st.Status)
		}
		if st.Start == start && seg.Anchor == "" {
			seg.Anchor = "s" + strconv.FormatInt(st.ID, 10)
		}
	}
	slices.Sort(labels)
	seg.Labels = strings.Join(slices.Compact(labels), "; ")
	return seg
}

func worse(a, b notice.Status) bool {
	rank := map[notice.Status]int{notice.Available: 0, notice.Limited: 1, notice.Unavailable: 2}
	return cmp.Compare(rank[a], rank[b]) > 0
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
