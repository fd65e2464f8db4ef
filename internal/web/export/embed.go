package export

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"net/http"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/web/page"
)

//go:embed embed.html
var embedHTML string

//go:embed embed.css
var embedCSS string

// embedding is the table that other sites may show in a frame.
type embedding struct {
	html *template.Template
	csp  string
}

func newEmbedding() (embedding, error) {
	t, err := template.New("embed").Parse(embedHTML)
	if err != nil {
		return embedding{}, fault.Wrap(fault.Internal, "parsing the embedded table", err)
	}
	sum := sha256.Sum256([]byte(embedCSS))
	return embedding{html: t, csp: "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) +
		"'; base-uri 'none'; form-action 'none'; frame-ancestors *"}, nil
}

type embedRow struct {
	Service, Sign, Status, Class, Note string
	Lead, Quote                        string
	Since                              string
}

type embedPage struct {
	Lang, Name, Link, At string
	Silent, Old          bool
	Rows                 []embedRow
	Note                 string
	Words                embedTexts
	Style                template.CSS
}

type embedTexts struct {
	Title, Service, Status, Since, Nothing, Silent, Old, More, AsOf, Stale, Contradicted string
}

var embedWords = map[string]embedTexts{
	catalog.German: {
		"Was geht gerade?", "Dienst", "Status", "seit", "Von dieser Verwaltung ist nichts bekannt.",
		"Keine Quelle dieser Verwaltung antwortet: Der Stand kann überholt sein.", "Die Datenbank ist nicht erreichbar: Der Stand ist alt.",
		"Alles dazu, mit Quellen", "Stand", "veraltet", "widersprüchlich",
	},
	catalog.English: {
		"What works at the moment?", "Service", "Status", "since", "Nothing is known of this administration.",
		"None of this administration's sources answers: this may be out of date.", "The database is away: this is an old picture.",
		"All about it, with sources", "As of", "out of date", "contradicted",
	},
}

// frame sends the table of one body. It is the only page that others may frame.
func (e *Exports) frame(w http.ResponseWriter, r *http.Request) error {
	row, p, err := e.row(r, r.PathValue("ags"))
	if err != nil {
		return err
	}
	lang, cat := page.Lang(r), e.cfg.Kit.Catalog()
	texts := embedWords[lang]
	out := embedPage{
		Lang: lang, Name: row.Body.Name, Link: e.cfg.Kit.Origin(r) + "/kommune/" + row.Body.AGS, At: e.cfg.Kit.LongTime(lang, p.At),
		Silent: row.Silent, Old: p.Old, Words: texts, Style: template.CSS(embedCSS), //nolint:gosec // our own file
	}
	for _, s := range cat.Services() {
		c, ok := row.Cells[s.Key]
		if !ok {
			continue // said in the line below the table: most services are never spoken of
		}
		er := embedRow{
			Service: s.Label.In(lang), Sign: cat.StatusSign(c.Status), Status: cat.StatusLabel(c.Status, lang), Class: classOf(c),
			Since: e.cfg.Kit.ShortTime(lang, c.Since), Lead: page.Clip(c.Lead, 300), Quote: page.Clip(c.Quote, 300),
		}
		switch {
		case c.Contradicted:
			er.Note = texts.Contradicted
		case c.Stale:
			er.Note = texts.Stale
		}
		out.Rows = append(out.Rows, er)
	}
	out.Note = unknownNote(lang, len(cat.Services())-len(out.Rows))
	var buf bytes.Buffer
	if err := e.embed.html.Execute(&buf, out); err != nil {
		return fault.Wrap(fault.Internal, "rendering the embedded table", err)
	}
	head := w.Header()
	head.Del("X-Frame-Options")
	head.Set("Content-Security-Policy", e.embed.csp)
	head.Set("Cross-Origin-Resource-Policy", "cross-origin")
	head.Set("Content-Language", lang)
	head.Set("Cache-Control", "max-age=60")
	head.Add("Vary", "Accept-Language")
	page.Send(w, r, "text/html; charset=utf-8", buf.Bytes())
	return nil
}

// classOf picks the colour; what is not fresh or not undisputed gets none.
func classOf(c notice.Cell) string {
	if c.Stale || c.Contradicted {
		return "doubt"
	}
	return string(c.Status)
}

func unknownNote(lang string, n int) string {
	if n <= 0 {
		return ""
	}
	t := catalog.Text{
		catalog.German:  "Zu den übrigen Diensten ist nichts bekannt. Das heißt nicht, dass sie verfügbar sind.",
		catalog.English: "Nothing is known of the other services. That does not mean that they are available.",
	}
	return t.In(lang)
}
