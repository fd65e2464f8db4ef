package extract

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/contact"
	"github.com/lagebild/lagebild/internal/notice"
)

// maxDetours keeps a statement readable where a notice lists every extension.
const maxDetours = 6

// detours are the contacts and links in the sentence that backs a statement, and in the one after it if that names no
// other service.
func (w *walk) detours(e *evidence) []notice.Detour {
	if e.status == notice.Available && e.service != "telefon" && e.service != "email" && e.service != "website" {
		return nil
	}
	start, end := e.sentence[0], w.reach(e.sentence)
	var out []notice.Detour
	add := func(d notice.Detour) {
		if len(out) < maxDetours && !slices.ContainsFunc(out, func(o notice.Detour) bool { return o.Kind == d.Kind && o.Value == d.Value }) {
			out = append(out, d)
		}
	}
	first, last := w.r.Range(start, end)
	if first > last {
		return nil
	}
	for _, f := range contact.Find(&w.r.Text, first, last, w.areaCode(), nil) {
		add(f.Detour)
	}
	for _, l := range w.doc.Links {
		if l.Start >= start && l.End <= end && l.URL != "" && l.URL != w.doc.URL {
			add(notice.Detour{Kind: linkKind(l.URL), Value: linkValue(l.URL), Text: w.doc.Text[l.Start:l.End]})
		}
	}
	return out
}

// reach is the end of the sentence, or of the next one in its block if that names no service.
func (w *walk) reach(s [2]int) int {
	for i := range w.doc.Blocks {
		b := &w.doc.Blocks[i]
		if s[0] < b.Start || s[0] >= b.End {
			continue
		}
		next := w.r.Sentences(s[1], b.End, nil)
		if len(next) == 0 {
			return s[1]
		}
		end := w.r.Text.Tokens[next[0].Last].End
		for _, m := range w.r.Mentions {
			if m.First >= next[0].First && m.Last <= next[0].Last {
				return s[1]
			}
		}
		return end
	}
	return s[1]
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
