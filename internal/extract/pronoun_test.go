package extract

import "testing"

// A pronoun that can only mean the one service of the sentence before is said of that as surely as its name.
func TestPronounOfOneService(t *testing.T) {
	check(t, []sentence{
		{"Die Bauordnung führt ihre Akten noch in Ordnern. Sie ist deshalb voll arbeitsfähig.", one("bauen available")},
		{"Das Hallenbad hat eine neue Heizung. Es läuft seit gestern wieder ohne Einschränkung.", one("kultur-freizeit available")},
		{"Beim Jugendamt sorgen sich viele um ihr Geld. Dort läuft alles wie gewohnt.", one("jugend-familie available")},
		{"Die Telefonanlage wurde am Wochenende erneuert. Sie funktioniert jetzt wieder einwandfrei.", one("telefon available")},
		{"Ein Techniker war im Bürgerbüro. Er ist wieder zurück.", nil},
		{"Der Bürgermeister besuchte das Standesamt. Er arbeitet wieder.", nil},
	})
}

// What had to be shut and is back is not shut any longer; what is to come back still is.
func TestHadToAndIsBack(t *testing.T) {
	check(t, []sentence{
		{"Die Bücherei musste am Montag schließen. Seit heute ist sie wieder geöffnet.", one("kultur-freizeit available")},
		{"Das Museum musste schließen, ist aber seit heute wieder offen.", one("kultur-freizeit available")},
		{"Das Museum musste schließen.", one("kultur-freizeit unavailable")},
		{"Das Bürgerbüro musste schließen. Termine werden wieder vergeben.", []string{"buergerbuero unavailable", "termine available"}},
		{"Wir mussten das Standesamt schließen. Nur noch Trauungen finden statt.", one("standesamt limited")},
		{"Die Bücherei musste schließen, öffnet aber am Montag wieder.", []string{"kultur-freizeit unavailable", "kultur-freizeit available from 2023-11-06"}},
	})
}

// Whose failure does not change is no better off; "auch … nicht" denies once more; who has cancelled none keeps all.
func TestDeniedOnceMore(t *testing.T) {
	check(t, []sentence{
		{"Das Rathaus ist zu. Daran ändert sich auch morgen nichts.", one("rathaus unavailable")},
		{"Das Rathaus ist offen. Daran ändert sich auch morgen nichts.", one("rathaus available")},
		{"Das Telefon ist tot, auch die Mails nicht.", []string{"telefon unavailable", "email unavailable"}},
		{"Wir haben keine einzige Trauung abgesagt.", one("standesamt available")},
		{"Wir haben alle Trauungen abgesagt.", one("standesamt unavailable")},
		{"Das Bauamt meldet, dass dort keine Anträge angenommen werden.", one("bauen unavailable")},
		{"Das Bürgerbüro teilt mit, dass es ab sofort wieder geöffnet ist.", one("buergerbuero available")},
		{"Das Bürgerbüro arbeitet wieder, vorerst ohne Meldebescheinigungen.", one("buergerbuero limited")},
	})
}

// "Ersteres" and "Letzteres" are about the first and the last of what the label or the question before names.
func TestTheFormerAndTheLatter(t *testing.T) {
	check(t, []sentence{
		{"Standesamt und Ausländeramt: Ersteres arbeitet, Letzteres ist geschlossen.", []string{"standesamt available", "auslaenderwesen unavailable"}},
		{"Was ist mit Telefon und E-Mail? Ersteres funktioniert, Letztere ist ausgefallen.", []string{"telefon available", "email unavailable"}},
		{"Kitas und Bäder: Erstere sind geöffnet, letztere geschlossen.", []string{"kita-schule available", "kultur-freizeit unavailable"}},
		{"Standesamt und Ausländeramt: Beide sind geschlossen.", []string{"standesamt unavailable", "auslaenderwesen unavailable"}},
		{"Standesamt: Letzteres ist geschlossen.", one("standesamt unavailable")},
		{"Rat und Ausschüsse tagen wie geplant.", one("rat available")},
	})
}

// "Dieser Service" is the thing that was just told of, not the office that does it.
func TestSameService(t *testing.T) {
	check(t, []sentence{
		{"Reisepässe kann man nicht beantragen. Ab Montag bietet das Bürgerbüro diesen Service wieder an.", []string{"ausweise unavailable", "ausweise available from 2023-11-06"}},
		{"Das Bürgerbüro kann diesen Service nicht anbieten.", nil},
		{"<h2>Reisepässe</h2><p>Diese Leistung kann das Bürgerbüro derzeit nicht anbieten.</p>", one("ausweise unavailable")},
		{"<h2>Fahrzeuge</h2><p>Das Abmelden im Bürgerservice entfällt ersatzlos.</p>", one("kfz-zulassung unavailable")},
		{"<h2>Fahrzeuge</h2><p>Das Abmelden entfällt. Das Bürgerbüro ist geschlossen.</p>", []string{"kfz-zulassung unavailable", "buergerbuero unavailable"}},
		{"Das Bürgerbüro hat wieder normal geöffnet. Dieser Service kommt gut an.", one("buergerbuero available")},
	})
}

// "Im Bürgerbüro geht das wieder" says it of what was named before, not of the office.
func TestDoneInTheOffice(t *testing.T) {
	check(t, []sentence{
		{"Holen Sie die Ummeldung in Ruhe nach, im Bürgerbüro geht das mittlerweile wieder wie vor dem Angriff.", one("meldewesen available")},
		{"Ausweise können Sie nicht beantragen, auch im Bürgerbüro geht das noch nicht.", one("ausweise unavailable")},
		{"Im Bürgerbüro geht das nicht.", nil},
		{"Im Bürgerbüro geht alles wieder seinen gewohnten Gang.", one("buergerbuero available")},
		{"Trauen lassen kann man sich trotzdem.", one("standesamt available")},
	})
}

// "Beide Ämter" are the two that were just told of.
func TestBothOffices(t *testing.T) {
	check(t, []sentence{
		{"Das Sozialamt und das Jugendamt ziehen um. Beide Ämter sind deshalb geschlossen.", []string{"soziales unavailable", "jugend-familie unavailable"}},
		{"Das Sozialamt und das Jugendamt ziehen um. Vom 13. bis 17. November sind beide Ämter geschlossen.", []string{"soziales unavailable from 2023-11-13 until 2023-11-17", "jugend-familie unavailable from 2023-11-13 until 2023-11-17"}},
		{"Das Sozialamt zieht um. Beide Häuser sind eingerüstet.", nil},
	})
}
