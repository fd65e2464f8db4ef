package extract

import (
	_ "embed"
	"strings"
	"testing"
)

// Most pages and entries of a town's site are no notices: events, statutes, portraits, prices, demands, memories, notices of clubs, shops and
// other towns, how something works at any time. The files hold one such text after the other, and short plain notices, many with the same
// words; a line of three dashes parts them.
//
//go:embed testdata/everyday/silent.txt
var everydayTexts string

//go:embed testdata/everyday/spoken.txt
var plainNotices string

// Rules 9 to 11, and the meaning of a statement: everyday texts say nothing that is shown as fact.
func TestEverydayTextsSayNothing(t *testing.T) {
	x := theExtractor(t)
	for text := range strings.SplitSeq(everydayTexts, "\n---\n") {
		if got := said(t, x, text, werl); len(got) > 0 {
			t.Errorf("%s\ninvented %q", text, got)
		}
	}
}

// Rule 13: short notices without a word of an attack are read.
func TestPlainNoticesAreRead(t *testing.T) {
	x := theExtractor(t)
	for text := range strings.SplitSeq(plainNotices, "\n---\n") {
		if got := said(t, x, text, werl); len(got) == 0 {
			t.Errorf("nothing read of\n%s", text)
		}
	}
}

// Rules 8 to 10 and 13: what tells of another year, of a place far away, of what may be done, or of what happened to somebody says nothing; the
// same words in a notice do not silence it.
func TestOtherTimesAndPlaces(t *testing.T) {
	check(t, []sentence{
		{"Im Jahr 1987 öffnete das Hallenbad seine Türen.", nil},
		{"Juli 2019: Das Rathaus ist geschlossen.", nil},
		{"Das 1978 gebaute Hallenbad ist geschlossen.", one("kultur-freizeit unavailable")},
		{"Die 2020 erneuerte Telefonanlage ist ausgefallen.", one("telefon unavailable")},
		{"Seit 2019 ist das Museum geschlossen.", one("kultur-freizeit unavailable")},
		{"Ab 2027 können Ausweise auch am Automaten beantragt werden.", nil},
		{"In unserer Partnerstadt ist das Rathaus geschlossen.", nil},
		{"Im Landkreis Anhalt-Bitterfeld ist das Jugendamt geschlossen.", nil},
		{"Das Bürgerbüro in der Partnerschaftsstraße ist geschlossen.", one("buergerbuero unavailable")},
		{"Bei Überfüllung kann das Hallenbad geschlossen werden.", nil},
		{"Bei Frost kann die Müllabfuhr ausfallen.", nil},
		{"Das Hallenbad kann nicht geöffnet werden.", one("kultur-freizeit unavailable")},
		{"Ich habe zwei Stunden im Bürgerbüro gewartet und bekam keinen Ausweis.", nil},
		{"Wir wollen ein Rathaus, das auch am Abend geöffnet ist.", nil},
		{"Kein Weg ins Rathaus ist mehr nötig.", nil},
		{"<h1>Hinweise zum Reisepass</h1><p>Reisepässe können nicht beantragt werden.</p>", one("ausweise unavailable")},
		{"<h1>Neue Öffnungszeiten</h1><p>Das Bürgerbüro ist ab heute wieder geöffnet.</p>", one("buergerbuero available")},
		{"<h1>Öffnungszeiten</h1><p>Das Bürgerbüro ist montags geöffnet.</p>", nil},
	})
}
