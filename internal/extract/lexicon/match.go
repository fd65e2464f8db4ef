package lexicon

import (
	"bytes"
	"slices"

	"github.com/lagebild/lagebild/internal/extract/lexicon/automaton"
)

// Lexicon finds phrases. It is immutable and safe for concurrent use.
type Lexicon struct {
	auto    *automaton.Automaton
	symbols map[string]int32
	opens   []opening // the beginnings of all phrases, by their first word
	places  []place   // what they go on with
	thens   []uint64  // of each the marks of the words that have to follow: by themselves, since these are looked over for every word
	seconds []int32   // the words of places
	first   []int32   // word pattern → its first place in opens; one more than there are patterns
	tails   []string  // longest first
	stems   []bool    // word pattern → it makes compounds with heads
	parts   []bool    // word pattern → it is but the end of a word ("*antrag")
	heads   map[string]bool
}

// Hit is one phrase found: tokens First to Last.
type Hit struct {
	ID          int
	First, Last int
}

// Matches holds what Match found, with room that the next Match reuses.
type Matches struct {
	Hits   []Hit // by First, then as found
	words  []int32
	from   []int32 // token → its first place in words; one more than there are tokens
	passed []int32 // token → how many before it a gap of a phrase has to count
	next   []int32 // word → the next token that has it, 0 if none does
	known  []known // by hash: words that were looked up in of; most of a text come again, in it or in the next
	of     *Lexicon
	buf    []byte
}

// known is what a word was found to be, whatever stands beside it.
type known struct {
	folded []byte
	kind   Kind
	upper  bool
	words  []int32
}

const (
	manyWords    = 1024 // that Matches remembers: a text has a few hundred different ones
	longestKnown = 40   // bytes of such a word
)

// Match finds every phrase in t, overlapping ones too. It costs one pass over the text.
func (l *Lexicon) Match(t *Text, m *Matches) {
	m.Hits, m.words, m.from, m.passed = m.Hits[:0], m.words[:0], m.from[:0], m.passed[:0]
	if m.of != l {
		m.of, m.known = l, make([]known, manyWords)
	}
	passed := int32(0)
	for i := range t.Tokens {
		m.from = append(m.from, int32(len(m.words))) //nolint:gosec // bounded by the text
		m.words = l.lookUp(t, i, m)
		m.passed = append(m.passed, passed)
		if k := t.Tokens[i].Kind; k != Break && k != Punct {
			passed++
		}
	}
	m.from = append(m.from, int32(len(m.words))) //nolint:gosec // bounded by the text
	if len(m.next) < len(l.parts) {
		m.next = make([]int32, len(l.parts))
	}
	for i := range slices.Backward(t.Tokens) { // backwards, to know of each word where it comes next
		l.beginAt(t, m, i)
		for _, w := range m.at(i) {
			m.next[w] = int32(i) //nolint:gosec // bounded by the text
		}
	}
	for _, w := range m.words {
		m.next[w] = 0
	}
	slices.Reverse(m.Hits)
}

// beginAt finds the phrases that begin at token i, the last one first.
func (l *Lexicon) beginAt(t *Text, m *Matches, i int) {
	words := m.at(i)
	after := m.after(t, i)
	for k := range words {
		w := words[len(words)-1-k]
		from, to := l.first[w], l.first[w+1]
		opens, thens := l.opens[from:to], l.thens[from:to]
		for n := len(thens) - 1; n >= 0; n-- {
			if thens[n]&after == 0 {
				continue // most phrases: their second word does not follow
			}
			o := &opens[n]
			if o.places > 0 && !m.reaches(i, l.words(&o.second), o.second.gap) {
				continue
			}
			last, ok := i, o.places == 0
			if !ok {
				last, ok = l.rest(t, m, l.places[o.next:o.next+o.places], i)
			}
			if ok {
				m.Hits = append(m.Hits, Hit{ID: int(o.id), First: i, Last: last})
			}
		}
	}
}

// reaches reports whether one of the words comes after token i with at most gap others between them.
func (m *Matches) reaches(i int, words []int32, gap int32) bool {
	for _, w := range words {
		if at := m.next[w]; at > 0 && m.passed[at]-m.passed[i+1] <= gap {
			return true
		}
	}
	return false
}

// after are the marks of the token after i, and the one that no word has; whatever if that token may be passed over.
func (m *Matches) after(t *Text, i int) uint64 {
	if len(m.at(i)) == 0 || i+1 == len(t.Tokens) || t.passes(i+1) {
		return whatever
	}
	marks := uint64(1) << 63
	for _, w := range m.at(i + 1) {
		marks |= mark(w)
	}
	return marks
}

// passes reports whether a phrase may go on behind token i though it has no part in it: a line break, or a sign that ends no clause.
func (t *Text) passes(i int) bool {
	switch tok := &t.Tokens[i]; tok.Kind {
	case Break:
		return true
	case Punct:
		return tok.First != '.' && tok.First != ';' && tok.First != ':' && tok.First != '!' && tok.First != '?'
	}
	return false
}

func (m *Matches) at(i int) []int32 { return m.words[m.from[i]:m.from[i+1]] }

// lookUp appends the word patterns that token i has. A word that was looked up before has the same.
func (l *Lexicon) lookUp(t *Text, i int, m *Matches) []int32 {
	tok, folded := &t.Tokens[i], t.Folded(i)
	if len(folded) == 0 || len(folded) > longestKnown || folded[0] == '-' || folded[len(folded)-1] == '-' {
		return l.wordsOf(t, i, m) // what one with a hyphen lacks, the words beside it tell
	}
	hash := uint32(0)
	for _, c := range folded {
		hash = hash*31 + uint32(c)
	}
	k := &m.known[hash%manyWords]
	if k.kind == tok.Kind && k.upper == tok.Upper && bytes.Equal(k.folded, folded) {
		return append(m.words, k.words...)
	}
	words := l.wordsOf(t, i, m)
	k.folded, k.kind, k.upper, k.words = append(k.folded[:0], folded...), tok.Kind, tok.Upper, append(k.words[:0], words[len(m.words):]...)
	return words
}

// wordsOf appends the word patterns that token i has.
func (l *Lexicon) wordsOf(t *Text, i int, m *Matches) []int32 {
	folded := t.Folded(i)
	switch t.Tokens[i].Kind {
	case Word:
		if front := sharedFront(t, i); front != nil {
			return l.completed(t, i, front, m)
		}
		hits := l.auto.Find(bytes.TrimLeft(folded, "-"), m.words)
		if !l.names(hits[len(m.words):]) {
			hits = l.madeOf(t, i, m, hits)
		}
		if len(folded) > 2 && folded[len(folded)-1] == '-' {
			if tail := l.sharedTail(t, i); tail != "" {
				m.buf = append(append(m.buf[:0], folded[:len(folded)-1]...), tail...)
				hits = l.auto.Find(m.buf, hits)
			}
		}
		return hits
	case Number:
		return l.auto.Find(folded, m.words)
	case Symbol, Punct, Dash:
		if w, ok := l.symbols[string(folded)]; ok {
			return append(m.words, w)
		}
	}
	return m.words
}

// sharedTail finds the ending that the cut-off word i shares with the word at the end of its coordination.
func (l *Lexicon) sharedTail(t *Text, i int) string {
	for j := i + 1; j < len(t.Tokens) && j <= i+9; j++ {
		f := t.Folded(j)
		switch t.Tokens[j].Kind {
		case Word:
			if f[len(f)-1] == '-' || isJoin(f) || !t.Tokens[j].Upper && len(f) <= len("beim") { // "Sozial- und das Jugendamt"
				continue
			}
			for _, tail := range l.tails {
				if at := bytes.LastIndex(f, []byte(tail)); at > 0 && len(f)-at-len(tail) <= 2 {
					return tail
				}
			}
			return ""
		case Break, Symbol:
			continue
		case Punct:
			if f[0] == ',' {
				continue
			}
		}
		return ""
	}
	return ""
}

// sharedFront finds the word whose beginning the word i lacks: "Gewerbean-" of "Gewerbean-, -um- und -abmeldungen"; nil for none.
func sharedFront(t *Text, i int) []byte {
	if t.Folded(i)[0] != '-' {
		return nil
	}
	for j := i - 1; j >= max(0, i-9); j-- {
		f := t.Folded(j)
		switch t.Tokens[j].Kind {
		case Word:
			if isJoin(f) || f[0] == '-' {
				continue
			}
			if len(f) > 3 && f[len(f)-1] == '-' {
				return f[:len(f)-1]
			}
			return nil
		case Break, Symbol:
			continue
		case Punct:
			if f[0] == ',' {
				continue
			}
		}
		return nil
	}
	return nil
}

// completed finds the word i with the beginning that it shares with front, as much of it as makes a word that is known. What
// it would be by itself is something else: "-abmeldungen" of trades are none of residents.
func (l *Lexicon) completed(t *Text, i int, front []byte, m *Matches) []int32 {
	rest := bytes.Trim(t.Folded(i), "-")
	tail := ""
	if f := t.Folded(i); f[len(f)-1] == '-' {
		tail = l.sharedTail(t, i)
	}
	for n := len(front); n > 2; n-- {
		m.buf = append(append(append(m.buf[:0], front[:n]...), rest...), tail...)
		if hits := l.auto.Find(m.buf, m.words); len(hits) > len(m.words) {
			return hits
		}
	}
	return m.words
}

func isJoin(folded []byte) bool {
	switch string(folded) {
	case "und", "oder", "sowie", "bzw", "noch", "beziehungsweise", "als", "auch", "sondern":
		return true
	}
	return false
}

// inDate reports whether the comma at token i stands in a date or closes one ("am Montag, 13. November, wieder").
func (t *Text) inDate(i int) bool {
	if i+1 < len(t.Tokens) && t.Tokens[i+1].Kind == Number {
		return true
	}
	return i > 1 && (t.Tokens[i-1].Kind == Number || t.Tokens[i-2].Kind == Number && t.Tokens[i-1].Kind == Word && t.Tokens[i-1].Upper)
}

// Enumeration are the first and the last noun of the enumeration that the comma at token i belongs to, if an "und" ends it and more words of the
// clause stand around it ("nehmen Hemer, Menden und Balve nicht an"); from −1 to −1 if there is none.
func (t *Text) Enumeration(i int) (from, to int) {
	if i == 0 || !t.isNoun(i-1) {
		return -1, -1
	}
	from, to = t.nounsAround(i)
	if lead := &t.Tokens[max(from-1, 0)]; from == 0 || lead.Kind != Word || lead.Upper || ofThings(t.Folded(from-1)) {
		return -1, -1
	}
	if to == i+1 || to+2 >= len(t.Tokens) || !t.isNoun(to+1) || !isJoin(t.Folded(to)) {
		return -1, -1
	}
	if to++; t.Tokens[to+1].Kind != Word || t.isNoun(to+1) {
		return -1, -1
	}
	return from, to
}

func (t *Text) isNoun(i int) bool { return t.Tokens[i].Kind == Word && t.Tokens[i].Upper }

// nounsAround are the first of the nouns with commas between them around the comma at token i, and the token after the last.
func (t *Text) nounsAround(i int) (from, to int) {
	const most = 24 // tokens
	for from = i - 1; from > 0 && i-from < most && (t.isNoun(from-1) || t.Is(from-1, ",")); {
		from--
	}
	for to = i + 1; to+2 < len(t.Tokens) && to-i < most && (t.isNoun(to) || t.Is(to, ",")); {
		to++
	}
	return from, to
}

// ofThings reports whether the preposition leads to things, not to places or those who act ("bei Geburten, Trauungen und …").
func ofThings(folded []byte) bool {
	switch string(folded) {
	case "bei", "fuer", "von", "mit", "um", "ueber":
		return true
	}
	return false
}

// amidNouns reports whether the comma at token i belongs to an enumeration.
func (t *Text) amidNouns(i int) bool {
	_, to := t.Enumeration(i)
	return to > 0
}

// words are those of a place.
func (l *Lexicon) words(p *place) []int32 { return l.seconds[p.from:p.to] }

// rest matches the places after the token at.
func (l *Lexicon) rest(t *Text, m *Matches, places []place, at int) (int, bool) {
	if len(places) == 0 {
		return at, true
	}
	words, left := l.words(&places[0]), places[0].gap
	for j := at + 1; j < len(t.Tokens); j++ {
		switch t.Tokens[j].Kind {
		case Break:
			continue
		case Punct:
			if !slices.ContainsFunc(m.at(j), func(w int32) bool { return slices.Contains(words, w) }) {
				if !t.passes(j) || t.Tokens[j].First == ',' && !t.inDate(j) && !t.amidNouns(j) {
					return 0, false
				}
				continue
			}
		}
		for _, w := range m.at(j) {
			if slices.Contains(words, w) {
				if last, ok := l.rest(t, m, places[1:], j); ok {
					return last, true
				}
			}
		}
		if left == 0 {
			return 0, false
		}
		left--
	}
	return 0, false
}
