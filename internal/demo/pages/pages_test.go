package pages_test

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/charmap"

	"github.com/lagebild/lagebild/internal/demo/pages"
	"github.com/lagebild/lagebild/internal/demo/plan"
	"github.com/lagebild/lagebild/internal/demo/texts"
	"github.com/lagebild/lagebild/internal/region"
)

func setUp(t *testing.T) (*plan.Plan, func() *pages.Renderer) {
	t.Helper()
	r, err := region.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	p, err := plan.Build(r.Bodies(), 1)
	if err != nil {
		t.Fatal(err)
	}
	book, err := texts.Open()
	if err != nil {
		t.Fatal(err)
	}
	return p, func() *pages.Renderer {
		render, err := pages.New(book)
		if err != nil {
			t.Fatal(err)
		}
		return render
	}
}

func moments() []time.Time {
	var out []time.Time
	for _, hours := range []int{20, 42, 100, 200, 370, 620, 1100} {
		out = append(out, plan.Start().Add(time.Duration(hours)*time.Hour))
	}
	return out
}

var (
	tags   = regexp.MustCompile(`(?s)<script.*?</script>|<style.*?</style>|<[^>]*>`)
	spaces = regexp.MustCompile(`\s+`)
)

// words are the visible words of a page.
func words(t *testing.T, p pages.Page) string {
	t.Helper()
	body := p.Body
	if bytes.Contains(body, []byte("charset=iso-8859-1")) {
		var err error
		if body, err = charmap.ISO8859_1.NewDecoder().Bytes(body); err != nil {
			t.Fatal(err)
		}
	}
	return spaces.ReplaceAllString(html.UnescapeString(tags.ReplaceAllString(string(body), " ")), " ")
}

// TestTruthStandsOnThePages looks for the words that state the truth on the pages of every site at several moments.
func TestTruthStandsOnThePages(t *testing.T) {
	p, renderer := setUp(t)
	render := renderer()
	checked := 0
	for _, s := range p.Sites {
		for _, at := range moments() {
			told := map[string]bool{}
			for _, ref := range pages.Telling(s, at) {
				page, ok, err := render.Render(s, ref.Host, ref.Path, at)
				if err != nil || !ok {
					t.Fatalf("%s%s at %s: ok %v, err %v", ref.Host, ref.Path, at, ok, err)
				}
				text := words(t, page)
				for service, phrase := range page.Phrases {
					told[string(service)] = true
					if !strings.Contains(text, spaces.ReplaceAllString(phrase, " ")) {
						t.Errorf("%s%s at %s: %q is not on the page", ref.Host, ref.Path, at, phrase)
					}
				}
			}
			for _, service := range s.Services() {
				if s.Stated(service, at).Status == "" {
					continue
				}
				checked++
				if !told[string(service)] {
					t.Errorf("%s (%s) at %s: states something of %s, and no page says it", s.Label, s.Habit, at, service)
				}
			}
		}
	}
	if checked < 3000 {
		t.Errorf("checked only %d cells", checked)
	}
}

func TestSameMomentSameBytes(t *testing.T) {
	p, renderer := setUp(t)
	one, two := renderer(), renderer()
	for _, s := range p.Sites {
		for _, at := range moments() {
			for _, ref := range append(pages.Telling(s, at), pages.Ref{Host: s.Server(at), Path: "/"}, pages.Ref{Host: s.Server(at), Path: plan.ListPath}) {
				a, okA, errA := one.Render(s, ref.Host, ref.Path, at)
				b, okB, errB := two.Render(s, ref.Host, ref.Path, at)
				if errA != nil || errB != nil || okA != okB || !bytes.Equal(a.Body, b.Body) || !a.Modified.Equal(b.Modified) {
					t.Errorf("%s%s at %s: two renderings differ", ref.Host, ref.Path, at)
				}
			}
		}
	}
}

// TestPagesLookReal holds the size of pages, and that they keep still between two moments of change.
func TestPagesLookReal(t *testing.T) {
	p, renderer := setUp(t)
	render := renderer()
	for _, s := range p.Sites {
		for _, at := range moments() {
			for _, ref := range pages.Telling(s, at) {
				page, _, err := render.Render(s, ref.Host, ref.Path, at)
				if err != nil {
					t.Fatal(err)
				}
				if size := len(page.Body); size < 9_000 || size > 60_000 {
					t.Errorf("%s%s at %s has %d bytes", ref.Host, ref.Path, at, size)
				}
				if page.Modified.After(at) || !page.Modified.Equal(s.Moment(at)) {
					t.Errorf("%s%s at %s was modified at %s", ref.Host, ref.Path, at, page.Modified)
				}
			}
		}
	}
}

func TestListsNeverOverflow(t *testing.T) {
	p, renderer := setUp(t)
	render := renderer()
	for _, s := range p.Sites {
		if s.Habit != plan.News && s.Habit != plan.Feed {
			continue
		}
		page, ok, err := render.Render(s, s.Server(plan.End()), plan.ListPath, plan.End())
		if err != nil || !ok {
			t.Fatalf("%s: ok %v, err %v", s.Label, ok, err)
		}
		for i := range s.Publications {
			if path := pages.Telling(s, plan.End())[i].Path; !bytes.Contains(page.Body, []byte(`href="`+path+`"`)) {
				t.Errorf("%s: article %s has fallen off the list", s.Label, path)
			}
		}
	}
}

func TestOldPagesAreLatin1(t *testing.T) {
	p, renderer := setUp(t)
	render := renderer()
	charsets := map[string]bool{}
	for _, s := range p.Sites {
		if s.Habit != plan.OldHTML {
			continue
		}
		page, ok, err := render.Render(s, s.Server(plan.End()), "/", plan.End())
		if err != nil || !ok {
			t.Fatalf("%s: ok %v, err %v", s.Label, ok, err)
		}
		charsets[page.Charset] = true
		if !bytes.Contains(page.Body, []byte("m\xf6glich")) && !bytes.Contains(page.Body, []byte("ge\xf6ffnet")) {
			t.Errorf("%s: no word in ISO-8859-1 found", s.Label)
		}
	}
	if len(charsets) == 0 {
		t.Error("no old page was found")
	}
}

// TestOthersRepeatTheTruth holds that nothing is reported of a body that it has not said.
func TestOthersRepeatTheTruth(t *testing.T) {
	p, renderer := setUp(t)
	render := renderer()
	start := plan.Start().Add(33 * time.Hour)
	if _, ok, err := render.Region(p, pages.RegionalHost, pages.RegionalPath, start); ok || err != nil {
		t.Errorf("before the first edition: ok %v, err %v", ok, err)
	}
	for _, at := range moments()[2:] {
		page, ok, err := render.Region(p, pages.RegionalHost, pages.RegionalPath, at)
		if err != nil || !ok {
			t.Fatalf("at %s: ok %v, err %v", at, ok, err)
		}
		if n := bytes.Count(page.Body, []byte("<h2>")); n < 8 {
			t.Errorf("at %s the regional page reports of %d bodies", at, n)
		}
		feed, ok, err := render.Region(p, pages.PressHost, plan.FeedPath, at)
		if err != nil || !ok || !bytes.Contains(feed.Body, []byte("<item>")) {
			t.Errorf("at %s the press feed: ok %v, err %v, %d bytes", at, ok, err, len(feed.Body))
		}
		if _, ok, err = render.Region(p, pages.PressHost, "/lokales/1/", at); !ok || err != nil {
			t.Errorf("at %s the first press article: ok %v, err %v", at, ok, err)
		}
	}
}
