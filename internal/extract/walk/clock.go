package walk

import (
	"time"

	"github.com/lagebild/lagebild/internal/extract/dates"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// clocks dates the blocks of a ticker that has no entries: lines or items that each begin with a time of day ("9:15 …", "14.30 Uhr: …"), or
// with a day ("6.11. – …").
func (w *walk) clocks() {
	const least = 3 // fewer may be anything
	if w.Date.IsZero() {
		return
	}
	at := map[int]time.Time{}
	for i := range w.Doc.Blocks {
		b := &w.Doc.Blocks[i]
		switch b.Kind {
		case notice.BlockEntry:
			return
		case notice.BlockItem, notice.BlockParagraph, notice.BlockTerm:
			if t, ok := w.clockOf(b); ok {
				at[i] = t
			} else if t, ok := w.dayOf(b); ok {
				at[i] = t
			}
		}
	}
	if len(at) < least {
		return
	}
	for i, t := range at {
		w.times.SetMoment(i, t)
	}
	w.times.Clocked = true
}

// clockOf is the time of day that block b begins with; it is false if b begins with none, or with opening hours.
func (w *walk) clockOf(b *notice.Block) (time.Time, bool) {
	text := &w.Reader.Text
	first, last := w.Reader.Range(b.Start, b.End)
	for first < last && (text.Tokens[first].Kind == lexicon.Punct || text.Tokens[first].Kind == lexicon.Symbol) {
		first++
	}
	if first > last || text.Tokens[first].Kind != lexicon.Number {
		return time.Time{}, false
	}
	end, written := first, false
	if text.Is(first+1, "uhr") {
		end, written = first+1, true
	}
	for k := text.Tokens[first].Start; k < text.Tokens[first].End; k++ {
		written = written || text.Src[k] == ':'
	}
	if !written || end < last && (text.Is(end+1, "bis") || text.Tokens[min(end+2, last)].Kind == lexicon.Number) {
		return time.Time{}, false
	}
	return dates.Moment(text, first, end, w.Date)
}

// dayOf is the day, not one to come, that block b begins with as its label; it is false if b begins with none.
func (w *walk) dayOf(b *notice.Block) (time.Time, bool) {
	const far = 6 // tokens of "Mi., 8. November 2023"
	var buf [2]dates.Mention
	text := &w.Reader.Text
	first, last := w.Reader.Range(b.Start, b.End)
	days := dates.Find(text, first, min(first+far, last), w.Date, buf[:0])
	if len(days) == 0 || days[0].FirstToken > first || days[0].Kind != dates.On || days[0].Loose || days[0].First.After(w.Date) || !days[0].First.Equal(days[0].Last) {
		return time.Time{}, false
	}
	next := days[0].LastToken + 1
	if next >= last || text.Tokens[next].Kind != lexicon.Dash && !text.Is(next, ":") {
		return time.Time{}, false
	}
	return days[0].First, true
}
