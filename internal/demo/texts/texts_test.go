package texts_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/demo/plan"
	"github.com/lagebild/lagebild/internal/demo/texts"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/region"
)

func open(t *testing.T) (*texts.Book, *plan.Plan) {
	t.Helper()
	book, err := texts.Open()
	if err != nil {
		t.Fatal(err)
	}
	r, err := region.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	p, err := plan.Build(r.Bodies(), 1)
	if err != nil {
		t.Fatal(err)
	}
	return book, p
}

func TestServicesAreThoseOfTheCatalogue(t *testing.T) {
	cat, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range plan.Services() {
		if _, ok := cat.Service(s); !ok {
			t.Errorf("service %q is not in the catalogue", s)
		}
	}
}

var odd = regexp.MustCompile(`[{}]|  |\.\.|,\.|: \.| ,|^[ .,]|[a-zäöüß]$`)

// TestEverySentenceIsWhole looks at every sentence of the whole plan: no slot left open, no words missing.
func TestEverySentenceIsWhole(t *testing.T) {
	book, p := open(t)
	loc := plan.Berlin()
	seen := map[string]bool{}
	for _, s := range p.Sites {
		for i := range s.Publications {
			v := book.Speak(s, i, loc)
			for _, f := range slices.Concat(s.Says(i, loc), s.Standing(i, loc)) {
				text := v.Sentence(f)
				seen[text] = true
				if text == "" || odd.MatchString(text) {
					t.Errorf("%s, %s, %s: odd sentence %q", s.Label, f.Service, f.Status, text)
				}
				if row := v.Row(f); row.Label == "" || row.Status == "" || row.Remark == "" || strings.Contains(row.Remark, "{") {
					t.Errorf("%s, %s, %s: odd row %+v", s.Label, f.Service, f.Status, row)
				}
				if q := v.Question(f.Service); !strings.HasSuffix(q, "?") && !strings.HasSuffix(q, "anmelden?") {
					t.Errorf("%s: odd question %q", f.Service, q)
				}
			}
		}
	}
	if len(seen) < 500 {
		t.Errorf("the plan has %d different sentences, want variety", len(seen))
	}
}

// TestDeadTelephonesAreNotOffered keeps texts from contradicting themselves.
func TestDeadTelephonesAreNotOffered(t *testing.T) {
	book, p := open(t)
	checked := 0
	for _, s := range p.Sites {
		for i, pub := range s.Publications {
			if s.Stated("telefon", pub.At).Status != notice.Unavailable {
				continue
			}
			v := book.Speak(s, i, plan.Berlin())
			for _, f := range pub.Facts {
				if f.Service == "telefon" {
					continue
				}
				checked++
				if text := strings.ToLower(v.Sentence(f)); strings.Contains(text, "telefon") || strings.Contains(text, "0221") {
					t.Errorf("%s: telephones are dead, and yet %q", s.Label, text)
				}
			}
		}
	}
	if checked == 0 {
		t.Error("no text was checked")
	}
}

func TestAnnouncementsNameTheirDay(t *testing.T) {
	book, p := open(t)
	for _, s := range p.Sites {
		for i, pub := range s.Publications {
			v := book.Speak(s, i, plan.Berlin())
			for _, f := range pub.Facts {
				if f.Then == "" {
					continue
				}
				day, err := f.From.Start(plan.Berlin())
				if err != nil {
					t.Fatal(err)
				}
				text := v.Sentence(f)
				long, short := day.Format("2. ")+texts.Monat(day.Month()), day.Format("2.1.")
				if !strings.Contains(text, "Ab ") || !strings.Contains(text, long) && !strings.Contains(text, short) {
					t.Errorf("%s: %q does not name %s", s.Label, text, f.From)
				}
			}
		}
	}
}

func TestStamp(t *testing.T) {
	got := texts.Stamp(time.Date(2023, 11, 6, 14, 5, 0, 0, plan.Berlin()))
	if want := "Montag, 6. November 2023, 14.05 Uhr"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestNews(t *testing.T) {
	book, _ := open(t)
	titles := map[string]bool{}
	for n := range 16 {
		a := book.News(n)
		if a.Title == "" || a.Teaser == "" || len(a.Paragraphs) < 2 {
			t.Errorf("article %d is not whole: %+v", n, a)
		}
		titles[a.Title] = true
	}
	if len(titles) != 16 {
		t.Errorf("got %d different articles in 16", len(titles))
	}
}
