package scrape_test

import (
	"testing"

	"bytes"
	"golang.org/x/net/html"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/extract"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/parse"
	"github.com/lagebild/lagebild/internal/region"
	"github.com/lagebild/lagebild/internal/source"
)

func tmpPages() (out [][]byte) {
	for h := range 8 {
		for p := range 10 {
			out = append(out, makePage(h, p, 0))
		}
	}
	return
}

func BenchmarkTmpParse(b *testing.B) {
	pages := tmpPages()
	i := 0
	b.ReportAllocs()
	for b.Loop() {
		_, err := parse.HTML(pages[i%80], parse.Options{URL: "http://h01.localhost/p/1", Charset: "utf-8", MediaType: "text/html", Main: source.MainText})
		if err != nil {
			b.Fatal(err)
		}
		i++
	}
}

func BenchmarkTmpNetHTML(b *testing.B) {
	pages := tmpPages()
	i := 0
	b.ReportAllocs()
	for b.Loop() {
		_, err := html.Parse(bytes.NewReader(pages[i%80]))
		if err != nil {
			b.Fatal(err)
		}
		i++
	}
}

func BenchmarkTmpExtract(b *testing.B) {
	pages := tmpPages()
	reg, _ := region.Embedded()
	x, err := extract.New(catalog.Default(), reg)
	if err != nil {
		b.Fatal(err)
	}
	var docs []notice.Document
	n := 0
	for _, p := range pages {
		d, err := parse.HTML(p, parse.Options{URL: "http://h01.localhost/p/1", Charset: "utf-8", MediaType: "text/html", Main: source.MainText})
		if err != nil {
			b.Fatal(err)
		}
		docs = append(docs, d...)
		n += len(d[0].Text)
	}
	b.Logf("%d docs, %d bytes of text each", len(docs), n/len(docs))
	i := 0
	b.ReportAllocs()
	for b.Loop() {
		x.Extract(docs[i%len(docs)], extract.Options{Body: "05974052"})
		i++
	}
}

func BenchmarkTmpParallel(b *testing.B) {
	pages := tmpPages()
	b.ReportAllocs()
	b.SetParallelism(4)
	b.RunParallel(func(pb *testing.PB) {
		i := 0
		for pb.Next() {
			_, err := parse.HTML(pages[i%80], parse.Options{URL: "http://h01.localhost/p/1", Charset: "utf-8", MediaType: "text/html", Main: source.MainText})
			if err != nil {
				b.Fatal(err)
			}
			i++
		}
	})
}
