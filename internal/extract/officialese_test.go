package extract

import "testing"

// What a matter or an office is subject to, and what becomes of what can be handed in.
func TestSubjectToLimits(t *testing.T) {
	check(t, []sentence{
		{"Die Müllabfuhr unterliegt keinerlei Beschränkungen.", one("abfall available")},
		{"Die Tätigkeit der Feuer- und Rettungswache unterliegt keinen Einschränkungen.", one("notruf available")},
		{"Die Zulassungsstelle unterliegt erheblichen Einschränkungen.", one("kfz-zulassung limited")},
		{"Alle Sprechstunden und Untersuchungen des Gesundheitsamts laufen normal.", one("gesundheit available")},
		{"Die Beratungen des Jugendamts finden statt.", one("jugend-familie available")},
		{"Die Weihnachtsfeier des Gesundheitsamts findet statt.", nil},
		{"Führerscheinanträge können abgegeben werden und bleiben liegen.", one("fuehrerschein limited")},
		{"Führerscheinanträge können eingereicht werden und bleiben liegen.", one("fuehrerschein limited")},
		{"Beantragen kann man Ausweise nirgendwo.", one("ausweise unavailable")},
		{"Mit der elektronischen Post ist es vertrackter: Sie geht nicht, und zwar gar nicht.", one("email unavailable")},
	})
}

// Who has applied for something tells of himself, and not of the office.
func TestAppliedFor(t *testing.T) {
	check(t, []sentence{
		{"Die Hälfte hat ihren Ausweis inzwischen beantragt.", nil},
		{"Viele Bürger haben im Sommer einen neuen Pass beantragt.", nil},
		{"Der Rat hat deshalb beantragt, ein Notfallhandbuch zu erarbeiten.", nil},
		{"Ausweise können beantragt werden.", one("ausweise limited")},
		{"Haben Sie einen Pass beantragt, können Sie ihn abholen; neue Anträge sind nicht möglich.", one("ausweise limited")},
	})
}

// A second day on which something is shut, and the day behind it.
func TestAlsoShutThen(t *testing.T) {
	check(t, []sentence{
		{"Das Rathaus ist am 10. November geschlossen. Auch am 13. November ist es zu.", []string{"rathaus unavailable from 2023-11-10 until 2023-11-10", "rathaus unavailable from 2023-11-13 until 2023-11-13"}},
		{"Das Bürgerbüro ist am Dienstag, 14. November, geschlossen und öffnet erst am Tag darauf wieder.", []string{"buergerbuero unavailable from 2023-11-14 until 2023-11-14", "buergerbuero available from 2023-11-15"}},
	})
}
