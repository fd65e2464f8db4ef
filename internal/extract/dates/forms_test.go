package dates

import (
	"testing"
	"time"

	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

func TestBeginnings(t *testing.T) {
	checkForms(t, all, thursday, []form{
		{"Vom 22. November an nimmt das Standesamt wieder Anmeldungen an.", "from 2023-11-22"},
		{"Vom Montag, 13. November, an sind wir wieder da.", "from 2023-11-13"},
		{"vom kommenden Montag an", "from 2023-11-06"},
		{"Vom 1. Dezember ab gilt die neue Nummer.", "from 2023-12-01"},
		{"Erst am 20. November öffnet die Kasse.", "from 2023-11-20"},
		{"erst wieder am 20. November", "from 2023-11-20"},
		{"nicht vor dem 20. November", "from 2023-11-20"},
		{"Nach dem 19. November werden Termine vergeben.", "from 2023-11-20"},
		{"nach dem 27. Oktober gestellte Anträge", "past 2023-10-27"},
		{"mit Wirkung zum 1. Januar 2024", "from 2024-01-01"},
		{"ab dem ersten Dezember", "from 2023-12-01"},
		{"ab 6.November wieder", "from 2023-11-06"},
		{"ab dem 6. 11. wieder", "from 2023-11-06"},
		{"ab dem 6. 11.2023 wieder", "from 2023-11-06"},
		{"ab 6 November", "from 2023-11-06"},
		{"ab voraussichtlich 20. November", "from 2023-11-20"},
		{"ab Dienstag, dem 7.11., 8 Uhr", "from 2023-11-07"},
		{"6.11., 8 Uhr", "on 2023-11-06"},
		{"Ab heute, 2.11., wieder", "from 2023-11-02"},
		{"ab Freitagmittag", "from 2023-11-03"},
		{"ab nächste Woche Dienstag", "from 2023-11-07"},
		{"ab Dienstag in der kommenden Woche", "from 2023-11-07"},
		{"ab der 46. Kalenderwoche", "from 2023-11-13..2023-11-19 week"},
		{"ab KW46", "from 2023-11-13..2023-11-19 week"},
		{"ab der 46. KW 2023", "from 2023-11-13..2023-11-19 week"},
		{"in KW 46/2023", "on 2023-11-13..2023-11-19 week"},
		{"KW 46 und 47", "on 2023-11-13..2023-11-26 week"},
		{"von KW 46 bis KW 48", "on 2023-11-13..2023-12-03 week"},
		{"KW 54", ""},
		{"in der KW 53 2023", ""},
		{"in KW 53/2020", "on 2020-12-28..2021-01-03 week"},
	})
}

func TestEnds(t *testing.T) {
	checkForms(t, all, thursday, []form{
		{"bis einschließlich Freitag geschlossen", "until 2023-11-03"},
		{"bis inkl. Freitag, den 10.11., zu", "until 2023-11-10"},
		{"bis und mit 10. November", "until 2023-11-10"},
		{"bis mindestens 17. November", "until 2023-11-17"},
		{"bis voraussichtlich 17.11.", "until 2023-11-17"},
		{"längstens bis zum 17.11.", "until 2023-11-17"},
		{"bis spätestens Mittwoch", "until 2023-11-08"},
		{"bis (einschließlich) 8. November", "until 2023-11-08"},
		{"noch bis morgen", "until 2023-11-03"},
		{"bis kommenden Mittwoch", "until 2023-11-08"},
		{"bis Freitag, 12 Uhr", "until 2023-11-03"},
		{"bis Mittwoch, 8. November 2023, 16.00 Uhr", "until 2023-11-08"},
		{"bis Ende Januar", "until 2024-01-31"},
		{"bis Ende Januar 2024", "until 2024-01-31"},
		{"bis Ende dieses Monats", "until 2023-11-30"},
		{"bis Ende nächsten Monats", "until 2023-12-31"},
		{"bis Ende des Monats", "until 2023-11-30"},
		{"bis Ende des Jahres", "until 2023-12-31"},
		{"bis Jahresende 2024", "until 2024-12-31"},
		{"bis zum zweiten Weihnachtstag", "until 2023-12-26"},
		{"bis zum 30. Juni", "until 2024-06-30"}, // 30 June 2023 is nearer, but long over
		{"bis 30. September", "until 2023-09-30"},
		{"bis auf Weiteres geschlossen", ""},
		{"bis auf weiteres", ""},
		{"bis dahin", ""},
	})
}

func TestSpans(t *testing.T) {
	checkForms(t, all, thursday, []form{
		{"zwischen dem 27. Dezember und dem 1. Januar geschlossen", "on 2023-12-27..2024-01-01"},
		{"vom 27.12. bis 1.1.", "on 2023-12-27..2024-01-01"},
		{"vom 27.12.23 bis einschließlich 5.1.24", "on 2023-12-27..2024-01-05"},
		{"27.–29.12.", "on 2023-12-27..2023-12-29"},
		{"6.11.-8.11.", "on 2023-11-06..2023-11-08"},
		{"6./7. November", "on 2023-11-06..2023-11-07"},
		{"am 6., 7. und 8. November", "on 2023-11-06..2023-11-08"},
		{"am 6. und 13. November", "on 2023-11-06;on 2023-11-13"},
		{"am 6.11. und am 13.11.", "on 2023-11-06;on 2023-11-13"},
		{"von Montag (6.11.) bis Mittwoch (8.11.)", "on 2023-11-06..2023-11-08"},
		{"von heute bis Mittwoch", "on 2023-11-02..2023-11-08"},
		{"morgen und übermorgen", "on 2023-11-03..2023-11-04"},
		{"ab 6. bis 8. November", "on 2023-11-06..2023-11-08"},
		{"vom 30. Oktober bis zum 3. November", "on 2023-10-30..2023-11-03"},
		{"vom 31. bis 32. Oktober", ""},
		{"am 30. November und 1. Dezember", "on 2023-11-30..2023-12-01"},
		{"am 28. November und 1. Dezember", "on 2023-11-28;on 2023-12-01"},
		{"am Montag und Dienstag, 4. und 5. Dezember", "on 2023-12-04..2023-12-05"},
		{"am Dienstag, Mittwoch und Donnerstag (7., 8. und 9. November)", "on 2023-11-07..2023-11-09"},
		{"Montag bis Freitag, 13. bis 17. November", "on 2023-11-13..2023-11-17"},
		{"am Montag und Dienstag, 14. November", "on 2023-11-06;on 2023-11-14"},
		{"beginnend am 20. November und endend am 1. Dezember", "on 2023-11-20..2023-12-01"},
	})
}

func TestRelativeDays(t *testing.T) {
	checkForms(t, all, thursday, []form{
		{"gestern Abend", "on 2023-11-01"},
		{"vorgestern", "on 2023-10-31"},
		{"heute Vormittag", "on 2023-11-02"},
		{"morgen früh", "on 2023-11-03"},
		{"am morgigen Freitag", "on 2023-11-03"},
		{"am heutigen Donnerstag (2. November)", "on 2023-11-02"},
		{"Am Morgen danach", ""},
		{"am vergangenen Montag", "on 2023-10-30"},
		{"seit letztem Freitag", "past 2023-10-27"},
		{"am vergangenen Donnerstag", "on 2023-10-26"},
		{"am Freitag letzter Woche", "on 2023-10-27"},
		{"am Montag dieser Woche", "on 2023-10-30"},
		{"am Dienstag nächster Woche", "on 2023-11-07"},
		{"bis einschließlich Mittwoch kommender Woche (8. November)", "until 2023-11-08"},
		{"am Freitag darauf, dem 17. November", "on 2023-11-17"},
		{"am 12. geschlossen", "on 2023-11-12"},
		{"am 31. geschlossen", "on 2023-10-31"},
		{"am 2. Schalter", ""},
		{"am kommenden Donnerstag", "on 2023-11-09"},
		{"seit Donnerstag", "past 2023-11-02"},
		{"am Sonnabend", "on 2023-11-04"},
		{"Donnerstagabend", "on 2023-11-02"},
	})
}

func TestFeasts(t *testing.T) {
	checkForms(t, all, thursday, []form{
		{"an Neujahr geschlossen", "on 2024-01-01"},
		{"an Heiligabend und Silvester", "on 2023-12-24;on 2023-12-31"},
		{"am ersten Advent", "on 2023-12-03"},
		{"bis zum 2. Advent", "until 2023-12-10"},
		{"am Buß- und Bettag", "on 2023-11-22"},
		{"an Allerheiligen", "on 2023-11-01"},
		{"am Reformationstag", "on 2023-10-31"},
		{"über Weihnachten", "on 2023-12-24..2023-12-26 rough"},
	})
	march := time.Date(2024, 3, 20, 9, 0, 0, 0, time.UTC)
	checkForms(t, all, march, []form{
		{"an Karfreitag und Ostermontag", "on 2024-03-29;on 2024-04-01"},
		{"am Rosenmontag", "on 2024-02-12"},
		{"nach Ostern", "past 2024-03-29..2024-04-01 rough"},
		{"an Christi Himmelfahrt", "on 2024-05-09"},
		{"am Pfingstmontag 2025", "on 2025-06-09"},
		{"an Fronleichnam", "on 2024-05-30"},
		{"am Freitag nach Christi Himmelfahrt", "on 2024-05-10"},
		{"am Dienstag nach Ostern (2. April)", "on 2024-04-02"},
		{"bis zum Dienstag nach Pfingsten", "until 2024-05-21"},
		{"am Mittwoch vor Fronleichnam", "on 2024-05-29"},
	})
}

func TestRoughTimes(t *testing.T) {
	checkForms(t, all, thursday, []form{
		{"ab Mitte der Woche", "from 2023-11-07..2023-11-09 rough"}, // it is Thursday
		{"Mitte der Woche", "on 2023-10-31..2023-11-02 rough"},
		{"ab Mitte kommender Woche", "from 2023-11-07..2023-11-09 rough"},
		{"bis Ende der Woche", "until 2023-11-03..2023-11-05 rough"},
		{"Anfang nächster Woche", "on 2023-11-06..2023-11-07 rough"},
		{"zu Beginn der kommenden Woche", "on 2023-11-06..2023-11-07 rough"},
		{"in der kommenden Woche", "on 2023-11-06..2023-11-12 rough"},
		{"ab der nächsten Woche", "from 2023-11-06 week"},
		{"diese Woche geschlossen", "on 2023-10-30..2023-11-05 rough"},
		{"seit dieser Woche", "past 2023-10-30..2023-11-05 rough"},
		{"in der vergangenen Woche", "on 2023-10-23..2023-10-29 rough"},
		{"am Wochenende", "on 2023-11-03..2023-11-05 rough"},
		{"Anfang Dezember", "on 2023-12-01..2023-12-10 rough"},
		{"ab Mitte Januar", "from 2024-01-11..2024-01-20 rough"},
		{"Ende November", "on 2023-11-21..2023-11-30 rough"},
		{"Mitte des Monats", "on 2023-11-11..2023-11-20 rough"},
		{"Anfang des Jahres", "on 2024-01-01..2024-02-14 rough"},
		{"im November geschlossen", "on 2023-11-01..2023-11-30 month"},
		{"ab Dezember", "from 2023-12-01..2023-12-31 month"},
		{"ab Januar 2025", "from 2025-01-01..2025-01-31 month"},
		{"bis in den Januar", "until 2024-01-01..2024-01-31 month"},
		{"im Laufe des Novembers", "on 2023-11-01..2023-11-30 month"},
		{"erst im Dezember", "from 2023-12-01..2023-12-31 month"},
		{"ab dem kommenden Monat", "from 2023-12-01..2023-12-31 month"},
		{"im nächsten Jahr", "on 2024-01-01..2024-12-31 rough"},
		{"im neuen Jahr", "on 2024-01-01..2024-12-31 rough"},
		{"in den nächsten Tagen", "on 2023-11-03..2023-11-09 rough"},
		{"in den kommenden zwei Wochen", "on 2023-11-03..2024-01-31 rough"},
		{"in den vergangenen Tagen", "on 2023-08-04..2023-11-01 rough"},
		{"in zwei Wochen", "on 2023-11-13..2023-11-19 rough"},
		{"in 14 Tagen", "on 2023-11-16 rough"},
		{"in wenigen Tagen", "on 2023-11-03..2023-11-10 rough"},
		{"in ein paar Wochen", "on 2023-11-03..2023-12-28 rough"},
		{"in Kürze", "on 2023-11-03..2023-11-23 rough"},
		{"in drei Räumen", ""},
		{"im Rathaus", ""},
		{"der Mai ist gekommen", ""},
		{"Mitte Links", ""},
		{"nächste Seite", ""},
	})
}

func TestYears(t *testing.T) {
	checkForms(t, all, thursday, []form{
		{"ab dem 15. Mai", "from 2024-05-15"}, // 15 May 2023 is nearer, but long over
		{"am 15. Mai", "on 2023-05-15"},
		{"am Mittwoch, 15. Mai", "on 2024-05-15"},     // a Wednesday in 2024 only
		{"am Dienstag, 6. November", "on 2023-11-06"}, // a Monday; mistyped
		{"seit dem 3. November", "past 2022-11-03"},   // the third is tomorrow
		{"am 6.11.23", "on 2023-11-06"},
		{"am 6.11.2024", "on 2024-11-06"},
		{"am 06/11/2023", "on 2023-11-06"},
		{"2023-11-06", "on 2023-11-06"},
	})
	january := time.Date(2024, 1, 4, 9, 0, 0, 0, time.UTC)
	checkForms(t, all, january, []form{
		{"seit dem 30. Oktober", "past 2023-10-30"},
		{"bis 31. Dezember", "until 2023-12-31"},
		{"bis zum 8. Januar", "until 2024-01-08"},
		{"am 27. Dezember", "on 2023-12-27"},
		{"vom 27. Dezember bis zum 5. Januar", "on 2023-12-27..2024-01-05"},
		{"im Dezember", "on 2023-12-01..2023-12-31 month"},
		{"ab Februar", "from 2024-02-01..2024-02-29 month"},
		{"in KW 52", "on 2023-12-25..2023-12-31 week"},
		{"ab KW 2", "from 2024-01-08..2024-01-14 week"},
	})
}

func TestNoDays(t *testing.T) {
	checkForms(t, all, thursday, []form{
		{"ab dem 31. November wieder", "from 2023-11-30..2023-12-01 rough"},
		{"am 30. Februar 2024", "on 2024-02-29..2024-03-01 rough"},
		{"am 29. Februar 2023", "on 2023-02-28..2023-03-01 rough"},
		{"am 0. November", ""},
		{"am 32. Oktober", ""},
		{"31.04.", "on 2024-04-30..2024-05-01 rough"},
		{"2023-13-06", ""},
		{"Montag 8–12 Uhr und 14–16 Uhr", ""},
		{"Montag: 8.30 bis 12.00 Uhr", ""},
		{"Mo. 8–12 Uhr", ""},
		{"montags bis donnerstags", ""},
		{"von Montag bis Freitag", ""},
		{"Zimmer 3.11", ""},
		{"Haus 6, Ebene 2", ""},
		{"Telefon 02922 800-11.", ""},
		{"auf 15.30 Uhr verlegt", ""},
		{"Paragraf 3.1.", "on 2024-01-03"}, // it could be a day as well
		{"So nicht", ""},
		{"Di und Do", ""},
		{"150 Fälle am Tag", ""},
	})
}

func TestTokensOfMentions(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"Das Amt ist vom 22. November an offen", "vom 22. November an"},
		{"Wir öffnen ab Montag, 6. November 2023, wieder", "ab Montag, 6. November 2023"},
		{"geschlossen bis einschließlich Freitag.", "bis einschließlich Freitag"},
		{"Vom 27. bis zum 29. Dezember zu", "Vom 27. bis zum 29. Dezember"},
	} {
		var text lexicon.Text
		text.Reset(tt.text)
		m := Find(&text, 0, len(text.Tokens)-1, thursday, nil)
		if len(m) != 1 {
			t.Fatalf("%q: %d mentions", tt.text, len(m))
		}
		if got := tt.text[text.Tokens[m[0].FirstToken].Start:text.Tokens[m[0].LastToken].End]; got != tt.want {
			t.Errorf("%q: mention is %q, want %q", tt.text, got, tt.want)
		}
	}
}
