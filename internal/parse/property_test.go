package parse

import (
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/lagebild/lagebild/internal/notice"
)

// checkDocument tests what must hold for every document, whatever it was read from.
func checkDocument(t testing.TB, d notice.Document) {
	t.Helper()
	if !utf8.ValidString(d.Text) || !norm.NFC.IsNormalString(d.Text) {
		t.Errorf("text is not UTF-8 in NFC: %q", d.Text)
	}
	for _, r := range d.Text {
		if r != '\n' && (unicode.IsControl(r) || r == 0xAD || r == 0xA0) {
			t.Errorf("text holds %U", r)
		}
	}
	end := 0
	for i, b := range d.Blocks {
		switch {
		case b.Start < 0 || b.End > len(d.Text) || b.Start >= b.End:
			t.Fatalf("block %d is [%d:%d] of %d bytes", i, b.Start, b.End, len(d.Text))
		case i == 0 && b.Start != 0, i > 0 && (b.Start != end+1 || d.Text[end] != '\n'):
			t.Errorf("block %d starts at %d, the one before ended at %d", i, b.Start, end)
		case !onBorder(d.Text, b.Start) || !onBorder(d.Text, b.End):
			t.Errorf("block %d cuts a character", i)
		}
		end = b.End
		checkRefs(t, d, i)
	}
	if end != len(d.Text) {
		t.Errorf("blocks end at %d of %d bytes", end, len(d.Text))
	}
	for _, l := range d.Links {
		if l.Start < 0 || l.Start >= l.End || l.End > len(d.Text) || !onBorder(d.Text, l.Start) || !onBorder(d.Text, l.End) || l.URL == "" {
			t.Errorf("bad link %+v", l)
		}
	}
}

// checkRefs tests what block i says of other blocks.
func checkRefs(t testing.TB, d notice.Document, i int) {
	t.Helper()
	b := d.Blocks[i]
	last := -1
	for _, u := range b.Under {
		if u <= last || u >= i {
			t.Fatalf("block %d stands under %v", i, b.Under)
		}
		last = u
		switch d.Blocks[u].Kind {
		case notice.BlockHeading, notice.BlockTerm, notice.BlockDetails, notice.BlockEntry:
		default:
			t.Errorf("block %d stands under a %s", i, d.Blocks[u].Kind)
		}
	}
	if b.Lead < -1 || b.Lead >= i {
		t.Errorf("block %d has lead %d", i, b.Lead)
	}
	for _, h := range b.Heads {
		if h < 0 || h >= len(d.Blocks) || h == i || d.Blocks[h].Kind != notice.BlockHeadCell || d.Blocks[h].Table != b.Table {
			t.Errorf("block %d has heads %v", i, b.Heads)
		}
	}
	if (b.Kind == notice.BlockHeading) != (b.Level > 0 && b.Kind != notice.BlockItem) || b.Level < 0 {
		t.Errorf("%s block %d has level %d", b.Kind, i, b.Level)
	}
	if (b.Kind == notice.BlockCell || b.Kind == notice.BlockHeadCell) != (b.Table > 0) {
		t.Errorf("%s block %d is in table %d", b.Kind, i, b.Table)
	}
}

func onBorder(s string, i int) bool { return i == len(s) || utf8.RuneStart(s[i]) }
