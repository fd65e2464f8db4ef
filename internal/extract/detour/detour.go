package detour

import (
	"cmp"
	"slices"
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/evidence"
	"github.com/lagebild/lagebild/internal/extract/page"
	"github.com/lagebild/lagebild/internal/notice"
)

// Most is how many ways Of gives: it keeps a statement readable where a notice lists every extension.
const Most = 6

// way is a detour with its place in the text.
type way struct {
	at int // byte
	notice.Detour
}

// Finder finds the ways around that one document offers.
type Finder struct {
	*page.Page
	area  string // local area code, once it was looked for
	known bool
}

// New makes a finder for p, whose names are found.
func New(p *page.Page) *Finder { return &Finder{Page: p} }

// Of are the ways that the notice offers for the service of e while it fails: the contacts, links and other counters in
// the sentence that backs the statement, in the cells beside it, and in the next sentences as long as they name no
// other service. Of several of a kind in one sentence each belongs to the service named before it.
func (d *Finder) Of(e *evidence.Evidence) []notice.Detour {
	if e.Status == notice.Available && e.Service != "telefon" && e.Service != "email" && e.Service != "website" {
		return nil
	}
	var found []way
	b := d.blockAt(e.Sentence[0])
	for n, s := range d.reach(e, b) {
		found = append(found, d.waysIn(e, s[0], s[1], n > 0)...)
	}
	if b != nil && b.Table > 0 {
		for i := range d.Doc.Blocks {
			if o := &d.Doc.Blocks[i]; o.Table == b.Table && o.Row == b.Row && o != b && o.Kind == notice.BlockCell {
				found = append(found, d.waysIn(e, o.Start, o.End, true)...)
			}
		}
	}
	return useful(found)
}

// useful leaves out what is said twice, hours without a way that they are for, and what is too much.
func useful(found []way) []notice.Detour {
	slices.SortStableFunc(found, func(a, b way) int { return cmp.Compare(a.at, b.at) })
	timed := slices.ContainsFunc(found, func(x way) bool { return x.Kind != notice.DetourHours && x.Kind != notice.DetourURL })
	var out []notice.Detour
	for _, x := range found {
		same := func(o notice.Detour) bool { return o.Kind == x.Kind && o.Value == x.Value }
		if len(out) < Most && !slices.ContainsFunc(out, same) && (timed || x.Kind != notice.DetourHours) {
			out = append(out, x.Detour)
		}
	}
	return out
}

// waysIn finds the ways in a stretch of the text that are for the service of e.
func (d *Finder) waysIn(e *evidence.Evidence, start, end int, later bool) []way {
	first, last := d.Reader.Range(start, end)
	if first > last {
		return nil
	}
	var out []way
	sent := d.says(first, last, elsewhere)
	for _, f := range d.Contacts.Find(first, last, d.areaCode(), nil) {
		if f.Kind == notice.DetourAddress && !later && !sent && e.Status == notice.Unavailable && !d.says(first, last, makeshift) {
			continue // where the door is that is closed
		}
		out = append(out, way{f.Start, f.Detour})
	}
	for _, l := range d.Doc.Links {
		if l.Start >= start && l.End <= end && l.URL != "" && l.URL != d.Doc.URL {
			out = append(out, way{l.Start, notice.Detour{Kind: linkKind(l.URL), Value: linkValue(l.URL), Text: d.Doc.Text[l.Start:l.End]}})
		}
	}
	if sent {
		out = append(out, d.counters(e, start, end)...)
	}
	return d.own(e, out, first, last)
}

// own keeps the ways that belong to the service of e, where the sentence names several services and gives several ways of
// one kind.
func (d *Finder) own(e *evidence.Evidence, found []way, first, last int) []way {
	var named []grammar.Mention
	several := false
	for _, m := range d.Reader.MentionsIn(first, last) {
		if m.Last <= last && servesPeople(m) {
			several = several || len(named) > 0 && named[0].Service != m.Service
			named = append(named, m)
		}
	}
	if !several {
		return found
	}
	alike := map[notice.DetourKind]int{}
	for _, x := range found {
		alike[x.Kind]++
	}
	return slices.DeleteFunc(found, func(x way) bool {
		after, _ := slices.BinarySearchFunc(named, x.at+1, func(m grammar.Mention, at int) int { return d.Reader.Text.Tokens[m.First].Start - at })
		return alike[x.Kind] > 1 && after > 0 && named[after-1].Service != e.Service
	})
}

// servesPeople reports whether m is an office or matter: not a way to reach one, nor the administration as a whole.
func servesPeople(m grammar.Mention) bool {
	return m.Role == grammar.Office || m.Role == grammar.Matter
}

// elsewhere are beginnings of words that send people to others, makeshift those that tell of a place to go to meanwhile.
var (
	elsewhere = []string{
		"stattdessen", "ersatzweise", "alternativ", "ausweich", "weichen", "wenden", "wende", "nutzen", "aufsuchen", "anlaufstelle", "springt",
		"springen", "uebernimmt", "uebernehmen", "vertritt", "vertreten", "hilft", "helfen", "aushilfe", "amtshilfe", "nachbar",
	}
	makeshift = []string{
		"notbetrieb", "uebergangsweise", "voruebergehend", "behelfs", "provisor", "umgezogen", "verlegt", "zieht", "notdienst", "hilfspunkt",
		"abgeben", "einwerfen", "briefkasten",
	}
)

// says reports whether a word of the tokens begins so.
func (d *Finder) says(first, last int, beginnings []string) bool {
	for i := first; i <= last; i++ {
		word, begin := d.Reader.Text.Spelled(i), d.Reader.Text.Tokens[i].First
		if slices.ContainsFunc(beginnings, func(s string) bool { return s[0] == begin && strings.HasPrefix(word, s) }) {
			return true
		}
	}
	return false
}
