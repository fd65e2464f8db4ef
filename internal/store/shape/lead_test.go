package shape

import (
	"testing"

	"github.com/lagebild/lagebild/internal/notice"
)

func TestLeadOf(t *testing.T) {
	const text = "Nicht möglich sind:\nUmmeldung\nStand\nAbfall\nfindet statt\nIst das Rathaus offen?\nNein.\nSonst nichts."
	at := func(s string) (int, int) {
		for i := range text {
			if len(text)-i >= len(s) && text[i:i+len(s)] == s {
				return i, i + len(s)
			}
		}
		t.Fatalf("%q is not in the text", s)
		return 0, 0
	}
	block := func(kind notice.BlockKind, s string, b notice.Block) notice.Block {
		b.Kind = kind
		b.Start, b.End = at(s)
		return b
	}
	blocks := []notice.Block{
		block(notice.BlockParagraph, "Nicht möglich sind:", notice.Block{Lead: -1}),
		block(notice.BlockItem, "Ummeldung", notice.Block{Lead: 0}),
		block(notice.BlockHeadCell, "Stand", notice.Block{Lead: -1}),
		block(notice.BlockHeadCell, "Abfall", notice.Block{Lead: -1}),
		block(notice.BlockCell, "findet statt", notice.Block{Lead: -1, Heads: []int{3, 2}}),
		block(notice.BlockDetails, "Ist das Rathaus offen?", notice.Block{Lead: -1}),
		block(notice.BlockParagraph, "Nein.", notice.Block{Lead: -1, Under: []int{5}}),
		block(notice.BlockParagraph, "Sonst nichts.", notice.Block{Lead: -1, Under: []int{99}, Heads: []int{-1}}),
	}
	for quote, want := range map[string]string{
		"Ummeldung": "Nicht möglich sind:", "findet statt": "Abfall · Stand", "Nein.": "Ist das Rathaus offen?",
		"Sonst nichts.": "", "Nicht möglich": "",
	} {
		start, _ := at(quote)
		if got := leadOf(text, blocks, start); got != want {
			t.Errorf("%q is led by %q, want %q", quote, got, want)
		}
	}
	if got := leadOf(text, blocks, len(text)+5); got != "" {
		t.Errorf("beyond the text: %q", got)
	}
}
