package elements

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/parse/blocks"
	"github.com/lagebild/lagebild/internal/parse/dom"
	"github.com/lagebild/lagebild/internal/parse/meta"
	"github.com/lagebild/lagebild/internal/parse/rich"
)

// Page is a parsed page, of which walkers read parts.
type Page struct {
	Root   *html.Node
	Survey *dom.Page
	Ignore map[*html.Node]bool // elements that never count
	Base   *url.URL            // of relative links; nil if it is not known
	OneH1  bool                // the page has a single h1
}

// Walker reads elements into blocks.
type Walker struct {
	b      blocks.Builder
	text   rich.Writer
	page   *Page
	c      blocks.Context
	active []activeMark

	landmark *html.Node // what lies outside of it is muted; nil if nothing is
	main     bool       // inside the main text
	muted    bool       // read on for warnings only
	footer   bool       // muted inside a footer: only alarms count
	boiler   bool       // muted inside navigation and the like, where no paragraph counts unless it warns
	ids      map[string]*html.Node
	panels   map[*html.Node]int // parts that a Details block opens
	itemFrom int                // first block of the list item in hand
	inItem   bool
	afterDD  bool
}

// activeMark is a property of the text in hand that has begun and not ended.
type activeMark struct {
	rich.Mark
	start int
}

// New gives a Walker for one document of p.
func New(p *Page) *Walker {
	return &Walker{page: p, c: blocks.Text(), panels: make(map[*html.Node]int)}
}

// Main reads n as main text.
func (w *Walker) Main(n *html.Node) {
	w.main = true
	w.walk(n)
	w.flush()
}

// Item reads an element that a selector chose as main text: its own name is not held against it.
func (w *Walker) Item(n *html.Node) {
	w.main = true
	if n.DataAtom == atom.Details {
		w.element(n)
	} else {
		w.children(n)
	}
	w.flush()
}

// Whole reads all of the page. Outside of landmark, unless that is nil, only what warns counts.
func (w *Walker) Whole(landmark *html.Node) {
	w.landmark, w.muted = landmark, landmark != nil
	w.walk(w.page.Survey.Body)
	w.flush()
}

// Document gives text, blocks and links of what was read; full says that there were more blocks than a document may have.
func (w *Walker) Document() (doc notice.Document, full bool) { return w.b.Finish(), w.b.Full() }

// flush ends the paragraph in hand.
func (w *Walker) flush() {
	for i, m := range w.active {
		w.text.Mark(m.start, m.Mark)
		w.active[i].start = 0
	}
	r := w.text.Take()
	if r.Text == "" {
		return
	}
	if w.c.Kind == notice.BlockHeading || w.c.Kind == notice.BlockDetails {
		r.Text = strings.ReplaceAll(r.Text, "\n", " ")
	}
	w.b.Flow(w.c, r)
}

func (w *Walker) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c)
	}
}

// walk reads one node.
func (w *Walker) walk(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		if !w.muted {
			w.text.String(n.Data)
		}
		return
	case html.ElementNode:
	case html.DocumentNode:
		w.children(n)
		return
	default:
		return
	}
	governor, panel := w.panels[n]
	if dom.Remove(n) || w.page.Ignore[n] || !panel && dom.Hidden(n) || w.b.Full() {
		return
	}
	switch {
	case n == w.landmark:
		w.with(func() { w.muted, w.main = false, true; w.panel(n, governor, panel) })
	case panel:
		w.panel(n, governor, panel)
	default:
		w.judged(n)
	}
}

// judged reads an element as far as it is no boilerplate.
func (w *Walker) judged(n *html.Node) {
	s := w.page.Survey
	if w.muted && s.Mute(n) {
		return
	}
	switch v := s.Judge(n, w.main); {
	case v == dom.Noise:
	case w.muted:
		if s.Warns(n, w.footer) || n.DataAtom == atom.H1 && w.page.OneH1 && !w.footer || !w.boiler && s.Says(n) {
			w.with(func() { w.muted = false; w.element(n) })
			return
		}
		footer, boiler := w.footer, w.boiler
		w.footer = footer || s.IsFooter(n)
		w.boiler = boiler || w.footer || v == dom.Boiler && !s.IsHeader(n)
		w.children(n)
		w.footer, w.boiler = footer, boiler
	case v == dom.Boiler || !w.main && s.LinkList(n):
		w.with(func() {
			w.muted, w.footer = true, s.IsFooter(n)
			w.boiler = !s.IsHeader(n)
			w.children(n)
		})
	default:
		w.element(n)
	}
}

// with runs f between paragraph ends and takes back what it set of the surroundings.
func (w *Walker) with(f func()) {
	w.flush()
	muted, main, footer, boiler := w.muted, w.main, w.footer, w.boiler
	f()
	w.flush()
	w.muted, w.main, w.footer, w.boiler = muted, main, footer, boiler
}

// panel reads a part that a Details block governs, or any other element.
func (w *Walker) panel(n *html.Node, governor int, is bool) {
	if !is {
		w.element(n)
		return
	}
	w.flush()
	w.b.Open(governor)
	w.element(n)
	w.flush()
	w.b.Close()
}

// element reads an element by what it is.
func (w *Walker) element(n *html.Node) {
	if w.toggler(n) {
		return
	}
	switch n.DataAtom {
	case atom.Br:
		w.text.Break()
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		w.heading(n)
	case atom.Ul, atom.Ol, atom.Menu, atom.Dir:
		w.list(n)
	case atom.Li:
		w.item(n)
	case atom.Dl:
		w.flush()
		w.b.Open(-1)
		w.children(n)
		w.flush()
		w.b.Close()
		w.afterDD = false
	case atom.Dt, atom.Dd:
		w.definition(n)
	case atom.Details:
		w.details(n)
	case atom.Table:
		w.table(n)
	case atom.Pre:
		w.pre(n)
	case atom.Button, atom.Label:
		if n.DataAtom == atom.Label && !inForm(n) {
			w.children(n)
		}
	case atom.Article:
		w.flush()
		part := n != w.landmark
		if part {
			w.b.Open(-1)
		}
		w.children(n)
		w.flush()
		if part {
			w.b.Close()
		}
	default:
		w.plain(n)
	}
}

// plain reads an element that only groups or marks text.
func (w *Walker) plain(n *html.Node) {
	if isBlock(n) {
		w.flush()
		w.styled(n)
		w.flush()
		return
	}
	w.styled(n)
}

// styled reads n's children with the marks that n gives them.
func (w *Walker) styled(n *html.Node) {
	if mail := protectedMail(n); mail != "" && !w.muted {
		w.text.String(mail)
		return
	}
	ms := w.marks(n)
	if len(ms) == 0 {
		w.children(n)
		return
	}
	from := len(w.active)
	for _, m := range ms {
		w.active = append(w.active, activeMark{m, w.text.Len()})
	}
	w.children(n)
	if w.muted {
		w.active = w.active[:from]
		return
	}
	for _, m := range w.active[from:] {
		w.text.Mark(m.start, m.Mark)
	}
	w.active = w.active[:from]
}

// marks are the properties that an element gives its text.
func (w *Walker) marks(n *html.Node) []rich.Mark {
	var out []rich.Mark
	switch n.DataAtom {
	case atom.B, atom.Strong:
		out = append(out, rich.Mark{Kind: rich.Bold})
	case atom.I, atom.Em:
		out = append(out, rich.Mark{Kind: rich.Slant})
	case atom.Font:
		if v := dom.Attr(n, "size"); strings.HasPrefix(v, "+") || v == "5" || v == "6" || v == "7" {
			out = append(out, rich.Mark{Kind: rich.Bold}) // how headings were made before style sheets
		}
	case atom.S, atom.Strike, atom.Del:
		out = append(out, rich.Mark{Kind: rich.Struck})
	case atom.A:
		if u := w.resolve(dom.Attr(n, "href")); u != "" {
			out = append(out, rich.Mark{Kind: rich.Hyper, URL: u})
		}
	case atom.Time:
		t, _ := meta.Time(dom.Attr(n, "datetime"))
		out = append(out, rich.Mark{Kind: rich.Clock, Time: t})
	}
	if st := dom.Attr(n, "style"); st != "" {
		st = strings.ToLower(st)
		if strings.Contains(st, "line-through") {
			out = append(out, rich.Mark{Kind: rich.Struck})
		}
		if strings.Contains(st, "font-weight") && (strings.Contains(st, "bold") || strings.Contains(st, "600") || strings.Contains(st, "700")) {
			out = append(out, rich.Mark{Kind: rich.Bold})
		}
	}
	return out
}

// resolve gives an absolute address; "" for what leads nowhere.
func (w *Walker) resolve(href string) string {
	href = strings.TrimSpace(href)
	if href == "" || strings.HasPrefix(href, "#") {
		return ""
	}
	u, err := url.Parse(href)
	if err != nil {
		return ""
	}
	if w.page.Base != nil {
		u = w.page.Base.ResolveReference(u)
	}
	switch u.Scheme {
	case "http", "https", "mailto", "tel":
		return u.String()
	}
	return ""
}

// isBlock reports whether n begins a line of its own.
func isBlock(n *html.Node) bool {
	switch n.DataAtom {
	case atom.P, atom.Div, atom.Section, atom.Main, atom.Header, atom.Footer, atom.Aside, atom.Nav, atom.Form, atom.Fieldset,
		atom.Address, atom.Blockquote, atom.Figure, atom.Figcaption, atom.Center, atom.Hr, atom.Body, atom.Html, atom.Dialog,
		atom.Hgroup, atom.Legend, atom.Caption, atom.Td, atom.Th, atom.Tr, atom.Tbody, atom.Thead, atom.Tfoot, atom.Summary,
		atom.Search, atom.Frame, atom.Marquee:
		return true
	}
	if st := dom.Attr(n, "style"); st != "" {
		st = strings.ReplaceAll(strings.ToLower(st), " ", "")
		return strings.Contains(st, "display:block") || strings.Contains(st, "display:flex") || strings.Contains(st, "display:list-item")
	}
	return strings.Contains(n.Data, "-") // a custom element
}

func inForm(n *html.Node) bool {
	return dom.Attr(n, "for") != "" || dom.Find(n, func(c *html.Node) bool {
		return c.DataAtom == atom.Input || c.DataAtom == atom.Select || c.DataAtom == atom.Textarea
	}) != nil
}
