package walk

import (
	"slices"
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/dates"
	"github.com/lagebild/lagebild/internal/notice"
)

// sum notes what block i, now that it is read, gives to the blocks that it stands over.
func (w *walk) sum(i int) {
	b := &w.Doc.Blocks[i]
	w.info[i].title = i == 0
	if t := w.Doc.Text[b.Start:b.End]; strings.HasSuffix(t, ":") || strings.HasSuffix(t, "?") {
		w.info[i].colon = true
	}
	if governs(b.Kind) && w.info[i].lead == nil && len(w.info[i].topic) == 0 {
		if v := w.Reader.Polarity(b.Start, b.End, b.Kind == notice.BlockHeadCell); v != nil && (v.Kind != grammar.Reach || v.Status == notice.Limited) {
			w.info[i].lead = v
			w.info[i].bare = i > 0 && b.Kind == notice.BlockHeading && !w.Reader.NamesMore(b.Start, b.End)
		}
	}
	if b.Kind != notice.BlockParagraph || w.info[i].colon {
		w.whose.Over[i] = w.NamesIn(b.Start, b.End)
	}
}

// leads reports whether what a block of the first kind says holds of a block of the second kind under it: a heading
// that does not end with a colon speaks only for the list or table after it.
func leads(over, under notice.BlockKind, in *info) bool {
	switch under {
	case notice.BlockItem, notice.BlockCell:
		return in.colon || !in.title
	case notice.BlockParagraph:
		return in.colon
	case notice.BlockHeadCell:
		return over == notice.BlockHeadCell
	}
	return false
}

// governs reports whether blocks of the kind stand over others.
func governs(k notice.BlockKind) bool {
	return k == notice.BlockHeading || k == notice.BlockTerm || k == notice.BlockDetails || k == notice.BlockHeadCell
}

// general reports whether the topic is but the administration as a whole.
func general(topic []grammar.Mention) bool {
	return !slices.ContainsFunc(topic, func(m grammar.Mention) bool { return m.Service != "rathaus" })
}

func orTopic(a, b []grammar.Mention) []grammar.Mention {
	if len(a) > 0 {
		return a
	}
	return b
}

// governingDays are the days of the lead-in or label that governs block i.
func (w *walk) governingDays(i int) []dates.Mention {
	b := &w.Doc.Blocks[i]
	if b.Lead >= 0 && len(w.info[b.Lead].days) > 0 {
		return w.info[b.Lead].days
	}
	days, _ := w.columnDays(b)
	return days
}
