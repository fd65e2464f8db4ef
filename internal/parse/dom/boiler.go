package dom

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// words are the sorts of words that an element's class and id hold.
type words uint16

// Sorts of words. A word counts as a whole part of a name: "no-sidebar" has the word sidebar, so what holds most of a page's
// text is never judged by them.
const (
	navWord words = 1 << iota
	noiseWord
	consentWord
	footWord
	headWord
	warnWord
	eyeWord   // of parts that count outside of the main text
	alarmWord // of these, those that count even in footers
	entryWord
	asideWord
	layerWord
	anyWord // it has a name at all
)

func (w words) has(sorts words) bool { return w&sorts != 0 }

// sorts are the words that tell something.
var sorts = sorted(map[words]string{
	navWord: "nav navi navigation navbar menu menue menü mainmenu mainnav submenu breadcrumb breadcrumbs brotkrumen " +
		"brotkrume breadcrumbnav bc pagination pager paging skip skiplink skiplinks sitemap metanav topnav subnav sprungmarken " +
		"rootline klickpfad sprachwahl language languages",
	noiseWord: "share sharing social socialmedia sharer teilen shariff addtoany related recommended recommendations " +
		"empfehlungen comments comment kommentare kommentar disqus respond newsletter search suche suchfeld suchformular searchform " +
		"sidebar widget widgets werbung advert advertisement advertising ads banneranzeige paywall print drucken " +
		"toolbar backlink zurueck tagcloud rating login anmeldung",
	consentWord: "cookie cookies consent cmp gdpr dsgvo usercentrics borlabs klaro cookiebot cookiebanner cookieconsent " +
		"cookiehinweis cookieinfo datenschutzhinweis ccm",
	footWord: "footer fuss fuß fusszeile pagefooter sitefooter colophon bottom impressum footerarea",
	headWord: "header kopf kopfzeile pageheader siteheader masthead topbar logo",
	warnWord: "alert alerts notice notices banner warning warn warnung wichtig hinweis hinweise eilmeldung eil stoerung " +
		"störung stoerungsmeldung krise krisenfall emergency notfall notfallmeldung meldung meldungen breaking announcement " +
		"important info infobox infobanner callout message ticker newsticker topnews aktuell aktuelles sondermeldung stoerer störer",
	eyeWord: "alert alerts notice banner warning warn warnung wichtig hinweis eilmeldung eil stoerung störung " +
		"stoerungsmeldung krise krisenfall emergency notfall notfallmeldung breaking sondermeldung announcement important infobanner",
	alarmWord: "alert warning warnung eilmeldung stoerung störung krise emergency notfallmeldung breaking sondermeldung",
	entryWord: "entry post article",
	asideWord: "related widget sidebar news",
	layerWord: "overlay modal popup layer",
})

func sorted(lists map[words]string) map[string]words {
	m := make(map[string]words)
	for sort, list := range lists {
		for w := range strings.FieldsSeq(list) {
			m[w] |= sort
		}
	}
	return m
}

// wordsOf are the sorts of words in n's class and id. Many elements of a page share a class, hardly any an id.
func (p *Page) wordsOf(n *html.Node) words {
	if len(n.Attr) == 0 {
		return 0
	}
	w := sortsIn(Attr(n, "id"))
	class := Attr(n, "class")
	if class == "" {
		return w
	}
	if class != p.class { // the items of a list mostly have one class
		of, ok := p.classes[class]
		if !ok {
			of = sortsIn(class)
			p.classes[class] = of
		}
		p.class, p.classWords = class, of
	}
	return w | p.classWords
}

// sortsIn are the sorts of words in a class or id.
func sortsIn(name string) (w words) {
	var room [64]byte
	for name != "" {
		var word []byte
		if word, name = nextToken(room[:0], name); len(word) > 0 {
			w |= anyWord | sorts[string(word)]
		}
	}
	return w
}

// words is wordsOf, remembered for the elements that were counted.
func (p *Page) words(n *html.Node) words {
	if c, ok := p.counts[n]; ok {
		return c.words
	}
	return p.wordsOf(n)
}

// Verdict says what an element is for.
type Verdict int

// The verdicts.
const (
	Content Verdict = iota
	Boiler          // repeated on every page; warnings in it still count
	Noise           // never of interest, whatever it holds: consent layers
)

// Judge says what n is for. inMain tells that n lies in the main text, where headers and footers are the article's own.
// What holds most of the page's text is not judged by its names.
func (p *Page) Judge(n *html.Node, inMain bool) Verdict {
	if n.DataAtom == atom.Body || n.DataAtom == atom.Html || n.DataAtom == atom.Main || Attr(n, "role") == "main" {
		return Content
	}
	if len(n.Attr) == 0 && !structural(n) {
		return Content // most elements: running text
	}
	w := p.words(n)
	if (w.has(consentWord) || isDialog(n, w) && cookieText(n)) && !p.heavy(n) {
		return Noise
	}
	if v, ok := byRole(Attr(n, "role"), inMain); ok {
		return v
	}
	if v, ok := p.byTag(n, w, inMain); ok {
		return v
	}
	if (n.DataAtom == atom.Div || n.DataAtom == atom.Section) && p.linkHeavy(n) && relatedHead(n) {
		return Boiler
	}
	if w == 0 || n.DataAtom == atom.Article || p.heavy(n) {
		return Content
	}
	return p.byName(n, w, inMain)
}

// structural reports whether an element without attributes can be boilerplate by its tag or by what it holds.
func structural(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Nav, atom.Header, atom.Footer, atom.Aside, atom.Div, atom.Section, atom.Dialog:
		return true
	}
	return false
}

// byRole judges an element by its ARIA role, if that says enough.
func byRole(role string, inMain bool) (v Verdict, ok bool) {
	switch role {
	case "navigation", "menu", "menubar", "search", "toolbar":
		return Boiler, true
	case "banner", "contentinfo", "complementary":
		return Boiler, !inMain
	case "alert", "status":
		return Content, true
	}
	return Content, false
}

// byTag judges an element by its tag, if that says enough.
func (p *Page) byTag(n *html.Node, w words, inMain bool) (v Verdict, ok bool) {
	boiler := false
	switch n.DataAtom {
	case atom.Nav:
		boiler = true
	case atom.Header:
		boiler = !inMain
	case atom.Footer:
		boiler = !inMain || w.has(entryWord)
	case atom.Aside:
		boiler = !inMain || p.linkHeavy(n) || relatedHead(n) || w.has(asideWord)
	default:
		return Content, false
	}
	if boiler {
		return Boiler, true
	}
	return Content, true
}

// byName judges an element by the words of its class and id.
func (p *Page) byName(n *html.Node, w words, inMain bool) Verdict {
	warns := w.has(warnWord)
	switch {
	case w.has(navWord):
		if warns && !p.linkHeavy(n) {
			return Content
		}
		return Boiler
	case warns:
		return Content
	case w.has(noiseWord):
		if block(n) || p.linkHeavy(n) {
			return Boiler
		}
	case !inMain && w.has(footWord) && block(n):
		return Boiler
	case !inMain && w.has(headWord) && block(n) && Find(n, isH1) == nil:
		return Boiler
	}
	return Content
}

func isH1(n *html.Node) bool { return n.DataAtom == atom.H1 }

func block(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Div, atom.Section, atom.Ul, atom.Ol, atom.Form, atom.P, atom.Table, atom.Td, atom.Dl, atom.Li, atom.Span, atom.A:
		return true
	}
	return false
}

// fewLetters are too few for a warning.
const fewLetters = 20

// Mute reports whether nothing in n can count outside of the main text, nor is the main text in it.
func (p *Page) Mute(n *html.Node) bool {
	c := p.countOf(n)
	return c.all < fewLetters && !c.marked && n.DataAtom != atom.H1
}

// Warns reports whether n is made to catch the reader's eye: what it says counts wherever it stands. In a footer only
// outright alarms do, since hints and notices there are about the site.
func (p *Page) Warns(n *html.Node, footer bool) bool {
	if p.countOf(n).all < fewLetters || p.linkHeavy(n) {
		return false
	}
	if r := Attr(n, "role"); r == "alert" || r == "alertdialog" {
		return true
	}
	eye := eyeWord
	if footer {
		eye = alarmWord
	}
	w := p.words(n)
	return w.has(eye) && !w.has(consentWord|navWord)
}

// Says reports whether n is a paragraph that speaks of the situation: such words count even in the head of a page.
func (p *Page) Says(n *html.Node) bool {
	switch n.DataAtom {
	case atom.P, atom.Div, atom.Span, atom.Strong, atom.B, atom.H2, atom.H3:
	default:
		return false
	}
	if p.countOf(n).all < 30 || p.linkHeavy(n) || Find(n, holdsBlocks) != nil {
		return false
	}
	return hasStatusWord(strings.ToLower(Text(n)))
}

func holdsBlocks(n *html.Node) bool {
	switch n.DataAtom {
	case atom.P, atom.Div, atom.Ul, atom.Ol, atom.Form, atom.Nav, atom.Table, atom.Section, atom.Article, atom.Main, atom.Button:
		return true
	}
	return false
}

func hasStatusWord(t string) bool {
	for _, w := range statusWords {
		if strings.Contains(t, w) {
			return true
		}
	}
	return false
}

// IsHeader reports whether n is the head of a page.
func (p *Page) IsHeader(n *html.Node) bool {
	return n.DataAtom == atom.Header || Attr(n, "role") == "banner" || p.words(n).has(headWord)
}

// IsFooter reports whether n is the foot of a page.
func (p *Page) IsFooter(n *html.Node) bool {
	return n.DataAtom == atom.Footer || Attr(n, "role") == "contentinfo" || p.words(n).has(footWord)
}

func isDialog(n *html.Node, w words) bool {
	r := Attr(n, "role")
	return r == "dialog" || r == "alertdialog" || n.DataAtom == atom.Dialog || w.has(layerWord)
}

func cookieText(n *html.Node) bool {
	t := strings.ToLower(Text(n))
	return strings.Contains(t, "cookie") || strings.Contains(t, "einwilligung") || strings.Contains(t, "zustimm")
}

// linkHeavy reports whether most of n's text is links.
func (p *Page) linkHeavy(n *html.Node) bool {
	c := p.countOf(n)
	return c.all > 0 && (c.all-c.link)*4 < c.all
}

// relatedHead reports whether n's first heading announces other articles.
func relatedHead(n *html.Node) bool {
	h := Find(n, func(c *html.Node) bool {
		switch c.DataAtom {
		case atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Strong, atom.B:
			return true
		}
		return false
	})
	if h == nil {
		return false
	}
	t := strings.ToLower(Text(h))
	for _, w := range []string{
		"lesen sie auch", "mehr zum thema", "weitere meldungen", "weitere nachrichten", "weitere artikel",
		"das könnte sie", "mehr von hier", "mehr aus", "auch interessant", "neueste beiträge", "ähnliche", "meistgelesen", "verwandte",
	} {
		if strings.Contains(t, w) {
			return true
		}
	}
	return false
}

// statusWords in a short link say something of the situation; such a list is no mere navigation.
var statusWords = []string{
	"geschlossen", "gestört", "störung", "ausfall", "nicht", "angriff", "notfall", "eingeschränk", "offline",
	"aktuell", "geöffnet", "erreichbar", "entfällt", "entfallen", "abgesagt", "möglich", "krise", "vom netz", "behelf", "notbetrieb",
	"ersatz", "betroffen",
}

// LinkList reports whether n is nothing but three or more short links: navigation without a name.
func (p *Page) LinkList(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Ul, atom.Ol, atom.Td, atom.Div, atom.P:
	default:
		return false
	}
	if k := p.countOf(n); k.link*10 < k.all*9 || k.all == 0 {
		return false
	}
	links := 0
	for c := n.FirstChild; c != nil; c = Next(c, n) {
		if c.Type != html.ElementNode || c.DataAtom != atom.A {
			continue
		}
		t := strings.ToLower(Text(c))
		if t == "" {
			continue
		}
		if len(strings.Fields(t)) > 4 || len(t) > 45 {
			return false
		}
		if hasStatusWord(t) {
			return false
		}
		links++
	}
	return links >= 3
}
