package extract

import "testing"

// What is announced for a later day is no evidence of the state before it, unless the words say so.
func TestAnnouncedDays(t *testing.T) {
	check(t, []sentence{
		{"Ab dem 6. November hat das Bürgerbüro wieder geöffnet.", one("buergerbuero available from 2023-11-06")},
		{"Von Mittwoch an sind wir wieder telefonisch zu erreichen.", one("telefon available from 2023-11-08")},
		{"Am 20. November können Sie wieder Ausweise beantragen.", one("ausweise available from 2023-11-20")},
		{"Am 13. November ist die Homepage wieder da.", one("website available from 2023-11-13")},
		{"Am 23. November werden wieder Gewerbeanmeldungen bearbeitet.", one("gewerbe available from 2023-11-23")},
		{"Erst ab dem 4. Dezember nimmt das Bauamt wieder Anträge an.", []string{"bauen available from 2023-12-04", "bauen unavailable until 2023-12-03"}},
		{"Am Montag konnte das Bürgerbüro wieder öffnen.", one("buergerbuero available")},
		{"Vergangenen Montag ging die Homepage wieder ans Netz.", one("website available")},
	})
}

// A change announced for a day that has come is no longer ahead.
func TestDayThatCame(t *testing.T) {
	check(t, []sentence{
		{"Das Standesamt ist geschlossen. Ab Mittwoch, 1. November 2023, ist das Standesamt wieder geöffnet.", one("standesamt available")},
		{"Ab dem 13. November läuft der Zahlungsverkehr der Stadtkasse wieder normal.", one("finanzen available from 2023-11-13")},
	})
}

// TestRoughTimesAreNoFact: what is announced for about a time is not said of today, and of no day either.
func TestRoughTimesAreNoFact(t *testing.T) {
	check(t, []sentence{
		{"Ab Mitte kommender Woche ist das Bürgerbüro wieder geöffnet.", nil},
		{"Das Bürgerbüro öffnet Anfang Dezember wieder.", nil},
		{"Ab Dezember können wieder Personalausweise beantragt werden.", nil},
		{"In den nächsten Tagen ist das Standesamt wieder geöffnet.", nil},
		{"Das Bürgerbüro ist erst im Dezember wieder geöffnet.", one("buergerbuero unavailable")},
		{"Ab dem 31. November ist das Bürgerbüro wieder geöffnet.", nil},
		{"Seit Mitte der Woche ist das Bürgerbüro wieder geöffnet.", one("buergerbuero available")},
		{"Bis Ende der Woche bleibt das Bürgerbüro geschlossen.", one("buergerbuero unavailable")},
	})
}

// Rule 8: what cannot be done on coming days has these days, and a sentence that takes them up has them too.
func TestRule8DaysOnWhichNothingIsDone(t *testing.T) {
	check(t, []sentence{
		{"Vom 13. bis zum 15. November können keine Reisepässe beantragt werden.", one("ausweise unavailable from 2023-11-13 until 2023-11-15")},
		{"Am 14. November keine Auszahlungen der Stadtkasse.", one("finanzen unavailable from 2023-11-14 until 2023-11-14")},
		{"Die Zulassungsstelle macht am 7.11. schon um 11 Uhr zu.", one("kfz-zulassung limited from 2023-11-07 until 2023-11-07")},
		{"Am 9. und 10. November ist das Standesamt zu. Ausweise werden an diesen Tagen nicht ausgegeben.", []string{"ausweise unavailable from 2023-11-09 until 2023-11-10", "standesamt unavailable from 2023-11-09 until 2023-11-10"}},
		{"Am 9. November ist das Standesamt zu. Ausweise werden an diesem Tag ausgegeben wie immer.", []string{"ausweise available", "standesamt unavailable from 2023-11-09 until 2023-11-09"}},
	})
}

// Words that point back to a day or days have them, wherever those were named.
func TestDaysPointedBackTo(t *testing.T) {
	check(t, []sentence{
		{"In der Woche vom 13. bis zum 17. November wird die Wohngeldstelle renoviert. In dieser Zeit kann kein Wohngeld beantragt werden.", one("soziales unavailable from 2023-11-13 until 2023-11-17")},
		{"Am 14. und 15. November werden im Rathaus die Leitungen getauscht. An beiden Tagen ist die Telefonzentrale nicht erreichbar.", one("telefon unavailable from 2023-11-14 until 2023-11-15")},
		{"Am Donnerstag, 9. November, kommt ein neuer Server. Das Standesamt bleibt den ganzen Tag geschlossen.", one("standesamt unavailable from 2023-11-09 until 2023-11-09")},
		{"Am Dienstag, 14. November, und am Dienstag, 28. November, bleibt die Musikschule geschlossen.", []string{"kultur-freizeit unavailable from 2023-11-28 until 2023-11-28", "kultur-freizeit unavailable from 2023-11-14 until 2023-11-14"}},
		{"Die Kasse zieht am 14. November um. Einen Tag später nimmt das Steueramt wieder Zahlungen an.", one("finanzen available from 2023-11-15")},
		{"Die neuen Programme kommen am 14. November. Führerscheine werden bis zu diesem Tag nicht ausgestellt.", one("fuehrerschein unavailable until 2023-11-14")},
		{"Das Bauamt bleibt bis zum 10. November geschlossen, danach ist es wieder geöffnet.", []string{"bauen unavailable until 2023-11-10", "bauen available from 2023-11-11"}},
		{"Das Bürgerbüro ist vom 13. bis 15. November geschlossen. Das gilt auch für das Standesamt.", []string{"buergerbuero unavailable from 2023-11-13 until 2023-11-15", "standesamt unavailable from 2023-11-13 until 2023-11-15"}},
		{"Vom 13. bis 15. November wird gebaut. Das Standesamt arbeitet auch in dieser Zeit wie gewohnt.", one("standesamt available")},
	})
}

// How it is until a day is no part of how it is from then on.
func TestUntilAndFrom(t *testing.T) {
	check(t, []sentence{
		{"Ab dem 13. November steht das Serviceportal wieder bereit; bis dahin ist es abgeschaltet.", []string{"online-dienste available from 2023-11-13", "online-dienste unavailable until 2023-11-12"}},
		{"Das Jugendamt öffnet am Montag, 13. November, wieder, bislang bleibt es geschlossen.", []string{"jugend-familie available from 2023-11-13", "jugend-familie unavailable"}},
		{"Das Sozialamt arbeitet ab dem 13. November mit allen Leistungen. Bislang werden nur Notfälle bedient.", []string{"soziales available from 2023-11-13", "soziales limited"}},
		{"Die Zulassungsstelle kann vor Dienstag, 14. November, nicht aufgesucht werden.", one("kfz-zulassung unavailable until 2023-11-13")},
		{"Die Zulassungsstelle öffnet am Dienstag, 14. November, bis auf Weiteres allerdings nur vormittags.", one("kfz-zulassung limited from 2023-11-14 until 2023-11-14")},
		{"Das Standesamt ist heute (Donnerstag, 2.11.) und morgen (Freitag, 3.11.) geschlossen.", one("standesamt unavailable until 2023-11-03")},
		{"Das Rathaus bleibt noch bis einschließlich morgen, Freitag, geschlossen.", one("rathaus unavailable until 2023-11-03")},
		{"Die Bücherei bleibt bis Freitag (10.11.) zu.", one("kultur-freizeit unavailable until 2023-11-10")},
		{"Von Freitag, 10. November, 13 Uhr, bis Sonntag, 12. November, ist die Homepage abgeschaltet.", one("website unavailable from 2023-11-10 until 2023-11-12")},
	})
}

// A line that is but a day to come says when what stands under it holds; a day of the past or the present is that of an entry.
func TestLinesOfDaysToCome(t *testing.T) {
	check(t, []sentence{
		{"Heute, 2. November:\nRathaus zu den normalen Zeiten offen.\nDienstag, 7. November:\nRathaus zu, weil die Technik abgeschaltet wird.", []string{"rathaus available", "rathaus unavailable from 2023-11-07 until 2023-11-07"}},
		{"Montag, 6. November:\nDie Zulassungsstelle bleibt geschlossen.\nDienstag, 7. November:\nDie Zulassungsstelle ist wieder geöffnet.", []string{"kfz-zulassung unavailable from 2023-11-06 until 2023-11-06", "kfz-zulassung available from 2023-11-07"}},
		{"Dienstag, 31. Oktober:\nDas Standesamt ist geschlossen.\nMittwoch, 1. November:\nDas Standesamt ist wieder geöffnet.", one("standesamt available")},
	})
}

// Words that tell of a day by one named before, and a meeting called off on a day.
func TestDaysBesideOthers(t *testing.T) {
	check(t, []sentence{
		{"Am Mittwoch, 15. November, wird im Bürgerbüro umgebaut. Am Freitag darauf ist es wieder geöffnet.", one("buergerbuero available from 2023-11-17")},
		{"Am Montag, 12. Februar, bleibt das Rathaus geschlossen. Auch die Bücherei hat am 12. zu.", []string{"rathaus unavailable from 2024-02-12 until 2024-02-12", "kultur-freizeit unavailable from 2024-02-12 until 2024-02-12"}},
		{"Die Ratssitzung am Mittwoch, 15. November, fällt aus.", one("rat unavailable from 2023-11-15 until 2023-11-15")},
		{"Die Ratssitzung am Mittwoch fällt aus.", one("rat unavailable")},
		{"Die Ratssitzung am Mittwoch, 15. November, findet statt.", one("rat available")},
		{"Die Zulassungsstelle bleibt bis Freitag nächster Woche (10. November) geschlossen.", one("kfz-zulassung unavailable until 2023-11-10")},
	})
}

// What is but aimed at is no state, whatever word the aim has; what has come to pass is one.
func TestAims(t *testing.T) {
	check(t, []sentence{
		{"Die Gemeinde setzt alles daran, Ausweise noch vor Weihnachten wieder ausgeben zu können.", nil},
		{"Wir bemühen uns, das Rathaus am Montag wieder zu öffnen.", nil},
		{"Die Stadt arbeitet darauf hin, das Standesamt bald wieder mit allen Leistungen anbieten zu können.", nil},
		{"Die Techniker sind dabei, die Telefonanlage wieder in Betrieb zu nehmen.", nil},
		{"Der Stadt ist es gelungen, die Telefonanlage wieder in Betrieb zu nehmen.", one("telefon available")},
		{"Es ist wieder möglich, Ausweise zu beantragen.", one("ausweise available")},
		{"Wir freuen uns, das Bürgerbüro heute wieder zu öffnen.", one("buergerbuero available")},
		{"Die Geduld hat sich gelohnt, die Gemeinde ist wieder per Telefon zu erreichen.", one("telefon available")},
	})
}

// "vorerst nur" right behind what is announced is said of it; in a clause of its own, or with "bislang", it is said of today.
func TestVorerst(t *testing.T) {
	check(t, []sentence{
		{"Das Bürgerbüro öffnet am Montag (6.11.) wieder, vorerst nur mit Termin.", one("buergerbuero limited from 2023-11-06")},
		{"Wohngeld zahlt die Stadt ab morgen wieder aus, vorerst allerdings nur in bar.", one("soziales limited from 2023-11-03")},
		{"Das Standesamt öffnet am Montag (6.11.) wieder, einstweilen jedoch nur vormittags.", one("standesamt limited from 2023-11-06")},
		{"Das Bürgerbüro öffnet am Montag (6.11.) wieder; vorerst sind nur Abholungen möglich.", []string{"buergerbuero available from 2023-11-06", "buergerbuero limited"}},
		{"Das Bürgerbüro öffnet am Montag (6.11.) wieder, bislang nur für Notfälle.", []string{"buergerbuero available from 2023-11-06", "buergerbuero limited"}},
		{"Das Rathaus bleibt weiterhin ohne Einlass.", one("rathaus unavailable")},
	})
}

// What was done, or was not, at a time that is over says nothing of today; what a change made of a thing does.
func TestDoneOnce(t *testing.T) {
	check(t, []sentence{
		{"Im September wurden Sterbefälle auf Karteikarten notiert.", nil},
		{"Anfang September wurden Anträge auf Wohngeld nicht bearbeitet.", nil},
		{"Im September wurden Ausweise nicht ausgegeben, und Autos wurden auf Papier zugelassen.", nil},
		{"Im September wurde das Rathaus geschlossen.", one("rathaus unavailable")},
		{"Seit September werden Sterbefälle auf Karteikarten notiert.", one("standesamt limited")},
		{"Wurden Fahrzeuge bislang ausschließlich abgemeldet, so ist ab Montag, 6. November, wieder die gesamte Palette zu haben.", []string{"kfz-zulassung limited", "kfz-zulassung available from 2023-11-06"}},
	})
}

// A clause without a verb that names the only part or way of what was granted.
func TestOnlyPartOrWay(t *testing.T) {
	check(t, []sentence{
		{"Das Standesamt druckt wieder, allerdings nur Sterbeurkunden.", one("standesamt limited")},
		{"Das Standesamt druckt wieder, vorerst allein Sterbeurkunden.", one("standesamt limited")},
		{"Termine vergeben wir wieder, vorerst nur telefonisch.", one("termine limited")},
		{"Ab Montag, 6. November, vergeben wir wieder Termine, zunächst ausschließlich am Telefon.", one("termine limited from 2023-11-06")},
		{"Das Rathaus ist erreichbar, aber nur telefonisch.", one("telefon available")},
		{"Das Rathaus ist geöffnet, das Standesamt nur vormittags.", []string{"rathaus available", "standesamt limited"}},
		{"Das Rathaus ist geöffnet, nur das Standesamt ist zu.", []string{"rathaus available", "standesamt unavailable"}},
		{"Die Stadt ist telefonisch erreichbar, per E-Mail nur eingeschränkt.", []string{"telefon available", "email limited"}},
	})
}

// What was called shut comes back by a sentence that names it no more.
func TestComesBack(t *testing.T) {
	check(t, []sentence{
		{"Das Bürgeramt ist geschlossen. Ab Montag, 13. November, sind die Kolleginnen und Kollegen wieder zu den gewohnten Zeiten für Sie da.", []string{"buergerbuero unavailable", "buergerbuero available from 2023-11-13"}},
		{"Die Kasse ist am 13. November geschlossen. Am Dienstag, 14. November, gelten wieder die üblichen Sprechzeiten.", []string{"finanzen unavailable from 2023-11-13 until 2023-11-13", "finanzen available from 2023-11-14"}},
		{"Die Zulassungsstelle ist geschlossen. Ab Montag, 13. November, werden dort wieder sämtliche Vorgänge bearbeitet.", []string{"kfz-zulassung unavailable", "kfz-zulassung available from 2023-11-13"}},
		{"Das Hallenbad ist geöffnet. Vom 13. bis zum 17. November ist es wegen der jährlichen Grundreinigung geschlossen.", []string{"kultur-freizeit available", "kultur-freizeit unavailable from 2023-11-13 until 2023-11-17"}},
		{"Freitag, 10. November: Rathaus und Bücherei wegen eines Betriebsausflugs ganztägig zu.", []string{"rathaus unavailable from 2023-11-10 until 2023-11-10", "kultur-freizeit unavailable from 2023-11-10 until 2023-11-10"}},
		{"Das Bürgeramt ist geschlossen. Ab Montag, 13. November, gilt in Bussen wieder der alte Tarif.", one("buergerbuero unavailable")},
		{"Das Bürgeramt ist geschlossen. Ab Montag, 13. November, soll es wieder öffnen.", one("buergerbuero unavailable")},
		{"Vom 13. bis 17. November vertritt uns das Standesamt der Stadt Werl.", one("standesamt limited from 2023-11-13 until 2023-11-17")},
	})
}

// A feast is a day as a weekday is.
func TestFeastsAsDays(t *testing.T) {
	check(t, []sentence{
		{"Am Rosenmontag, 12. Februar, wird im Rathaus nicht gearbeitet.", one("rathaus unavailable from 2024-02-12 until 2024-02-12")},
		{"Am Aschermittwoch, 14. Februar, kehrt das Bürgerbüro zum normalen Betrieb zurück.", one("buergerbuero available from 2024-02-14")},
		{"Am Karfreitag, dem 29. März, bleibt die Bücherei zu.", one("kultur-freizeit unavailable from 2024-03-29 until 2024-03-29")},
		{"An Heiligabend, 24. Dezember, ist die Bücherei geschlossen.", one("kultur-freizeit unavailable from 2023-12-24 until 2023-12-24")},
		{"Silvester, 31. Dezember, bleibt das Hallenbad geschlossen.", one("kultur-freizeit unavailable from 2023-12-31 until 2023-12-31")},
		{"Der Rosenmontag, 12. Februar, ist ein schöner Tag.", nil},
	})
}

// The end of a day, and a feast beside its date, are that day; what takes a break takes it on the days that stand within.
func TestDaysAndTheirEnds(t *testing.T) {
	check(t, []sentence{
		{"Das Bürgerbüro ist bis zum Ablauf des 24. November geschlossen.", one("buergerbuero unavailable until 2023-11-24")},
		{"Bis zum Ende des 24. November bleibt das Standesamt geschlossen.", one("standesamt unavailable until 2023-11-24")},
		{"Von Karfreitag (29.3.) bis Ostermontag (1.4.) ist die Bücherei geschlossen.", one("kultur-freizeit unavailable from 2024-03-29 until 2024-04-01")},
		{"Am Karfreitag ist die Bücherei geschlossen.", one("kultur-freizeit unavailable from 2024-03-29 until 2024-03-29")},
		{"Die Wohngeldstelle macht in der Zeit vom 13. bis 17. November Pause.", one("soziales unavailable from 2023-11-13 until 2023-11-17")},
		{"Das Standesamt legt morgen einen ganzen Tag Pause ein.", one("standesamt unavailable from 2023-11-03 until 2023-11-03")},
		{"Die Musikschule legt am Montag einen Ruhetag ein.", one("kultur-freizeit unavailable from 2023-11-06 until 2023-11-06")},
		{"Bis einschließlich Freitag (17.11.) kommt ihr nicht in die Bücherei hinein.", one("kultur-freizeit unavailable until 2023-11-17")},
		{"In den nächsten Tagen wird die Bücherei umgebaut.", nil},
		{"Vor zwei Tagen hat die Gemeinde ihre Zulassungsstelle umgebaut.", nil},
		{"Der Rat und seine Ausschüsse tagen am Montag.", one("rat available")},
	})
}

// A day to which something is put off is no day on which it is off, and what a letter is written for is none from which something holds.
func TestDaysOfSomethingElse(t *testing.T) {
	check(t, []sentence{
		{"Die Sitzung des Bauausschusses wird auf den 5. Dezember verschoben.", one("rat unavailable")},
		{"Die Sitzung des Rates wird vom 30. November auf Donnerstag, 7. Dezember, verlegt.", one("rat unavailable")},
		{"Das Konzert der Musikschule wurde auf den 12. Januar vertagt.", one("kultur-freizeit unavailable")},
		{"Die Sitzung des Rates am 16. November entfällt.", one("rat unavailable from 2023-11-16 until 2023-11-16")},
		{"Ein Brief zum ersten Advent\n\nDie Bücherei öffnet nur vormittags.", one("kultur-freizeit limited")},
		{"Am 4. Dezember\n\nDie Bücherei bleibt geschlossen.", one("kultur-freizeit unavailable from 2023-12-04 until 2023-12-04")},
		{"Die Bücherei musste für Besucher geschlossen bleiben.", one("kultur-freizeit unavailable")},
		{"Die Bücherei musste am Montag geschlossen bleiben.", nil},
		{"Zulassungsstelle: seit Montag wieder, und zwar für alle Vorgänge", one("kfz-zulassung available")},
		{"Standesamt: seit Montag wieder nur Sterbefälle", one("standesamt limited")},
		{"Kasse: seit gestern wieder Störungen", nil},
		{"Das Rathaus ist zu. Am Freitag, 10. November, ist es wieder zur üblichen Zeit offen.", []string{"rathaus available from 2023-11-10", "rathaus unavailable"}},
	})
}

// The weekday on which something was decided or made known is none on which it holds.
func TestDayOfTheTeller(t *testing.T) {
	check(t, []sentence{
		{"Die Bücherei bleibt zu, hat der Vorstand am Montag verfügt.", one("kultur-freizeit unavailable")},
		{"Das Standesamt ist geschlossen, erfuhr die Redaktion am Freitag.", one("standesamt unavailable")},
		{"Wie der Landrat am Montag mitteilte, ist das Straßenverkehrsamt nur eingeschränkt geöffnet.", one("kfz-zulassung limited")},
		{"Am Freitagabend hat der Kämmerer entschieden: Die Stadtkasse bleibt geschlossen.", one("finanzen unavailable")},
		{"Das Standesamt ist am Montag geschlossen, teilte die Stadt mit.", one("standesamt unavailable from 2023-11-06 until 2023-11-06")},
		{"Geschlossen bleibt die Bücherei, und zwar am Montag.", one("kultur-freizeit unavailable from 2023-11-06 until 2023-11-06")},
	})
}

// Days named one by one from today on are one span; "vor" a weekday is until then; what "von da an" follows upon is the day just named.
func TestDaysFromTodayOn(t *testing.T) {
	check(t, []sentence{
		{"Heute und am Freitag bleibt das Standesamt geschlossen.", one("standesamt unavailable until 2023-11-03")},
		{"Heute, am Freitag und am Samstag ist die Bücherei zu.", one("kultur-freizeit unavailable until 2023-11-04")},
		{"Am Freitag und am Samstag ist die Bücherei zu.", []string{"kultur-freizeit unavailable from 2023-11-03 until 2023-11-03", "kultur-freizeit unavailable from 2023-11-04 until 2023-11-04"}},
		{"Im Bauamt läuft vor Freitag gar nichts. Von da an arbeitet es wieder normal.", []string{"bauen available from 2023-11-03", "bauen unavailable until 2023-11-02"}},
		{"Das Standesamt ist bis Freitag geschlossen. Ab da ist es wieder normal geöffnet.", []string{"standesamt available from 2023-11-04", "standesamt unavailable until 2023-11-03"}},
		{"Vor Montag wurden im Standesamt keine Anträge angenommen.", one("standesamt unavailable")},
		{"Das Gewerbeamt kann vor Montag nicht aufgesucht werden.", one("gewerbe unavailable until 2023-11-05")},
		{"Termine für morgen können derzeit nicht vergeben werden.", one("termine unavailable")},
		{"Für morgen sind alle Termine abgesagt.", one("termine unavailable from 2023-11-03 until 2023-11-03")},
		{"Eine Notseite ersetzt die Homepage, die am 14. November zurück ist.", []string{"website available from 2023-11-14", "website limited"}},
	})
}

// Today and the day joined to it are one span; what fails on a day to come takes nothing from today.
func TestDaysSideBySide(t *testing.T) {
	check(t, []sentence{
		{"Das Bauamt bleibt am Donnerstag und Freitag geschlossen.", one("bauen unavailable until 2023-11-03")},
		{"Das Bauamt bleibt am Montag und am Mittwoch geschlossen.", []string{"bauen unavailable from 2023-11-08 until 2023-11-08", "bauen unavailable from 2023-11-06 until 2023-11-06"}},
		{"Das Bauamt bleibt am Donnerstag geschlossen.", one("bauen unavailable")},
		{"Das Bauamt hat wie gewohnt geöffnet. Lediglich am 20. November bleibt es geschlossen.", []string{"bauen available", "bauen unavailable from 2023-11-20 until 2023-11-20"}},
		{"Das Bauamt hat wie gewohnt geöffnet. Nur mittwochs bleibt es zu.", one("bauen limited")},
		{"Am 20. November werden nur Reisepässe ausgegeben.", one("ausweise limited from 2023-11-20 until 2023-11-20")},
		{"Bis Monatsende nehmen wir keine Bauanträge an.", one("bauen unavailable until 2023-11-30")},
	})
}

// The day of the title, beside what a notice says of the time until then.
func TestRule8UntilTheDayOfTheTitle(t *testing.T) {
	check(t, []sentence{
		{"<h1>Versammlung am 24. November</h1><p>Das Rathaus ist am 24. November geschlossen. Bis dahin hat es geöffnet.</p><p>Das Bürgerbüro öffnet nur von 8 bis 10 Uhr.</p>", []string{"buergerbuero limited", "rathaus available", "rathaus unavailable from 2023-11-24 until 2023-11-24"}},
		{"<h1>Betriebsausflug am 24. November</h1><p>Das Rathaus ist geschlossen.</p>", one("rathaus unavailable from 2023-11-24 until 2023-11-24")},
	})
}

// How it was so far has no day of what is announced before it.
func TestSoFarBehindFromThenOn(t *testing.T) {
	check(t, []sentence{
		{"Das Standesamt traut Paare ab Freitag wieder und nimmt von da an auch Anmeldungen entgegen; bisher ist im Standesamt gar nichts möglich.", []string{"standesamt available from 2023-11-03", "standesamt unavailable"}},
		{"Ab dem 13. November nimmt das Bauamt wieder Anträge an und berät von da an auch; bislang ist das Bauamt geschlossen.", []string{"bauen available from 2023-11-13", "bauen unavailable"}},
		{"Die bisher geschlossene Bücherei öffnet am 13. November und verleiht von da an wieder.", one("kultur-freizeit available from 2023-11-13")},
	})
}

// An office that opens in part on a coming day, or comes back then, does so from that day on.
func TestOpensInPart(t *testing.T) {
	check(t, []sentence{
		{"Die Bücherei öffnet am 13. November in kleinem Rahmen.", one("kultur-freizeit limited from 2023-11-13")},
		{"Das Standesamt startet am 13. November mit halber Kraft.", one("standesamt limited from 2023-11-13")},
		{"Das Bauamt meldet sich am 13. November zurück.", one("bauen available from 2023-11-13")},
		{"Das Sozialamt öffnet am 13. November wieder – eingeschränkt.", one("soziales limited from 2023-11-13")},
		{"Die Bücherei kehrt am 13. November zurück – mit halber Kraft.", one("kultur-freizeit limited from 2023-11-13")},
		{"Das Bauamt ist am 13. November nur vormittags geöffnet.", one("bauen limited from 2023-11-13 until 2023-11-13")},
		{"Das Bauamt arbeitet am 13. November auf Papier weiter.", one("bauen limited from 2023-11-13 until 2023-11-13")},
	})
}

// A day that the sentence before names has what is so by the clock, all day, or on the day by what it is called; not what is so each week or now.
func TestDayOfTheSentenceBefore(t *testing.T) {
	check(t, []sentence{
		{"Am Donnerstag, 9. November, wird das Leitungsnetz gespült. Von 8 bis 16 Uhr gibt es kein Wasser.", one("versorgung unavailable from 2023-11-09 until 2023-11-09")},
		{"Am Dienstag, 14. November, werden die Leitungen umgelegt. Einen Tag lang ist die Stadt telefonisch nicht erreichbar.", one("telefon unavailable from 2023-11-14 until 2023-11-14")},
		{"Am Dienstag, 14. November, werden Server getauscht. E-Mails können dann nicht empfangen werden.", one("email unavailable from 2023-11-14 until 2023-11-14")},
		{"Am Dienstag, 14. November, streikt das Personal. Die Bücherei hat am Streiktag zu.", one("kultur-freizeit unavailable from 2023-11-14 until 2023-11-14")},
		{"Am Dienstag, 14. November, streikt das Personal. Die Bücherei hat am Streiktag auf.", one("kultur-freizeit available")},
		{"Am Dienstag, 14. November, kommen neue Server. Mittwochs ab 12 Uhr ist das Standesamt geschlossen.", one("standesamt unavailable")},
		{"Am Dienstag, 14. November, kommen neue Server. Die Internetseite ist derzeit ganztägig nicht erreichbar.", one("website unavailable")},
		{"Am 20. November ist es so weit: Von diesem Montag an lassen sich Wohnungswechsel wieder melden.", one("meldewesen available from 2023-11-20")},
		{"Am 9. November ist das Rathaus zu, das Standesamt arbeitet nur eingeschränkt.", []string{"rathaus unavailable from 2023-11-09 until 2023-11-09", "standesamt limited from 2023-11-09 until 2023-11-09"}},
		{"Am 9. November ist das Rathaus zu, das Standesamt arbeitet seit Oktober nur eingeschränkt.", []string{"rathaus unavailable from 2023-11-09 until 2023-11-09", "standesamt limited"}},
		{"Das Standesamt ist bis zum 20. November geschlossen. Am Tag danach ist es wieder geöffnet.", []string{"standesamt unavailable until 2023-11-20", "standesamt available from 2023-11-21"}},
	})
}

// The day of what has happened is not one from which on something is so; nor is that to which something was put off.
func TestDayOfWhatHappened(t *testing.T) {
	check(t, []sentence{
		{"Nach dem Brand vom Sonntag ist das Rathaus nicht geöffnet.", one("rathaus unavailable")},
		{"Seit dem Angriff am Freitag ist die Internetseite nicht erreichbar.", one("website unavailable")},
		{"Wegen des Wasserschadens vom Samstag bleibt die Bücherei geschlossen.", one("kultur-freizeit unavailable")},
		{"Wegen der Wartung am Freitag ist die Internetseite nicht erreichbar.", one("website unavailable from 2023-11-03 until 2023-11-03")},
		{"Am Donnerstag, 9. November, fällt die Müllabfuhr aus, Nachholtermin Samstag.", one("abfall unavailable from 2023-11-09 until 2023-11-09")},
		{"Am 14. November öffnet das Bürgerbüro wieder. Einen Tag später, am 15. November, folgt das Jugendamt, das gegenwärtig geschlossen ist.", []string{"buergerbuero available from 2023-11-14", "jugend-familie unavailable"}},
	})
}

// What is late is so at once, whenever it comes; days of the week joined to one another may be those of each week.
func TestDelaysAndWeekdays(t *testing.T) {
	check(t, []sentence{
		{"Steuerbescheide gibt es erst zum 1. Dezember.", one("finanzen limited")},
		{"Die Rechnungen der Stadt sind im Verzug, sie kommen erst nach dem 1. Dezember.", one("finanzen limited")},
		{"Ab Montag, 13. November, werden Ausweise nur mit Verspätung ausgegeben.", one("ausweise limited from 2023-11-13")},
		{"Das Bürgerbüro ist nur am Dienstag und Donnerstag geöffnet.", one("buergerbuero limited")},
		{"Das Bürgerbüro hat diese Woche nur Dienstag u. Freitag geöffnet.", one("buergerbuero limited")},
		{"Das Bürgerbüro ist am Freitag nur bis 12 Uhr geöffnet.", one("buergerbuero limited from 2023-11-03 until 2023-11-03")},
		{"Das Bürgerbüro bleibt am Freitag und am Dienstag geschlossen.", []string{"buergerbuero unavailable from 2023-11-03 until 2023-11-03", "buergerbuero unavailable from 2023-11-07 until 2023-11-07"}},
	})
}

// A head that calls a day by what it is dates all under it that does not work as usual, also behind labels.
func TestHeadOfAnOccasion(t *testing.T) {
	check(t, []sentence{
		{"Brückentag Freitag, 17. November 2023\nRathaus: zu\nFeuerwehr: offen\nKitas: nur Notgruppen", []string{"rathaus unavailable from 2023-11-17 until 2023-11-17", "notruf available", "kita-schule limited from 2023-11-17 until 2023-11-17"}},
		{"Warnstreik am Freitag, 17. November 2023\nRathaus: zu\nBücherei: geschlossen", []string{"rathaus unavailable from 2023-11-17 until 2023-11-17", "kultur-freizeit unavailable from 2023-11-17 until 2023-11-17"}},
		{"Stand: 2. November 2023\nRathaus: zu\nBücherei: offen", []string{"rathaus unavailable", "kultur-freizeit available"}},
	})
}

// "Danach", behind "bis dahin", is from the day on until which that held; "dann" from the day before which it did not.
func TestBehindUntilThen(t *testing.T) {
	check(t, []sentence{
		{"Das Standesamt öffnet am 20. November wieder. Bis dahin ist es geschlossen. Danach arbeitet es zunächst eingeschränkt.", []string{"standesamt unavailable until 2023-11-19", "standesamt limited from 2023-11-20"}},
		{"Das Rathaus ist geschlossen. Daran ändert sich vor dem 20. November nichts, dann aber öffnet es wieder.", []string{"rathaus unavailable", "rathaus available from 2023-11-20"}},
		{"Das Standesamt ist bis zum 5. Dezember geschlossen, danach ist es wieder geöffnet.", []string{"standesamt unavailable until 2023-12-05", "standesamt available from 2023-12-06"}},
	})
}

// The comma behind a day parts no clause that has not named its subject yet.
func TestDayBeforeTheSubject(t *testing.T) {
	check(t, []sentence{
		{"Wegen Arbeiten am Kabel schweigen am Montag, 13. November, alle Telefone der Verwaltung.", one("telefon unavailable from 2023-11-13 until 2023-11-13")},
		{"Wegen einer Störung funktionieren am Montag, 13. November, die Telefone der Stadtverwaltung nicht.", one("telefon unavailable from 2023-11-13 until 2023-11-13")},
		{"Geschlossen bleiben am Montag, 13. November, das Bürgerbüro und das Standesamt.", []string{"buergerbuero unavailable from 2023-11-13 until 2023-11-13", "standesamt unavailable from 2023-11-13 until 2023-11-13"}},
		{"Wieder arbeitet ab Montag, 13. November, das Jugendamt in vollem Umfang.", one("jugend-familie available from 2023-11-13")},
		{"Das Bürgerbüro schließt am Montag, 13. November, das Standesamt bleibt offen.", []string{"buergerbuero unavailable from 2023-11-13 until 2023-11-13", "standesamt available"}},
		{"Ab Montag, 13. November, öffnet das Standesamt, die Bücherei bleibt zu.", []string{"kultur-freizeit unavailable", "standesamt available from 2023-11-13"}},
	})
}
