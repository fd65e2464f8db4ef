package lexicon

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Führerschein": "fuehrerschein", "STRASSE": "strasse", "Straße": "strasse", "Café": "cafe", "ÖPNV": "oepnv", "Ägäis": "aegaeis", "": "",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestReset(t *testing.T) {
	for in, want := range map[string]string{
		"Bürgerbüro geschlossen.":        "Bürgerbüro|geschlossen|.",
		"An-, Ab- und Ummeldungen":       "An-|,|Ab-|und|Ummeldungen",
		"am 6.11., 8 Uhr":                "am|6.11.|,|8|Uhr",
		"info@stadt.de und www.stadt.de": "info@stadt.de|und|www.stadt.de",
		"ja – nein":                      "ja|–|nein",
		"Kfz-Zulassung ✔":                "Kfz-Zulassung|✔",
		"z.B. hier":                      "z|.|B|.|hier",
		"Ende.\nNeu":                     "Ende|.|\n|Neu",
		"Amt ........ zu":                "Amt|........|zu",
		"\xff a":                         "a",
	} {
		var text Text
		text.Reset(in)
		var got []string
		for _, tok := range text.Tokens {
			got = append(got, in[tok.Start:tok.End])
		}
		if diff := cmp.Diff(want, strings.Join(got, "|")); diff != "" {
			t.Errorf("%q: tokens differ (−want +got):\n%s", in, diff)
		}
	}
}

func matches(t *testing.T, phrases, tails []string, text string) []string {
	t.Helper()
	var b Builder
	for i, p := range phrases {
		if err := b.Add(p, i); err != nil {
			t.Fatal(err)
		}
	}
	for _, x := range tails {
		b.AddTail(x)
	}
	l, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	var tx Text
	var m Matches
	tx.Reset(text)
	l.Match(&tx, &m)
	var out []string
	for _, h := range m.Hits {
		if p := phrases[h.ID]; !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}

func TestMatch(t *testing.T) {
	for _, tt := range []struct {
		phrase, text string
		want         bool
	}{
		{"geschlossen", "Heute GESCHLOSSEN!", true},
		{"geschlossen", "geschlossene Türen", false},
		{"ausweis~", "mit neuen Ausweisen", true},
		{"ausweis~", "Ausweisung", false},
		{"*zulassung", "Die Kfz-Zulassung", true},
		{"*zulassung", "Zulassungsstelle", false},
		{"zulassung*", "Zulassungsstelle", true},
		{"*zulassung*", "Kfz-Zulassungsstellen", true},
		{"führerschein", "FUEHRERSCHEIN", true},
		{"nicht möglich", "nicht möglich", true},
		{"nicht möglich", "nicht mehr möglich", false},
		{"nicht .. möglich", "nicht mehr möglich", true},
		{"nicht .. möglich", "nicht, aber möglich", false},
		{"findet .. statt", "findet am 6. November wieder statt", true},
		{"findet .. statt", "findet eins zwei drei vier fünf statt", false},
		{"findet ... statt", "findet eins zwei drei vier fünf statt", true},
		{"frei|offen", "ist offen", true},
		{"wie immer?", "wie sonst", true},
		{"ganz? normal", "normal", true},
		{"ganz? normal", "ganz normal", true},
		{"✔", "✔ Telefon", true},
		{"zu ende", "zu\nEnde", true},
	} {
		if got := len(matches(t, []string{tt.phrase}, nil, tt.text)) > 0; got != tt.want {
			t.Errorf("phrase %q in %q: %v, want %v", tt.phrase, tt.text, got, tt.want)
		}
	}
}

func TestSharedTails(t *testing.T) {
	phrases := []string{"anmeldung~", "abmeldung~", "meldewesen", "passwesen", "gewerbeanmeldung~", "gewerbeabmeldung~", "kfz-zulassungsstelle"}
	tails := []string{"meldung", "meldungen", "wesen", "stelle"}
	for text, want := range map[string][]string{
		"An- und Abmeldung":                      {"anmeldung~", "abmeldung~"},
		"An-, Ab- und Ummeldungen":               {"anmeldung~", "abmeldung~"},
		"Melde- und Passwesen":                   {"meldewesen", "passwesen"},
		"Gewerbean-, -um- und -abmeldungen":      {"gewerbeanmeldung~", "gewerbeabmeldung~"},
		"Hundean- und -abmeldungen":              nil,
		"Kfz-Zulassungs- und Führerscheinstelle": {"kfz-zulassungsstelle"},
		"An- und Verkauf":                        nil,
	} {
		if diff := cmp.Diff(want, matches(t, phrases, tails, text)); diff != "" {
			t.Errorf("%q: phrases differ (−want +got):\n%s", text, diff)
		}
	}
}

func TestAddRefuses(t *testing.T) {
	for _, p := range []string{"", "..", ".. offen", "offen ..", "*", "a*b", "~"} {
		var b Builder
		if err := b.Add(p, 0); err == nil {
			t.Errorf("Add(%q) gave no error", p)
		}
	}
	var b Builder
	if _, err := b.Build(); err == nil {
		t.Error("Build of an empty lexicon gave no error")
	}
}

func FuzzMatch(f *testing.F) {
	var b Builder
	for i, p := range []string{"*zulassung*", "nicht .. möglich", "an-", "✔", "wie ganz? immer"} {
		if err := b.Add(p, i); err != nil {
			f.Fatal(err)
		}
	}
	b.AddTail("stelle")
	l, err := b.Build()
	if err != nil {
		f.Fatal(err)
	}
	f.Add("Kfz-Zulassungs- und Führerscheinstelle nicht (mehr) möglich ✔")
	f.Add("--- ...- @#: https://\xff\xfe")
	f.Fuzz(func(t *testing.T, s string) {
		var tx Text
		var m Matches
		tx.Reset(s)
		end := 0
		for i, tok := range tx.Tokens {
			if tok.Start < end || tok.End > len(s) || tok.Start >= tok.End {
				t.Fatalf("%q: token %d at %d–%d", s, i, tok.Start, tok.End)
			}
			end = tok.End
		}
		l.Match(&tx, &m)
		for _, h := range m.Hits {
			if h.First > h.Last || h.Last >= len(tx.Tokens) {
				t.Fatalf("%q: hit %+v of %d tokens", s, h, len(tx.Tokens))
			}
		}
	})
}

func TestBuildOfMany(t *testing.T) {
	for _, c := range []struct {
		open string // "*" where the words may begin amid others
		n    int
		fits bool
	}{{"", 40000, true}, {"*", 9000, true}, {"*", 20000, false}} {
		var b Builder
		for i := range c.n {
			if err := b.Add(fmt.Sprintf("%s%08d", c.open, i*1009), i); err != nil {
				t.Fatal(err)
			}
		}
		l, err := b.Build()
		if (err == nil) != c.fits {
			t.Fatalf("%d words %q: %v", c.n, c.open, err)
		}
		if !c.fits {
			continue
		}
		var text Text
		var m Matches
		text.Reset(fmt.Sprintf("00001009 und %08d", (c.n-1)*1009))
		l.Match(&text, &m)
		if d := cmp.Diff([]Hit{{1, 0, 0}, {c.n - 1, 2, 2}}, m.Hits); d != "" {
			t.Errorf("hits (-want +got):\n%s", d)
		}
	}
}
