package extract_test

import (
	"fmt"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/lagebild/lagebild/internal/eval"
	"github.com/lagebild/lagebild/internal/extract"
	"github.com/lagebild/lagebild/internal/notice"
)

// shapes are notices of n parts each, of kinds that tempt an extractor into looking at everything again for each part.
var shapes = map[string]func(n int) string{
	"paragraphs": func(n int) string {
		return "<main>" + strings.Repeat("<p>"+strings.Join(facts, " ")+"</p>", n/len(facts)) + "</main>"
	},
	"one-paragraph": func(n int) string {
		return "<main><p>" + strings.Repeat(strings.Join(facts, " ")+" ", n/len(facts)) + "</p></main>"
	},
	"one-sentence": func(n int) string {
		return "<main><p>Geschlossen sind " + strings.Repeat("das Standesamt (02922 800-1), das Bürgerbüro, ", n) + "alle.</p></main>"
	},
	"one-sentence-places": func(n int) string {
		return "<main><p>Geöffnet sind " + strings.Repeat("das Standesamt in Werl, das Bürgerbüro in Soest, ", n) + "alle." + "</p></main>"
	},
	"one-sentence-done": func(n int) string {
		return "<main><p>Im Oktober wurden " + strings.Repeat("im Standesamt Sterbefälle notiert, im Bürgerbüro Ausweise ausgegeben, ", n) + "alle." + "</p></main>"
	},
	"one-sentence-lack": func(n int) string {
		return "<main><p>Es fehlen " + strings.Repeat("im Standesamt zwei Leistungen, im Bürgerbüro drei, ", n) + "alle." + "</p></main>"
	},
	"one-sentence-not": func(n int) string {
		return "<main><p>" + strings.Repeat("das Standesamt nicht, das Bürgerbüro schon, ", n) + "alle." + "</p></main>"
	},
	"one-sentence-that": func(n int) string {
		return "<main><p>Die Stadt dementiert, " + strings.Repeat("dass das Standesamt zu ist, dass das Bürgerbüro geöffnet ist, ", n) + "alles." + "</p></main>"
	},
	"one-sentence-names": func(n int) string {
		return "<main><p>Anträge nehmen " + strings.Repeat("Hemer, Menden, Balve, ", n) + "Kierspe und Werl nicht an." + "</p></main>"
	},
	"list": func(n int) string {
		return "<main><p>Nicht möglich sind:</p><ul>" + strings.Repeat("<li>Personalausweise</li><li>Kfz-Zulassung</li>", n/2) + "</ul></main>"
	},
	"table": func(n int) string {
		return "<main><table><tr><th>Amt</th><th>Stand</th></tr>" + strings.Repeat("<tr><td>Standesamt</td><td>geschlossen, Telefon 02922 800-7</td></tr>", n) + "</table></main>"
	},
	"updates": func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "<h3>Update vom %d. November, %d Uhr</h3><p>%s</p>", i%30+1, i%24, facts[i%len(facts)])
		}
		return "<main>" + b.String() + "</main>"
	},
	"days": func(n int) string {
		return "<main><p>Das Standesamt ist geschlossen ab " + strings.Repeat("6., 7. und 8. November bis Mitte der Woche, ", n) + "wohl.</p></main>"
	},
	"names": func(n int) string {
		return "<main><p>" + strings.Repeat("In Werl, Soest und Ense ist das Rathaus zu, sagt Dortmund. ", n) + "</p></main>"
	},
	"questions": func(n int) string {
		return "<main>" + strings.Repeat("<p>Wann öffnet das Rathaus?</p><p>Eintritt frei, Konzert.</p>", n) + "</main>"
	},
	"entries": func(n int) string {
		return "<main><p>" + strings.Repeat("08.11., 16:30 Uhr: Werl: Telefon geht.<br>", n) + "</p></main>"
	},
	"digits": func(n int) string {
		return "<main><p>Das Standesamt ist geschlossen, Telefon " + strings.Repeat("0 2 9 / 2 - 2 ( ", n) + "</p></main>"
	},
}

// cpu is the processor time of this thread: that of the clock says more of who else is at work.
func cpu(b *testing.B) time.Duration {
	b.Helper()
	const thisThread = 1
	var u syscall.Rusage
	if err := syscall.Getrusage(thisThread, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkGrowth compares the time for a notice with that for one four times as long: at most linear is 4.
func BenchmarkGrowth(b *testing.B) {
	x := newExtractor(b)
	opt := extract.Options{Body: werl, Date: thursday}
	// The kernel counts in ticks, so many readings are timed together.
	read := func(doc notice.Document) float64 {
		start, n := cpu(b), 0
		for cpu(b)-start < 200*time.Millisecond {
			x.Extract(doc, opt)
			n++
		}
		return float64(cpu(b)-start) / float64(n)
	}
	for name, shape := range shapes {
		b.Run(name, func(b *testing.B) {
			runtime.LockOSThread()
			defer runtime.UnlockOSThread()
			docs := make([]notice.Document, 2)
			for i, n := range []int{300, 1200} {
				doc, err := eval.Document("a.html", []byte(shape(n)))
				if err != nil {
					b.Fatal(err)
				}
				docs[i] = doc
			}
			growth := 0.0
			for b.Loop() {
				growth = read(docs[1]) / read(docs[0])
			}
			b.ReportMetric(growth, "4n/n(≤4)")
		})
	}
}
