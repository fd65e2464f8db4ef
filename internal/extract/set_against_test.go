package extract

import "testing"

// A clause that has but its subject takes the predicate of the one before, as far as its own words go.
func TestGappedPredicate(t *testing.T) {
	check(t, []sentence{
		{"Das Hallenbad ist geöffnet, das Telefon nur vormittags.", []string{"kultur-freizeit available", "telefon limited"}},
		{"Das Bürgerbüro hat auf, das Museum derzeit nur am Wochenende.", []string{"buergerbuero available", "kultur-freizeit limited"}},
		{"Die Bücherei ist offen, das Sozialamt dagegen gar nicht.", []string{"kultur-freizeit available", "soziales unavailable"}},
		{"Das Standesamt arbeitet, das Bauamt leider nur eingeschränkt.", []string{"bauen limited", "standesamt available"}},
		{"Das Bürgerbüro ist geschlossen, das Telefon nur vormittags.", []string{"buergerbuero unavailable", "telefon limited"}},
		{"Die Müllabfuhr fährt wie gewohnt, die Sperrmüllabholung nur auf Anruf.", one("abfall limited")},
		{"Das Standesamt ist offen, das am Markt nur vormittags.", one("standesamt limited")},
	})
}

// A word of a status that is a particle stands for the whole predicate behind another one.
func TestSharedVerb(t *testing.T) {
	check(t, []sentence{
		{"Das Standesamt ist offen, das Rathaus zu.", []string{"rathaus unavailable", "standesamt available"}},
		{"Das Hallenbad ist offen, das Freibad zu.", one("kultur-freizeit limited")},
		{"Das Telefon ist tot, die Homepage weg.", []string{"telefon unavailable", "website unavailable"}},
		{"Die Bücherei ist geschlossen, das Bürgerbüro auf.", []string{"buergerbuero available", "kultur-freizeit unavailable"}},
		{"Das Bürgerbüro hat geöffnet, die Kita dicht.", []string{"buergerbuero available", "kita-schule unavailable"}},
		{"Das Standesamt ist offen, das Bauamt zieht um.", one("standesamt available")},
	})
}

// A deed that is told as a matter of course counts where what follows is set against it.
func TestDeedSetAgainst(t *testing.T) {
	check(t, []sentence{
		{"Pässe stellen wir aus, Führerscheine allerdings nur vorläufig.", []string{"ausweise available", "fuehrerschein limited"}},
		{"Geburten werden beurkundet, Baugenehmigungen hingegen nur mündlich erteilt.", []string{"bauen limited", "standesamt available"}},
		{"Wohngeld zahlen wir aus, Elterngeld jedoch nur in Notfällen.", []string{"jugend-familie limited", "soziales available"}},
		{"Hundesteuer buchen wir ab, Bauanträge aber nur auf Papier.", []string{"bauen limited", "finanzen available"}},
		{"Geburten werden beurkundet, Führerscheine in Papierform ausgegeben.", one("fuehrerschein limited")},
		{"Geburten werden im Standesamt beurkundet.", nil},
	})
}

// What works now is not done on a coming day, if that is told with no other subject.
func TestEndsOnDay(t *testing.T) {
	check(t, []sentence{
		{"Das Bürgerbüro ist geöffnet. Am Montag, 6. November, bleiben die Türen zu.", []string{"buergerbuero available", "buergerbuero unavailable from 2023-11-06 until 2023-11-06"}},
		{"Das Standesamt hat heute geöffnet. Am Freitag, 10. November, wird nicht gearbeitet.", []string{"standesamt available", "standesamt unavailable from 2023-11-10 until 2023-11-10"}},
		{"Die Bücherei ist geöffnet. Am 13. November ist geschlossen.", []string{"kultur-freizeit available", "kultur-freizeit unavailable from 2023-11-13 until 2023-11-13"}},
		{"Das Rathaus ist offen, am Montag, 6. November, bleibt es geschlossen.", []string{"rathaus available", "rathaus unavailable from 2023-11-06 until 2023-11-06"}},
		{"Das Bürgerbüro ist geöffnet. Am Montag, 6. November, bleibt das Museum geschlossen.", []string{"buergerbuero available", "kultur-freizeit unavailable from 2023-11-06 until 2023-11-06"}},
		{"Das Bürgerbüro ist geöffnet. Am Montag, 30. Oktober, blieben die Türen zu.", one("buergerbuero available")},
	})
}

// The relative clause behind what a sentence leaves out, or sets another against, is said of that alone.
func TestRelativeClauseOfWhatIsApart(t *testing.T) {
	check(t, []sentence{
		{"Bis auf das Bürgerbüro, das wieder öffnet, bleiben alle Ämter geschlossen.", []string{"buergerbuero available", "rathaus unavailable"}},
		{"Alle Ämter sind offen, mit Ausnahme des Standesamtes, das nur Sterbefälle aufnimmt.", []string{"rathaus available", "standesamt limited"}},
		{"Anders als das Sozialamt, das geschlossen ist, arbeitet das Jugendamt normal.", []string{"jugend-familie available", "soziales unavailable"}},
		{"Im Gegensatz zum Museum, das geöffnet hat, ist das Bauamt geschlossen.", []string{"bauen unavailable", "kultur-freizeit available"}},
		{"Außer dem Bauamt, das weiter zu ist, sind alle Ämter geöffnet.", []string{"bauen unavailable", "rathaus available"}},
		{"Das Bauamt, das im Rathaus sitzt, ist geschlossen.", one("bauen unavailable")},
	})
}

// Words that point back to the day until which, or before which, something is not so give the day from which it is.
func TestDayPointedBackTo(t *testing.T) {
	shut := "buergerbuero unavailable until 2023-11-10"
	check(t, []sentence{
		{"Das Bürgerbüro ist bis Freitag, 10. November, geschlossen. Ab da ist es wieder offen.", []string{"buergerbuero available from 2023-11-11", shut}},
		{"Das Bürgerbüro ist bis Freitag, 10. November, geschlossen. Tags darauf öffnet es wieder.", []string{"buergerbuero available from 2023-11-11", shut}},
		{"Das Bürgerbüro ist bis Freitag, 10. November, zu. Danach wird dort wieder gearbeitet.", []string{"buergerbuero available from 2023-11-11", shut}},
		{"Vor Montag, 13. November, öffnet das Standesamt nicht. Von da an ist es wie gewohnt da.", []string{"standesamt available from 2023-11-13", "standesamt unavailable until 2023-11-12"}},
		{"Vor dem 13. November stellen wir keine Pässe aus. Dann geht es wieder.", []string{"ausweise available from 2023-11-13", "ausweise unavailable until 2023-11-12"}},
		{"Bis 10. November bleibt die Kfz-Zulassung geschlossen. Danach werden wieder Fahrzeuge zugelassen.", []string{"kfz-zulassung available from 2023-11-11", "kfz-zulassung unavailable until 2023-11-10"}},
		{"Das Museum war bis Freitag geschlossen. Seitdem ist es wieder offen.", one("kultur-freizeit available")},
	})
}

// An office that a sentence leaves out of those of the whole house fares the other way, unless the sentence says itself how; that one is left out
// of what is shut is no proof that it is open.
func TestOfficeLeftOut(t *testing.T) {
	check(t, []sentence{
		{"Alle Ämter sind geöffnet, bis auf das Bauamt.", []string{"bauen unavailable", "rathaus available"}},
		{"Alle Ämter bis auf das Bauamt sind geöffnet.", []string{"bauen unavailable", "rathaus available"}},
		{"Die Verwaltung arbeitet wieder, bis auf die Zulassungsstelle.", []string{"kfz-zulassung unavailable", "rathaus available"}},
		{"Das Rathaus ist geöffnet, mit Ausnahme des Sozialamtes.", []string{"rathaus available", "soziales unavailable"}},
		{"Abgesehen vom Standesamt ist kein Amt erreichbar.", one("rathaus unavailable")},
		{"Außer dem Standesamt sind alle Ämter geschlossen.", one("rathaus unavailable")},
		{"Außer dem Bauamt, das nur Anträge annimmt, sind alle Ämter geöffnet.", []string{"bauen limited", "rathaus available"}},
		{"Außer für Sterbefälle beim Standesamt ist das Rathaus geschlossen.", one("rathaus unavailable")},
		{"Ab Montag sind alle Ämter bis auf das Standesamt geöffnet.", one("rathaus available from 2023-11-06")},
	})
}
