package region

import (
	"bufio"
	"encoding/json"
	"fmt"
	"html"
	"os"
	"regexp"
	"sort"
	"strings"
	"testing"
)

func TestZZ(t *testing.T) {
	r, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	f, _ := os.Open("/work/shared/corpus/dev/labels.jsonl")
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<22)
	drop := regexp.MustCompile(`(?s)<(script|style|head)\b.*?</(script|style|head)>`)
	title := regexp.MustCompile(`(?s)<title>(.*?)</title>`)
	blk := regexp.MustCompile(`</?(p|h\d|li|td|th|tr|div|br|dt|dd|summary|article)\b[^>]*>`)
	tags := regexp.MustCompile(`<[^>]*>`)
	want, hit, extra := 0, 0, 0
	neg := 0
	own, ownHit := 0, 0
	for sc.Scan() {
		var l struct {
			ID, File, Kind, Body string
			Statements           []struct{ Body string }
		}
		json.Unmarshal(sc.Bytes(), &l)
		raw, _ := os.ReadFile("/work/shared/corpus/dev/" + l.File)
		text := string(raw)
		if strings.HasSuffix(l.File, ".html") {
			tt := title.FindStringSubmatch(text)
			text = strings.Join(strings.Fields(drop.ReplaceAllString(text, "")), " ")
			text = blk.ReplaceAllString(text, "\n")
			text = html.UnescapeString(tags.ReplaceAllString(text, ""))
			if tt != nil {
				text = html.UnescapeString(tt[1]) + "\n" + text
			}
		}
		got := map[string]bool{}
		var ms []string
		for _, m := range r.FindIn(text, l.Body) {
			got[m.AGS] = true
			fl := ""
			if m.Strong {
				fl += "S"
			}
			if m.Ort {
				fl += "O"
			}
			if m.Demonym {
				fl += "D"
			}
			if m.Domain {
				fl += "@"
			}
			if m.Area {
				fl += "A"
			}
			if m.Dateline {
				fl += "L"
			}
			b, _ := r.Body(m.AGS)
			ms = append(ms, fmt.Sprintf("%s=%s/%s", text[m.Start:m.End], b.Name, fl))
		}
		w := map[string]bool{}
		for _, s := range l.Statements {
			w[s.Body] = true
		}
		if l.Body != "" {
			for b := range w {
				if b != l.Body {
					own++
					if got[b] {
						ownHit++
					} else {
						fmt.Println("OTHER MISS", l.ID, b)
					}
				}
			}
			if os.Getenv("ALL") != "" {
				fmt.Println(l.ID, l.Kind, l.Body, ms)
			}
			continue
		}
		var miss, ext []string
		for b := range w {
			want++
			if got[b] {
				hit++
			} else {
				x, _ := r.Body(b)
				miss = append(miss, x.Name)
			}
		}
		for b := range got {
			if !w[b] {
				x, _ := r.Body(b)
				ext = append(ext, x.Name)
				if len(w) == 0 {
					neg++
				} else {
					extra++
				}
			}
		}
		sort.Strings(ext)
		if len(miss) > 0 {
			fmt.Println("MISS", l.ID, l.Kind, miss)
		}
		if os.Getenv("V") != "" && len(ext) > 0 {
			fmt.Println("EXTRA", l.ID, l.Kind, ext, ms)
		}
		if os.Getenv("G") != "" {
			for _, g := range r.FindGroups(text) {
				fmt.Println("GROUP", l.ID, text[g.Start:g.End], len(g.Members), g.Except)
			}
		}
	}
	fmt.Printf("want %d hit %d extra(in docs with labels) %d neg docs mentions %d; own docs other %d hit %d\n", want, hit, extra, neg, own, ownHit)
}
