package content

import (
	"github.com/lagebild/lagebild/internal/demo/plan"
	"github.com/lagebild/lagebild/internal/notice"
)

// A sorter puts facts of one sort under one lead.
type sorter struct {
	fits  func(plan.Fact) bool
	words func(*writer, plan.Fact) string
	leads [3]string
}

func acts(w *writer, f plan.Fact) string   { return w.voice.Acts(f) }
func things(w *writer, f plan.Fact) string { return w.voice.Things(f) }
func partly(w *writer, f plan.Fact) string { return w.voice.Partly(f) }

var sorters = []sorter{
	{
		func(f plan.Fact) bool { return f.Status == notice.Unavailable }, acts,
		[3]string{"Nicht möglich ist derzeit:", "Folgendes ist zurzeit nicht möglich:", "Aktuell nicht möglich sind:"},
	},
	{
		func(f plan.Fact) bool { return f.Status == notice.Unavailable }, things,
		[3]string{"Nicht zur Verfügung stehen derzeit:", "Folgende Bereiche stehen nicht zur Verfügung:", "Geschlossen oder nicht verfügbar sind:"},
	},
	{
		func(f plan.Fact) bool { return f.Status == notice.Limited }, partly,
		[3]string{"Nur eingeschränkt verfügbar sind:", "Mit Einschränkungen möglich sind:", "Eingeschränkt zur Verfügung stehen:"},
	},
	{
		func(f plan.Fact) bool { return f.Status == notice.Available && f.Better }, acts,
		[3]string{"Wieder möglich ist:", "Folgendes ist wieder möglich:", "Inzwischen wieder möglich sind:"},
	},
	{
		func(f plan.Fact) bool { return f.Status == notice.Available && f.Better }, things,
		[3]string{"Wieder uneingeschränkt verfügbar sind:", "Folgende Bereiche arbeiten wieder normal:", "Wieder in Betrieb sind:"},
	},
	{
		func(f plan.Fact) bool { return f.Status == notice.Available && !f.Better }, things,
		[3]string{"Nicht betroffen sind:", "Von der Störung nicht betroffen sind:", "Uneingeschränkt verfügbar sind:"},
	},
}

// lists writes what can be listed under leads, and the rest as text before. An announced change is never listed, since a
// list item has no room for its day.
func (w *writer) lists(facts []plan.Fact, variant uint64) {
	lists := make([][]string, len(sorters))
	var rest []plan.Fact
	for _, f := range facts {
		if !w.list(f, lists) {
			rest = append(rest, f)
		}
	}
	w.paragraphs(rest)
	for i, items := range lists {
		if len(items) > 0 {
			w.add(Block{Kind: "list", Text: sorters[i].leads[variant%3], Items: items})
		}
	}
}

func (w *writer) list(f plan.Fact, lists [][]string) bool {
	if f.Then != "" {
		return false
	}
	for i, s := range sorters {
		if !s.fits(f) {
			continue
		}
		if words := s.words(w, f); words != "" {
			lists[i] = append(lists[i], words)
			w.phrases[f.Service] = words
			return true
		}
	}
	return false
}
