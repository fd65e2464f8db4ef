package finder

import "github.com/lagebild/lagebild/internal/region/words"

// evidence is what the mentions that need no context say of the text.
type evidence struct {
	context   bool         // the text is about administrations of the region
	bodies    []bool       // by place: named beyond doubt, or the text's own
	districts map[int]bool // places of the districts that these lie in
}

func (s *scan) gather() *evidence {
	e := &evidence{context: s.own >= 0, bodies: make([]bool, len(s.r.bodies)), districts: map[int]bool{}}
	if s.own >= 0 {
		s.add(e, s.own)
	}
	for i := range s.found {
		if c := &s.found[i]; c.need == needNothing && len(c.bodies) == 1 {
			s.add(e, c.bodies[0])
			e.context = true
		}
	}
	e.context = e.context || s.hasCue()
	return e
}

func (s *scan) add(e *evidence, body int) {
	e.bodies[body] = true
	if d := s.tree.Traits[body].District; d >= 0 {
		e.districts[d] = true
	}
}

// settle decides on the candidates that lack context, those that need least first: what they name is context for the others.
func (s *scan) settle() []Mention {
	e := s.gather()
	keep := make([]bool, len(s.found))
	for _, level := range []need{needNothing, needContext, needDistrict, needBody} {
		for i := range s.found {
			c := &s.found[i]
			if c.need != level {
				continue
			}
			b := s.choose(c.bodies, e)
			if b < 0 || !s.meets(b, level, e) {
				continue
			}
			keep[i] = true
			c.AGS = s.r.bodies[b].AGS
			if !c.Ort {
				s.add(e, b)
			}
		}
	}
	var out []Mention
	for i := range s.found {
		c := &s.found[i]
		if c.need == needDistrictName {
			if d := s.resolveImplied(i, keep); d >= 0 {
				c.AGS, keep[i] = s.r.bodies[d].AGS, true
			}
		}
		if keep[i] {
			out = append(out, c.Mention)
		}
	}
	return out
}

// meets says whether the evidence is what a candidate for body needs.
func (s *scan) meets(body int, n need, e *evidence) bool {
	switch n {
	case needNothing:
		return true
	case needContext:
		return e.context
	case needDistrict:
		return e.bodies[body] || e.districts[s.tree.Traits[body].District]
	default:
		return e.bodies[body]
	}
}

// choose picks the one body that a shared name stands for: the own one, one named without doubt, one whose district is
// named; -1 if that leaves more than one, because a wrong body is worse than none.
func (s *scan) choose(bodies []int, e *evidence) int {
	if len(bodies) == 1 {
		return bodies[0]
	}
	tests := []func(int) bool{
		func(b int) bool { return b == s.own },
		func(b int) bool { return e.bodies[b] },
		func(b int) bool { return e.districts[s.tree.Traits[b].District] },
	}
	for _, test := range tests {
		hit, n := -1, 0
		for _, b := range bodies {
			if test(b) {
				hit = b
				n++
			}
		}
		if n == 1 {
			return hit
		}
	}
	return -1
}

// hasCue says whether the text speaks of administrations at all.
func (s *scan) hasCue() bool {
	for i := range s.words {
		if w := &s.words[i]; w.ID >= 0 && s.tree.IsCue(w.ID) || w.Upper && words.IsOffice(w.Fold) {
			return true
		}
	}
	return false
}
