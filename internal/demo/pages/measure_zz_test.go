package pages

import (
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/demo/plan"
	"github.com/lagebild/lagebild/internal/demo/texts"
	"github.com/lagebild/lagebild/internal/extract"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/parse"
	"github.com/lagebild/lagebild/internal/region"
)

func TestMeasureZZ(t *testing.T) {
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
	p, err := plan.Build(reg.Bodies(), 1)
	if err != nil {
		t.Fatal(err)
	}
	book, _ := texts.Open()
	r, err := New(book)
	if err != nil {
		t.Fatal(err)
	}
	loc := plan.Berlin()
	type key struct{ b string; s notice.Service }
	type got struct {
		st  notice.Status
		eff time.Time
		q   string
	}
	type n struct{ truth, right, wrong, missing, extra, wrongAvail int }
	by := map[plan.Habit]*n{}
	small, large := 1<<30, 0
	f, _ := os.Create("/tmp/demo/fails.txt")
	for _, day := range []int{1, 4, 8, 15, 25, 40} {
		at := plan.Start().AddDate(0, 0, day).Add(18 * time.Hour)
		for _, s := range p.Sites {
			c := by[s.Habit]
			if c == nil {
				c = &n{}
				by[s.Habit] = c
			}
			found := map[key]got{}
			for _, ref := range Telling(s, at) {
				pg, ok, err := r.Render(s, ref.Host, ref.Path, at)
				if err != nil || !ok {
					t.Fatal(s.Label, ref, ok, err)
				}
				small, large = min(small, len(pg.Body)), max(large, len(pg.Body))
				opt := parse.Options{URL: "http://" + ref.Host + ref.Path, Charset: pg.Charset}
				if s.Habit == plan.StackedItems {
					opt.Items = ".update"
				}
				docs, err := parse.HTML(pg.Body, opt)
				if err != nil {
					t.Fatal(err)
				}
				for di, d := range docs {
					when := d.Published
					if s.Habit == plan.StackedItems && when.IsZero() {
						i := s.Latest(at) - di
						when = s.Publications[i].At // first seen
					}
					if when.IsZero() {
						when = s.Publications[s.Latest(at)].At
					}
					for _, st := range x.Extract(d, extract.Options{Body: s.Body.AGS, Date: when}) {
						if st.Review {
							continue
						}
						eff := when
						if !st.AsOf.IsZero() {
							eff = st.AsOf
						}
						if st.From != "" {
							eff, _ = st.From.Start(loc)
						}
						if eff.After(at) {
							continue
						}
						if st.Until != "" && st.Until < notice.DayOf(at, loc) {
							continue
						}
						k := key{st.Body, st.Service}
						if g, ok := found[k]; !ok || !eff.Before(g.eff) {
							found[k] = got{st.Status, eff, st.Quote}
						}
					}
				}
			}
			for _, svc := range plan.Services() {
				truth := s.Stated(svc, at)
				g := found[key{s.Body.AGS, svc}]
				switch {
				case truth.Status == "" && g.st == "":
				case truth.Status == "":
					c.extra++
					fmt.Fprintf(f, "EXTRA %s %s %s day%d got %s %q\n", s.Habit, s.Label, svc, day, g.st, g.q)
				case truth.Status == g.st:
					c.truth++
					c.right++
				case g.st == "":
					c.truth++
					c.missing++
				default:
					c.truth++
					c.wrong++
					if g.st == notice.Available {
						c.wrongAvail++
					}
				}
				if truth.Status != "" && truth.Status != g.st {
					words := ""
					for _, ref := range Telling(s, at) {
						pg, _, _ := r.Render(s, ref.Host, ref.Path, at)
						if w := pg.Phrases[svc]; w != "" {
							words = w
						}
					}
					if s.Habit.Historic() {
						words = "@" + words
					}
					fmt.Fprintf(f, "MISS %s %s %s day%d truth %s got %s %q | page says %q\n", s.Habit, s.Label, svc, day, truth.Status, g.st, g.q, words)
				}
			}
			for k, g := range found {
				if k.b != s.Body.AGS {
					c.extra++
					fmt.Fprintf(f, "OTHER %s %s -> %s %s %s %q\n", s.Habit, s.Label, k.b, k.s, g.st, g.q)
				}
			}
		}
	}
	for _, h := range plan.Habits() {
		c := by[h]
		fmt.Printf("%-14s truth %4d recall %.3f precision %.3f  missing %d wrong %d (wrongly available %d) extra %d\n", h, c.truth, float64(c.right)/float64(c.truth), float64(c.right)/float64(c.right+c.wrong+c.extra), c.missing, c.wrong, c.wrongAvail, c.extra)
	}
	fmt.Println("sizes", small, large)
}
