package page

import (
	"slices"
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/extract/dates"
	"github.com/lagebild/lagebild/internal/extract/dates/names"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// Clock is the moment of a block in a ticker that has no entries.
type Clock struct {
	At   time.Time
	From int  // byte at which its text begins, behind the moment
	lone bool // the block is but the moment
}

// Clocks are the moments, by block, of a ticker that has no entries: lines, items or headings that each begin with a time of day ("9:15 …",
// "Mittwoch, 14.30 Uhr: …"), or with a day ("6.11. – …"), or end with both in brackets; nil if the document is none. A block without a
// moment has that of the one before.
func (p *Page) Clocks() map[int]Clock {
	const least = 3 // fewer may be anything
	if p.Date.IsZero() {
		return nil
	}
	heads, day, dotted := 0, p.Date, p.dottedTimes()
	at := map[int]Clock{}
	var cur time.Time
	for i := range p.Doc.Blocks {
		b := &p.Doc.Blocks[i]
		if b.Kind == notice.BlockEntry {
			return nil
		}
		if b.Table > 0 || i == 0 && p.isTitle() {
			continue
		}
		h := p.momentOf(b, day, dotted)
		switch {
		case h.At.IsZero():
			if !cur.IsZero() {
				at[i] = Clock{At: cur, From: b.Start}
			}
		case h.dayOnly:
			day, at[i] = h.At, Clock{At: h.At, From: b.Start}
			cur = h.At
		case h.tail:
			at[i] = Clock{At: h.At, From: b.Start}
			heads++
		default:
			at[i], cur = h.Clock, h.At
			heads++
		}
	}
	if heads < least {
		return nil
	}
	p.trailing(at)
	p.begins = map[int]int{}
	for i, c := range at {
		p.begins[p.Doc.Blocks[i].Start] = c.From
	}
	return at
}

// TextStart is the byte at which the text of block b begins, behind the moment of a ticker's entry.
func (p *Page) TextStart(b *notice.Block) int {
	if from, ok := p.begins[b.Start]; ok {
		return from
	}
	return b.Start
}

// trailing gives each block the moment behind it, where the text ends with a block that is but a moment.
func (p *Page) trailing(at map[int]Clock) {
	lone := func(i int) bool { return at[i].lone }
	last := len(p.Doc.Blocks) - 1
	if !lone(last) {
		return
	}
	cur := at[last]
	for i := last; i >= 0; i-- {
		if lone(i) {
			cur = at[i]
		}
		at[i] = Clock{At: cur.At, From: p.Doc.Blocks[i].Start}
	}
}

// moment is what a block says of its time.
type moment struct {
	Clock
	dayOnly bool // it is but a day, over what follows
	tail    bool // it stands behind the text
}

// momentOf is the moment that block b begins or ends with, on day if it names none; zero if it has none. dotted: a time of day may be
// written as "9.15" alone.
func (p *Page) momentOf(b *notice.Block, day time.Time, dotted bool) moment {
	text := &p.Reader.Text
	first, last := p.Reader.Range(b.Start, b.End)
	for first <= last && text.Tokens[first].Kind != lexicon.Number && text.Tokens[first].Kind != lexicon.Word {
		first++
	}
	if first > last {
		return moment{}
	}
	if t, ok := p.dayOf(b); ok {
		return moment{Clock: Clock{At: t, From: b.Start}}
	}
	end, clock := first, -1
	for ; end <= last && p.tellsMoment(end); end++ {
		if clock < 0 && p.isClock(end, last, dotted) {
			clock = end
		}
	}
	if (b.Kind == notice.BlockHeading || b.Kind == notice.BlockTerm) && clock < 0 {
		const longest = 10 // tokens of "Werl – Freitag, 10. November, 17 Uhr"
		for k := end; k <= last && last-first < longest; k++ {
			if p.isClock(k, last, false) {
				clock, end = k, last+1
			}
		}
	}
	if clock < 0 {
		return p.otherMoment(b, first, end, last, day)
	}
	t, ok := p.momentAt(first, end-1, clock, day)
	if !ok || t.After(p.Date.AddDate(0, 0, 1)) {
		return moment{}
	}
	if end > last {
		return moment{Clock: Clock{At: t, From: b.Start, lone: true}}
	}
	return moment{Clock: Clock{At: t, From: text.Tokens[end].Start}}
}

// momentAt is the moment that the tokens tell, whose time of day stands at token clock, on day if they name none.
func (p *Page) momentAt(first, last, clock int, day time.Time) (time.Time, bool) {
	text := &p.Reader.Text
	number := text.Src[text.Tokens[clock].Start:text.Tokens[clock].End]
	if !isDotted(number) || text.Is(clock+1, "uhr") {
		return dates.Moment(text, first, last, day)
	}
	if on, ok := dates.Moment(text, first, clock-1, day); ok && clock > first {
		day = on
	} else if on, ok := dates.Moment(text, clock+1, last, day); ok && clock < last {
		day = on
	}
	t, err := time.Parse("15.04", number)
	return time.Date(day.Year(), day.Month(), day.Day(), t.Hour(), t.Minute(), 0, 0, day.Location()), err == nil
}

// otherMoment is the day that block b is but the name of, or the moment in brackets at its end; its first tokens up to end tell of a
// moment.
func (p *Page) otherMoment(b *notice.Block, first, end, last int, day time.Time) moment {
	text := &p.Reader.Text
	if end > last {
		if t, ok := dates.Moment(text, first, last, p.Date); ok && !t.After(p.Date) && !t.Equal(day) {
			return moment{Clock: Clock{At: t, From: b.Start}, dayOnly: true}
		}
		return moment{}
	}
	open := strings.LastIndexByte(p.Doc.Text[b.Start:b.End], '(')
	if open < 0 || !strings.HasSuffix(p.Doc.Text[b.Start:b.End], ")") {
		return moment{}
	}
	from, _ := p.Reader.Range(b.Start+open, b.End)
	for k := from + 1; k < last; k++ {
		if !p.tellsMoment(k) {
			return moment{}
		}
		if p.isClock(k, last, false) {
			if t, ok := dates.Moment(text, from+1, last-1, day); ok && !t.After(p.Date.AddDate(0, 0, 1)) {
				return moment{Clock: Clock{At: t, From: b.Start}, tail: true}
			}
		}
	}
	return moment{}
}

// tellsMoment reports whether token i can stand in a moment ("Update vom Mittwoch, 8. November, 9.15 Uhr").
func (p *Page) tellsMoment(i int) bool {
	switch p.Reader.Text.Tokens[i].Kind {
	case lexicon.Word:
		w := string(p.Reader.Text.Folded(i))
		switch w {
		case "uhr", "h", "um", "am", "den", "dem", "vom", "stand", "update", "mittags", "ca":
			return true
		}
		return names.Weekday(w) >= 0 || names.ShortWeekday(w) >= 0 || names.Month(w) > 0
	case lexicon.Break:
		return false
	}
	return true
}

// isClock reports whether a time of day stands at token i, that begins no span of time, in a block that ends with token last.
func (p *Page) isClock(i, last int, dotted bool) bool {
	text := &p.Reader.Text
	t := &text.Tokens[i]
	if t.Kind != lexicon.Number {
		return false
	}
	end := i
	number := text.Src[t.Start:t.End]
	written := strings.Contains(number, ":") || dotted && isDotted(number)
	if text.Is(i+1, "uhr") || text.Is(i+1, "h") && (strings.Contains(number, ":") || isDotted(number)) {
		end, written = i+1, true
	}
	if !written {
		return false
	}
	return end >= last || !text.Is(end+1, "bis") && (text.Tokens[end+1].Kind != lexicon.Dash || end+2 > last || text.Tokens[end+2].Kind != lexicon.Number)
}

// isDotted reports whether a number can be a time of day as "9.15" is.
func isDotted(number string) bool {
	h, m, ok := strings.Cut(number, ".")
	return ok && len(m) == 2 && len(h) > 0 && len(h) <= 2 && m < "60" && (len(h) == 1 || h < "24")
}

// dottedTimes reports whether blocks begin with numbers that can be nothing but times of day ("17.05 – …", "8.30 – …").
func (p *Page) dottedTimes() bool {
	const least, latest = 2, "12"
	found := 0
	for i := range p.Doc.Blocks {
		b := &p.Doc.Blocks[i]
		first, last := p.Reader.Range(b.Start, b.End)
		for k := first; k <= min(first+3, last); k++ {
			t := &p.Reader.Text.Tokens[k]
			if number := p.Reader.Text.Src[t.Start:t.End]; t.Kind == lexicon.Number && isDotted(number) && (number[len(number)-2:] > latest || number[len(number)-2:] == "00") {
				found++
			}
		}
	}
	return found >= least
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

// DayAlone is the day, not one to come, that block b is but the name of; it is false if b says more.
func (p *Page) DayAlone(b *notice.Block) (time.Time, bool) {
	first, last := p.Reader.Range(b.Start, b.End)
	for i := first; i <= last; i++ {
		if !p.tellsMoment(i) {
			return time.Time{}, false
		}
	}
	day, ok := dates.Moment(&p.Reader.Text, first, last, p.Date)
	return day, ok && !day.After(p.Date)
}

// isTitle reports whether the first block is a heading over all others.
func (p *Page) isTitle() bool {
	b := &p.Doc.Blocks[0]
	return b.Kind == notice.BlockHeading && !slices.ContainsFunc(p.Doc.Blocks[1:], func(o notice.Block) bool { return o.Kind == notice.BlockHeading && o.Level <= b.Level })
}

// EntryMoment is the moment that b, the head of an entry of a ticker, gives, within the moment of what is around it; zero if it gives none.
func (p *Page) EntryMoment(b *notice.Block, around time.Time) time.Time {
	if !b.Time.IsZero() {
		return b.Time
	}
	ref := p.Date
	if !around.IsZero() {
		ref = around
	}
	if ref.IsZero() {
		return time.Time{}
	}
	first, last := p.Reader.Range(b.Start, b.End)
	t, _ := dates.Moment(&p.Reader.Text, first, last, ref)
	return t
}
