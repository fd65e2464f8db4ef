package denial

import "bytes"

// opensSubject reports whether a noun that no list knows begins at token i, with its article, and its verb stands right before the negation at
// token at: a subject of its own.
func (r *Denier) opensSubject(i, at int) bool {
	verb := at - 1
	if r.Text.Is(verb, "sich") {
		verb--
	}
	if verb <= i || !bytes.HasSuffix(r.Text.Folded(verb), []byte("t")) || r.Text.Tokens[verb].Upper || r.Covered[verb] {
		return false
	}
	switch string(r.Text.Folded(i)) {
	case "ein", "eine", "der", "die", "das":
		i++
	}
	return r.Text.Tokens[i].Upper && !r.Covered[i]
}
