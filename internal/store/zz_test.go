package store_test

import (
	"fmt"
	"os"
	"strconv"
	"syscall"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/source"
	"github.com/lagebild/lagebild/internal/store"
)

func quant(t *testing.T, name string, ds []time.Duration) {
	slices.Sort(ds)
	t.Logf("%s: n=%d min %v p10 %v p50 %v", name, len(ds), ds[0], ds[len(ds)/10], ds[len(ds)/2])
}

func TestYY(t *testing.T) {
	w := newWorld(t)
	var bodies []notice.Body
	var recs []store.SourceRecord
	for i := range 72 {
		ags := fmt.Sprintf("05974%03d", i)
		bodies = append(bodies, notice.Body{AGS: ags, Name: ags, Kind: notice.Town, DistrictAGS: kreis})
		recs = append(recs, record(ags, page("https://"+ags+".de/", ags, notice.Official)))
	}
	w.must(w.SyncBodies(t.Context(), bodies))
	w.sync(start, recs...)
	now := at(time.Hour)
	for round := range 5 {
		for _, j := range w.claim(now) {
			d := said{key: "a", text: fmt.Sprint("Fassung ", round)}
			for s := range 26 {
				st := says(notice.Service(fmt.Sprintf("s%02d", s)), []notice.Status{notice.Limited, notice.Unavailable}[round%2])
				st.Body = j.Spec.Body
				d.statements = append(d.statements, st)
			}
			w.must(w.Finish(t.Context(), outcome(j, now, d)))
		}
		now = now.Add(time.Hour)
	}
	w.db.MustExec(`ANALYZE`)
	var ds []time.Duration
	for range 60 {
		b := time.Now()
		_, err := w.Overview(t.Context(), now, now)
		w.must(err)
		ds = append(ds, time.Since(b))
	}
	quant(t, "overview", ds)
	for name, q := range map[string]string{"old": `SELECT c.body, c.service, c.status, c.status_since, coalesce(st.until_day::text, '') AS until_day, c.statement_id,
       st.notice_id, st.quote, c.contradicted, c.against, c.sources, c.authority,
       (SELECT max(sg.to_at) FROM sightings sg WHERE sg.notice_id = st.notice_id AND sg.from_at <= $1) AS seen_at
FROM cells c JOIN statements st ON st.id = c.statement_id
WHERE tstzrange(c.since, c.until) @> CAST($1 AS timestamptz) AND (CAST($2 AS text) = '' OR c.body = $2)`, "new": `
WITH shown AS MATERIALIZED (
    SELECT c.body, c.service, c.status, c.status_since, coalesce(st.until_day::text, '') AS until_day, c.statement_id,
           st.notice_id, st.quote, c.contradicted, c.against, c.sources, c.authority
    FROM cells c JOIN statements st ON st.id = c.statement_id
    WHERE tstzrange(c.since, c.until) @> CAST($1 AS timestamptz) AND (CAST($2 AS text) = '' OR c.body = $2)
), seen AS (
    SELECT sg.notice_id, max(sg.to_at) AS seen_at
    FROM sightings sg
    WHERE sg.notice_id IN (SELECT notice_id FROM shown) AND sg.from_at <= $1
    GROUP BY sg.notice_id
)
SELECT shown.body, shown.service, shown.status, shown.status_since, shown.until_day, shown.statement_id, shown.notice_id,
       shown.quote, shown.contradicted, shown.against, shown.sources, shown.authority, seen.seen_at
FROM shown LEFT JOIN seen USING (notice_id)`} {
		best := 1e9
		for range 30 {
			var plan []string
			w.must(w.db.Select(&plan, "EXPLAIN (ANALYZE, TIMING OFF) " + strings.ReplaceAll(strings.ReplaceAll(q, "$1", "'"+now.Format(time.RFC3339)+"'"), "$2", "''")))
			last := plan[len(plan)-1]
			f, _ := strconv.ParseFloat(strings.Fields(last)[2], 64)
			best = min(best, f)
		}
		t.Log(name, best)
		var cs []time.Duration
		for range 30 { b := time.Now(); _, err := w.db.Exec("SELECT count(*) FROM bodies"); w.must(err); cs = append(cs, time.Since(b)) }
		quant(t, "trip", cs)
	}
}

func TestZZ(t *testing.T) {
	w := newWorld(t)
	w.sync(start, many(2000)...)
	w.db.MustExec(`ANALYZE`)
	now := at(time.Hour)
	var ds, fs, us []time.Duration
	for range 150 {
		b := time.Now()
		jobs, err := w.Claim(t.Context(), store.ClaimParams{Now: now, Lease: time.Minute, Limit: 8, Worker: "bench"})
		w.must(err)
		ds = append(ds, time.Since(b))
		if len(jobs) != 8 {
			now = now.Add(time.Hour)
		}
	}
	quant(t, "claim", ds)
	var ping []time.Duration
	for range 200 {
		b := time.Now()
		w.must(w.Ping(t.Context()))
		ping = append(ping, time.Since(b))
	}
	quant(t, "ping", ping)
	services := []notice.Service{"rathaus", "telefon", "email", "website", "termine", "buergerbuero", "meldewesen", "ausweise", "standesamt", "abfall"}
	now = now.Add(time.Hour)
	cpu := func() float64 {
		var pids []int
		w.must(w.db.Select(&pids, `SELECT pid FROM pg_stat_activity WHERE datname = current_database()`))
		var ticks float64
		for _, p := range pids {
			b, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", p))
			if err != nil { continue }
			f := strings.Fields(string(b[strings.LastIndexByte(string(b), ')')+1:]))
			u, _ := strconv.ParseFloat(f[11], 64)
			v, _ := strconv.ParseFloat(f[12], 64)
			ticks += u + v
		}
		return ticks * 10
	}
	self := func() float64 {
		var ru syscall.Rusage
		_ = syscall.Getrusage(syscall.RUSAGE_SELF, &ru)
		return float64(ru.Utime.Nano()+ru.Stime.Nano()) / 1e6
	}
	c0, s0 := cpu(), self()
	defer func() { }()
	for i := range 400 {
		jobs, err := w.Claim(t.Context(), store.ClaimParams{Now: now, Lease: time.Minute, Limit: 1, Worker: "bench"})
		w.must(err)
		j := jobs[0]
		d := said{key: "a", text: fmt.Sprintf("Stand %d. %s", i, long(3000))}
		for n, s := range services {
			st := says(s, []notice.Status{notice.Limited, notice.Unavailable}[(i+n)%2])
			st.Body = j.Spec.Body
			d.statements = append(d.statements, st)
		}
		o := outcome(j, now, d)
		html := fmt.Sprintf("<!-- %d -->%s", i, strings.Repeat(fmt.Sprintf("<p class=%d>Das Bürgerbüro</p>", i), 1000))[:30000]
		o.Reading.Captures = []source.Capture{capture(j.Spec.URL(), []byte(html), now)}
		o.Reading.Documents[0].Capture = o.Reading.Captures[0].SHA256
		b := time.Now()
		w.must(w.Finish(t.Context(), o))
		fs = append(fs, time.Since(b))
		if i%100 == 99 {
			t.Logf("%d: server %v ms, client %v ms", i, (cpu()-c0)/100, (self()-s0)/100)
			c0, s0 = cpu(), self()
		}
	}
	t.Logf("cpu a finish (with claim and making): server %v ms, client %v ms", (cpu()-c0)/400, (self()-s0)/400)
	quant(t, "finish", fs)
	w.db.MustExec("ANALYZE")
	for range 20 {
		now = now.Add(time.Hour)
		jobs, err := w.Claim(t.Context(), store.ClaimParams{Now: now, Lease: time.Minute, Limit: 100, Worker: "bench"})
		w.must(err)
		var os []store.Outcome
		for _, j := range jobs {
			os = append(os, confirmed(j, now, "a"))
		}
		b := time.Now()
		_, err = w.FinishUnchanged(t.Context(), os)
		w.must(err)
		us = append(us, time.Since(b))
	}
	quant(t, "unchanged", us)
	for _, st := range zzLog {
		t.Log(st)
	}
}

var zzLog []string
