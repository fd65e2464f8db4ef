package pages

import (
	"fmt"
	"html"
	"strings"
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

func TestLeadsZZ(t *testing.T) {
	reg, _ := region.Embedded()
	cat, _ := catalog.Load()
	x, err := extract.New(cat, reg)
	if err != nil {
		t.Fatal(err)
	}
	p, _ := plan.Build(reg.Bodies(), 1)
	book, _ := texts.Open()
	loc := plan.Berlin()
	type n struct{ ok, all int; miss map[string]int }
	by := map[string]*n{}
	note := func(k string, ok bool, miss string) {
		if by[k] == nil {
			by[k] = &n{miss: map[string]int{}}
		}
		by[k].all++
		if ok {
			by[k].ok++
		} else {
			by[k].miss[miss]++
		}
	}
	run := func(body string, h string) map[string]string {
		docs, err := parse.HTML([]byte(h), parse.Options{URL: "http://x.example/"})
		if err != nil {
			t.Fatal(err)
		}
		out := map[string]string{}
		for _, d := range docs {
			for _, st := range x.Extract(d, extract.Options{Body: body, Date: time.Date(2023, 11, 3, 10, 0, 0, 0, loc)}) {
				if !st.Review {
					out[string(st.Service)+"/"+string(st.From)] = string(st.Status)
				}
			}
		}
		return out
	}
	for _, s := range p.Sites {
		for i := range s.Publications {
			w := &writer{voice: book.Speak(s, i, loc), phrases: map[notice.Service]string{}}
			for _, f := range s.Says(i, loc) {
				// one sentence by itself
				if f.Until == "" {
					text := w.voice.Sentence(f)
					got := run(s.Body.AGS, "<main><h1>Aktuelle Informationen</h1><p>"+html.EscapeString(text)+"</p></main>")
					if !f.Bare {
						note("sentence "+string(f.Service)+" "+string(f.Status), got[string(f.Service)+"/"] == string(f.Status), got[string(f.Service)+"/"]+" <- "+text)
					}
					if f.Then != "" {
						note("announced "+string(f.Service)+" "+string(f.Then), got[string(f.Service)+"/"+string(f.From)] == string(f.Then), got[string(f.Service)+"/"+string(f.From)]+" <- "+text)
					}
				}
				for si, so := range sorters {
					if !so.fits(f) || f.Then != "" {
						continue
					}
					item := so.words(w, f)
					if item == "" {
						continue
					}
					for _, lead := range so.leads {
						got := run(s.Body.AGS, "<main><h1>Aktuelle Informationen</h1><p>"+lead+"</p><ul><li>"+html.EscapeString(item)+"</li><li>Fundsachen</li></ul></main>")
						note(fmt.Sprintf("list %d %s", si, lead), got[string(f.Service)+"/"] == string(f.Status), got[string(f.Service)+"/"]+" <- "+item)
					}
				}
			}
		}
	}
	for k, v := range by {
		if v.ok == v.all {
			fmt.Printf("OK  %s %d\n", k, v.all)
			continue
		}
		var m []string
		for x, c := range v.miss {
			m = append(m, fmt.Sprintf("%dx %s", c, x))
		}
		fmt.Printf("BAD %s %d/%d: %s\n", k, v.ok, v.all, strings.Join(m[:min(6, len(m))], " || "))
	}
}
