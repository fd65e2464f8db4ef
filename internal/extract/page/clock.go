package page

import (
	"time"

	"github.com/lagebild/lagebild/internal/extract/dates"
	"github.com/lagebild/lagebild/internal/extract/dates/names"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// Clocks are the moments, by block, of a ticker that has no entries: lines or items that each begin with a time of day ("9:15 …",
// "14.30 Uhr: …"), or with a day ("6.11. – …"); nil if the document is none.
func (p *Page) Clocks() map[int]time.Time {
	const least = 3 // fewer may be anything
	if p.Date.IsZero() {
		return nil
	}
	at := map[int]time.Time{}
	for i := range p.Doc.Blocks {
		b := &p.Doc.Blocks[i]
		switch b.Kind {
		case notice.BlockEntry:
			return nil
		case notice.BlockItem, notice.BlockParagraph, notice.BlockTerm:
			if t, ok := p.clockOf(b); ok {
				at[i] = t
			} else if t, ok := p.dayOf(b); ok {
				at[i] = t
			}
		}
	}
	if len(at) < least {
		return nil
	}
	return at
}

// clockOf is the time of day that block b begins with; it is false if b begins with none, or with opening hours.
func (p *Page) clockOf(b *notice.Block) (time.Time, bool) {
	text := &p.Reader.Text
	first, last := p.Reader.Range(b.Start, b.End)
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
	return dates.Moment(text, first, end, p.Date)
}

// dayOf is the day, not one to come, that block b begins with as its label; it is false if b begins with none.
func (p *Page) dayOf(b *notice.Block) (time.Time, bool) {
	const far = 6 // tokens of "Mi., 8. November 2023"
	var buf [2]dates.Mention
	text := &p.Reader.Text
	first, last := p.Reader.Range(b.Start, b.End)
	if first >= last || text.Tokens[first].Kind != lexicon.Number && names.Weekday(string(text.Folded(first))) < 0 && names.ShortWeekday(string(text.Folded(first))) < 0 {
		return time.Time{}, false
	}
	days := dates.Find(text, first, min(first+far, last), p.Date, buf[:0])
	if len(days) == 0 || days[0].FirstToken > first || days[0].Kind != dates.On || days[0].Loose || days[0].First.After(p.Date) || !days[0].First.Equal(days[0].Last) {
		return time.Time{}, false
	}
	next := days[0].LastToken + 1
	if next >= last || text.Tokens[next].Kind != lexicon.Dash && !text.Is(next, ":") {
		return time.Time{}, false
	}
	return days[0].First, true
}
