package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/contact"
	"github.com/lagebild/lagebild/internal/notice"
)

// maxDetours keeps a statement readable where a notice lists every extension.
const maxDetours = 6

// way is a detour with its place in the text.
type way struct {
	at int // byte
	notice.Detour
}

// detours are the ways that the notice offers for the service of e while it fails: the contacts, links and other counters in
// the sentence that backs the statement, in the cells beside it, and in the next sentences as long as they name no
// other service. Of several of a kind in one sentence each belongs to the service named before it.
func (w *walk) detours(e *evidence) []notice.Detour {
	if e.status == notice.Available && e.service != "telefon" && e.service != "email" && e.service != "website" {
		return nil
	}
	var found []way
	b := w.blockAt(e.sentence[0])
	for n, s := range w.reach(e, b) {
		found = append(found, w.waysIn(e, s[0], s[1], n > 0)...)
	}
	if b != nil && b.Table > 0 {
		for i := range w.doc.Blocks {
			if o := &w.doc.Blocks[i]; o.Table == b.Table && o.Row == b.Row && o != b && o.Kind == notice.BlockCell {
				found = append(found, w.waysIn(e, o.Start, o.End, true)...)
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
		if len(out) < maxDetours && !slices.ContainsFunc(out, same) && (timed || x.Kind != notice.DetourHours) {
			out = append(out, x.Detour)
		}
	}
	return out
}

// waysIn finds the ways in a stretch of the text that are for the service of e.
func (w *walk) waysIn(e *evidence, start, end int, later bool) []way {
	first, last := w.r.Range(start, end)
	if first > last {
		return nil
	}
	var out []way
	sent := w.says(first, last, elsewhere)
	for _, f := range contact.Find(&w.r.Text, first, last, w.areaCode(), nil) {
		if f.Kind == notice.DetourAddress && !later && !sent && e.status == notice.Unavailable && !w.says(first, last, makeshift) {
			continue // where the door is that is closed
		}
		out = append(out, way{f.Start, f.Detour})
	}
	for _, l := range w.doc.Links {
		if l.Start >= start && l.End <= end && l.URL != "" && l.URL != w.doc.URL {
			out = append(out, way{l.Start, notice.Detour{Kind: linkKind(l.URL), Value: linkValue(l.URL), Text: w.doc.Text[l.Start:l.End]}})
		}
	}
	if sent {
		out = append(out, w.counters(e, start, end)...)
	}
	return w.own(e, out, first, last)
}

// own keeps the ways that belong to the service of e, where the sentence names several services and gives several ways of
// one kind.
func (w *walk) own(e *evidence, found []way, first, last int) []way {
	var named []grammar.Mention
	several := false
	for _, m := range w.r.Mentions {
		if m.First >= first && m.Last <= last && servesPeople(m) {
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
		after, _ := slices.BinarySearchFunc(named, x.at+1, func(m grammar.Mention, at int) int { return w.r.Text.Tokens[m.First].Start - at })
		return alike[x.Kind] > 1 && after > 0 && named[after-1].Service != e.service
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
func (w *walk) says(first, last int, beginnings []string) bool {
	for i := first; i <= last; i++ {
		word := string(w.r.Text.Folded(i))
		if slices.ContainsFunc(beginnings, func(s string) bool { return strings.HasPrefix(word, s) }) {
			return true
		}
	}
	return false
}

// counters are the other bodies to which the stretch sends people: "bei der Stadt Soest", "in Lippstadt".
func (w *walk) counters(e *evidence, start, end int) []way {
	first, _ := w.r.Range(start, end)
	var out []way
	for _, m := range w.names {
		if m.Start < start || m.End > end || m.AGS == e.body || m.Domain || m.Demonym || m.Implied || m.Dateline {
			continue
		}
		at, _ := w.r.Range(m.Start, m.End)
		from := -1
		for i := at - 1; i >= first && i >= at-5; i-- {
			switch string(w.r.Text.Folded(i)) {
			case "bei", "beim", "in", "im", "an", "nach", "zur", "zum", "durch":
				from = i + 1
			}
			if from >= 0 {
				break
			}
		}
		if from < 0 {
			continue
		}
		text := w.doc.Text[w.r.Text.Tokens[from].Start:m.End]
		out = append(out, way{m.Start, notice.Detour{Kind: notice.DetourCounter, Value: m.AGS, Text: text}})
	}
	return out
}

// blockAt is the block in which a byte stands; nil if it stands in none.
func (w *walk) blockAt(at int) *notice.Block {
	i, ok := slices.BinarySearchFunc(w.doc.Blocks, at, func(b notice.Block, at int) int {
		switch {
		case b.End <= at:
			return -1
		case b.Start > at:
			return 1
		}
		return 0
	})
	if !ok {
		return nil
	}
	return &w.doc.Blocks[i]
}

// maxFollowing is how many sentences after the one that backs a statement may tell what to do instead.
const maxFollowing = 2

// reach is the sentence that backs e, and those after it in its block that name no other office or matter.
func (w *walk) reach(e *evidence, b *notice.Block) [][2]int {
	s := e.sentence
	out := [][2]int{s}
	if b == nil {
		return out
	}
	for n, next := range w.r.Sentences(s[1], b.End, nil) {
		other := slices.ContainsFunc(w.r.Mentions, func(m grammar.Mention) bool {
			return m.First >= next.First && m.Last <= next.Last && servesPeople(m) && !m.Place && m.Service != e.service
		})
		if n == maxFollowing || other {
			break
		}
		out = append(out, [2]int{w.r.Text.Tokens[next.First].Start, w.r.Text.Tokens[next.Last].End})
	}
	return out
}

func (w *walk) areaCode() string {
	if !w.areaKnown {
		w.area, w.areaKnown = contact.AreaCode(&w.r.Text), true
	}
	return w.area
}

func linkKind(url string) notice.DetourKind {
	switch {
	case hasPrefixFold(url, "mailto:"):
		return notice.DetourEmail
	case hasPrefixFold(url, "tel:"):
		return notice.DetourPhone
	}
	return notice.DetourURL
}

// linkValue is the address that a link leads to, in the form that its kind is written in.
func linkValue(url string) string {
	switch linkKind(url) {
	case notice.DetourEmail:
		return contact.Email(url)
	case notice.DetourPhone:
		return contact.Phone(url[len("tel:"):])
	}
	return url
}

func hasPrefixFold(s, prefix string) bool {
	if len(s) < len(prefix) {
		return false
	}
	for i := range len(prefix) {
		if c := s[i] | 0x20; c != prefix[i] && s[i] != prefix[i] {
			return false
		}
	}
	return true
}
