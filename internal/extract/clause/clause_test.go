package clause

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/said"
	"github.com/lagebild/lagebild/internal/notice"
)

const (
	services = "tails: amt\nentries:\n  - {service: standesamt, role: office, words: standesamt~}\n  - {service: ausweise, role: matter, words: \"ausweis~, pässe\"}\n  - {service: buergerbuero, role: office, words: bürgerbüro}\n"
	cues     = "cues:\n  - {status: unavailable, negated: available, kind: shut, words: geschlossen}\n  - {status: available, negated: unavailable, kind: work, words: möglich}\n  - {status: available, negated: unavailable, kind: do, words: ausgestellt}\n"
	markers  = "markers:\n  - {mark: negation, words: \"nicht, keine\"}\n  - {mark: modal, words: soll}\n  - {mark: only, words: nur}\n  - {mark: join, words: \"und, aber\"}\n  - {mark: adversative, words: aber}\n  - {mark: able, words: \"werden, wird\"}\n  - {mark: pronoun, words: es}\n"
)

func known(s notice.Service) bool { return s != "" }

func TestCompileRefuses(t *testing.T) {
	for name, tt := range map[string]struct{ services, cues, markers, want string }{
		"no YAML":         {"entries: [", cues, markers, "word list services"},
		"unknown field":   {"entry: x", cues, markers, "word list services"},
		"unknown role":    {"entries: [{service: a, role: b, words: c}]", cues, markers, `role "b"`},
		"unknown service": {"entries: [{service: \"\", role: matter, words: c}]", cues, markers, "is not in the catalogue"},
		"bad phrase":      {"entries: [{service: a, role: matter, words: \"a*b\"}]", cues, markers, `word "a*b"`},
		"unknown kind":    {services, "cues: [{status: available, negated: limited, kind: x, words: y}]", markers, `kind "x"`},
		"unknown status":  {services, "cues: [{status: x, negated: limited, kind: open, words: y}]", markers, `status "x"`},
		"unknown marker":  {services, cues, "markers: [{mark: x, words: y}]", `marker "x"`},
	} {
		_, err := grammar.Compile([]byte(tt.services), []byte(tt.cues), []byte(tt.markers), known)
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: error %v, want one with %q", name, err, tt.want)
		}
	}
}

func TestSentence(t *testing.T) {
	g, err := grammar.Compile([]byte(services), []byte(cues), []byte(markers), known)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		text string
		want []string
	}{
		{"Das Standesamt ist geschlossen.", []string{"standesamt unavailable"}},
		{"Das Standesamt ist nicht geschlossen.", []string{"standesamt available"}},
		{"Standesamt und Bürgerbüro sind geschlossen.", []string{"standesamt unavailable", "buergerbuero unavailable"}},
		{"Das Standesamt ist geschlossen und das Bürgerbüro ist nicht geschlossen.", []string{"standesamt unavailable", "buergerbuero available"}},
		{"Das Standesamt soll nicht geschlossen werden.", nil},
		{"Ausweise werden nicht ausgestellt.", []string{"ausweise unavailable"}},
		{"Ausweise, Pässe: nicht möglich", []string{"ausweise unavailable", "ausweise unavailable"}},
		{"Nicht möglich: Ausweise", []string{"ausweise unavailable"}},
		{"Ist das Standesamt geschlossen?", nil},
		{"Nichts davon.", nil},
	} {
		r := NewReader(g)
		r.Read(tt.text)
		var got []string
		for _, s := range r.Sentences(0, len(tt.text), nil) {
			for _, rd := range r.Sentence(s, said.Context{}).Readings {
				for _, m := range rd.Mentions {
					got = append(got, string(m.Service)+" "+string(rd.Status))
				}
			}
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%q: readings differ (−want +got):\n%s", tt.text, diff)
		}
	}
}

func TestSentences(t *testing.T) {
	g, err := grammar.Compile([]byte(services), []byte(cues), []byte(markers), known)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"Am 6.11. ist zu. Am 7. November nicht!": "Am 6.11. ist zu.|Am 7. November nicht!",
		"Bis zum 17.11. Die Kasse ist zu.":       "Bis zum 17.11.|Die Kasse ist zu.",
		"Tel. 02922 800-0 bzw. per Post. Ende":   "Tel. 02922 800-0 bzw. per Post.|Ende",
		"z. B. hier (s. u.) und da":              "z. B. hier (s. u.) und da",
		"Was? Wie!? So.":                         "Was?|Wie!?|So.",
		"Zeile eins\nzweite Zeile":               "Zeile eins\nzweite Zeile",
		"":                                       "",
	} {
		r := NewReader(g)
		r.Read(text)
		var got []string
		for _, s := range r.Sentences(0, len(text), nil) {
			got = append(got, text[r.Text.Tokens[s.First].Start:r.Text.Tokens[s.Last].End])
		}
		if diff := cmp.Diff(want, strings.Join(got, "|")); diff != "" {
			t.Errorf("%q: sentences differ (−want +got):\n%s", text, diff)
		}
	}
}
