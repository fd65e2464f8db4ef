package store_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/source"
	"github.com/lagebild/lagebild/internal/store"
)

// BenchmarkClaim claims 8 of 2,000 sources that are all due.
func BenchmarkClaim(b *testing.B) {
	w := newWorld(b)
	w.sync(start, many(2000)...)
	_, err := w.db.Exec(`ANALYZE`)
	w.must(err)
	now := at(time.Hour)
	for b.Loop() {
		jobs, err := w.Claim(b.Context(), store.ClaimParams{Now: now, Lease: time.Minute, Limit: 8, Worker: "bench"})
		w.must(err)
		if len(jobs) != 8 { // all are out
			now = now.Add(time.Hour)
		}
	}
}

// BenchmarkFinish stores one new capture of 30 kB, whose text is a new version with 10 statements.
func BenchmarkFinish(b *testing.B) {
	w := newWorld(b)
	w.sync(start, many(500)...)
	now := at(time.Hour)
	var jobs []store.Job
	services := []notice.Service{"rathaus", "telefon", "email", "website", "termine", "buergerbuero", "meldewesen", "ausweise", "standesamt", "abfall"}
	i := 0
	for b.Loop() {
		b.StopTimer()
		if len(jobs) == 0 {
			now = now.Add(time.Hour)
			var err error
			jobs, err = w.Claim(b.Context(), store.ClaimParams{Now: now, Lease: time.Minute, Limit: 500, Worker: "bench"})
			w.must(err)
		}
		i++
		j := jobs[0]
		jobs = jobs[1:]
		d := said{key: "a", text: fmt.Sprintf("Stand %d. %s", i, long(3000))}
		for n, s := range services {
			st := says(s, []notice.Status{notice.Limited, notice.Unavailable}[(i+n)%2])
			st.Body = j.Spec.Body
			d.statements = append(d.statements, st)
		}
		o := outcome(j, now, d)
		for k := range o.Statements["a"] {
			o.Statements["a"][k].Quote = fmt.Sprint("Stand ", i)
		}
		html := fmt.Sprintf("<!-- %d -->%s", i, strings.Repeat(fmt.Sprintf("<p class=%d>Das Bürgerbüro</p>", i), 1000))[:30000]
		o.Reading.Captures = []source.Capture{capture(j.Spec.URL(), []byte(html), now)}
		o.Reading.Documents[0].Capture = o.Reading.Captures[0].SHA256
		b.StartTimer()
		w.must(w.Finish(b.Context(), o))
	}
}

// BenchmarkFinishAll records batches of 100 runs that changed nothing; a reported operation is a batch.
func BenchmarkFinishAll(b *testing.B) {
	w := newWorld(b)
	w.sync(start, many(1000)...)
	now := at(time.Hour)
	claim := func(n int) []store.Job {
		jobs, err := w.Claim(b.Context(), store.ClaimParams{Now: now, Lease: time.Minute, Limit: n, Worker: "bench"})
		w.must(err)
		return jobs
	}
	for _, j := range claim(1000) {
		w.must(w.Finish(b.Context(), outcome(j, now, said{key: "a", text: "Text von " + j.Name})))
	}
	n := 0
	var spent time.Duration
	for b.Loop() {
		b.StopTimer()
		jobs := claim(100)
		if len(jobs) == 0 {
			now = now.Add(time.Hour)
			jobs = claim(100)
		}
		var os []store.Outcome
		for _, j := range jobs {
			os = append(os, confirmed(j, now, "a"))
		}
		b.StartTimer()
		begin := time.Now()
		err := errors.Join(w.FinishAll(b.Context(), os)...)
		spent += time.Since(begin)
		w.must(err)
		n += len(os)
	}
	b.ReportMetric(float64(n)/spent.Seconds(), "sources/s")
}

// BenchmarkOverview reads 72 bodies with 26 cells each.
func BenchmarkOverview(b *testing.B) {
	w := newWorld(b)
	var bodies []notice.Body
	var recs []store.SourceRecord
	for i := range 72 {
		ags := fmt.Sprintf("05974%03d", i)
		bodies = append(bodies, notice.Body{AGS: ags, Name: ags, Kind: notice.Town, DistrictAGS: kreis})
		recs = append(recs, record(ags, page("https://"+ags+".de/", ags, notice.Official)))
	}
	w.must(w.SyncBodies(b.Context(), bodies))
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
			w.must(w.Finish(b.Context(), outcome(j, now, d)))
		}
		now = now.Add(time.Hour)
	}
	_, err := w.db.Exec(`ANALYZE`)
	w.must(err)
	for name, moment := range map[string]time.Time{"now": now, "past": now.Add(-3 * time.Hour)} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				o, err := w.Overview(b.Context(), moment, now)
				w.must(err)
				if len(o.Rows) < 72 || len(o.Rows[len(o.Rows)-3].Cells) != 26 {
					b.Fatalf("%d rows", len(o.Rows))
				}
			}
		})
	}
}
