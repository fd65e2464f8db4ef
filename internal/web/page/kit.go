package page

import (
	"cmp"
	"embed"
	"fmt"
	"io/fs"
	"log/slog"
	"maps"
	"net/url"
	"time"
	_ "time/tzdata" // the image has no time zones

	"sigs.k8s.io/yaml"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/fault"
)

//go:embed templates static
var files embed.FS

// Config is what a Kit is made of.
type Config struct {
	Catalog      *catalog.Catalog
	Clock        clock.Clock
	DistrictName func(ags string) string // name of a Kreis, also of one that is no body itself; "" if unknown
	Attributions []string                // of the data shown
	Note         string                  // shown on every page, e.g. that the region is simulated; "" = nothing
	Origin       string                  // scheme and host of this site, "https://lage.example"; "" = as each request names it
	Log          *slog.Logger            // nil: none
}

// Kit holds what all pages have in common. It is safe for concurrent use once its files are added.
type Kit struct {
	cfg    Config
	texts  map[string]catalog.Text
	static *static
	berlin *time.Location
	origin *url.URL
	failed *View
}

// New parses layout and texts.
func New(cfg Config) (*Kit, error) {
	if cfg.Catalog == nil || cfg.Clock == nil || cfg.DistrictName == nil {
		return nil, fault.New(fault.Internal, "making the pages", "catalog, district names and clock are needed")
	}
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		return nil, fault.Wrap(fault.Internal, "loading the time zone", err)
	}
	origin, err := readOrigin(cfg.Origin)
	if err != nil {
		return nil, err
	}
	st, err := newStatic()
	if err != nil {
		return nil, err
	}
	texts, err := readTexts(files, "templates/texts.yaml")
	if err != nil {
		return nil, err
	}
	k := &Kit{cfg: cfg, texts: texts, static: st, berlin: berlin, origin: origin}
	own, err := fs.Sub(files, "templates")
	if err != nil {
		return nil, fault.Wrap(fault.Internal, "reading templates", err)
	}
	k.failed, err = k.View(own, "error")
	return k, err
}

// readTexts reads texts from YAML: a key, then one text in each language.
func readTexts(fsys fs.FS, name string) (map[string]catalog.Text, error) {
	raw, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, fault.Wrap(fault.Internal, "reading texts", err)
	}
	var texts map[string]catalog.Text
	if err := yaml.UnmarshalStrict(raw, &texts); err != nil {
		return nil, fault.Wrap(fault.Internal, "reading texts of "+name, err)
	}
	for key, t := range texts {
		if t[catalog.German] == "" || t[catalog.English] == "" || len(t) != 2 {
			return nil, fault.New(fault.Internal, "reading texts of "+name, "%q needs a text in de and one in en", key)
		}
	}
	return texts, nil
}

// with gives the common texts and those of more; a key that both have is an error.
func (k *Kit) with(more map[string]catalog.Text) (map[string]catalog.Text, error) {
	out := maps.Clone(k.texts)
	for key, t := range more {
		if _, twice := out[key]; twice {
			return nil, fault.New(fault.Internal, "reading texts", "%q is there twice", key)
		}
		out[key] = t
	}
	return out, nil
}

// Catalog is that of the services and statuses.
func (k *Kit) Catalog() *catalog.Catalog { return k.cfg.Catalog }

// Log is where handlers write.
func (k *Kit) Log() *slog.Logger { return k.cfg.Log }

// Now is the present.
func (k *Kit) Now() time.Time { return k.cfg.Clock.Now() }

// Berlin is the time zone of people.
func (k *Kit) Berlin() *time.Location { return k.berlin }

// DistrictName is the name of a Kreis; it is never empty.
func (k *Kit) DistrictName(ags string) string {
	return cmp.Or(k.cfg.DistrictName(ags), "Kreis "+ags)
}

// Text is the common text of a key with its arguments filled in; a key that does not exist shows as itself.
func (k *Kit) Text(lang, key string, args ...any) string { return fill(k.texts, lang, key, args) }

// Both is the common text of a key in both languages, for Refuse.
func (k *Kit) Both(key string) catalog.Text { return k.texts[key] }

// FaultText says what is wrong with a source, for people.
func (k *Kit) FaultText(kind fault.Kind, lang string) string {
	if key := "fault." + string(kind); k.texts[key] != nil {
		return k.Text(lang, key)
	}
	return k.Text(lang, "fault."+string(fault.Internal))
}

func fill(texts map[string]catalog.Text, lang, key string, args []any) string {
	t, ok := texts[key]
	switch {
	case !ok:
		return key
	case len(args) == 0:
		return t.In(lang)
	default:
		return fmt.Sprintf(t.In(lang), args...)
	}
}
