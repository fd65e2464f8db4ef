package extract

import (
	"bytes"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/parse"
)

// townPage is a notice of about 5 kB as a town publishes it, in a page of about 30 kB.
func townPage() []byte {
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
	docs, err := parse.HTML(townPage(), parse.Options{})
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

// cpuTime reports the processor time that each of the benchmark's rounds took, in milliseconds: on a busy machine the wall
// clock tells nothing.
func cpuTime(b *testing.B, round func()) {
	b.Helper()
	before := spent(b)
	for b.Loop() {
		round()
	}
	b.ReportMetric(float64(spent(b)-before)/float64(time.Millisecond)/float64(b.N), "cpu-ms/op")
}

func spent(b *testing.B) time.Duration {
	b.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// mostAllocations is how often reading the page of BenchmarkPage may allocate. It takes 7,690 allocations of 460 kB in all; of
// these html.Parse makes 6,540 of 240 kB, and Extract 960 of 155 kB.
const mostAllocations = 8000

// BenchmarkPage reads a page of 30 kB from its bytes to its statements: at most 5 ms on one core, and at most three times
// what BenchmarkGoquery takes for parsing the same page alone.
func BenchmarkPage(b *testing.B) {
	x := newExtractor(b)
	body := townPage()
	opt := Options{Body: werl, Date: thursday}
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	cpuTime(b, func() {
		docs, err := parse.HTML(body, parse.Options{})
		if err != nil || len(x.Extract(docs[0], opt)) < 6 {
			b.Fatalf("%d documents, %v", len(docs), err)
		}
	})
}

func TestPageAllocates(t *testing.T) {
	x := newExtractor(t)
	body := townPage()
	opt := Options{Body: werl, Date: thursday}
	n := testing.AllocsPerRun(10, func() {
		docs, err := parse.HTML(body, parse.Options{})
		if err != nil || len(x.Extract(docs[0], opt)) < 6 {
			t.Fatalf("%d documents, %v", len(docs), err)
		}
	})
	if n > mostAllocations {
		t.Errorf("%.0f allocations for a page: more than %d", n, mostAllocations)
	}
}

// BenchmarkGoquery parses the page of BenchmarkPage and does nothing with it.
func BenchmarkGoquery(b *testing.B) {
	body := townPage()
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	cpuTime(b, func() {
		if _, err := goquery.NewDocumentFromReader(bytes.NewReader(body)); err != nil {
			b.Fatal(err)
		}
	})
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		newExtractor(b)
	}
}
