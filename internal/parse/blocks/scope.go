package blocks

import (
	"slices"

	"github.com/lagebild/lagebild/internal/notice"
)

// tick is the rank of an Entry that is no heading: below all headings.
const tick = 7

// frame is a block that governs what follows; block -1 marks the begin of a part.
type frame struct {
	block  int
	kind   notice.BlockKind
	level  int
	sticky bool
	titled int // level of the heading that follows an Entry at once; 0 if none does
	brief  bool
	day    bool // an Entry that says only a day, under which those that say only a time stand
}

// scopes fills Under of all blocks.
func (b *Builder) scopes() {
	titled := b.titledTicker()
	var st []frame
	for n, e := range b.events {
		switch e.op {
		case '(':
			st = append(st, frame{block: -1})
			if e.panel >= 0 && e.panel < len(b.blocks) && !slices.ContainsFunc(st, func(f frame) bool { return f.block == e.panel }) {
				st = append(st, frame{block: e.panel, kind: notice.BlockDetails, sticky: true})
			}
		case ')':
			st = st[:base(st)]
			if len(st) > 0 {
				st = st[:len(st)-1]
			}
		case 'e':
			st = slices.DeleteFunc(st, func(f frame) bool { return f.brief })
		case 't':
			at := base(st)
			st = append(st[:at:at], slices.DeleteFunc(slices.Clone(st[at:]), func(f frame) bool { return f.kind == notice.BlockTerm })...)
		case 'b':
			st = b.enter(st, e.block, n, titled)
		}
	}
}

// enter takes block i into the stack: it ends what it ends, notes what it stands under, and governs what follows.
func (b *Builder) enter(st []frame, i, n int, titled bool) []frame {
	bl := &b.blocks[i]
	switch bl.Kind {
	case notice.BlockHeading:
		st = endForHeading(st, bl.Level, i)
	case notice.BlockEntry:
		st = endForEntry(st, bl.Level, b.hints[i].clock)
	}
	for _, f := range st {
		if f.block >= 0 && f.block < i {
			bl.Under = append(bl.Under, f.block)
		}
	}
	slices.Sort(bl.Under) // a part may be opened by a block that stands before other labels
	switch bl.Kind {
	case notice.BlockHeading:
		st = append(st, frame{block: i, kind: bl.Kind, level: bl.Level})
	case notice.BlockEntry:
		f := frame{block: i, kind: bl.Kind, level: bl.Level, sticky: b.hints[i].sticky && !titled, day: b.hints[i].day}
		if f.level == 0 {
			f.level = tick
		}
		if n+1 < len(b.events) && i+1 < len(b.blocks) && b.blocks[i+1].Kind == notice.BlockHeading {
			f.titled = b.blocks[i+1].Level
		}
		if f.titled > 0 && !titled {
			f.sticky = true // one date before the first heading dates all that follows
		}
		st = append(st, f)
		bl.Level = 0
	case notice.BlockTerm:
		st = append(st, frame{block: i, kind: bl.Kind, brief: b.hints[i].brief})
	}
	return st
}

// titledTicker reports whether the page has several entries of the form: date line, heading, text.
func (b *Builder) titledTicker() bool {
	n := 0
	for i := range b.blocks[:max(0, len(b.blocks)-1)] {
		if b.blocks[i].Kind == notice.BlockEntry && b.blocks[i+1].Kind == notice.BlockHeading {
			n++
		}
	}
	return n >= 2
}

// base is the place after the mark of the innermost open part.
func base(st []frame) int {
	for i := range slices.Backward(st) {
		if st[i].block < 0 {
			return i + 1
		}
	}
	return 0
}

// endForHeading ends what a heading of the given level ends: headings and entries of the same or a lower rank with all
// that stands in them, labels, and an entry that had its text already.
func endForHeading(st []frame, level, block int) []frame {
	at := base(st)
	for i := at; i < len(st); i++ {
		f := st[i]
		ranked := f.kind == notice.BlockHeading || f.kind == notice.BlockEntry && f.level < tick
		if ranked && f.level >= level && f.block != block-1 {
			return st[:i]
		}
		if ranked && f.level >= level && f.kind == notice.BlockHeading {
			return st[:i]
		}
	}
	for len(st) > at {
		f := st[len(st)-1]
		over := f.kind == notice.BlockTerm ||
			f.kind == notice.BlockEntry && f.level == tick && !f.sticky && f.block != block-1 && (f.titled == 0 || f.titled > level)
		if !over {
			break
		}
		st = st[:len(st)-1]
	}
	return st
}

// endForEntry ends the entry before, with the headings in it; a date of a whole part gives way and leaves the headings. An
// entry that says only a time leaves the one that says its day.
func endForEntry(st []frame, level int, clock bool) []frame {
	at := base(st)
	for len(st) > at && st[len(st)-1].kind == notice.BlockTerm {
		st = st[:len(st)-1]
	}
	if level > 0 {
		for i := at; i < len(st); i++ {
			if (st[i].kind == notice.BlockHeading || st[i].kind == notice.BlockEntry) && st[i].level >= level {
				return st[:i]
			}
		}
	}
	for i := len(st) - 1; i >= at; i-- {
		if st[i].kind != notice.BlockEntry {
			continue
		}
		if clock && st[i].day {
			return st
		}
		if st[i].sticky {
			return slices.Delete(slices.Clone(st), i, i+1)
		}
		st = st[:i]
		if !clock && i > at && st[i-1].day {
			st = st[:i-1]
		}
		return st
	}
	return st
}
