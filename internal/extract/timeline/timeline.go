package timeline

import (
	"slices"
	"time"

	"github.com/lagebild/lagebild/internal/notice"
)

// Timeline tells of every block of one document which update it belongs to and as of when it speaks.
type Timeline struct {
	Clocked bool // blocks other than entries have moments of their own

	doc       *notice.Document
	stage     []int       // by block: head of the update that it belongs to; −1 if none
	moment    []time.Time // by block: of an entry
	ranks     []int       // by block: of an update's heading among those without a date, the newest being 1; 0 if it is none
	row       time.Time   // of the table's row that is read; zero if it has none
	rowsDated bool        // rows of a table have times
}

// New makes the timeline of doc. The moments of its entries are set by SetMoment.
func New(doc *notice.Document) *Timeline {
	n := len(doc.Blocks)
	l := &Timeline{doc: doc, stage: make([]int, n), moment: make([]time.Time, n), ranks: make([]int, n)}
	l.stages()
	return l
}

// SetMoment dates the entry whose head is block i.
func (l *Timeline) SetMoment(i int, t time.Time) { l.moment[i] = t }

// Around is the moment of the innermost dated entry that block b stands under; zero if it stands under none.
func (l *Timeline) Around(b *notice.Block) time.Time {
	for _, u := range slices.Backward(b.Under) {
		if t := l.moment[u]; !t.IsZero() {
			return t
		}
	}
	return time.Time{}
}

// SetRow dates the table's row that is read next; zero if it has no moment of its own.
func (l *Timeline) SetRow(t time.Time) {
	l.row = t
	l.rowsDated = l.rowsDated || !t.IsZero()
}

// A page often keeps its older updates below the newest: entries with a date, or headings "Update 3", "Update 2".

// stages finds for every block the head of the update that it belongs to: an entry or a numbered heading, or −1.
func (l *Timeline) stages() {
	l.rankUpdates()
	last, nested := -1, false
	for i := range l.doc.Blocks {
		b := &l.doc.Blocks[i]
		if b.Kind == notice.BlockEntry {
			last = i
		}
		nested = nested || b.Kind == notice.BlockHeading && under(b, func(u int) bool { return l.doc.Blocks[u].Kind == notice.BlockEntry })
	}
	current := -1
	var inner [7]bool // levels of the headings that stand between two entries
	for i := range l.doc.Blocks {
		b := &l.doc.Blocks[i]
		l.stage[i] = -1
		for _, u := range b.Under {
			if l.isStage(u) {
				l.stage[i] = u
			}
		}
		switch {
		case b.Kind == notice.BlockEntry:
			current = i
			l.stage[i] = i
		case l.stage[i] >= 0 || nested || current < 0:
		case i < last:
			// a subheading ended the entry before its time
			l.stage[i] = current
			if b.Kind == notice.BlockHeading {
				inner[min(b.Level, 6)] = true
			}
		case b.Kind == notice.BlockHeading && inner[min(b.Level, 6)], b.Kind != notice.BlockHeading && under(b, func(u int) bool { return u > current && l.stage[u] == current }):
			l.stage[i] = current
		}
	}
}

// under reports whether b stands under a block that ok holds for.
func under(b *notice.Block, ok func(int) bool) bool {
	return slices.ContainsFunc(b.Under, ok)
}

func (l *Timeline) isStage(i int) bool {
	return l.doc.Blocks[i].Kind == notice.BlockEntry || l.ranks[i] > 0
}

// AsOf is the moment of the entry that block i belongs to; zero if it belongs to none.
func (l *Timeline) AsOf(i int) time.Time {
	if l.doc.Blocks[i].Table > 0 && !l.row.IsZero() {
		return l.row
	}
	if t := l.Around(&l.doc.Blocks[i]); !t.IsZero() {
		return t
	}
	if l.Clocked && !l.moment[i].IsZero() {
		return l.moment[i]
	}
	if s := l.stage[i]; s >= 0 {
		return l.moment[s]
	}
	return time.Time{}
}

// Rank is the place of the update that block i belongs to, the newest being 1; 0 if it belongs to none.
func (l *Timeline) Rank(i int) int {
	if s := l.stage[i]; s >= 0 {
		return l.ranks[s]
	}
	return 0
}

// Dated reports whether the text has parts of different times.
func (l *Timeline) Dated() bool {
	entries := 0
	for i := range l.doc.Blocks {
		if l.doc.Blocks[i].Kind == notice.BlockEntry {
			entries++
		}
	}
	return entries > 1 || l.rowsDated || l.Clocked
}
