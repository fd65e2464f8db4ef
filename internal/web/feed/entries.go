package feed

import (
	"cmp"
	"context"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/web/page"
	"github.com/lagebild/lagebild/internal/web/snapshot"
)

// entry is one item of a feed. All of it is plain text.
type entry struct {
	id      string
	title   string
	text    string
	link    string // page for people
	via     string // where the notice stands; "" if that is no web address
	at      time.Time
	terms   []term
	authors []string // who says so
}

type term struct{ key, label string }

// idOf never changes: it names no server, and only what is never overwritten.
func idOf(parts ...string) string { return "tag:lagebild.dev,2026:" + strings.Join(parts, "/") }

func micro(t time.Time) string { return strconv.FormatInt(t.UnixMicro(), 10) }

// entries reads what the feed of a topic holds, newest first.
func (f *Feeds) entries(ctx context.Context, t topic, p snapshot.Picture) ([]entry, error) {
	names := namesOf(p)
	switch {
	case t.body != "" && names[t.body] == "":
		return nil, fault.New(fault.NotFound, "finding a body", "no body has the AGS %s", t.body)
	case p.Old:
		return nil, fault.New(fault.OurSide, "reading a feed", "the database is away")
	case t.search:
		return f.found(ctx, t, names)
	}
	shifts, err := f.cfg.Store.Shifts(ctx, store.ShiftFilter{Body: t.body, Service: t.service, Limit: length}, f.cfg.Kit.Now())
	if err != nil {
		return nil, err
	}
	digests, err := f.cfg.Store.Digests(ctx, store.NoticeFilter{Body: t.body, Service: t.service, Limit: length})
	if err != nil {
		return nil, err
	}
	out := make([]entry, 0, len(shifts)+len(digests))
	for _, s := range shifts {
		out = append(out, f.shift(t, s))
	}
	for _, d := range digests {
		out = append(out, f.digest(t, d, names))
	}
	return newest(out), nil
}

func (f *Feeds) present(ctx context.Context) (snapshot.Picture, error) {
	now := f.cfg.Kit.Now()
	return f.cfg.Pictures.At(ctx, now, now, true)
}

func namesOf(p snapshot.Picture) map[string]string {
	names := make(map[string]string, len(p.Rows))
	for _, row := range p.Rows {
		names[row.Body.AGS] = row.Body.Name
	}
	return names
}

// newest orders entries by time and id, and keeps the newest.
func newest(entries []entry) []entry {
	slices.SortFunc(entries, func(a, b entry) int { return cmp.Or(b.at.Compare(a.at), cmp.Compare(a.id, b.id)) })
	return entries[:min(len(entries), length)]
}

// found is what a search finds, newest first.
func (f *Feeds) found(ctx context.Context, t topic, names map[string]string) ([]entry, error) {
	res, err := f.cfg.Search.Search(ctx, store.SearchRequest{Query: t.query, Sort: store.ByTime, Limit: length, Now: f.cfg.Kit.Now()})
	if err != nil {
		return nil, err
	}
	ids := make([]int64, 0, len(res.Hits))
	for _, h := range res.Hits {
		ids = append(ids, h.ID)
	}
	digests, err := f.cfg.Store.DigestsOf(ctx, ids)
	if err != nil {
		return nil, err
	}
	out := make([]entry, 0, len(digests))
	for _, d := range digests {
		out = append(out, f.digest(t, d, names))
	}
	return newest(out), nil
}

// fromPicture makes a feed of what is in memory: since when each cell shows what it shows.
func (f *Feeds) fromPicture(t topic, p snapshot.Picture) ([]entry, error) {
	if t.search {
		return nil, fault.New(fault.OurSide, "searching", "the database is away")
	}
	var out []entry
	for _, row := range p.Rows {
		if t.body != "" && row.Body.AGS != t.body {
			continue
		}
		for _, c := range row.Cells {
			if t.service != "" && c.Service != t.service {
				continue
			}
			out = append(out, f.shift(t, store.Shift{
				Body: c.Body, BodyName: row.Body.Name, Service: c.Service, At: c.Since, Status: c.Status, Contradicted: c.Contradicted,
				Statement: c.Statement, Notice: c.Notice, Lead: c.Lead, Quote: c.Quote, Until: c.Until, Authority: c.Authority,
			}))
		}
	}
	return newest(out), nil
}

// shift is the entry of a cell that shows another status.
func (f *Feeds) shift(t topic, s store.Shift) entry {
	cat, w := f.cfg.Kit.Catalog(), words[t.lang]
	service := cat.ServiceLabel(s.Service, t.lang)
	e := entry{
		id: idOf("zelle", s.Body, string(s.Service), micro(s.At)), at: s.At, via: page.WebAddress(s.URL),
		link:  t.base + "/kommune/" + url.PathEscape(s.Body),
		terms: []term{{"kommune:" + s.Body, s.BodyName}, {"dienst:" + string(s.Service), service}},
	}
	var lines []string
	if s.Status == "" {
		e.title = oneLine(fmt.Sprintf(w.unknown, s.BodyName, service))
		lines = append(lines, w.unknownWhy)
	} else {
		e.title = oneLine(fmt.Sprintf("%s: %s – %s", s.BodyName, service, cat.StatusLabel(s.Status, t.lang)))
		e.terms = append(e.terms, term{"status:" + string(s.Status), cat.StatusLabel(s.Status, t.lang)})
		if s.Contradicted {
			e.title += " (" + cat.StateLabel(catalog.Contradicted, t.lang) + ")"
		}
		lines = append(lines, w.quote(s.Lead, s.Quote))
	}
	if s.Before != "" {
		lines = append(lines, w.before+" "+cat.StatusLabel(s.Before, t.lang))
	}
	if s.Until != "" && s.Status != "" {
		lines = append(lines, w.until+" "+string(s.Until))
	}
	if s.Notice > 0 {
		lines = append(lines, w.notice+" "+t.base+"/meldung/"+strconv.FormatInt(s.Notice, 10))
	}
	if s.Source != "" {
		lines, e.authors = append(lines, w.source+" "+s.Source+" ("+w.authority[s.Authority]+")"), []string{s.Source}
	}
	e.text = strings.Join(lines, "\n")
	return e
}

// digest is the entry of a version of a notice.
func (f *Feeds) digest(t topic, d store.Digest, names map[string]string) entry {
	cat, w := f.cfg.Kit.Catalog(), words[t.lang]
	e := entry{
		id: idOf("meldung", strconv.FormatInt(d.ID, 10), micro(d.FirstSeen)), at: d.FirstSeen, via: page.WebAddress(d.URL),
		link: t.base + "/meldung/" + strconv.FormatInt(d.ID, 10), authors: []string{d.Source},
	}
	title := cmp.Or(oneLine(d.Title), w.untitled)
	if d.Version > 1 {
		title = fmt.Sprintf(w.version, title, d.Version)
	}
	var who []string
	for _, ags := range d.Bodies {
		if names[ags] != "" {
			who = append(who, names[ags])
			e.terms = append(e.terms, term{"kommune:" + ags, names[ags]})
		}
	}
	switch {
	case len(who) == 1:
		title = oneLine(who[0]) + ": " + title
	case len(who) > 1:
		title = fmt.Sprintf(w.several, title, len(who))
	}
	e.title = title
	lines := make([]string, 0, len(d.Statements)+2)
	seen := map[notice.Service]bool{}
	for _, st := range d.Statements {
		line := fmt.Sprintf("%s: %s – %s", cmp.Or(names[st.Body], st.Body), cat.ServiceLabel(st.Service, t.lang), cat.StatusLabel(st.Status, t.lang))
		if st.From != "" {
			line += " " + w.from + " " + string(st.From)
		}
		if st.Until != "" {
			line += " " + w.until + " " + string(st.Until)
		}
		lines = append(lines, line+"\n  "+w.quote(st.Lead, st.Quote))
		if !seen[st.Service] {
			seen[st.Service] = true
			e.terms = append(e.terms, term{"dienst:" + string(st.Service), cat.ServiceLabel(st.Service, t.lang)})
		}
	}
	if len(lines) == 0 {
		lines = append(lines, d.Excerpt)
	}
	lines = append(lines, w.source+" "+d.Source+" ("+w.authority[d.Authority]+")")
	e.text = strings.Join(lines, "\n")
	return e
}

// oneLine is foreign text on one line, cut to what a title can hold.
func oneLine(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 200 {
		return string(r[:200]) + "…"
	}
	return s
}
