package shape

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/lib/pq"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store/pg"
)

// AddLeads puts the words that govern each statement's quote beside it: an item of a list proves nothing without the line
// above the list.
func AddLeads(ctx context.Context, s *pg.DB, statements []StatementRow) error {
	of := map[int64][]int{} // by notice
	for i, st := range statements {
		of[st.NoticeID] = append(of[st.NoticeID], i)
	}
	if len(of) == 0 {
		return nil
	}
	var rows []struct {
		ID     int64  `db:"id"`
		Text   string `db:"text"`
		Blocks []byte `db:"blocks"`
	}
	if err := s.Sel(ctx, &rows, `SELECT id, text, blocks FROM notices WHERE id = ANY($1)`, pq.Array(slices.Collect(maps.Keys(of)))); err != nil {
		return err
	}
	for _, r := range rows {
		var blocks []notice.Block
		if err := json.Unmarshal(r.Blocks, &blocks); err != nil {
			return fault.Wrap(fault.Internal, "reading stored blocks", err)
		}
		for _, i := range of[r.ID] {
			statements[i].Lead = leadOf(r.Text, blocks, statements[i].Start)
		}
	}
	return nil
}

// leadOf is the text of the blocks that govern the one in which the byte at stands: what introduces its list, the heads
// of its table cell, or the label or question that it answers; "" if nothing does.
func leadOf(text string, blocks []notice.Block, at int) string {
	i := slices.IndexFunc(blocks, func(b notice.Block) bool { return b.Start <= at && at < b.End })
	if i < 0 {
		return ""
	}
	var by []int
	switch b := blocks[i]; {
	case b.Kind == notice.BlockCell:
		by = b.Heads
	case b.Lead >= 0 && b.Kind == notice.BlockItem:
		by = []int{b.Lead}
	case len(b.Under) > 0:
		last := b.Under[len(b.Under)-1]
		if last < len(blocks) && (blocks[last].Kind == notice.BlockTerm || blocks[last].Kind == notice.BlockDetails) {
			by = []int{last}
		}
	}
	var out []string
	for _, n := range by {
		if n >= 0 && n < len(blocks) && n != i && blocks[n].Start <= blocks[n].End && blocks[n].End <= len(text) {
			out = append(out, text[blocks[n].Start:blocks[n].End])
		}
	}
	return strings.Join(out, " · ")
}
