package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause"
	"github.com/lagebild/lagebild/internal/extract/contact"
	"github.com/lagebild/lagebild/internal/notice"
)

// maxDetours keeps a statement readable where a notice lists every extension.
const maxDetours = 6

// way is a detour with its place in the text.
type way struct {
	at    int  // byte
	end   int  // byte
	later bool // it stands in a sentence after the one that backs the statement
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
	for n, s := range w.reach(b, e.sentence) {
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
	instead := later || w.saysInstead(first, last)
	for _, f := range contact.Find(&w.r.Text, first, last, w.areaCode(), nil) {
		if f.Kind == notice.DetourAddress && !instead && e.status == notice.Unavailable {
			continue // where the door is that is closed
		}
		out = append(out, way{f.Start, f.End, later, f.Detour})
	}
	for _, l := range w.doc.Links {
		if l.Start >= start && l.End <= end && l.URL != "" && l.URL != w.doc.URL {
			out = append(out, way{l.Start, l.End, later, notice.Detour{Kind: linkKind(l.URL), Value: linkValue(l.URL), Text: w.doc.Text[l.Start:l.End]}})
		}
	}
	if instead {
		out = append(out, w.counters(e, start, end)...)
	}
	return w.own(e, out, first, last)
}

// own keeps the ways that belong to the service of e, where the sentence names several services and gives several ways of
// one kind.
func (w *walk) own(e *evidence, found []way, first, last int) []way {
	var named []clause.Mention
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
	return slices.DeleteFunc(found, func(x way) bool {
		alike := 0
		for _, o := range found {
			if o.Kind == x.Kind {
				alike++
			}
		}
		owner := notice.Service("")
		for _, m := range named {
			if w.r.Text.Tokens[m.First].Start <= x.at {
				owner = m.Service
			}
		}
		return alike > 1 && owner != "" && owner != e.service
	})
}

// servesPeople reports whether m is an office or matter, not a way to reach one.
func servesPeople(m clause.Mention) bool {
	return m.Role != clause.Channel && m.Role != clause.Way && m.Role != clause.None
}

// insteadOf are beginnings of words that send people elsewhere.
var insteadOf = []string{
	"stattdessen", "ersatzweise", "alternativ", "ausweich", "weichen", "wenden", "wende", "nutzen", "aufsuchen", "anlaufstelle", "notbetrieb",
	"uebergangsweise", "voruebergehend", "behelfs", "provisor", "springt", "springen", "uebernimmt", "uebernehmen", "vertritt", "vertreten", "hilft",
	"helfen", "aushilfe", "amtshilfe", "umgezogen", "verlegt", "zieht", "nachbar", "notdienst", "hilfspunkt", "abgeben", "einwerfen", "briefkasten",
}

// saysInstead reports whether the tokens send people elsewhere.
func (w *walk) saysInstead(first, last int) bool {
	for i := first; i <= last; i++ {
		word := string(w.r.Text.Folded(i))
		if slices.ContainsFunc(insteadOf, func(s string) bool { return strings.HasPrefix(word, s) }) {
			return true
		}
	}
	return false
}

// counters are the other bodies to which the stretch sends people: "bei der Stadt Soest", "in Lippstadt".
func (w *walk) counters(e *evidence, start, end int) []way {
	first, last := w.r.Range(start, end)
	if !w.saysInstead(first, last) {
		return nil
	}
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
		out = append(out, way{m.Start, m.End, true, notice.Detour{Kind: notice.DetourCounter, Value: m.AGS, Text: text}})
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

// reach is the sentence s and those after it in its block that name no other office or matter.
func (w *walk) reach(b *notice.Block, s [2]int) [][2]int {
	out := [][2]int{s}
	if b == nil {
		return out
	}
	for n, next := range w.r.Sentences(s[1], b.End, nil) {
		other := slices.ContainsFunc(w.r.Mentions, func(m clause.Mention) bool {
			return m.First >= next.First && m.Last <= next.Last && servesPeople(m) && !m.Place
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
