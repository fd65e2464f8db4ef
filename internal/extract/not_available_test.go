package extract

import "testing"

// Sentences that have a word of working in them, and do not say that the service works.

// What is denied, called false or only heard of is not so.
func TestNotAvailableDenied(t *testing.T) {
	check(t, []sentence{
		{"Die Kasse kann Rechnungen nicht einmal aufrufen, geschweige denn begleichen.", one("finanzen unavailable")},
		{"Nicht einmal eine Woche nach dem Angriff ist das Bürgerbüro wieder geöffnet.", one("buergerbuero available")},
		{"Es ist falsch, dass das Telefon wieder funktioniert.", nil},
		{"Es stimmt nicht, dass die Bücherei geöffnet hat.", nil},
		{"Es stimmt nicht, dass die Bücherei geschlossen hat.", nil},
		{"Dass das Bürgerbüro wieder geöffnet hat, ist nur ein Gerücht.", nil},
		{"Laut Facebook hat das Standesamt wieder geöffnet.", nil},
		{"In den sozialen Medien heißt es, die Zulassungsstelle sei wieder geöffnet.", nil},
		{"Entgegen anderslautenden Gerüchten ist das Rathaus geöffnet.", one("rathaus available")},
		{"Es ist gut, dass das Telefon wieder funktioniert.", one("telefon available")},
	})
}

// What is but tried, or done in part, is limited.
func TestNotAvailableTriedOrInPart(t *testing.T) {
	check(t, []sentence{
		{"Die Zulassungsstelle ist versuchsweise geöffnet.", one("kfz-zulassung limited")},
		{"Zur Probe stellt die Stadt wieder Ausweise aus.", one("ausweise limited")},
		{"Zu 60 Prozent läuft das Sozialamt wieder.", one("soziales limited")},
		{"Zu 100 Prozent läuft das Sozialamt wieder.", one("soziales available")},
		{"Die Bücherei hat drei ihrer fünf Zweigstellen wieder geöffnet.", one("kultur-freizeit limited")},
		{"Grundsicherung wird weiter überwiesen, Änderungen werden nicht berücksichtigt.", one("soziales limited")},
		{"Nach erfolgreichem Test ist die Kfz-Zulassung wieder geöffnet.", one("kfz-zulassung available")},
	})
}

// What others do, or works inside the house only, is not the service.
func TestNotAvailableOthers(t *testing.T) {
	check(t, []sentence{
		{"Das Landesamt bearbeitet die Elterngeldanträge weiter.", nil},
		{"Die Bundesdruckerei stellt weiterhin Ausweise her.", nil},
		{"Mit Hilfe der Bezirksregierung arbeitet das Standesamt wieder normal.", one("standesamt available")},
		{"Untereinander können die Ämter wieder E-Mails austauschen.", nil},
		{"Für die Mitarbeiter ist das Telefon wieder da.", nil},
		{"Das Restaurant am Rathaus hat wieder geöffnet.", nil},
		{"Der Umzug des Jugendamts läuft nach Plan.", nil},
		{"Das Jugendamt bietet Infoabende an.", nil},
		{"Die VHS bietet ihre Kurse wieder an.", one("kultur-freizeit available")},
		{"Das Fundbüro der Bahn hat geöffnet.", nil},
	})
}
