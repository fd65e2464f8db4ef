package texts

import (
	"fmt"
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/demo/plan"
	"github.com/lagebild/lagebild/internal/notice"
)

// Voice is a body speaking at one moment.
type Voice struct {
	book    *Book
	site    *plan.Site
	phones  bool // its telephones work, so that it may tell people to call
	rewrite bool // on a page that is rewritten each time: "seit heute" would be wrong tomorrow
	loc     *time.Location
	slots   *strings.Replacer
}

// Speak gives site a voice as of publication i.
func (b *Book) Speak(site *plan.Site, i int, loc *time.Location) Voice {
	v := Voice{book: b, site: site, rewrite: !site.Habit.Historic(), loc: loc}
	if i >= 0 {
		v.phones = site.Stated("telefon", site.Publications[i].At).Status == notice.Available
	}
	v.slots = strings.NewReplacer(
		"{rathaus}", v.byKind("Rathaus", "Rathaus", "Kreishaus"),
		"{verwaltung}", Administration(site.Body),
		"{kasse}", v.byKind("Stadtkasse", "Gemeindekasse", "Kreiskasse"),
		"{buecherei}", v.byKind("Stadtbücherei", "Gemeindebücherei", "Kreisbücherei"),
		"{bb}", v.bureau(),
		"{ort}", ShortName(site.Body),
		"{tel}", fmt.Sprintf("0221 4710-%d", 100+site.Variety%800),
		"{mail}", "notfall@"+site.Label+".example",
	)
	return v
}

func (v Voice) byKind(town, municipality, district string) string {
	switch v.site.Body.Kind {
	case notice.District:
		return district
	case notice.Town:
		return town
	default:
		return municipality
	}
}

func (v Voice) bureau() string {
	names := []string{"Bürgerbüro", "Bürgerbüro", "Bürgerbüro", "Bürgeramt"}
	return names[v.site.Variety>>8%uint64(len(names))]
}

// Administration is "Stadtverwaltung", "Gemeindeverwaltung" or "Kreisverwaltung".
func Administration(b notice.Body) string {
	switch b.Kind {
	case notice.District:
		return "Kreisverwaltung"
	case notice.Town:
		return "Stadtverwaltung"
	default:
		return "Gemeindeverwaltung"
	}
}

// ShortName is the name without what stands in brackets: "Wickede".
func ShortName(b notice.Body) string {
	name, _, _ := strings.Cut(b.Name, " (")
	return name
}

// FullName is the name as the body calls itself: "Stadt Werl", "Gemeinde Ense", "Kreis Soest".
func FullName(b notice.Body) string {
	switch b.Kind {
	case notice.District:
		return b.Name
	case notice.Town:
		return "Stadt " + b.Name
	default:
		return "Gemeinde " + b.Name
	}
}

// Fill puts the body's own words into the slots of text.
func (v Voice) Fill(text string) string { return v.slots.Replace(text) }

// Prose is a framing sentence of a sort, drawn by key; "" if there is none.
func (v Voice) Prose(sort, key string) string {
	return v.Fill(v.draw(v.book.prose[sort], sort, key))
}

// pick draws a wording of a sort for a fact; "" if there is none.
func (v Voice) pick(service notice.Service, sort, key string) string {
	return v.Fill(v.draw(v.fitting(service, v.book.phrases[service][sort]), sort, key))
}

func (v Voice) draw(from []string, sort, key string) string {
	if len(from) == 0 {
		return ""
	}
	return from[plan.Hash(v.site.Variety, sort, key)%uint64(len(from))]
}

// fitting leaves out what would contradict the state of the telephones: nobody says "only by telephone" when they are dead.
func (v Voice) fitting(service notice.Service, from []string) []string {
	if v.phones || service == "telefon" {
		return from
	}
	var out []string
	for _, text := range from {
		if !strings.Contains(strings.ToLower(text), "telefon") && !strings.Contains(text, "{tel}") {
			out = append(out, text)
		}
	}
	return out
}
