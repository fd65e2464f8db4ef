package lexicon

import "slices"

// classes is the size of the alphabet: a–z, 0–9, "-", anything else.
const classes = 38

func class(c byte) int {
	switch {
	case c >= 'a' && c <= 'z':
		return int(c - 'a')
	case c >= '0' && c <= '9':
		return 26 + int(c-'0')
	case c == '-':
		return 36
	}
	return 37
}

// piece is the end of one word pattern in the automaton.
type piece struct {
	word              int32 // number of the word pattern
	length            int32 // of its letters
	openLeft, openEnd bool  // "*" at that side
	ending            bool  // "~": an inflection may follow
}

// automaton finds all word patterns in a token in one pass (Aho–Corasick, transitions filled in).
type automaton struct {
	next []int32   // state*classes + class → state
	out  [][]piece // pieces that end in the state
	link []int32   // the next shorter state that has an output; 0 if none
}

func newAutomaton() *automaton {
	a := &automaton{}
	a.state()
	return a
}

func (a *automaton) state() int32 {
	a.next = append(a.next, make([]int32, classes)...)
	a.out = append(a.out, nil)
	a.link = append(a.link, 0)
	return int32(len(a.out) - 1) //nolint:gosec // the number of states is far below the limit
}

func (a *automaton) insert(letters string, p piece) {
	s := int32(0)
	for i := range len(letters) {
		at := int(s)*classes + class(letters[i])
		if a.next[at] == 0 {
			n := a.state()
			a.next[at] = n
		}
		s = a.next[at]
	}
	a.out[s] = append(a.out[s], p)
}

// finish fills in the transitions of failure, breadth first.
func (a *automaton) finish() {
	fail := make([]int32, len(a.out))
	queue := make([]int32, 0, len(a.out))
	for c := range classes {
		if s := a.next[c]; s != 0 {
			queue = append(queue, s)
		}
	}
	for len(queue) > 0 {
		s := queue[0]
		queue = queue[1:]
		f := fail[s]
		a.link[s] = f
		if len(a.out[f]) == 0 {
			a.link[s] = a.link[f]
		}
		for c := range classes {
			at := int(s)*classes + c
			down := a.next[int(f)*classes+c]
			if child := a.next[at]; child != 0 {
				fail[child] = down
				queue = append(queue, child)
			} else {
				a.next[at] = down
			}
		}
	}
}

// endings are the inflections that "~" lets follow a stem.
var endings = []string{"", "e", "en", "er", "es", "em", "n", "s", "ns", "et", "t", "te", "ten", "se", "sen", "ne", "nen", "in", "innen"}

// find appends the numbers of the word patterns that match the whole token.
func (a *automaton) find(tok []byte, hits []int32) []int32 {
	s := int32(0)
	for i := range len(tok) {
		s = a.next[int(s)*classes+class(tok[i])]
		for o := s; o != 0; o = a.link[o] {
			for _, p := range a.out[o] {
				if p.fits(tok, i+1) {
					hits = append(hits, p.word)
				}
			}
		}
	}
	return hits
}

// fits checks the edges of a piece that ends before end.
func (p *piece) fits(tok []byte, end int) bool {
	start := end - int(p.length)
	if start > 0 && !p.openLeft {
		return false
	}
	if end == len(tok) || p.openEnd {
		return true
	}
	return p.ending && len(tok)-end <= 5 && slices.Contains(endings, string(tok[end:]))
}
