package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/jmoiron/sqlx"

	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/extract"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/source"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/store/storetest"
)

// archive is a database with notices that an earlier extractor read: as if it had found each office available.
type archive struct {
	t   *testing.T
	dsn string
	db  *sqlx.DB
}

const (
	archived = "<html lang=de><body><main><h1>Notice %d</h1><p>Das Bürgerbüro ist geschlossen.</p><ul><li>Das Standesamt ist geöffnet.</li></ul></main></body></html>"
	werlAGS  = "05974052"
)

// newArchive stores n notices of one source.
func newArchive(t *testing.T, n int) *archive {
	t.Helper()
	a := &archive{t: t, dsn: storetest.DSN(t)}
	st, err := store.Open(t.Context(), a.dsn)
	a.must(err)
	t.Cleanup(func() { _ = st.Close() })
	a.db, err = sqlx.Open("postgres", a.dsn)
	a.must(err)
	t.Cleanup(func() { _ = a.db.Close() })
	now := time.Now().Add(-time.Hour)
	a.must(st.SyncBodies(t.Context(), []notice.Body{{AGS: werlAGS, Name: "Werl", Kind: notice.Town, DistrictAGS: "05974"}}))
	spec := source.Spec{
		Type: source.TypePage, Page: &source.Page{URL: "https://werl.example/"}, Body: werlAGS, Authority: notice.Official, Interval: time.Minute, Timeout: time.Second,
	}
	_, err = st.SyncSources(t.Context(), "a", []store.SourceRecord{{Namespace: "a", Name: "werl", Spec: spec}}, now.Add(-time.Hour))
	a.must(err)
	jobs, err := st.Claim(t.Context(), store.ClaimParams{Now: now, Lease: time.Hour, Limit: 1, Worker: "test"})
	if err != nil || len(jobs) != 1 {
		t.Fatal(jobs, err)
	}
	o := store.Outcome{Job: jobs[0], Started: now, Finished: now, Extractor: "0", Statements: map[string][]notice.Statement{}}
	for i := range n {
		page := fmt.Sprintf(archived, i)
		sum := sha256.Sum256([]byte(page))
		c := source.Capture{SHA256: hex.EncodeToString(sum[:]), URL: fmt.Sprintf("https://werl.example/%d", i), Status: 200, MediaType: "text/html", Charset: "utf-8", Body: []byte(page), FetchedAt: now}
		c.FinalURL = c.URL
		text := fmt.Sprintf("Notice %d\nDas Bürgerbüro ist geschlossen.\nDas Standesamt ist geöffnet.", i)
		o.Reading.Captures = append(o.Reading.Captures, c)
		o.Reading.Documents = append(o.Reading.Documents, notice.Document{
			Key: c.URL, URL: c.URL, Text: text, Capture: c.SHA256, Blocks: []notice.Block{{Kind: notice.BlockParagraph, End: len(text), Lead: -1}},
		})
		o.Statements[c.URL] = []notice.Statement{{Body: werlAGS, Service: "buergerbuero", Status: notice.Available, Quote: text[:6], End: 6, Rule: "wrong", Confidence: 0.9}}
	}
	a.must(st.Finish(t.Context(), o))
	t.Setenv("DATABASE_URL", a.dsn)
	return a
}

func (a *archive) must(err error) {
	a.t.Helper()
	if err != nil {
		a.t.Fatal(err)
	}
}

func (a *archive) count(query string) (n int) {
	a.t.Helper()
	a.must(a.db.Get(&n, query))
	return n
}

// reread checks that every notice was read by this extractor, once.
func (a *archive) reread(n int) {
	a.t.Helper()
	for query, want := range map[string]int{
		`SELECT count(*) FROM notices WHERE extractor = '` + extract.Version + `'`:                                 n,
		`SELECT count(*) FROM statements WHERE standing`:                                                           2 * n,
		`SELECT count(*) FROM statements WHERE standing AND service = 'buergerbuero' AND status = 'unavailable'`:   n,
		`SELECT count(*) FROM statements WHERE standing AND service = 'standesamt' AND status = 'available'`:       n,
		`SELECT count(*) FROM statements WHERE replaced_at IS NOT NULL AND rule = 'wrong'`:                         n,
		`SELECT count(*) FROM statements WHERE extractor = '` + extract.Version + `'`:                              2 * n,
		`SELECT count(*) FROM cells WHERE until IS NULL AND service = 'buergerbuero' AND status = 'unavailable'`:   1,
		`SELECT count(*) FROM cells WHERE until IS NOT NULL AND service = 'buergerbuero' AND status = 'available'`: 1,
	} {
		if got := a.count(query); got != want {
			a.t.Errorf("%d, want %d: %s", got, want, query)
		}
	}
}

func TestReextractCommand(t *testing.T) {
	a := newArchive(t, 3)
	dry, err := execute(t, "", "reextract", "--dry-run", "-v", "--log-level", "error")
	a.must(err)
	for _, want := range []string{
		"3 versions of notices would be read again", "3 were parsed again with the same words",
		"statements of standing notices: 3 new, 0 gone, 3 read otherwise",
		"buergerbuero                          0      0         3", "Werl (05974052)",
		"− Werl (05974052): buergerbuero available", "+ Werl (05974052): buergerbuero unavailable",
	} {
		if !strings.Contains(dry, want) {
			t.Errorf("no %q in\n%s", want, dry)
		}
	}
	if n := a.count(`SELECT count(*) FROM notices WHERE extractor <> '0'`); n != 0 {
		t.Fatalf("a dry run read %d notices", n)
	}
	out, err := execute(t, "", "reextract", "--log-level", "error")
	if err != nil || !strings.Contains(out, "3 versions of notices read again") {
		t.Fatalf("%v\n%s", err, out)
	}
	a.reread(3)
	if n := a.count(`SELECT count(*) FROM notices WHERE blocks::text LIKE '%"heading"%' AND blocks::text LIKE '%"item"%'`); n != 3 {
		t.Errorf("%d notices have the structure of their page", n)
	}
	again, err := execute(t, "", "reextract", "--log-level", "error")
	if err != nil || !strings.Contains(again, "0 versions") {
		t.Errorf("%v\n%s", err, again)
	}
	all, err := execute(t, "", "reextract", "--all", "--batch", "2", "--log-level", "error")
	if err != nil || !strings.Contains(all, "3 versions of notices read again") || !strings.Contains(all, "0 new, 0 gone, 0 read otherwise") || !strings.Contains(all, "last place: --after 1-3") {
		t.Errorf("%v\n%s", err, all)
	}
	a.reread(3)
}

// TestReextractKilled kills the command again and again, and lets it end at last.
func TestReextractKilled(t *testing.T) {
	const n = 120
	a := newArchive(t, n)
	for kill := 1; kill <= 3; kill++ {
		cmd, out := command(t, nil, "reextract", "--batch", "1", "--log-level", "error")
		go func() { _, _ = io.Copy(io.Discard, out) }()
		deadline := time.Now().Add(time.Minute)
		for a.count(`SELECT count(*) FROM notices WHERE extractor <> '0'`) < kill*n/6 {
			if time.Now().After(deadline) {
				t.Fatal("it reads nothing")
			}
			a.must((clock.System{}).Sleep(context.Background(), time.Millisecond))
		}
		a.must(cmd.Process.Kill())
		_ = cmd.Wait()
	}
	if done := a.count(`SELECT count(*) FROM notices WHERE extractor <> '0'`); done == n {
		t.Error("it was done before it was killed")
	}
	if out, err := execute(t, "", "reextract", "--log-level", "error"); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	a.reread(n)
}

func TestReextractRefuses(t *testing.T) {
	t.Setenv("DATABASE_URL", "")
	for _, tt := range []struct {
		args []string
		want string
	}{
		{[]string{"--batch", "0"}, "--batch"},
		{[]string{"--after", "somewhere"}, "--after"},
		{nil, "DATABASE_URL"},
	} {
		if _, err := execute(t, "", append([]string{"reextract"}, tt.args...)...); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%v: %v", tt.args, err)
		}
	}
}
