package timeline

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// rankUpdates ranks the headings of stacked updates that have no date, the newest first: the highest number, or without
// numbers the topmost.
func (l *Timeline) rankUpdates() {
	type head struct{ block, number int }
	var heads []head
	for i := range l.doc.Blocks {
		if k := l.doc.Blocks[i].Kind; k != notice.BlockHeading && k != notice.BlockTerm {
			continue
		}
		if n, ok := updateNumber(l.doc.Text[l.doc.Blocks[i].Start:l.doc.Blocks[i].End]); ok {
			heads = append(heads, head{i, n})
		}
	}
	if len(heads) < 2 {
		return
	}
	slices.SortStableFunc(heads, func(a, b head) int { return cmp.Compare(b.number, a.number) })
	for n, h := range heads {
		l.ranks[h.block] = n + 1
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
