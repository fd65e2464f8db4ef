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

// Automaton finds all word patterns in a token: those that begin where the token does by a tree of their letters, the others by a search
// that begins anew at each letter.
type Automaton struct {
	whole tree
	open  search
}

// MaxStates is how many states two bytes can number.
const MaxStates = 1 << 16

// New makes an automaton without a pattern.
func New() *Automaton {
	a := &Automaton{whole: tree{nodes: make([]node, 1)}}
	a.open.state(0)
	return a
}

// Insert adds the letters of a pattern.
func (a *Automaton) Insert(letters string, p Piece) {
	if p.OpenLeft {
		a.open.insert(letters, p)
	} else {
		a.whole.insert(letters, p)
	}
}

// Finish readies the automaton for Find. False: the patterns that are open to the left have more than MaxStates states.
func (a *Automaton) Finish() bool {
	a.whole.finish()
	return a.open.finish()
}

// Find appends the numbers of the word patterns that match the whole token.
func (a *Automaton) Find(tok []byte, hits []int32) []int32 {
	return a.open.find(tok, a.whole.find(tok, hits))
}

// search finds the patterns that may begin amid a token, in one pass (Aho–Corasick, transitions filled in). Its states are numbered with two
// bytes: the table is read all over, and has to stay in the processor's cache.
type search struct {
	next   []uint16  // state*classes + class → state
	out    [][]Piece // state → pieces that end in it; until Finish
	depth  []uint16  // state → how many letters lead to it; until Finish
	ends   []ends    // state → what ends there; only of the first states, since at the others nothing does
	pieces []Piece   // those of all states, one after the other
}

// ends leads to the pieces that end in a state, and to those that are open to the left, which may end a word amid its letters.
type ends struct {
	hit      uint16 // the longest state that has one open to the left, of the state itself and those it ends with; 0 if none
	link     uint16 // the same, without the state itself
	depth    uint16 // how many letters lead to the state
	own      uint16 // how many pieces the state has, open or not
	ownFirst int32  // the first of these among all pieces
}

func (a *search) state(depth uint16) uint16 {
	a.next = append(a.next, make([]uint16, classes)...)
	a.out = append(a.out, nil)
	a.depth = append(a.depth, depth)
	return uint16(len(a.out) - 1) //nolint:gosec // the builder checks their number in the end
}

// insert adds the letters of a pattern.
func (a *search) insert(letters string, p Piece) {
	s := uint16(0)
	for i := range len(letters) {
		at := int(s)*classes + int(class[letters[i]])
		if a.next[at] == 0 {
			n := a.state(a.depth[s] + 1)
			a.next[at] = n
		}
		s = a.next[at]
	}
	a.out[s] = append(a.out[s], p)
}

// finish fills in the transitions of failure, breadth first. False: there are more than MaxStates states.
func (a *search) finish() bool {
	if len(a.out) > MaxStates {
		return false
	}
	fail := make([]uint16, len(a.out))
	all := make([]ends, len(a.out))
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
		e := &all[s]
		e.hit, e.link, e.depth, e.own = all[f].hit, all[f].hit, a.depth[s], uint16(len(a.out[s])) //nolint:gosec // few end in one state
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
	a.renumber(all)
	return true
}

// renumber puts the states at which a piece may end before all others but the root: of most states nothing has to be looked up.
func (a *search) renumber(all []ends) {
	order := []uint16{0}
	for _, busy := range []bool{true, false} {
		for s := 1; s < len(all); s++ {
			if (all[s].own > 0 || all[s].hit > 0) == busy {
				order = append(order, uint16(s))
			}
		}
		if busy {
			a.ends = make([]ends, len(order))
		}
	}
	to := make([]uint16, len(all))
	for n, s := range order {
		to[s] = uint16(n)
	}
	next := make([]uint16, len(a.next))
	for n, s := range order {
		for c, down := range a.next[int(s)*classes : (int(s)+1)*classes] {
			next[n*classes+c] = to[down]
		}
		if n < len(a.ends) {
			e := all[s]
			e.hit, e.link, e.ownFirst = to[e.hit], to[e.link], int32(len(a.pieces)) //nolint:gosec // word lists are small
			a.ends[n], a.pieces = e, append(a.pieces, a.out[s]...)
		}
	}
	a.next, a.out, a.depth = next, nil, nil
}

// endings are the inflections that "~" lets follow a stem.
var endings = []string{"", "e", "en", "er", "es", "em", "n", "s", "ns", "et", "t", "te", "ten", "se", "sen", "ne", "nen", "in", "innen"}

// find appends the numbers of the word patterns that match the whole token.
func (a *search) find(tok []byte, hits []int32) []int32 {
	s := uint16(0)
	for i := range len(tok) {
		s = a.next[int(s)*classes+int(class[tok[i]])]
		if int(s) >= len(a.ends) {
			continue
		}
		e := &a.ends[s]
		o := e.hit
		if int(e.depth) == i+1 { // the state is that of all letters so far
			hits = a.ending(e, tok, i+1, hits)
			o = e.link
		}
		for o != 0 {
			e = &a.ends[o]
			hits = a.ending(e, tok, i+1, hits)
			o = e.link
		}
	}
	return hits
}

// ending appends the numbers of the word patterns of e, which end before end of the token.
func (a *search) ending(e *ends, tok []byte, end int, hits []int32) []int32 {
	own := a.pieces[e.ownFirst : e.ownFirst+int32(e.own)]
	for k := range own {
		if p := &own[k]; p.fits(tok, end) {
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
