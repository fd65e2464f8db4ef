package store_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/lib/pq"
	"pgregory.net/rapid"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
)

// TestRandomHistories lets two processes, whose clocks differ, do what they may in any order and at once, and checks after
// each step that nothing is lost, recorded twice, or shown that is not said.
func TestRandomHistories(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	other, err := store.Open(t.Context(), w.dsn)
	w.must(err)
	t.Cleanup(func() { w.must(other.Close()) })
	n := 0
	rapid.Check(t, func(rt *rapid.T) {
		n++
		h := newHistory(rt, w, other, n)
		for range rapid.IntRange(2, 8).Draw(rt, "steps") {
			h.step()
			h.check()
		}
		w.sync(h.clocks[0]) // nothing of it is claimed in the next one
	})
}

// lateBy is the longest time between the end of a run and its record, here.
const lateBy = 30 * time.Second

// history is a sequence of random steps, with what must come of them.
type history struct {
	rt     *rapid.T
	w      *world
	body   string
	ids    []int64 // of the sources
	procs  [2]*store.Store
	clocks [2]time.Time
	hand   [2][]store.Job
	lease  map[int64]string             // the token that counts, by source
	docs   map[int64]map[string]*docHas // by source and key
	past   map[moment]string            // what cells showed when that was over
}

// moment is one of a cell.
type moment struct {
	Service string    `db:"service"`
	At      time.Time `db:"at"`
}

// docHas is what is known of a document.
type docHas struct {
	text     string
	versions int
	stands   bool
}

// The third source takes the place of the first.
func newHistory(rt *rapid.T, w *world, other *store.Store, n int) *history {
	h := &history{
		rt: rt, w: w, body: fmt.Sprintf("%08d", n), procs: [2]*store.Store{w.Store, other}, lease: map[int64]string{},
		docs: map[int64]map[string]*docHas{}, past: map[moment]string{},
	}
	h.clocks[0] = start
	h.clocks[1] = start.Add(time.Duration(rapid.IntRange(-120, 120).Draw(rt, "skew"))*time.Second + time.Millisecond) // never the same
	var recs []store.SourceRecord
	for i, a := range []notice.Authority{notice.Official, notice.Press, notice.Official} {
		recs = append(recs, record(fmt.Sprintf("h%d-%d", n, i), page(fmt.Sprintf("https://h%d-%d.de/", n, i), h.body, a)))
	}
	recs[2].Succeeds = recs[0].Name
	w.sync(start, recs...)
	w.must(w.db.Select(&h.ids, `SELECT id FROM sources WHERE body = $1 ORDER BY name`, h.body))
	return h
}

func (h *history) step() {
	wait := rapid.SampledFrom([]time.Duration{10 * time.Millisecond, time.Second, time.Minute, 20 * time.Minute, 50 * time.Hour}).Draw(h.rt, "wait")
	for p := range h.clocks {
		h.clocks[p] = h.clocks[p].Add(wait)
	}
	for p := range h.procs {
		h.claim(p)
	}
	if rapid.IntRange(0, 4).Draw(h.rt, "reread") == 0 {
		h.reread(rapid.IntRange(0, 1).Draw(h.rt, "by"))
	}
	var batches [2][]store.Outcome
	for p := range h.procs {
		var rest []store.Job
		for _, j := range rapid.Permutation(h.hand[p]).Draw(h.rt, "hand") {
			if rapid.IntRange(0, 3).Draw(h.rt, "later") == 0 {
				rest = append(rest, j)
				continue
			}
			batches[p] = append(batches[p], h.outcome(j, h.clocks[p]))
		}
		h.hand[p] = rest
	}
	var errs [2][]error
	var wg sync.WaitGroup
	for p, s := range h.procs {
		wg.Go(func() { errs[p] = s.FinishAll(h.w.t.Context(), batches[p]) })
	}
	wg.Wait()
	for p := range batches {
		for i, o := range batches[p] {
			h.recorded(o, errs[p][i])
		}
	}
}

func (h *history) claim(p int) {
	jobs, err := h.procs[p].Claim(h.w.t.Context(), store.ClaimParams{
		Now: h.clocks[p], Lease: 5 * time.Minute, Limit: rapid.IntRange(0, 3).Draw(h.rt, "limit"), Worker: "test",
	})
	h.w.must(err)
	for _, j := range jobs {
		h.lease[j.SourceID] = j.Token
		h.hand[p] = append(h.hand[p], j)
	}
}

// outcome is a random end of a run.
func (h *history) outcome(j store.Job, now time.Time) store.Outcome {
	now = now.Add(-time.Duration(rapid.IntRange(0, int(lateBy)).Draw(h.rt, "late")))
	keys := rapid.SampledFrom([]string{"a", "b", "c"})
	var docs []said
	extractor := rapid.IntRange(1, 2).Draw(h.rt, "extractor")
	for range rapid.IntRange(0, 3).Draw(h.rt, "documents") { // a key may come twice
		text := rapid.IntRange(0, len(h.sentences())-1).Draw(h.rt, "text")
		docs = append(docs, said{key: keys.Draw(h.rt, "key"), text: fmt.Sprint("Text ", text), statements: h.reads(text, extractor)})
	}
	o := outcome(j, now, docs...)
	o.Statements = map[string][]notice.Statement{}
	for _, d := range docs {
		for i := range d.statements {
			d.statements[i].Quote = d.text
		}
		o.Statements[d.key] = d.statements
	}
	o.Extractor = fmt.Sprint(extractor)
	o.Reading.Complete = rapid.Bool().Draw(h.rt, "complete")
	o.Reading.Confirmed = rapid.SliceOfN(keys, 0, 2).Draw(h.rt, "confirmed")
	if rapid.IntRange(0, 5).Draw(h.rt, "fails") == 0 {
		o.Err = fault.New(fault.TimedOut, "fetching", "too slow")
	}
	return o
}

// sentences are what texts say, one after another.
func (h *history) sentences() [][]notice.Statement {
	says := func(service notice.Service, status notice.Status, from, until notice.Day) notice.Statement {
		return notice.Statement{Body: h.body, Service: service, Status: status, From: from, Until: until, Rule: "test"}
	}
	doubtful := says("buergerbuero", notice.Available, "", "")
	doubtful.Review = true
	return [][]notice.Statement{
		{says("buergerbuero", notice.Unavailable, "", "")},
		{says("buergerbuero", notice.Available, "", "")},
		{says("buergerbuero", notice.Limited, "", ""), says("rathaus", notice.Unavailable, "", ""), says("rathaus", notice.Available, "2023-11-06", "")},
		{says("rathaus", notice.Limited, "", "2023-11-03")},
		{},
		{doubtful, says("rathaus", notice.Unavailable, "2023-11-04", "2023-11-05")},
	}
}

// reads is what a version of the extractor reads in a text: the second one reads each as the first one reads the next.
func (h *history) reads(text, extractor int) []notice.Statement {
	s := h.sentences()
	return s[(text+extractor-1)%len(s)]
}

// reread lets a process read a source's versions again with the second extractor.
func (h *history) reread(p int) {
	id := rapid.SampledFrom(h.ids).Draw(h.rt, "source")
	batch, err := h.procs[p].Rereads(h.w.t.Context(), store.RereadParams{Source: id, Extractor: "2", Limit: 100})
	h.w.must(err)
	r := store.Reextraction{SourceID: id, Extractor: "2", Now: h.clocks[p]}
	for _, b := range batch {
		if b.SourceID != id {
			return
		}
		var text int
		_, err := fmt.Sscanf(b.Document.Text, "Text %d", &text)
		h.w.must(err)
		r.Readings = append(r.Readings, h.w.reading(b, reads{b.Document.Text: h.reads(text, 2)}))
	}
	_, _, err = h.procs[p].Reextract(h.w.t.Context(), r)
	h.w.must(err)
}

// recorded takes note of a run that must have been recorded if its lease held, and refused if not.
func (h *history) recorded(o store.Outcome, err error) {
	id := o.Job.SourceID
	if h.lease[id] != o.Job.Token {
		if fault.KindOf(err) != fault.Conflict {
			h.rt.Fatalf("a run without a lease: got %v", err)
		}
		return
	}
	if err != nil {
		h.rt.Fatalf("a run was refused: %v", err)
	}
	delete(h.lease, id)
	if o.Err != nil {
		return
	}
	if h.docs[id] == nil {
		h.docs[id] = map[string]*docHas{}
	}
	if o.Reading.Complete {
		for _, d := range h.docs[id] {
			d.stands = false
		}
	}
	last := map[string]string{}
	for _, d := range o.Reading.Documents {
		last[d.Key] = d.Text
	}
	for key, text := range last {
		d := h.docs[id][key]
		if d == nil {
			d = &docHas{}
			h.docs[id][key] = d
		}
		if d.text != text {
			d.text, d.versions = text, d.versions+1
		}
		d.stands = true
	}
	for _, key := range o.Reading.Confirmed {
		if d := h.docs[id][key]; d != nil {
			d.stands = true
		}
	}
}

func (h *history) check() {
	for _, bad := range h.w.unsound() {
		h.rt.Error(bad)
	}
	h.checkDocuments()
	now := slices.MaxFunc(h.clocks[:], time.Time.Compare).Add(time.Second)
	standing := h.standing()
	var ms []moment
	var want []string
	for _, at := range []time.Time{now, now.Add(2 * 24 * time.Hour), now.Add(30 * 24 * time.Hour)} {
		for _, service := range []string{"buergerbuero", "rathaus"} {
			ms, want = append(ms, moment{service, at}), append(want, decided(standing[service], at))
		}
	}
	for i, got := range h.shown(ms) {
		if diff := cmp.Diff(want[i], got); diff != "" {
			h.rt.Errorf("%s at %v (-decided +shown):\n%s", ms[i].Service, ms[i].At, diff)
		}
	}
	h.checkPast(now)
}

// checkPast sees to it that what a cell showed before it last changed stays, and so does what was shown at all before anything
// that is yet to come.
func (h *history) checkPast(now time.Time) {
	ms := slices.Collect(maps.Keys(h.past))
	for i, got := range h.shown(ms) {
		if diff := cmp.Diff(h.past[ms[i]], got); diff != "" {
			h.rt.Errorf("what %s showed at %v has changed:\n%s", ms[i].Service, ms[i].At, diff)
		}
	}
	var last []moment
	h.w.must(h.w.db.Select(&last, `
		SELECT service, max(t) - interval '1 microsecond' AS at
		FROM (SELECT service, unnest(ARRAY[since, until]) AS t FROM cells WHERE body = $1) x
		WHERE t <= $2 AND CAST(t AT TIME ZONE 'Europe/Berlin' AS time) <> '00:00' GROUP BY service`, h.body, now)) // but for announced days
	over := slices.MinFunc(h.clocks[:], time.Time.Compare).Add(-lateBy - time.Second)
	for _, l := range slices.Clip(last) {
		last = append(last, moment{l.Service, over})
	}
	for i, shown := range h.shown(last) {
		h.past[last[i]] = shown
	}
}

func (h *history) checkDocuments() {
	var rows []struct {
		Source   int64  `db:"source_id"`
		Key      string `db:"key"`
		Stands   bool   `db:"stands"`
		Versions int    `db:"versions"`
		Text     string `db:"text"`
	}
	h.w.must(h.w.db.Select(&rows, `
		SELECT d.source_id, d.key, d.withdrawn_at IS NULL AS stands, count(*) AS versions,
		       (array_agg(n.text ORDER BY n.version DESC))[1] AS text
		FROM documents d JOIN notices n ON n.document_id = d.id
		WHERE d.source_id BETWEEN $1 AND $2 GROUP BY d.id`, h.ids[0], h.ids[2]))
	got, want := map[string]string{}, map[string]string{}
	for _, r := range rows {
		got[fmt.Sprint(r.Source, r.Key)] = fmt.Sprint(r.Text, r.Versions, r.Stands || r.Source == h.ids[0])
	}
	for id, docs := range h.docs {
		for key, d := range docs { // when the first source's place was taken depends on who was faster
			want[fmt.Sprint(id, key)] = fmt.Sprint(d.text, d.versions, d.stands || id == h.ids[0])
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		h.rt.Errorf("documents (-want +got):\n%s", diff)
	}
}

// shown is what each cell showed at its moment, as it is stored; "" is nothing.
func (h *history) shown(ms []moment) []string {
	var services []string
	var ats []time.Time
	for _, m := range ms {
		services, ats = append(services, m.Service), append(ats, m.At)
	}
	var out []string
	h.w.must(h.w.db.Select(&out, `
		SELECT coalesce((SELECT string_agg(concat_ws(' ', c.status, c.statement_id, c.sources, c.against::text), ' and ') FROM cells c
			WHERE c.body = $1 AND c.service = m.service AND tstzrange(c.since, c.until) @> m.at), '')
		FROM unnest(CAST($2 AS text[]), CAST($3 AS timestamptz[])) WITH ORDINALITY AS m (service, at, n) ORDER BY m.n`,
		h.body, pq.Array(services), pq.Array(ats)))
	return out
}

// standing are the statements that stand, by service, told by the documents.
func (h *history) standing() map[string][]notice.Standing {
	var rows []struct {
		Service   string    `db:"service"`
		ID        int64     `db:"id"`
		Notice    int64     `db:"notice_id"`
		Source    int64     `db:"source_id"`
		Status    string    `db:"status"`
		From      string    `db:"from_day"`
		Until     string    `db:"until_day"`
		Authority string    `db:"authority"`
		Effective time.Time `db:"effective_at"`
	}
	h.w.must(h.w.db.Select(&rows, `
		SELECT st.service, st.id, st.notice_id, st.source_id, st.status, coalesce(st.from_day::text, '') AS from_day,
		       coalesce(st.until_day::text, '') AS until_day, s.authority, st.effective_at
		FROM statements st JOIN notices n ON n.id = st.notice_id JOIN documents d ON d.id = n.document_id JOIN sources s ON s.id = d.source_id
		WHERE st.body = $1 AND st.replaced_at IS NULL AND NOT st.review AND d.withdrawn_at IS NULL
		AND n.version = (SELECT max(x.version) FROM notices x WHERE x.document_id = d.id)`, h.body))
	standing := map[string][]notice.Standing{}
	for _, r := range rows {
		standing[r.Service] = append(standing[r.Service], notice.Standing{
			Statement: r.ID, Notice: r.Notice, Source: r.Source, Status: notice.Status(r.Status), From: notice.Day(r.From),
			Until: notice.Day(r.Until), Authority: notice.Authority(r.Authority), Effective: r.Effective,
		})
	}
	return standing
}

// decided is what a cell is to show at a moment.
func decided(standing []notice.Standing, at time.Time) string {
	spans := notice.Timeline(standing, at)
	if len(spans) == 0 || spans[0].From.After(at) {
		return ""
	}
	s := spans[0]
	against := strings.ReplaceAll(strings.Trim(fmt.Sprint(s.Against), "[]"), " ", ",")
	return fmt.Sprintf("%s %d %d {%s}", s.Status, s.Statement, s.Sources, against)
}
