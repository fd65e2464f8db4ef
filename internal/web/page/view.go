package page

import (
	"bytes"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"net/http"
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/fault"
)

// View is one page's template in every language, parsed at start: a broken one stops the start.
type View struct {
	kit   *Kit
	name  string
	texts map[string]catalog.Text
	langs map[string]*template.Template
}

// View parses name+".html" of fsys, which defines "content" (and may redefine "head"), into the layout, with the texts of
// name+".yaml" if there is one.
//
// Functions of templates: t KEY ARGS… (text), time, clock, day, machine (times), age NOW AT, clip TEXT N, quote TEXT,
// sign STATE, keep QUERY KEY VALUE… (a link that changes parameters), pair A B (both for one part), join.
func (k *Kit) View(fsys fs.FS, name string) (*View, error) { return k.ViewOf(fsys, name, name) }

// ViewOf is View with the texts of another page: texts+".yaml".
func (k *Kit) ViewOf(fsys fs.FS, name, texts string) (*View, error) {
	v := &View{kit: k, name: name, texts: k.texts, langs: map[string]*template.Template{}}
	if _, err := fs.Stat(fsys, texts+".yaml"); err == nil {
		own, err := readTexts(fsys, texts+".yaml")
		if err != nil {
			return nil, err
		}
		if v.texts, err = k.with(own); err != nil {
			return nil, err
		}
	}
	for _, lang := range []string{catalog.German, catalog.English} {
		tmpl, err := template.New("base.html").Funcs(v.funcs(lang)).ParseFS(files, "templates/base.html", "templates/parts.html")
		if err == nil {
			tmpl, err = tmpl.ParseFS(fsys, name+".html")
		}
		if err != nil {
			return nil, fault.Wrap(fault.Internal, "parsing the template "+name, err)
		}
		v.langs[lang] = tmpl.Option("missingkey=error")
	}
	return v, nil
}

// Pair hands two values to a part of a template.
type Pair struct{ A, B any }

// Kit is what the view was made with.
func (v *View) Kit() *Kit { return v.kit }

// Text is a common text or one of the view.
func (v *View) Text(lang, key string, args ...any) string { return fill(v.texts, lang, key, args) }

// Has reports whether there is a text of that key.
func (v *View) Has(key string) bool { return v.texts[key] != nil }

// Texts are all texts that the view's template may name: its own and the common ones.
func (v *View) Texts() map[string]catalog.Text { return v.texts }

// Both is a text in both languages, for Refuse.
func (v *View) Both(key string) catalog.Text { return v.texts[key] }

// Base fills in what every page has; title is the key of its title.
func (v *View) Base(r *http.Request, title string) Base {
	b := v.kit.base(r)
	b.Title = v.Text(b.Lang, title)
	return b
}

// Render writes the page, data being a struct that embeds Base.
func (v *View) Render(w io.Writer, lang string, data any) error {
	tmpl, ok := v.langs[lang]
	if !ok {
		return fmt.Errorf("there is no template %s in %s", v.name, lang)
	}
	return tmpl.Execute(w, data)
}

// Show renders a page and sends it, or 304 if the visitor has it already.
func (v *View) Show(w http.ResponseWriter, r *http.Request, lang string, data any) error {
	var buf bytes.Buffer
	if err := v.Render(&buf, lang, data); err != nil {
		return fault.Wrap(fault.Internal, "rendering "+v.name, err)
	}
	w.Header().Set("Content-Language", lang)
	w.Header().Add("Vary", "Accept-Language")
	Send(w, r, "text/html; charset=utf-8", buf.Bytes())
	return nil
}

func (v *View) funcs(lang string) template.FuncMap {
	k := v.kit
	return template.FuncMap{
		"t": func(key string, args ...any) (string, error) {
			if !v.Has(key) {
				return "", fmt.Errorf("there is no text %q", key)
			}
			return v.Text(lang, key, args...), nil
		},
		"time":    func(at time.Time) string { return k.LongTime(lang, at) },
		"clock":   func(at time.Time) string { return k.ShortTime(lang, at) },
		"clip":    Clip,
		"quote":   func(q string) string { return k.Quote(lang, q, MaxQuote) },
		"sign":    func(state string) string { return k.cfg.Catalog.State(catalog.State(state)).Sign },
		"machine": func(at time.Time) string { return at.UTC().Format(time.RFC3339) },
		"age":     func(now, at time.Time) string { return Age(lang, now.Sub(at)) },
		"day":     func(d string) string { return LongDay(lang, d) },
		"keep":    Keep,
		"pair":    func(a, b any) Pair { return Pair{a, b} },
		"join":    strings.Join,
	}
}
