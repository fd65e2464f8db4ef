package scrape_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// The benchmark's pages: ten of each of 72 made-up towns, 30 kB of HTML with some 5 kB of text each.
const (
	pageHosts   = 72
	pagesAHost  = 10
	pagesInAll  = pageHosts * pagesAHost
	pageSize    = 30_000
	pageTextMin = 4_500

	statementsAPage = 6 // the mean of the labelled notices: 1,526 in 248
)

// statements are sentences that say how a service fares; %s is a town.
var statements = []string{
	"Das Bürgerbüro der Stadt %s ist geschlossen.",
	"Die Stadtverwaltung %s ist telefonisch unter der Nummer 02999 123-0 erreichbar.",
	"E-Mails können derzeit weder empfangen noch verschickt werden.",
	"Die Kfz-Zulassungsstelle bleibt bis auf Weiteres geschlossen.",
	"Personalausweise und Reisepässe können zurzeit nicht beantragt werden.",
	"Das Standesamt %s arbeitet mit Einschränkungen, Trauungen finden statt.",
	"Die Stadtbücherei ist zu den gewohnten Zeiten geöffnet.",
	"Die Müllabfuhr ist von dem Vorfall nicht betroffen.",
	"Das Sozialamt ist nur für dringende Notfälle und nach Vereinbarung geöffnet.",
	"Online-Dienste und das Serviceportal stehen nicht zur Verfügung.",
	"Das Rathaus in %s ist vormittags von 8 bis 12 Uhr geöffnet.",
	"Baugenehmigungen können derzeit nicht bearbeitet werden.",
	"Führerscheinangelegenheiten sind ab dem 4. Dezember wieder möglich.",
	"Der Wertstoffhof ist wie gewohnt geöffnet.",
}

// filler says nothing of a service.
var filler = []string{
	"In der Nacht zum 30. Oktober wurde der kommunale Zweckverband Opfer eines Angriffs mit Schadsoftware.",
	"Gemeinsam mit dem Landeskriminalamt und externen Fachleuten wird der Vorfall aufgearbeitet.",
	"Nach jetzigem Stand liegen keine Hinweise darauf vor, dass Daten von Bürgerinnen und Bürgern abgeflossen sind.",
	"Wir bitten um Verständnis und informieren an dieser Stelle, sobald es Neues gibt.",
	"Die Kolleginnen und Kollegen arbeiten mit Hochdruck an einer Lösung und helfen sich mit Papier und Stift.",
	"Bürgermeisterin Anna Muster dankte allen Beschäftigten für ihren Einsatz in den vergangenen Tagen.",
	"Der Krisenstab tritt täglich zusammen und stimmt sich mit den Nachbargemeinden ab.",
	"Zur Dauer der Störung lässt sich noch keine verlässliche Aussage treffen.",
	"Die Systeme wurden vorsorglich vom Netz genommen, um eine Ausbreitung zu verhindern.",
	"Eine Übersicht der häufigsten Fragen und Antworten wird laufend ergänzt.",
}

func townName(host int) string {
	first := []string{"Ober", "Nieder", "Alten", "Neuen", "Wald", "Berg", "Heide", "Stein", "Linden"}
	second := []string{"rode", "hagen", "feld", "berg", "bach", "stedt", "hausen", "dorf"}
	return first[host%len(first)] + second[host/len(first)%len(second)]
}

// makePage writes page number page of a host in one of its versions; the same arguments give the same bytes. A fifth of the
// pages have no landmarks, as on the older sites.
func makePage(host, page, version int) []byte {
	r := rand.New(rand.NewPCG(uint64(host)<<32|uint64(page), uint64(version)))
	town := townName(host)
	var b strings.Builder
	b.Grow(pageSize + 2000)
	fmt.Fprintf(&b, "<!DOCTYPE html>\n<html lang=\"de\">\n<head>\n<meta charset=\"utf-8\">\n<title>Aktuelle Hinweise %d | Stadt %s</title>\n", page, town)
	b.WriteString("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<style>\n")
	for i := range 40 {
		fmt.Fprintf(&b, ".c-%d-%d{margin:0 %dpx;color:#%06x}\n", page, i, r.IntN(40), r.IntN(1<<24))
	}
	b.WriteString("</style>\n</head>\n<body>\n")
	menu(&b, r, town)
	open, end := "<main id=\"content\"><article>\n", "</article></main>\n"
	if page%5 == 0 {
		open, end = "<div id=\"inhalt\"><div class=\"text\">\n", "</div></div>\n"
	}
	b.WriteString(open)
	article(&b, r, town, page, version)
	b.WriteString(end)
	for i := 0; b.Len() < pageSize-1500; i++ {
		teaser(&b, r, town, i)
	}
	b.WriteString("<footer class=\"page-footer\"><p>Stadt " + town + ", Rathausplatz 1</p><ul>")
	for _, l := range []string{"Impressum", "Datenschutz", "Barrierefreiheit", "Kontakt", "Sitemap"} {
		fmt.Fprintf(&b, "<li><a href=\"/%s\">%s</a></li>", strings.ToLower(l), l)
	}
	b.WriteString("</ul></footer>\n<script>\nwindow.site={};\n")
	for i := 0; b.Len() < pageSize-40; i++ {
		fmt.Fprintf(&b, "site.k%d=%d;", i, r.IntN(1<<20))
	}
	b.WriteString("\n</script>\n</body>\n</html>\n")
	return []byte(b.String())
}

func menu(b *strings.Builder, r *rand.Rand, town string) {
	fmt.Fprintf(b, "<header class=\"page-header\"><a class=\"logo\" href=\"/\"><img src=\"/logo.svg\" alt=\"Stadt %s\"></a></header>\n", town)
	b.WriteString("<nav class=\"main-nav\" aria-label=\"Hauptmenü\"><ul>\n")
	words := []string{"Rathaus", "Politik", "Familie", "Bauen", "Wirtschaft", "Freizeit", "Kultur", "Tourismus", "Umwelt", "Schulen"}
	for i := range 60 {
		w := words[r.IntN(len(words))]
		fmt.Fprintf(b, "<li class=\"nav-item level-%d\"><a href=\"/%s/%d\" class=\"nav-link\">%s &amp; %s</a></li>\n",
			1+i%3, strings.ToLower(w), i, w, words[i%len(words)])
	}
	b.WriteString("</ul></nav>\n")
}

// article is the text: paragraphs with statements among filler, two lists and a table of hours.
func article(b *strings.Builder, r *rand.Rand, town string, page, version int) {
	fmt.Fprintf(b, "<h1>Cyberangriff: So erreichen Sie die Stadt %s</h1>\n<p class=\"date\">Stand: %d. November 2023, %d Uhr</p>\n",
		town, 2+version%20, 8+page)
	from, sections := b.Len(), 0
	said := r.Perm(len(statements))[:statementsAPage]
	for next := 0; b.Len()-from < pageTextMin; sections++ {
		switch sections % 4 {
		case 0:
			fmt.Fprintf(b, "<h2>%s</h2>\n", []string{"Was ist passiert?", "Erreichbarkeit", "Was geht, was geht nicht", "Ausblick"}[sections/4%4])
		case 2:
			b.WriteString("<ul>\n")
			for i := range 3 {
				s := filler[r.IntN(len(filler))]
				if i < 2 && next < len(said) {
					s = statement(said[next], town)
					next++
				}
				fmt.Fprintf(b, "<li>%s</li>\n", s)
			}
			b.WriteString("</ul>\n")
		default:
			b.WriteString("<p>")
			for i := range 4 {
				s := filler[r.IntN(len(filler))]
				if i == 1 && next < len(said) {
					s = statement(said[next], town)
					next++
				}
				b.WriteString(s + " ")
			}
			b.WriteString("</p>\n")
		}
	}
	b.WriteString("<table><tr><th>Tag</th><th>Öffnungszeiten</th></tr>\n")
	for _, d := range []string{"Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag"} {
		fmt.Fprintf(b, "<tr><td>%s</td><td>8 bis %d Uhr</td></tr>\n", d, 12+r.IntN(6))
	}
	b.WriteString("</table>\n")
}

func statement(i int, town string) string {
	if s := statements[i]; strings.Contains(s, "%s") {
		return fmt.Sprintf(s, town)
	}
	return statements[i]
}

func teaser(b *strings.Builder, r *rand.Rand, town string, i int) {
	headlines := []string{"Weihnachtsmarkt lockt in die Altstadt", "Rat berät über den Haushalt", "Neue Spielgeräte am Stadtpark", "Lesung in der Mühle"}
	fmt.Fprintf(b, "<div class=\"teaser teaser--%d\"><div class=\"teaser__media\"><a href=\"/news/%d\"><picture><source srcset=\"/img/%x.webp\" type=\"image/webp\">"+
		"<img loading=\"lazy\" src=\"/img/%x.jpg\" alt=\"\"></picture></a></div><h3 class=\"teaser__title\"><a href=\"/news/%d\">%s</a></h3>"+
		"<span class=\"teaser__more\"><a href=\"/news/%d\">Mehr aus %s</a></span></div>\n",
		i, r.IntN(9999), r.Uint64(), r.Uint64(), i, headlines[r.IntN(len(headlines))], i, town)
}
