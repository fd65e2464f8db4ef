package extract

import (
	"strings"
	"testing"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/parse"
)

// page is a notice of about 5 kB as a town publishes it, in a page of about 30 kB.
func page() []byte {
	var b strings.Builder
	b.WriteString("<html><head><title>Werl</title></head><body><nav>")
	for range 300 {
		b.WriteString(`<li class="menu-item menu-item-type-page"><a href="/verwaltung/seite">Seite</a></li>` + "\n")
	}
	b.WriteString("</nav><main><h1>Aktuelle Informationen zum Betrieb der Stadtverwaltung</h1>")
	for range 5 {
		b.WriteString(`<p>Die Stadtverwaltung Werl gehört zu den Kommunen, deren Rechner seit Montag abgeschaltet sind. Wann die Systeme
wieder hochgefahren werden, ist offen. Viele Menschen aus der Region fragen in diesen Tagen nach, wie es weitergeht.</p>
<p>Das Bürgerbüro bleibt bis einschließlich Freitag, 10. November, geschlossen. Telefonisch sind wir unter 02922 800-0 erreichbar,
E-Mails kommen nicht an.</p><h3>Was derzeit nicht möglich ist:</h3><ul><li>An-, Ab- und Ummeldungen</li><li>Personalausweise und Reisepässe</li>
<li>Gewerbeanmeldungen</li></ul><p>Die Müllabfuhr fährt wie gewohnt, auch der Wertstoffhof ist geöffnet. Trauungen finden statt, Urkunden kann das
Standesamt bis auf Weiteres nicht ausstellen. Ab Montag, 13. November, sollen erste Programme wieder laufen.</p>`)
	}
	b.WriteString("</main></body></html>")
	return []byte(b.String())
}

func benchDocument(b *testing.B) notice.Document {
	b.Helper()
	docs, err := parse.HTML(page(), parse.Options{})
	if err != nil || len(docs) != 1 {
		b.Fatalf("parsing: %d documents, %v", len(docs), err)
	}
	return docs[0]
}

func BenchmarkExtract(b *testing.B) {
	x := newExtractor(b)
	doc := benchDocument(b)
	opt := Options{Body: werl, Date: thursday}
	if n := len(x.Extract(doc, opt)); n < 6 {
		b.Fatalf("only %d statements", n)
	}
	b.SetBytes(int64(len(doc.Text)))
	b.ReportAllocs()
	for b.Loop() {
		x.Extract(doc, opt)
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		newExtractor(b)
	}
}
