package extract

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// A page often keeps its older updates below the newest: entries with a date, or headings "Update 3", "Update 2".

// stages finds for every block the head of the update that it belongs to: an entry or a numbered heading, or −1.
func (w *walk) stages() {
	w.stage = make([]int, len(w.doc.Blocks))
	w.rankUpdates()
	last, nested := -1, false
	for i := range w.doc.Blocks {
		b := &w.doc.Blocks[i]
		if b.Kind == notice.BlockEntry {
			last = i
		}
		nested = nested || b.Kind == notice.BlockHeading && w.under(b, func(u int) bool { return w.doc.Blocks[u].Kind == notice.BlockEntry })
	}
	current := -1
	var inner [7]bool // levels of the headings that stand between two entries
	for i := range w.doc.Blocks {
		b := &w.doc.Blocks[i]
		w.stage[i] = -1
		for _, u := range b.Under {
			if w.isStage(u) {
				w.stage[i] = u
			}
		}
		switch {
		case b.Kind == notice.BlockEntry:
			current = i
			w.stage[i] = i
		case w.stage[i] >= 0 || nested || current < 0:
		case i < last:
			// a subheading ended the entry before its time
			w.stage[i] = current
			if b.Kind == notice.BlockHeading {
				inner[min(b.Level, 6)] = true
			}
		case b.Kind == notice.BlockHeading && inner[min(b.Level, 6)], b.Kind != notice.BlockHeading && w.under(b, func(u int) bool { return u > current && w.stage[u] == current }):
			w.stage[i] = current
		}
	}
}

func (w *walk) under(b *notice.Block, ok func(int) bool) bool {
	return slices.ContainsFunc(b.Under, ok)
}

func (w *walk) isStage(i int) bool {
	return w.doc.Blocks[i].Kind == notice.BlockEntry || w.info[i].rank > 0
}

// rankUpdates ranks the headings of stacked updates that have no date, the newest first: the highest number, or without
// numbers the topmost.
func (w *walk) rankUpdates() {
	type head struct{ block, number int }
	var heads []head
	for i := range w.doc.Blocks {
		if k := w.doc.Blocks[i].Kind; k != notice.BlockHeading && k != notice.BlockTerm {
			continue
		}
		if n, ok := updateNumber(w.doc.Text[w.doc.Blocks[i].Start:w.doc.Blocks[i].End]); ok {
			heads = append(heads, head{i, n})
		}
	}
	if len(heads) < 2 {
		return
	}
	slices.SortStableFunc(heads, func(a, b head) int { return cmp.Compare(b.number, a.number) })
	for n, h := range heads {
		w.info[h.block].rank = n + 1
	}
}

// updateNumber reads a heading that is but the name of an update ("Update 3", "2. Aktualisierung", "Update"): its number, 0
// if it has none.
func updateNumber(heading string) (int, bool) {
	const longest = 40
	if first, rest, ok := strings.Cut(lexicon.Fold(heading), " "); ok && len(rest) > 12 && strings.Trim(first, ":") == "update" {
		return 0, true
	}
	if len(heading) > longest {
		return 0, false
	}
	number, named, counted := 0, false, false
	for word := range strings.FieldsSeq(lexicon.Fold(heading)) {
		word = strings.Trim(word, ".:#()[]-–!")
		if n, err := strconv.Atoi(word); err == nil && !counted && n < 1000 {
			number, counted = n, true
			continue
		}
		switch word {
		case "update", "aktualisierung":
			named = true
		case "meldung", "lagemeldung", "information", "mitteilung", "sachstand", "lagebericht":
			named = true
			if number == 0 {
				number = -1 // only a number makes these an update
			}
		case "nr", "no", "nummer", "":
		default:
			return 0, false
		}
	}
	return max(number, 0), named && (counted || number == 0)
}

// asOf is the moment of the entry that block i belongs to; zero if it belongs to none.
func (w *walk) asOf(i int) time.Time {
	if w.doc.Blocks[i].Table > 0 && !w.rowMoment.IsZero() {
		return w.rowMoment
	}
	for _, u := range slices.Backward(w.doc.Blocks[i].Under) {
		if t := w.info[u].moment; !t.IsZero() {
			return t
		}
	}
	if s := w.stage[i]; s >= 0 {
		return w.info[s].moment
	}
	return time.Time{}
}

// rank is the place of the update that block i belongs to, the newest being 1; 0 if it belongs to none.
func (w *walk) rank(i int) int {
	if s := w.stage[i]; s >= 0 {
		return w.info[s].rank
	}
	return 0
}

// newest keeps what was said last, where the text dates or numbers its parts. What only holds other services does not
// replace what was said of the service itself.
func newest(all []evidence, dated bool) []evidence {
	if !dated {
		all = undated(all)
	}
	last := slices.MaxFunc(all, func(a, b evidence) int {
		return cmp.Or(compareBool(!a.weak, !b.weak), a.asOf.Compare(b.asOf))
	}).asOf
	kept := slices.DeleteFunc(slices.Clone(all), func(e evidence) bool { return e.asOf.Before(last) })
	first, later := 0, -1
	for _, e := range kept {
		if e.rank > 0 && !e.weak && (first == 0 || e.rank < first) {
			first = e.rank
		}
	}
	kept = slices.DeleteFunc(kept, func(e evidence) bool { return first > 0 && e.rank > first })
	for _, e := range kept {
		if e.later {
			later = max(later, e.start)
		}
	}
	return slices.DeleteFunc(kept, func(e evidence) bool { return !e.later && e.start < later })
}

// undated are the evidence as of one time: a text with a single date line has no older and newer parts.
func undated(all []evidence) []evidence {
	out := slices.Clone(all)
	last := slices.MaxFunc(out, func(a, b evidence) int { return a.asOf.Compare(b.asOf) }).asOf
	for i := range out {
		out[i].asOf = last
	}
	return out
}

// dated reports whether the text has parts of different times.
func (w *walk) dated() bool {
	entries := 0
	for i := range w.doc.Blocks {
		if w.doc.Blocks[i].Kind == notice.BlockEntry {
			entries++
		}
	}
	return entries > 1 || w.rowsDated
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}
