package detour

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/contact"
	"github.com/lagebild/lagebild/internal/extract/evidence"
	"github.com/lagebild/lagebild/internal/notice"
)

// counters are the other bodies to which the stretch sends people: "bei der Stadt Soest", "in Lippstadt".
func (d *Finder) counters(e *evidence.Evidence, start, end int) []way {
	first, _ := d.Reader.Range(start, end)
	var out []way
	for _, m := range d.Names {
		if m.Start < start || m.End > end || m.AGS == e.Body || m.Domain || m.Demonym || m.Implied || m.Dateline {
			continue
		}
		at, _ := d.Reader.Range(m.Start, m.End)
		from := -1
		for i := at - 1; i >= first && i >= at-5; i-- {
			switch string(d.Reader.Text.Folded(i)) {
			case "bei", "beim", "in", "im", "an", "nach", "zur", "zum", "durch":
				from = i + 1
			}
			if from >= 0 {
				break
			}
		}
		if from < 0 {
			continue
		}
		text := d.Doc.Text[d.Reader.Text.Tokens[from].Start:m.End]
		out = append(out, way{m.Start, notice.Detour{Kind: notice.DetourCounter, Value: m.AGS, Text: text}})
	}
	return out
}

// blockAt is the block in which a byte stands; nil if it stands in none.
func (d *Finder) blockAt(at int) *notice.Block {
	i, ok := slices.BinarySearchFunc(d.Doc.Blocks, at, func(b notice.Block, at int) int {
		switch {
		case b.End <= at:
			return -1
		case b.Start > at:
			return 1
		}
		return 0
	})
	if !ok {
		return nil
	}
	return &d.Doc.Blocks[i]
}

// maxFollowing is how many sentences after the one that backs a statement may tell what to do instead.
const maxFollowing = 2

// reach is the sentence that backs e, and those after it in its block that name no other office or matter.
func (d *Finder) reach(e *evidence.Evidence, b *notice.Block) [][2]int {
	s := e.Sentence
	out := [][2]int{s}
	if b == nil {
		return out
	}
	for n, next := range d.Reader.Sentences(s[1], b.End, nil) {
		other := slices.ContainsFunc(d.Reader.Mentions, func(m grammar.Mention) bool {
			return m.First >= next.First && m.Last <= next.Last && servesPeople(m) && !m.Place && m.Service != e.Service
		})
		if n == maxFollowing || other {
			break
		}
		out = append(out, [2]int{d.Reader.Text.Tokens[next.First].Start, d.Reader.Text.Tokens[next.Last].End})
	}
	return out
}

func (d *Finder) areaCode() string {
	if !d.known {
		d.area, d.known = contact.AreaCode(&d.Reader.Text), true
	}
	return d.area
}
