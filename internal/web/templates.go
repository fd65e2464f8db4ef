package web

import (
	"embed"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"strings"
	"time"

	"sigs.k8s.io/yaml"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/fault"
)

//go:embed templates
var templateFS embed.FS

// templates holds every page's template in every language, parsed at start: a broken one stops the start.
type templates struct {
	catalog *catalog.Catalog
	pages   map[string]*template.Template // "overview.de"
	texts   map[string]catalog.Text
}

func newTemplates(cat *catalog.Catalog) (*templates, error) {
	t := &templates{catalog: cat, pages: map[string]*template.Template{}}
	raw, err := fs.ReadFile(templateFS, "templates/texts.yaml")
	if err != nil {
		return nil, fault.Wrap(fault.Internal, "reading texts", err)
	}
	if err := yaml.UnmarshalStrict(raw, &t.texts); err != nil {
		return nil, fault.Wrap(fault.Internal, "reading texts", err)
	}
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		return nil, fault.Wrap(fault.Internal, "loading the time zone", err)
	}
	for _, page := range []string{"overview", "body", "notice", "error"} {
		for _, lang := range []string{catalog.German, catalog.English} {
			tmpl, err := template.New("base.html").Funcs(t.funcs(lang, berlin)).
				ParseFS(templateFS, "templates/base.html", "templates/"+page+".html")
			if err != nil {
				return nil, fault.Wrap(fault.Internal, "parsing the template "+page, err)
			}
			t.pages[page+"."+lang] = tmpl.Option("missingkey=error")
		}
	}
	return t, nil
}

func (t *templates) render(w io.Writer, page, lang string, data any) error {
	tmpl, ok := t.pages[page+"."+lang]
	if !ok {
		return fmt.Errorf("there is no template %s in %s", page, lang)
	}
	return tmpl.Execute(w, data)
}

func (t *templates) has(key string) bool {
	_, ok := t.texts[key]
	return ok
}

// text is the text of a key with its arguments filled in; a key that does not exist shows as itself.
func (t *templates) text(lang, key string, args ...any) string {
	s, ok := t.texts[key]
	if !ok {
		return key
	}
	if len(args) == 0 {
		return s.In(lang)
	}
	return fmt.Sprintf(s.In(lang), args...)
}

func (t *templates) funcs(lang string, loc *time.Location) template.FuncMap {
	return template.FuncMap{
		"t": func(key string, args ...any) (string, error) {
			if _, ok := t.texts[key]; !ok {
				return "", fmt.Errorf("there is no text %q", key)
			}
			return t.text(lang, key, args...), nil
		},
		"time":    func(at time.Time) string { return longTime(lang, at, loc) },
		"clip":    clip,
		"quote":   func(q string) string { return t.text(lang, "quote", clip(q, maxQuote)) },
		"sign":    func(state string) string { return t.catalog.State(catalog.State(state)).Sign },
		"machine": func(at time.Time) string { return at.UTC().Format(time.RFC3339) },
		"age":     func(now, at time.Time) string { return age(lang, now.Sub(at)) },
		"day":     func(d string) string { return longDay(lang, d) },
		"join":    strings.Join,
	}
}

func longTime(lang string, at time.Time, loc *time.Location) string {
	if at.IsZero() {
		return "–"
	}
	at = at.In(loc)
	if lang == catalog.English {
		return at.Format("2 Jan 2006, 15:04")
	}
	return at.Format("02.01.2006, 15:04")
}

func longDay(lang, day string) string {
	d, err := time.Parse(time.DateOnly, day)
	switch {
	case err != nil:
		return day
	case lang == catalog.English:
		return d.Format("2 Jan 2006")
	default:
		return d.Format("02.01.2006")
	}
}

// age is a duration as people say it in little room: minutes, hours, then days.
func age(lang string, d time.Duration) string {
	day := "T"
	if lang == catalog.English {
		day = "d"
	}
	switch d = max(d, 0); {
	case d < time.Minute:
		return "<1 min"
	case d < time.Hour:
		return fmt.Sprintf("%d min", int(d.Minutes()))
	case d < 48*time.Hour:
		return fmt.Sprintf("%d h", int(d.Hours()))
	default:
		return fmt.Sprintf("%d %s", int(d.Hours()/24), day)
	}
}
