package extract

import "testing"

// Rules 9 to 11: what is told of what is over, however it is told, says nothing; what holds since then does.
func TestTales(t *testing.T) {
	check(t, []sentence{
		{"Damals habe wochenlang kein Auto zugelassen und kein Pass bestellt werden können.", nil},
		{"Vor einem Jahr schrieb das Standesamt Urkunden von Hand. Bürgerbüros schlossen, Zulassungen wurden eingestellt.", nil},
		{"Als die Server schwiegen, arbeitete die Ausländerbehörde mit Karteikarten.", nil},
		{"Drei Wochen lang seien keine Führerscheine ausgestellt worden, sagte der Amtsleiter. Auch die Kita-Anmeldung habe geruht.", nil},
		{"Die Ausländerbehörde arbeitete vier Wochen lang mit Karteikarten.", nil},
		{"412 Führerscheine seien nicht ausgestellt worden, heißt es in dem Papier.", nil},
		{"In der Übung fiel zuerst die Telefonanlage aus, dann brach die Internetseite zusammen.", nil},
		{"Die Zulassungsstelle war sechs Wochen dicht, das Sozialamt zahlte Abschläge.", nil},
		{"Das Buch erzählt, wie Verwaltungen ohne Computer auskamen. Das Standesamt beurkundete mit Füllfederhalter.", nil},
		{"Im Lehrgang üben Sachbearbeiter, Geburten auf Papier zu beurkunden.", nil},
		{"Damals wurde das Bad geschlossen. Heute ist es wieder geöffnet.", one("kultur-freizeit available")},
		{"Seit Montag seien keine Ausweise ausgestellt worden, sagte der Sprecher.", one("ausweise unavailable")},
		{"Das Bürgerbüro bleibt wochenlang geschlossen.", one("buergerbuero unavailable")},
		{"Die Kämmerei ist seit Wochen lahmgelegt.", one("finanzen unavailable")},
		{"Wegen einer Übung der Feuerwehr wurde das Museum geschlossen.", one("kultur-freizeit unavailable")},
	})
}

// What is but pretended, claimed, wished for or supposed is not said.
func TestUnreal(t *testing.T) {
	check(t, []sentence{
		{"Einen Vormittag lang soll so getan werden, als seien Telefon, E-Mail und alle Fachverfahren weg.", nil},
		{"Die Verwaltung soll so tun, als gäbe es weder Telefon noch E-Mail.", nil},
		{"Sämtliche Bäder arbeiten so, als wäre nichts geschehen.", one("kultur-freizeit available")},
		{"Ein Anrufer behauptete, das Rathaus sei geschlossen und der Strom werde abgestellt.", nil},
		{"In der SMS heißt es, der Ausweis sei gesperrt.", nil},
		{"In der Mitteilung der Stadt heißt es, das Rathaus sei geschlossen.", one("rathaus unavailable")},
		{"Unser Ziel: Jeder Anruf wird angenommen, jede Mail beantwortet.", nil},
		{"Mein größter Wunsch: ein Rathaus, in dem die Telefone klingeln.", nil},
		{"Fällt ein Server aus, steht das ganze Standesamt still.", nil},
		{"Läuft alles nach Plan, können die Standesämter wieder auf das Register zugreifen.", nil},
		{"Wann wieder Fahrzeuge zugelassen werden, kann derzeit niemand sagen.", nil},
		{"Es kann nicht sein, dass das Standesamt keine Geburtsurkunden ausstellt.", nil},
		{"Eltern, die keinen Kitaplatz bekommen haben, sollen entschädigt werden.", nil},
		{"Die Zulassungsstelle muss auch ohne Strom arbeiten.", nil},
		{"Das Bürgerbüro müsse bis Freitag geschlossen bleiben, sagte der Sprecher.", one("buergerbuero unavailable until 2023-11-03")},
		{"Ohne Strom kein Netz, ohne Netz kein Register, ohne Register kein Ausweis.", nil},
		{"Das Meldewesen läuft über ein Programm, das in Siegen steht.", nil},
		{"Das Meldewesen läuft wieder.", one("meldewesen available")},
		{"Die Stadtwerke reparieren die Leitung.", nil},
		{"Das Konzept regelt, wie Bürgerbüro und Standesamt im Krisenfall arbeiten.", nil},
		{"Das Hallenbad bleibt, wie schon berichtet, geschlossen.", one("kultur-freizeit unavailable")},
		{"Das Bürgerbüro ist wieder geöffnet, wie die Stadt mitteilt.", one("buergerbuero available")},
		{"Die Schule übt Katastrophe: Strom weg, Handy aus.", nil},
		{"Den Ausweis rechtzeitig verlängern.", nil},
		{"Pässe früh beantragen.", nil},
		{"Das Bürgerbüro verlängert Ausweise wieder.", one("ausweise available")},
		{"Danke an alle, die in diesen Wochen Ausweise von Hand verlängert und Anrufe entgegengenommen haben!", nil},
		{"Dass das Telefon klingelt und keiner schreit!", nil},
		{"Dass das Telefon ausgefallen ist, merkt jeder.", one("telefon unavailable")},
		{"Mein Ausweis sei ungültig geworden, ich solle einen Link anklicken.", nil},
		{"Alle Termine sind ungültig.", one("termine unavailable")},
		{"Zulassungsstelle: kein Betrieb, auch nicht für Händler.", one("kfz-zulassung unavailable")},
		{"Die Nummer 02922 800-0 ist tot.", one("telefon unavailable")},
		{"02922 800-0 funktioniert.", one("telefon available")},
	})
}

// What is so in a town or country far away is not so here; its name at the head of a text but tells where it was written.
func TestFarAway(t *testing.T) {
	check(t, []sentence{
		{"In Estland beantragt man den Ausweis vom Sofa aus.", nil},
		{"Wien hat alles digitalisiert. Dort ist das Meldeamt rund um die Uhr erreichbar.", nil},
		{"Die Kreisverwaltung Wesel meldet einen Vorfall. Ihre Telefone sind gestört.", nil},
		{"Die Stadtbücherei Bremen bleibt bis Januar geschlossen.", nil},
		{"Das Bürgerbüro ist geschlossen. In Bayern läuft alles normal.", one("buergerbuero unavailable")},
		{"Unser Internetauftritt läuft nun wieder, und zwar auf einem Server in Bayern.", one("website available")},
	})
}
