package denial

// opensSubject reports whether a noun that no list knows begins at token i, with its article: a subject of its own.
func (r *Denier) opensSubject(i int) bool {
	switch string(r.Text.Folded(i)) {
	case "ein", "eine", "der", "die", "das":
		return r.Text.Tokens[i+1].Upper && !r.Covered[i+1]
	}
	return r.Text.Tokens[i].Upper && !r.Covered[i]
}
