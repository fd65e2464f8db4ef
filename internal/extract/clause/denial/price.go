package denial

// ofPrice reports whether the negation at i but says how little something costs, or how short it takes ("Der Eintritt kostet nichts", "dauert keine
// Viertelstunde").
func (r *Denier) ofPrice(i int) bool {
	switch string(r.Text.Folded(max(i-1, 0))) {
	case "kostet", "kosten", "koste", "dauert", "dauern", "dauere":
		return i > 0 && !r.Text.Is(i, "nicht")
	}
	return false
}

// ofCause reports whether the negation at i stands before an adjective of what something is due to ("wegen der nicht erreichbaren Register").
func (r *Denier) ofCause(i int) bool {
	const near = 2 // tokens of "wegen der"
	for j := max(i-near, 0); j < i; j++ {
		switch string(r.Text.Folded(j)) {
		case "wegen", "aufgrund", "infolge", "angesichts", "trotz":
			return r.Text.Is(i, "nicht") || r.Text.Is(i, "kaum")
		}
	}
	return false
}
