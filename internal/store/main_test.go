package store_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/jmoiron/sqlx"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/source"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/store/storetest"
)

func TestMain(m *testing.M) { os.Exit(storetest.Main(m)) }

const (
	soest = "05974040"
	werl  = "05974052"
	kreis = "05974"
)

// start is a Wednesday noon in Berlin.
var start = time.Date(2023, 11, 1, 11, 0, 0, 0, time.UTC)

func at(d time.Duration) time.Time { return start.Add(d) }

// world is a store with what a test needs to drive it. Its moments are set by the test.
type world struct {
	*store.Store
	t   testing.TB
	db  *sqlx.DB // for looking behind the store
	dsn string
	gap time.Duration
}

func newWorld(t testing.TB) *world {
	t.Helper()
	w := worldOn(t, storetest.DSN(t))
	w.must(w.SyncBodies(t.Context(), []notice.Body{
		{AGS: werl, Name: "Werl", Kind: notice.Town, DistrictAGS: kreis, Population: 30000, Aliases: []string{"Wallfahrtsstadt Werl"}},
		{AGS: kreis, Name: "Kreis Soest", Kind: notice.District, DistrictAGS: kreis},
		{AGS: soest, Name: "Soest", Kind: notice.Town, DistrictAGS: kreis},
	}))
	return w
}

// worldOn is a world in a database that is there.
func worldOn(t testing.TB, dsn string) *world {
	t.Helper()
	s, err := store.Open(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	db, err := sqlx.Open("postgres", dsn)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return &world{Store: s, t: t, db: db, dsn: dsn}
}

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

func page(url, body string, authority notice.Authority) source.Spec {
	return source.Spec{
		Type: source.TypePage, Page: &source.Page{URL: url}, Body: body, Authority: authority, Interval: 15 * time.Minute,
		Timeout: 30 * time.Second,
	}
}

func record(name string, spec source.Spec) store.SourceRecord {
	return store.SourceRecord{Namespace: "nrw", Name: name, Spec: spec}
}

// sync makes the sources of the scope "nrw" those given.
func (w *world) sync(now time.Time, recs ...store.SourceRecord) store.SyncResult {
	w.t.Helper()
	res, err := w.SyncSources(w.t.Context(), "nrw", recs, now)
	w.must(err)
	return res
}

// claim asks for as many jobs as there are.
func (w *world) claim(now time.Time) map[string]store.Job {
	w.t.Helper()
	jobs, err := w.Claim(w.t.Context(), store.ClaimParams{Now: now, Lease: 5 * time.Minute, Limit: 100, Worker: "test"})
	w.must(err)
	out := map[string]store.Job{}
	for _, j := range jobs {
		out[j.Name] = j
	}
	return out
}

// job makes the named source due and claims it, and it alone.
func (w *world) job(name string, now time.Time) store.Job {
	w.t.Helper()
	_, err := w.db.Exec(`UPDATE sources SET next_fetch_at = CASE WHEN name = $1 THEN $2 ELSE CAST('9000-01-01' AS timestamptz) END`, name, now)
	w.must(err)
	_, err = w.db.Exec(`UPDATE hosts h SET next_request_at = '1970-01-01', lease_token = NULL, lease_until = NULL, due_at =
		(SELECT min(next_fetch_at) FROM sources s WHERE s.host = h.host AND s.active)`)
	w.must(err)
	j, ok := w.claim(now)[name]
	if !ok {
		w.t.Fatalf("source %s was not handed out", name)
	}
	return j
}

// said is a document with what it says.
type said struct {
	key, text  string
	published  time.Time
	statements []notice.Statement
}

func says(service notice.Service, status notice.Status) notice.Statement {
	return notice.Statement{Body: werl, Service: service, Status: status, Rule: "test", Confidence: 0.9}
}

func (s said) doc() notice.Document {
	return notice.Document{
		Key: s.key, URL: "https://werl.de/" + s.key, Title: "Titel " + s.key, Text: s.text, Published: s.published, Language: "de",
		Blocks: []notice.Block{{Kind: notice.BlockParagraph, End: len(s.text), Lead: -1}},
		Links:  []notice.Link{{Start: 0, End: 1, URL: "https://werl.de/"}},
	}
}

func capture(url string, body []byte, at time.Time) source.Capture {
	sum := sha256.Sum256(body)
	return source.Capture{
		SHA256: hex.EncodeToString(sum[:]), URL: url, FinalURL: url + "?final", Status: 200, MediaType: "text/html", Charset: "utf-8",
		Header: map[string][]string{"Date": {at.Format(time.RFC1123)}}, Body: body, TLSPeer: "CN=werl.de", FetchedAt: at,
	}
}

// outcome is a success of j at a moment in which the documents were read.
func outcome(j store.Job, now time.Time, docs ...said) store.Outcome {
	o := store.Outcome{
		Job: j, Started: now.Add(-time.Second), Finished: now, Extractor: "1", Statements: map[string][]notice.Statement{},
		Reading: source.Reading{Complete: true, Status: 200, Requests: 1, State: source.State{Keys: map[string][]string{}}},
	}
	var body bytes.Buffer
	for _, d := range docs {
		body.WriteString(d.text)
		o.Reading.State.Keys[j.Spec.URL()] = append(o.Reading.State.Keys[j.Spec.URL()], d.key)
	}
	c := capture(j.Spec.URL(), body.Bytes(), now)
	o.Reading.Captures, o.Reading.Bytes = []source.Capture{c}, int64(body.Len())
	for _, d := range docs {
		doc := d.doc()
		doc.Capture = c.SHA256
		o.Reading.Documents = append(o.Reading.Documents, doc)
		for _, st := range d.statements {
			st.Quote, st.End = d.text, len(d.text)
			o.Statements[d.key] = append(o.Statements[d.key], st)
		}
	}
	return o
}

// run makes the source say the documents at a moment.
func (w *world) run(name string, now time.Time, docs ...said) {
	w.t.Helper()
	o := outcome(w.job(name, now), now, docs...)
	o.Gap = w.gap
	w.must(w.Finish(w.t.Context(), o))
}

// confirmed is a success that read nothing anew.
func confirmed(j store.Job, now time.Time, keys ...string) store.Outcome {
	o := outcome(j, now)
	o.Reading.Captures, o.Reading.State, o.Reading.Status = nil, j.State, 304
	o.Reading.Confirmed = keys
	return o
}

// cell is what the overview shows of Werl at a moment, as asked at now.
func (w *world) cell(service notice.Service, at, now time.Time) notice.Cell {
	w.t.Helper()
	return w.row(werl, at, now).Cells[service]
}

func (w *world) row(ags string, at, now time.Time) store.BodyRow {
	w.t.Helper()
	o, err := w.Overview(w.t.Context(), at, now)
	w.must(err)
	for _, r := range o.Rows {
		if r.Body.AGS == ags {
			return r
		}
	}
	w.t.Fatalf("no row for %s", ags)
	return store.BodyRow{}
}

// count is the number of rows for which a condition holds.
func (w *world) count(table, where string) int {
	w.t.Helper()
	var n int
	w.must(w.db.Get(&n, `SELECT count(*) FROM `+table+` WHERE `+where))
	return n
}

// sound checks what must hold after everything: due times of hosts, one open sighting for each standing document,
// statements that stand exactly in standing versions, and stretches of a cell that do not overlap.
func (w *world) sound() {
	w.t.Helper()
	for _, bad := range w.unsound() {
		w.t.Error(bad)
	}
}

func (w *world) unsound() (bad []string) {
	w.t.Helper()
	for name, query := range map[string]string{
		"due time of a host": `SELECT count(*) FROM hosts h WHERE h.due_at IS DISTINCT FROM
			(SELECT min(next_fetch_at) FROM sources s WHERE s.host = h.host AND s.active)`,
		"open sighting": `SELECT count(*) FROM documents d WHERE (d.withdrawn_at IS NULL) <>
			EXISTS (SELECT 1 FROM sightings s WHERE s.document_id = d.id AND s.ended_at IS NULL)`,
		"standing statement": `SELECT count(*) FROM statements st WHERE st.standing <> (st.replaced_at IS NULL AND
			EXISTS (SELECT 1 FROM sightings s WHERE s.notice_id = st.notice_id AND s.ended_at IS NULL))`,
		"stretch of a cell": `SELECT count(*) FROM cells a JOIN cells b ON b.body = a.body AND b.service = a.service AND b.id > a.id
			AND tstzrange(a.since, a.until) && tstzrange(b.since, b.until)`,
	} {
		var n int
		w.must(w.db.Get(&n, query))
		if n != 0 {
			bad = append(bad, fmt.Sprintf("%s: %d rows are not as they must be", name, n))
		}
	}
	return bad
}

func long(n int) string { return strings.Repeat("Das Bürgerbüro ist geschlossen. ", n/33+1)[:n] }

// uses checks that a plan goes by an index.
func uses(t *testing.T, plan []string, index string) {
	t.Helper()
	if !strings.Contains(strings.Join(plan, "\n"), index) {
		t.Errorf("the plan does without %s:\n%s", index, strings.Join(plan, "\n"))
	}
}
