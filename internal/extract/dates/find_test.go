package dates

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// thursday is the day on which the sentences are written: Thursday, 2 November 2023.
var thursday = time.Date(2023, 11, 2, 10, 30, 0, 0, time.UTC)

var (
	kindNames      = []string{"on", "from", "until", "past"}
	precisionNames = []string{"", " week", " month", " rough"}
)

// lines writes mentions as "from 2023-11-06..2023-11-12 week".
func lines(ms []Mention) []string {
	var out []string
	for _, m := range ms {
		s := kindNames[m.Kind] + " " + m.First.Format(time.DateOnly)
		if !m.Last.Equal(m.First) {
			s += ".." + m.Last.Format(time.DateOnly)
		}
		out = append(out, s+precisionNames[m.Precision])
	}
	return out
}

// exact are the days and weeks that the text names.
func exact(text string, ref time.Time) []string {
	var t lexicon.Text
	t.Reset(text)
	return lines(Find(&t, 0, len(t.Tokens)-1, ref, nil))
}

// all are the mentions of every precision, days first.
func all(text string, ref time.Time) []string {
	var t lexicon.Text
	t.Reset(text)
	days := Find(&t, 0, len(t.Tokens)-1, ref, nil)
	return lines(FindRough(&t, 0, len(t.Tokens)-1, ref, days))
}

type form struct{ text, want string } // "" = none; ";" between several

func checkForms(t *testing.T, read func(string, time.Time) []string, ref time.Time, forms []form) {
	t.Helper()
	for _, tt := range forms {
		var want []string
		if tt.want != "" {
			want = strings.Split(tt.want, ";")
		}
		if diff := cmp.Diff(want, read(tt.text, ref)); diff != "" {
			t.Errorf("%q: times differ (−want +got):\n%s", tt.text, diff)
		}
	}
}

func TestFind(t *testing.T) {
	checkForms(t, exact, thursday, []form{
		{"ab dem 6. November", "from 2023-11-06"},
		{"ab 6. November 2023 wieder", "from 2023-11-06"},
		{"ab Montag, 6. November, geöffnet", "from 2023-11-06"},
		{"ab Montag, dem 6. November", "from 2023-11-06"},
		{"ab Montag (6.11.) öffnet", "from 2023-11-06"},
		{"ab 06.11.2023", "from 2023-11-06"},
		{"ab 6.11.23", "from 2023-11-06"},
		{"ab dem 6.11 wieder", "from 2023-11-06"},
		{"ab kommendem Montag", "from 2023-11-06"},
		{"ab Montag kommender Woche", "from 2023-11-06"},
		{"ab nächsten Donnerstag", "from 2023-11-09"},
		{"ab Donnerstag wieder", "from 2023-11-09"},
		{"ab morgen", "from 2023-11-03"},
		{"ab übermorgen", "from 2023-11-04"},
		{"ab sofort", ""},
		{"ab KW 46", "from 2023-11-13..2023-11-19 week"},
		{"in KW 1 beginnt", "on 2024-01-01..2024-01-07 week"},
		{"frühestens ab dem 20. November", "from 2023-11-20"},
		{"mit Wirkung vom 27. November", "from 2023-11-27"},
		{"Von Dienstag, 2. Januar 2024, an gilt", "from 2024-01-02"},
		{"von Montag an", "from 2023-11-06"},
		{"bis Freitag", "until 2023-11-03"},
		{"bis einschließlich Freitag", "until 2023-11-03"},
		{"bis einschl. Freitag, 3.11.", "until 2023-11-03"},
		{"bis zum 10. November", "until 2023-11-10"},
		{"bis zum 10.11.", "until 2023-11-10"},
		{"bis 10. 11.", "until 2023-11-10"},
		{"bis auf Weiteres", ""},
		{"bis auf weiteres geschlossen", ""},
		{"bis Ende November", "until 2023-11-30"},
		{"bis Monatsende", "until 2023-11-30"},
		{"bis zum Jahresende", "until 2023-12-31"},
		{"bis Ende der Woche", ""},
		{"Mitte der Woche", ""},
		{"Anfang März", ""},
		{"in den nächsten Tagen", ""},
		{"bis Neujahr", "until 2024-01-01"},
		{"an Heiligabend", "on 2023-12-24"},
		{"am 6. November", "on 2023-11-06"},
		{"am Montag, 6. November 2023", "on 2023-11-06"},
		{"am Montag", "on 2023-11-06"},
		{"am Donnerstag", "on 2023-11-02"},
		{"am heutigen Donnerstag", "on 2023-11-02"},
		{"heute geschlossen", "on 2023-11-02"},
		{"heute (2.11.) zu", "on 2023-11-02"},
		{"heute und morgen geschlossen", "on 2023-11-02..2023-11-03"},
		{"heute Morgen war zu", "on 2023-11-02"},
		{"am Morgen", ""},
		{"vom 27. bis zum 29. Dezember", "on 2023-12-27..2023-12-29"},
		{"vom 27. Dezember bis zum 1. Januar", "on 2023-12-27..2024-01-01"},
		{"von Mittwoch, 27. Dezember, bis Freitag, 29. Dezember", "on 2023-12-27..2023-12-29"},
		{"27.-29. Dezember", "on 2023-12-27..2023-12-29"},
		{"am 2. und 3. November", "on 2023-11-02..2023-11-03"},
		{"am 6. November und am 20. November", "on 2023-11-06;on 2023-11-20"},
		{"am 31. November", ""},
		{"am 30.02.2024", ""},
		{"am 29. Februar", "on 2024-02-29"},
		{"am 45. November", ""},
		{"am 13.13.", ""},
		{"seit dem 30. Oktober", "past 2023-10-30"},
		{"seit Montag", "past 2023-10-30"},
		{"vor dem 27. Oktober beantragt", "past 2023-10-27"},
		{"vom 30. Oktober", "past 2023-10-30"},
		{"am 31.10. ab 14 Uhr", "on 2023-10-31"},
		{"ab 14 Uhr", ""},
		{"von 8.30 bis 12.00 Uhr", ""},
		{"Mo-Fr 8-12 Uhr", ""},
		{"Montag bis Freitag 8 bis 12 Uhr", ""},
		{"mittwochs geschlossen", ""},
		{"Am 15. Januar", "on 2024-01-15"},
		{"am Freitag, 6. Oktober", "on 2023-10-06"},
		{"ab Montag, 15. Januar", "from 2024-01-15"},
		{"Stand 2023-11-01", "on 2023-11-01"},
		{"72 Kommunen, 1.600 Fälle, 0151 000 11", ""},
		{"Fr., 3.11., bleibt zu", "on 2023-11-03"},
		{"im November", ""},
	})
}

func TestFindWithoutReference(t *testing.T) {
	checkForms(t, exact, time.Time{}, []form{
		{"ab dem 6. November 2023", "from 2023-11-06"},
		{"bis 31.12.2023", "until 2023-12-31"},
		{"ab Montag", ""},
		{"heute", ""},
		{"am 6. November", ""},
		{"KW 46", ""},
	})
}

func FuzzFind(f *testing.F) {
	f.Add("ab Montag, 6. November, bis 31.12. und KW 99", int64(1698921000))
	f.Add("von 29. bis 30. Februar 9999, zwischen dem 31.4. und 1. 5.", int64(0))
	f.Add("ab Mitte kommender Woche, im Laufe des Dezembers, in 60 Monaten, am 4. Advent 2023, 53. KW 2023", int64(1703980800))
	f.Add("vom 6., 7. und 8. 11., heute (31.11.) an; Mo. 8–12 Uhr, vergangenen Mai", int64(1709164800))
	f.Fuzz(func(t *testing.T, s string, at int64) {
		ref := time.Unix(at%(1<<33), 0).UTC()
		var text lexicon.Text
		text.Reset(s)
		last := len(text.Tokens) - 1
		for _, ref := range []time.Time{ref, {}} {
			all := Find(&text, 0, last, ref, nil)
			for _, m := range FindRough(&text, 0, last, ref, all) {
				if m.FirstToken < 0 || m.LastToken > last || m.FirstToken > m.LastToken {
					t.Fatalf("%q: mention at tokens %d–%d of %d", s, m.FirstToken, m.LastToken, last+1)
				}
				if m.Last.Before(m.First) || m.First.IsZero() {
					t.Fatalf("%q: %v ends before it begins", s, m)
				}
			}
			Moment(&text, 0, last, ref)
		}
	})
}
