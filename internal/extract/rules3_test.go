package extract

import "testing"

// What a sentence hangs on: conditions, infinitives, relative clauses, exceptions, contrasts.
func TestHangingClauses(t *testing.T) {
	check(t, []sentence{
		{"Sobald die Systeme laufen, können Sie wieder Ausweise beantragen.", nil},
		{"Ob die Ausweise nächste Woche abgeholt werden können, ist offen.", nil},
		{"Sollte das Telefon gestört sein, schreiben Sie uns.", nil},
		{"Es ist derzeit nicht möglich, Personalausweise zu beantragen.", one("ausweise unavailable")},
		{"Es besteht keine Möglichkeit, Führungszeugnisse zu beantragen.", one("meldewesen unavailable")},
		{"Derzeit besteht die Möglichkeit, Ausweise abzuholen.", one("ausweise limited")},
		{"Wer einen Pass braucht, muss sich gedulden.", one("ausweise unavailable")},
		{"Wer umzieht, kann sich derzeit nicht ummelden.", one("meldewesen unavailable")},
		{"Die Verwaltung ist telefonisch, nicht aber per E-Mail erreichbar.", []string{"telefon available", "email unavailable"}},
		{"Termine lassen sich nicht online buchen, aber telefonisch.", one("termine limited")},
		{"Außer Sterbefällen kann das Standesamt nichts beurkunden.", one("standesamt limited")},
		{"Außer dem Standesamt sind alle Ämter geöffnet.", one("rathaus available")},
		{"Weder Bürgerbüro noch Standesamt haben heute geöffnet.", []string{"buergerbuero unavailable", "standesamt unavailable"}},
		{"Das Bürgerbüro war gestern geschlossen, heute ist es wieder offen.", one("buergerbuero available")},
	})
}

// What only looks like a statement on a service: its owner, its cause, lenience, another's thing.
func TestOthersThings(t *testing.T) {
	check(t, []sentence{
		{"Die Programme des Standesamts sind nicht verfügbar.", nil},
		{"Die Mitarbeiter des Bürgerbüros haben keinen Zugriff auf das Melderegister.", nil},
		{"Im Rathaus laufen die Computer noch nicht.", nil},
		{"Abgelaufene Personalausweise werden vorerst nicht beanstandet.", nil},
		{"Verspätete Ummeldungen werden nicht geahndet.", nil},
		{"Die Homepage des Dienstleisters ist offline.", nil},
		{"Der Blumenladen am Rathaus hat geöffnet.", nil},
		{"Fragen zu Führerscheinen beantwortet der Kreis Soest nicht.", nil},
		{"Das Finanzamt ist nicht betroffen.", nil},
		{"Das Hallenbad bleibt wegen der ausgefallenen Kasse geschlossen.", one("kultur-freizeit unavailable")},
	})
}

// Questions and their answers.
func TestQuestions(t *testing.T) {
	check(t, []sentence{
		{"<h3>Ist das Rathaus geöffnet?</h3><p>Ja, von 8 bis 12 Uhr.</p>", one("rathaus available")},
		{"<h3>Ist die Stadtbücherei betroffen?</h3><p>Nein.</p>", one("kultur-freizeit available")},
		{"<h3>Ist das Standesamt betroffen?</h3><p>Ja.</p>", nil},
		{"<h3>Wie beantrage ich einen neuen Reisepass?</h3><p>Zurzeit leider überhaupt nicht.</p>", one("ausweise unavailable")},
		{"<h3>Wann öffnet das Bürgerbüro wieder?</h3><p>Das wissen wir noch nicht.</p>", nil},
		{"<h3>Sind meine Daten sicher?</h3><p>Ja.</p>", nil},
		{"<h3>Welche Leistungen sind nicht möglich?</h3><ul><li>Ummeldungen</li><li>Ausweise</li></ul>", []string{"meldewesen unavailable", "ausweise unavailable"}},
		{"<h3>Bekomme ich mein Wohngeld?</h3><p>Ja, die Zahlungen für November sind gesichert.</p>", one("soziales available")},
		{"Heiraten? Geht! Umziehen? Geht nicht.", []string{"standesamt available", "meldewesen unavailable"}},
	})
}

// Texts about many bodies: labels, groups, lists and tables of names.
func TestManyBodies(t *testing.T) {
	x := newExtractor(t)
	for _, c := range []sentence{
		{"Nicht aufrufbar sind die Internetseiten folgender Kommunen:\n- Ense\n- Welver\n- Möhnesee", []string{"05974012 website unavailable", "05974032 website unavailable", "05974048 website unavailable"}},
		{"Diese Kommunen haben Notfall-Homepages eingerichtet:\n- Stadt Attendorn: www.attendorn-notfall.example\n- Gemeinde Finnentrop: www.finnentrop-notfall.example", []string{"05966004 website limited", "05966012 website limited"}},
		{"Attendorn, Finnentrop und Drolshagen haben Notfallseiten eingerichtet.", []string{"05966004 website limited", "05966008 website limited", "05966012 website limited"}},
		{"In Attendorn und Finnentrop ist das Bürgerbüro geschlossen. In Drolshagen ebenso.", []string{"05966004 buergerbuero unavailable", "05966008 buergerbuero unavailable", "05966012 buergerbuero unavailable"}},
		{"Lennestadt ist nicht betroffen.", one("05966020 rathaus available")},
		{"<table><tr><th></th><th>Attendorn</th><th>Finnentrop</th></tr><tr><td>Rathaus</td><td>offen</td><td>zu</td></tr></table>", []string{"05966004 rathaus available", "05966012 rathaus unavailable"}},
		{"<table><tr><th>Stadt</th><th>Stand</th></tr><tr><td>Attendorn</td><td>nicht betroffen</td></tr><tr><td>Finnentrop</td><td>Verwaltung geschlossen</td></tr></table>", []string{"05966004 rathaus available", "05966012 rathaus unavailable"}},
	} {
		if diff := cmpDiff(c.want, said(t, x, c.text, "")); diff != "" {
			t.Errorf("%s\nstatements differ (−want +got):\n%s", c.text, diff)
		}
	}
	const olpe = "05966"
	for _, c := range []sentence{
		{"Alle sieben Kommunen des Kreises sind nur über Notfallseiten im Netz vertreten.", []string{
			"05966004 website limited", "05966008 website limited", "05966012 website limited", "05966016 website limited",
			"05966020 website limited", "05966024 website limited", "05966028 website limited",
		}},
		{"<ul><li>Attendorn: Bürgerbüro geschlossen</li><li>Drolshagen: keine Einschränkungen</li></ul>", []string{"05966004 buergerbuero unavailable", "05966008 rathaus available"}},
	} {
		if diff := cmpDiff(c.want, said(t, x, c.text, olpe)); diff != "" {
			t.Errorf("%s\nstatements differ (−want +got):\n%s", c.text, diff)
		}
	}
}

// Tables whose rows or columns have a day.
func TestDatedTables(t *testing.T) {
	check(t, []sentence{
		{"<table><tr><th>Datum</th><th>Meldung</th></tr><tr><td>31.10.</td><td>Bürgerbüro geschlossen</td></tr><tr><td>02.11.</td><td>Bürgerbüro wieder geöffnet</td></tr></table>", one("buergerbuero available")},
		{"<table><tr><th>Dienst</th><th>vorige Woche</th><th>diese Woche</th><th>ab 6. November</th></tr><tr><td>Standesamt</td><td>nein</td><td>nein</td><td>ja</td></tr></table>", []string{"standesamt unavailable", "standesamt available from 2023-11-06"}},
	})
}

func TestExplain(t *testing.T) {
	x := newExtractor(t)
	const text = "Das Bürgerbüro ist geschlossen. Das Standesamt soll bald öffnen. Bitte rufen Sie das Jugendamt an."
	doc := docOf(t, text)
	var reasons []string
	for _, e := range x.Explain(doc, Options{Body: werl, Date: thursday}) {
		if e.Sentence != doc.Text[e.Start:e.End] {
			t.Errorf("sentence %q is not text[%d:%d]", e.Sentence, e.Start, e.End)
		}
		if (e.Statement == nil) == (e.Reason == "") {
			t.Errorf("%q: want a statement or a reason, got %v and %q", e.Sentence, e.Statement, e.Reason)
		}
		line := e.Reason
		if e.Statement != nil {
			line = string(e.Statement.Service) + " by " + e.Evidence[0].Rule
		}
		reasons = append(reasons, line)
	}
	want := []string{"buergerbuero by shut", "it is a wish, a plan or a forecast", "it is advice or a request"}
	if diff := cmpPlain(want, reasons); diff != "" {
		t.Errorf("explanations differ (−want +got):\n%s", diff)
	}
	if got := x.Explain(docOf(t, "Guten Tag."), Options{}); len(got) != 1 || got[0].Reason == "" {
		t.Errorf("a text without services: %v, want one reason", got)
	}
}
