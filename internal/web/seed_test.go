package web

import (
	"context"
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/source"
	"github.com/lagebild/lagebild/internal/store"
)

// systemWait is the part of a clock that the pages do not use.
type systemWait struct{ clock.System }

func (systemWait) Sleep(ctx context.Context, _ time.Duration) error { return ctx.Err() }

const evil = `</mark><script>alert(1)</script><img src=x onerror=alert(2)>`

const evilPage = `<!DOCTYPE html><meta http-equiv="refresh" content="0;url=https://evil.example/">
<script>document.title="pwned"</script><form action="https://evil.example/" method=post><button>x</button></form>
<img src="https://evil.example/pixel.png"><iframe src="https://evil.example/"></iframe><p>Text bleibt lesbar</p>`

var longQuote = "Das Standesamt " + strings.Repeat("arbeitet sehr langsam und ", 80) + "hat Rückstände"

var (
	werlSays = said{
		key: "a", title: "Cyberangriff: Stand der Dinge", url: "https://werl.example/a",
		text: "Bürgerbüro\nDas Bürgerbüro ist geschlossen\nTelefonisch sind wir erreichbar\nDienst\nStand\nAbfall\nDie Abfuhr findet statt\n" + longQuote + "\nMeldewesen und Ausweise sind nicht möglich",
		statements: []notice.Statement{
			says(werl, "buergerbuero", notice.Unavailable, "Das Bürgerbüro ist geschlossen"),
			says(werl, "telefon", notice.Available, "Telefonisch sind wir erreichbar",
				notice.Detour{Kind: notice.DetourPhone, Value: "+492922800", Text: "02922 800"},
				notice.Detour{Kind: notice.DetourEmail, Value: "post@werl.example"},
				notice.Detour{Kind: notice.DetourURL, Value: "https://notfall.example/"},
				notice.Detour{Kind: notice.DetourHours, Value: "Mo–Fr 8–12 Uhr"}),
			says(werl, "abfall", notice.Available, "Die Abfuhr findet statt"),
			says(werl, "standesamt", notice.Limited, longQuote),
			says(werl, "meldewesen", notice.Unavailable, "Meldewesen und Ausweise sind nicht möglich"),
			says(werl, "ausweise", notice.Unavailable, "Meldewesen und Ausweise sind nicht möglich"),
		},
	}
	otherSays = said{
		key: "b", title: "Bürgerbüro offen", url: "https://werl-zwei.example/b", text: "Das Bürgerbüro ist wieder geöffnet",
		statements: []notice.Statement{says(werl, "buergerbuero", notice.Available, "Das Bürgerbüro ist wieder geöffnet")},
	}
	soestSays = said{
		key: "c", title: "Alles läuft", url: "https://soest.example/c", text: "Das Rathaus ist geöffnet. Das Telefon ist gestört.",
		statements: []notice.Statement{
			says(soest, "rathaus", notice.Available, "Das Rathaus ist geöffnet"), says(soest, "telefon", notice.Unavailable, "Das Telefon ist gestört"),
		},
	}
	evilSays = said{
		key: "d", title: "Titel " + evil, url: "javascript:alert(3)", text: "Vorher " + evil + " nachher",
		statements: []notice.Statement{says(hostile, "website", notice.Limited, evil,
			notice.Detour{Kind: notice.DetourURL, Value: "javascript:alert(4)", Text: "hier"},
			notice.Detour{Kind: notice.DetourPhone, Value: "javascript:alert(5)", Text: "Anruf"},
			notice.Detour{Kind: notice.DetourEmail, Value: "a@b.example?bcc=c@d.example", Text: "Post"})},
		raw: evilPage, media: "text/html",
	}
	feedSays = said{
		key: "e", title: "Feed", url: "https://overath.example/e", text: "Die Internetseite ist nur eingeschränkt da",
		statements: []notice.Statement{says(overath, "website", notice.Limited, "Die Internetseite ist nur eingeschränkt da")},
		raw:        "<rss><script>alert(6)</script></rss>", media: "application/rss+xml",
	}
	pdfSays = said{
		key: "f", title: "", url: "https://overath.example/f.pdf", text: "Ohne Aussage", raw: "%PDF-1.7 " + evil, media: "application/pdf",
	}
)

// tableBlocks are those of werlSays: a heading, two paragraphs, a table of two rows, two paragraphs.
func tableBlocks(text string) []notice.Block {
	kinds := []notice.Block{
		{Kind: notice.BlockHeading, Level: 2},
		{Kind: notice.BlockParagraph},
		{Kind: notice.BlockParagraph},
		{Kind: notice.BlockHeadCell, Table: 1, Row: 0, Col: 0},
		{Kind: notice.BlockHeadCell, Table: 1, Row: 0, Col: 1},
		{Kind: notice.BlockHeadCell, Table: 1, Row: 1, Col: 0},
		{Kind: notice.BlockCell, Table: 1, Row: 1, Col: 1},
		{Kind: notice.BlockParagraph},
		{Kind: notice.BlockParagraph},
	}
	at := 0
	for i, line := range strings.Split(text, "\n") {
		kinds[i].Start, kinds[i].End, kinds[i].Lead = at, at+len(line), -1
		at += len(line) + 1
	}
	return kinds
}

func (w *world) seed() {
	w.t.Helper()
	ctx := w.t.Context()
	town := func(ags, name, district string) notice.Body {
		return notice.Body{AGS: ags, Name: name, Kind: notice.Town, DistrictAGS: district, Homepage: "https://" + ags + ".example/"}
	}
	w.must(w.store.SyncBodies(ctx, []notice.Body{
		{AGS: kreis, Name: "Kreis Soest", Kind: notice.District, DistrictAGS: kreis, Homepage: "javascript:alert(7)"},
		town(soest, "Soest", kreis), town(werl, "Werl", kreis), town(moehne, "Möhnesee", kreis), town(ruethen, "Rüthen", kreis),
		town(hostile, "Bad <b>Beispiel</b>", kreis), town(overath, "Overath", "05378"),
	}))
	rec := func(name, body string) store.SourceRecord {
		return store.SourceRecord{Namespace: "nrw", Name: name, Spec: source.Spec{
			Type: source.TypePage, Page: &source.Page{URL: "https://" + name + ".example/"}, Body: body, Authority: notice.Official,
			Interval: 15 * time.Minute, Timeout: 30 * time.Second,
		}}
	}
	_, err := w.store.SyncSources(ctx, "nrw", []store.SourceRecord{
		rec("werl", werl), rec("werl-zwei", werl), rec("soest", soest), rec("hostile", hostile), rec("overath", overath),
		rec("ruethen", ruethen), rec("kreis", kreis),
	}, start.Add(-time.Hour))
	w.must(err)
	a := werlSays
	a.blocks = tableBlocks(a.text)
	first := start.Add(time.Hour)
	w.run(first, map[string][]said{
		"werl": {a}, "werl-zwei": {otherSays}, "soest": {soestSays}, "hostile": {evilSays}, "overath": {feedSays, pdfSays}, "ruethen": {}, "kreis": {},
	})
	w.run(present.Add(-time.Hour), map[string][]said{
		"werl": {a}, "werl-zwei": {otherSays}, "soest": nil, "hostile": {evilSays}, "overath": {feedSays, pdfSays}, "ruethen": {}, "kreis": {},
	})
	w.run(present.Add(-10*time.Minute), map[string][]said{"ruethen": nil})
}
