package extract

import "testing"

const kreisSoest = "05974"

func checkOf(t *testing.T, own string, cases []sentence) {
	t.Helper()
	x := theExtractor(t)
	for _, c := range cases {
		if diff := cmpDiff(c.want, said(t, x, c.text, own)); diff != "" {
			t.Errorf("%s\nstatements differ (−want +got):\n%s", c.text, diff)
		}
	}
}

// A district's own notice speaks of its towns where they act, or stand as the place of a service that is a town's.
func TestTownsInADistrictsNotice(t *testing.T) {
	checkOf(t, kreisSoest, []sentence{
		{"In Werl ist das Bürgerbüro weiterhin geschlossen.", one("05974052 buergerbuero unavailable")},
		{"Geschlossen bleibt in Geseke das Bürgerbüro.", one("05974020 buergerbuero unavailable")},
		{"Warstein hat sein Rathaus geschlossen.", one("05974044 rathaus unavailable")},
		{"Welver teilt mit, dass Wohngeld nicht ausgezahlt werden kann.", one("05974048 soziales unavailable")},
		{"Für Bad Sassendorf gilt: Das Standesamt ist geschlossen.", one("05974008 standesamt unavailable")},
		{"Ense und Welver sind per E-Mail nicht erreichbar, Rüthen hat eine Notfallseite eingerichtet.", []string{"05974012 email unavailable", "05974036 website limited", "05974048 email unavailable"}},
		{"Bürgerbüros: In Werl ist es geschlossen. In Ense ist es offen.", []string{"05974012 buergerbuero available", "05974052 buergerbuero unavailable"}},
		{"Die Stadt Werl ist telefonisch nicht erreichbar. Auch Mails kommen dort nicht an.", []string{"05974052 email unavailable", "05974052 telefon unavailable"}},
		{"Werl\nBürgerbüro geschlossen.\n\nEnse\nBürgerbüro geöffnet.\n\nKreis Soest\nAbfall wird abgeholt, das Telefon ist gestört.", []string{"05974012 buergerbuero available", "05974052 buergerbuero unavailable", "abfall available", "telefon unavailable"}},
		{"Die Zulassungsstelle in Lippstadt ist geschlossen.", one("kfz-zulassung unavailable")},
		{"In Lippstadt ist die Nebenstelle der Ausländerbehörde geschlossen.", one("auslaenderwesen unavailable")},
		{"Das Museum in Soest ist geschlossen.", one("kultur-freizeit unavailable")},
		{"Das Jobcenter in Werl ist geschlossen.", one("soziales unavailable")},
		{"Das Kreishaus in Soest ist geöffnet.", one("rathaus available")},
	})
}

// A town's own notice speaks of other bodies where they act, or stand as the place, or were named right before; not where it speaks of itself.
func TestOthersInATownsNotice(t *testing.T) {
	check(t, []sentence{
		{"Ense hat sein Bürgerbüro geschlossen.", one("05974012 buergerbuero unavailable")},
		{"Die Gemeinde Ense hat ihr Bürgerbüro geschlossen, unseres ist offen.", []string{"05974012 buergerbuero unavailable", "buergerbuero available"}},
		{"Während das Rathaus in Ense geschlossen ist, haben wir geöffnet.", []string{"05974012 rathaus unavailable", "rathaus available"}},
		{"In der Nachbarstadt Soest ist das Bürgerbüro offen.", one("05974040 buergerbuero available")},
		{"In Ense ist das Rathaus offen. Das dortige Bürgerbüro ist jedoch geschlossen.", []string{"05974012 buergerbuero unavailable", "05974012 rathaus available"}},
		{"Wir teilen uns das Standesamt mit Ense. Dort ist es geöffnet, hier geschlossen.", []string{"05974012 standesamt available", "standesamt unavailable"}},
		{"Bußgelder sind Sache des Kreises Soest. Die dortige Bußgeldstelle kann nichts bearbeiten.", one("05974 ordnung-verkehr unavailable")},
		{"Die Ausländerbehörde in Soest ist geschlossen.", one("05974 auslaenderwesen unavailable")},
		{"Das Kreismuseum in Soest ist geschlossen.", one("05974 kultur-freizeit unavailable")},
		{"Wie die Stadt Soest haben auch wir das Bürgerbüro geschlossen.", one("buergerbuero unavailable")},
		{"Für Bürger aus Ense stellt unser Bürgerbüro keine Ausweise aus.", one("ausweise unavailable")},
		{"Anders als in Ense ist unser Bürgerbüro geöffnet.", one("buergerbuero available")},
		{"Das Kreishaus in Soest ist geschlossen.", one("05974 rathaus unavailable")},
		{"Kfz-Zulassung (Kreis): geschlossen", one("05974 kfz-zulassung unavailable")},
		{"Die Kommunen Werl und Ense sind per E-Mail nicht erreichbar. Telefonisch sind sie erreichbar.", []string{"05974012 email unavailable", "05974012 telefon available", "email unavailable", "telefon available"}},
		{"Stadt Soest\nDas Bürgerbüro ist geschlossen.\n\nStadt Werl\nDas Bürgerbüro ist geöffnet.", []string{"05974040 buergerbuero unavailable", "buergerbuero available"}},
	})
}

// What a sentence says of a joint office goes on about all its bodies, and what it says for others too is theirs.
func TestJointOffices(t *testing.T) {
	check(t, []sentence{
		{"Das gemeinsame Standesamt von Werl und Ense ist geschlossen. Ab Montag ist es wieder geöffnet.", []string{
			"05974012 standesamt available from 2023-11-06", "05974012 standesamt unavailable", "standesamt available from 2023-11-06", "standesamt unavailable",
		}},
		{"Das Standesamt arbeitet wieder normal. Das gilt auch für Ense.", []string{"05974012 standesamt available", "standesamt available"}},
		{"Das gemeinsame Standesamt von Werl und Ense ist geschlossen. Unser Bürgerbüro ist geöffnet.", []string{"05974012 standesamt unavailable", "buergerbuero available", "standesamt unavailable"}},
	})
}

// What is said of all is not said of those left out, nor of one that is spoken of by itself.
func TestAllButSome(t *testing.T) {
	const olpe = " im Kreis Olpe"
	checkOf(t, "", []sentence{
		{"Alle Rathäuser" + olpe + " außer dem in Wenden sind geschlossen.", []string{
			"05966004 rathaus unavailable", "05966008 rathaus unavailable", "05966012 rathaus unavailable", "05966016 rathaus unavailable", "05966020 rathaus unavailable", "05966024 rathaus unavailable",
		}},
		{"In allen sieben Kommunen" + olpe + " ist das Bürgerbüro zu.\n\nIn Wenden ist das Bürgerbüro geöffnet.", []string{
			"05966004 buergerbuero unavailable", "05966008 buergerbuero unavailable", "05966012 buergerbuero unavailable", "05966016 buergerbuero unavailable", "05966020 buergerbuero unavailable",
			"05966024 buergerbuero unavailable", "05966028 buergerbuero available",
		}},
		{"Attendorn, Olpe und Wenden: Das Telefon ist in allen drei Orten gestört, außer in Wenden.", []string{"05966004 telefon unavailable", "05966024 telefon unavailable"}},
		{"Attendorn, Olpe und Wenden arbeiten zusammen. Das Telefon funktioniert überall.", []string{"05966004 telefon available", "05966024 telefon available", "05966028 telefon available"}},
		{"Attendorn, Olpe und Wenden arbeiten zusammen. In Olpe ist, wie überall, das Rathaus geschlossen.", one("05966024 rathaus unavailable")},
		{"Telefonisch erreicht man Burbach und Neunkirchen wieder. In Kreuztal ist das Telefon noch gestört.", []string{"05970008 telefon available", "05970024 telefon unavailable", "05970036 telefon available"}},
	})
}

// Where one town stands in for another, it is that one's service that is limited.
func TestStandingIn(t *testing.T) {
	checkOf(t, "", []sentence{
		{"Bürgerinnen und Bürger aus Ense können in Werl ab sofort Ausweise beantragen.", one("05974012 ausweise limited")},
		{"Einwohner von Ense und Welver können in Dortmund wieder Ausweise beantragen.", []string{"05974012 ausweise limited", "05974048 ausweise limited"}},
		{"Wer in Eslohe einen Reisepass braucht, kann ihn in der Stadt Schmallenberg beantragen.", one("05958016 ausweise limited")},
		{"Rösrath lässt seine Bürger im benachbarten Overath neue Ausweise beantragen.", one("05378028 ausweise limited")},
		{"Die Stadt Soest übernimmt für Ense die Ausgabe von Reisepässen.", one("05974012 ausweise limited")},
		{"Rösrath. Gewerbeanmeldungen übernimmt kraft Vereinbarung die Nachbarstadt Overath.", one("05378028 gewerbe limited")},
		{"Nicht der Kreis Soest, sondern die Stadt Soest hat ihr Bürgerbüro geöffnet.", one("05974040 buergerbuero available")},
		{"In Werl und Ense können Bürger wieder Ausweise beantragen.", []string{"05974012 ausweise available", "05974052 ausweise available"}},
		{"Die Stadt Soest übernimmt die Trägerschaft der Kita in Ense.", nil},
	})
	check(t, []sentence{
		{"Bürgerinnen und Bürger aus Werl können ihre Ausweise in Soest beantragen.", one("ausweise limited")},
		{"Vorläufige Ausweise stellt die Stadt Soest für uns aus.", one("ausweise limited")},
	})
}

// A sentence takes up the last body named before it by "dessen", "deren" or "dort", and the service spoken of by an article before a place or
// an owner.
func TestTakingUpABodyOrAService(t *testing.T) {
	checkOf(t, "", []sentence{
		{"Warstein hat mit Rüthen getauscht. Dessen Meldeamt arbeitet normal.", one("05974036 meldewesen available")},
		{"Wer in Ense bauen will, wird an den Kreis Soest verwiesen. Dessen Bauaufsicht nimmt keine Anträge an.", one("05974 bauen unavailable")},
		{"Erwitte schickt seine Bürger nach Lippstadt. Dort ist das Standesamt normal geöffnet.", one("05974028 standesamt available")},
		{"In Werl und in Ense gab es eine Störung. Dort sind die Bürgerbüros geschlossen.", []string{"05974012 buergerbuero unavailable", "05974052 buergerbuero unavailable"}},
		{"Die Gemeinde Welver und die Stadt Werl arbeiten zusammen. Deren Standesämter sind wieder geöffnet.", []string{"05974048 standesamt available", "05974052 standesamt available"}},
		{"Das Museum in Werl ist wieder geöffnet. Die Bücherei in Rüthen bleibt geschlossen. Die in Ense ist offen.", []string{"05974012 kultur-freizeit available", "05974036 kultur-freizeit unavailable", "05974052 kultur-freizeit available"}},
		{"Die Bücherei in Werl hat geöffnet, die in Soest nicht.", []string{"05974040 kultur-freizeit unavailable", "05974052 kultur-freizeit available"}},
		{"Die Rathäuser in Werl und Soest sind offen, das in Ense nicht.", []string{"05974012 rathaus unavailable", "05974040 rathaus available", "05974052 rathaus available"}},
		{"Die Zulassungsstelle des Märkischen Kreises ist geschlossen, die des Kreises Soest arbeitet normal.", []string{"05962 kfz-zulassung unavailable", "05974 kfz-zulassung available"}},
		{"Die Bücherei in Werl ist geöffnet. Die in Ense geplante Sanierung ist abgesagt.", one("05974052 kultur-freizeit available")},
		{"Die Gaststättenerlaubnis ist in Werl zu bekommen, in Ense nicht.", []string{"05974012 gewerbe unavailable", "05974052 gewerbe available"}},
	})
}

// Names between commas do not end a clause; what is denied behind a word of failure is well.
func TestNamesAmidAClauseAndWhatIsDeniedAfterAFailure(t *testing.T) {
	checkOf(t, "", []sentence{
		{"Bauanträge nehmen Hemer, Menden und Balve nicht an.", []string{"05962008 bauen unavailable", "05962016 bauen unavailable", "05962040 bauen unavailable"}},
		{"Wohngeld zahlen Werl, Ense und Soest nicht aus.", []string{"05974012 soziales unavailable", "05974040 soziales unavailable", "05974052 soziales unavailable"}},
		{"In Werl ist das Bürgerbüro zu, in Ense, Soest und Erwitte hat es geöffnet.", []string{"05974012 buergerbuero available", "05974016 buergerbuero available", "05974040 buergerbuero available", "05974052 buergerbuero unavailable"}},
	})
	check(t, []sentence{
		{"Der Mailserver ist ausgefallen, nicht aber das Telefon.", []string{"email unavailable", "telefon available"}},
		{"Das Bürgerbüro ist geschlossen, das Standesamt hingegen nicht.", []string{"buergerbuero unavailable", "standesamt available"}},
		{"Das Standesamt ist geöffnet, nicht aber das Bürgerbüro.", []string{"buergerbuero unavailable", "standesamt available"}},
		{"Das Telefon ist nicht erreichbar, das Standesamt auch nicht.", []string{"standesamt unavailable", "telefon unavailable"}},
		{"Das Rathaus ist geschlossen, keine Ausweise.", []string{"ausweise unavailable", "rathaus unavailable"}},
		{"🔴 Gewerbeauskunft: Finger weg, gibt's nicht.", one("gewerbe unavailable")},
		{"„Für Autos sind wir nicht zuständig“, stellt der Bürgermeister klar.", nil},
		{"Das Meldeamt ist voll arbeitsfähig: Ummeldungen werden sofort erfasst.", one("meldewesen available")},
		{"Das Meldeamt arbeitet, Ummeldungen werden angenommen, aber nicht bearbeitet.", one("meldewesen limited")},
	})
}

// The entries of a ticker say for themselves how things are, whatever stands over them; "Kreis:" is the label of the only district.
func TestEntriesOfATicker(t *testing.T) {
	checkOf(t, "", []sentence{
		{"<h1>Was im Kreis Soest noch läuft</h1><ul><li><b>14.20 Uhr, Werl:</b> Der Strom ist weg, die Schulen schicken alle heim.</li><li><b>13.05 Uhr, Kreis:</b> Das Gesundheitsamt sagt alle Sprechstunden ab.</li><li><b>9.15 Uhr, Ense:</b> Das Rathaus ist heute zu.</li></ul>", []string{"05974 gesundheit unavailable", "05974012 rathaus unavailable", "05974052 kita-schule unavailable", "05974052 versorgung unavailable"}},
		{"<h1>Was im Kreis Soest noch läuft</h1><ul><li>Müllabfuhr</li><li>Kitas</li></ul>", nil},
	})
}
