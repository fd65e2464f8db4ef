package reextract

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/printer"
	"github.com/lagebild/lagebild/internal/store"
)

// turnover counts statements that are new, gone or read otherwise.
type turnover struct{ added, gone, changed int }

func (t *turnover) count(c store.StatementChange) {
	switch {
	case c.Before == nil:
		t.added++
	case c.After == nil:
		t.gone++
	default:
		t.changed++
	}
}

// Report is what reading again changed.
type Report struct {
	cfg        Config
	names      map[string]string // of bodies, by AGS
	versions   int
	skipped    int // read anew by somebody else meanwhile
	failed     int
	parsed     int      // whose answer, parsed again, has the same words
	otherWords []string // where it has not
	standing   turnover
	past       turnover // of versions that stand no longer
	services   map[string]*turnover
	bodies     map[string]*turnover
	lines      []changeLine
	last       string // cursor
}

// changeLine is one changed statement and where it stands.
type changeLine struct {
	source, url string
	change      store.StatementChange
}

func newReport(cfg Config) *Report {
	r := &Report{
		cfg: cfg, names: map[string]string{}, services: map[string]*turnover{}, bodies: map[string]*turnover{},
	}
	for _, b := range cfg.Bodies {
		r.names[b.AGS] = b.Name
	}
	return r
}

func (r *Report) name(ags string) string {
	if n, ok := r.names[ags]; ok {
		return n + " (" + ags + ")"
	}
	return ags
}

func (r *Report) add(batch []store.Reread, changes []store.StatementChange, skipped int) {
	r.skipped += skipped
	at := map[int64]*store.Reread{}
	for i := range batch {
		at[batch[i].Notice] = &batch[i]
	}
	for _, c := range changes {
		if v := at[c.Notice]; v != nil && r.cfg.Verbose {
			r.lines = append(r.lines, changeLine{v.Source, v.Document.URL, c})
		}
		if !c.Standing {
			r.past.count(c)
			continue
		}
		r.standing.count(c)
		st := cmp.Or(c.After, c.Before)
		for _, t := range []*turnover{in(r.services, string(st.Service)), in(r.bodies, r.name(st.Body))} {
			t.count(c)
		}
	}
}

func in(m map[string]*turnover, key string) *turnover {
	if m[key] == nil {
		m[key] = &turnover{}
	}
	return m[key]
}

// Write prints the report.
func (r *Report) Write(w io.Writer) error {
	p := printer.New(w)
	did := "read again"
	if r.cfg.DryRun {
		did = "would be read again"
	}
	p.Line("%d versions of notices %s; %d more were read anew by a scraper meanwhile; the extractor failed on %d", r.versions-r.skipped-r.failed, did, r.skipped, r.failed)
	p.Line("%d were parsed again with the same words; %d keep their structure, because their page reads otherwise by now", r.parsed, len(r.otherWords))
	p.Line("statements of standing notices: %s", r.standing)
	p.Line("statements of earlier versions and of notices that are gone: %s", r.past)
	r.table(p, "by service", r.services)
	r.table(p, "by body", r.bodies)
	if r.cfg.Verbose {
		r.list(p)
	}
	if r.last != "" && r.cfg.All {
		p.Line("\nlast place: --after %s", r.last)
	}
	return p.Err()
}

func (t turnover) String() string {
	return fmt.Sprintf("%d new, %d gone, %d read otherwise", t.added, t.gone, t.changed)
}

func (r *Report) table(p *printer.Printer, title string, m map[string]*turnover) {
	if len(m) == 0 {
		return
	}
	p.Line("\n%-34s %6s %6s %9s", title, "new", "gone", "otherwise")
	for _, k := range slices.Sorted(maps.Keys(m)) {
		p.Line("  %-32s %6d %6d %9d", k, m[k].added, m[k].gone, m[k].changed)
	}
}

// list prints every changed statement.
func (r *Report) list(p *printer.Printer) {
	at := ""
	for _, l := range r.lines {
		if where := l.source + " " + l.url; where != at {
			at = where
			p.Line("\n%s", where)
		}
		note := ""
		if !l.change.Standing {
			note = " (stands no longer)"
		}
		r.statement(p, "−", l.change.Before, note)
		r.statement(p, "+", l.change.After, note)
	}
	for _, u := range r.otherWords {
		p.Line("\nreads otherwise by now: %s", u)
	}
}

func (r *Report) statement(p *printer.Printer, sign string, s *notice.Statement, note string) {
	if s == nil {
		return
	}
	days := ""
	if s.From != "" {
		days += " from " + string(s.From)
	}
	if s.Until != "" {
		days += " until " + string(s.Until)
	}
	if s.Review {
		days += ", for review"
	}
	p.Line("  %s %s: %s %s%s [%s]%s", sign, r.name(s.Body), s.Service, s.Status, days, s.Rule, note)
	p.Line("      „%s“", s.Quote)
}
