package automaton

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

// Piece is the end of one word pattern in the automaton.
type Piece struct {
	Word              int32 // number of the word pattern
	Length            int32 // of its letters
	OpenLeft, OpenEnd bool  // "*" at that side
	Ending            bool  // "~": an inflection may follow
}

// Automaton finds all word patterns in a token in one pass (Aho–Corasick, transitions filled in). Its states are numbered with
// two bytes: the table is read all over, and has to stay in the processor's cache.
type Automaton struct {
	next []uint16  // state*classes + class → state
	out  [][]Piece // pieces that end in the state
	ends []ends    // of each state
}

// ends leads to the pieces that may end a word amid its letters, those that are open to the left: most are not.
type ends struct {
	hit   uint16 // the longest state that has one, of the state itself and those it ends with; 0 if none
	link  uint16 // the same, without the state itself
	depth uint16 // how many letters lead to the state
	own   bool   // the state has a piece, open or not
}

// MaxStates is how many states two bytes can number.
const MaxStates = 1 << 16

// New makes an automaton without a pattern.
func New() *Automaton {
	a := &Automaton{}
	a.state(0)
	return a
}

func (a *Automaton) state(depth uint16) uint16 {
	a.next = append(a.next, make([]uint16, classes)...)
	a.out = append(a.out, nil)
	a.ends = append(a.ends, ends{depth: depth})
	return uint16(len(a.out) - 1) //nolint:gosec // the builder checks their number in the end
}

// Insert adds the letters of a pattern.
func (a *Automaton) Insert(letters string, p Piece) {
	s := uint16(0)
	for i := range len(letters) {
		at := int(s)*classes + int(class[letters[i]])
		if a.next[at] == 0 {
			n := a.state(a.ends[s].depth + 1)
			a.next[at] = n
		}
		s = a.next[at]
	}
	a.out[s] = append(a.out[s], p)
}

// Finish fills in the transitions of failure, breadth first. False: there are more than MaxStates states.
func (a *Automaton) Finish() bool {
	if len(a.out) > MaxStates {
		return false
	}
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
		e := &a.ends[s]
		e.hit, e.link, e.own = a.ends[f].hit, a.ends[f].hit, len(a.out[s]) > 0
		if slices.ContainsFunc(a.out[s], func(p Piece) bool { return p.OpenLeft }) {
			e.hit = s
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

// Find appends the numbers of the word patterns that match the whole token.
func (a *Automaton) Find(tok []byte, hits []int32) []int32 {
	s, whole := uint16(0), true // whole: the state is that of all letters so far
	for i := range len(tok) {
		s = a.next[int(s)*classes+int(class[tok[i]])]
		e := &a.ends[s]
		o := e.hit
		if whole = whole && int(e.depth) == i+1; whole {
			if o = e.link; e.own {
				hits = a.ending(s, tok, i+1, hits)
			}
		}
		for ; o != 0; o = a.ends[o].link {
			hits = a.ending(o, tok, i+1, hits)
		}
	}
	return hits
}

// ending appends the numbers of the word patterns that end in state s, before end of the token.
func (a *Automaton) ending(s uint16, tok []byte, end int, hits []int32) []int32 {
	for k := range a.out[s] {
		if p := &a.out[s][k]; p.fits(tok, end) {
			hits = append(hits, p.Word)
		}
	}
	return hits
}

// fits checks the edges of a piece that ends before end.
func (p *Piece) fits(tok []byte, end int) bool {
	start := end - int(p.Length)
	if start > 0 && !p.OpenLeft {
		return false
	}
	if end == len(tok) || p.OpenEnd {
		return true
	}
	return p.Ending && len(tok)-end <= 5 && slices.Contains(endings, string(tok[end:]))
}
