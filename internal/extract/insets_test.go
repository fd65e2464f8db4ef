package extract

import "testing"

// What is set into a sentence is none of what it says.

// A verb waits for the rest of its predicate behind what is put in between.
func TestInsets(t *testing.T) {
	open, shut := one("buergerbuero available"), one("buergerbuero unavailable")
	check(t, []sentence{
		{"Das Bürgerbüro ist, wie angekündigt, geschlossen.", shut},
		{"Das Bürgerbüro ist, wie bereits gemeldet, wieder geöffnet.", open},
		{"Das Bürgerbüro kann, wie berichtet, niemanden empfangen.", shut},
		{"Das Bürgerbüro kann, wie Sie wissen, niemanden empfangen.", shut},
		{"Das Bürgerbüro ist, obwohl das Netz noch nicht steht, wieder geöffnet.", open},
		{"Das Bürgerbüro ist, auch wenn es schwerfällt, geschlossen.", shut},
		{"Das Bürgerbüro bleibt, anders als zunächst gemeldet, geschlossen.", shut},
		{"Das Bürgerbüro ist, das ist die gute Nachricht, wieder geöffnet.", open},
		{"Das Bürgerbüro ist – so die Stadt – geschlossen.", shut},
		{"Geburten werden, weil das Fachverfahren fehlt, nicht beurkundet.", one("standesamt unavailable")},
		{"Geburten werden (wie berichtet) nicht beurkundet.", one("standesamt unavailable")},
		{"Anträge auf Pässe können, jedenfalls vorerst, nicht gestellt werden.", one("ausweise unavailable")},
	})
}

// What is put in may say something of its own, or let the rest be but hoped for.
func TestNoInsets(t *testing.T) {
	check(t, []sentence{
		{"Das Bürgerbüro ist, wie gewohnt, geöffnet.", one("buergerbuero available")},
		{"Das Bürgerbüro ist, wenn auch eingeschränkt, geöffnet.", one("buergerbuero limited")},
		{"Das Bürgerbüro ist, jedenfalls vormittags, geöffnet.", one("buergerbuero limited")},
		{"Das Bürgerbüro kann, so hofft die Stadt, am Montag wieder öffnen.", nil},
		{"Das Bürgerbüro ist, weil die Bücherei umzieht, geschlossen.", one("buergerbuero unavailable")},
		{"Das Bürgerbüro kann, so der Plan, am Montag wieder öffnen.", nil},
		{"Das Bürgerbüro ist, so ein Gerücht, wieder geöffnet.", nil},
		{"Das Bürgerbüro ist, heißt es im Netz, wieder geöffnet.", nil},
		{"Anträge auf Pässe können, sobald die Technik läuft, wieder gestellt werden.", nil},
		{"Das Bürgerbüro ist, und das gilt auch für das Standesamt, geschlossen.", []string{"buergerbuero unavailable", "standesamt unavailable"}},
	})
}

// When an office was built or shut once is told beside how it is, and hides it nowhere; which of several papers are meant limits what is said.
func TestRelativeClausesOfThePast(t *testing.T) {
	check(t, []sentence{
		{"Das Bürgerbüro, das vor zwei Jahren umgebaut wurde, ist geschlossen.", one("buergerbuero unavailable")},
		{"Das Hallenbad der Stadt, das 2019 saniert wurde, hat normal geöffnet.", one("kultur-freizeit available")},
		{"Die Bücherei, die am Montag noch zu war, ist wieder geöffnet.", one("kultur-freizeit available")},
		{"Die Bücherei, die bis 2019 im Rathaus war, ist geschlossen.", one("kultur-freizeit unavailable")},
		{"Die Bücherei, die gestern noch zu war, ist wieder geöffnet.", one("kultur-freizeit available")},
		{"Die Stadt gibt Führerscheine aus, die vor dem 30. Oktober gedruckt wurden, und nimmt keine neuen Anträge an.", one("fuehrerschein limited")},
		{"Vor zwei Jahren war das Rathaus geschlossen.", nil},
		{"Vor einem Jahr: Rathaus geschlossen", nil},
	})
}

// Where an office is to be found, and by which number, is no word on the telephone, the site or the house.
func TestDetailsOfOffices(t *testing.T) {
	open, shut := one("buergerbuero available"), one("buergerbuero unavailable")
	check(t, []sentence{
		{"Das Bürgerbüro (Telefon 02922 800-1) ist geschlossen.", shut},
		{"Das Bürgerbüro (Tel.-Nr. 02922/800-1) ist geschlossen.", shut},
		{"Das Bürgerbüro (Markt 1, Telefon: 02922 800-1) ist geschlossen.", shut},
		{"Das Bürgerbüro (Zimmer 12, E-Mail buergerbuero@werl.de) ist geschlossen.", shut},
		{"Das Bürgerbüro (Telefon 02922 800-1, www.werl.de) ist wieder geöffnet.", open},
		{"Das Bürgerbüro, Markt 1, Telefon 02922 800-1, ist wieder geöffnet.", open},
		{"Das Bürgerbüro – Telefon 02922 800-1 – ist wieder geöffnet.", open},
		{"Das Bürgerbüro (Öffnungszeiten: Mo-Fr 8-12 Uhr, Telefon 02922 800-1) ist wieder geöffnet.", open},
		{"Das Bürgerbüro (Rathaus, Zimmer 3) arbeitet normal.", open},
		{"Das Bürgerbüro, Telefon 02922/800-12 oder 800-13, E-Mail: buergerbuero@werl.de, bleibt geschlossen.", shut},
		{"Geschlossen ist auch das Bürgerbüro (Telefon 02922 800-1).", shut},
		{"Bürgerbüro, Markt 1, buergerbuero@werl.de: geöffnet", open},
		{"IT-Ausfall\n- Standesamt, Rathaus, Zimmer 12: geschlossen", one("standesamt unavailable")},
		{"IT-Ausfall\n\nBürgerbüro (Tel. 02922 800-1): geschlossen\nStandesamt (Tel. 02922 800-2): geöffnet", []string{"buergerbuero unavailable", "standesamt available"}},
		{"Die Kita „Igel“ am Markt 3, Telefon 02922 800-3, bleibt heute geschlossen.", one("kita-schule unavailable")},
		{"Das Bürgerbüro (Markt 1) und das Standesamt (Tel. 02922 800-2) sind geschlossen.", []string{"buergerbuero unavailable", "standesamt unavailable"}},
		{"Das Bürgerbüro – Markt 1 – und das Standesamt sind geschlossen.", []string{"buergerbuero unavailable", "standesamt unavailable"}},
		{"Das Bürgerbüro (Markt 1), das Standesamt (Markt 2) sind geschlossen.", []string{"buergerbuero unavailable", "standesamt unavailable"}},
		{"Die Bücherei (Hauptstelle) und das Standesamt bleiben zu.", []string{"kultur-freizeit unavailable", "standesamt unavailable"}},
		{"Das Bürgerbüro (geschlossen) und das Standesamt (geöffnet)", []string{"buergerbuero unavailable", "standesamt available"}},
		{"Das Bürgerbüro (Ausweise) und das Standesamt (Trauungen) sind geschlossen.", []string{"ausweise unavailable", "buergerbuero unavailable", "standesamt unavailable"}},
		{"Das Bürgerbüro (am Markt im alten Rathaus) ist geschlossen.", shut},
		{"Das Bürgerbüro ist geöffnet (Rathaus geschlossen).", []string{"buergerbuero available", "rathaus unavailable"}},
		{"Das Bürgerbüro ist geschlossen, das Telefon 02922 800-0 ist gestört.", []string{"buergerbuero unavailable", "telefon unavailable"}},
		{"Telefon (02922 800-0) und Homepage (www.werl.de) sind gestört.", []string{"telefon unavailable", "website unavailable"}},
		{"Wer ohne Geld dasteht (Sozialhilfe, Asyl), bekommt einen Abschlag in bar.", one("soziales limited")},
		{"Trauungen (Standesamt, Frau Schulte, Telefon 02922 800-2) finden statt.", one("standesamt available")},
	})
}

// Who can be reached by what stands in brackets is told of that channel.
func TestChannelsWithTheirNumbers(t *testing.T) {
	check(t, []sentence{
		{"Die Stadtverwaltung (Telefon 02922 800-0) ist wieder erreichbar.", one("telefon available")},
		{"Die Verwaltung ist per Telefon (02922 800-0) und E-Mail (post@werl.de) erreichbar.", []string{"email available", "telefon available"}},
		{"Das Telefon 02922 800-0 ist gestört.", one("telefon unavailable")},
		{"Die Internetseite der Stadt (www.werl.de) ist nicht erreichbar.", one("website unavailable")},
		{"DIE ZENTRALE (02922 800-0) IST WEGEN DES AUSFALLS AUCH SAMSTAGS BESETZT.", one("telefon available")},
	})
}

// What is compared with the subject before its verb is not said to fare so, unless it is said to fare so too.
func TestSubjectsBesideOthers(t *testing.T) {
	shut, both := one("buergerbuero unavailable"), []string{"buergerbuero unavailable", "standesamt unavailable"}
	check(t, []sentence{
		{"Das Bürgerbüro – anders als das Standesamt – ist geschlossen.", shut},
		{"Das Bürgerbüro (anders als das Standesamt) ist geschlossen.", shut},
		{"Das Bürgerbüro, nicht jedoch das Standesamt, bleibt geschlossen.", shut},
		{"Das Rathaus in der Innenstadt, nicht aber die Nebenstellen, ist geschlossen.", one("rathaus unavailable")},
		{"Das Bürgerbüro, im Gegensatz zum Standesamt, ist geschlossen.", shut},
		{"Das Bürgerbüro, im Unterschied zum Standesamt, ist geschlossen.", shut},
		{"Geschlossen ist das Bürgerbüro, nicht aber das Standesamt, teilt die Stadt mit.", []string{"buergerbuero unavailable", "standesamt available"}},
		{"Das Bürgerbüro, wie auch das Standesamt, ist geschlossen.", both},
		{"Das Bürgerbüro, ebenso wie das Standesamt, ist geschlossen.", both},
		{"Das Bürgerbüro, im Rathaus gelegen, ist geschlossen.", shut},
		{"Das Bürgerbüro hat geschlossen, aber nicht das Standesamt.", []string{"buergerbuero unavailable", "standesamt available"}},
		{"Das Bürgerbüro hat geschlossen, aber nicht wegen der Störung im Standesamt.", shut},
		{"Das Bürgerbüro ist geschlossen, nicht aber das Standesamt.", []string{"buergerbuero unavailable", "standesamt available"}},
	})
}

// "Telefonisch erreichbar" over a list of offices tells of the telephone, not that the offices are open.
func TestReachedByTelephone(t *testing.T) {
	const outage = "<h1>Cyberangriff</h1>"
	check(t, []sentence{
		{outage + "<p>Wir sind telefonisch erreichbar:</p><ul><li>Bürgerbüro 02922 800-1</li><li>Standesamt 02922 800-2</li></ul>", one("telefon available")},
		{outage + "<p>Wir sind telefonisch erreichbar:</p><table><tr><td>Bürgerbüro</td><td>02922 800-1</td></tr><tr><td>Standesamt</td><td>02922 800-2</td></tr></table>", one("telefon available")},
		{outage + "<p>Per E-Mail erreichen Sie:</p><table><tr><td>Bürgerbüro</td><td>bb@werl.de</td></tr><tr><td>Standesamt</td><td>sa@werl.de</td></tr></table>", one("email available")},
		{outage + "<p>Geöffnet sind:</p><ul><li>Bürgerbüro 02922 800-1</li><li>Standesamt 02922 800-2</li></ul>", []string{"buergerbuero available", "standesamt available"}},
	})
}

// A telephone has no doors: what stands beside its number are the hours of who answers it.
func TestHoursBesideANumber(t *testing.T) {
	check(t, []sentence{
		{"IT-Ausfall\n\nStadt Werl\nTelefon 02922 800-0\ngeöffnet Mo-Fr 8-12 Uhr", nil},
		{"Wegen des Ausfalls ist das Bürgertelefon am Samstag von 8 bis 12 Uhr geöffnet.", one("telefon available")},
		{"IT-Ausfall\n\nTelefon: besetzt Mo-Fr 8-12 Uhr", one("telefon available")},
	})
}

// Participles that share a verb are denied together.
func TestJoinedParticiples(t *testing.T) {
	check(t, []sentence{
		{"Ausweise können nicht beantragt, verlängert oder abgeholt werden.", one("ausweise unavailable")},
		{"In Werl kann kein Fahrzeug zugelassen, umgeschrieben oder abgemeldet werden.", one("kfz-zulassung unavailable")},
		{"Ausweise können weder beantragt noch abgeholt, verlängert oder geändert werden.", one("ausweise unavailable")},
		{"Die Stadt bedauert, dass Pässe weder bestellt, verlängert noch ausgegeben werden.", one("ausweise unavailable")},
	})
}

// What is done with an office as was planned tells nothing of its doors.
func TestMerePlans(t *testing.T) {
	check(t, []sentence{
		{"Die Stadtbücherei wird wie geplant im Sommer umgebaut.", nil},
		{"Das Bürgerbüro wird wie geplant am Montag umziehen.", nil},
		{"Das Bürgerbüro zieht wie vorgesehen am Montag um.", nil},
		{"Das Bürgerbüro wird, wie geplant, renoviert.", nil},
		{"Der Weihnachtsmarkt findet wie geplant statt.", one("kultur-freizeit available")},
		{"Die Bücherei öffnet wie geplant.", one("kultur-freizeit available")},
		{"Sprechstunde des Standesamts wie geplant.", one("standesamt available")},
	})
}

// A year that only gives a comparison does not move a text into it.
func TestYearsThatCompare(t *testing.T) {
	check(t, []sentence{
		{"Werl: „Wir sind wieder ein bisschen 1985“\n\nDas Rathaus ist geöffnet. Das Bürgerbüro ist geschlossen.", []string{"buergerbuero unavailable", "rathaus available"}},
		{"Sommer 1985\n\nDas Rathaus ist geöffnet. Das Bürgerbüro ist geschlossen.", nil},
		{"Das Rathaus ist geschlossen wie 1985.", one("rathaus unavailable")},
	})
}

// That something is handed in is no limit where it works, and one where it is all that is said or the rest fails.
func TestTakenInAndWorkedOn(t *testing.T) {
	check(t, []sentence{
		{"Das Bauamt arbeitet wie gewohnt. Bauanträge werden angenommen.", one("bauen available")},
		{"Bauanträge werden angenommen.", one("bauen limited")},
		{"Das Bauamt ist besetzt. Bauanträge werden nur per Post angenommen.", one("bauen limited")},
		{"Das Bauamt berät wieder. Bauanträge werden angenommen, genehmigt wird nichts.", one("bauen limited")},
	})
}

// Ways of saying it.
func TestMoreWordings(t *testing.T) {
	check(t, []sentence{
		{"Das Standesamt schließt wieder Ehen.", one("standesamt available")},
		{"Das Standesamt schließt derzeit keine Ehen.", one("standesamt unavailable")},
		{"Das Standesamt schließt Ehen, mehr aber auch nicht.", one("standesamt limited")},
		{"Das Bürgerbüro nimmt Anträge an, das war's.", one("buergerbuero limited")},
		{"Die Feuerwehr war in keiner Minute beeinträchtigt.", one("notruf available")},
		{"In den Kitas merkt man vom Angriff wenig.", one("kita-schule available")},
		{"Telefonieren kann man mit allen Ämtern.", one("telefon available")},
		{"Anträge auf Ausweise nehmen wir auf.", one("ausweise limited")},
		{"Eingehende Zahlungen kann die Stadtkasse niemandem zuordnen.", one("finanzen limited")},
		{"Gestern hat der Bürgermeister den Knopf gedrückt, seitdem ist werl.de mit allen Inhalten zurück.", one("website available")},
		{"Das Standesamt beurkundet Geburten aus dem Krankenhaus zurzeit nur auf vorläufigen Bögen.", one("standesamt limited")},
		{"Unter werl.de erscheint eine weiße Fläche.", one("website unavailable")},
		{"Bürgerbüro => geschlossen\nStandesamt -> geöffnet", []string{"buergerbuero unavailable", "standesamt available"}},
		{"Außerbetriebsetzungen sind möglich, Zulassungen und Umschreibungen nicht.", one("kfz-zulassung limited")},
		{"Müll: Abfuhr lt. Kalender.", one("abfall available")},
	})
}

// What a source tells of other towns is said of them, each in its own clause, and of nobody else.
func TestOtherTownsOnOnesOwnPage(t *testing.T) {
	x := theExtractor(t)
	for _, c := range []struct {
		own, text string
		want      []string
	}{
		{werl, "In Soest ist das Rathaus geschlossen, in Lippstadt geöffnet.", []string{"05974028 rathaus available", "05974040 rathaus unavailable"}},
		{werl, "Sowohl in Soest als auch in Lippstadt bleibt das Rathaus geschlossen.", []string{"05974028 rathaus unavailable", "05974040 rathaus unavailable"}},
		{werl, "Anders als in Soest, wo das Rathaus geöffnet ist, bleibt unser Rathaus zu.", one("rathaus unavailable")},
		{werl, "Soest hat es geschafft: Das Rathaus ist wieder geöffnet.", one("05974040 rathaus available")},
		{"05974", "In Soest ist die Stadtbücherei geschlossen, in Lippstadt geöffnet.", []string{"05974028 kultur-freizeit available", "05974040 kultur-freizeit unavailable"}},
		{"05974", "Soest hat es geschafft: Das Bürgerbüro ist wieder geöffnet.", one("05974040 buergerbuero available")},
		{"05974", "Die Zulassungsstelle in Soest ist geschlossen.", one("kfz-zulassung unavailable")},
	} {
		if diff := cmpDiff(c.want, said(t, x, c.text, c.own)); diff != "" {
			t.Errorf("%s: %s\nstatements differ (−want +got):\n%s", c.own, c.text, diff)
		}
	}
}

// Several things and what is done with each share one verb, and what that denies.
func TestDeedsThatShareAVerb(t *testing.T) {
	check(t, []sentence{
		{"Derzeit können keine Ausweise beantragt, Umzüge gemeldet oder Führungszeugnisse ausgestellt werden.", []string{"ausweise unavailable", "meldewesen unavailable"}},
		{"Im Rathaus können weder Ausweise noch Pässe beantragt, Umzüge eingetragen oder Autos zugelassen werden.", []string{"ausweise unavailable", "kfz-zulassung unavailable", "meldewesen unavailable"}},
		{"Wir können keine Ausweise ausstellen, Umzüge eintragen oder Geburten beurkunden.", []string{"ausweise unavailable", "meldewesen unavailable", "standesamt unavailable"}},
		{"Ab sofort können wieder Ausweise beantragt, Umzüge gemeldet und Führungszeugnisse ausgestellt werden.", []string{"ausweise available", "meldewesen available"}},
		{"Derzeit können weder Ausweise noch Pässe beantragt, An- und Ummeldungen vorgenommen oder Kennzeichen ausgegeben werden.", []string{"ausweise unavailable", "kfz-zulassung unavailable", "meldewesen unavailable"}},
		{"Ausweise können nicht beantragt und Autos nicht zugelassen werden.", []string{"ausweise unavailable", "kfz-zulassung unavailable"}},
		{"Wir können keine Ausweise ausstellen, Umzüge tragen wir aber wieder ein.", []string{"ausweise unavailable", "meldewesen available"}},
		{"Wir können keine Ausweise ausstellen, nur Umzüge eintragen.", []string{"ausweise unavailable", "meldewesen limited"}},
	})
}
