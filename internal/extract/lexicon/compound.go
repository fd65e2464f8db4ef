package lexicon

import (
	"bytes"
	"slices"
)

// The lengths of heads that are tried, in bytes.
const (
	shortestHead = 3
	longestHead  = 17
	shortestStem = 4
)

// names reports whether one of the word patterns is of more than the end of a word.
func (l *Lexicon) names(hits []int32) bool {
	return slices.ContainsFunc(hits, func(w int32) bool { return !l.parts[w] })
}

// madeOf adds to hits what the word i, which no list has as a whole, is made of: a word written with hyphens within
// ("Standes-Amt"), or a stem and a head ("Wohngeldbearbeitung", "BAföG-Anträge").
func (l *Lexicon) madeOf(t *Text, i int, m *Matches, hits []int32) []int32 {
	w := bytes.Trim(t.Folded(i), "-")
	if !t.Tokens[i].Upper || len(w) < shortestStem+shortestHead {
		return hits
	}
	before := len(hits)
	if bytes.IndexByte(w, '-') > 0 {
		m.buf = m.buf[:0]
		for _, c := range w {
			if c != '-' {
				m.buf = append(m.buf, c)
			}
		}
		if hits = l.auto.Find(m.buf, hits); l.names(hits[before:]) {
			return hits
		}
		hits = hits[:before]
	}
	for n := min(longestHead, len(w)-shortestStem); n >= shortestHead; n-- {
		if l.heads[string(w[len(w)-n:])] {
			if hits = l.stem(bytes.TrimRight(w[:len(w)-n], "-"), hits); len(hits) > before {
				return hits
			}
		}
	}
	return hits
}

// stem adds the stem of a compound, with or without the letter that links it to its head.
func (l *Lexicon) stem(front []byte, hits []int32) []int32 {
	before := len(hits)
	hits = l.auto.Find(front, hits)
	if len(hits) == before && front[len(front)-1] == 's' {
		hits = l.auto.Find(front[:len(front)-1], hits)
	}
	kept := hits[:before]
	for _, w := range hits[before:] {
		if l.stems[w] {
			kept = append(kept, w)
		}
	}
	return kept
}
