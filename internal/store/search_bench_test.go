package store_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jmoiron/sqlx"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/store/search/german"
	"github.com/lagebild/lagebild/internal/store/storetest"
)

var (
	benchNotices  = flag.Int("search-notices", 10_000, "how many notices BenchmarkSearch makes")
	benchDatabase = flag.String("search-database", "", "address of a database that BenchmarkSearch fills once and keeps; empty: one of its own")
	benchTries    = flag.Int("search-tries", 60, "how often BenchmarkSearch asks for each kind of words")
)

// BenchmarkSearch measures searches beside the bare SQL that ranks all hits and counts them by body, service and status. The
// reported figures are those of the 95th percentile. For a million notices, which take some minutes to make:
//
//	go test ./internal/store -run - -bench Search$ -benchtime 1x -timeout 2h -search-notices 1000000
func BenchmarkSearch(b *testing.B) {
	dsn := *benchDatabase
	if dsn == "" {
		dsn = storetest.DSN(b)
	} else if err := store.Migrate(b.Context(), dsn); err != nil {
		b.Fatal(err)
	}
	s, err := store.Open(b.Context(), dsn)
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	db := sqlx.MustOpen("postgres", dsn)
	defer func() { _ = db.Close() }()
	g := &generator{b: b, db: db, rnd: rand.New(rand.NewPCG(1, 2)), n: *benchNotices}
	g.fill()
	cat, err := catalog.Load()
	if err != nil {
		b.Fatal(err)
	}
	r, err := store.NewSearcher(store.SearchConfig{Store: s, Catalog: cat})
	if err != nil {
		b.Fatal(err)
	}
	for _, kind := range []struct {
		name  string
		words func(i int) string
	}{
		{"rare", func(i int) string { return g.rare(i * 7919) }},
		{"pair", func(i int) string { return g.word(300+i) + " " + g.word(900+i) }},
		{"phrase", func(i int) string { return `"bis auf Weiteres" ` + g.word(2000+i) }},
		{"fifth", func(int) string { return "Störung" }},
		{"fifth-time", func(int) string { return "Störung" }},
		{"fifth-two", func(int) string { return "Störung Rathaus" }},
		{"fifth-body", func(i int) string { return fmt.Sprintf("Störung kommune:ort%d", i%70) }},
	} {
		b.Run(kind.name, func(b *testing.B) {
			for b.Loop() {
				measure(b, r, db, kind.name, kind.words)
			}
		})
	}
}

func measure(b *testing.B, r *store.Searcher, db *sqlx.DB, name string, words func(int) string) {
	var ours, bare []time.Duration
	found := 0
	sort := store.ByRelevance
	if strings.HasSuffix(name, "-time") {
		sort = store.ByTime
	}
	bares := *benchTries
	if strings.HasPrefix(name, "fifth") {
		bares = min(bares, 4)
	}
	for i := range *benchTries + 3 {
		q := words(i)
		compare := i-3 < bares && !strings.Contains(q, ":")
		if compare && i%2 == 0 { // who comes second finds the pages in memory
			bare = append(bare, bareSearch(b, db, q))
		}
		begin := time.Now()
		res, err := r.Search(b.Context(), store.SearchRequest{Query: q, Sort: sort, Now: at(0), Facets: true})
		if err != nil {
			b.Fatal(q, err)
		}
		took := time.Since(begin)
		found += res.Total
		if i >= 3 { // warm
			ours = append(ours, took)
		}
		if compare && i%2 == 1 {
			bare = append(bare, bareSearch(b, db, q))
		}
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(float64(percentile(ours, 50).Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(percentile(ours, 95).Microseconds())/1000, "p95-ms")
	if len(bare) > 0 {
		b.ReportMetric(float64(percentile(bare, 50).Microseconds())/1000, "bare-p50-ms")
		b.ReportMetric(float64(percentile(bare, 95).Microseconds())/1000, "bare-p95-ms")
	}
	b.ReportMetric(float64(found)/float64(*benchTries+3), "hits")
}

func percentile(d []time.Duration, p int) time.Duration {
	slices.Sort(d)
	return d[min(len(d)*p/100, len(d)-1)]
}

// bareSearch is what one would write by hand: a page by rank with its texts, and the counts.
func bareSearch(b *testing.B, db *sqlx.DB, q string) time.Duration {
	words := german.Words(strings.ReplaceAll(q, `"`, ""))
	var parts []string
	for _, w := range words {
		if !german.Common(w.Fold) {
			parts = append(parts, "'"+german.Stem(w.Fold)+"'")
		}
	}
	expr := strings.Join(parts, " & ")
	if strings.HasPrefix(q, `"`) {
		expr = "'" + german.Stem("weiteres") + "' & " + parts[len(parts)-1]
	}
	begin := time.Now()
	var page []struct {
		ID    int64   `db:"id"`
		Title string  `db:"title"`
		Text  string  `db:"text"`
		Rank  float64 `db:"rank"`
	}
	err := db.Select(&page, `SELECT n.id, n.title, n.text, ts_rank_cd(n.search, CAST($1 AS tsquery)) AS rank FROM notices n
		WHERE n.search @@ CAST($1 AS tsquery) ORDER BY rank DESC, n.id DESC LIMIT 20`, expr)
	if err != nil {
		b.Fatal(expr, err)
	}
	var facets []struct {
		Body    *string `db:"body"`
		Service *string `db:"service"`
		Status  *string `db:"status"`
		N       int     `db:"n"`
	}
	err = db.Select(&facets, `SELECT st.body, st.service, st.status, count(DISTINCT n.id) AS n
		FROM notices n JOIN statements st ON st.notice_id = n.id
		WHERE n.search @@ CAST($1 AS tsquery) AND st.replaced_at IS NULL
		GROUP BY GROUPING SETS ((st.body), (st.service), (st.status))`, expr)
	if err != nil {
		b.Fatal(expr, err)
	}
	return time.Since(begin)
}

// generator fills a database with notices: sentences of administrations, words whose frequencies fall as those of a language
// do, and words that stand in five notices each. A fifth of all speak of a Störung.
type generator struct {
	b       testing.TB
	db      *sqlx.DB
	rnd     *rand.Rand
	n       int
	words   []string
	zipf    *rand.Zipf
	phrases []prepared
}

// prepared is a text with its index entries.
type prepared struct {
	text  string
	stems []string // by place; "" for a word that stands everywhere
}

func prepare(text string) prepared {
	p := prepared{text: text}
	for _, w := range german.Words(text) {
		s := ""
		if !german.Common(w.Fold) {
			s = german.Stem(w.Fold)
		}
		p.stems = append(p.stems, s)
	}
	return p
}

var benchSentences = []string{
	"Das Rathaus bleibt bis auf Weiteres für den Publikumsverkehr geschlossen.", "Die Zulassungsstelle des Kreises kann keine Fahrzeuge zulassen.",
	"E-Mails können zurzeit weder empfangen noch versendet werden.", "Telefonisch ist die Verwaltung nur über die Zentrale erreichbar.",
	"Das Standesamt beurkundet Sterbefälle auf Papier.", "Personalausweise und Reisepässe können nicht beantragt werden.",
	"Bereits vereinbarte Termine im Bürgerbüro entfallen.", "Die Müllabfuhr findet wie gewohnt statt.", "Anträge auf Wohngeld können schriftlich eingereicht werden.",
	"Die Stadtbücherei hat geöffnet, die Ausleihe ist eingeschränkt.", "Der Bauhof schneidet die Linden am Friedhofsweg.", "Die Feuerwehr lädt zum Tag der offenen Tür.",
	"Der Haushaltsausschuss tagt am Donnerstag im Ratssaal.", "Am Wochenende ist die Landesstraße voll gesperrt.", "Für den Heimatpreis werden Vorschläge gesucht.",
	"Der Glasfaserausbau in den Ortsteilen schreitet voran.", "Die Volkshochschule stellt ihr Programm für das Frühjahr vor.", "Sechs junge Menschen beginnen ihre Ausbildung.",
}

func (g *generator) word(i int) string { return g.words[i%len(g.words)] }
func (g *generator) rare(i int) string {
	return "kasus" + strings.Map(func(r rune) rune { return r - '0' + 'b' }, fmt.Sprint((i%g.n)/5))
}

func (g *generator) must(_ any, err error) {
	g.b.Helper()
	if err != nil {
		g.b.Fatal(err)
	}
}

func (g *generator) fill() {
	syllables := strings.Fields("ba be bo du fa fi go gra ha hel ka ki kor la lem lo ma mir mo na nor pa pel ra rik ro sa sol ta tem tor va wal wi za zor")
	seen := map[string]bool{}
	for len(g.words) < 20_000 {
		w := ""
		for range 3 + g.rnd.IntN(3) {
			w += syllables[g.rnd.IntN(len(syllables))]
		}
		if !seen[german.Stem(w)] {
			seen[german.Stem(w)] = true
			g.words = append(g.words, w)
		}
	}
	g.zipf = rand.NewZipf(g.rnd, 1.07, 8, uint64(len(g.words)-1))
	for _, s := range benchSentences {
		g.phrases = append(g.phrases, prepare(s))
	}
	var have int
	g.must(nil, g.db.Get(&have, `SELECT count(*) FROM notices`))
	if have == g.n {
		return
	}
	if have != 0 {
		g.b.Fatalf("the database holds %d notices: give an empty one", have)
	}
	for _, q := range []string{
		`DROP INDEX notices_search`, `ALTER TABLE notices DROP CONSTRAINT notices_document_id_fkey`, `ALTER TABLE notices DROP CONSTRAINT notices_source_id_fkey`,
		`ALTER TABLE notices DROP CONSTRAINT notices_observation_id_fkey`, `ALTER TABLE statements DROP CONSTRAINT statements_notice_id_fkey`,
		`INSERT INTO hosts (host) VALUES ('x.de')`,
		`INSERT INTO bodies (ags, name, kind, district_ags) SELECT '05' || lpad((i % 5)::text, 3, '0') || lpad(i::text, 3, '0'), 'ort' || i, 'Town', '05' || lpad((i % 5)::text, 3, '0') FROM generate_series(0, 71) i`,
		`INSERT INTO sources (namespace, name, scope, spec, host, body, authority, next_fetch_at, created_at)
			SELECT 'x', 's' || i, 'x', '{}', 'x.de', '05' || lpad((i % 5)::text, 3, '0') || lpad((i % 72)::text, 3, '0'), 'Official', now(), now() FROM generate_series(1, 500) i`,
	} {
		g.must(g.db.Exec(q))
	}
	g.must(g.db.Exec(`INSERT INTO documents (source_id, key, url, first_seen_at) SELECT 1 + i % 500, i::text, 'https://x.de/' || i, '2023-10-01' FROM generate_series(1, $1) i`, (g.n+1)/2))
	g.copyNotices()
	tx := g.db.MustBegin()
	for _, q := range []string{
		`SET LOCAL maintenance_work_mem = '400MB'`, `DROP INDEX statements_notice`, `DROP INDEX statements_standing`, `DROP INDEX statements_body`,
		`INSERT INTO statements (notice_id, source_id, body, service, status, detour, quote, start_byte, end_byte, rule, confidence, review, extractor,
			effective_at, first_seen_at, stored_at)
			SELECT n.id, n.source_id, b.ags, (ARRAY['rathaus','telefon','email','kfz-zulassung','standesamt','abfall','termine','soziales'])[1 + (n.id * 31 + k) % 8],
				(ARRAY['available','limited','unavailable'])[1 + (n.id * 17 + k) % 3], '[]', '', 0, 0, 'x', 1, false, '1', n.first_seen_at, n.first_seen_at, n.first_seen_at
			FROM notices n JOIN sources s ON s.id = n.source_id JOIN bodies b ON b.ags = s.body CROSS JOIN generate_series(1, (n.id * 7 % 5)::int) k`,
		`CREATE INDEX notices_search ON notices USING gin (search)`, `CREATE INDEX statements_notice ON statements (notice_id)`,
		`CREATE INDEX statements_standing ON statements (body, service) WHERE standing`, `CREATE INDEX statements_body ON statements (body, first_seen_at DESC)`,
	} {
		g.must(tx.Exec(q))
	}
	g.must(nil, tx.Commit())
	g.must(g.db.Exec(`VACUUM ANALYZE`))
}

func (g *generator) copyNotices() {
	tx := g.db.MustBegin()
	_, err := tx.Exec(`CREATE TEMPORARY TABLE incoming ON COMMIT DROP AS
		SELECT document_id, source_id, version, content_hash, title, text, language, url, blocks, links, first_seen_at, extractor,
			title AS search_title, text AS search_text
		FROM notices WITH NO DATA`)
	g.must(nil, err)
	st, err := tx.Prepare(`COPY incoming FROM STDIN`)
	g.must(nil, err)
	docs := (g.n + 1) / 2
	from := time.Date(2023, 10, 1, 0, 0, 0, 0, time.UTC)
	title := german.NewAnalyser().Vector("Information der Verwaltung")
	fault := prepare("Wegen einer Störung sind viele Dienste eingeschränkt.")
	for i := range g.n {
		parts := []prepared{g.phrases[g.rnd.IntN(len(g.phrases))], g.phrases[g.rnd.IntN(len(g.phrases))]}
		if g.rnd.IntN(5) == 0 {
			parts = append(parts, fault)
		}
		words := prepared{}
		for range 28 {
			w := g.words[g.zipf.Uint64()]
			words.text += w + " "
			words.stems = append(words.stems, german.Stem(w))
		}
		parts = append(parts, words, prepared{text: g.rare(i) + ".", stems: []string{german.Stem(g.rare(i))}})
		text, vector := join(parts)
		_, err := st.ExecContext(context.Background(), 1+i%docs, 1+(1+i%docs)%500, 1+i/docs, []byte{byte(i)}, "Information der Verwaltung", text, "de", "https://x.de/", "[]", "[]",
			from.Add(time.Duration(i)*5*time.Second), "1", title, vector)
		g.must(nil, err)
	}
	g.must(st.Exec())
	g.must(nil, st.Close()) //nolint:sqlclosecheck // before the transaction goes on
	_, err = tx.Exec(`INSERT INTO notices (id, document_id, source_id, version, content_hash, title, text, language, url, blocks, links, first_seen_at,
			extractor, search)
		OVERRIDING SYSTEM VALUE
		SELECT i.id, i.document_id, i.source_id, i.version, i.content_hash, i.title, i.text, i.language, i.url, i.blocks, i.links, i.first_seen_at,
			i.extractor, notice_search(i.id, i.search_title, i.search_text)
		FROM (SELECT nextval((SELECT pg_get_serial_sequence('notices', 'id')::regclass)) AS id, x.* FROM incoming x) i`)
	g.must(nil, errors.Join(err, tx.Commit()))
}

func join(parts []prepared) (text, vector string) {
	var t, v strings.Builder
	at := 0
	for _, p := range parts {
		t.WriteString(p.text)
		t.WriteByte(' ')
		for _, s := range p.stems {
			if at++; s != "" {
				fmt.Fprintf(&v, "%s:%dB ", s, at)
			}
		}
	}
	return t.String(), v.String()
}
