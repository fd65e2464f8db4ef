package content

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/demo/plan"
	"github.com/lagebild/lagebild/internal/demo/texts"
	"github.com/lagebild/lagebild/internal/notice"
)

// Composer writes the content for one site.
type Composer struct {
	Site *plan.Site
	Book *texts.Book
	Loc  *time.Location
}

func (c Composer) voice(i int) texts.Voice { return c.Book.Speak(c.Site, i, c.Loc) }

func (c Composer) key(i int) string { return fmt.Sprintf("%s/%d", c.Site.Body.AGS, i) }

// draw is one of n for publication i and some purpose.
func (c Composer) draw(i int, what string, n uint64) uint64 {
	return plan.Hash(c.Site.Variety, what, c.key(i)) % n
}

// Publication is publication i as a text of its own, or as the whole page of a habit that rewrites it.
func (c Composer) Publication(i int) Content {
	v := c.voice(i)
	out := c.frame(i, v)
	w := &writer{voice: v, phrases: out.Phrases}
	facts := c.Site.Says(i, c.Loc)
	switch c.draw(i, "style", 4) {
	case 0:
		w.paragraphs(facts)
	case 1:
		w.labels(facts)
	case 2:
		w.themes(facts)
	default:
		w.lists(facts, c.draw(i, "leads", 3))
	}
	out.Blocks = append(out.Blocks, w.blocks...)
	return c.close(i, v, out)
}

// State is the page of a habit that shows the present state, as of publication i.
func (c Composer) State(i int) Content {
	v := c.voice(i)
	out := c.frame(i, v)
	w := &writer{voice: v, phrases: out.Phrases}
	facts := c.Site.Standing(i, c.Loc)
	switch c.Site.Habit {
	case plan.Table:
		w.table(facts)
	case plan.FAQ:
		w.questions(facts)
	case plan.Lists:
		w.lists(facts, c.Site.Variety>>16)
	case plan.OldHTML:
		w.labels(facts)
	case plan.Kreis:
		w.themes(facts)
	default:
		// The make-up of an emergency page does not change from one day to the next.
		if c.Site.Variety>>16%2 == 0 {
			w.themes(facts)
		} else {
			w.lists(facts, c.Site.Variety>>16)
		}
	}
	out.Blocks = append(out.Blocks, w.blocks...)
	return c.close(i, v, out)
}

func (c Composer) frame(i int, v texts.Voice) Content {
	at := c.Site.Publications[i].At.In(c.Loc)
	out := Content{Title: v.Prose("h", c.key(i)), Teaser: v.Prose("s", c.key(i)), At: at, Phrases: map[notice.Service]string{}}
	sort := "j"
	if at.Before(plan.Start().AddDate(0, 0, 1)) {
		sort = "i"
	}
	out.Blocks = append(out.Blocks, Block{Kind: "paragraph", Text: v.Prose(sort, c.key(i))})
	return out
}

func (c Composer) close(i int, v texts.Voice, out Content) Content {
	if c.draw(i, "close", 4) > 0 {
		out.Blocks = append(out.Blocks, Block{Kind: "paragraph", Text: v.Prose("z", c.key(i))})
	}
	return out
}

// Updates are all publications up to i as entries, newest first.
func (c Composer) Updates(i int) Content {
	v := c.voice(i)
	out := Content{
		Title: v.Prose("h", c.Site.Body.AGS), At: c.Site.Publications[i].At.In(c.Loc), Phrases: map[notice.Service]string{},
	}
	for n := i; n >= 0; n-- {
		p := c.Publication(n)
		for k := range p.Blocks {
			if p.Blocks[k].Kind == "heading" {
				p.Blocks[k].Kind = "subheading"
			}
		}
		for service, words := range p.Phrases {
			if _, newer := out.Phrases[service]; !newer {
				out.Phrases[service] = words
			}
		}
		out.Blocks = append(out.Blocks, Block{
			Kind: "entry", Text: c.entryHead(n), At: p.At, ID: fmt.Sprintf("update-%d", n+1), Body: p.Blocks,
		})
	}
	return out
}

func (c Composer) entryHead(n int) string {
	at := c.Site.Publications[n].At.In(c.Loc)
	if c.Site.Habit != plan.Ticker {
		return fmt.Sprintf("Update %d", n+1)
	}
	switch c.Site.Variety >> 20 % 3 {
	case 0:
		return texts.Stamp(at)
	case 1:
		return fmt.Sprintf("%s., %d.%d.%d, %d:%02d Uhr", texts.Wochentag(at.Weekday())[:2], at.Day(), int(at.Month()), at.Year(), at.Hour(), at.Minute())
	default:
		return at.Format("02.01.2006, 15:04 Uhr")
	}
}

// writer turns facts into blocks.
type writer struct {
	voice   texts.Voice
	blocks  []Block
	phrases map[notice.Service]string
}

func (w *writer) add(b Block) { w.blocks = append(w.blocks, b) }

// say is a fact in words, noted as the words that state it.
func (w *writer) say(f plan.Fact) string {
	s := w.voice.Sentence(f)
	w.phrases[f.Service] = s
	return s
}

// paragraphs writes running text, two or three facts in a paragraph.
func (w *writer) paragraphs(facts []plan.Fact) {
	for part := range slices.Chunk(facts, 3) {
		var s []string
		for _, f := range part {
			s = append(s, w.say(f))
		}
		w.add(Block{Kind: "paragraph", Text: strings.Join(s, " ")})
	}
}

// labels writes "Standesamt: …" lines.
func (w *writer) labels(facts []plan.Fact) {
	for _, f := range facts {
		w.add(Block{Kind: "label", Text: w.voice.Row(f).Label, More: w.say(f)})
	}
}

var themes = []struct {
	title    string
	services []notice.Service
}{
	{"So erreichen Sie uns", []notice.Service{"rathaus", "telefon", "email", "website", "online-dienste", "termine"}},
	{"Bürgerservice", []notice.Service{"buergerbuero", "meldewesen", "ausweise", "standesamt", "gewerbe"}},
	{"Straßenverkehr", []notice.Service{"kfz-zulassung", "fuehrerschein"}},
	{"Soziales, Jugend und Gesundheit", []notice.Service{"auslaenderwesen", "soziales", "jugend-familie", "kita-schule", "gesundheit"}},
	{"Weitere Bereiche", []notice.Service{"bauen", "ordnung-verkehr", "finanzen", "abfall", "kultur-freizeit", "rat", "notruf", "versorgung"}},
}

// themes writes running text under headings.
func (w *writer) themes(facts []plan.Fact) {
	for _, theme := range themes {
		var part []plan.Fact
		for _, f := range facts {
			if slices.Contains(theme.services, f.Service) {
				part = append(part, f)
			}
		}
		if len(part) > 0 {
			w.add(Block{Kind: "heading", Text: theme.title})
			w.paragraphs(part)
		}
	}
}

func (w *writer) questions(facts []plan.Fact) {
	for _, f := range facts {
		w.add(Block{Kind: "details", Text: w.voice.Question(f.Service), More: w.say(f)})
	}
}

func (w *writer) table(facts []plan.Fact) {
	var rows []texts.Row
	for _, f := range facts {
		r := w.voice.Row(f)
		rows = append(rows, r)
		w.phrases[f.Service] = r.Label + " " + r.Status + " " + r.Remark
	}
	w.add(Block{Kind: "table", Rows: rows})
}
