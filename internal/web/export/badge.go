package export

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/web/page"
)

// The colours of a badge's right half; white stands out from each by 4.5 : 1 or more.
const (
	red   = "#b3261e"
	amber = "#8a5300"
	green = "#1f6f3d"
	grey  = "#55606a"
	dark  = "#2b333b"
)

// badge sends a picture of the state of a body, or of one of its services by ?dienst=.
func (e *Exports) badge(w http.ResponseWriter, r *http.Request) error {
	ags, ok := strings.CutSuffix(r.PathValue("file"), ".svg")
	if !ok || !page.IsAGS(ags) {
		return page.Refuse(fault.NotFound, e.cfg.Kit.Both("error.noPage"))
	}
	_, service, err := e.filter(r)
	if err != nil {
		return err
	}
	row, p, err := e.row(r, ags)
	if err != nil {
		return err
	}
	lang := page.Lang(r)
	label := row.Body.Name
	var text, colour string
	if service != "" {
		label += ": " + e.cfg.Kit.Catalog().ServiceLabel(service, lang)
		text, colour = e.cellBadge(row, service, lang)
	} else {
		text, colour = e.bodyBadge(row, lang)
	}
	if p.Old {
		text, colour = text+" ("+badgeWords[lang].old+")", grey
	}
	svg, err := drawBadge(label, text, colour)
	if err != nil {
		return fault.Wrap(fault.Internal, "drawing a badge", err)
	}
	head := w.Header()
	head.Set("Access-Control-Allow-Origin", "*")
	head.Set("Cross-Origin-Resource-Policy", "cross-origin")
	head.Set("Cache-Control", "max-age=60")
	head.Add("Vary", "Accept-Language")
	page.Send(w, r, "image/svg+xml; charset=utf-8", svg)
	return nil
}

var badgeWords = map[string]struct{ unavailable, limited, available, nothing, silent, stale, old string }{
	catalog.German: {
		"%d nicht verfügbar", "%d eingeschränkt", "%d verfügbar", "? nichts bekannt", "? Quellen antworten nicht", "veraltet", "nicht aktuell",
	},
	catalog.English: {
		"%d not available", "%d limited", "%d available", "? nothing known", "? sources do not answer", "out of date", "not up to date",
	},
}

// cellBadge is text and colour for one service.
func (e *Exports) cellBadge(row store.BodyRow, service notice.Service, lang string) (text, colour string) {
	cat, w := e.cfg.Kit.Catalog(), badgeWords[lang]
	c, ok := row.Cells[service]
	if !ok {
		return w.nothing, grey
	}
	text = cat.StatusSign(c.Status) + " " + cat.StatusLabel(c.Status, lang)
	colour = colours[c.Status]
	if c.Contradicted {
		text, colour = text+" ("+cat.StateLabel(catalog.Contradicted, lang)+")", grey
	}
	if c.Stale {
		text, colour = text+" ("+w.stale+")", grey
	}
	return text, colour
}

var colours = map[notice.Status]string{notice.Unavailable: red, notice.Limited: amber, notice.Available: green}

// bodyBadge is text and colour for a whole body. It is green only if something is said to work, nothing is said not to,
// and all of it is fresh.
func (e *Exports) bodyBadge(row store.BodyRow, lang string) (text, colour string) {
	w := badgeWords[lang]
	t := tally(row, e.cfg.Kit.Catalog().Services())
	var parts []string
	for _, k := range []struct {
		status notice.Status
		form   string
	}{{notice.Unavailable, w.unavailable}, {notice.Limited, w.limited}, {notice.Available, w.available}} {
		if n := t.count[k.status]; n > 0 {
			parts = append(parts, fmt.Sprintf(k.form, n))
		}
	}
	switch {
	case row.Silent:
		return strings.Join(append([]string{w.silent}, parts...), " · "), grey
	case len(parts) == 0:
		return w.nothing, grey
	case t.stale > 0:
		return strings.Join(append(parts, strconv.Itoa(t.stale)+" "+w.stale), " · "), grey
	}
	return strings.Join(parts, " · "), colours[notice.Status(t.worst())]
}

type svgRect struct {
	X      int    `xml:"x,attr"`
	Width  int    `xml:"width,attr"`
	Height int    `xml:"height,attr"`
	Fill   string `xml:"fill,attr"`
}

type svgText struct {
	X      int    `xml:"x,attr"`
	Y      int    `xml:"y,attr"`
	Length int    `xml:"textLength,attr"`
	Adjust string `xml:"lengthAdjust,attr"`
	Text   string `xml:",chardata"`
}

type svgBadge struct {
	XMLName xml.Name  `xml:"http://www.w3.org/2000/svg svg"`
	Width   int       `xml:"width,attr"`
	Height  int       `xml:"height,attr"`
	Role    string    `xml:"role,attr"`
	Label   string    `xml:"aria-label,attr"`
	Title   string    `xml:"title"`
	Rects   []svgRect `xml:"rect"`
	Group   struct {
		Fill   string    `xml:"fill,attr"`
		Family string    `xml:"font-family,attr"`
		Size   int       `xml:"font-size,attr"`
		Texts  []svgText `xml:"text"`
	} `xml:"g"`
}

const (
	badgeHeight  = 22
	badgeAdvance = 7 // width of a character of 12 px, roughly; the text is fitted to it
	badgePad     = 8
	badgeMax     = 80 // characters of a half
)

// drawBadge draws two halves with their texts. The texts may be anybody's: they are only ever character data.
func drawBadge(label, text, colour string) ([]byte, error) {
	label, text = page.Clip(oneLine(label), badgeMax), page.Clip(oneLine(text), badgeMax)
	left, right := utf8.RuneCountInString(label)*badgeAdvance, utf8.RuneCountInString(text)*badgeAdvance
	split := left + 2*badgePad
	b := svgBadge{Width: split + right + 2*badgePad, Height: badgeHeight, Role: "img", Label: label + ": " + text, Title: label + ": " + text}
	b.Rects = []svgRect{{0, split, badgeHeight, dark}, {split, right + 2*badgePad, badgeHeight, colour}}
	b.Group.Fill, b.Group.Family, b.Group.Size = "#fff", "Verdana,DejaVu Sans,sans-serif", 12
	b.Group.Texts = []svgText{{badgePad, 15, left, "spacingAndGlyphs", label}, {split + badgePad, 15, right, "spacingAndGlyphs", text}}
	var buf bytes.Buffer
	if err := xml.NewEncoder(&buf).Encode(b); err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
