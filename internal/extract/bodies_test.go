package extract

import "testing"

// The district's own offices, other towns, groups.
func TestBodies(t *testing.T) {
	check(t, []sentence{
		{"Die Zulassungsstelle des Kreises Soest ist geschlossen.", one("05974 kfz-zulassung unavailable")},
		{"Beim Kreis Soest sind Zulassungen nicht möglich.", one("05974 kfz-zulassung unavailable")},
		{"Das Bürgerbüro der Stadt Werl ist geöffnet.", one("buergerbuero available")},
		{"Die Rathäuser in Werl und Wickede sind geschlossen.", []string{"rathaus unavailable", "05974056 rathaus unavailable"}},
		{"Die Führerscheinstelle im Kreishaus Soest arbeitet wieder normal.", one("05974 fuehrerschein available")},
	})
}

func TestTextsAboutMany(t *testing.T) {
	x := theExtractor(t)
	for _, c := range []sentence{
		{"In Erwitte und Geseke ist das Bürgerbüro wieder geöffnet. In Warstein wird nur in Notfällen bedient.", []string{"05974016 buergerbuero available", "05974020 buergerbuero available", "05974044 buergerbuero limited"}},
		{"In Werl arbeitet das Standesamt wieder. In Werl sind aber nur Trauungen möglich.", one("05974052 standesamt limited")},
		{"Das Bürgerbüro in Werl ist offen, anders in Ense, wo es geschlossen bleibt.", []string{"05974012 buergerbuero unavailable", "05974052 buergerbuero available"}},
		{"In Attendorn und Olpe funktionieren die Telefone, nicht so in Wenden, wo nur eine Handynummer geschaltet ist.", []string{"05966004 telefon available", "05966024 telefon available", "05966028 telefon limited"}},
		{"In Werl ist das Bürgerbüro geschlossen. Ense ist per E-Mail nicht erreichbar.", []string{"05974012 email unavailable", "05974052 buergerbuero unavailable"}},
		{"Die Kfz-Zulassung ist beim Kreis Olpe weiterhin nicht möglich.", one("05966 kfz-zulassung unavailable")},
		{"Alle Rathäuser im Kreis Olpe sind geschlossen.", []string{
			"05966004 rathaus unavailable", "05966008 rathaus unavailable", "05966012 rathaus unavailable", "05966016 rathaus unavailable",
			"05966020 rathaus unavailable", "05966024 rathaus unavailable", "05966028 rathaus unavailable",
		}},
		{"In Olpe ist das Rathaus offen, alle anderen Rathäuser im Kreis Olpe bleiben geschlossen.", []string{
			"05966004 rathaus unavailable", "05966008 rathaus unavailable", "05966012 rathaus unavailable", "05966016 rathaus unavailable",
			"05966020 rathaus unavailable", "05966024 rathaus available", "05966028 rathaus unavailable",
		}},
		{"In Olpe ist das Rathaus offen, alle anderen Kommunen haben geschlossen.", one("05966024 rathaus available")},
		{"Alle anderen Rathäuser im Kreis Olpe bleiben geschlossen.", nil},
		{"Im Kreis Olpe sind alle Rathäuser geschlossen, anders als in Bestwig.", []string{
			"05966004 rathaus unavailable", "05966008 rathaus unavailable", "05966012 rathaus unavailable", "05966016 rathaus unavailable",
			"05966020 rathaus unavailable", "05966024 rathaus unavailable", "05966028 rathaus unavailable",
		}},
		{"Fast alle Rathäuser im Kreis Olpe sind geschlossen.", nil},
		{"Das Telefon funktioniert in Attendorn, Wenden und Finnentrop.", []string{"05966004 telefon available", "05966012 telefon available", "05966028 telefon available"}},
		{"Anders als in Attendorn ist in Wenden das Standesamt geöffnet.", one("05966028 standesamt available")},
		{"MESCHEDE. Der Hochsauerlandkreis hat sein Kreishaus geschlossen.", one("05958 rathaus unavailable")},
		{"Meschede. Das Bürgerbüro ist geschlossen. In Bestwig ist das Bürgerbüro geöffnet.", []string{"05958032 buergerbuero unavailable", "05958008 buergerbuero available"}},
		{"Altena. Beim Gesundheitsamt des Märkischen Kreises fallen Belehrungen aus. Elterngeld wird weiter ausgezahlt.", []string{"05962 gesundheit unavailable", "05962 jugend-familie available"}},
		{"Altena. Beim Gesundheitsamt des Märkischen Kreises fallen Belehrungen aus. Das Bürgerbüro ist geschlossen.", []string{"05962 gesundheit unavailable", "05962004 buergerbuero unavailable"}},
		{"Altena. Beim Gesundheitsamt des Märkischen Kreises fallen Belehrungen aus. In Werdohl ist die Bücherei geöffnet.", []string{"05962 gesundheit unavailable", "05962060 kultur-freizeit available"}},
		{"Altena. Der Kreis Soest hat seine Zulassungsstelle geschlossen. Die Bücherei ist geöffnet.", []string{"05962004 kultur-freizeit available", "05974 kfz-zulassung unavailable"}},
		{"Aus den Rathäusern. Ense rät zu Geduld. Erwitte. Hier wird durchgearbeitet. Das Rathaus ist geöffnet. Werl. Das Standesamt bleibt zu.", []string{"05974016 rathaus available", "05974052 standesamt unavailable"}},
		{"Neues aus dem Umland. Werl. Das Rathaus ist geöffnet. KREIS. Die Bücherei bleibt geschlossen.", []string{"05974052 rathaus available", "05974 kultur-freizeit unavailable"}},
		{"Im Kreis Olpe ist man sich einig: Alle Rathäuser im Kreisgebiet mit Ausnahme von Wenden bleiben geschlossen.", []string{"05966004 rathaus unavailable", "05966008 rathaus unavailable", "05966012 rathaus unavailable", "05966016 rathaus unavailable", "05966020 rathaus unavailable", "05966024 rathaus unavailable"}},
		{"OLPE. Die Rathäuser im Kreis Olpe sind geöffnet, nur in Wenden blieb der Riegel vor.", []string{"05966004 rathaus available", "05966008 rathaus available", "05966012 rathaus available", "05966016 rathaus available", "05966020 rathaus available", "05966024 rathaus available"}},
		{
			"Das Kreishaus des Kreises Olpe ist offen. In allen sieben Städten und Gemeinden geht jemand ans Telefon, in Wenden ebenso wie in Drolshagen.",
			[]string{"05966004 telefon available", "05966008 telefon available", "05966012 telefon available", "05966016 telefon available", "05966020 telefon available", "05966024 telefon available", "05966028 telefon available", "05966 rathaus available"},
		},
		{
			"Das Kreishaus des Kreises Olpe ist offen. In allen sieben Städten und Gemeinden ist das Rathaus geschlossen, nur in Wenden ist es geöffnet.",
			[]string{"05966004 rathaus unavailable", "05966008 rathaus unavailable", "05966012 rathaus unavailable", "05966016 rathaus unavailable", "05966020 rathaus unavailable", "05966024 rathaus unavailable", "05966 rathaus available", "05966028 rathaus available"},
		},
		{"Viele Verwaltungen in Südwestfalen sind lahmgelegt.", nil},
		{"Meldungen aus Bottrop: Das Bürgerbüro ist geschlossen.", nil},
	} {
		if diff := cmpDiff(c.want, said(t, x, c.text, "")); diff != "" {
			t.Errorf("%s\nstatements differ (−want +got):\n%s", c.text, diff)
		}
	}
}

// Texts about many bodies: labels, groups, lists and tables of names.
func TestManyBodies(t *testing.T) {
	x := theExtractor(t)
	for _, c := range []sentence{
		{"Nicht aufrufbar sind die Internetseiten folgender Kommunen:\n- Ense\n- Welver\n- Möhnesee", []string{"05974012 website unavailable", "05974032 website unavailable", "05974048 website unavailable"}},
		{"Diese Kommunen haben Notfall-Homepages eingerichtet:\n- Stadt Attendorn: www.attendorn-notfall.example\n- Gemeinde Finnentrop: www.finnentrop-notfall.example", []string{"05966004 website limited", "05966012 website limited"}},
		{"Attendorn, Finnentrop und Drolshagen haben Notfallseiten eingerichtet.", []string{"05966004 website limited", "05966008 website limited", "05966012 website limited"}},
		{"In Attendorn und Finnentrop ist das Bürgerbüro geschlossen. In Drolshagen ebenso.", []string{"05966004 buergerbuero unavailable", "05966008 buergerbuero unavailable", "05966012 buergerbuero unavailable"}},
		{"Lennestadt ist nicht betroffen.", one("05966020 rathaus available")},
		{"<table><tr><th></th><th>Attendorn</th><th>Finnentrop</th></tr><tr><td>Rathaus</td><td>offen</td><td>zu</td></tr></table>", []string{"05966004 rathaus available", "05966012 rathaus unavailable"}},
		{"<table><tr><th>Stadt</th><th>Stand</th></tr><tr><td>Attendorn</td><td>nicht betroffen</td></tr><tr><td>Finnentrop</td><td>Verwaltung geschlossen</td></tr></table>", []string{"05966004 rathaus available", "05966012 rathaus unavailable"}},
		{"In Lippstadt ist das Rathaus geöffnet. www.werl.de ist nicht erreichbar.", []string{"05974028 rathaus available", "05974052 website unavailable"}},
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

// Who a clause is about: in a sentence that names several towns each clause speaks of its own, and one that but names a town says of
// it the same as the clause before, or the contrary.
func TestEachClauseNamesItsTown(t *testing.T) {
	check(t, []sentence{
		{"In Soest ist das Rathaus geschlossen, in Werl dagegen geöffnet.", []string{"05974040 rathaus unavailable", "rathaus available"}},
		{"Während man in Soest wieder Ausweise beantragen kann, geht das in Werl nicht.", []string{"05974040 ausweise available", "ausweise unavailable"}},
		{"Weder in Soest noch in Werl können Ausweise beantragt werden.", []string{"05974040 ausweise unavailable", "ausweise unavailable"}},
		{"Bei der Stadt Soest ruht das Meldewesen, bei der Stadt Werl die Kasse.", []string{"05974040 meldewesen unavailable", "finanzen unavailable"}},
		{"In Soest ist das Bürgerbüro geöffnet, in Werl nicht.", []string{"05974040 buergerbuero available", "buergerbuero unavailable"}},
		{"Nur in Soest hat das Rathaus geöffnet.", one("05974040 rathaus available")},
		{"Lediglich in Lippstadt läuft das Telefon normal.", one("05974028 telefon available")},
		{"Das Rathaus in Ense hat geöffnet.", one("05974012 rathaus available")},
		{"Beurkundungen übernimmt das Standesamt in Soest für uns mit.", one("standesamt limited")},
	})
}
