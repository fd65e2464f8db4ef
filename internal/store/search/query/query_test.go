package query_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/store/search/german"
	"github.com/lagebild/lagebild/internal/store/search/query"
)

func TestPlans(t *testing.T) {
	t.Parallel()
	c := query.NewCompiler(german.NewAnalyser())
	for text, want := range map[string]string{
		"Rundfunk":                        `'rundfunk'`,
		"Rundfunk Orgel":                  `('rundfunk' & 'orgel')`,
		"Rundfunk ODER Orgel":             `('rundfunk' | 'orgel')`,
		"Rundfunk | Orgel Kirche":         `(('rundfunk' | 'orgel') & 'kirch')`,
		"Rundfunk -Orgel":                 `('rundfunk' & !('orgel'))`,
		`-"bis auf Weiteres"`:             `!('weit')`,
		`"nur mit Termin"`:                `('nur' <2> 'termin')`,
		"„nicht erreichbar“":              `('nicht' <1> 'erreichbar')`,
		"die Orgel und der Rundfunk":      `('orgel' & 'rundfunk')`,
		"Orgelbau":                        `'orgelbau'`,
		"Sperrmüllkalender":               `('sperrmullkalend' | ('sperrmull' & 'kalend'))`,
		"E-Musik":                         `('emus' | ('e' <1> 'musik'))`,
		"Orgel*":                          `('orgel':* | 'orgel')`,
		"Orgel, (Rundfunk)":               `('orgel' & 'rundfunk')`,
		"10:30 Uhr":                       `(('10' & '30') & 'uhr')`,
		"https://x.de/a":                  `('https' & 'x' & 'de')`,
		`it's '; DROP -- \ " & | ! : * <`: `(('it' & 's') & 'drop')`,
		"":                                ``,
		"  ":                              ``,
		"kommune:Soest":                   ``,
	} {
		q, bad := query.Parse(text)
		if text != `it's '; DROP -- \ " & | ! : * <` && len(bad) > 0 {
			t.Errorf("%s: %v", text, bad)
			continue
		}
		if got := c.Compile(q, nil).Expr.String(); got != want && len(bad) == 0 {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
}

func TestSynonyms(t *testing.T) {
	t.Parallel()
	c := query.NewCompiler(german.NewAnalyser())
	expr := func(text string) string {
		q, _ := query.Parse(text)
		return c.Compile(q, nil).Expr.String()
	}
	if got := expr("Auto in Soest anmelden"); !strings.Contains(got, `(('auto' & 'anmeld') | `) || !strings.Contains(got, `'strassenverkehrsamt'`) || !strings.HasSuffix(got, `& 'sost')`) {
		t.Errorf("got %s", got)
	}
	for _, text := range []string{`"Auto" anmelden`, "-Auto anmelden", "Auto* anmelden"} {
		if got := expr(text); strings.Contains(got, "strassenverkehrsamt") {
			t.Errorf("%s: got %s", text, got)
		}
	}
	cat, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range c.SynonymServices() {
		if _, ok := cat.Service(s); !ok {
			t.Errorf("the catalogue has no service %s", s)
		}
	}
	for ask, stems := range c.Asks() { // one that loses a word would stand for more than it says
		if len(stems) != len(german.Words(ask)) {
			t.Errorf("%q has a word that is not looked for", ask)
		}
	}
	if got := c.Services("Nummernschild"); len(got) != 1 || got[0] != "kfz-zulassung" {
		t.Errorf("got %v", got)
	}
	if got := c.Services("und"); got != nil {
		t.Errorf("got %v", got)
	}
}

func TestFields(t *testing.T) {
	t.Parallel()
	q, bad := query.Parse(`Strom Kommune:"Bad Sassendorf" -status:verfügbar KREIS:Soest von:1.11.2023`)
	if len(bad) > 0 {
		t.Fatal(bad)
	}
	var got []string
	for _, f := range q.Filters {
		minus := ""
		if f.Not {
			minus = "-"
		}
		got = append(got, minus+string(f.Field)+"="+f.Value)
	}
	if diff := cmp.Diff([]string{"kommune=Bad Sassendorf", "-status=verfügbar", "kreis=Soest", "von=1.11.2023"}, got); diff != "" {
		t.Errorf("filters (-want +got):\n%s", diff)
	}
	if got := query.Without(q.Text, q.Filters[0]); got != "Strom -status:verfügbar KREIS:Soest von:1.11.2023" {
		t.Errorf("without: %s", got)
	}
	if got := query.With(`Strom "aus`, query.Body, `Bad "Sassendorf`); got != `Strom "aus" kommune:"Bad Sassendorf"` {
		t.Errorf("with: %s", got)
	}
}

func TestProblemsAreExplained(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]query.Code{
		"komune:Soest": query.UnknownField, "farbe:rot": query.UnknownField, "kommune:": query.EmptyField, `kommune:""`: query.EmptyField,
		"und der": query.OnlyCommon, "ODER Strom": query.LoneOr, "Strom ODER": query.LoneOr, "Strom ODER kommune:Soest": query.LoneOr,
		"ab*": query.ShortPrefix, strings.Repeat("x", 401): query.TooLong, strings.Repeat("ab ", 40): query.TooManyWords,
		"!!! ???": "", `""`: "", "-": "", "*": "", "-und": query.OnlyCommon,
	} {
		_, bad := query.Parse(text)
		if len(bad) == 0 && want == "" {
			continue
		}
		if len(bad) != 1 || bad[0].Code != want {
			t.Errorf("%.30s: got %v, want %s", text, bad, want)
			continue
		}
		for _, lang := range []string{"de", "en"} {
			if msg := bad[0].In(lang); len(msg) < 30 || strings.Contains(msg, "%!") {
				t.Errorf("%s: %q", text, msg)
			}
		}
		if s := bad[0].Span; s.Start < 0 || s.End > len(text) {
			t.Errorf("%s: span %v", text, s)
		}
	}
	if _, bad := query.Parse("komune:Soest"); len(bad) != 1 || len(bad[0].Near) == 0 || bad[0].Near[0] != "kommune" {
		t.Errorf("got %v", bad)
	}
}

func TestDay(t *testing.T) {
	t.Parallel()
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2024, 1, 2, 23, 30, 0, 0, time.UTC) // the 3rd in Berlin
	for text, want := range map[string]string{
		"heute": "2024-01-03", "Gestern": "2024-01-02", "2023-11-06": "2023-11-06", "6.11.2023": "2023-11-06", "06.11.23": "2023-11-06",
		"6.11.": "2023-11-06", "2.1.": "2024-01-02", "31.2.2023": "", "morgen": "", "": "", "99999-01-01": "",
	} {
		got := ""
		if d, ok := query.Day(text, now, berlin); ok {
			got = d.Format(time.DateOnly)
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// FuzzParse: whatever is typed, nothing breaks, spans lie in the text and the expression is closed.
func FuzzParse(f *testing.F) {
	for _, s := range []string{`a "b c" -d`, "kommune:x", "a*", "ODER", "\xff\x00", "»«", "-\"", "+a|b", "ä:ö"} {
		f.Add(s)
	}
	c := query.NewCompiler(german.NewAnalyser())
	f.Fuzz(func(t *testing.T, text string) {
		q, bad := query.Parse(text)
		for _, p := range bad {
			if p.Span.Start < 0 || p.Span.End > len(text) || p.Span.Start > p.Span.End {
				t.Fatalf("span %v of %d bytes", p.Span, len(text))
			}
		}
		expr := c.Compile(q, nil).Expr.String()
		if strings.Count(expr, "(") != strings.Count(expr, ")") {
			t.Fatal(expr)
		}
	})
}
