package dates

import (
	"testing"

	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

func TestMoment(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"Update vom Montag, 30. Oktober, 15.55 Uhr", "2023-10-30 15:55"},
		{"[Do., 2.11., 16:48]", "2023-11-02 16:48"},
		{"Mittwoch, 1. November, 9.00 Uhr", "2023-11-01 09:00"},
		{"31.10.2023", "2023-10-31 00:00"},
		{"12.10 Uhr – Mails laufen wieder", "2023-11-02 12:10"},
		{"Update Freitag, 27. Oktober, 8 Uhr", "2023-10-27 08:00"},
		{"Montag, 8.20 Uhr", "2023-10-30 08:20"},
		{"kein Datum", ""},
		{"+++ 31.10.23, 9.15 Uhr +++", "2023-10-31 09:15"},
		{"Aktualisiert: 30.10.2023 - 15:55", "2023-10-30 15:55"},
		{"Stand: Mittwoch, 1. November 2023, 12 Uhr", "2023-11-01 12:00"},
		{"Do 2.11. 16.48 Uhr", "2023-11-02 16:48"},
		{"2. November | 7:05", "2023-11-02 07:05"},
		{"gestern, 17 Uhr", "2023-11-01 17:00"},
		{"heute, 8 Uhr 45", "2023-11-02 08:45"},
		{"Montag (30.10.), 16 h", "2023-10-30 16:00"},
		{"16.30 Uhr, Montag", "2023-10-30 16:30"},
		{"31. November, 8 Uhr", "2023-11-02 08:00"},
		{"30.10.2023, 24 Uhr", "2023-10-30 00:00"},
		{"Teil 3", ""},
	} {
		var text lexicon.Text
		text.Reset(tt.text)
		got := ""
		if m, ok := Moment(&text, 0, len(text.Tokens)-1, thursday); ok {
			got = m.Format("2006-01-02 15:04")
		}
		if got != tt.want {
			t.Errorf("Moment(%q) = %q, want %q", tt.text, got, tt.want)
		}
	}
}
