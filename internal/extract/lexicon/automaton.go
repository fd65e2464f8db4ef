package lexicon

import "slices"

// classes is the size of the alphabet: a–z, 0–9, "-", anything else.
const classes = 38

// class gives each byte its place in the alphabet.
var class = func() (of [256]uint8) {
	for c := range of {
		of[c] = classes - 1
	}
	for i, c := range []byte("abcdefghijklmnopqrstuvwxyz0123456789-") {
		of[c] = uint8(i)
	}
	return of
}()

// piece is the end of one word pattern in the automaton.
type piece struct {
	word              int32 // number of the word pattern
	length            int32 // of its letters
	openLeft, openEnd bool  // "*" at that side
	ending            bool  // "~": an inflection may follow
}

// automaton finds all word patterns in a token in one pass (Aho–Corasick, transitions filled in). Its states are numbered with
// two bytes: the table is read all over, and has to stay in the processor's cache.
type automaton struct {
	next []uint16  // state*classes + class → state
	out  [][]piece // pieces that end in the state
	hit  []uint16  // the longest state that has an output, of the state itself and those it ends with; 0 if none
	link []uint16  // the same, without the state itself
}

// maxStates is how many states two bytes can number.
const maxStates = 1 << 16

func newAutomaton() *automaton {
	a := &automaton{}
	a.state()
	return a
}

func (a *automaton) state() uint16 {
	a.next = append(a.next, make([]uint16, classes)...)
	a.out = append(a.out, nil)
	return uint16(len(a.out) - 1) //nolint:gosec // the builder checks their number in the end
}

func (a *automaton) insert(letters string, p piece) {
	s := uint16(0)
	for i := range len(letters) {
		at := int(s)*classes + int(class[letters[i]])
		if a.next[at] == 0 {
			n := a.state()
			a.next[at] = n
		}
		s = a.next[at]
	}
	a.out[s] = append(a.out[s], p)
}

// finish fills in the transitions of failure, breadth first. False: there are more than maxStates states.
func (a *automaton) finish() bool {
	if len(a.out) > maxStates {
		return false
	}
	a.hit, a.link = make([]uint16, len(a.out)), make([]uint16, len(a.out))
	fail := make([]uint16, len(a.out))
	queue := make([]uint16, 0, len(a.out))
	for c := range classes {
		if s := a.next[c]; s != 0 {
			queue = append(queue, s)
		}
	}
	for len(queue) > 0 {
		s := queue[0]
		queue = queue[1:]
		f := fail[s]
		a.link[s], a.hit[s] = a.hit[f], a.hit[f]
		if len(a.out[s]) > 0 {
			a.hit[s] = s
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
	return true
}

// endings are the inflections that "~" lets follow a stem.
var endings = []string{"", "e", "en", "er", "es", "em", "n", "s", "ns", "et", "t", "te", "ten", "se", "sen", "ne", "nen", "in", "innen"}

// find appends the numbers of the word patterns that match the whole token.
func (a *automaton) find(tok []byte, hits []int32) []int32 {
	s := uint16(0)
	for i := range len(tok) {
		s = a.next[int(s)*classes+int(class[tok[i]])]
		for o := a.hit[s]; o != 0; o = a.link[o] {
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
