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
		{"Das Bürgerbüro ist erst im Dezember wieder geöffnet.", nil},
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
