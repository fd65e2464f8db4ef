package automaton

import "bytes"

// tree finds the patterns that begin where a token does: it is left at the first letter that none of them goes on with. Of most states but one
// letter leads on, so that the letters of each stand side by side, and not in a table of all.
type tree struct {
	nodes   []node  // until finish
	letters []byte  // those that lead on, state by state
	to      []int32 // letter → the state that it leads to
	edge    []int32 // state → the first of its letters; those of the next state begin where they end
	first   []int32 // state → the first of its pieces, likewise
	pieces  []Piece
}

// node is a state of a tree that still grows. A state that no letter has yet is 0, which is the root.
type node struct {
	letter       byte
	child, right int32 // the first state that a letter leads to; the next one beside this
	out          []Piece
}

// insert adds the letters of a pattern.
func (t *tree) insert(letters string, p Piece) {
	s := int32(0)
	for i := range len(letters) {
		n := t.nodes[s].child
		for n != 0 && t.nodes[n].letter != letters[i] {
			n = t.nodes[n].right
		}
		if n == 0 {
			n = int32(len(t.nodes)) //nolint:gosec // word lists are small
			t.nodes = append(t.nodes, node{letter: letters[i], right: t.nodes[s].child})
			t.nodes[s].child = n
		}
		s = n
	}
	t.nodes[s].out = append(t.nodes[s].out, p)
}

// finish puts letters and pieces in rows.
func (t *tree) finish() {
	t.edge, t.first = make([]int32, 1, len(t.nodes)+1), make([]int32, 1, len(t.nodes)+1)
	for i := range t.nodes {
		for n := t.nodes[i].child; n != 0; n = t.nodes[n].right {
			t.letters, t.to = append(t.letters, t.nodes[n].letter), append(t.to, n)
		}
		t.pieces = append(t.pieces, t.nodes[i].out...)
		t.edge, t.first = append(t.edge, int32(len(t.to))), append(t.first, int32(len(t.pieces))) //nolint:gosec // word lists are small
	}
	t.nodes = nil
}

// find appends the numbers of the word patterns that match the whole token.
func (t *tree) find(tok []byte, hits []int32) []int32 {
	s := int32(0)
	for i := range len(tok) {
		from := t.edge[s]
		k := bytes.IndexByte(t.letters[from:t.edge[s+1]], tok[i])
		if k < 0 {
			break
		}
		s = t.to[int(from)+k]
		own := t.pieces[t.first[s]:t.first[s+1]]
		for k := range own {
			if p := &own[k]; p.fits(tok, i+1) {
				hits = append(hits, p.Word)
			}
		}
	}
	return hits
}
