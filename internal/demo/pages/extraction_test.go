package pages_test

import (
	"testing"
	"time"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/demo/pages"
	"github.com/lagebild/lagebild/internal/demo/plan"
	"github.com/lagebild/lagebild/internal/extract"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/parse"
	"github.com/lagebild/lagebild/internal/region"
)

// reader reads pages as the product does and keeps, of what it read, what stands at a moment.
type reader struct {
	t         *testing.T
	extractor *extract.Extractor
	loc       *time.Location
}

func newReader(t *testing.T) reader {
	t.Helper()
	reg, err := region.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	cat, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	x, err := extract.New(cat, reg)
	if err != nil {
		t.Fatal(err)
	}
	return reader{t: t, extractor: x, loc: plan.Berlin()}
}

// read gives the statements of a page that are shown as fact. seen is when each of its documents is first seen, newest
// first, for those that do not date themselves.
func (r reader) read(p pages.Page, body, items string, seen func(doc int) time.Time) []said {
	r.t.Helper()
	docs, err := parse.HTML(p.Body, parse.Options{URL: "http://demo.example/", Items: items, Charset: p.Charset})
	if err != nil {
		r.t.Fatal(err)
	}
	var out []said
	for i, d := range docs {
		when := d.Published
		if when.IsZero() {
			when = seen(i)
		}
		for _, s := range r.extractor.Extract(d, extract.Options{Body: body, Date: when}) {
			if s.Review {
				continue
			}
			effective := when
			if !s.AsOf.IsZero() {
				effective = s.AsOf
			}
			if s.From != "" {
				if effective, err = s.From.Start(r.loc); err != nil {
					r.t.Fatal(err)
				}
			}
			out = append(out, said{Statement: s, effective: effective})
		}
	}
	return out
}

type said struct {
	notice.Statement
	effective time.Time
}

// standing is the newest statement on each service that holds at a moment.
func standing(all []said, at time.Time, loc *time.Location) map[notice.Service]said {
	out := map[notice.Service]said{}
	for _, s := range all {
		if s.effective.After(at) || s.Until != "" && s.Until < notice.DayOf(at, loc) {
			continue
		}
		if old, ok := out[s.Service]; !ok || !s.effective.Before(old.effective) {
			out[s.Service] = s
		}
	}
	return out
}

type result struct{ stated, right, missing, wrong, wrongAvailable int }

func (r *result) count(truth, got notice.Status) {
	r.stated++
	switch got {
	case truth:
		r.right++
	case "":
		r.missing++
	default:
		r.wrong++
		if got == notice.Available {
			r.wrongAvailable++
		}
	}
}

// TestPagesAreReadable reads all pages with the product's own parser and extractor and holds the outcome against the
// truth: that the simulated region can be understood at all. What the extractor is worth is measured elsewhere; the
// floors here are low. The figures by habit show under -v.
func TestPagesAreReadable(t *testing.T) {
	p, renderer := setUp(t)
	render, read := renderer(), newReader(t)
	byHabit, all := map[plan.Habit]*result{}, &result{}
	for _, h := range plan.Habits() {
		byHabit[h] = &result{}
	}
	for _, at := range moments() {
		for _, s := range p.Sites {
			var statements []said
			for _, ref := range pages.Telling(s, at) {
				page, _, err := render.Render(s, ref.Host, ref.Path, at)
				if err != nil {
					t.Fatal(err)
				}
				items, seen := "", func(int) time.Time { return s.Publications[s.Latest(at)].At }
				if s.Habit == plan.StackedItems {
					items, seen = ".update", func(doc int) time.Time { return s.Publications[s.Latest(at)-doc].At }
				}
				statements = append(statements, read.read(page, s.Body.AGS, items, seen)...)
			}
			now := standing(statements, at, read.loc)
			for _, service := range plan.Services() {
				truth, got := s.Stated(service, at).Status, now[service]
				if testing.Verbose() && got.Status != truth && got.Status != "" && truth != "" {
					t.Logf("%s (%s) at %s: %s is %s, read as %s by %q", s.Label, s.Habit, at.Format(time.DateOnly), service, truth, got.Status, got.Quote)
				}
				if truth == "" {
					if got.Status != "" {
						t.Errorf("%s at %s: %s is %s by %q, and the body has not said so", s.Label, at, service, got.Status, got.Quote)
					}
					continue
				}
				byHabit[s.Habit].count(truth, got.Status)
				all.count(truth, got.Status)
			}
		}
	}
	for _, h := range plan.Habits() {
		r := byHabit[h]
		t.Logf("%-14s stated %4d, right %.3f, missing %d, wrong %d, of these wrongly available %d",
			h, r.stated, float64(r.right)/float64(r.stated), r.missing, r.wrong, r.wrongAvailable)
		if r.right*2 < r.stated {
			t.Errorf("habit %s: only %d of %d read right", h, r.right, r.stated)
		}
	}
	if all.right*4 < all.stated*3 || all.wrongAvailable*50 > all.stated {
		t.Errorf("%d of %d read right, %d wrongly available", all.right, all.stated, all.wrongAvailable)
	}
}

// TestOtherPagesSayNothing reads every page that is not about the incident. None may give a statement.
func TestOtherPagesSayNothing(t *testing.T) {
	p, renderer := setUp(t)
	render, read := renderer(), newReader(t)
	checked := 0
	for _, at := range []time.Time{plan.Start().Add(30 * time.Minute), plan.End()} {
		for i, s := range p.Sites {
			if i%3 != 0 {
				continue // what the others show differs in the names only
			}
			telling := map[string]bool{}
			for _, ref := range pages.Telling(s, at) {
				telling[ref.Path] = true
			}
			paths := []string{"/", plan.ListPath, "/impressum/", "/kontakt/", "/service/buergerbuero/"}
			for i := range s.News {
				paths = append(paths, pages.NewsPath(i))
			}
			for _, path := range paths {
				page, ok, err := render.Render(s, s.Server(at), path, at)
				if err != nil {
					t.Fatal(err)
				}
				if !ok || telling[path] {
					continue
				}
				checked++
				for _, st := range read.read(page, s.Body.AGS, "", func(int) time.Time { return at }) {
					t.Errorf("%s%s gives %s: %s by %q", s.Host, path, st.Service, st.Status, st.Quote)
				}
			}
		}
	}
	if checked < 200 {
		t.Errorf("only %d pages were read", checked)
	}
}

// TestReportsOfOthersAreReadable reads what others say of many bodies, and holds it against what the bodies had said.
func TestReportsOfOthersAreReadable(t *testing.T) {
	p, renderer := setUp(t)
	render, read := renderer(), newReader(t)
	all := &result{}
	for _, at := range moments()[2:] {
		page, ok, err := render.Region(p, pages.RegionalHost, pages.RegionalPath, at)
		if err != nil || !ok {
			t.Fatalf("at %s: ok %v, err %v", at, ok, err)
		}
		for _, s := range read.read(page, "", "", func(int) time.Time { return page.Modified }) {
			site := p.Site(s.Body)
			if site == nil {
				t.Errorf("%q is read as a statement of %q", s.Quote, s.Body)
				continue
			}
			all.count(site.Stated(s.Service, page.Modified).Status, s.Status)
		}
	}
	t.Logf("read %d, right %d, wrong %d, of these wrongly available %d", all.stated, all.right, all.wrong, all.wrongAvailable)
	if all.stated < 50 || all.right*10 < all.stated*8 {
		t.Errorf("%d statements read, %d right", all.stated, all.right)
	}
}
