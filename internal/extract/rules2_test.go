package extract

import "testing"

// Rule 9: wishes, plans, forecasts.
func TestRulePlans(t *testing.T) {
	check(t, []sentence{
		{"Das Bürgerbüro soll so schnell wie möglich wieder öffnen.", nil},
		{"Wir hoffen, dass die Homepage bald wieder erreichbar ist.", nil},
		{"Die Wiederherstellung der Telefonanlage dauert voraussichtlich mehrere Tage.", nil},
		{"Geplant ist, das Standesamt in der kommenden Woche zu öffnen.", nil},
		{"Ausweise könnten dann wieder beantragt werden.", nil},
		{"Ziel ist es, die Kfz-Zulassung rasch wieder anzubieten.", nil},
		{"Künftig will die Stadt Termine online vergeben.", nil},
	})
}

// Rule 10: advice.
func TestRuleAdvice(t *testing.T) {
	check(t, []sentence{
		{"Bitte kommen Sie nicht ins Rathaus.", nil},
		{"Bitte wenden Sie sich telefonisch an das Bürgerbüro.", nil},
		{"Wir bitten darum, von Anrufen im Standesamt abzusehen.", nil},
		{"Termine können nicht wahrgenommen werden.", one("termine unavailable")},
		{"Die Stadt empfiehlt, vor einem Besuch im Bürgerbüro anzurufen.", nil},
		{"Alle gebuchten Termine entfallen. Bitte kommen Sie nicht.", one("termine unavailable")},
		{"Bitte überweisen Sie die Grundsteuer selbst.", nil},
	})
}

// Rule 11: causes, investigations, politics, the provider.
func TestRuleCauses(t *testing.T) {
	check(t, []sentence{
		{"Grund ist, dass auf das Melderegister nicht zugegriffen werden kann.", nil},
		{"Die Südwestfalen-IT hat ihre Systeme heruntergefahren.", nil},
		{"Die Staatsanwaltschaft ermittelt, wie die Täter eindringen konnten.", nil},
		{"Der Bürgermeister dankte allen Beschäftigten im Rathaus.", nil},
		{"Die Fraktionen fordern Aufklärung im Rat.", nil},
		{"Das Bürgerbüro ist geschlossen, da das Melderegister nicht verfügbar ist.", one("buergerbuero unavailable")},
		{"Die Rechenzentren des Dienstleisters sind vom Netz genommen.", nil},
	})
}

// Rule 12: one word for two services; benefits by name.
func TestRuleSharedWords(t *testing.T) {
	check(t, []sentence{
		{"Kfz-Zulassungs- und Führerscheinangelegenheiten können nicht bearbeitet werden.", []string{"kfz-zulassung unavailable", "fuehrerschein unavailable"}},
		{"Melde- und Passwesen sind nicht arbeitsfähig.", []string{"meldewesen unavailable", "ausweise unavailable"}},
		{"An-, Ab- und Ummeldungen sind nicht möglich.", one("meldewesen unavailable")},
		{"Gewerbean- und -abmeldungen sind nicht möglich.", one("gewerbe unavailable")},
		{"Das Wohngeld wird nicht ausgezahlt.", one("soziales unavailable")},
		{"Der Unterhaltsvorschuss wird nicht ausgezahlt.", one("jugend-familie unavailable")},
		{"Rechnungen können nicht bezahlt werden.", one("finanzen unavailable")},
		{"Feuer- und Rettungswache sind uneingeschränkt einsatzbereit.", one("notruf available")},
	})
}

// Rule 13: closed for another reason.
func TestRuleOtherReasons(t *testing.T) {
	check(t, []sentence{
		{"Wegen einer Personalversammlung ist das Rathaus heute geschlossen.", one("rathaus unavailable")},
		{"Wegen des Umzugs bleibt die Stadtbücherei bis Freitag geschlossen.", one("kultur-freizeit unavailable until 2023-11-03")},
		{"Aufgrund eines Streiks sind die Kitas heute geschlossen.", one("kita-schule unavailable")},
		{"Wegen einer Softwareumstellung ist das Bürgerbüro geschlossen.", one("buergerbuero unavailable")},
		{"Das Standesamt ist wegen einer Fortbildung nicht besetzt.", one("standesamt unavailable")},
		{"Wegen Krankheit ist der Wertstoffhof geschlossen.", one("abfall unavailable")},
	})
}

// Rule 14 and the bodies: the district's own offices, other towns, groups.
func TestRuleBodies(t *testing.T) {
	check(t, []sentence{
		{"Die Zulassungsstelle des Kreises Soest ist geschlossen.", one("05974 kfz-zulassung unavailable")},
		{"Beim Kreis Soest sind Zulassungen nicht möglich.", one("05974 kfz-zulassung unavailable")},
		{"Das Bürgerbüro der Stadt Werl ist geöffnet.", one("buergerbuero available")},
		{"Die Rathäuser in Werl und Wickede sind geschlossen.", []string{"rathaus unavailable", "05974056 rathaus unavailable"}},
		{"Die Führerscheinstelle im Kreishaus Soest arbeitet wieder normal.", one("05974 fuehrerschein available")},
		{"Vorläufige Ausweise stellt vertretungsweise die Nachbarstadt aus.", one("ausweise limited")},
	})
}

func TestTextsAboutMany(t *testing.T) {
	x := newExtractor(t)
	for _, c := range []sentence{
		{"In Werl ist das Bürgerbüro geschlossen. Ense ist per E-Mail nicht erreichbar.", []string{"05974012 email unavailable", "05974052 buergerbuero unavailable"}},
		{"Die Kfz-Zulassung ist beim Kreis Olpe weiterhin nicht möglich.", one("05966 kfz-zulassung unavailable")},
		{"Alle Rathäuser im Kreis Olpe sind geschlossen.", []string{
			"05966004 rathaus unavailable", "05966008 rathaus unavailable", "05966012 rathaus unavailable", "05966016 rathaus unavailable",
			"05966020 rathaus unavailable", "05966024 rathaus unavailable", "05966028 rathaus unavailable",
		}},
		{"Fast alle Rathäuser im Kreis Olpe sind geschlossen.", nil},
		{"Viele Verwaltungen in Südwestfalen sind lahmgelegt.", nil},
		{"Meldungen aus Bottrop: Das Bürgerbüro ist geschlossen.", nil},
	} {
		if diff := cmpDiff(c.want, said(t, x, c.text, "")); diff != "" {
			t.Errorf("%s\nstatements differ (−want +got):\n%s", c.text, diff)
		}
	}
}

func TestStructure(t *testing.T) {
	check(t, []sentence{
		{
			`<table><tr><th>Amt</th><th>Stand</th></tr><tr><td>Standesamt</td><td>geschlossen</td></tr><tr><td>Gewerbeamt</td><td>nur nach Absprache</td></tr><tr><td>Stadtbücherei</td><td>wie gewohnt</td></tr></table>`,
			[]string{"standesamt unavailable", "gewerbe limited", "kultur-freizeit available"},
		},
		{
			`<table><tr><td>✔</td><td>Telefon</td></tr><tr><td>✘</td><td>E-Mail</td></tr><tr><td>(✔)</td><td>Bürgerbüro</td></tr></table>`,
			[]string{"telefon available", "email unavailable", "buergerbuero limited"},
		},
		{
			`<table><tr><th>Bereich</th><th>Was ist möglich?</th><th>Was ist nicht möglich?</th></tr><tr><td>Bauamt</td><td>Beratung</td><td>Genehmigungen</td></tr><tr><td>Gesundheitsamt</td><td>alles</td><td>–</td></tr></table>`,
			[]string{"bauen limited", "gesundheit available"},
		},
		{`<dl><dt>Bürgerbüro</dt><dd>geschlossen</dd><dt>Hallenbad</dt><dd>geöffnet</dd></dl>`, []string{"buergerbuero unavailable", "kultur-freizeit available"}},
		{`<h3>Kann ich anrufen?</h3><p>Ja, die Zentrale ist besetzt.</p><h3>Kann ich einen Ausweis beantragen?</h3><p>Nein.</p>`, []string{"telefon available", "ausweise unavailable"}},
		{`<p>Das <s>Bürgerbüro ist geschlossen.</s></p><p>Das Standesamt ist geöffnet.</p>`, one("standesamt available")},
		{`<h2>Bürgerbüro</h2><p>Derzeit geschlossen.</p><h2>Weitere Meldungen</h2><ul><li>Stadtbücherei geschlossen</li></ul>`, one("buergerbuero unavailable")},
		{"Telefon: ja\nE-Mail: nein\nStandesamt: nur Sterbefälle", []string{"telefon available", "email unavailable", "standesamt limited"}},
	})
}
