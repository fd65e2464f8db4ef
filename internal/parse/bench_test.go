package parse

import (
	"os"
	"strings"
	"testing"
)

// BenchmarkHTML reads a page of some 30 kB with landmarks, as most are.
func BenchmarkHTML(b *testing.B) {
	page, err := os.ReadFile("testdata/faq.html")
	if err != nil {
		b.Fatal(err)
	}
	at := strings.Index(string(page), "</main>")
	if at < 0 {
		b.Fatal("the page has no main element")
	}
	var big strings.Builder
	big.Write(page[:at])
	for big.Len() < 30_000 {
		big.WriteString(`<h2>Bürgerbüro</h2><p>Das Bürgerbüro ist <strong>geschlossen</strong>, wie der <a href="/kreis">Kreis</a> mitteilt.</p>
<ul><li>Ausweise können nicht beantragt werden.</li><li>Ummeldungen sind nicht möglich.</li></ul>`)
	}
	big.Write(page[at:])
	body := []byte(big.String())
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		docs, err := HTML(body, Options{URL: "https://example.org/"})
		if err != nil || len(docs) != 1 {
			b.Fatalf("got %d documents, %v", len(docs), err)
		}
	}
}
