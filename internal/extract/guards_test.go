package extract

import "testing"

// What the rules for silence must leave alone, and what they must not.

// Claims that a sentence calls false are none, whoever makes them.
func TestClaimsCalledFalse(t *testing.T) {
	check(t, []sentence{
		{"Es ist falsch, wenn es heißt, das Bürgerbüro habe geöffnet.", nil},
		{"Es stimmt nicht, wenn jemand sagt, das Bürgerbüro sei geöffnet.", nil},
		{"Wer glaubt, das Standesamt arbeite normal, irrt sich.", nil},
		{"Es stimmt nicht, wenn jemand sagt, das Bürgerbüro sei zu: Es hat geöffnet.", one("buergerbuero available")},
		{"Dass das Amt zu sei, stimmt nicht; die Bücherei sei aber geschlossen.", nil},
		{"Von Normalbetrieb kann keine Rede sein, denn das Bürgerbüro ist geschlossen.", nil},
	})
}

// A person that another sentence names owns nothing in this one.
func TestPersonsOfOtherSentences(t *testing.T) {
	check(t, []sentence{
		{"Eine Leserin fragt nach. Ihre Ausweise können Bürger derzeit nicht abholen.", one("ausweise unavailable")},
		{"Eine Leserin schreibt, ihr Antrag auf Wohngeld sei nicht bearbeitet.", nil},
	})
}

// Denied stops, limits that go on, what an office cannot do without, comparisons.
func TestEdgesOfDenial(t *testing.T) {
	check(t, []sentence{
		{"Bei der Müllabfuhr gibt es keine Zwangspause.", one("abfall available")},
		{"Es gibt keinen Zahlungsstopp bei der Grundsicherung.", one("soziales available")},
		{"Für das Wohngeld gilt kein Auszahlungsstopp.", one("soziales available")},
		{"Das Telefon ist nicht nur eingeschränkt, sondern auch gestört.", one("telefon limited")},
		{"Die Bücherei hat keinen Empfang.", one("kultur-freizeit unavailable")},
		{"Die Bücherei hat keinen Balkon.", nil},
		{"Kein Museum ist beliebter als unseres.", nil},
		{"Kein Bürgerbüro arbeitet schneller als dieses.", nil},
		{"Für das Gewerberegister ist noch kein Termin genannt worden.", nil},
		{"Das Bürgerbüro ist bis Freitag zu, und auch danach gibt es nur Auskünfte.", []string{"buergerbuero unavailable until 2023-11-03"}},
	})
}

// Norms by which a matter is but called, or somebody's own doors, are no rule and no act on others; a rule told before a colon is one.
func TestEdgesOfRules(t *testing.T) {
	check(t, []sentence{
		{"Leistungen nach dem Asylbewerberleistungsgesetz stehen nicht zur Verfügung.", one("soziales unavailable")},
		{"Auskünfte zum Bebauungsplan lässt das Bauamt nicht zu.", one("bauen unavailable")},
		{"Wer verspätet zahlt, dem berechnet die Stadtkasse nach dem Gesetz nur einen Zuschlag.", nil},
		{"Seit jeher gilt: Das Standesamt nimmt keine Kopien an.", nil},
		{"Das Museum hat den Saal gesperrt.", one("kultur-freizeit unavailable")},
		{"Das Ordnungsamt hat ein Wettbüro gesperrt.", nil},
		{"Im Zuge der Sanierung des Hallenbads bleibt es geschlossen.", one("kultur-freizeit unavailable")},
		{"Die Sanierung des Hallenbads ist noch nicht beschlossen.", nil},
		{"Der Jahrgang 2015 bekam beim Standesamt provisorische Urkunden.", one("standesamt limited")},
		{"Im Jahr 2015 bekam man beim Standesamt provisorische Urkunden.", nil},
	})
}

// A heading holds for the sentences under it, though they name other towns too; a name that is a sentence of its own parts a text.
func TestHeadingsAndLoneNames(t *testing.T) {
	x := theExtractor(t)
	for _, c := range []sentence{
		{"<h2>Werl</h2><p>Wie in Soest ist auch hier das Bürgerbüro geschlossen.</p><h2>Ense</h2><p>Das Rathaus ist zu.</p>", []string{"05974012 rathaus unavailable", "05974052 buergerbuero unavailable"}},
		{"<h2>Werl</h2><p>Gemeinsam mit Soest hat die Stadt ihre Online-Dienste abgeschaltet.</p>", []string{"05974052 online-dienste unavailable"}},
		{"Neues aus dem Umland. Das Rathaus in Ense ist geöffnet. Werl. Das Rathaus ist geschlossen.", []string{"05974012 rathaus available", "05974052 rathaus unavailable"}},
	} {
		if diff := cmpDiff(c.want, said(t, x, c.text, "05974040")); diff != "" {
			t.Errorf("%s\nstatements differ (−want +got):\n%s", c.text, diff)
		}
	}
}

// Another mailbox that a notice names limits what fails of the usual ones.
func TestMailboxNamedBeside(t *testing.T) {
	check(t, []sentence{
		{"E-Mails kommen nicht an, schreiben Sie an notfall@werl.example.", one("email limited")},
		{"Wer an info@werl.de geschrieben hat, bekommt keine Antwort: E-Mails kommen nicht an.", one("email unavailable")},
	})
}

// "Während" leads a clause where a verb ends it, else it only tells when; what is not even begun is denied; how it was all the time is how it is.
func TestMeanwhile(t *testing.T) {
	check(t, []sentence{
		{"Während Ummeldungen wieder möglich sind, bleibt das Standesamt geschlossen.", []string{"meldewesen available", "standesamt unavailable"}},
		{"Während der Ratssitzung ist der Platz gesperrt.", nil},
		{"Die Stadt hat ihr Rathaus gar nicht erst geschlossen.", one("rathaus available")},
		{"Die Stadt hat das Rathaus gar nicht erst geöffnet.", one("rathaus unavailable")},
		{"Der Notruf war die ganze Zeit über erreichbar.", one("notruf available")},
		{"Das Telefon war die gesamte Zeit erreichbar.", one("telefon available")},
		{"Das Bad war in dieser ganzen Zeit geöffnet.", one("kultur-freizeit available")},
		{
			"Wie die Stadt am Montag weiter mitteilte, ist nach vielen Gesprächen mit den Fachleuten aus dem Rechenzentrum und nach langen Tagen des Wartens für alle, die hier leben, nun so viel erreicht, dass Personalausweise wieder beantragt werden können.",
			one("ausweise available"),
		},
	})
}

// What lacks a makeshift is not said to work; what stands in for a site or a box does in part; boxes that are full take nothing in.
func TestMakeshifts(t *testing.T) {
	check(t, []sentence{
		{"Für das Bürgerbüro gibt es leider keine Zwischenlösung.", nil},
		{"Für das Bürgerbüro gibt es leider keine so elegante Zwischenlösung.", nil},
		{"Für das Bürgerbüro gibt es keine Übergangslösung.", nil},
		{"Für die Zulassung gibt es kein Provisorium.", nil},
		{"Das Bürgerbüro hat keine Freude am Notbetrieb.", one("buergerbuero limited")},
		{"Das Bürgerbüro arbeitet anders als sonst.", one("buergerbuero limited")},
		{"Beim Standesamt ist das Personal nur eingeschränkt im Einsatz.", one("standesamt limited")},
		{"Wir haben ein Behelfsportal eingerichtet.", one("website limited")},
		{"Die Stadt hat ein Ersatzportal eingerichtet.", one("website limited")},
		{"Die Gemeinde hat ein Postfach bei einem freien Anbieter.", one("email limited")},
		{"Die Gemeinde hat sich bei einem freien Anbieter ein Postfach besorgt.", one("email limited")},
		{"Das Postfach ist voll.", one("email unavailable")},
	})
}

// Words that but sound like a service, or like one that works.
func TestSoundsLikeAService(t *testing.T) {
	check(t, []sentence{
		{"Das Museum zeigt seine Krippen, die Bücherei verleiht ohne Einschränkung.", one("kultur-freizeit available")},
		{"Kita-Beiträge werden wieder eingezogen.", one("finanzen available")},
		{"Der Zweckverband hat alle Leitungen zu seinen Mitgliedern gekappt.", nil},
		{"Das Bürgerbüro verfügt wieder über zwei Laptops.", nil},
		{"Soest meldet sich wie gewohnt am Freitag.", nil},
		{"An der Einsatzbereitschaft der Feuerwehr ist nicht zu rütteln.", one("notruf available")},
	})
}

// "Nur" before a channel as a whole takes nothing from it; before one of its lines it does. Who says so may end a clause that goes on.
func TestOnlyThatChannel(t *testing.T) {
	check(t, []sentence{
		{"Nur das Telefon funktioniert noch.", one("telefon available")},
		{"Nur die Telefonzentrale funktioniert noch.", one("telefon limited")},
		{"So lange bleibt die Zulassungsstelle zu.", one("kfz-zulassung unavailable")},
		{"Nur noch das Telefon funktioniert.", one("telefon available")},
		{"Per E-Mail ist die Verwaltung nicht zu erreichen, wohl aber unter ihrer Telefonnummer.", []string{"email unavailable", "telefon available"}},
		{"Per E-Mail ist die Verwaltung nicht zu erreichen, wohl aber unter ihrer gewohnten Telefonnummer.", []string{"email unavailable", "telefon available"}},
	})
}
