package dom

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Words of classes and ids. A word counts as a whole part of a name: "no-sidebar" has the word sidebar, so what holds most of
// a page's text is never judged by them.
var (
	navWords = set("nav navi navigation navbar menu menue menü mainmenu mainnav submenu breadcrumb breadcrumbs brotkrumen " +
		"brotkrume breadcrumbnav bc pagination pager paging skip skiplink skiplinks sitemap metanav topnav subnav sprungmarken " +
		"rootline klickpfad sprachwahl language languages")
	noiseWords = set("share sharing social socialmedia sharer teilen shariff addtoany related recommended recommendations " +
		"empfehlungen comments comment kommentare kommentar disqus respond newsletter search suche suchfeld suchformular searchform " +
		"sidebar widget widgets werbung advert advertisement advertising ads banneranzeige paywall print drucken " +
		"toolbar backlink zurueck tagcloud rating login anmeldung")
	consentWords = set("cookie cookies consent cmp gdpr dsgvo usercentrics borlabs klaro cookiebot cookiebanner cookieconsent " +
		"cookiehinweis cookieinfo datenschutzhinweis ccm")
	footWords = set("footer fuss fuß fusszeile pagefooter sitefooter colophon bottom impressum footerarea")
	headWords = set("header kopf kopfzeile pageheader siteheader masthead topbar logo")
	warnWords = set("alert alerts notice notices banner warning warn warnung wichtig hinweis hinweise eilmeldung eil stoerung " +
		"störung stoerungsmeldung krise krisenfall emergency notfall notfallmeldung meldung meldungen breaking announcement " +
		"important info infobox infobanner callout message ticker newsticker topnews aktuell aktuelles sondermeldung stoerer störer")
	// Words that make a part count outside of the main text.
	eyeWords = set("alert alerts notice banner warning warn warnung wichtig hinweis eilmeldung eil stoerung störung " +
		"stoerungsmeldung krise krisenfall emergency notfall notfallmeldung breaking sondermeldung announcement important infobanner")
	alarmWords = set("alert warning warnung eilmeldung stoerung störung krise emergency notfallmeldung breaking sondermeldung")
	entryWords = set("entry post article")
	asideWords = set("related widget sidebar news")
	layerWords = set("overlay modal popup layer")
)

func set(words string) map[string]bool {
	m := make(map[string]bool)
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

func hasWord(tokens []string, words map[string]bool) bool {
	for _, t := range tokens {
		if words[t] {
			return true
		}
	}
	return false
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
	tokens := Tokens(n)
	if (hasWord(tokens, consentWords) || isDialog(n, tokens) && cookieText(n)) && !p.heavy(n) {
		return Noise
	}
	if v, ok := byRole(Attr(n, "role"), inMain); ok {
		return v
	}
	if v, ok := p.byTag(n, tokens, inMain); ok {
		return v
	}
	if (n.DataAtom == atom.Div || n.DataAtom == atom.Section) && p.linkHeavy(n) && relatedHead(n) {
		return Boiler
	}
	if len(tokens) == 0 || n.DataAtom == atom.Article || p.heavy(n) {
		return Content
	}
	return p.byName(n, tokens, inMain)
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
func (p *Page) byTag(n *html.Node, tokens []string, inMain bool) (v Verdict, ok bool) {
	boiler := false
	switch n.DataAtom {
	case atom.Nav:
		boiler = true
	case atom.Header:
		boiler = !inMain
	case atom.Footer:
		boiler = !inMain || hasWord(tokens, entryWords)
	case atom.Aside:
		boiler = !inMain || p.linkHeavy(n) || relatedHead(n) || hasWord(tokens, asideWords)
	default:
		return Content, false
	}
	if boiler {
		return Boiler, true
	}
	return Content, true
}

// byName judges an element by the words of its class and id.
func (p *Page) byName(n *html.Node, tokens []string, inMain bool) Verdict {
	warns := hasWord(tokens, warnWords)
	switch {
	case hasWord(tokens, navWords):
		if warns && !p.linkHeavy(n) {
			return Content
		}
		return Boiler
	case warns:
		return Content
	case hasWord(tokens, noiseWords):
		if block(n) || p.linkHeavy(n) {
			return Boiler
		}
	case !inMain && hasWord(tokens, footWords) && block(n):
		return Boiler
	case !inMain && hasWord(tokens, headWords) && block(n) && Find(n, isH1) == nil:
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

// Warns reports whether n is made to catch the reader's eye: what it says counts wherever it stands. In a footer only
// outright alarms do, since hints and notices there are about the site.
func (p *Page) Warns(n *html.Node, footer bool) bool {
	if p.counts[n].all < 20 || p.linkHeavy(n) {
		return false
	}
	if r := Attr(n, "role"); r == "alert" || r == "alertdialog" {
		return true
	}
	words := eyeWords
	if footer {
		words = alarmWords
	}
	tokens := Tokens(n)
	return hasWord(tokens, words) && !hasWord(tokens, consentWords) && !hasWord(tokens, navWords)
}

// Says reports whether n is a paragraph that speaks of the situation: such words count even in the head of a page.
func (p *Page) Says(n *html.Node) bool {
	switch n.DataAtom {
	case atom.P, atom.Div, atom.Span, atom.Strong, atom.B, atom.H2, atom.H3:
	default:
		return false
	}
	if p.counts[n].all < 30 || p.linkHeavy(n) || Find(n, holdsBlocks) != nil {
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
func IsHeader(n *html.Node) bool {
	return n.DataAtom == atom.Header || Attr(n, "role") == "banner" || hasWord(Tokens(n), headWords)
}

// IsFooter reports whether n is the foot of a page.
func IsFooter(n *html.Node) bool {
	return n.DataAtom == atom.Footer || Attr(n, "role") == "contentinfo" || hasWord(Tokens(n), footWords)
}

func isDialog(n *html.Node, tokens []string) bool {
	r := Attr(n, "role")
	return r == "dialog" || r == "alertdialog" || n.DataAtom == atom.Dialog || hasWord(tokens, layerWords)
}

func cookieText(n *html.Node) bool {
	t := strings.ToLower(Text(n))
	return strings.Contains(t, "cookie") || strings.Contains(t, "einwilligung") || strings.Contains(t, "zustimm")
}

// linkHeavy reports whether most of n's text is links.
func (p *Page) linkHeavy(n *html.Node) bool {
	c := p.counts[n]
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
	if k := p.counts[n]; k.link*10 < k.all*9 || k.all == 0 {
		return false
	}
	links := 0
	for c := range n.Descendants() {
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
